import { setTimeout as pause } from 'node:timers/promises';
import type { PlannedPortal, ResultSummary, Run } from '../model/history.ts';
import { openPostgresQueue } from '../queues/postgres.ts';
import { ME } from '../stores/lease.ts';
import type { Store } from '../stores/store.ts';
import { holdRun } from './hold-run.ts';
import { patiently } from './patience.ts';
import { keepInputs } from './run-inputs.ts';
import type { ScanSettings, SettingParsers } from './settings.ts';

const LOOK_MS = 1000;
/** After so long without a worker that is said: nothing will come of waiting. */
const LONELY_MS = 15_000;
/** Results are looked for by the time that their worker gave them, which is saved later, and by another clock. */
const OVERLAP_MS = 60_000;

export interface QueuedRun {
  store: Store;
  run: Run;
  settings: ScanSettings;
  /** Those without a result */
  portals: readonly PlannedPortal[];
  total: number;
  /** URL of the queue */
  place: string;
  parsers: SettingParsers;
  /** Aborted: takes back what waits, and waits for what workers hold */
  drain: AbortSignal;
  /** Aborted: waits for nothing more */
  signal: AbortSignal;
  say(line: string): void;
  /** Told of each result once, with how many portals of the run have one */
  onResult(summary: ResultSummary, done: number): void;
  /** Told at each look */
  onWait(done: number, workers: number): void;
}

/**
 * Puts portals on the queue and waits until workers have done them. Interrupted, it takes back what waits;
 * what workers hold they finish, and their results are kept.
 */
export async function scanOverQueue(queued: QueuedRun): Promise<void> {
  const { store, run, settings, portals, total, place, parsers, drain, signal, say, onWait } = queued;
  const queue = await openPostgresQueue(place);
  try {
    const hold = await holdRun(store, run.id, 'workers');
    try {
      await keepInputs({ store, run: run.id }, portals, settings, parsers);
      await queue.add(portals.map((portal) => ({ run: run.id, portal })));
      say(
        `cookie-audit: run ${run.id}: ${portals.length} of ${total} ${total === 1 ? 'portal is' : 'portals are'} on the queue; history: ${store.location}`,
      );
      const told = new Teller(queued);
      const stopped = AbortSignal.any([drain, signal]);
      const look = async <T>(work: () => Promise<T>): Promise<T> => await patiently({ say, signal }, work);
      let lonelySince = performance.now();
      while (!(await look(async () => await store.endIfDone(run.id)))) {
        await look(async () => await told.news());
        if (stopped.aborted) {
          await look(async () => await queue.remove(run.id));
          if (signal.aborted || (await look(async () => await queue.state(run.id))).active === 0) break;
        }
        const workers = await look(async () => await queue.workers());
        if (workers.length > 0) lonelySince = performance.now();
        else if (performance.now() - lonelySince > LONELY_MS) {
          say('cookie-audit: no worker takes portals: start one with `cookie-audit worker --queue …`');
          lonelySince = Number.POSITIVE_INFINITY;
        }
        onWait(told.done, workers.length);
        await pause(LOOK_MS, undefined, { signal: stopped.aborted ? signal : stopped }).catch(() => undefined);
      }
      await look(async () => await told.rest());
      if (!(await look(async () => await store.endIfDone(run.id)))) await look(async () => await store.endRun(run.id, 'interrupted', ME));
    } finally {
      hold.letGo();
    }
  } finally {
    await queue.close().catch(() => undefined);
  }
}

/** Tells each result of a run once, as it comes. */
class Teller {
  readonly #queued: QueuedRun;
  /** Those that are waited for */
  readonly #waiting: Set<string>;
  /** When the newest visit ended, in ms of the epoch */
  #newest = OVERLAP_MS;

  constructor(queued: QueuedRun) {
    this.#queued = queued;
    this.#waiting = new Set(queued.portals.map(({ url }) => url));
  }

  get done(): number {
    return this.#queued.total - this.#waiting.size;
  }

  /** What came since the last look; few rows of a long run are read. */
  async news(): Promise<void> {
    await this.#tell(new Date(this.#newest - OVERLAP_MS).toISOString());
  }

  /** What came by a clock that was far off. */
  async rest(): Promise<void> {
    if (this.#waiting.size > 0) await this.#tell(new Date(0).toISOString());
  }

  async #tell(finishedSince: string): Promise<void> {
    const { store, run, onResult } = this.#queued;
    for (const summary of await store.results(run.id, { finishedSince })) {
      this.#newest = Math.max(this.#newest, Date.parse(summary.finishedAt));
      if (!this.#waiting.delete(summary.url)) continue;
      onResult(summary, this.done);
    }
  }
}
