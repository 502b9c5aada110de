import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { manySites, manyUrl } from '../../fixtures/sites/many.ts';
import { startFixtures, type FixtureServer } from '../../fixtures/sites/server.ts';
import type { DatedResult } from '../../src/stores/store.ts';
import { towards } from './portals.ts';
import { onlyLine, QUICK, Workspace, type Running } from './program.ts';

/** The dashboard as the built program serves it. */

let fixtures: FixtureServer;
let workspace: Workspace;

beforeEach(async () => {
  fixtures = await startFixtures(manySites(() => ['sessionid=1; Path=/; HttpOnly; Secure; SameSite=Lax']));
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
    const visit = [...towards(fixtures.port), ...QUICK, '--ignore-https-errors', '--delay', '0'];
    const serving = workspace.start(['serve', 'towns.txt', '--port', '0', '--allow-private', '--', ...visit]);
    const address = await addressOf(serving);
    const asked = await fetch(`${address}/api/scans`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ portfolio: 'towns', url: manyUrl('a') }),
    });
    expect(asked.status).toBe(204);
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

  it('needs a token where others can reach it', async () => {
    const open = await workspace.run(['serve', '--host', '0.0.0.0']);
    expect([open.code, onlyLine(open)]).toEqual([2, expect.stringMatching(/0\.0\.0\.0 can be reached by others: a token is needed/)]);
    const short = await workspace.run(['serve'], { env: { COOKIE_AUDIT_TOKEN: 'short' } });
    expect([short.code, onlyLine(short)]).toEqual([2, expect.stringMatching(/a token has at least 16 characters/)]);
    const proxy = await workspace.run(['serve', '--trust-proxy', 'towns.txt']);
    expect([proxy.code, onlyLine(proxy)]).toEqual([2, expect.stringMatching(/"towns\.txt" is neither a number of proxies/)]);
    const lost = await workspace.run(['serve', 'nothing.yaml']);
    expect([lost.code, onlyLine(lost)]).toEqual([2, expect.stringMatching(/nothing\.yaml/)]);
  });
});
