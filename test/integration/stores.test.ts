import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { Kysely, Migrator, SqliteDialect } from 'kysely';
import Database from 'libsql';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { recordOf } from '../../src/changes/record.ts';
import type { CookieAuditError } from '../../src/model/errors.ts';
import type { PlannedPortal, PortalResult } from '../../src/model/history.ts';
import type { Verdict } from '../../src/model/verdict.ts';
import { Migrations } from '../../src/stores/migrations.ts';
import { openStore } from '../../src/stores/open.ts';
import type { Tables } from '../../src/stores/schema.ts';
import type { NewRun, Store } from '../../src/stores/store.ts';
import { startPostgres, type TestPostgres } from '../postgres.ts';
import { aCookie, aFinding, aVerdict } from '../unit/reporters/builder.ts';

const execute = promisify(execFile);
const URLS = ['https://a.example/', 'https://b.example/', 'https://c.example/'];

const planned = (url: string): PlannedPortal => ({ url, tags: ['city'], settings: { pages: 1 } });

function aRun(over: Partial<NewRun> = {}): NewRun {
  return {
    portfolio: 'cities',
    toolVersion: '0.1.0',
    profile: 'eu',
    settings: { pages: 2 },
    baseline: null,
    startedAt: new Date('2026-03-02T03:00:00.000Z'),
    portals: URLS.map(planned),
    ...over,
  };
}

function aResult(url: string, over: Partial<Verdict> = {}, summary: Partial<PortalResult['summary']> = {}): PortalResult {
  const verdict = aVerdict({ url, cookies: [aCookie()], ...over });
  return {
    verdict,
    record: recordOf([verdict]),
    summary: {
      url,
      tags: ['city'],
      verdict: verdict.verdict,
      reason: verdict.reasons[0] ?? null,
      errors: verdict.findings.length,
      warnings: 0,
      notes: 0,
      forReview: 0,
      cookies: verdict.cookies.length,
      observedAt: verdict.observedAt,
      finishedAt: '2026-03-02T03:01:00.000Z',
      durationMs: 1234,
      attempts: 1,
      samples: 1,
      evidence: null,
      changed: null,
      ...summary,
    },
  };
}

const violating: Partial<Verdict> = { verdict: 'violations', reasons: ['1 error'], findings: [aFinding()] };

async function textOf(lines: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const line of lines) text += line;
  return text;
}

let scratch: string;
let postgres: TestPostgres;

beforeAll(async () => {
  scratch = await mkdtemp(path.join(os.tmpdir(), 'cookie-audit-stores-'));
  postgres = await startPostgres();
});

afterAll(async () => {
  await postgres.remove();
  await rm(scratch, { recursive: true, force: true });
});

let files = 0;
const places: Record<string, () => Promise<string>> = {
  SQLite: async () => await Promise.resolve(path.join(scratch, `${(files += 1)}.db`)),
  PostgreSQL: async () => await postgres.database(),
  'PostgreSQL in English': async () => await postgres.database('en-US'),
};

