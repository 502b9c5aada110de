import { Cron } from 'croner';
import { CookieAuditError, messageOf } from '../model/errors.ts';

/**
 * The next moments of a cron expression in a time zone. Summer time is minded: an hour that does not
 * exist is made up for right after it, one that comes twice counts once.
 *
 * @throws CookieAuditError usage
 */
export function nextTimes(cron: string, timezone: string, n: number, from: Date = new Date()): Date[] {
  if (cron.trim().split(/\s+/).length !== 5) {
    throw new CookieAuditError({
      code: 'usage',
      message: `cron ${JSON.stringify(cron)} has not five fields`,
      hint: 'Minute, hour, day of month, month, day of week: "0 3 * * *" is every night at 3.',
    });
  }
  try {
    Intl.DateTimeFormat('en', { timeZone: timezone });
  } catch {
    throw new CookieAuditError({
      code: 'usage',
      message: `there is no time zone ${JSON.stringify(timezone)}`,
      hint: 'Give an IANA name, such as Europe/Paris or UTC.',
    });
  }
  try {
    return new Cron(cron, { timezone, paused: true }).nextRuns(n, from);
  } catch (error) {
    throw new CookieAuditError({
      code: 'usage',
      message: `cron ${JSON.stringify(cron)}: ${messageOf(error)}`,
      hint: 'Minute, hour, day of month, month, day of week: "0 3 * * *" is every night at 3.',
      cause: error,
    });
  }
}
