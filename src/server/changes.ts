import { setTimeout as wait } from 'node:timers/promises';
import type { PortalChanges, RunChanges } from '../model/changes.ts';
import { CookieAuditError } from '../model/errors.ts';
import type { Run } from '../model/history.ts';
import type { RunOverview, Store } from '../stores/store.ts';

/** What makes changes; the command that serves puts it in. */
export interface Comparing {
  runs(before: Run, after: Run): Promise<RunChanges>;
  /** null: one of the runs has no result of that portal */
  portal(before: Run, after: Run, url: string): Promise<PortalChanges | null>;
}

/** Differences that are kept in memory, over all runs; a night of a thousand portals has a few hundred. */
const KEPT = 100_000;

/**
 * What is new in a run, always against its baseline. Comparing all portals of a run takes seconds: what was made for a
 * finished run is kept, the runs that were asked for last.
 */
export class Changes {
  readonly #store: Store;
  readonly #comparing: Comparing;
  readonly #kept = new Map<string, { made: Promise<RunChanges>; size: number }>();

  constructor(store: Store, comparing: Comparing) {
    this.#store = store;
    this.#comparing = comparing;
  }

  /** null: there is nothing to compare it with */
  async of(run: RunOverview): Promise<RunChanges | null> {
    const before = await this.#baselineOf(run);
    if (before === null) return null;
    // A run under way has other changes with each result.
    const key = `${before.id} ${run.id} ${run.state} ${run.pending}`;
    const kept = this.#kept.get(key) ?? { made: this.#comparing.runs(before, run), size: 0 };
    // The one that was asked for last stands at the end.
    this.#kept.delete(key);
    this.#kept.set(key, kept);
    try {
      const changes = await kept.made;
      kept.size = sizeOf(changes);
      this.#forget();
      return changes;
    } catch (error) {
      this.#kept.delete(key);
      throw error;
    }
  }

  /** 'being-made': it takes longer than `ms`, and goes on. */
  async within(run: RunOverview, ms: number): Promise<RunChanges | 'being-made' | null> {
    const made = this.of(run);
    // Whoever asks again is told what went wrong.
    made.catch(() => undefined);
    return await Promise.race([made, wait(ms, 'being-made' as const, { ref: false })]);
  }

  /** Begins to compare a finished run, for a page that its reader is likely to open next. */
  prepare(run: RunOverview): void {
    if (run.state !== 'finished') return;
    // Whoever opens that page tries again, and is told what went wrong.
    void this.of(run).catch(() => undefined);
  }

  /** null: there is nothing to compare it with */
  async ofPortal(run: RunOverview, url: string): Promise<PortalChanges | null> {
    const before = await this.#baselineOf(run);
    return before === null ? null : await this.#comparing.portal(before, run, url);
  }

  async #baselineOf({ baseline }: RunOverview): Promise<Run | null> {
    if (baseline === null) return null;
    try {
      return await this.#store.findRun(baseline);
    } catch (error) {
      // It was cleared away since.
      if (error instanceof CookieAuditError && error.code === 'run-not-found') return null;
      throw error;
    }
  }

  #forget(): void {
    let size = [...this.#kept.values()].reduce((sum, one) => sum + one.size, 0);
    for (const [key, one] of this.#kept) {
      if (size <= KEPT || this.#kept.size === 1) return;
      this.#kept.delete(key);
      size -= one.size;
    }
  }
}

const sizeOf = ({ portals }: RunChanges): number =>
  portals.reduce((sum, { cookies, findings, policy }) => sum + 1 + cookies.length + findings.length + policy.length, 1);