describe.each(Object.keys(places))('a history in %s', (kind) => {
  let place: string;
  let store: Store;

  beforeEach(async () => {
    place = (await places[kind]?.()) ?? '';
    store = await openStore(place);
  });

  afterEach(async () => await store.close());

  it('begins a run with all its portals pending, in their order', async () => {
    const run = await store.createRun(aRun());
    expect(await store.findRun(run.id)).toEqual({
      ...run,
      portals: 3,
      pending: 3,
      compliant: 0,
      violations: 0,
      inconclusive: 0,
      errors: 0,
      warnings: 0,
      newFindings: 0,
      fixedFindings: 0,
      // Begun with a date of the past, and nobody took it up.
      abandoned: true,
    });
    expect(run).toMatchObject({ state: 'running', startedAt: '2026-03-02T03:00:00.000Z', finishedAt: null, settings: { pages: 2 } });
    expect(await store.pending(run.id)).toEqual(URLS.map(planned));
    expect(await store.results(run.id)).toEqual([]);
  });

  it('keeps a result whole, and the first one only', async () => {
    const run = await store.createRun(aRun());
    const result = aResult('https://b.example/', violating, {
      changed: { newFindings: 1, fixedFindings: 2, newCookies: 3, goneCookies: 4 },
    });
    expect(await store.save(run.id, result)).toBe(true);
    expect(await store.save(run.id, aResult('https://b.example/'))).toBe(false);
    expect(await store.verdict(run.id, 'https://b.example/')).toEqual(result.verdict);
    expect(await store.record(run.id, 'https://b.example/')).toEqual(result.record);
    expect(await store.results(run.id)).toEqual([result.summary]);
    expect((await store.pending(run.id)).map(({ url }) => url)).toEqual(['https://a.example/', 'https://c.example/']);
    expect(await store.findRun(run.id)).toMatchObject({ pending: 2, violations: 1, errors: 1, newFindings: 1, fixedFindings: 2 });
  });

  it('knows no result of a portal that is not of the run', async () => {
    const run = await store.createRun(aRun());
    expect(await store.save(run.id, aResult('https://elsewhere.example/'))).toBe(false);
    expect(await store.verdict(run.id, 'https://elsewhere.example/')).toBeNull();
    expect(await store.record(run.id, 'https://a.example/')).toBeNull();
  });

  it('takes what hostile pages send', async () => {
    const name = `x\0'; drop table runs; --\u{1f36a}"\n`;
    const run = await store.createRun(aRun());
    const result = aResult('https://a.example/', { ...violating, reasons: [`because of ${name}`], cookies: [aCookie({ name })] });
    await store.save(run.id, result);
    expect((await store.verdict(run.id, 'https://a.example/'))?.cookies[0]?.name).toBe(name);
    expect((await store.findRun(run.id)).portals).toBe(3);
  });

  it('finds runs by name, by a beginning, and from the end', async () => {
    const older = await store.createRun(aRun({ startedAt: new Date('2026-03-01T03:00:00Z') }));
    const newer = await store.createRun(aRun({ startedAt: new Date('2026-03-02T03:00:00Z') }));
    const other = await store.createRun(aRun({ startedAt: new Date('2026-03-03T03:00:00Z'), portfolio: 'regions' }));
    expect((await store.findRun('latest')).id).toBe(other.id);
    expect((await store.findRun('latest', 'cities')).id).toBe(newer.id);
    expect((await store.findRun('latest~1', 'cities')).id).toBe(older.id);
    expect((await store.findRun('20260302')).id).toBe(newer.id);
    await expect(store.findRun('202603')).rejects.toMatchObject({ code: 'run-not-found', message: expect.stringContaining('several') });
    await expect(store.findRun('latest~2', 'cities')).rejects.toMatchObject({ code: 'run-not-found' });
    await expect(store.findRun('%')).rejects.toMatchObject({ code: 'run-not-found' });
    expect((await store.runs({ portfolio: 'cities' })).map(({ id }) => id)).toEqual([newer.id, older.id]);
    expect((await store.runs({ before: newer.id, limit: 5 })).map(({ id }) => id)).toEqual([older.id]);
    expect(await store.portfolios()).toEqual(['cities', 'regions']);
  });

  it('finds runs by any beginning', async () => {
    const { id } = await store.createRun(aRun());
    for (let length = 1; length <= id.length; length += 1) expect((await store.findRun(id.slice(0, length))).id).toBe(id);
    await expect(store.findRun('20260302-0_')).rejects.toMatchObject({ code: 'run-not-found' });
  });

  it('leaves runs of single portals out of what others are held against', async () => {
    const whole = await store.createRun(aRun({ startedAt: new Date('2026-03-01T03:00:00Z') }));
    const partial = await store.createRun(aRun({ startedAt: new Date('2026-03-02T03:00:00Z'), partial: true }));
    expect([whole.partial, partial.partial]).toEqual([false, true]);
    expect((await store.findRun('latest')).id).toBe(whole.id);
    await expect(store.findRun('latest~1')).rejects.toMatchObject({ code: 'run-not-found' });
    expect(await store.findRun(partial.id)).toMatchObject({ id: partial.id, partial: true });
    expect((await store.runs({ whole: true })).map(({ id }) => id)).toEqual([whole.id]);
    expect((await store.runs()).map(({ id }) => id)).toEqual([partial.id, whole.id]);
  });

  it('ends a run when each portal has a result, and remembers what it came to', async () => {
    const run = await store.createRun(aRun());
    await store.keepInputs(run.id, [{ name: 'policy', content: { a: 1 } }]);
    await store.save(
      run.id,
      aResult('https://a.example/', violating, { changed: { newFindings: 1, fixedFindings: 0, newCookies: 0, goneCookies: 0 } }),
    );
    await store.save(run.id, aResult('https://b.example/'));
    expect(await store.endIfDone(run.id)).toBe(false);
    expect(await store.findRun(run.id)).toMatchObject({ state: 'running', pending: 1 });
    await store.save(run.id, aResult('https://c.example/', { verdict: 'inconclusive', reasons: ['no connection'] }));
    expect(await store.endIfDone(run.id)).toBe(true);
    const ended = await store.findRun(run.id);
    expect(ended).toMatchObject({
      state: 'finished',
      portals: 3,
      pending: 0,
      compliant: 1,
      violations: 1,
      inconclusive: 1,
      errors: 1,
      newFindings: 1,
    });
    expect(await store.endIfDone(run.id)).toBe(true);
    expect(await store.findRun(run.id)).toEqual(ended);
    // Workers have no need of it any more.
    expect(await store.input(run.id, 'policy')).toBeNull();
  });

  it('keeps what workers need, as it was given first', async () => {
    const run = await store.createRun(aRun());
    await store.keepInputs(run.id, [{ name: 'policy /a\0.md', content: { status: 'read', text: 'a\0b' } }]);
    await store.keepInputs(run.id, [{ name: 'policy /a\0.md', content: 'another' }]);
    expect(await store.input(run.id, 'policy /a\0.md')).toEqual({ status: 'read', text: 'a\0b' });
    expect(await store.input(run.id, 'policy /b.md')).toBeNull();
  });

  it('tells results by the time of their visit', async () => {
    const run = await store.createRun(aRun());
    await store.save(run.id, aResult('https://a.example/'));
    await store.save(run.id, aResult('https://b.example/', {}, { finishedAt: '2026-03-02T03:05:00.000Z' }));
    const since = async (finishedSince: string) => (await store.results(run.id, { finishedSince })).map(({ url }) => url);
    expect(await since('2026-03-02T03:00:00.000Z')).toEqual(['https://a.example/', 'https://b.example/']);
    expect(await since('2026-03-02T03:05:00.000Z')).toEqual(['https://b.example/']);
    expect(await since('2026-03-02T03:05:00.001Z')).toEqual([]);
  });

  it('ends a run only for the one that has it', async () => {
    const run = await store.createRun(aRun());
    await store.takeRun(run.id, 'one:1', null);
    expect(await store.heartbeat(run.id, 'one:1')).toBe(true);
    expect(await store.heartbeat(run.id, 'two:2')).toBe(false);
    expect(await store.endRun(run.id, 'interrupted', 'two:2')).toBe(false);
    expect(await store.findRun(run.id)).toMatchObject({ state: 'running' });
    expect(await store.endRun(run.id, 'interrupted', 'one:1')).toBe(true);
    expect(await store.findRun(run.id)).toMatchObject({ state: 'interrupted', abandoned: false });
  });

  it('knows runs that nobody works on any more, and ends them', async () => {
    const dead = await store.createRun(aRun({ startedAt: new Date('2026-03-01T03:00:00Z') }));
    const done = await store.createRun(aRun({ startedAt: new Date('2026-03-02T03:00:00Z'), portals: [planned('https://a.example/')] }));
    await store.save(done.id, aResult('https://a.example/'));
    const held = await store.createRun(aRun({ startedAt: new Date('2026-03-03T03:00:00Z') }));
    await store.takeRun(held.id, 'elsewhere:7', null);
    const queued = await store.createRun(aRun({ startedAt: new Date('2026-03-04T03:00:00Z') }));
    await store.workersAlive([queued.id]);
    const fresh = await store.createRun(aRun({ startedAt: new Date() }));
    const other = await store.createRun(aRun({ portfolio: 'regions' }));
    const runs = new Map((await store.runs()).map((run) => [run.id, run.abandoned]));
    expect([dead, done, held, queued, fresh, other].map(({ id }) => runs.get(id))).toEqual([true, true, false, false, false, true]);
    expect(Date.parse((await store.workersAt(queued.id)) ?? '')).toBeGreaterThan(Date.now() - 60_000);
    expect(await store.endAbandoned('cities')).toEqual([done.id, dead.id]);
    expect((await store.runs({ portfolio: 'cities' })).map(({ state }) => state)).toEqual([
      'running',
      'running',
      'running',
      'finished',
      'interrupted',
    ]);
    expect(await store.findRun(other.id)).toMatchObject({ state: 'running' });
  });

  it('lets one process at a time have a run', async () => {
    const run = await store.createRun(aRun());
    expect(await store.takeRun(run.id, 'one:1', null)).toBe(true);
    expect(await store.takeRun(run.id, 'two:2', null)).toBe(false);
    const lease = await store.lease(run.id);
    expect(lease?.owner).toBe('one:1');
    expect(await store.takeRun(run.id, 'two:2', { owner: 'one:1', heartbeatAt: '2020-01-01T00:00:00.000Z' })).toBe(false);
    expect(await store.takeRun(run.id, 'two:2', lease)).toBe(true);
    await store.heartbeat(run.id, 'one:1');
    expect((await store.lease(run.id))?.owner).toBe('two:2');
    await store.endRun(run.id, 'finished');
    expect(await store.lease(run.id)).toBeNull();
    expect(await store.findRun(run.id)).toMatchObject({ state: 'finished', finishedAt: expect.stringMatching(/^20\d\d-/) });
  });

  it('tells a portal over runs, and the newest result of each', async () => {
    const runs = [];
    for (const day of ['01', '02', '03']) runs.push(await store.createRun(aRun({ startedAt: new Date(`2026-03-${day}T03:00:00Z`) })));
    const [one, two, three] = runs.map(({ id }) => id);
    await store.save(one ?? '', aResult('https://a.example/', violating));
    await store.save(two ?? '', aResult('https://a.example/'));
    await store.save(one ?? '', aResult('https://b.example/'));
    expect((await store.history('https://a.example/')).map(({ run, verdict }) => [run, verdict])).toEqual([
      [two, 'compliant'],
      [one, 'violations'],
    ]);
    const before = { portfolio: 'cities', before: three ?? '', limit: 5 };
    expect((await store.records('https://a.example/', before)).map(({ verdict }) => verdict)).toEqual(['compliant', 'violations']);
    expect((await store.records('https://a.example/', { ...before, before: two ?? '' })).map(({ verdict }) => verdict)).toEqual([
      'violations',
    ]);
    expect((await store.latest('cities')).map(({ url, run }) => [url, run])).toEqual([
      ['https://a.example/', two],
      ['https://b.example/', one],
    ]);
    expect(await store.latest('regions')).toEqual([]);
    expect(await store.sightings('sessionid', 10, 'regions')).toEqual([]);
    expect(await store.sightings('sessionid', 10, 'cities')).toHaveLength(2);
    expect(await store.sightings('sessionid', 10)).toEqual([
      {
        url: 'https://a.example/',
        name: 'sessionid',
        domain: 'dashboard.paris',
        first: '2026-03-01T03:00:00.000Z',
        last: '2026-03-02T03:00:00.000Z',
        runs: 2,
      },
      {
        url: 'https://b.example/',
        name: 'sessionid',
        domain: 'dashboard.paris',
        first: '2026-03-01T03:00:00.000Z',
        last: '2026-03-01T03:00:00.000Z',
        runs: 1,
      },
    ]);
  });

  it('filters results without taking a part of a URL for a pattern', async () => {
    const urls = ['https://a_b.example/', 'https://axb.example/', 'https://c.example/100%'];
    const run = await store.createRun(aRun({ portals: urls.map(planned) }));
    for (const url of urls) await store.save(run.id, aResult(url, url.includes('axb') ? violating : {}));
    const found = async (filter: Parameters<Store['results']>[1]): Promise<string[]> =>
      (await store.results(run.id, filter)).map(({ url }) => url);
    expect(await found({ search: 'A_B' })).toEqual(['https://a_b.example/']);
    expect(await found({ search: '%' })).toEqual(['https://c.example/100%']);
    expect(await found({ verdict: 'violations' })).toEqual(['https://axb.example/']);
    expect(await found({ offset: 1 })).toEqual(urls.slice(1));
    expect(await found({ offset: 1, limit: 1 })).toEqual(urls.slice(1, 2));
  });

  it('prunes by age and by number, and never what somebody works on', async () => {
    const ids = [];
    for (const day of ['01', '02', '03', '04']) {
      const run = await store.createRun(aRun({ startedAt: new Date(`2026-03-${day}T03:00:00Z`) }));
      await store.save(run.id, aResult('https://a.example/'));
      if (day === '01') await store.takeRun(run.id, 'elsewhere:7', null);
      else await store.endRun(run.id, 'finished');
      ids.push(run.id);
    }
    const [first, second, third, fourth] = ids;
    expect(await store.prune({ keep: 2, dryRun: true })).toEqual([second]);
    expect(await store.runs()).toHaveLength(4);
    expect(await store.prune({ before: new Date('2026-03-04T00:00:00Z'), keep: 2 })).toEqual([second]);
    expect((await store.runs()).map(({ id }) => id)).toEqual([fourth, third, first]);
    expect(await store.history('https://a.example/')).toHaveLength(3);
    expect(await store.prune({ before: new Date('2026-03-04T00:00:00Z') })).toEqual([third]);
    expect(await store.prune({})).toEqual([]);
  });

  it('prunes one portfolio alone, and what nobody works on any more', async () => {
    const ids = [];
    for (const portfolio of ['cities', 'regions', 'cities', 'regions'])
      ids.push((await store.createRun(aRun({ portfolio, startedAt: new Date(Date.UTC(2026, 2, 1 + ids.length)) }))).id);
    expect(await store.prune({ portfolio: 'cities', keep: 1 })).toEqual([ids[0]]);
    expect((await store.runs()).map(({ id }) => id)).toEqual([ids[3], ids[2], ids[1]]);
    const lines = (await textOf(store.exportLines({ portfolio: 'regions' }))).trimEnd().split('\n');
    expect(lines.slice(1).map((line) => (JSON.parse(line) as { run: { id: string } }).run.id)).toEqual([ids[1], ids[3]]);
  });

  it('exports, and imports the same once, into either database', async () => {
    const run = await store.createRun(aRun());
    await store.save(run.id, aResult('https://a.example/', violating));
    await store.save(run.id, aResult('https://c.example/'));
    await store.endRun(run.id, 'finished');
    const text = await textOf(store.exportLines());
    for (const make of Object.values(places)) {
      const other = await openStore(await make());
      try {
        expect(await other.importLines(text.split('\n'))).toEqual({ added: [run.id], present: [] });
        expect(await other.importLines(text.split('\n'))).toEqual({ added: [], present: [run.id] });
        expect(await textOf(other.exportLines())).toBe(text);
      } finally {
        await other.close();
      }
    }
  });

  it('imports no part of a run', async () => {
    const run = await store.createRun(aRun());
    await store.save(run.id, aResult('https://a.example/'));
    const lines = (await textOf(store.exportLines())).split('\n');
    const other = await openStore((await places[kind]?.()) ?? '');
    try {
      await expect(other.importLines([...lines.slice(0, 2), lines[2]?.slice(0, 90) ?? ''])).rejects.toMatchObject({
        code: 'store-failed',
        message: expect.stringMatching(/^line 3: /),
      });
      expect(await other.runs()).toEqual([]);
      expect(await other.importLines(lines)).toMatchObject({ added: [run.id] });
    } finally {
      await other.close();
    }
  });

  it('imports no result that its run does not plan', async () => {
    const run = await store.createRun(aRun());
    await store.save(run.id, aResult('https://a.example/'));
    const lines = (await textOf(store.exportLines())).replaceAll('"url":"https://a.example/"', '"url":"https://z.example/"').split('\n');
    lines[1] = lines[1]?.replace('https://z.example/', 'https://a.example/') ?? '';
    const other = await openStore((await places[kind]?.()) ?? '');
    try {
      await expect(other.importLines(lines)).rejects.toMatchObject({
        message: expect.stringMatching(/^line 3: a result of https:\/\/z\.example\/, which/),
      });
      expect(await other.runs()).toEqual([]);
    } finally {
      await other.close();
    }
  });

  it('is safe for several processes at once, from the making of its tables on', async () => {
    const fresh = (await places[kind]?.()) ?? '';
    const program = path.join(scratch, 'writer.mts');
    const at = (file: string): string => JSON.stringify(path.resolve(file));
    await writeFile(
      program,
      `import { openStore } from ${at('src/stores/open.ts')};
       const [place, name] = process.argv.slice(2);
       const store = await openStore(place);
       for (let i = 0; i < 20; i += 1) {
         const portals = [{ url: 'https://a.example/', tags: [], settings: {} }];
         await store.createRun({ portfolio: name, toolVersion: '1', profile: 'eu', settings: {}, baseline: null, startedAt: new Date(), portals });
       }
       await store.close();`,
    );
    const tsx = path.resolve('node_modules/tsx/dist/cli.mjs');
    await Promise.all(['one', 'two', 'three'].map(async (name) => await execute(process.execPath, [tsx, program, fresh, name])));
    const shared = await openStore(fresh);
    try {
      for (const portfolio of ['one', 'two', 'three']) expect(await shared.runs({ portfolio })).toHaveLength(20);
    } finally {
      await shared.close();
    }
  });
});

