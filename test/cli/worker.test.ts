import { existsSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { manySites, manyUrl } from '../../fixtures/sites/many.ts';
import { startFixtures, type FixtureServer } from '../../fixtures/sites/server.ts';
import { openStore } from '../../src/stores/open.ts';
import { startPostgres, type TestPostgres } from '../postgres.ts';
import { towards } from './portals.ts';
import { expectWhole, onlyLine, QUICK, reportOf, Workspace, type Running } from './program.ts';

/** Scans whose visits are made by other processes, over a real PostgreSQL. */

let postgres: TestPostgres;
let fixtures: FixtureServer;
let workspace: Workspace;
let url: string;
/** Start pages that were asked for, by portal */
const visits = new Map<string, number>();

beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(async () => await postgres.remove());
beforeEach(async () => {
  visits.clear();
  url = await postgres.database();
  fixtures = await startFixtures(
    manySites((name) => {
      visits.set(name, (visits.get(name) ?? 0) + 1);
      return ['sessionid=1; Path=/; HttpOnly; Secure; SameSite=Lax'];
    }),
  );
  workspace = await Workspace.create();
});
afterEach(async () => {
  await workspace.remove();
  await fixtures.close();
});

const names = (n: number): string[] => Array.from({ length: n }, (_, i) => `p${i}`);

async function scan(portals: readonly string[], ...flags: string[]): Promise<Running> {
  await workspace.file('portals.txt', portals.map((name) => `${manyUrl(name)}\n`).join(''));
  const visit = [...towards(fixtures.port), ...QUICK, '--ignore-https-errors'];
  return workspace.start(['scan', 'portals.txt', '--queue', url, '--format', 'json', ...visit, ...flags]);
}

const worker = (...flags: string[]): Running => workspace.start(['worker', '--queue', url, '--delay', '0', ...flags]);

async function stopped(running: Running): Promise<string> {
  running.signal('SIGTERM');
  const ended = await running.ended;
  expect(ended.code, ended.stderr).toBe(0);
  return ended.stderr;
}

describe('workers', () => {
  it('share the portals; what one that is killed held, another takes over; each portal has one result', async () => {
    const portals = names(6);
    const evidence = workspace.at('evidence');
    const flags = ['--lease', '3s', '--concurrency', '2', '--evidence', evidence];
    const [first, second] = [worker(...flags), worker(...flags)];
    const scanning = await scan(portals);
    await vi.waitFor(() => expect(visits.size).toBeGreaterThan(2), { timeout: 60_000, interval: 20 });
    first.signal('SIGKILL');
    const { code, stdout, stderr } = await scanning.ended;
    // One scenario alone settles nothing.
    expect(code, stderr).toBe(3);
    const report = reportOf(stdout);
    expect(report.portals.map((portal) => portal.url)).toEqual(portals.map(manyUrl));
    expect(report.portals.every(({ cookies }) => cookies.length === 1)).toBe(true);
    expect((await first.ended).code).toBeNull();
    const said = await stopped(second);
    const done = /worker stopped, (\d+) portals? done/.exec(said)?.[1];
    const store = await openStore(url);
    const [run] = await store.runs();
    expect(run).toMatchObject({ state: 'finished', portals: 6, pending: 0, inconclusive: 6 });
    const results = await store.results(run?.id ?? '');
    await store.close();
    expect(results.map((result) => result.url)).toEqual(portals.map(manyUrl));
    expect(Number(done)).toBeGreaterThan(0);
    // Whole directories, each of one visit; what the killed worker left half-made was swept or redone.
    expect(await readdir(evidence)).toEqual([run?.id]);
    const ofRun = path.join(evidence, run?.id ?? '');
    const kept = (await readdir(ofRun)).filter((name) => !name.startsWith('.'));
    expect(kept.toSorted()).toEqual(portals.map((name) => new URL(manyUrl(name)).host).toSorted());
    for (const name of kept) await expectWhole(path.join(ofRun, name));
  });

  it('finish what they hold on SIGTERM; an interrupted scan takes the rest back, and is resumed', async () => {
    const portals = names(6);
    const first = worker('--concurrency', '1');
    const scanning = await scan(portals);
    await vi.waitFor(() => expect(visits.size).toBeGreaterThan(0), { timeout: 60_000, interval: 20 });
    scanning.signal('SIGINT');
    const broken = await scanning.ended;
    expect(broken.code, broken.stderr).toBe(3);
    const before = reportOf(broken.stdout).portals.length;
    expect(before).toBeLessThan(6);
    const said = await stopped(first);
    expect(said).toContain(`worker stopped, ${before} portal${before === 1 ? '' : 's'} done`);
    const second = worker('--concurrency', '2');
    const resumed = await workspace.inside(['scan', '--resume', '--queue', url, '--format', 'json']);
    expect(resumed.code, resumed.stderr).toBe(3);
    expect(reportOf(resumed.stdout).portals.map((portal) => portal.url)).toEqual(portals.map(manyUrl));
    await stopped(second);
    expect([...visits.values()]).toEqual(portals.map(() => 1));
  });

  it('that cannot work end with what is wrong; others do their portals, without the files of where the scan was begun', async () => {
    const policy = await workspace.file('policy.md', '| Cookie | Purpose | Duration |\n|---|---|---|\n| sessionid | Log-in | Session |\n');
    const scanning = await scan(names(2), '--policy', policy);
    const unfit = await worker('--browser', '/nope', '--no-install').ended;
    expect(unfit.code, unfit.stderr).toBe(2);
    expect(unfit.stderr.trimEnd().split('\n')).toEqual([
      expect.stringMatching(/^cookie-audit: worker ready, /),
      expect.stringMatching(/^cookie-audit: --browser \/nope: no Chromium answers there/),
    ]);
    await rm(policy);
    const healthy = worker('--concurrency', '2');
    const { stdout } = await scanning.ended;
    // Not "3 attempts were made": each was visited, and its cookie seen, and held against the list.
    const declared = { name: 'sessionid', declaration: { status: 'declared' } };
    expect(reportOf(stdout).portals).toMatchObject([{ cookies: [declared] }, { cookies: [declared] }]);
    await stopped(healthy);
  });

  it('say in one line what is wrong before anything else', async () => {
    expect(onlyLine(await workspace.inside(['worker']))).toMatch(/no queue to work on\. For example: cookie-audit worker --queue/);
    expect(onlyLine(await workspace.inside(['worker', '--queue', 'redis://x']))).toMatch(/--queue takes the URL of a PostgreSQL database/);
    const dead = await workspace.inside(['worker', '--queue', 'postgres://u:secret@127.0.0.1:9/x']);
    expect([dead.code, onlyLine(dead)]).toEqual([2, expect.stringMatching(/postgres:\/\/u@127\.0\.0\.1:9\/x: .*ECONNREFUSED/)]);
    await workspace.file('portals.txt', manyUrl('a'));
    const file = await workspace.inside(['scan', 'portals.txt', '--queue', url, '--store', 'history.db']);
    expect([file.code, onlyLine(file)]).toEqual([2, expect.stringMatching(/--queue needs a history in PostgreSQL/)]);
    const theirs = await workspace.inside([
      'scan',
      'portals.txt',
      '--queue',
      url,
      '--evidence',
      'kept',
      '--concurrency',
      '2',
      '--no-install',
    ]);
    expect([theirs.code, onlyLine(theirs)]).toEqual([
      2,
      expect.stringMatching(/--concurrency, --evidence, --no-install: does nothing over a queue/),
    ]);
    expect(existsSync(workspace.at('kept'))).toBe(false);
  });
});
