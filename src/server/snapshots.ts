import type { DatedResult, RunOverview, Store } from '../stores/store.ts';

export interface Snapshot {
  /** The newest result of each portal, by URL */
  latest: readonly DatedResult[];
  /** Newest first */
  runs: readonly RunOverview[];
}

interface Kept {
  stamp: string;
  /** Runs that were under way, or the newest, when they were last looked at */
  moving: ReadonlySet<string>;
  readAt: number;
  latest: Map<string, DatedResult>;
  snapshot: Snapshot;
}

const RUNS = 30;
/** What is taken out of the history, or into its past, is seen after so long. */
const READ_AGAIN_MS = 10 * 60_000;

/**
 * How each portfolio stands, in memory: the newest result of thousands of portals over many runs is a
 * question of a second, and asked by every page. New results are found by looking at the newest run and
 * those under way.
 */
export class Snapshots {
  readonly #store: Store;
  readonly #kept = new Map<string, Kept>();

  constructor(store: Store) {
    this.#store = store;
  }

  async of(portfolio: string): Promise<Snapshot> {
    const [running, [newest]] = await Promise.all([
      this.#store.runs({ portfolio, state: 'running' }),
      this.#store.runs({ portfolio, limit: 1 }),
    ]);
    const moving = [...new Map([...running, ...(newest === undefined ? [] : [newest])].map((run) => [run.id, run])).values()];
    const stamp = moving.map(({ id, state, pending }) => `${id} ${state} ${pending}`).join();
    const kept = this.#kept.get(portfolio);
    if (kept !== undefined && kept.stamp === stamp && Date.now() - kept.readAt < READ_AGAIN_MS) return kept.snapshot;
    const known = kept !== undefined && Date.now() - kept.readAt < READ_AGAIN_MS ? kept : null;
    const latest = known === null ? await this.#readAll(portfolio) : await this.#readNew(known, moving);
    const runs = await this.#store.runs({ portfolio, limit: RUNS });
    const snapshot = { latest: [...latest.values()].toSorted((a, b) => (a.url < b.url ? -1 : 1)), runs };
    this.#kept.set(portfolio, {
      stamp,
      moving: new Set(moving.map(({ id }) => id)),
      readAt: known?.readAt ?? Date.now(),
      latest,
      snapshot,
    });
    return snapshot;
  }

  async #readAll(portfolio: string): Promise<Map<string, DatedResult>> {
    return new Map((await this.#store.latest(portfolio)).map((result) => [result.url, result]));
  }

  /** A run that was under way when it was last looked at has since ended, or is still; its results are read again. */
  async #readNew({ latest, moving: before }: Kept, moving: readonly RunOverview[]): Promise<Map<string, DatedResult>> {
    const merged = new Map(latest);
    const ended = [...before].filter((id) => !moving.some((run) => run.id === id));
    const runs = [...moving, ...(await Promise.all(ended.map(async (id) => await this.#store.findRun(id).catch(() => null))))];
    for (const run of runs) {
      if (run === null) continue;
      for (const result of await this.#store.results(run.id)) {
        const known = merged.get(result.url);
        if (known !== undefined && known.run > run.id) continue;
        merged.set(result.url, { ...result, run: run.id, portfolio: run.portfolio, startedAt: run.startedAt });
      }
    }
    return merged;
  }
}
