import { randomBytes } from 'node:crypto';
import type { Kysely, Transaction } from 'kysely';
import type { PlannedPortal, PortalRecord, PortalResult, Run } from '../model/history.ts';
import { packJson, plainText } from './json.ts';
import type { Tables } from './schema.ts';

type Db = Kysely<Tables> | Transaction<Tables>;

/** Rows of one INSERT: below the number of parameters that either database takes. */
const BATCH = 500;

export interface PackedResult {
  verdict: Uint8Array;
  record: Uint8Array;
}

export async function packResult({ verdict, record }: PortalResult): Promise<PackedResult> {
  return { verdict: await packJson(verdict), record: await packJson(record) };
}

/** Sorts by the time of the start; the end tells two runs of one millisecond apart. */
export function runId(startedAt: Date): string {
  const [day = '', time = ''] = startedAt.toISOString().split('T');
  return `${day.replaceAll('-', '')}-${time.replace(/[:.Z]/g, '')}-${randomBytes(2).toString('hex')}`;
}

export async function insertRun(db: Db, run: Run, portals: readonly PlannedPortal[]): Promise<void> {
  await db
    .insertInto('runs')
    .values({
      id: run.id,
      portfolio: plainText(run.portfolio),
      state: run.state,
      started_at: run.startedAt,
      finished_at: run.finishedAt,
      tool_version: run.toolVersion,
      profile: run.profile,
      settings: JSON.stringify(run.settings),
      baseline: run.baseline,
      owner: null,
      heartbeat_at: null,
      workers_at: null,
      partial: run.partial ? 1 : 0,
    })
    .execute();
  for (let from = 0; from < portals.length; from += BATCH) {
    const rows = portals.slice(from, from + BATCH).map(({ url, tags, settings }, index) => ({
      run_id: run.id,
      position: from + index,
      url,
      tags: JSON.stringify(tags),
      settings: JSON.stringify(settings),
      state: 'pending' as const,
    }));
    await db.insertInto('results').values(rows).execute();
  }
}

/** Writes down what a run came to, once each of its portals has a result: it is not counted any more. */
export async function writeCounts(db: Db, run: string): Promise<void> {
  await db
    .updateTable('runs')
    .set((eb) => {
      const all = eb.selectFrom('results').where('run_id', '=', run);
      const withVerdict = (verdict: string) => all.where('verdict', '=', verdict).select((one) => one.fn.countAll<number>().as('n'));
      const sum = (column: 'errors' | 'warnings' | 'new_findings' | 'fixed_findings') =>
        all.select((one) => one.fn.coalesce(one.fn.sum<number>(column), one.lit(0)).as('n'));
      return {
        portals: all.select((one) => one.fn.countAll<number>().as('n')),
        compliant: withVerdict('compliant'),
        violations: withVerdict('violations'),
        inconclusive: withVerdict('inconclusive'),
        errors: sum('errors'),
        warnings: sum('warnings'),
        new_findings: sum('new_findings'),
        fixed_findings: sum('fixed_findings'),
      };
    })
    .where('id', '=', run)
    .where((eb) => eb.not(eb.exists(pendingOf(db, run))))
    .execute();
}

/** The portals of a run that have no result yet, as a condition. */
export const pendingOf = (db: Db, run: string) =>
  db.selectFrom('results').select('id').where('run_id', '=', run).where('state', '=', 'pending');

async function insertDetails(db: Db, result: number, packed: PackedResult, record: PortalRecord): Promise<void> {
  await db
    .insertInto('details')
    .values({ result_id: result, ...packed })
    .execute();
  const rows = record.cookies.map((cookie) => ({
    result_id: result,
    key: plainText(cookie.key),
    name: plainText(cookie.name),
    domain: plainText(cookie.domain),
    party: cookie.party,
    category: cookie.category,
    declared: cookie.declared,
    needs_consent: cookie.needsConsent,
    lifetime_seconds: cookie.lifetimeSeconds,
  }));
  for (let from = 0; from < rows.length; from += BATCH)
    await db
      .insertInto('cookies')
      .values(rows.slice(from, from + BATCH))
      .execute();
}

/** @returns false where the portal had a result already; to be called in a transaction */
export async function storeResult(
  db: Transaction<Tables>,
  run: string,
  { summary, record }: PortalResult,
  packed: PackedResult,
): Promise<boolean> {
  // First of all a write: SQLite then waits for its turn here, and PostgreSQL locks the row.
  const row = await db
    .updateTable('results')
    .set({
      state: 'done',
      verdict: summary.verdict,
      reason: summary.reason === null ? null : plainText(summary.reason),
      errors: summary.errors,
      warnings: summary.warnings,
      notes: summary.notes,
      for_review: summary.forReview,
      cookies: summary.cookies,
      observed_at: summary.observedAt,
      finished_at: summary.finishedAt,
      duration_ms: summary.durationMs,
      attempts: summary.attempts,
      samples: summary.samples,
      evidence: summary.evidence,
      new_findings: summary.changed?.newFindings ?? null,
      fixed_findings: summary.changed?.fixedFindings ?? null,
      new_cookies: summary.changed?.newCookies ?? null,
      gone_cookies: summary.changed?.goneCookies ?? null,
    })
    .where('run_id', '=', run)
    .where('url', '=', summary.url)
    .where('state', '=', 'pending')
    .returning('id')
    .executeTakeFirst();
  if (row === undefined) return false;
  await insertDetails(db, row.id, packed, record);
  return true;
}
