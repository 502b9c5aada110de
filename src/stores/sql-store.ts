import { sql, type Kysely } from 'kysely';
import { CookieAuditError } from '../model/errors.ts';
import { PlannedPortal, PortalRecord, type PortalResult, type ResultSummary, type Run } from '../model/history.ts';
import { Verdict } from '../model/verdict.ts';
import { storeFailure } from './failure.ts';
import { packJson, plainText, unpackJson } from './json.ts';
import { isAbandoned } from './lease.ts';
import { exportRuns, importRuns } from './lines.ts';
import { datedOf, runOf, summaryColumns, summaryOf } from './rows.ts';
import type { RunRow, Tables } from './schema.ts';
import type {
  CookieSighting,
  DatedResult,
  Lease,
  NewRun,
  ResultFilter,
  Retention,
  RunFilter,
  RunInput,
  RunOverview,
  Store,
} from './store.ts';
import { insertRun, packResult, pendingOf, runId, storeResult, writeCounts } from './writes.ts';

/** Portals; each has some dozens of cookies, which go with it. */
const PRUNED_AT_ONCE = 1000;

/** The one implementation: both databases speak the SQL that it needs. */
export class SqlStore implements Store {
  readonly location: string;
  readonly #db: Kysely<Tables>;
  readonly #identity: 'sqlite' | 'postgres';
  readonly #shrink: () => void;

  constructor(parts: { db: Kysely<Tables>; location: string; identity: 'sqlite' | 'postgres'; shrink: () => void }) {
    this.#db = parts.db;
    this.location = parts.location;
    this.#identity = parts.identity;
    this.#shrink = parts.shrink;
  }

