import { sql, type Kysely } from 'kysely';
import { PortalRecord, type PortalResult, type ResultSummary } from '../model/history.ts';
import { Verdict } from '../model/verdict.ts';
import { unpackJson } from './json.ts';
import { exportRuns, importRuns } from './lines.ts';
import { datedOf, summaryColumns, summaryOf } from './rows.ts';
import type { Tables } from './schema.ts';
import { likeText, SqlRuns } from './sql-runs.ts';
import type { CookieSighting, DatedResult, ResultFilter, Retention, RunFilter, Store } from './store.ts';
import { insertRun, packResult, storeResult, writeCounts } from './writes.ts';

/** Portals; each has some dozens of cookies, which go with it. */
const PRUNED_AT_ONCE = 1000;

/** The one implementation: both databases speak the SQL that it needs. What is about runs as such is in SqlRuns. */
export class SqlStore extends SqlRuns implements Store {
  readonly #identity: 'sqlite' | 'postgres';
  readonly #shrink: () => void;

  constructor(parts: { db: Kysely<Tables>; location: string; identity: 'sqlite' | 'postgres'; shrink: () => void }) {
    super(parts);
    this.#identity = parts.identity;
    this.#shrink = parts.shrink;
  }

  async save(run: string, result: PortalResult): Promise<boolean> {
    // Before the transaction: it holds others up.
    const packed = await packResult(result);
    return await this.guarded(async () => await this.db.transaction().execute(async (db) => await storeResult(db, run, result, packed)));
  }

  async results(run: string, filter: ResultFilter = {}): Promise<ResultSummary[]> {
    return await this.guarded(async () => {
      let query = this.db
        .selectFrom('results')
        .select(summaryColumns)
        .where('run_id', '=', run)
        .where('state', '=', 'done')
        .orderBy('position');
      if (filter.verdict !== undefined) query = query.where('verdict', '=', filter.verdict);
      if (filter.finishedSince !== undefined) query = query.where('results.finished_at', '>=', filter.finishedSince);
      if (filter.search !== undefined) {
        query = query.where(sql<boolean>`lower(url) like ${`%${likeText(filter.search.toLowerCase())}%`} escape '\\'`);
      }
      // SQLite has no offset without a limit.
      if (filter.limit !== undefined || filter.offset !== undefined)
        query = query.limit(filter.limit ?? 1_000_000).offset(filter.offset ?? 0);
      return (await query.execute()).map(summaryOf);
    });
  }

  async verdict(run: string, url: string): Promise<Verdict | null> {
    const bytes = await this.#detail(run, url, 'verdict');
    return bytes === null ? null : Verdict.parse(await unpackJson(bytes));
  }

  async record(run: string, url: string): Promise<PortalRecord | null> {
    const bytes = await this.#detail(run, url, 'record');
    return bytes === null ? null : PortalRecord.parse(await unpackJson(bytes));
  }

