import { CookieAuditError } from '../model/errors.ts';
import { openPostgres } from './postgres.ts';
import { openSqlite } from './sqlite.ts';
import type { Store } from './store.ts';

/**
 * Opens a history, and makes or migrates its tables.
 *
 * @param place `postgres://user:password@host/database`, or the path of a SQLite file
 * @throws CookieAuditError usage for a URL of another kind; store-failed
 */
export async function openStore(place: string): Promise<Store> {
  if (/^postgres(ql)?:\/\//i.test(place)) return await openPostgres(place);
  const scheme = /^([a-z][a-z0-9+.-]+):\/\//i.exec(place)?.[1];
  if (scheme !== undefined) {
    throw new CookieAuditError({
      code: 'usage',
      message: `${scheme}:// is no place for a history`,
      hint: 'Give the path of a SQLite file, or postgres://user@host/database.',
    });
  }
  return await openSqlite(place);
}
