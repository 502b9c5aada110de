import { createHmac, randomUUID } from 'node:crypto';
import type { Channel } from '../channel.ts';
import { postJson } from '../post.ts';

/**
 * The news as JSON (docs/news.schema.json), under the headers of Standard Webhooks
 * (https://www.standardwebhooks.com): `webhook-id` is the same for all attempts, so that a receiver can
 * tell a message that came twice; `webhook-signature` is there where a secret is.
 */
export function webhook(options: { url: URL; secret: string | null; when: Channel['when'] }): Channel {
  const { url, secret, when } = options;
  return {
    kind: 'webhook',
    target: url.host,
    when,
    compose(news) {
      const id = `msg_${randomUUID()}`;
      const body = JSON.stringify({ type: 'cookie-audit.news', timestamp: news.run.finishedAt, data: news });
      return {
        preview: body,
        async send(signal) {
          const timestamp = String(Math.floor(Date.now() / 1000));
          const signature = secret === null ? {} : { 'webhook-signature': sign(secret, `${id}.${timestamp}.${body}`) };
          await postJson(url, body, { 'webhook-id': id, 'webhook-timestamp': timestamp, ...signature }, signal);
        },
      };
    },
  };
}

/** A secret `whsec_…` is base64, as the receivers' libraries make them; any other is taken as it is. */
function sign(secret: string, content: string): string {
  const key = secret.startsWith('whsec_') ? Buffer.from(secret.slice('whsec_'.length), 'base64') : Buffer.from(secret, 'utf8');
  return `v1,${createHmac('sha256', key).update(content).digest('base64')}`;
}
