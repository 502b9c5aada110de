import { createServer, request as httpRequest, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditPortals, type AuditOptions, type PortalAudit } from '../../src/audit/audit.ts';
import { choosePolicy } from '../../src/audit/policy-choice.ts';
import { NO_ACCESS, parseHeader, parseProxy, type Access } from '../../src/browser/access.ts';
import { loadStorageState } from '../../src/inputs/storage-state.ts';
import { profileOf } from '../../src/judge/profiles.ts';

/** Portals behind a key, a log-in and a proxy; real ones, on loopback. Secrets reach the portal, and nothing else. */

const KEY = 'secret-key-5417';
const SESSION = 'secret-session-9921';
const PASSWORD = 'secret-password-3305';
const PORTAL = 'http://staging.example/';

interface Hit {
  host: string;
  path: string;
  key: string | undefined;
  cookie: string | undefined;
}

let portal: Server;
let proxy: Server;
let directory: string;
const hits: Hit[] = [];
const proxied: { url: string; authorization: string | undefined }[] = [];
const portOf = (server: Server): number => (server.address() as AddressInfo).port;
const listen = async (server: Server): Promise<Server> => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
};

function page(message: IncomingMessage): string {
  const inside = message.headers.cookie?.includes(SESSION) === true;
  return `<!doctype html><title>Staging</title><h1>${inside ? 'Welcome back' : 'Log in'}</h1><img src="http://tracker.example/pixel.gif"><a href="/cookies">Cookies</a>`;
}

beforeAll(async () => {
  directory = await mkdtemp(path.join(os.tmpdir(), 'cookie-audit-access-test-'));
  portal = await listen(
    createServer((message, response) => {
      const host = message.headers.host ?? '';
      const key = message.headers['x-staging-key'];
      hits.push({ host, path: message.url ?? '', key: typeof key === 'string' ? key : undefined, cookie: message.headers.cookie });
      const open = key === KEY || message.headers.cookie?.includes(SESSION) === true || message.headers['via'] !== undefined;
      if (host !== 'staging.example') response.writeHead(204).end();
      else if (!open) response.writeHead(401).end('no key');
      else response.writeHead(200, { 'content-type': 'text/html', 'set-cookie': 'visit=1; Max-Age=3600' }).end(page(message));
    }),
  );
  proxy = await listen(
    createServer((message, response) => {
      const authorization = message.headers['proxy-authorization'];
      proxied.push({ url: message.url ?? '', authorization });
      if (authorization === undefined) {
        response.writeHead(407, { 'proxy-authenticate': 'Basic realm="office"' }).end();
        return;
      }
      const url = new URL(message.url ?? '');
      const headers = { ...message.headers, via: '1.1 office' };
      const onward = httpRequest(
        { host: '127.0.0.1', port: portOf(portal), path: url.pathname, method: message.method, headers },
        (answer) => {
          response.writeHead(answer.statusCode ?? 502, answer.headers);
          answer.pipe(response);
        },
      );
      onward.on('error', () => response.destroy());
      message.pipe(onward);
    }),
  );
});

afterAll(async () => {
  for (const server of [portal, proxy]) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
  await rm(directory, { recursive: true, force: true });
});

async function audit(access: Partial<Access>, resolve = true): Promise<PortalAudit> {
  hits.length = 0;
  const options: AuditOptions = {
    scenarios: ['no-choice'],
    pages: 0,
    observeMs: 500,
    timeoutMs: 20_000,
    concurrency: 1,
    locale: 'en-US',
    thirdPartyCookies: 'allow',
    resolve: resolve ? [`*:80=127.0.0.1:${portOf(portal)}`] : [],
    ignoreHttpsErrors: false,
    userAgent: null,
    browser: undefined,
    install: false,
    keepValues: false,
    access: { ...NO_ACCESS, ...access },
    profile: profileOf('eu'),
    evidenceRoot: path.join(directory, 'evidence'),
    signal: new AbortController().signal,
    progress: () => undefined,
    say: () => undefined,
  };
  const [result] = await auditPortals([{ url: PORTAL, policy: await choosePolicy('auto', PORTAL) }], options);
  if (result === undefined) throw new Error('no result');
  return result;
}

/** Every byte that was kept of the visit. */
async function kept(): Promise<string> {
  const names = await readdir(path.join(directory, 'evidence'), { recursive: true, withFileTypes: true });
  const files = names.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
  return (await Promise.all(files.map(async (file) => await readFile(file, 'latin1')))).join('\n');
}

describe('without a key', () => {
  it('the portal is not observed, and that is no pass', async () => {
    const { verdict } = await audit({});
    expect(verdict.verdict).toBe('inconclusive');
  });
});

