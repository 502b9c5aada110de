import { mkdir } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { manySites, manyUrl } from '../../fixtures/sites/many.ts';
import { startFixtures, type FixtureServer } from '../../fixtures/sites/server.ts';
import type { DatedResult } from '../../src/stores/store.ts';
import { towards } from './portals.ts';
import { onlyLine, QUICK, Workspace, type Running } from './program.ts';

/** The dashboard as the built program serves it. */

let fixtures: FixtureServer;
let workspace: Workspace;
/** What each portal was shown of a secret header */
const doors = new Map<string, unknown[]>();

beforeEach(async () => {
  doors.clear();
  fixtures = await startFixtures(
    manySites((name, { headers }) => {
      doors.set(name, [...(doors.get(name) ?? []), headers['x-door'] ?? null]);
      return ['sessionid=1; Path=/; HttpOnly; Secure; SameSite=Lax'];
    }),
  );
  workspace = await Workspace.create();
  await workspace.file('towns.txt', `${manyUrl('a')}\n${manyUrl('b')}\n`);
});
afterEach(async () => {
  await workspace.remove();
  await fixtures.close();
});

async function addressOf({ child }: Running): Promise<string> {
  return await new Promise((resolve, reject) => {
    let text = '';
    child.stderr?.on('data', (chunk: string) => {
      text += chunk;
      const address = /dashboard at (http:\/\/[^ ]+)/.exec(text)?.[1];
      if (address !== undefined) resolve(address);
    });
    child.once('close', () => reject(new Error(text)));
  });
}

