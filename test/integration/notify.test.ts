import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { Webhook } from 'standardwebhooks';
import { afterEach, describe, expect, it } from 'vitest';
import { News } from '../../src/model/news.ts';
import { channelsOf } from '../../src/notify/channels-of.ts';
import { deliveryLine, notify } from '../../src/notify/notify.ts';
import { someNews, HOSTILE } from '../unit/notify/news.ts';

interface Post {
  headers: IncomingHttpHeaders;
  body: string;
}

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** A receiver on loopback: answers each request with the next of `answers`, then with 200. */
async function receiver(answers: { status: number; headers?: Record<string, string> }[] = []): Promise<{ url: string; posts: Post[] }> {
  const posts: Post[] = [];
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const answer = answers[posts.length] ?? { status: 200 };
      posts.push({ headers: request.headers, body: Buffer.concat(chunks).toString('utf8') });
      response.writeHead(answer.status, answer.headers).end('ok');
    });
  });
  const port = await listening(server);
  closing.push(async () => await new Promise((resolve) => server.close(() => resolve()).closeAllConnections()));
  return { url: `http://127.0.0.1:${port}/hook/SECRET-PATH`, posts };
}

async function listening(server: Pick<Server, 'listen' | 'address'>): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  return (server.address() as AddressInfo).port;
}

/** A mail server on loopback; `refuse` gives the SMTP code for the nth message, where it is not taken. */
async function mailServer(refuse: (n: number) => number | null = () => null) {
  const mails: { to: string[]; text: string }[] = [];
  let tried = 0;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onRcptTo(address, _session, callback) {
      const unknown = address.address.startsWith('nobody');
      callback(unknown ? Object.assign(new Error('no such mailbox'), { responseCode: 550 }) : null);
    },
    onData(stream, session, callback) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const code = refuse(tried);
        tried += 1;
        if (code !== null) return callback(Object.assign(new Error('not now'), { responseCode: code }));
        mails.push({ to: session.envelope.rcptTo.map(({ address }) => address), text: Buffer.concat(chunks).toString('utf8') });
        callback(null, 'taken');
      });
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  closing.push(async () => await new Promise((resolve) => server.close(() => resolve())));
  return { url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`, mails, tried: () => tried };
}

const quick = { dryRun: false, signal: new AbortController().signal, backOffMs: 1 };

describe('webhook', () => {
  it('sends the news, signed so that the receivers’ own library proves them', async () => {
    const { url, posts } = await receiver();
    const secret = `whsec_${Buffer.from('a secret of 24 bytes or more').toString('base64')}`;
    const channels = channelsOf([{ webhook: 'env:HOOK', secret: 'env:HOOK_SECRET' }], { HOOK: url, HOOK_SECRET: secret });
    const news = someNews();
    expect(await notify(news, channels, quick)).toMatchObject([{ channel: 'webhook', outcome: 'sent', attempts: 1 }]);
    const [post] = posts;
    const body = new Webhook(secret).verify(post?.body ?? '', post?.headers as Record<string, string>) as { type: string; data: unknown };
    expect(body.type).toBe('cookie-audit.news');
    expect(News.parse(body.data)).toEqual(news);
    const changed = (post?.body ?? '').replace('violations', 'compliant');
    expect(() => new Webhook(secret).verify(changed, post?.headers as Record<string, string>)).toThrow();
  });

  it('takes a secret in plain words too, and sends no signature without one', async () => {
    const { url, posts } = await receiver();
    await notify(someNews(), channelsOf([{ webhook: url, secret: 'plain words' }, { webhook: url }]), quick);
    const signed = posts.find(({ headers }) => headers['webhook-signature'] !== undefined);
    const webhook = new Webhook('plain words', { format: 'raw' });
    expect(() => webhook.verify(signed?.body ?? '', signed?.headers as Record<string, string>)).not.toThrow();
    expect(posts.filter(({ headers }) => headers['webhook-signature'] === undefined)).toHaveLength(1);
  });

  it('tries again after faults that pass, under the same id, and obeys Retry-After', async () => {
    const { url, posts } = await receiver([{ status: 503 }, { status: 429, headers: { 'retry-after': '1' } }]);
    const begun = performance.now();
    expect(await notify(someNews(), channelsOf([{ webhook: url }]), quick)).toMatchObject([{ outcome: 'sent', attempts: 3 }]);
    expect(performance.now() - begun).toBeGreaterThan(990);
    expect(new Set(posts.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect(new Set(posts.map(({ body }) => body)).size).toBe(1);
  });

  it('gives up at once where another attempt would not help, after four where it might; the address stays secret', async () => {
    const gone = await receiver([{ status: 410 }]);
    const down = await receiver(Array.from({ length: 9 }, () => ({ status: 500 })));
    const elsewhere = await receiver();
    const moved = await receiver([{ status: 302, headers: { location: elsewhere.url } }]);
    const closed = createServer();
    const dead = `http://user:SECRET@127.0.0.1:${await listening(closed)}/hook/SECRET-PATH`;
    await new Promise((resolve) => closed.close(resolve));
    const channels = channelsOf([gone.url, down.url, moved.url, dead].map((webhook) => ({ webhook })));
    const deliveries = await notify(someNews(), channels, quick);
    expect(deliveries.map(({ outcome, attempts }) => [outcome, attempts])).toEqual([
      ['failed', 1],
      ['failed', 4],
      ['failed', 1],
      ['failed', 4],
    ]);
    expect(elsewhere.posts).toEqual([]);
    const lines = deliveries.map(deliveryLine);
    expect(lines[0]).toMatch(/^notification \(webhook\) to 127\.0\.0\.1:\d+: not delivered after 1 attempt: it answered HTTP 410$/);
    expect(lines[3]).toMatch(/ECONNREFUSED|connect/);
    expect(lines.join('\n')).not.toContain('SECRET');
  });

  it('turns a password in the address into a header', async () => {
    const { url, posts } = await receiver();
    await notify(someNews(), channelsOf([{ webhook: url.replace('//', '//us%C3%A9r:p%40ss@') }]), quick);
    expect(posts[0]?.headers.authorization).toBe(`Basic ${Buffer.from('usér:p@ss').toString('base64')}`);
  });

  it('stops waiting when the run is interrupted', async () => {
    const { url } = await receiver([{ status: 503, headers: { 'retry-after': '3600' } }]);
    const interrupted = new AbortController();
    const delivery = notify(someNews(), channelsOf([{ webhook: url }]), { ...quick, signal: interrupted.signal });
    setImmediate(() => interrupted.abort());
    expect(await delivery).toMatchObject([{ outcome: 'failed', detail: 'the run was interrupted' }]);
  });
});

