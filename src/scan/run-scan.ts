import { streamAudits, wasInterrupted, type AuditOptions, type AuditResult, type AuditTarget } from '../audit/audit.ts';
import type { PlannedPortal, PortalResult, ResultSummary, Run } from '../model/history.ts';
import type { Store } from '../stores/store.ts';
import { ME } from '../stores/lease.ts';
import { holdRun } from './hold-run.ts';
import { patiently } from './patience.ts';
import { portalResult } from './result.ts';

/** How many runs back flaky cookies are looked for. */
export const HISTORY_DEPTH = 8;

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
export async function runScan({ store, run, portals, targets, options: given, onResult }: ScanWork): Promise<void> {
  const { lost, letGo } = await holdRun(store, run.id, 'here');
  const options = { ...given, signal: AbortSignal.any([given.signal, lost]) };
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
    lost.throwIfAborted();
    const left = await patiently(options, async () => await store.pending(run.id));
    await patiently(options, async () => await store.endRun(run.id, left.length === 0 ? 'finished' : 'interrupted', ME));
  } finally {
    letGo();
  }
}