describe('--header', () => {
  it('opens the portal, goes to no third party, and is kept nowhere', async () => {
    const { evidence, verdict } = await audit({ headers: [parseHeader(`X-Staging-Key: ${KEY}`)] });
    expect(evidence.scenarios[0]?.phases[0]).toMatchObject({ status: 200, title: 'Staging' });
    expect(hits.filter(({ host, key }) => host === 'staging.example' && key === KEY).length).toBeGreaterThan(0);
    const tracked = hits.filter(({ host }) => host === 'tracker.example');
    expect(tracked.length).toBeGreaterThan(0);
    expect(tracked.filter(({ key }) => key !== undefined)).toEqual([]);
    expect(evidence.environment?.access).toEqual({ broughtCookies: [], broughtStorage: [], headers: ['X-Staging-Key'], proxy: false });
    expect(verdict.conditions).toContain('headers were sent to the portal: X-Staging-Key');
    expect(verdict.cookies.map(({ name }) => name)).toEqual(['visit']);
    expect(await kept()).not.toContain(KEY);
  });

  it('that names a host is for a portal there only', async () => {
    hits.length = 0;
    const { evidence } = await audit({ headers: [parseHeader(`other.example=X-Staging-Key: ${KEY}`)] });
    expect(hits.filter(({ key }) => key !== undefined)).toEqual([]);
    expect(evidence.environment?.access).toMatchObject({ headers: [] });
    const named = await audit({ headers: [parseHeader(`staging.example=X-Staging-Key: ${KEY}`)] });
    expect(named.evidence.environment?.access).toMatchObject({ headers: ['X-Staging-Key'] });
    expect(hits.some(({ host, key }) => host === 'staging.example' && key === KEY)).toBe(true);
  });

  it('is a name and a value, and an error does not repeat the value', () => {
    expect(parseHeader('Authorization: Bearer a:b')).toEqual({ name: 'Authorization', value: 'Bearer a:b' });
    expect(parseHeader('Staging.example.org=X-Key: a=b')).toEqual({ name: 'X-Key', value: 'a=b', host: 'staging.example.org' });
    for (const text of [KEY, `: ${KEY}`, `a b: ${KEY}`, `x: ${KEY}\r\ny: z`]) {
      expect(() => parseHeader(text)).toThrow('--header is not NAME: VALUE');
      expect(() => parseHeader(text)).not.toThrow(KEY);
    }
  });
});

describe('--storage-state', () => {
  it('visits as one who is logged in; what was brought along is no finding, and its value is kept nowhere', async () => {
    const file = path.join(directory, 'state.json');
    const cookie = {
      name: 'sessionid',
      value: SESSION,
      domain: 'staging.example',
      path: '/',
      expires: -1,
      httpOnly: true,
      secure: false,
      sameSite: 'Lax',
    };
    await writeFile(file, JSON.stringify({ cookies: [cookie], origins: [] }));
    const { evidence, verdict } = await audit({ storageState: await loadStorageState(file) });
    expect(evidence.scenarios[0]?.phases[0]?.status).toBe(200);
    expect(hits.some(({ cookie: sent }) => sent?.includes(SESSION) === true)).toBe(true);
    expect(verdict.cookies.map(({ name }) => name)).toEqual(['visit']);
    expect(verdict.conditions.join('\n')).toContain('cookies were brought along from a log-in (sessionid)');
    expect(await kept()).not.toContain(SESSION);
  });

  it('that cannot be read is told without its content', async () => {
    const file = path.join(directory, 'broken.json');
    await writeFile(file, `{"cookies":[{"name":"sessionid","value":"${SESSION}"}],"origins":[]}`);
    await expect(loadStorageState(file)).rejects.toThrow(/broken\.json: cookies\.0\.domain is not as in a storage state/);
    await writeFile(file, SESSION);
    await expect(loadStorageState(file)).rejects.toThrow(/it is not JSON$/);
    await expect(loadStorageState(path.join(directory, 'nowhere.json'))).rejects.toMatchObject({ code: 'config-invalid' });
  });
});

describe('--proxy', () => {
  it('reaches the portal through it, with its password, which is kept nowhere', async () => {
    const { evidence, verdict } = await audit({ proxy: parseProxy(`http://clerk:${PASSWORD}@127.0.0.1:${portOf(proxy)}`) }, false);
    expect(evidence.scenarios[0]?.phases[0]?.status).toBe(200);
    expect(proxied.some(({ url, authorization }) => url.startsWith(PORTAL) && authorization !== undefined)).toBe(true);
    expect(verdict.conditions).toContain('through a proxy');
    expect(await kept()).not.toContain(PASSWORD);
  });

  it('is a URL, and an error does not repeat the password', () => {
    expect(parseProxy('socks5://localhost:1080')).toEqual({ server: 'socks5://localhost:1080' });
    for (const text of [`clerk:${PASSWORD}@proxy`, `ftp://clerk:${PASSWORD}@proxy:1`]) {
      expect(() => parseProxy(text)).toThrow('--proxy is not the URL of a proxy');
      expect(() => parseProxy(text)).not.toThrow(PASSWORD);
    }
  });
});
