import { CookieAuditError } from '../model/errors.ts';
import type { NotificationChannel } from '../model/notification.ts';
import type { Channel } from './channel.ts';
import { mail } from './channels/mail.ts';
import { slack } from './channels/slack.ts';
import { teams } from './channels/teams.ts';
import { webhook } from './channels/webhook.ts';

/**
 * The channels of a configuration, their addresses and secrets read from the environment where it says so.
 *
 * @throws CookieAuditError config-invalid
 */
export function channelsOf(settings: readonly NotificationChannel[], environment: NodeJS.ProcessEnv = process.env): Channel[] {
  const told = (text: string): string => fromEnvironment(text, environment);
  return settings.map((setting): Channel => {
    const when = setting.when ?? 'new';
    if ('mail' in setting) {
      const { from, to } = setting;
      return mail({ server: address(told(setting.mail), ['smtp:', 'smtps:'], 'mail'), from, to, when });
    }
    const web = ['https:', 'http:'];
    if ('slack' in setting) return slack({ url: address(told(setting.slack), web, 'slack'), when });
    if ('teams' in setting) return teams({ url: address(told(setting.teams), web, 'teams'), when });
    return webhook({
      url: address(told(setting.webhook), web, 'webhook'),
      secret: setting.secret === undefined ? null : told(setting.secret),
      when,
    });
  });
}

function fromEnvironment(text: string, environment: NodeJS.ProcessEnv): string {
  const name = /^env:(.+)$/.exec(text)?.[1];
  if (name === undefined) return text;
  const value = environment[name] ?? '';
  if (value !== '') return value;
  throw new CookieAuditError({
    code: 'config-invalid',
    message: `notify: the environment variable ${name} is not set`,
    hint: `Set ${name}, or take its channel out of notify.`,
  });
}

/** The text of a wrong address is not repeated: it may hold a secret. */
function address(text: string, protocols: readonly string[], kind: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url !== null && protocols.includes(url.protocol) && url.hostname !== '') return url;
  throw new CookieAuditError({
    code: 'config-invalid',
    message: `notify: the address of ${kind} is not a URL that begins with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`,
    hint: 'docs/notify.md shows each kind.',
  });
}
