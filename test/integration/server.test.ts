import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seed } from '../../bench/serve/history.ts';
import { Report } from '../../src/model/report.ts';
import { Verdict } from '../../src/model/verdict.ts';
import type { Schedule } from '../../src/queues/schedules.ts';
import { portalChanges, runChanges } from '../../src/scan/run-changes.ts';
import { createApp } from '../../src/server/app.ts';
import type { ServerParts } from '../../src/server/parts.ts';
import { openStore } from '../../src/stores/open.ts';
import type { Store } from '../../src/stores/store.ts';

let directory: string;
let store: Store;
const asked: object[] = [];
const open: FastifyInstance[] = [];

beforeAll(async () => {
  directory = await mkdtemp(path.join(os.tmpdir(), 'cookie-audit-server-test-'));
  store = await openStore(path.join(directory, 'history.sqlite'));
  await seed(store, { portals: 12, runs: 3 });
});
afterAll(async () => {
  await Promise.all(open.map(async (app) => await app.close()));
  await store.close();
  await rm(directory, { recursive: true });
});

async function serve(over: Partial<ServerParts> = {}): Promise<FastifyInstance> {
  const schedules = new Map<string, Schedule>();
  const app = await createApp({
    store,
    comparing: {
      runs: async (before, after) => await runChanges(store, before, after),
      portal: async (before, after, url) => await portalChanges(store, before, after, url),
    },
    queue: null,
    scans: { start: async (request) => void asked.push(request), asked: () => [] },
    schedules: {
      list: async () => [...schedules.values()],
      put: async (schedule) => void schedules.set(schedule.id, schedule),
      remove: async (id) => schedules.delete(id),
      close: async () => undefined,
    },
    portfolios: ['portals.yaml'],
    access: { token: null, hosts: new Set(['localhost', '127.0.0.1']) },
    allowPrivate: false,
    isMapped: () => false,
    trustProxy: null,
    requestsPerMinute: 1000,
    version: '0.1.0',
    ...over,
  });
  open.push(app);
  return app;
}

const page = { accept: 'text/html', host: 'localhost:8080' };
const machine = { host: 'localhost:8080' };

