import { CookieAuditError } from '../model/errors.ts';
import { nextTimes } from '../queues/cron.ts';
import type { Schedule } from '../queues/schedules.ts';
import type { RunOverview } from '../stores/store.ts';
import type { ServerParts } from './parts.ts';
import { assertPublic } from './public-address.ts';

/** The portfolio that was asked for, else the first; null: there is none. */
export async function portfolioOf(
  { store, portfolios }: ServerParts,
  wanted: string | undefined,
): Promise<{ name: string | null; all: string[] }> {
  const all = [...new Set([...portfolios, ...(await store.portfolios())])];
  const name = wanted !== undefined && all.includes(wanted) ? wanted : (all[0] ?? null);
  return { name, all };
}

/** Begins a scan that somebody asked for. @throws CookieAuditError usage */
export async function askForScan(parts: ServerParts, request: { portfolio: string; url: string | undefined }): Promise<void> {
  if (parts.scans === null) throw new CookieAuditError({ code: 'usage', message: 'this server only shows the history' });
  if (request.url !== undefined && !parts.allowPrivate) await assertPublic(request.url);
  await parts.scans.start({ portfolio: request.portfolio, urls: request.url === undefined ? null : [request.url] });
}

export async function plannedTimes({ schedules }: ServerParts): Promise<(Schedule & { next: Date[] })[]> {
  const all = schedules === null ? [] : await schedules.list();
  return all.map((schedule) => ({ ...schedule, next: nextTimes(schedule.cron, schedule.timezone, 3) }));
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
