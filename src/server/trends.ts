import type { RunOverview, Store } from '../stores/store.ts';
import type { TrendPoint } from './charts.ts';

type RunPoints = ReadonlyMap<string, TrendPoint>;

/** Runs that a trend goes back, and that are kept in memory for it. */
const RUNS = 14;
const KEPT = 200;

/** What all portals of a portfolio came to in its latest runs. A finished run does not change: it is read once. */
export class Trends {
  readonly #store: Store;
  readonly #finished = new Map<string, RunPoints>();

  constructor(store: Store) {
    this.#store = store;
  }

  /** Oldest first; a portal that was not in a run has no point in it. */
  async of(runs: readonly RunOverview[]): Promise<(url: string) => TrendPoint[]> {
    const shown = runs.slice(0, RUNS).toReversed();
    const points: { run: RunOverview; of: RunPoints }[] = [];
    for (const run of shown) points.push({ run, of: await this.#pointsOf(run) });
    const none = { verdict: null, errors: 0, warnings: 0, cookies: 0 };
    return (url) => points.map(({ run, of }) => of.get(url) ?? { run: run.id, startedAt: run.startedAt, ...none });
  }

  async #pointsOf(run: RunOverview): Promise<RunPoints> {
    const known = this.#finished.get(run.id);
    if (known !== undefined) return known;
    const results = await this.#store.results(run.id);
    const points = new Map(
      results.map(({ url, verdict, errors, warnings, cookies }): [string, TrendPoint] => [
        url,
        { run: run.id, startedAt: run.startedAt, verdict, errors, warnings, cookies },
      ]),
    );
    if (run.state === 'finished') {
      this.#finished.set(run.id, points);
      const [oldest] = this.#finished.keys();
      if (this.#finished.size > KEPT && oldest !== undefined) this.#finished.delete(oldest);
    }
    return points;
  }
}