describe('who may come in', () => {
  it('without a token: this machine only, whatever name a page elsewhere gives it', async () => {
    const app = await serve();
    expect((await app.inject({ url: '/', headers: { host: 'evil.example' } })).statusCode).toBe(403);
    expect((await app.inject({ url: '/api/runs', headers: { host: '127.0.0.1:8080' } })).statusCode).toBe(200);
  });

  it('with a token: who has it, as a header or by signing in', async () => {
    const app = await serve({ access: { token: 'a long token', hosts: new Set() } });
    expect((await app.inject({ url: '/api/runs' })).statusCode).toBe(401);
    expect((await app.inject({ url: '/metrics' })).statusCode).toBe(401);
    expect((await app.inject({ url: '/api/runs', headers: { authorization: 'Bearer another' } })).statusCode).toBe(401);
    expect((await app.inject({ url: '/api/runs', headers: { authorization: 'Bearer a long token' } })).statusCode).toBe(200);
    expect((await app.inject({ url: '/healthz' })).json()).toEqual({ status: 'ok', version: '0.1.0' });
    expect((await app.inject({ url: '/', headers: page })).headers.location).toBe('/login');
    const form = { 'content-type': 'application/x-www-form-urlencoded', ...page };
    expect((await app.inject({ method: 'POST', url: '/login', headers: form, payload: 'token=wrong' })).statusCode).toBe(401);
    const signedIn = await app.inject({ method: 'POST', url: '/login', headers: form, payload: 'token=a+long+token' });
    const cookie = String(signedIn.headers['set-cookie']);
    expect(cookie).toMatch(/^cookie-audit-session=\d+\.[0-9a-f]{64}; Path=\/; HttpOnly; SameSite=Strict; Max-Age=604800$/);
    const [session = ''] = cookie.split(';');
    expect((await app.inject({ url: '/', headers: { ...page, cookie: session } })).statusCode).toBe(200);
    expect(
      (await app.inject({ url: '/', headers: { ...page, cookie: session.replace(/.$/, (last) => (last === '0' ? '1' : '0')) } }))
        .statusCode,
    ).toBe(303);
    const late = session.replace(/=\d+/, '=99999999999');
    expect((await app.inject({ url: '/', headers: { ...page, cookie: late } })).statusCode).toBe(303);
  });

  it('a page of another site cannot change anything', async () => {
    const app = await serve();
    const post = (headers: Record<string, string>) =>
      app.inject({ method: 'POST', url: '/api/scans', headers: { ...machine, ...headers }, payload: { url: 'https://1.1.1.1/' } });
    expect((await post({ origin: 'https://evil.example' })).statusCode).toBe(403);
    expect((await post({ origin: 'null' })).statusCode).toBe(403);
    expect((await post({ 'sec-fetch-site': 'cross-site' })).statusCode).toBe(403);
    expect((await post({ 'sec-fetch-site': 'same-site' })).statusCode).toBe(403);
    expect(asked).toEqual([]);
    expect((await post({ origin: 'http://localhost:8080', 'sec-fetch-site': 'same-origin' })).statusCode).toBe(204);
    expect(asked.splice(0)).toEqual([{ portfolio: 'portals.yaml', urls: ['https://1.1.1.1/'] }]);
  });

  it('is held to a number of requests, scans to fewer', async () => {
    const app = await serve({ requestsPerMinute: 5 });
    const codes: number[] = [];
    for (let i = 0; i < 8; i += 1) codes.push((await app.inject({ url: '/api/runs', headers: machine })).statusCode);
    expect(codes).toEqual([200, 200, 200, 200, 200, 429, 429, 429]);
    const generous = await serve();
    const scan = async () =>
      await generous.inject({ method: 'POST', url: '/api/scans', headers: machine, payload: { portfolio: 'portals.yaml' } });
    for (let i = 0; i < 10; i += 1) expect((await scan()).statusCode).toBe(204);
    const refused = await scan();
    expect([refused.statusCode, refused.json().error]).toEqual([429, expect.stringMatching(/^too many requests: try again in/)]);
    asked.length = 0;
  });

  it('counts what it refuses, also where there is no page', async () => {
    const app = await serve({ access: { token: 'a long token', hosts: new Set() }, requestsPerMinute: 4 });
    const guess = async (url: string, i: number): Promise<number> =>
      (await app.inject({ url, headers: { authorization: `Bearer guess-${i}` } })).statusCode;
    const codes: number[] = [];
    for (let i = 0; i < 6; i += 1) codes.push(await guess(i % 2 === 0 ? '/api/runs' : '/nothing', i));
    expect(codes).toEqual([401, 401, 401, 401, 429, 429]);
    expect((await app.inject({ url: '/healthz' })).statusCode).toBe(200);
  });

  it('takes from a proxy only what the proxy itself wrote', async () => {
    const guesses = async (app: FastifyInstance, peer: string, chain: (i: number) => string): Promise<number[]> => {
      const codes: number[] = [];
      for (let i = 0; i < 12; i += 1) {
        const { statusCode } = await app.inject({
          method: 'POST',
          url: '/login',
          remoteAddress: peer,
          headers: { 'content-type': 'application/x-www-form-urlencoded', 'x-forwarded-for': chain(i) },
          payload: 'token=wrong',
        });
        codes.push(statusCode);
      }
      return codes;
    };
    const limited = [...Array<number>(10).fill(401), 429, 429];
    const free = Array<number>(12).fill(401);
    const token = { token: 'a long token', hosts: new Set<string>() };
    // What a client makes up stands left of what the proxy adds.
    const madeUp = (i: number): string => `203.0.113.${i}, 198.51.100.7`;
    const apart = (i: number): string => `198.51.100.7, 203.0.113.${i}`;
    for (const trustProxy of [1, ['loopback', 'uniquelocal']] as const) {
      expect(await guesses(await serve({ access: token, trustProxy }), '10.0.0.1', madeUp)).toEqual(limited);
      expect(await guesses(await serve({ access: token, trustProxy }), '10.0.0.1', apart)).toEqual(free);
    }
    // Not from a network that is trusted, or from none.
    expect(await guesses(await serve({ access: token, trustProxy: ['loopback'] }), '10.0.0.1', apart)).toEqual(limited);
    expect(await guesses(await serve({ access: token }), '10.0.0.1', apart)).toEqual(limited);
  });

  it('works behind a proxy that changes the name it is called by', async () => {
    const form = { 'content-type': 'application/x-www-form-urlencoded', host: 'upstream:8321', origin: 'https://audit.example.org' };
    const post = async (trustProxy: number | null, headers: Record<string, string>) => {
      const app = await serve({ access: { token: 'a long token', hosts: new Set() }, trustProxy });
      return await app.inject({ method: 'POST', url: '/login', headers: { ...form, ...headers }, payload: 'token=a+long+token' });
    };
    const told = { 'x-forwarded-host': 'audit.example.org', 'x-forwarded-proto': 'https' };
    const signedIn = await post(1, told);
    expect([signedIn.statusCode, signedIn.headers.location]).toEqual([303, '/']);
    expect(String(signedIn.headers['set-cookie'])).toMatch(/; Secure$/);
    // Browsers themselves say it over TLS, and no page can say it for them.
    expect((await post(null, { 'sec-fetch-site': 'same-origin' })).statusCode).toBe(303);
    expect((await post(null, told)).statusCode).toBe(403);
    expect((await post(1, { ...told, origin: 'https://evil.example' })).statusCode).toBe(403);
    expect((await post(1, { ...told, 'sec-fetch-site': 'cross-site' })).statusCode).toBe(403);
  });

  it('sends headers under which a page cannot load or run anything of others', async () => {
    const { headers } = await (await serve()).inject({ url: '/', headers: page });
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe|\*|https?:|data:/);
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'same-origin', 'cache-control': 'no-store' });
  });
});