it('a history of the first version is brought up to date, and keeps its runs', async () => {
  const file = path.join(scratch, 'first.db');
  const newest = new Migrations({ identity: 'sqlite' });
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: new Database(file) }) });
  const { '0001-history': first } = await newest.getMigrations();
  if (first === undefined) throw new Error('the first version is gone');
  const { error } = await new Migrator({
    db,
    provider: { getMigrations: async () => await Promise.resolve({ '0001-history': first }) },
  }).migrateToLatest();
  expect(error).toBeUndefined();
  const id = '20260302-030000-abcd';
  const row = {
    id,
    portfolio: 'cities',
    state: 'finished',
    started_at: '2026-03-02T03:00:00.000Z',
    finished_at: '2026-03-02T04:00:00.000Z',
    tool_version: '0.1.0',
    profile: 'eu',
    settings: '{}',
    baseline: null,
    owner: null,
    heartbeat_at: null,
  };
  await db.insertInto('runs').values(row).execute();
  await db
    .insertInto('runs')
    .values({ ...row, id: '20260303-030000-abcd', state: 'running', finished_at: null, settings: '{"pages":2,"partial":true}' })
    .execute();
  const portal = { tags: '[]', settings: '{}', warnings: 0, new_findings: null, fixed_findings: 2 };
  await db
    .insertInto('results')
    .values([
      { ...portal, run_id: id, position: 0, url: 'https://a.example/', state: 'done', verdict: 'violations', errors: 3 },
      { ...portal, run_id: id, position: 1, url: 'https://b.example/', state: 'done', verdict: 'inconclusive', errors: 0 },
      { ...portal, run_id: '20260303-030000-abcd', position: 0, url: 'https://a.example/', state: 'pending' },
    ])
    .execute();
  await db.destroy();
  const store = await openStore(file);
  const numbers = {
    portals: 2,
    pending: 0,
    compliant: 0,
    violations: 1,
    inconclusive: 1,
    errors: 3,
    warnings: 0,
    newFindings: 0,
    fixedFindings: 4,
  };
  expect(await store.runs()).toMatchObject([
    { id: '20260303-030000-abcd', state: 'running', partial: true, portals: 1, pending: 1 },
    { id, portfolio: 'cities', partial: false, ...numbers },
  ]);
  await store.close();
  const look = new Database(file, { readonly: true });
  const names = look.prepare('select name from kysely_migration order by name').all() as { name: string }[];
  expect(names.map(({ name }) => name)).toEqual(Object.keys(await newest.getMigrations()));
  look.close();
});