  async createRun(run: NewRun): Promise<Run> {
    const made: Run = {
      id: runId(run.startedAt),
      portfolio: run.portfolio,
      state: 'running',
      startedAt: run.startedAt.toISOString(),
      finishedAt: null,
      toolVersion: run.toolVersion,
      profile: run.profile,
      settings: run.settings,
      baseline: run.baseline,
      partial: run.partial ?? false,
    };
    return await this.#guarded(async () => {
      await this.#db.transaction().execute(async (db) => await insertRun(db, made, run.portals));
      return made;
    });
  }

  async findRun(id: string, portfolio?: string): Promise<RunOverview> {
    const back = /^latest(?:~(\d{1,4}))?$/.exec(id);
    if (back !== null) {
      const skip = Number(back[1] ?? 0);
      const found = (await this.runs({ ...(portfolio === undefined ? {} : { portfolio }), whole: true, limit: skip + 1 }))[skip];
      if (found !== undefined) return found;
      const there = await this.portfolios();
      throw notFound(
        portfolio === undefined ? `there is no run ${id} in ${this.location}` : `there is no run ${id} of ${portfolio} in ${this.location}`,
        there.length === 0 ? 'Make one with `cookie-audit scan`.' : `It has runs of: ${there.join(', ')}.`,
      );
    }
    const ids = await this.#guarded(
      async () =>
        await this.#db
          .selectFrom('runs')
          .select('id')
          // No comparison by order: that of a database may be a language's.
          .where(sql<boolean>`id like ${`${likeText(id)}%`} escape '\\'`)
          .orderBy(sql`length(id)`)
          .limit(2)
          .execute(),
    );
    const [only, another] = ids;
    if (only === undefined) throw notFound(`there is no run ${id} in ${this.location}`, '`cookie-audit history` lists them.');
    if (another !== undefined && only.id !== id) throw notFound(`${id} is the beginning of several runs`, 'Give more of it.');
    const [run] = await this.#overviews(
      await this.#guarded(async () => await this.#db.selectFrom('runs').selectAll().where('id', '=', only.id).execute()),
    );
    if (run === undefined) throw notFound(`there is no run ${id} in ${this.location}`, '`cookie-audit history` lists them.');
    return run;
  }

  async runs(filter: RunFilter = {}): Promise<RunOverview[]> {
    const rows = await this.#guarded(async () => {
      let query = this.#db.selectFrom('runs').selectAll().orderBy('id', 'desc');
      if (filter.portfolio !== undefined) query = query.where('portfolio', '=', filter.portfolio);
      if (filter.state !== undefined) query = query.where('state', '=', filter.state);
      if (filter.whole === true) query = query.where('partial', '=', 0);
      if (filter.before !== undefined) query = query.where('id', '<', filter.before);
      if (filter.limit !== undefined) query = query.limit(filter.limit);
      return await query.execute();
    });
    return await this.#overviews(rows);
  }

  async #overviews(rows: readonly RunRow[]): Promise<RunOverview[]> {
    const open = rows.filter(({ portals }) => portals === null).map(({ id }) => id);
    const counted = new Map(open.length === 0 ? [] : (await this.#counts(open)).map(({ run_id, ...numbers }) => [run_id, numbers]));
    const now = Date.now();
    return rows.map((row) => {
      const numbers = counted.get(row.id) ?? row;
      return {
        ...runOf(row),
        portals: Number(numbers.portals ?? 0),
        pending: Number(counted.get(row.id)?.pending ?? 0),
        compliant: Number(numbers.compliant ?? 0),
        violations: Number(numbers.violations ?? 0),
        inconclusive: Number(numbers.inconclusive ?? 0),
        errors: Number(numbers.errors ?? 0),
        warnings: Number(numbers.warnings ?? 0),
        newFindings: Number(numbers.new_findings ?? 0),
        fixedFindings: Number(numbers.fixed_findings ?? 0),
        abandoned: isAbandoned(row, now),
      };
    });
  }

  /** Of runs that are not finished. */
  async #counts(runs: readonly string[]) {
    return await this.#guarded(
      async () =>
        await this.#db
          .selectFrom('results')
          .select((eb) => [
            'run_id',
            eb.fn.countAll<number | string>().as('portals'),
            eb.fn.countAll<number | string>().filterWhere('state', '=', 'pending').as('pending'),
            eb.fn.countAll<number | string>().filterWhere('verdict', '=', 'compliant').as('compliant'),
            eb.fn.countAll<number | string>().filterWhere('verdict', '=', 'violations').as('violations'),
            eb.fn.countAll<number | string>().filterWhere('verdict', '=', 'inconclusive').as('inconclusive'),
            eb.fn.sum<number | string | null>('errors').as('errors'),
            eb.fn.sum<number | string | null>('warnings').as('warnings'),
            eb.fn.sum<number | string | null>('new_findings').as('new_findings'),
            eb.fn.sum<number | string | null>('fixed_findings').as('fixed_findings'),
          ])
          .where('run_id', 'in', runs)
          .groupBy('run_id')
          .execute(),
    );
  }

  async pending(run: string): Promise<PlannedPortal[]> {
    return await this.#planned(run, true);
  }

  async planned(run: string): Promise<PlannedPortal[]> {
    return await this.#planned(run, false);
  }

  async #planned(run: string, onlyPending: boolean): Promise<PlannedPortal[]> {
    return await this.#guarded(async () => {
      let query = this.#db.selectFrom('results').select(['url', 'tags', 'settings']).where('run_id', '=', run).orderBy('position');
      if (onlyPending) query = query.where('state', '=', 'pending');
      const rows = await query.execute();
      return rows.map(({ url, tags, settings }) => PlannedPortal.parse({ url, tags: JSON.parse(tags), settings: JSON.parse(settings) }));
    });
  }

  async lease(run: string): Promise<Lease | null> {
    return await this.#guarded(async () => {
      const row = await this.#db.selectFrom('runs').select(['owner', 'heartbeat_at']).where('id', '=', run).executeTakeFirst();
      return row === undefined || row.owner === null || row.heartbeat_at === null
        ? null
        : { owner: row.owner, heartbeatAt: row.heartbeat_at };
    });
  }

  async takeRun(run: string, owner: string, expected: Lease | null): Promise<boolean> {
    return await this.#guarded(async () => {
      const taken = this.#db
        .updateTable('runs')
        .set({ owner, heartbeat_at: new Date().toISOString(), state: 'running', finished_at: null })
        .where('id', '=', run);
      const row = await (
        expected === null
          ? taken.where('owner', 'is', null)
          : taken.where('owner', '=', expected.owner).where('heartbeat_at', '=', expected.heartbeatAt)
      )
        .returning('id')
        .executeTakeFirst();
      return row !== undefined;
    });
  }

  async heartbeat(run: string, owner: string): Promise<boolean> {
    return await this.#guarded(async () => {
      const row = await this.#db
        .updateTable('runs')
        .set({ heartbeat_at: new Date().toISOString() })
        .where('id', '=', run)
        .where('owner', '=', owner)
        .returning('id')
        .executeTakeFirst();
      return row !== undefined;
    });
  }

  async workersAlive(runs: readonly string[]): Promise<void> {
    if (runs.length === 0) return;
    await this.#guarded(
      async () =>
        await this.#db
          .updateTable('runs')
          .set({ workers_at: new Date().toISOString() })
          .where('id', 'in', runs)
          .where('state', '<>', 'finished')
          .execute(),
    );
  }

  async workersAt(run: string): Promise<string | null> {
    return await this.#guarded(
      async () => (await this.#db.selectFrom('runs').select('workers_at').where('id', '=', run).executeTakeFirst())?.workers_at ?? null,
    );
  }

  async endRun(run: string, state: 'finished' | 'interrupted', owner?: string): Promise<boolean> {
    return await this.#guarded(async () => {
      let query = this.#ending(state).where('id', '=', run);
      if (owner !== undefined) query = query.where('owner', '=', owner);
      if ((await query.returning('id').executeTakeFirst()) === undefined) return false;
      await this.#settle(run, state);
      return true;
    });
  }

  async endIfDone(run: string): Promise<boolean> {
    return await this.#guarded(async () => {
      const row = await this.#ending('finished')
        .where('id', '=', run)
        .where('state', '<>', 'finished')
        .where((eb) => eb.not(eb.exists(pendingOf(this.#db, run))))
        .returning('id')
        .executeTakeFirst();
      if (row !== undefined) await this.#settle(run, 'finished');
      const now = await this.#db.selectFrom('runs').select('state').where('id', '=', run).executeTakeFirst();
      return now?.state === 'finished';
    });
  }

  #ending(state: 'finished' | 'interrupted') {
    return this.#db
      .updateTable('runs')
      .set({ state, finished_at: new Date().toISOString(), owner: null, heartbeat_at: null, workers_at: null });
  }

  /** What is not needed, or does not change, any more. Should the program end before this, it is only slower. */
  async #settle(run: string, state: 'finished' | 'interrupted'): Promise<void> {
    if (state === 'interrupted') return;
    await writeCounts(this.#db, run);
    await this.#db.deleteFrom('run_inputs').where('run_id', '=', run).execute();
  }

  async endAbandoned(portfolio: string): Promise<string[]> {
    const ended: string[] = [];
    for (const run of await this.runs({ portfolio, state: 'running' })) {
      if (!run.abandoned) continue;
      const lease = await this.lease(run.id);
      // Between the two looks somebody may have taken it up again.
      if (
        !isAbandoned(
          {
            state: run.state,
            started_at: run.startedAt,
            workers_at: await this.workersAt(run.id),
            owner: lease?.owner ?? null,
            heartbeat_at: lease?.heartbeatAt ?? null,
          },
          Date.now(),
        )
      )
        continue;
      if (await this.endRun(run.id, run.pending === 0 ? 'finished' : 'interrupted', lease?.owner)) ended.push(run.id);
    }
    return ended;
  }

  async keepInputs(run: string, inputs: readonly RunInput[]): Promise<void> {
    for (const { name, content } of inputs) {
      const row = { run_id: run, name: plainText(name), content: await packJson(content) };
      await this.#guarded(
        async () =>
          await this.#db
            .insertInto('run_inputs')
            .values(row)
            .onConflict((conflict) => conflict.doNothing())
            .execute(),
      );
    }
  }

  async input(run: string, name: string): Promise<unknown> {
    return await this.#guarded(async () => {
      const row = await this.#db
        .selectFrom('run_inputs')
        .select('content')
        .where('run_id', '=', run)
        .where('name', '=', plainText(name))
        .executeTakeFirst();
      return row === undefined ? null : await unpackJson(row.content);
    });
  }

  async save(run: string, result: PortalResult): Promise<boolean> {
    // Before the transaction: it holds others up.
    const packed = await packResult(result);
    return await this.#guarded(async () => await this.#db.transaction().execute(async (db) => await storeResult(db, run, result, packed)));
  }

  async results(run: string, filter: ResultFilter = {}): Promise<ResultSummary[]> {
    return await this.#guarded(async () => {
      let query = this.#db
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
    return await this.#guarded(async () => {
      const row = await this.#db
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
    const rows = await this.#guarded(
      async () =>
        await this.#db
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

  async *verdicts(run: string): AsyncIterable<Verdict> {
    for (const { url } of await this.results(run)) {
      const verdict = await this.verdict(run, url);
      if (verdict !== null) yield verdict;
    }
  }

  async history(url: string, options: { portfolio?: string; before?: string; limit?: number } = {}): Promise<DatedResult[]> {
    return await this.#guarded(async () => {
      let query = this.#dated().where('results.url', '=', url).orderBy('runs.id', 'desc');
      if (options.portfolio !== undefined) query = query.where('runs.portfolio', '=', options.portfolio);
      if (options.before !== undefined) query = query.where('runs.id', '<', options.before);
      if (options.limit !== undefined) query = query.limit(options.limit);
      return (await query.execute()).map(datedOf);
    });
  }

  async latest(portfolio?: string): Promise<DatedResult[]> {
    return await this.#guarded(async () => {
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
    return this.#db
      .selectFrom('results')
      .innerJoin('runs', 'runs.id', 'results.run_id')
      .select([...summaryColumns, 'runs.id as run', 'runs.portfolio as portfolio', 'runs.started_at as started_at'])
      .where('results.state', '=', 'done');
  }

  async portfolios(): Promise<string[]> {
    return await this.#guarded(async () => {
      const rows = await this.#db.selectFrom('runs').select('portfolio').distinct().orderBy('portfolio').execute();
      return rows.map(({ portfolio }) => portfolio);
    });
  }

  async sightings(name: string, limit: number, portfolio?: string): Promise<CookieSighting[]> {
    return await this.#guarded(async () => {
      let query = this.#db
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
    await this.#guarded(async () => {
      // A part at a time: another process's writes get in between, and no statement takes minutes.
      for (const id of ids) {
        let gone: bigint;
        do {
          const some = this.#db.selectFrom('results').select('id').where('run_id', '=', id).limit(PRUNED_AT_ONCE);
          ({ numDeletedRows: gone } = await this.#db.deleteFrom('results').where('id', 'in', some).executeTakeFirstOrThrow());
        } while (gone > 0n);
        await this.#db.deleteFrom('runs').where('id', '=', id).execute();
      }
      this.#shrink();
    });
    return ids;
  }

  async *exportLines(filter: RunFilter = {}): AsyncIterable<string> {
    yield* exportRuns(this, filter);
  }

  async importLines(lines: AsyncIterable<string> | Iterable<string>): Promise<{ added: string[]; present: string[] }> {
    return await this.#guarded(
      async () =>
        await importRuns(lines, {
          has: async (id) => (await this.#db.selectFrom('runs').select('id').where('id', '=', id).executeTakeFirst()) !== undefined,
          begin: async () => {
            const transaction = await this.#db.startTransaction().execute();
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
    await this.#guarded(async () => {
      try {
        // Else the next reader of a file that is only copied misses what stands in the -wal beside it.
        if (this.#identity === 'sqlite') await sql`pragma wal_checkpoint(truncate)`.execute(this.#db);
      } finally {
        await this.#db.destroy();
      }
    });
  }

  async #guarded<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw storeFailure(this.location, error);
    }
  }
}

/** For `like … escape '\\'`: each letter for itself. */
const likeText = (text: string): string => text.replace(/[\\%_]/g, '\\$&');

/** @throws CookieAuditError run-not-found */
function notFound(message: string, hint: string): CookieAuditError {
  return new CookieAuditError({ code: 'run-not-found', message, hint });
}
