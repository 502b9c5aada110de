import { CookieAuditError } from '../model/errors.ts';
import type { Store } from '../stores/store.ts';

/** The history of a person who names none. */
export const DEFAULT_STORE = 'cookie-audit.db';

export const storeFlag = [
  '--store <file|url>',
  `the history: a SQLite file, or postgres://user@host/database (also COOKIE_AUDIT_STORE, which keeps a password out of the process list; default: ${DEFAULT_STORE})`,
] as const;

export function storePlace(flag: string | undefined): string {
  return flag ?? (process.env['COOKIE_AUDIT_STORE'] || DEFAULT_STORE);
}

/** Opens the history, works with it and closes it; a driver is loaded only by commands that need one. */
export async function withStore<T>(place: string, work: (store: Store) => Promise<T>, options: { mustExist: boolean }): Promise<T> {
  const isUrl = /^[a-z][a-z0-9+.-]+:\/\//i.test(place);
  if (options.mustExist && !isUrl) {
    const { existsSync } = await import('node:fs');
    if (!existsSync(place)) {
      throw new CookieAuditError({
        code: 'run-not-found',
        message: `there is no history at ${place}`,
        hint: 'Make one with `cookie-audit scan`, or name it with --store.',
      });
    }
  }
  const { openStore } = await import('../stores/open.ts');
  const store = await openStore(place);
  try {
    return await work(store);
  } finally {
    await store.close().catch(() => undefined);
  }
}