  async #detail(run: string, url: string, what: 'verdict' | 'record'): Promise<Uint8Array | null> {
    return await this.guarded(async () => {
      const row = await this.db
        .selectFrom('details')
        .innerJoin('results', 'results.id', 'details.result_id')
        .select(`details.${what} as bytes`)
        .where('run_id', '=', run)
        .where('url', '=', url)
        .executeTakeFirst();
      return row?.bytes ?? null;
    });
  }

  async records(url: string, options: { portfolio: string; before: string; limit: number }): Promise<PortalRecord[]> {
    const rows = await this.guarded(
      async () =>
        await this.db
          .selectFrom('details')
          .innerJoin('results', 'results.id', 'details.result_id')
          .innerJoin('runs', 'runs.id', 'results.run_id')
          .select('details.record as bytes')
          .where('results.url', '=', url)
          .where('runs.portfolio', '=', options.portfolio)
          .where('runs.id', '<', options.before)
          .orderBy('runs.id', 'desc')
          .limit(options.limit)
          .execute(),
    );
    return await Promise.all(rows.map(async ({ bytes }) => PortalRecord.parse(await unpackJson(bytes))));
  }

  verdicts(run: string): AsyncIterable<Verdict> {
    return { [Symbol.asyncIterator]: () => this.#verdictsOf(run) };
  }

  async *#verdictsOf(run: string): AsyncGenerator<Verdict> {
    for (const { url } of await this.results(run)) {
      const verdict = await this.verdict(run, url);
      if (verdict !== null) yield verdict;
    }
  }

  async history(url: string, options: { portfolio?: string; before?: string; limit?: number } = {}): Promise<DatedResult[]> {
    return await this.guarded(async () => {
      let query = this.#dated().where('results.url', '=', url).orderBy('runs.id', 'desc');
      if (options.portfolio !== undefined) query = query.where('runs.portfolio', '=', options.portfolio);
      if (options.before !== undefined) query = query.where('runs.id', '<', options.before);
      if (options.limit !== undefined) query = query.limit(options.limit);
      return (await query.execute()).map(datedOf);
    });
  }

  async latest(portfolio?: string): Promise<DatedResult[]> {
    return await this.guarded(async () => {
      const query = this.#dated()
        .innerJoin(
          (eb) => {
            let newest = eb
              .selectFrom('results')
              .innerJoin('runs', 'runs.id', 'results.run_id')
              .select((one) => ['results.url as newest_url', one.fn.max('results.run_id').as('newest_run')])
              .where('results.state', '=', 'done')
              .groupBy('results.url');
            if (portfolio !== undefined) newest = newest.where('runs.portfolio', '=', portfolio);
            return newest.as('newest');
          },
          (join) => join.onRef('newest.newest_url', '=', 'results.url').onRef('newest.newest_run', '=', 'results.run_id'),
        )
        .orderBy('results.url');
      return (await query.execute()).map(datedOf);
    });
  }

  #dated() {
    return this.db
      .selectFrom('results')
      .innerJoin('runs', 'runs.id', 'results.run_id')
      .select([...summaryColumns, 'runs.id as run', 'runs.portfolio as portfolio', 'runs.started_at as started_at'])
      .where('results.state', '=', 'done');
  }

  async sightings(name: string, limit: number, portfolio?: string): Promise<CookieSighting[]> {
    return await this.guarded(async () => {
      let query = this.db
        .selectFrom('cookies')
        .innerJoin('results', 'results.id', 'cookies.result_id')
        .innerJoin('runs', 'runs.id', 'results.run_id')
        .select((eb) => [
          'results.url as url',
          'cookies.name as name',
          'cookies.domain as domain',
          eb.fn.min('runs.started_at').as('first'),
          eb.fn.max('runs.started_at').as('last'),
          eb.fn.count<number | string>('runs.id').distinct().as('runs'),
        ])
        .where('cookies.name', '=', name)
        .groupBy(['results.url', 'cookies.name', 'cookies.domain'])
        .orderBy('results.url')
        .limit(limit);
      if (portfolio !== undefined) query = query.where('runs.portfolio', '=', portfolio);
      return (await query.execute()).map((row) => ({ ...row, runs: Number(row.runs) }));
    });
  }

  async prune({ portfolio: only, before, keep, dryRun = false }: Retention): Promise<string[]> {
    const seen = new Map<string, number>();
    const going = (await this.runs(only === undefined ? {} : { portfolio: only })).filter(({ portfolio, state, startedAt, abandoned }) => {
      const newer = seen.get(portfolio) ?? 0;
      seen.set(portfolio, newer + 1);
      if (state === 'running' && !abandoned) return false;
      if (keep !== undefined && newer < keep) return false;
      return before === undefined ? keep !== undefined : startedAt < before.toISOString();
    });
    const ids = going.map(({ id }) => id);
    if (dryRun || ids.length === 0) return ids;
    await this.guarded(async () => {
      // A part at a time: another process's writes get in between, and no statement takes minutes.
      for (const id of ids) {
        let gone: bigint;
        do {
          const some = this.db.selectFrom('results').select('id').where('run_id', '=', id).limit(PRUNED_AT_ONCE);
          ({ numDeletedRows: gone } = await this.db.deleteFrom('results').where('id', 'in', some).executeTakeFirstOrThrow());
        } while (gone > 0n);
        await this.db.deleteFrom('runs').where('id', '=', id).execute();
      }
      this.#shrink();
    });
    return ids;
  }

  async *exportLines(filter: RunFilter = {}): AsyncIterable<string> {
    yield* exportRuns(this, filter);
  }

  async importLines(lines: AsyncIterable<string> | Iterable<string>): Promise<{ added: string[]; present: string[] }> {
    return await this.guarded(
      async () =>
        await importRuns(lines, {
          has: async (id) => (await this.db.selectFrom('runs').select('id').where('id', '=', id).executeTakeFirst()) !== undefined,
          begin: async () => {
            const transaction = await this.db.startTransaction().execute();
            let imported = '';
            return {
              addRun: async (run, portals) => {
                imported = run.id;
                await insertRun(transaction, run, portals);
              },
              addResult: async (run, result) => await storeResult(transaction, run, result, await packResult(result)),
              commit: async () => {
                await writeCounts(transaction, imported);
                await transaction.commit().execute();
              },
              rollback: async () => await transaction.rollback().execute(),
            };
          },
        }),
    );
  }

  async close(): Promise<void> {
    await this.guarded(async () => {
      try {
        // Else the next reader of a file that is only copied misses what stands in the -wal beside it.
        if (this.#identity === 'sqlite') await sql`pragma wal_checkpoint(truncate)`.execute(this.db);
      } finally {
        await this.db.destroy();
      }
    });
  }
}
