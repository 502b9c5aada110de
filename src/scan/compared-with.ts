import type { PortalRecord, Run } from '../model/history.ts';
import type { Store } from '../stores/store.ts';

/** Runs that are looked back for what comes and goes by itself. */
export const HISTORY_DEPTH = 8;

/**
 * What a portal's result in a run is held against, newest first: its record in the run's baseline, and those before. Not what
 * single portals were scanned for in between: the run's report would tell something else.
 */
export async function comparedWith(store: Store, { portfolio, baseline }: Run, url: string): Promise<PortalRecord[]> {
  const before = baseline === null ? null : await store.record(baseline, url);
  if (baseline === null || before === null) return [];
  return [before, ...(await store.records(url, { portfolio, before: baseline, limit: HISTORY_DEPTH }))];
}
