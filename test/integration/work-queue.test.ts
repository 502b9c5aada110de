import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import type { AuditResult } from '../../src/audit/audit.ts';
import { NO_ACCESS, parseProxy, type Access } from '../../src/browser/access.ts';
import { resultLine } from '../../src/commands/result-line.ts';
import { duration, languageTag, timeLimit } from '../../src/commands/parsers.ts';
import type { PlannedPortal, Run } from '../../src/model/history.ts';
import { openPostgresQueue, type PostgresQueue } from '../../src/queues/postgres.ts';
import { openEvidenceKeeper } from '../../src/scan/evidence-keeper.ts';
import { holdRun } from '../../src/scan/hold-run.ts';
import { scanOverQueue } from '../../src/scan/scan-over-queue.ts';
import { portalResult } from '../../src/scan/result.ts';
import { keepInputs, keptCookies, keptPolicies } from '../../src/scan/run-inputs.ts';
import { ScanSettings } from '../../src/scan/settings.ts';
import { workQueue } from '../../src/scan/work-queue.ts';
import { openStore } from '../../src/stores/open.ts';
import type { Store } from '../../src/stores/store.ts';
import { startPostgres, type TestPostgres } from '../postgres.ts';
import { aVerdict } from '../unit/reporters/builder.ts';
import { evidence } from '../unit/evidence-builder.ts';

/** What a worker does beside visiting; no browser is started here. */

const parsers = { duration, timeLimit, languageTag };
const PORTAL: PlannedPortal = { url: 'https://a.example/', tags: [], settings: {} };

let postgres: TestPostgres;
let directory: string;
let store: Store;
let queue: PostgresQueue;
let said: string[];
let url: string;

beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(async () => await postgres.remove());
beforeEach(async () => {
  directory = await mkdtemp(path.join(os.tmpdir(), 'cookie-audit-work-queue-'));
  url = await postgres.database();
  store = await openStore(url);
  queue = await openPostgresQueue(url, { leaseSeconds: 2, pauseSeconds: 0 });
  said = [];
});
afterEach(async () => {
  await queue.close();
  await store.close();
  await rm(directory, { recursive: true, force: true });
});

const settings = (over: Partial<ScanSettings>): ScanSettings =>
  ScanSettings.parse({
    policy: 'auto',
    scenarios: ['no-choice'],
    pages: 0,
    observeMs: 1000,
    timeoutMs: 5000,
    locale: 'en',
    profile: 'eu',
    thirdPartyCookies: 'allow',
    resolve: [],
    ignoreHttpsErrors: false,
    userAgent: null,
    keepValues: false,
    evidenceRoot: null,
    retries: 0,
    backoffMs: 1000,
    repeat: 1,
    hostDelayMs: 0,
    budgetMs: null,
    obeyRobots: false,
    recycle: { visits: 100, mib: 2500 },
    ...over,
  });

async function begin(over: Partial<ScanSettings>, portals = [PORTAL]): Promise<Run> {
  return await store.createRun({
    portfolio: 'cities',
    toolVersion: '0.1.0',
    profile: 'eu',
    settings: settings(over),
    baseline: null,
    startedAt: new Date(),
    portals,
  });
}

async function workUntil(condition: () => Promise<boolean>, access: Access = NO_ACCESS): Promise<void> {
  const drain = new AbortController();
  const working = workQueue(
    {
      store,
      queue,
      evidence: await openEvidenceKeeper(null),
      parsers,
      moment: { access, concurrency: 1, browser: '/nope', install: false, progress: () => undefined, say: (line) => void said.push(line) },
      onResult: () => undefined,
    },
    { concurrency: 1, drain: drain.signal, stop: new AbortController().signal, say: (line) => void said.push(line) },
  );
  try {
    await Promise.race([vi.waitFor(async () => expect(await condition()).toBe(true), { timeout: 20_000 }), working]);
  } finally {
    drain.abort();
  }
  await working;
}