describe('what goes wrong', () => {
  it('a file that is no store is left as it is', async () => {
    const file = path.join(scratch, 'notes.txt');
    await writeFile(file, 'these are my notes, and they are longer than a header of SQLite would be. '.repeat(20));
    const before = await readFile(file, 'utf8');
    await expect(openStore(file)).rejects.toMatchObject({ code: 'store-failed', hint: expect.stringContaining('not a store') });
    expect(await readFile(file, 'utf8')).toBe(before);
  });

  it('a directory that is not there', async () => {
    await expect(openStore(path.join(scratch, 'none', 'x.db'))).rejects.toMatchObject({ code: 'store-failed' });
    await expect(stat(path.join(scratch, 'none'))).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('a place of another kind', async () => {
    await expect(openStore('mysql://localhost/x')).rejects.toMatchObject({ code: 'usage' });
  });

  it('a server that is not there is told without its password', async () => {
    const error: unknown = await openStore('postgres://me:secret@127.0.0.1:9/x').catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'store-failed', hint: 'Is the database server running and reachable?' });
    expect(String(error)).not.toContain('secret');
  });

  it('a database that is not there', async () => {
    const url = (await postgres.database()).replace(/\/test_\d+$/, '/nothing');
    await expect(openStore(url)).rejects.toMatchObject({ code: 'store-failed', hint: expect.stringContaining('Create that database') });
  });

  it('a disk that is full: told as that, and nothing is lost', async (context) => {
    const disk = path.join(scratch, 'disk');
    await mkdir(disk);
    try {
      await execute('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'none', disk]);
    } catch (error) {
      context.skip(`no file system can be mounted here: ${String(error)}`);
    }
    const store = await openStore(path.join(disk, 'history.db'));
    try {
      const many = Array.from({ length: 400 }, (_, i) => `https://p${i}.example/`);
      const run = await store.createRun(aRun({ portals: many.map(planned) }));
      const full: CookieAuditError[] = [];
      // Bytes that do not pack.
      const result = (url: string): PortalResult => aResult(url, { reasons: [randomBytes(20_000).toString('base64')] });
      let saved = 0;
      for (const url of many) {
        const failed = await store.save(run.id, result(url)).then(
          () => null,
          (error: unknown) => error,
        );
        if (failed === null) saved += 1;
        else full.push(failed as CookieAuditError);
        if (full.length === 3) break;
      }
      expect(full.map(({ code, hint }) => [code, hint])).toEqual(
        Array.from({ length: 3 }, () => ['store-failed', expect.stringMatching(/^The disk is full/)]),
      );
      expect((await store.results(run.id)).length).toBe(saved);
      await execute('mount', ['-o', 'remount,size=20m', disk]);
      expect(await store.save(run.id, result(many[399] ?? ''))).toBe(true);
      const lines = (await textOf(store.exportLines())).split('\n');
      expect(lines.length).toBeGreaterThan(saved);
    } finally {
      await store.close().catch(() => undefined);
      // The driver gives its files back when it is collected.
      await execute('umount', ['--lazy', disk]);
    }
  });

  it('a server that goes and comes back: a known error in between, and all that was saved after', async () => {
    const store = await openStore(await postgres.database());
    const run = await store.createRun(aRun());
    await store.save(run.id, aResult('https://a.example/'));
    await postgres.stop('immediate');
    await expect(store.save(run.id, aResult('https://b.example/'))).rejects.toMatchObject({ code: 'store-failed' });
    await postgres.start();
    expect(await store.save(run.id, aResult('https://b.example/'))).toBe(true);
    expect((await store.pending(run.id)).map(({ url }) => url)).toEqual(['https://c.example/']);
    await store.close();
  });
});
