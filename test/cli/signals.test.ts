import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startFixtures, type FixtureServer } from '../../fixtures/sites/server.ts';
import { COMPLIANT, HANGING, towards, WITH_BANNER } from './portals.ts';
import { expectWhole, QUICK, reportOf, Workspace, type Running } from './program.ts';

/** A run that is broken off loses nothing that was finished, and leaves nothing behind. */

let fixtures: FixtureServer;
let workspace: Workspace;

beforeEach(async () => {
  fixtures = await startFixtures();
  workspace = await Workspace.create();
});

afterEach(async () => {
  await workspace.remove();
  await fixtures.close();
});

const visited = (url: string): boolean => fixtures.hits.some(({ host }) => host === new URL(url).hostname);

/** A run of three portals: one is finished, one hangs, one has not begun. */
async function midway(...flags: string[]): Promise<Running> {
  const running = workspace.start([
    'audit',
    COMPLIANT,
    HANGING,
    WITH_BANNER,
    ...towards(fixtures.port),
    ...QUICK,
    '--ignore-https-errors',
    '--concurrency',
    '1',
    '--timeout',
    '60s',
    '--evidence',
    'evidence',
    '--format',
    'json',
    ...flags,
  ]);
  await vi.waitFor(() => expect(visited(HANGING)).toBe(true), { timeout: 60_000, interval: 50 });
  return running;
}

describe.each(['SIGINT', 'SIGTERM'] as const)('%s', (signal) => {
  it('ends the run soon, with the report and the evidence of what is finished', async () => {
    const running = await midway('--allow-inconclusive');
    running.signal(signal);
    const ended = await running.ended;
    expect(ended.code).toBe(3);
    const lines = ended.stderr.trimEnd().split('\n');
    expect(lines.filter((line) => line.startsWith('cookie-audit: interrupted'))).toHaveLength(1);
    expect(lines).toHaveLength(3);
    expect(ended.stderr).toMatch(/^https:\/\/hang\.example\/: .*interrupted$/m);
    expect(ended.stderr).toMatch(/^https:\/\/dashboard\.paris\/: .*interrupted$/m);
    const { portals } = reportOf(ended.stdout);
    expect(portals.map(({ url }) => url)).toEqual([COMPLIANT, HANGING, WITH_BANNER]);
    expect(portals[0]?.cookies.map(({ name }) => name)).toEqual(['csrftoken']);
    expect(portals.slice(1)).toMatchObject([
      { verdict: 'inconclusive', cookies: [] },
      { verdict: 'inconclusive', cookies: [] },
    ]);
    expect(visited(WITH_BANNER)).toBe(false);
    for (const directory of await readdir(workspace.at('evidence'))) await expectWhole(workspace.at('evidence', directory));
    await workspace.expectNothingLeft();
  });
});

it('a second signal ends the run at once', async () => {
  const running = await midway();
  running.signal('SIGINT');
  running.signal('SIGINT');
  await vi.waitFor(
    () => {
      running.signal('SIGINT');
      expect(running.child.exitCode).not.toBeNull();
    },
    { timeout: 5_000, interval: 5 },
  );
  const ended = await running.ended;
  expect([3, 130]).toContain(ended.code);
  expect(ended.stderr).not.toMatch(/^\s*at /m);
  await workspace.expectNoBrowser();
  await expectWhole(workspace.at('evidence', 'jmorel.opendatasoft.com'));
});

it('an interruption before the first visit is one line', async () => {
  const running = workspace.start(['audit', COMPLIANT, ...towards(fixtures.port), ...QUICK, '--ignore-https-errors']);
  await vi.waitFor(async () => expect(await workspace.browsers()).not.toEqual([]), { timeout: 30_000, interval: 10 });
  running.signal('SIGINT');
  const ended = await running.ended;
  expect(ended.code).toBe(3);
  expect(ended.stderr).not.toMatch(/unexpected|^\s*at /m);
  await workspace.expectNothingLeft();
});

it('kill -9 takes the browser with it and leaves whole evidence', async () => {
  const running = await midway();
  expect(await workspace.browsers()).not.toEqual([]);
  running.signal('SIGKILL');
  await running.ended;
  await workspace.expectNoBrowser();
  await expectWhole(workspace.at('evidence', 'jmorel.opendatasoft.com'));
  expect(existsSync(workspace.at('evidence', 'hang.example', 'evidence.json'))).toBe(false);
  const judged = await workspace.inside(['judge', 'evidence', '--format', 'json']);
  expect(judged).toMatchObject({ code: 3, stderr: '' });
  expect(reportOf(judged.stdout).portals.map(({ url }) => url)).toEqual([COMPLIANT]);
});

it('a browser that dies in the middle: its visits are made once more', async () => {
  const running = workspace.start([
    'audit',
    COMPLIANT,
    WITH_BANNER,
    ...towards(fixtures.port),
    ...QUICK,
    '--ignore-https-errors',
    '--evidence',
    'evidence',
    '--format',
    'json',
  ]);
  const starts = (url: string): number => fixtures.hits.filter(({ host, path }) => host === new URL(url).hostname && path === '/').length;
  await vi.waitFor(() => expect(starts(COMPLIANT) + starts(WITH_BANNER)).toBe(2), { timeout: 60_000, interval: 10 });
  const [browser] = await workspace.browsers('main');
  expect(browser).toBeDefined();
  process.kill(browser ?? 0, 'SIGKILL');
  const ended = await running.ended;
  // 3: two of the three stories were not asked for.
  expect(ended).toMatchObject({ code: 3, stderr: '' });
  expect(starts(COMPLIANT) + starts(WITH_BANNER)).toBeGreaterThan(2);
  const { portals } = reportOf(ended.stdout);
  expect(portals.map(({ url }) => url)).toEqual([COMPLIANT, WITH_BANNER]);
  for (const { cookies, scenarios } of portals) {
    expect(scenarios).toMatchObject([{ name: 'no-choice', outcome: 'done', verified: true }]);
    expect(cookies.map(({ name }) => name)).toEqual(['csrftoken']);
  }
  for (const directory of await readdir(workspace.at('evidence'))) await expectWhole(workspace.at('evidence', directory));
  await workspace.expectNothingLeft();
});
