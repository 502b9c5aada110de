import { CookieAuditError } from '../model/errors.ts';
import { nextTimes } from '../queues/cron.ts';
import type { Schedule } from '../queues/schedules.ts';
import type { RunOverview } from '../stores/store.ts';
import type { ServerParts } from './parts.ts';
import type { AskedScan } from './scans.ts';

/**
 * The portfolio that was asked for; the first where none was. `name` is null where there is none at all.
 *
 * @throws CookieAuditError run-not-found: it is not here
 */
export async function portfolioOf(
  { store, portfolios }: ServerParts,
  wanted: string | undefined,
): Promise<{ name: string | null; all: string[] }> {
  const all = [...new Set([...portfolios, ...(await store.portfolios())])];
  if (wanted === undefined) return { name: all[0] ?? null, all };
  if (all.includes(wanted)) return { name: wanted, all };
  throw new CookieAuditError({
    code: 'run-not-found',
    message: `there is no portfolio ${JSON.stringify(wanted)} here`,
    hint: all.length === 0 ? 'There is none yet.' : `There are ${all.join(', ')}.`,
  });
}

export type PlannedSchedule = Schedule & {
  next: Date[];
  /** What became of its last turn, since this server started and on it */
  last: AskedScan | null;
};

export async function plannedTimes({ schedules, scans }: ServerParts): Promise<PlannedSchedule[]> {
  const all = schedules === null ? [] : await schedules.list();
  return all.map((schedule) => ({
    ...schedule,
    next: nextTimes(schedule.cron, schedule.timezone, 3),
    last: scans?.asked().find((scan) => scan.schedule === schedule.id) ?? null,
  }));
}

/** Fingerprints of findings that the portal's result before did not have; null: there was none. */
export async function freshFindings({ store }: ServerParts, run: RunOverview, url: string): Promise<ReadonlySet<string> | null> {
  const [before] = await store.history(url, { portfolio: run.portfolio, before: run.id, limit: 1 });
  if (before === undefined) return null;
  const [old, now] = await Promise.all([store.record(before.run, url), store.record(run.id, url)]);
  if (old === null || now === null) return null;
  const known = new Set(old.findings.map(({ fingerprint }) => fingerprint));
  return new Set(now.findings.map(({ fingerprint }) => fingerprint).filter((fingerprint) => !known.has(fingerprint)));
}