describe('chat', () => {
  it('sends Slack blocks in which nothing of a page is markup', async () => {
    const { url, posts } = await receiver();
    await notify(someNews(), channelsOf([{ slack: url }]), quick);
    const body = JSON.parse(posts[0]?.body ?? '') as { text: string; blocks: { type: string; text?: { type: string; text: string } }[] };
    expect(body.text).toBe('Cookie audit: 2 new findings, 1 fixed, 1 now in violation and 1 now inconclusive on 2 portals of 40');
    expect(body.blocks.map(({ type }) => type)).toEqual(['header', 'section', 'section', 'context', 'actions']);
    for (const { text } of body.blocks) if (text !== undefined) expect(text.type).toBe('plain_text');
    expect(body.blocks[1]?.text?.text).toContain('new: ✗ cookie/undeclared: <!channel> *_id* \\x1b[31m\\u202e is not declared');
    expect(posts[0]?.body).not.toContain('\\u001b');
  });

  it('sends Teams a card of plain runs, small enough for it to be taken', async () => {
    const { url, posts } = await receiver();
    const one = someNews().portals[0];
    if (one === undefined) throw new Error('no portal');
    const many = {
      ...someNews(),
      portals: Array.from({ length: 300 }, (_, i) => ({
        ...one,
        url: `https://p${i}.example/`,
        newFindings: Array.from({ length: 9 }, () => ({ ...HOSTILE, message: 'é'.repeat(900) })),
      })),
    };
    await notify(someNews(), channelsOf([{ teams: url }]), quick);
    await notify(many, channelsOf([{ teams: url }]), quick);
    const [small, large] = posts.map(({ body }) => body);
    const card = JSON.parse(small ?? '') as {
      attachments: { contentType: string; content: { body: { type: string }[]; actions: object[] } }[];
    };
    const content = card.attachments[0]?.content;
    expect(card.attachments[0]?.contentType).toBe('application/vnd.microsoft.card.adaptive');
    expect(new Set(content?.body.map(({ type }) => type))).toEqual(new Set(['RichTextBlock']));
    expect(content?.actions).toEqual([{ type: 'Action.OpenUrl', title: 'Open the report', url: 'https://audit.example/runs/r2' }]);
    expect(Buffer.byteLength(large ?? '')).toBeLessThanOrEqual(28_000);
    expect(large).toMatch(/and 2\d\d more/);
  });
});