describe('scan now', () => {
  it.each(['http://127.0.0.1:9000/', 'http://localhost/', 'http://169.254.169.254/latest/', 'http://[::1]/', 'http://0x7f000001/'])(
    'does not look into its own network: %s',
    async (url) => {
      const app = await serve();
      const response = await app.inject({ method: 'POST', url: '/api/scans', headers: machine, payload: { url } });
      expect(response.statusCode).toBe(400);
      expect(response.json().error).toMatch(/is no public address/);
      expect(asked).toEqual([]);
    },
  );

  it('does where it is allowed, and refuses what is no portal', async () => {
    const app = await serve({ allowPrivate: true });
    const post = (payload: object) => app.inject({ method: 'POST', url: '/api/scans', headers: machine, payload });
    expect((await post({ url: 'http://127.0.0.1:9000/' })).statusCode).toBe(204);
    expect(asked.splice(0)).toHaveLength(1);
    expect((await post({ url: 'file:///etc/passwd' })).statusCode).toBe(400);
    expect((await post({ url: 'https://user:secret@example.org/' })).json().error).toMatch(/password/);
    expect((await post({ uri: 'https://example.org/' })).statusCode).toBe(400);
    expect(asked).toEqual([]);
  });

  it('says so where the server only shows the history', async () => {
    const app = await serve({ scans: null });
    const response = await app.inject({ method: 'POST', url: '/api/scans', headers: machine, payload: {} });
    expect(response.json()).toEqual({ error: 'this server only shows the history' });
    expect((await app.inject({ url: '/', headers: page })).body).not.toContain('Scan all now');
  });
});

describe('a portfolio that is not there', () => {
  it('is not found, and never another one', async () => {
    const app = await serve();
    for (const url of ['/api/portals?portfolio=typo', '/api/runs?portfolio=typo', `/api/history?portfolio=typo&url=https://a.example/`]) {
      const { statusCode, json } = await app.inject({ url, headers: machine });
      expect([url, statusCode, json().error]).toEqual([url, 404, 'there is no portfolio "typo" here']);
    }
    for (const url of ['/?portfolio=typo', '/runs?portfolio=typo', '/portal?portfolio=typo&url=https://a.example/']) {
      const { statusCode, body } = await app.inject({ url, headers: page });
      expect([url, statusCode]).toEqual([url, 404]);
      expect(body).not.toContain('opendata0.paris.example');
    }
    const body = { portfolio: 'typo' };
    expect((await app.inject({ method: 'POST', url: '/api/scans', headers: machine, payload: body })).statusCode).toBe(404);
    expect((await app.inject({ method: 'POST', url: '/scans', headers: machine, payload: body })).statusCode).toBe(404);
    const schedule = { cron: '0 3 * * *', timezone: 'UTC', portfolio: 'typo' };
    expect((await app.inject({ method: 'PUT', url: '/api/schedules/a', headers: machine, payload: schedule })).statusCode).toBe(404);
    expect(asked).toEqual([]);
  });
});

