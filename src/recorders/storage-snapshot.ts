import type { Protocol } from 'devtools-protocol';
import { z } from 'zod';
import type { Target } from '../browser/targets.ts';
import { StorageArea, type StorageSnapshot } from '../model/beyond.ts';
import { messageOf } from '../model/errors.ts';
import type { Journal } from './journal.ts';
import { probeStorage } from './storage-probe.ts';
import { itemName } from './storage.ts';

const MOST_ORIGINS = 50;
/** Real time for one answer of a frame: one that has not loaded, or that is busy, may never give it. */
const ANSWER_MS = 1500;
/** Real time for databases and caches, which answer in many steps. */
const DATABASES_MS = 3000;
const WORLD = 'storage-snapshot';

const Probed = z.object({
  items: z.array(z.object({ area: StorageArea, name: z.string(), text: z.string(), length: z.number().int().nonnegative() })),
  problems: z.array(z.string()),
});

/** Runs its work on a page whose time passes: without it IndexedDB and CacheStorage do not answer. */
type Paced = <T>(work: () => Promise<T>) => Promise<T>;

/** Everything in the storage of the origins whose documents are there, told once an origin. */
export async function snapshotStorage(targets: readonly Target[], journal: Journal, paced: Paced): Promise<StorageSnapshot[]> {
  const frames = (await Promise.all(targets.filter(({ isDocument }) => isDocument).map(framesOf))).flat();
  const byOrigin = new Map<string, Place[]>();
  for (const place of frames) byOrigin.set(place.origin, [...(byOrigin.get(place.origin) ?? []), place]);
  const origins = [...byOrigin];
  if (origins.length > MOST_ORIGINS) journal.beyond.leaveOut('origins whose storage was not read', origins.length - MOST_ORIGINS);
  const asked = await Promise.all(
    origins.slice(0, MOST_ORIGINS).map(async ([origin, places]) => ({ origin, places, deep: await hasDatabases(origin, places, journal) })),
  );
  const readAll = async (): Promise<StorageSnapshot[]> =>
    await Promise.all(
      asked.map(async ({ origin, places, deep }) => {
        const { items, problems } = await firstAnswer(places, deep);
        const entries = items.map(({ area, name, text, length }) => {
          const stable = itemName(area, name, journal.hasher);
          return { area, name: stable, text: stable === name ? text : `${name} ${text}`, length };
        });
        return journal.beyond.snapshot(origin, problems.length === 0 ? null : problems.join('; ').slice(0, 300), entries);
      }),
    );
  const read = asked.some(({ deep }) => deep) ? await paced(readAll) : await readAll();
  return read.filter(({ items, problem }) => items.length > 0 || problem !== null);
}

interface Place {
  target: Target;
  frame: string;
  origin: string;
}

/**
 * Whether an origin keeps databases or caches: by the browser's own count, or by a write that was seen (the
 * count leaves a third party's partition out).
 */
async function hasDatabases(origin: string, places: readonly Place[], journal: Journal): Promise<boolean> {
  if (journal.beyond.wroteDatabases(origin)) return true;
  const [first] = places;
  if (first === undefined) return false;
  const usage = await soon(first.target.send('Storage.getUsageAndQuota', { origin })).catch(() => null);
  // Without an answer it is the probe that finds out.
  if (usage === null) return true;
  return usage.usageBreakdown.some(({ storageType, usage: bytes }) => bytes > 0 && /^(indexeddb|cache_storage)$/.test(storageType));
}

/** The frames of a target's own process, as far as it answers; a target that is gone has none. */
async function framesOf(target: Target): Promise<Place[]> {
  const tree = await soon(target.send('Page.getFrameTree')).catch(() => null);
  const found: Place[] = [];
  const walk = ({ frame, childFrames }: Protocol.Page.FrameTree): void => {
    const origin = frame.securityOrigin;
    if (/^https?:\/\//.test(origin)) found.push({ target, frame: frame.id, origin });
    for (const child of childFrames ?? []) walk(child);
  };
  if (tree !== null) walk(tree.frameTree);
  return found;
}

/** Frames of one origin share what it stores; one of them may not answer (a lazy frame, a sandboxed one). */
async function firstAnswer(places: readonly Place[], deep: boolean): Promise<z.infer<typeof Probed>> {
  let problem = 'no frame';
  for (const { target, frame } of places.slice(0, 3)) {
    try {
      return await probe(target, frame, deep);
    } catch (error) {
      problem = messageOf(error).slice(0, 200);
    }
  }
  return { items: [], problems: [problem] };
}

async function probe(target: Target, frameId: string, deep: boolean): Promise<z.infer<typeof Probed>> {
  // The page's own world could answer for its prototypes; this one cannot be reached by the page.
  const { executionContextId } = await soon(target.send('Page.createIsolatedWorld', { frameId, worldName: WORLD }));
  const expression = `(() => { const __name = (f) => f; return (${probeStorage.toString()})(${deep ? DATABASES_MS : 0}); })()`;
  const { result, exceptionDetails } = await soon(
    target.send('Runtime.evaluate', { contextId: executionContextId, expression, awaitPromise: true, returnByValue: true }),
    deep ? ANSWER_MS + DATABASES_MS : ANSWER_MS,
  );
  if (exceptionDetails !== undefined) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  return Probed.parse(result.value);
}

async function soon<T>(answer: Promise<T>, ms = ANSWER_MS): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer in ${ms} ms`)), ms);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