describe('mail', () => {
  it('reaches everybody, in plain text, with a subject of one line', async () => {
    const { url, mails } = await mailServer();
    const channels = channelsOf([{ mail: url, from: 'audit@example.org', to: ['dpo@example.org', 'web@example.org'] }]);
    expect(await notify(someNews(), channels, quick)).toMatchObject([{ outcome: 'sent', target: 'dpo@example.org, web@example.org' }]);
    expect(mails).toHaveLength(1);
    expect(mails[0]?.to).toEqual(['dpo@example.org', 'web@example.org']);
    expect(mails[0]?.text).toMatch(/^Subject: Cookie audit: 2 new findings/m);
    expect(mails[0]?.text).toMatch(/^Auto-Submitted: auto-generated/m);
    expect(mails[0]?.text).not.toContain('\u001b');
  });

  it('tries again when the server says later, not when it says never, and tells who was refused', async () => {
    const later = await mailServer((n) => (n === 0 ? 451 : null));
    const never = await mailServer(() => 554);
    const some = await mailServer();
    const from = 'audit@example.org';
    const channels = channelsOf([
      { mail: later.url, from, to: ['dpo@example.org'] },
      { mail: never.url, from, to: ['dpo@example.org'] },
      { mail: some.url, from, to: ['dpo@example.org', 'nobody@example.org'] },
    ]);
    const deliveries = await notify(someNews(), channels, quick);
    expect(deliveries.map(({ outcome, attempts }) => [outcome, attempts])).toEqual([
      ['sent', 2],
      ['failed', 1],
      ['failed', 1],
    ]);
    expect(deliveries[2]?.detail).toBe('not taken for nobody@example.org');
    expect(some.mails).toHaveLength(1);
  });

  it('does not hand a password to a server without TLS', async () => {
    const { url, mails } = await mailServer();
    const withPassword = url.replace('smtp://', 'smtp://user:hunter2@');
    const [delivery] = await notify(someNews(), channelsOf([{ mail: withPassword, from: 'a@example.org', to: ['b@example.org'] }]), quick);
    expect(delivery?.outcome).toBe('failed');
    expect(deliveryLine(delivery ?? expect.fail())).not.toContain('hunter2');
    expect(mails).toEqual([]);
  });
});

describe('any channel', () => {
  it('keeps silent when nothing is new, unless every run is asked for', async () => {
    const { url, posts } = await receiver();
    const quiet = { ...someNews(), portals: [] };
    const deliveries = await notify(quiet, channelsOf([{ slack: url }, { slack: url, when: 'every-run' }]), quick);
    expect(deliveries.map(({ outcome }) => outcome)).toEqual(['nothing-new', 'sent']);
    expect(posts).toHaveLength(1);
    expect(JSON.parse(posts[0]?.body ?? '')).toMatchObject({ text: 'Cookie audit: nothing new on 40 portals' });
  });

  it('a dry run says what it would send, and sends nothing', async () => {
    const { url, posts } = await receiver();
    const { url: smtp, mails } = await mailServer();
    const channels = channelsOf([
      { webhook: url, secret: 'hidden' },
      { teams: url },
      { mail: smtp, from: 'a@example.org', to: ['b@example.org'] },
    ]);
    const deliveries = await notify(someNews(), channels, { ...quick, dryRun: true });
    expect(deliveries.map(({ outcome }) => outcome)).toEqual(['dry-run', 'dry-run', 'dry-run']);
    for (const { detail } of deliveries) expect(detail).toContain('portal-a.example');
    expect(JSON.stringify(deliveries)).not.toMatch(/hidden|SECRET/);
    expect([posts, mails]).toEqual([[], []]);
  });
});
