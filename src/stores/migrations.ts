import type { Kysely, Migration, MigrationProvider } from 'kysely';

/** Column types that the two databases call by different names. */
export interface Dialect {
  identity: 'sqlite' | 'postgres';
}

const first = ({ identity }: Dialect): Migration => ({
  async up(db: Kysely<unknown>) {
    const bytes = identity === 'sqlite' ? 'blob' : 'bytea';
    await db.schema
      .createTable('runs')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('portfolio', 'text', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('started_at', 'text', (column) => column.notNull())
      .addColumn('finished_at', 'text')
      .addColumn('tool_version', 'text', (column) => column.notNull())
      .addColumn('profile', 'text', (column) => column.notNull())
      .addColumn('settings', 'text', (column) => column.notNull())
      .addColumn('baseline', 'text')
      .addColumn('owner', 'text')
      .addColumn('heartbeat_at', 'text')
      .execute();
    await db.schema.createIndex('runs_portfolio').on('runs').columns(['portfolio', 'id']).execute();
    const results = db.schema.createTable('results');
    await (
      identity === 'sqlite'
        ? results.addColumn('id', 'integer', (column) => column.primaryKey().autoIncrement())
        : results.addColumn('id', 'bigint', (column) => column.primaryKey().generatedAlwaysAsIdentity())
    )
      .addColumn('run_id', 'text', (column) => column.notNull().references('runs.id').onDelete('cascade'))
      .addColumn('position', 'integer', (column) => column.notNull())
      .addColumn('url', 'text', (column) => column.notNull())
      .addColumn('tags', 'text', (column) => column.notNull())
      .addColumn('settings', 'text', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('verdict', 'text')
      .addColumn('reason', 'text')
      .addColumn('errors', 'integer')
      .addColumn('warnings', 'integer')
      .addColumn('notes', 'integer')
      .addColumn('for_review', 'integer')
      .addColumn('cookies', 'integer')
      .addColumn('observed_at', 'text')
      .addColumn('finished_at', 'text')
      .addColumn('duration_ms', 'integer')
      .addColumn('attempts', 'integer')
      .addColumn('samples', 'integer')
      .addColumn('evidence', 'text')
      .addColumn('new_findings', 'integer')
      .addColumn('fixed_findings', 'integer')
      .addColumn('new_cookies', 'integer')
      .addColumn('gone_cookies', 'integer')
      .addUniqueConstraint('results_once', ['run_id', 'url'])
      .execute();
    await db.schema.createIndex('results_url').on('results').columns(['url', 'run_id']).execute();
    await db.schema
      .createTable('details')
      .addColumn('result_id', identity === 'sqlite' ? 'integer' : 'bigint', (column) =>
        column.primaryKey().references('results.id').onDelete('cascade'),
      )
      .addColumn('verdict', bytes, (column) => column.notNull())
      .addColumn('record', bytes, (column) => column.notNull())
      .execute();
    await db.schema
      .createTable('cookies')
      .addColumn('result_id', identity === 'sqlite' ? 'integer' : 'bigint', (column) =>
        column.notNull().references('results.id').onDelete('cascade'),
      )
      .addColumn('key', 'text', (column) => column.notNull())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('domain', 'text', (column) => column.notNull())
      .addColumn('party', 'text', (column) => column.notNull())
      .addColumn('category', 'text', (column) => column.notNull())
      .addColumn('declared', 'text', (column) => column.notNull())
      .addColumn('needs_consent', 'text', (column) => column.notNull())
      .addColumn('lifetime_seconds', 'double precision')
      .execute();
    await db.schema.createIndex('cookies_result').on('cookies').column('result_id').execute();
    await db.schema.createIndex('cookies_name').on('cookies').columns(['name', 'result_id']).execute();
  },
});

/** What a run came to is counted from an index alone: the rows themselves, with their reasons and tags, are fifty times as much to read. */
const counts: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createIndex('results_counts')
      .on('results')
      .columns(['run_id', 'state', 'verdict', 'errors', 'warnings', 'new_findings', 'fixed_findings'])
      .execute();
  },
};

const COUNTS = ['portals', 'compliant', 'violations', 'inconclusive', 'errors', 'warnings', 'new_findings', 'fixed_findings'] as const;

/**
 * What a finished run came to does not change, and is asked by every page: it is written down once. Beside that:
 * runs of single portals, signs of workers, what workers need of the machine that planned a run.
 */
const standing = ({ identity }: Dialect): Migration => ({
  async up(db: Kysely<unknown>) {
    for (const name of COUNTS) await db.schema.alterTable('runs').addColumn(name, 'integer').execute();
    await db.schema.alterTable('runs').addColumn('workers_at', 'text').execute();
    await db.schema
      .alterTable('runs')
      .addColumn('partial', 'integer', (column) => column.notNull().defaultTo(0))
      .execute();
    await db.schema
      .createTable('run_inputs')
      .addColumn('run_id', 'text', (column) => column.notNull().references('runs.id').onDelete('cascade'))
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('content', identity === 'sqlite' ? 'blob' : 'bytea', (column) => column.notNull())
      .addPrimaryKeyConstraint('run_inputs_once', ['run_id', 'name'])
      .execute();
    await db.schema.createIndex('results_finished').on('results').columns(['run_id', 'finished_at']).execute();
    const tables = db as Kysely<{
      runs: Record<(typeof COUNTS)[number], number> & { id: string; state: string; settings: string; partial: number };
      results: Record<'errors' | 'warnings' | 'new_findings' | 'fixed_findings', number> & {
        run_id: string;
        state: string;
        verdict: string;
      };
    }>;
    // Where it stood before.
    await tables.updateTable('runs').set({ partial: 1 }).where('settings', 'like', '%"partial":true%').execute();
    await tables
      .updateTable('runs')
      .set((eb) => {
        const all = eb.selectFrom('results').whereRef('results.run_id', '=', 'runs.id');
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
      .where('state', '=', 'finished')
      .where((eb) =>
        eb.not(
          eb.exists(
            eb
              .selectFrom('results')
              .select('results.run_id')
              .whereRef('results.run_id', '=', 'runs.id')
              .where('results.state', '=', 'pending'),
          ),
        ),
      )
      .execute();
  },
});

/** Run in the order of their names; one that was released is never changed, only followed. */
export class Migrations implements MigrationProvider {
  readonly #dialect: Dialect;

  constructor(dialect: Dialect) {
    this.#dialect = dialect;
  }

  async getMigrations(): Promise<Record<string, Migration>> {
    return await Promise.resolve({ '0001-history': first(this.#dialect), '0002-counts': counts, '0003-standing': standing(this.#dialect) });
  }
}
