import { createHash } from 'node:crypto';
import { createTransport } from 'nodemailer';
import { messageOf } from '../../model/errors.ts';
import type { News } from '../../model/news.ts';
import { NotDelivered, type Channel } from '../channel.ts';
import { headline, portalWords, standing } from '../words.ts';

const TIMEOUT_MS = 15_000;

/** A mail in plain text over SMTP: `smtps://` is TLS from the first byte, `smtp://` takes STARTTLS where it is offered. */
export function mail(options: { server: URL; from: string; to: readonly string[]; when: Channel['when'] }): Channel {
  const { server, from, to, when } = options;
  return {
    kind: 'mail',
    target: to.join(', '),
    when,
    compose(news) {
      const subject = headline(news);
      const text = bodyOf(news);
      return {
        preview: `From: ${from}\nTo: ${to.join(', ')}\nSubject: ${subject}\n\n${text}`,
        async send(signal) {
          const transport = createTransport(transportOf(server));
          const stop = (): void => transport.close();
          signal.addEventListener('abort', stop, { once: true });
          try {
            const messageId = `<${createHash('sha256').update(`${news.run.id} ${to.join()}`).digest('hex').slice(0, 32)}@cookie-audit>`;
            const sent = await transport.sendMail({
              from,
              to: [...to],
              subject,
              text,
              messageId,
              headers: { 'Auto-Submitted': 'auto-generated' },
            });
            const refused = (sent.rejected ?? []).map(String);
            if (refused.length > 0) throw new NotDelivered(`not taken for ${refused.join(', ')}`, { retry: false });
          } catch (error) {
            throw error instanceof NotDelivered ? error : notDelivered(error);
          } finally {
            signal.removeEventListener('abort', stop);
            transport.close();
          }
        },
      };
    },
  };
}

function transportOf(server: URL) {
  const secure = server.protocol === 'smtps:';
  const user = decodeURIComponent(server.username);
  return {
    host: server.hostname.replace(/^\[|\]$/g, ''),
    port: server.port === '' ? (secure ? 465 : 587) : Number(server.port),
    secure,
    ...(user === '' ? {} : { auth: { user, pass: decodeURIComponent(server.password) } }),
    // A password never leaves in the clear: with one, STARTTLS is asked for, not taken as it comes.
    requireTLS: !secure && user !== '',
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
  };
}

/** RFC 5321 §4.2.1: 4yz passes, 5yz stays. Without a reply it is the connection that failed. */
function notDelivered(error: unknown): NotDelivered {
  const code = error instanceof Error && 'responseCode' in error ? error.responseCode : null;
  return new NotDelivered(messageOf(error), { retry: typeof code !== 'number' || code < 500, cause: error });
}

function bodyOf(news: News): string {
  const { portals, more } = portalWords(news);
  return [
    headline(news),
    ...portals.map(({ title, lines }) => [title, ...lines.map((line) => `  ${line}`)].join('\n')),
    ...(more === null ? [] : [more]),
    standing(news),
    ...(news.link === null ? [] : [news.link]),
    'Findings are potential violations: automated results want a person’s confirmation.',
  ]
    .join('\n\n')
    .concat('\n');
}