describe('serve', () => {
  it('scans on request in a process of its own, shows the results, and ends at SIGTERM', async () => {
    const visit = [...towards(fixtures.port), ...QUICK, '--ignore-https-errors', '--delay', '0', '--scenarios', 'no-choice'];
    const secrets = ['--header', 'X-Door: open-sesame'];
    const serving = workspace.start(['serve', 'towns.txt', '--port', '0', '--allow-private', '--', ...visit, ...secrets]);
    const address = await addressOf(serving);
    const ask = async (url: string): Promise<number> => {
      const { status } = await fetch(`${address}/api/scans`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ portfolio: 'towns', url }),
      });
      return status;
    };
    expect(await ask(manyUrl('a'))).toBe(204);
    const latest = async (): Promise<DatedResult[]> => (await (await fetch(`${address}/api/portals`)).json()) as DatedResult[];
    await vi.waitFor(
      async () => expect(await latest()).toMatchObject([{ url: manyUrl('a'), verdict: 'inconclusive', portfolio: 'towns' }]),
      {
        timeout: 60_000,
        interval: 200,
      },
    );
    const page = await (await fetch(address, { headers: { accept: 'text/html' } })).text();
    expect(page).toContain('a.many.example');
    // What opens the portfolio's portals is not for one that anybody can name.
    expect(await ask(manyUrl('stranger'))).toBe(204);
    await vi.waitFor(async () => expect((await latest()).map(({ url }) => url)).toContain(manyUrl('stranger')), {
      timeout: 60_000,
      interval: 200,
    });
    expect([new Set(doors.get('a')), new Set(doors.get('stranger'))]).toEqual([new Set(['open-sesame']), new Set([null])]);
    const unknown = await fetch(`${address}/api/scans`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ portfolio: 'towns', url: 'file:///etc/passwd' }),
    });
    expect(unknown.status).toBe(400);
    serving.signal('SIGTERM');
    expect((await serving.ended).code).toBe(0);
    await workspace.expectNothingLeft();
  });

  it('visits public addresses only, and hosts that the operator mapped, unless --allow-private is given', async () => {
    let reached = 0;
    const inner = createServer((_request, response) => {
      reached += 1;
      response.end();
    });
    await new Promise<void>((resolve) => inner.listen(0, '127.0.0.1', resolve));
    try {
      const secret = `http://localhost:${(inner.address() as AddressInfo).port}/`;
      await workspace.file('both.txt', `${manyUrl('a')}\n${secret}\n`);
      const visit = ['--resolve', `*.many.example=127.0.0.1:${fixtures.port}`, ...QUICK, '--ignore-https-errors', '--delay', '0'];
      const serving = workspace.start(['serve', 'both.txt', '--port', '0', '--', ...visit]);
      const address = await addressOf(serving);
      expect((await fetch(`${address}/api/scans`, { method: 'POST' })).status).toBe(204);
      const latest = async (): Promise<DatedResult[]> => (await (await fetch(`${address}/api/portals`)).json()) as DatedResult[];
      await vi.waitFor(async () => expect(await latest()).toHaveLength(2), { timeout: 60_000, interval: 200 });
      expect(reached).toBe(0);
      expect(doors.get('a')).not.toBeUndefined();
      const found = (await latest()).find(({ url }) => url === secret);
      expect(found).toMatchObject({ verdict: 'inconclusive', reason: expect.stringContaining('no public address: not visited') });
      // One portal alone: that host is where the operator said it is; the other one is nobody's to name.
      const ask = async (url: string): Promise<Response> =>
        await fetch(`${address}/api/scans`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ url }),
        });
      expect((await ask(manyUrl('a'))).status).toBe(204);
      const refused = await ask(secret);
      expect([refused.status, await refused.text()]).toEqual([400, expect.stringContaining('--allow-private')]);
      expect(await (await ask('https://no-such-host.invalid/')).text()).toContain('does not resolve');
      serving.signal('SIGTERM');
      expect((await serving.ended).code).toBe(0);
      await workspace.expectNothingLeft();
    } finally {
      inner.closeAllConnections();
      await new Promise((resolve) => inner.close(resolve));
    }
  });

  it('needs a token where others can reach it', async () => {
    const open = await workspace.inside(['serve', '--host', '0.0.0.0']);
    expect([open.code, onlyLine(open)]).toEqual([2, expect.stringMatching(/0\.0\.0\.0 can be reached by others: a token is needed/)]);
    vi.stubEnv('COOKIE_AUDIT_TOKEN', 'short');
    const short = await workspace.inside(['serve']);
    vi.unstubAllEnvs();
    expect([short.code, onlyLine(short)]).toEqual([2, expect.stringMatching(/a token has at least 16 characters/)]);
    const proxy = await workspace.inside(['serve', '--trust-proxy', 'towns.txt']);
    expect([proxy.code, onlyLine(proxy)]).toEqual([2, expect.stringMatching(/"towns\.txt" is neither a number of proxies/)]);
    const through = await workspace.inside(['serve', 'towns.txt', '--', '--proxy', 'http://127.0.0.1:9']);
    expect([through.code, onlyLine(through)]).toEqual([2, expect.stringMatching(/^cookie-audit: --proxy of its scans: .*--allow-private/)]);
    const both = await workspace.inside(['scan', 'towns.txt', '--public-only', '--proxy', 'http://127.0.0.1:9']);
    expect([both.code, onlyLine(both)]).toEqual([2, expect.stringMatching(/--public-only and --proxy do not go together/)]);
    const link = await workspace.inside(['scan', 'towns.txt', '--link', 'audit.example.org']);
    expect([link.code, onlyLine(link)]).toEqual([2, expect.stringMatching(/Expected an address such as https:\/\/audit\.example\.org/)]);
    const queued = ['--queue', 'postgres://nobody@127.0.0.1:9/none'];
    const worker = await workspace.inside(['worker', ...queued, '--header', 'X-Door: open-sesame']);
    expect([worker.code, onlyLine(worker)]).toEqual([2, expect.stringMatching(/names the host that it is for/)]);
    const mixed = await workspace.inside([
      'scan',
      'towns.txt',
      '--only',
      manyUrl('a'),
      '--only',
      manyUrl('z'),
      '--header',
      'X-Door: open-sesame',
    ]);
    expect([mixed.code, onlyLine(mixed)]).toEqual([
      2,
      expect.stringMatching(/z\.many\.example\/ is not in the portfolio, and gets neither/),
    ]);
    await mkdir(workspace.at('other'));
    await workspace.file('other/towns.txt', manyUrl('c'));
    const twice = await workspace.inside(['serve', 'towns.txt', 'other/towns.txt']);
    expect([twice.code, onlyLine(twice)]).toEqual([
      2,
      expect.stringMatching(/towns\.txt and other\/towns\.txt are both portfolio "towns"/),
    ]);
    const lost = await workspace.inside(['serve', 'nothing.yaml']);
    expect([lost.code, onlyLine(lost)]).toEqual([2, expect.stringMatching(/nothing\.yaml/)]);
  });

  describe('that is stopped while a portal is being visited', () => {
    let slow: Server;
    let answer: () => void;
    let asked: Promise<void>;

    beforeEach(async () => {
      const released = new Promise<void>((resolve) => (answer = resolve));
      let reached = (): void => undefined;
      asked = new Promise((resolve) => (reached = resolve));
      slow = createServer((_request, response) => {
        reached();
        void released.then(() => response.setHeader('content-type', 'text/html').end('<!doctype html><title>Slow</title><h1>Slow</h1>'));
      });
      await new Promise<void>((resolve) => slow.listen(0, '127.0.0.1', resolve));
      await workspace.file('slow.txt', 'http://slow.example/\n');
    });
    afterEach(() => {
      slow.closeAllConnections();
      slow.close();
    });

    /** A server in a process group of its own, one of whose scans waits for a portal's answer. */
    async function visiting(): Promise<Running & { address: string }> {
      const port = (slow.address() as AddressInfo).port;
      const visit = [
        '--resolve',
        `slow.example=127.0.0.1:${port}`,
        ...QUICK,
        '--scenarios',
        'no-choice',
        '--timeout',
        '60s',
        '--retries',
        '0',
      ];
      const serving = workspace.start(['serve', 'slow.txt', '--port', '0', '--', ...visit], { group: true });
      const address = await addressOf(serving);
      const scan = await fetch(`${address}/api/scans`, { method: 'POST' });
      expect(scan.status).toBe(204);
      await asked;
      return { ...serving, address };
    }

    const runs = async (): Promise<{ state: string; pending: number; inconclusive: number }[]> => {
      const { stdout } = await workspace.inside(['history', '--json']);
      return JSON.parse(stdout) as { state: string; pending: number; inconclusive: number }[];
    };

    it('lets its scans finish the visit, for one Ctrl-C in its terminal', async () => {
      const serving = await visiting();
      process.kill(-(serving.child.pid ?? 0), 'SIGINT');
      // The server closes before it waits for its scans.
      await vi.waitFor(async () => await expect(fetch(serving.address)).rejects.toThrow(), { timeout: 10_000, interval: 50 });
      answer();
      expect((await serving.ended).code).toBe(0);
      expect(await runs()).toMatchObject([{ state: 'finished', pending: 0 }]);
      await workspace.expectNothingLeft();
    });

    it('and killed: the scan notices, finishes the visit, and ends', async () => {
      const serving = await visiting();
      serving.signal('SIGKILL');
      await serving.ended;
      answer();
      await vi.waitFor(async () => expect(await workspace.browsers()).toEqual([]), { timeout: 60_000, interval: 100 });
      await vi.waitFor(async () => await workspace.expectNothingLeft(), { timeout: 10_000, interval: 100 });
      expect(await runs()).toMatchObject([{ state: 'finished', pending: 0 }]);
    });
  });
});
