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

/** Run in the order of their names; one that was released is never changed, only followed. */
export class Migrations implements MigrationProvider {
  readonly #dialect: Dialect;

  constructor(dialect: Dialect) {
    this.#dialect = dialect;
  }

  async getMigrations(): Promise<Record<string, Migration>> {
    return await Promise.resolve({ '0001-history': first(this.#dialect), '0002-counts': counts });
  }
}
