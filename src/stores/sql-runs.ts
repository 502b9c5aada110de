import { sql, type Kysely } from 'kysely';
import { CookieAuditError } from '../model/errors.ts';
import { PlannedPortal, type Run } from '../model/history.ts';
import { storeFailure } from './failure.ts';
import { packJson, plainText, unpackJson } from './json.ts';
import { isAbandoned } from './lease.ts';
import { runOf } from './rows.ts';
import type { RunRow, Tables } from './schema.ts';
import type { Lease, NewRun, RunFilter, RunInput, RunOverview } from './store.ts';
import { insertRun, pendingOf, runId, writeCounts } from './writes.ts';

/** The part of a history that is about runs: what they came to, who works on them, what they need. */
export class SqlRuns {
  readonly location: string;
  protected readonly db: Kysely<Tables>;

  constructor({ db, location }: { db: Kysely<Tables>; location: string }) {
    this.db = db;
    this.location = location;
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
    return await this.guarded(async () => {
      await this.db.transaction().execute(async (db) => await insertRun(db, made, run.portals));
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
    const ids = await this.guarded(
      async () =>
        await this.db
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
      await this.guarded(async () => await this.db.selectFrom('runs').selectAll().where('id', '=', only.id).execute()),
    );
    if (run === undefined) throw notFound(`there is no run ${id} in ${this.location}`, '`cookie-audit history` lists them.');
    return run;
  }

  async runs(filter: RunFilter = {}): Promise<RunOverview[]> {
    const rows = await this.guarded(async () => {
      let query = this.db.selectFrom('runs').selectAll().orderBy('id', 'desc');
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
    return await this.guarded(
      async () =>
        await this.db
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
    return await this.guarded(async () => {
      let query = this.db.selectFrom('results').select(['url', 'tags', 'settings']).where('run_id', '=', run).orderBy('position');
      if (onlyPending) query = query.where('state', '=', 'pending');
      const rows = await query.execute();
      return rows.map(({ url, tags, settings }) => PlannedPortal.parse({ url, tags: JSON.parse(tags), settings: JSON.parse(settings) }));
    });
  }

  async lease(run: string): Promise<Lease | null> {
    return await this.guarded(async () => {
      const row = await this.db.selectFrom('runs').select(['owner', 'heartbeat_at']).where('id', '=', run).executeTakeFirst();
      return row === undefined || row.owner === null || row.heartbeat_at === null
        ? null
        : { owner: row.owner, heartbeatAt: row.heartbeat_at };
    });
  }

  async takeRun(run: string, owner: string, expected: Lease | null): Promise<boolean> {
    return await this.guarded(async () => {
      const taken = this.db
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
    return await this.guarded(async () => {
      const row = await this.db
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
    await this.guarded(
      async () =>
        await this.db
          .updateTable('runs')
          .set({ workers_at: new Date().toISOString() })
          .where('id', 'in', runs)
          .where('state', '<>', 'finished')
          .execute(),
    );
  }

  async workersAt(run: string): Promise<string | null> {
    return await this.guarded(
      async () => (await this.db.selectFrom('runs').select('workers_at').where('id', '=', run).executeTakeFirst())?.workers_at ?? null,
    );
  }

  async endRun(run: string, state: 'finished' | 'interrupted', owner?: string): Promise<boolean> {
    return await this.guarded(async () => {
      let query = this.#ending(state).where('id', '=', run);
      if (owner !== undefined) query = query.where('owner', '=', owner);
      if ((await query.returning('id').executeTakeFirst()) === undefined) return false;
      await this.#settle(run, state);
      return true;
    });
  }

  async endIfDone(run: string): Promise<boolean> {
    return await this.guarded(async () => {
      const row = await this.#ending('finished')
        .where('id', '=', run)
        .where('state', '<>', 'finished')
        .where((eb) => eb.not(eb.exists(pendingOf(this.db, run))))
        .returning('id')
        .executeTakeFirst();
      if (row !== undefined) await this.#settle(run, 'finished');
      const now = await this.db.selectFrom('runs').select('state').where('id', '=', run).executeTakeFirst();
      return now?.state === 'finished';
    });
  }

  #ending(state: 'finished' | 'interrupted') {
    return this.db
      .updateTable('runs')
      .set({ state, finished_at: new Date().toISOString(), owner: null, heartbeat_at: null, workers_at: null });
  }

  /** What is not needed, or does not change, any more. Should the program end before this, it is only slower. */
  async #settle(run: string, state: 'finished' | 'interrupted'): Promise<void> {
    if (state === 'interrupted') return;
    await writeCounts(this.db, run);
    await this.db.deleteFrom('run_inputs').where('run_id', '=', run).execute();
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
      await this.guarded(
        async () =>
          await this.db
            .insertInto('run_inputs')
            .values(row)
            .onConflict((conflict) => conflict.doNothing())
            .execute(),
      );
    }
  }

  async input(run: string, name: string): Promise<unknown> {
    return await this.guarded(async () => {
      const row = await this.db
        .selectFrom('run_inputs')
        .select('content')
        .where('run_id', '=', run)
        .where('name', '=', plainText(name))
        .executeTakeFirst();
      return row === undefined ? null : await unpackJson(row.content);
    });
  }

  async portfolios(): Promise<string[]> {
    return await this.guarded(async () => {
      const rows = await this.db.selectFrom('runs').select('portfolio').distinct().orderBy('portfolio').execute();
      return rows.map(({ portfolio }) => portfolio);
    });
  }

  protected async guarded<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw storeFailure(this.location, error);
    }
  }
}

/** For `like … escape '\\'`: each letter for itself. */
export const likeText = (text: string): string => text.replace(/[\\%_]/g, '\\$&');

/** @throws CookieAuditError run-not-found */
function notFound(message: string, hint: string): CookieAuditError {
  return new CookieAuditError({ code: 'run-not-found', message, hint });
}
