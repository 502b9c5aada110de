import { z } from 'zod';
import { CookieAuditError, messageOf } from '../model/errors.ts';
import { PlannedPortal, PortalRecord, ResultSummary, Run, type PortalResult } from '../model/history.ts';
import { Verdict } from '../model/verdict.ts';
import type { RunFilter, Store } from './store.ts';

const LINES_VERSION = 1;

/** Exports of before runs had that field kept it among the settings. */
const ImportedRun = Run.transform((run) => (run.settings['partial'] === true ? { ...run, partial: true } : run));

/** A history as text: a head, then each run followed by its results. */
const Line = z.discriminatedUnion('type', [
  z.object({ type: z.literal('cookie-audit history'), version: z.literal(LINES_VERSION) }),
  z.object({ type: z.literal('run'), run: ImportedRun, portals: z.array(PlannedPortal) }),
  z.object({ type: z.literal('result'), run: z.string(), summary: ResultSummary, verdict: Verdict, record: PortalRecord }),
]);
type Line = z.infer<typeof Line>;

export async function* exportRuns(store: Store, filter: RunFilter): AsyncIterable<string> {
  const line = (content: Line): string => `${JSON.stringify(content)}\n`;
  yield line({ type: 'cookie-audit history', version: LINES_VERSION });
  for (const overview of (await store.runs(filter)).toReversed()) {
    yield line({ type: 'run', run: Run.parse(overview), portals: await store.planned(overview.id) });
    for (const summary of await store.results(overview.id)) {
      const [verdict, record] = [await store.verdict(overview.id, summary.url), await store.record(overview.id, summary.url)];
      if (verdict !== null && record !== null) yield line({ type: 'result', run: overview.id, summary, verdict, record });
    }
  }
}

/** What runs are imported into; a run is there whole or not at all. */
export interface ImportTarget {
  has(run: string): Promise<boolean>;
  begin(): Promise<{
    addRun(run: Run, portals: readonly PlannedPortal[]): Promise<void>;
    /** @returns false where the run does not plan that portal, or has a result for it */
    addResult(run: string, result: PortalResult): Promise<boolean>;
    commit(): Promise<unknown>;
    rollback(): Promise<unknown>;
  }>;
}

/** @throws CookieAuditError store-failed with the line; runs before the one it stands in are imported */
export async function importRuns(
  lines: AsyncIterable<string> | Iterable<string>,
  target: ImportTarget,
): Promise<{ added: string[]; present: string[] }> {
  const added: string[] = [];
  const present: string[] = [];
  let open: { id: string; into: Awaited<ReturnType<ImportTarget['begin']>> } | null = null;
  const finish = async (): Promise<void> => {
    if (open === null) return;
    await open.into.commit();
    added.push(open.id);
    open = null;
  };
  let number = 0;
  try {
    for await (const text of lines) {
      number += 1;
      if (text.trim() === '') continue;
      const line = parseLine(text, number);
      if (line.type === 'cookie-audit history') continue;
      if (line.type === 'run') {
        await finish();
        if (await target.has(line.run.id)) {
          present.push(line.run.id);
          continue;
        }
        open = { id: line.run.id, into: await target.begin() };
        await open.into.addRun(line.run, line.portals);
      } else if (open !== null && open.id === line.run) {
        if (!(await open.into.addResult(line.run, line)))
          throw unexpected(number, `a result of ${line.summary.url}, which run ${line.run} does not plan, or has already`);
      } else if (!present.includes(line.run)) throw unexpected(number, `a result of ${line.run}, which no line before began`);
    }
    await finish();
  } catch (error) {
    await (open as { into: Awaited<ReturnType<ImportTarget['begin']>> } | null)?.into.rollback();
    throw error;
  }
  return { added, present };
}

function parseLine(text: string, number: number): Line {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    throw unexpected(number, messageOf(error));
  }
  const parsed = Line.safeParse(data);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw unexpected(number, `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not as expected'}`);
}

function unexpected(number: number, what: string): CookieAuditError {
  return new CookieAuditError({
    code: 'store-failed',
    message: `line ${number}: ${what}`,
    hint: 'Give a file that `cookie-audit history export` wrote; the runs before that line are imported.',
  });
}