describe('the API', () => {
  it('gives portals, runs, results and verdicts', async () => {
    const app = await serve();
    const get = async (url: string) => (await app.inject({ url, headers: machine })).json();
    expect(await get('/api/portfolios')).toEqual(['portals.yaml']);
    const portals = await get('/api/portals?portfolio=portals.yaml');
    expect(portals).toHaveLength(12);
    const [newest] = await get('/api/runs?limit=2');
    expect(newest).toMatchObject({ portals: 12, pending: 0, state: 'finished' });
    const [violating] = await get(`/api/runs/${newest.id}/results?verdict=violations`);
    const verdict = Verdict.parse(await get(`/api/runs/latest/verdict?url=${encodeURIComponent(violating.url)}`));
    expect(verdict).toMatchObject({ url: violating.url, verdict: 'violations' });
    expect(await get(`/api/history?url=${encodeURIComponent(violating.url)}`)).toHaveLength(3);
    expect(await get('/api/queue')).toBeNull();
  });

  it('describes itself', async () => {
    const app = await serve();
    const document = (await app.inject({ url: '/api/openapi.json', headers: machine })).json();
    expect(document.openapi).toBe('3.0.3');
    expect(Object.keys(document.paths).toSorted()).toEqual([
      '/api/history',
      '/api/portals',
      '/api/portfolios',
      '/api/queue',
      '/api/runs',
      '/api/runs/{id}',
      '/api/runs/{id}/changes',
      '/api/runs/{id}/pending',
      '/api/runs/{id}/results',
      '/api/runs/{id}/verdict',
      '/api/scans',
      '/api/schedules',
      '/api/schedules/{id}',
    ]);
    const verdict = document.paths['/api/runs/{id}/verdict'].get.responses['200'].content['application/json'].schema;
    expect(verdict.required).toContain('findings');
  });

  it('keeps schedules with their next times', async () => {
    const app = await serve();
    const schedule = { cron: '0 3 * * *', timezone: 'Europe/Paris', portfolio: 'portals.yaml' };
    const put = (id: string, payload: object) => app.inject({ method: 'PUT', url: `/api/schedules/${id}`, headers: machine, payload });
    expect((await put('nightly', schedule)).statusCode).toBe(204);
    const [kept] = (await app.inject({ url: '/api/schedules', headers: machine })).json();
    expect(kept).toMatchObject({ id: 'nightly', ...schedule });
    expect(kept.next).toHaveLength(3);
    expect((await put('nightly', { ...schedule, cron: 'often' })).json().error).toMatch(/has not five fields|Too small/);
    expect((await put('Night!', schedule)).statusCode).toBe(400);
    expect((await app.inject({ method: 'DELETE', url: '/api/schedules/nightly', headers: machine })).statusCode).toBe(204);
    expect((await app.inject({ method: 'DELETE', url: '/api/schedules/nightly', headers: machine })).statusCode).toBe(404);
  });

  it('answers what is wrong in one sentence, without telling how things are in here', async () => {
    const app = await serve();
    const get = async (url: string) => await app.inject({ url, headers: machine });
    expect((await get('/api/runs/nothing')).statusCode).toBe(404);
    expect((await get('/api/runs?limit=lots')).statusCode).toBe(400);
    expect((await get('/api/history?url=javascript:alert(1)')).statusCode).toBe(400);
    expect((await get('/nothing')).json()).toEqual({ error: 'there is nothing here' });
    expect(
      (await app.inject({ method: 'POST', url: '/api/scans', headers: { ...machine, 'content-type': 'application/json' }, payload: '{' }))
        .statusCode,
    ).toBe(400);
    let broke = false;
    const broken = await serve({
      store: new Proxy(store, {
        get(target, name) {
          if (name === 'portfolios' && broke) return async () => await Promise.reject(new Error('secret: /etc/shadow'));
          const value: unknown = Reflect.get(target, name);
          return typeof value === 'function' ? value.bind(target) : value;
        },
      }),
    });
    broke = true;
    const fault = await broken.inject({ url: '/', headers: page });
    expect(fault.statusCode).toBe(500);
    expect(fault.body).not.toContain('shadow');
  });
});

