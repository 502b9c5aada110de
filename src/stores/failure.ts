import { CookieAuditError, messageOf } from '../model/errors.ts';

/** SQLite's and PostgreSQL's codes (and Node's), by what a person can do about them. */
const hints: [RegExp, string][] = [
  [/SQLITE_FULL|ENOSPC|^53100$/, 'The disk is full: free some room; what was finished is kept, --resume does the rest.'],
  [/SQLITE_BUSY|SQLITE_LOCKED/, 'Another program holds the file for long: end it, or choose another file.'],
  [/SQLITE_READONLY|EACCES|EPERM|EROFS/, 'It may not be written: choose another place with --store.'],
  [/SQLITE_NOTADB|SQLITE_CORRUPT/, 'The file is not a store of cookie-audit, or is damaged: choose another one with --store.'],
  [/SQLITE_CANTOPEN|ENOENT|ENOTDIR|EISDIR/, 'Choose a file in a directory that is there with --store.'],
  [/SQLITE_IOERR/, 'The disk does not take or give the data: look at the disk.'],
  [/^28/, 'User or password is wrong: look at the URL.'],
  [/^3D000$/, 'Create that database first, or correct its name in the URL.'],
  [/^42501$/, 'That database user may not do this: grant it the rights, or take another user.'],
  [/ECONNREFUSED|ECONNRESET|ETIMEDOUT|EPIPE|ENOTFOUND|EHOSTUNREACH|^08|^57P/, 'Is the database server running and reachable?'],
];

/** Anything that a database threw, as a known error. */
export function storeFailure(location: string, error: unknown): CookieAuditError {
  if (error instanceof CookieAuditError) return error;
  const message = messageOf(error) || codeOf(error) || 'no connection';
  const code = codeOf(error);
  const hint =
    hints.find(([pattern]) => pattern.test(code))?.[1] ??
    (/unable to open/i.test(message) ? 'Choose a file in a directory that is there, and that you may write, with --store.' : undefined) ??
    (/readonly database|read-only/i.test(message) ? 'It may not be written: choose another place with --store.' : undefined) ??
    (/connect|timeout|terminated/i.test(message) ? 'Is the database server running and reachable?' : undefined);
  return new CookieAuditError({
    code: 'store-failed',
    message: `the history at ${location}: ${message}`,
    ...(hint === undefined ? {} : { hint }),
    cause: error,
  });
}

function codeOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return codeOf(error.errors[0]);
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
