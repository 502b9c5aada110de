import { findPostgres, installPostgres, POSTGRES_DIRECTORY } from './postgres.ts';

/** A fresh machine has no PostgreSQL: it is found or installed once, before the first test that needs it. */
export default async function providePostgres(): Promise<void> {
  process.env[POSTGRES_DIRECTORY] = (await findPostgres()) ?? (await installPostgres());
}