describe('downloads and metrics', () => {
  it('gives the report of a run and of a portal in every format', async () => {
    const app = await serve();
    const whole = await app.inject({ url: '/runs/latest/download?format=json', headers: machine });
    const { portals, changes } = Report.parse(whole.json());
    expect(portals).toHaveLength(12);
    const [latest] = await store.runs({ limit: 1 });
    expect([changes?.before.run, changes?.after.run]).toEqual([latest?.baseline, latest?.id]);
    expect((await app.inject({ url: '/api/runs/latest/changes', headers: machine })).json()).toEqual(changes);
    expect((await app.inject({ url: '/api/runs/latest~2/changes', headers: machine })).json()).toBeNull();
    for (const format of ['html', 'markdown']) {
      const { body } = await app.inject({ url: `/runs/latest/download?format=${format}`, headers: machine });
      expect(body).toContain('What changed');
    }
    expect(whole.headers['content-disposition']).toMatch(/^attachment; filename="[0-9a-z-]+-report\.json"$/);
    const [{ url }] = (await app.inject({ url: '/api/portals', headers: machine })).json();
    const one = await app.inject({ url: `/runs/latest/download?format=json&url=${encodeURIComponent(url)}`, headers: machine });
    expect(Report.parse(one.json()).portals.map((portal) => portal.url)).toEqual([url]);
    expect((await app.inject({ url: '/runs/latest/download?format=exe', headers: machine })).statusCode).toBe(400);
  });

  it('are made once, and begun by the page that leads to them', async () => {
    let made = 0;
    const app = await serve({
      comparing: {
        runs: async (before, after) => {
          made += 1;
          return await runChanges(store, before, after);
        },
        portal: async (before, after, url) => await portalChanges(store, before, after, url),
      },
    });
    const { id } = await store.findRun('latest');
    expect((await app.inject({ url: `/runs/${id}`, headers: page })).statusCode).toBe(200);
    await expect.poll(() => made).toBe(1);
    expect((await app.inject({ url: `/runs/${id}/changes`, headers: page })).statusCode).toBe(200);
    expect(made).toBe(1);
  });

  it('are told to be under way where they take long, and stand there when they are made', async () => {
    let open: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (open = resolve));
    const app = await serve({
      comparing: {
        runs: async (before, after) => {
          await gate;
          return await runChanges(store, before, after);
        },
        portal: async (before, after, url) => await portalChanges(store, before, after, url),
      },
    });
    const { id } = await store.findRun('latest');
    const ask = async (): Promise<string> => (await app.inject({ url: `/runs/${id}/changes`, headers: page })).body;
    const early = await ask();
    expect(early).toContain('are being compared');
    expect(early).toContain('data-seconds=');
    open();
    await expect.poll(ask).not.toContain('are being compared');
    expect(await ask()).not.toContain('data-seconds=');
  });

  it('tells monitoring how the portfolio stands', async () => {
    const { body } = await (await serve()).inject({ url: '/metrics', headers: machine });
    const portals = [...body.matchAll(/^cookie_audit_portals\{portfolio="portals\.yaml",verdict="(\w+)"\} (\d+)$/gm)];
    expect(portals.map(([, verdict]) => verdict)).toEqual(['violations', 'inconclusive', 'compliant']);
    expect(portals.reduce((sum, [, , n]) => sum + Number(n), 0)).toBe(12);
    expect(body).toMatch(/^cookie_audit_last_run_finished_timestamp_seconds\{portfolio="portals\.yaml"\} \d+/m);
  });
});