it('a portal whose declared list nobody has ends as inconclusive, with that reason', async () => {
  const run = await begin({ policy: '/nowhere/policy.md' });
  await queue.add([{ run: run.id, portal: PORTAL }]);
  await workUntil(async () => (await store.findRun(run.id)).state === 'finished');
  const [result] = await store.results(run.id);
  expect(result).toMatchObject({
    verdict: 'inconclusive',
    reason: expect.stringMatching(
      /3 attempts were made, and none came to an end: the last one failed: \/nowhere\/policy\.md: the declared list was not kept/,
    ),
  });
  expect(said).toHaveLength(3);
  expect(await queue.state()).toMatchObject({ waiting: 0, active: 0 });
});

it('that public addresses only are visited is said by the run: a worker that cannot know them ends, and its task goes back', async () => {
  const run = await begin({ publicOnly: true });
  await queue.add([{ run: run.id, portal: PORTAL }]);
  const access = { ...NO_ACCESS, proxy: parseProxy('http://127.0.0.1:9') };
  await expect(workUntil(async () => await Promise.resolve(false), access)).rejects.toThrow('--public-only and --proxy do not go together');
  expect(await queue.state()).toMatchObject({ waiting: 1, active: 0 });
});

it('a task whose run is gone goes too', async () => {
  const run = await begin({});
  await queue.add([{ run: run.id, portal: PORTAL }]);
  await store.endRun(run.id, 'interrupted');
  expect(await store.prune({ before: new Date('2100-01-01') })).toEqual([run.id]);
  await workUntil(async () => (await queue.state()).waiting + (await queue.state()).active === 0);
  expect(said).toEqual([]);
});

it('declared lists and known cookies are those of the machine that planned the run', async () => {
  const policy = path.join(directory, 'policy.md');
  await writeFile(policy, '| Cookie | Purpose | Duration |\n|---|---|---|\n| sessionid | Log-in | Session |\n');
  const portalFile = path.join(directory, 'portal.yaml');
  await writeFile(
    portalFile,
    'portal: https://b.example/\nconsent:\n  banner: expected\n  reject:\n    - click: "text=No"\nentries:\n  - name: other\n    purpose: x\n',
  );
  const knowledge = path.join(directory, 'known.yaml');
  await writeFile(knowledge, '- name: sessionid\n  provider: Us\n  category: necessary\n  source: https://a.example/docs\n');
  const portals = [
    PORTAL,
    { url: 'https://b.example/', tags: [], settings: { policy: portalFile } },
    { url: 'https://dashboard.paris/', tags: [], settings: { policy: 'auto' } },
  ];
  const run = await begin({ policy, knowledge }, portals);
  await keepInputs({ store, run: run.id }, portals, settings({ policy, knowledge }), parsers);
  await rm(directory, { recursive: true });
  const choose = keptPolicies(store, run.id);
  const a = await choose(policy, 'https://a.example/');
  expect(a.policy).toMatchObject({ status: 'read', policy: { entries: [{ name: 'sessionid' }] } });
  const b = await choose(portalFile, 'https://b.example/');
  expect(b).toMatchObject({
    policy: { status: 'read', policy: { entries: [{ name: 'other' }] } },
    consent: { banner: 'expected', reject: [{ click: 'text=No' }], accept: null },
  });
  // A portal file that comes with the package.
  expect((await choose('auto', 'https://dashboard.paris/')).policy).toMatchObject({ status: 'read' });
  expect(await choose('auto', 'https://unknown.example/')).toMatchObject({ policy: null, policyUrl: null });
  expect(await choose('https://a.example/cookies', 'https://a.example/')).toMatchObject({
    policy: null,
    policyUrl: 'https://a.example/cookies',
  });
  expect(await keptCookies(store, run.id)).toMatchObject([{ pattern: 'sessionid', provider: 'Us', category: 'necessary' }]);
});

/** What a worker would store. */
async function visited(run: Run, portal: string): Promise<void> {
  const audited = { evidence: evidence(), verdict: aVerdict({ url: portal }), others: [], attempts: 1, durationMs: 1, directory: null };
  expect(await store.save(run.id, portalResult(audited as unknown as AuditResult, [], []))).toBe(true);
}

