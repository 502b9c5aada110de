import { CookieAuditError } from '../model/errors.ts';
import { nextTimes } from '../queues/cron.ts';
import type { Schedule } from '../queues/schedules.ts';
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
