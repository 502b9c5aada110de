import { z } from 'zod';

const url = z.string().min(1).describe('https://…, or env:NAME for an environment variable that holds it');
const when = z.enum(['new', 'every-run']).optional().describe('new (default): only where something came, went or turned');
const secret = z.string().min(1).describe('env:NAME (an environment variable that holds it), or the secret itself');

/** Where news go. An address or secret of the form `env:NAME` is read from that environment variable. */
export const NotificationChannel = z.union([
  z.object({ webhook: url, secret: secret.optional().describe('Signs each message (Standard Webhooks)'), when }).strict(),
  z.object({ slack: url.describe('Incoming webhook of Slack, Mattermost or Rocket.Chat'), when }).strict(),
  z.object({ teams: url.describe('Webhook of a Teams workflow'), when }).strict(),
  z
    .object({
      mail: z.string().min(1).describe('smtp://HOST:PORT or smtps://USER:PASSWORD@HOST, or env:NAME'),
      from: z.string().min(3),
      to: z.array(z.string().min(3)).min(1),
      when,
    })
    .strict(),
]);
export type NotificationChannel = z.infer<typeof NotificationChannel>;
