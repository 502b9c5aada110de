import { setTimeout as pause } from 'node:timers/promises';
import { streamAudits, wasInterrupted, type AuditOptions, type AuditResult, type AuditTarget } from '../audit/audit.ts';
import { CookieAuditError } from '../model/errors.ts';
import type { PlannedPortal, PortalResult, ResultSummary, Run } from '../model/history.ts';
import type { Store } from '../stores/store.ts';
import { HEARTBEAT_MS, isAlive, ME } from '../stores/lease.ts';
import { portalResult } from './result.ts';

/** How many runs back flaky cookies are looked for. */
export const HISTORY_DEPTH = 8;
/** A database that restarts is waited for. */
const SAVE_PAUSES_MS = [500, 1000, 2000, 4000, 8000, 15_000, 15_000, 15_000];

export interface ScanWork {
  store: Store;
  run: Run;
  /** Portals of the run that have no result yet */
  portals: readonly PlannedPortal[];
  /** Of the same portals, in the same order */
  targets: readonly AuditTarget[];
  options: AuditOptions;
  /** Told after the result is in the store */
  onResult(summary: ResultSummary, result: AuditResult): void;
}

/**
 * Does what is left of a run: each portal that is finished is in the store before the next one begins in its
 * place, and nothing of it stays in memory. Ends the run, as finished or interrupted.
 *
 * @throws CookieAuditError for what stops the run as a whole; the run then stays open, to be resumed
 */
export async function runScan({ store, run, portals, targets, options, onResult }: ScanWork): Promise<void> {
  await takeOver(store, run.id);
  const beat = setInterval(() => {
    // A lost sign of life is no loss: saving tells of a database that is gone.
    void store.heartbeat(run.id, ME).catch(() => undefined);
  }, HEARTBEAT_MS);
  beat.unref();
  try {
    await streamAudits(targets, options, async (result, index) => {
      // What was broken off is done again when the run is resumed.
      if (wasInterrupted(result.evidence)) return;
      const earlier = await patiently(
        options,
        async () => await store.records(result.verdict.url, { portfolio: run.portfolio, before: run.id, limit: HISTORY_DEPTH }),
      );
      const kept: PortalResult = portalResult(result, portals[index]?.tags ?? [], earlier);
      await patiently(options, async () => await store.save(run.id, kept));
      onResult(kept.summary, result);
    });
    const left = await patiently(options, async () => await store.pending(run.id));
    await patiently(options, async () => await store.endRun(run.id, left.length === 0 ? 'finished' : 'interrupted'));
  } finally {
    clearInterval(beat);
  }
}

/** @throws CookieAuditError usage where another process is at work on that run */
async function takeOver(store: Store, run: string): Promise<void> {
  const lease = await store.lease(run);
  if ((lease === null || !isAlive(lease, Date.now())) && (await store.takeRun(run, ME, lease))) return;
  throw new CookieAuditError({
    code: 'usage',
    message: `run ${run} is still being worked on${lease === null ? '' : ` (${lease.owner})`}`,
    hint: 'Wait until it has ended, or end that process.',
  });
}

/** A finished portal is not thrown away for a database that is away for a minute. */
async function patiently<T>({ say, signal }: AuditOptions, work: () => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      const ms = SAVE_PAUSES_MS[tries];
      if (!(error instanceof CookieAuditError) || error.code !== 'store-failed' || ms === undefined || signal.aborted) throw error;
      if (tries === 0) say(`${error.message}; waiting for it`);
      await pause(ms, undefined, { signal }).catch(() => undefined);
    }
  }
}
