import { Kysely, Migrator, SqliteDialect, type SqliteDatabase } from 'kysely';
import Database from 'libsql';
import path from 'node:path';
import { storeFailure } from './failure.ts';
import { Migrations } from './migrations.ts';
import type { Tables } from './schema.ts';
import { SqlStore } from './sql-store.ts';

/** How long a writer waits for the other process's transaction, which takes milliseconds. */
const BUSY_MS = 20_000;

/** @throws CookieAuditError store-failed */
export async function openSqlite(file: string): Promise<SqlStore> {
  const location = path.resolve(file);
  let database: Database.Database | null = null;
  try {
    database = new Database(location, { timeout: BUSY_MS });
    // The order matters: auto_vacuum only before the first table, and outside of a journal.
    for (const pragma of ['auto_vacuum = INCREMENTAL', 'journal_mode = WAL', 'synchronous = FULL', 'foreign_keys = ON'])
      database.pragma(pragma);
    const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: endingOnce(database) }) });
    await migrate(db, database);
    return new SqlStore({ db, location, identity: 'sqlite', shrink: () => void database?.exec('PRAGMA incremental_vacuum') });
  } catch (error) {
    database?.close();
    throw storeFailure(location, error);
  }
}

/**
 * SQLite itself ends a transaction in which the disk was full. To end it again is an error, which would stand
 * in the place of the one that says why.
 */
function endingOnce(database: Database.Database): SqliteDatabase {
  return {
    prepare: (text) => database.prepare(text === 'rollback' && !database.inTransaction ? 'select 1 where false' : text),
    close: () => void database.close(),
  };
}

/** Two processes may open a new file at once: the second one waits here, and finds the tables made. */
async function migrate(db: Kysely<Tables>, database: Database.Database): Promise<void> {
  database.exec('BEGIN IMMEDIATE');
  try {
    const { error } = await new Migrator({ db, provider: new Migrations({ identity: 'sqlite' }) }).migrateToLatest();
    if (error !== undefined) throw error;
    database.exec('COMMIT');
  } catch (error) {
    if (database.inTransaction) database.exec('ROLLBACK');
    throw error;
  }
}
