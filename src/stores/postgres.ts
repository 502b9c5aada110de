import { Kysely, Migrator, PostgresDialect, sql } from 'kysely';
import { Pool } from 'pg';
import { storeFailure } from './failure.ts';
import { Migrations } from './migrations.ts';
import type { Tables } from './schema.ts';
import { SqlStore } from './sql-store.ts';

/** Beside what else the database holds. */
const SCHEMA = 'cookie_audit';

/** @throws CookieAuditError store-failed */
export async function openPostgres(url: string): Promise<SqlStore> {
  const location = withoutPassword(url);
  const pool = new Pool({
    connectionString: url,
    max: 4,
    application_name: 'cookie-audit',
    connectionTimeoutMillis: 10_000,
    statement_timeout: 60_000,
    keepAlive: true,
  });
  // A connection that is lost while nobody uses it: the next query tells.
  pool.on('error', () => undefined);
  const plain = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  try {
    // `create schema if not exists` is no protection against another process that does the same now.
    await plain.connection().execute(async (one) => {
      await sql`select pg_advisory_lock(hashtext('cookie-audit schema'))`.execute(one);
      await one.schema.createSchema(SCHEMA).ifNotExists().execute();
      await sql`select pg_advisory_unlock(hashtext('cookie-audit schema'))`.execute(one);
    });
    const db = plain.withSchema(SCHEMA);
    const migrations = new Migrator({ db, provider: new Migrations({ identity: 'postgres' }), migrationTableSchema: SCHEMA });
    const { error } = await migrations.migrateToLatest();
    if (error !== undefined) throw error;
    return new SqlStore({ db, location, identity: 'postgres', shrink: () => undefined });
  } catch (error) {
    await plain.destroy().catch(() => undefined);
    throw storeFailure(location, error);
  }
}

function withoutPassword(text: string): string {
  if (!URL.canParse(text)) return 'PostgreSQL';
  const url = new URL(text);
  url.password = '';
  url.search = '';
  return url.href;
}
