import { readFile } from 'node:fs/promises';
import formBody from '@fastify/formbody';
import rateLimit from '@fastify/rate-limit';
import swagger from '@fastify/swagger';
import fastify, { type FastifyInstance } from 'fastify';
import { CookieAuditError, messageOf } from '../model/errors.ts';
import { Guard, wantsHtml } from './access.ts';
import { apiRoutes } from './api/routes.ts';
import { html } from './html.ts';
import { Metrics } from './metrics.ts';
import { page } from './pages/layout.ts';
import { pageRoutes } from './page-routes.ts';
import type { ServerParts } from './parts.ts';
import { Snapshots } from './snapshots.ts';
import { Trends } from './trends.ts';

const ASSETS = { 'style.css': 'text/css', 'icon.svg': 'image/svg+xml', 'live.js': 'text/javascript' } as const;
const LARGEST_BODY = 64 * 1024;

/** The dashboard and its API, ready to listen. */
export async function createApp(parts: ServerParts): Promise<FastifyInstance> {
  const app = fastify({
    bodyLimit: LARGEST_BODY,
    trustProxy: trustOf(parts.trustProxy),
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 200 },
  });
  // Input is read by the model's own schemas; JSON schemas of routes are for the document of the API.
  app.setValidatorCompiler(() => () => true);
  app.setSerializerCompiler(() => (data) => JSON.stringify(data));

  // Counted before anybody is refused: a guess at the token is a request as well, and so is one for what is not there.
  await app.register(rateLimit, { global: false, errorResponseBuilder: (_request, { after }) => new RateLimited(after) });
  const count = app.createRateLimit({ max: parts.requestsPerMinute, timeWindow: '1 minute' });
  app.addHook('onRequest', async (request) => {
    if (request.url === '/healthz') return;
    const counted = await count(request);
    if (!counted.isAllowed && counted.isExceeded) throw new RateLimited(`${counted.ttlInSeconds} seconds`);
  });
  const guard = new Guard(parts.access);
  guard.install(app);
  const snapshots = new Snapshots(parts.store);
  const trends = new Trends(parts.store);
  // The first reader does not wait for what takes a second.
  for (const portfolio of await parts.store.portfolios()) await trends.of((await snapshots.of(portfolio)).runs);
  const metrics = new Metrics(parts.store, parts.queue, snapshots);
  app.addHook('onResponse', async (request, reply) => {
    metrics.observe(request.method, request.routeOptions.url ?? 'none', reply.statusCode, reply.elapsedTime / 1000);
  });
  // Server time, for whoever measures: https://www.w3.org/TR/server-timing/
  app.addHook('onSend', async (_request, reply) => void reply.header('server-timing', `app;dur=${reply.elapsedTime.toFixed(1)}`));
  await app.register(formBody);
  await app.register(swagger, {
    openapi: {
      openapi: '3.0.3',
      info: {
        title: 'cookie-audit',
        version: parts.version,
        description: 'The history of cookie audits: portals, runs, reports, the queue, schedules.',
      },
      components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
      security: parts.access.token === null ? [] : [{ token: [] }],
    },
  });
  tellErrors(app);

  for (const [name, type] of Object.entries(ASSETS)) {
    const bytes = await readFile(new URL(`assets/${name}`, import.meta.url));
    app.get(`/assets/${name}`, { schema: { hide: true } }, async (_request, reply) =>
      reply.type(type).header('cache-control', 'public, max-age=300').send(bytes),
    );
  }
  app.get('/healthz', { schema: { hide: true } }, async () => {
    await parts.store.runs({ limit: 1 });
    return { status: 'ok', version: parts.version };
  });
  app.get('/metrics', { schema: { hide: true } }, async (_request, reply) => reply.type(metrics.contentType).send(await metrics.text()));
  await app.register(async (routes) => apiRoutes(routes, parts, snapshots));
  await app.register(async (routes) => pageRoutes(routes, parts, { guard, snapshots, trends }));
  return app;
}

/** What proxies add to X-Forwarded-For stands at its end; what stands before that anybody can have written. */
function trustOf(trusted: ServerParts['trustProxy']): boolean | string[] | ((address: string, hop: number) => boolean) {
  if (trusted === null) return false;
  return typeof trusted === 'number' ? (_address, hop) => hop < trusted : [...trusted];
}

class RateLimited extends Error {
  readonly statusCode = 429;

  constructor(after: string) {
    super(`too many requests: try again in ${after}`);
  }
}

function tellErrors(app: FastifyInstance): void {
  app.setNotFoundHandler(async (request, reply) => {
    if (!wantsHtml(request)) return await reply.code(404).send({ error: 'there is nothing here' });
    const body = html`<h1>Not found</h1>
      <p>There is nothing here. <a href="/">To the portals</a></p>`;
    return await reply
      .code(404)
      .type('text/html')
      .send(page({ title: 'Not found', section: null, body }));
  });
  app.setErrorHandler(async (error, request, reply) => {
    const { status, message, hint } = refusalOf(error);
    if (!wantsHtml(request)) return await reply.code(status).send({ error: message, ...(hint === null ? {} : { hint }) });
    const body = html`<h1>That did not work</h1>
      <p class="notice bad" role="alert">${message}</p>
      ${hint !== null && html`<p>${hint}</p>`}
      <p><a href="/">To the portals</a></p>`;
    return await reply
      .code(status)
      .type('text/html')
      .send(page({ title: 'That did not work', section: null, body }));
  });
}

const STATUS: Partial<Record<CookieAuditError['code'], number>> = {
  usage: 400,
  'config-invalid': 400,
  'portfolio-invalid': 400,
  'run-not-found': 404,
  'store-failed': 503,
  'queue-failed': 503,
};

/** What is ours is told; of anything else only that it happened, since it may say how things are in here. */
function refusalOf(error: unknown): { status: number; message: string; hint: string | null } {
  if (error instanceof CookieAuditError) return { status: STATUS[error.code] ?? 500, message: error.message, hint: error.hint ?? null };
  const given = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500;
  if (given >= 400 && given < 500) return { status: given, message: messageOf(error), hint: null };
  return { status: 500, message: 'a fault of the server: its log says more', hint: null };
}
