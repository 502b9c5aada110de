import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { z } from 'zod';
import { CookieAuditError, messageOf } from '../model/errors.ts';
import type { RunChanges } from '../model/changes.ts';
import type { ResultSummary } from '../model/history.ts';
import { NotificationChannel } from '../model/notification.ts';
import { terminalText } from '../reporters/escape-terminal.ts';
import type { Channel } from '../notify/channel.ts';
import type { RunOverview } from '../stores/store.ts';
import type { CommandIo } from './define.ts';

/** @throws CookieAuditError config-invalid */
export async function loadNotifications(file: string): Promise<Channel[]> {
  const { channelsOf } = await import('../notify/channels-of.ts');
  let input: unknown;
  try {
    input = parse(await readFile(file, 'utf8'));
  } catch (error) {
    throw invalid(file, messageOf(error));
  }
  const parsed = z.array(NotificationChannel).min(1).safeParse(input);
  if (!parsed.success) throw invalid(file, 'not a list of webhook, slack, teams or mail channels');
  return channelsOf(parsed.data);
}

function invalid(file: string, what: string): CookieAuditError {
  return new CookieAuditError({ code: 'config-invalid', message: `${file}: ${what}`, hint: 'docs/notify.md shows each kind of channel.' });
}

/** Tells people what a run found. Whatever goes wrong with that is a line, and no matter of the run. */
export async function notifyOf(
  { run, results, changes }: { run: RunOverview; results: readonly ResultSummary[]; changes: RunChanges | null },
  options: { file: string; dryRun: boolean; link: string | null },
  io: CommandIo,
): Promise<void> {
  const { newsOf } = await import('../notify/news.ts');
  const { deliveryLine, notify } = await import('../notify/notify.ts');
  try {
    const link = options.link === null ? null : new URL(`runs/${run.id}`, options.link.replace(/\/?$/, '/')).href;
    const deliveries = await notify(newsOf(run, results, changes, link), await loadNotifications(options.file), {
      dryRun: options.dryRun,
      signal: io.signal,
    });
    for (const delivery of deliveries) io.say(terminalText(`cookie-audit: ${deliveryLine(delivery)}`, 2000));
  } catch (error) {
    io.say(terminalText(`cookie-audit: notifications were not sent: ${messageOf(error)}`, 400));
  }
}