/** A scan that waits for workers: `stop` is its Ctrl-C. */
function waiting(run: Run, portals: PlannedPortal[]) {
  const stop = new AbortController();
  const lines: string[] = [];
  const total = portals.length;
  const ended = scanOverQueue({
    store,
    run,
    settings: settings({}),
    portals,
    total,
    place: url,
    parsers,
    drain: stop.signal,
    signal: new AbortController().signal,
    say: (line) => void lines.push(line),
    onResult: (summary, done) => void lines.push(`[${done}/${total}] ${resultLine(summary)}`),
    onWait: () => undefined,
  });
  return { lines, ended, stop };
}

const PORTALS = ['https://a.example/', 'https://b.example/', 'https://c.example/'].map((one) => ({ ...PORTAL, url: one }));
const onQueue = async (n: number): Promise<void> =>
  await vi.waitFor(async () => expect((await queue.state()).waiting).toBe(n), { timeout: 20_000 });

it('a scan that waits outlives a restart of the database, and says each result once', async () => {
  const run = await begin({}, PORTALS);
  const { lines, ended } = waiting(run, PORTALS);
  await onQueue(3);
  await visited(run, 'https://b.example/');
  await vi.waitFor(() => expect(lines.some((line) => line.startsWith('[1/3] '))).toBe(true), { timeout: 20_000 });
  await postgres.stop('immediate');
  await vi.waitFor(() => expect(lines.some((line) => line.endsWith('; waiting for it'))).toBe(true), { timeout: 20_000 });
  await postgres.start();
  await visited(run, 'https://a.example/');
  await visited(run, 'https://c.example/');
  await ended;
  expect(await store.findRun(run.id)).toMatchObject({ state: 'finished', pending: 0 });
  expect(lines.filter((line) => line.startsWith('[')).map((line) => [line.slice(0, 5), /https:\S+/.exec(line)?.[0]])).toEqual([
    ['[1/3]', 'https://b.example/'],
    ['[2/3]', 'https://a.example/'],
    ['[3/3]', 'https://c.example/'],
  ]);
});

it('a scan that waits has its run for itself; it takes back what waits when it is stopped', async () => {
  const run = await begin({}, PORTALS);
  const first = waiting(run, PORTALS);
  await onQueue(3);
  // As of another process: one's own process id is that of a container which was started again.
  const lease = await store.lease(run.id);
  expect(await store.takeRun(run.id, 'elsewhere:1', lease)).toBe(true);
  await expect(waiting(run, PORTALS).ended).rejects.toMatchObject({ code: 'usage', message: expect.stringContaining('(elsewhere:1)') });
  expect(await store.takeRun(run.id, lease?.owner ?? '', await store.lease(run.id))).toBe(true);
  await visited(run, 'https://a.example/');
  first.stop.abort();
  await first.ended;
  expect(await store.findRun(run.id)).toMatchObject({ state: 'interrupted', pending: 2 });
  expect(await queue.state()).toMatchObject({ waiting: 0, active: 0 });
});

it('a run whose portals workers have is not scanned here beside them', async () => {
  const run = await begin({}, PORTALS);
  await store.workersAlive([run.id]);
  await expect(holdRun(store, run.id, 'here')).rejects.toMatchObject({ code: 'usage', message: `workers have portals of run ${run.id}` });
  (await holdRun(store, run.id, 'workers')).letGo();
  await store.endRun(run.id, 'interrupted');
  (await holdRun(store, run.id, 'here')).letGo();
});

it('a process that was thought dead notices that its run is another’s', async () => {
  const run = await begin({}, PORTALS);
  const hold = await holdRun(store, run.id, 'here', 50);
  try {
    expect(await store.takeRun(run.id, 'elsewhere:1', await store.lease(run.id))).toBe(true);
    await vi.waitFor(() => expect(hold.lost.aborted).toBe(true), { timeout: 10_000 });
    expect(hold.lost.reason).toMatchObject({ code: 'interrupted', message: expect.stringContaining(run.id) });
  } finally {
    hold.letGo();
  }
});
