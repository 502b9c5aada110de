import { CookieAuditError } from '../model/errors.ts';

export const queueFlag = [
  '--queue <url>',
  'the queue: postgres://user@host/database (also COOKIE_AUDIT_QUEUE, which keeps a password out of the process list)',
] as const;

/** null: none was told. @throws CookieAuditError usage */
export function queuePlace(flag: string | undefined): string | null {
  const place = flag ?? process.env['COOKIE_AUDIT_QUEUE'] ?? '';
  if (place === '') return null;
  if (/^postgres(ql)?:\/\//i.test(place)) return place;
  throw new CookieAuditError({
    code: 'usage',
    message: '--queue takes the URL of a PostgreSQL database',
    hint: 'Such as postgres://audit@db/cookies.',
  });
}
