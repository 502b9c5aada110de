import { readdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { manySites, manyUrl } from '../../fixtures/sites/many.ts';
import { openStore } from '../../src/stores/open.ts';
import type { SiteRequest } from '../../fixtures/sites/http.ts';
import { startFixtures, type FixtureServer } from '../../fixtures/sites/server.ts';
import { RunChanges } from '../../src/model/changes.ts';
import type { News } from '../../src/model/news.ts';
import type { RunOverview } from '../../src/stores/store.ts';
import { HANGING, towards } from './portals.ts';
import { expectWhole, onlyLine, QUICK, reportOf, Workspace, type Ended, type Running } from './program.ts';

/** Scans of a portfolio: everything once, nothing lost, and what changed. */

const SESSION = 'sessionid=1; Path=/; HttpOnly; Secure; SameSite=Lax';
const ADVERTISING = '_fbp=fb.1.1.1; Path=/; Max-Age=7776000';

let fixtures: FixtureServer;
let workspace: Workspace;
/** What each portal's start page sets; a test changes it between runs. */
let cookiesOf: (name: string, visit: number) => readonly string[];
const visits = new Map<string, number>();
/** Headers of the last request for a start page */
let asked: SiteRequest['headers'] = {};

beforeEach(async () => {
  visits.clear();
  cookiesOf = () => [SESSION];
  fixtures = await startFixtures(
    manySites((name, request) => {
      asked = request.headers;
      visits.set(name, (visits.get(name) ?? 0) + 1);
      return cookiesOf(name, visits.get(name) ?? 0);
    }),
  );
  workspace = await Workspace.create();
});

afterEach(async () => {
  await workspace.remove();
  await fixtures.close();
});

const list = (...names: string[]): string => names.map((name) => `${manyUrl(name)}\n`).join('');
const quick = (): string[] => [...towards(fixtures.port), ...QUICK, '--ignore-https-errors', '--delay', '0', '--backoff', '100ms'];

function start(portfolio: string, ...flags: string[]): Running {
  return workspace.start(['scan', portfolio, ...quick(), '--format', 'json', ...flags]);
}

/** A scan in the test's process. */
async function scan(portfolio: string, ...flags: string[]): Promise<Ended> {
  return await workspace.inside(['scan', portfolio, ...quick(), '--format', 'json', ...flags]);
}

async function resume(run?: string): Promise<Ended> {
  return await workspace.inside(['scan', '--resume', ...(run === undefined ? [] : [run]), '--format', 'json']);
}

/** Takes what a webhook is told. */
async function startHook(): Promise<{ url: string; posts: { headers: Record<string, string>; body: string }[]; close(): Promise<void> }> {
  const posts: { headers: Record<string, string>; body: string }[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (text: string) => (body += text));
    request.on('end', () => {
      posts.push({ headers: request.headers as Record<string, string>, body });
      response.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    posts,
    close: async () => await new Promise((resolve) => server.close(() => resolve()).closeAllConnections()),
  };
}

async function runs(): Promise<RunOverview[]> {
  return JSON.parse((await workspace.inside(['history', '--json'])).stdout) as RunOverview[];
}

async function changes(...args: string[]): Promise<RunChanges> {
  return RunChanges.parse(JSON.parse((await workspace.inside(['diff', '--format', 'json', ...args])).stdout));
}

describe('a portfolio', () => {
  it('is visited, kept and reported; the next run tells what changed', async () => {
    await workspace.file('towns.txt', `# ours\n${list('a', 'b')}`);
    cookiesOf = (name) => (name === 'b' ? [SESSION, ADVERTISING] : [SESSION]);
    const first = await start('towns.txt', '--evidence', 'evidence').ended;
    expect(first.code).toBe(1);
    expect(reportOf(first.stdout).portals.map(({ url, verdict }) => [url, verdict])).toEqual([
      [manyUrl('a'), 'inconclusive'],
      [manyUrl('b'), 'violations'],
    ]);
    const [kept] = await runs();
    for (const name of ['a.many.example', 'b.many.example']) await expectWhole(workspace.at('evidence', kept?.id ?? '', name));

    cookiesOf = (name) => (name === 'a' ? [SESSION, ADVERTISING] : [SESSION.replace('; HttpOnly', '')]);
    const second = await scan('towns.txt');
    expect(second.code).toBe(1);
    const told = reportOf(second.stdout).changes;
    const sure = told?.portals.map(({ url, cookies, findings }) => ({
      url,
      cookies: cookies.filter(({ certainty }) => certainty === 'sure').map(({ what, name }) => `${what} ${name}`),
      findings: [...new Set(findings.filter(({ certainty }) => certainty === 'sure').map(({ what, subject }) => `${what} ${subject}`))],
    }));
    expect(sure).toEqual([
      { url: manyUrl('a'), cookies: ['new _fbp'], findings: ['new _fbp'] },
      { url: manyUrl('b'), cookies: ['gone _fbp', 'changed sessionid'], findings: ['new sessionid', 'fixed _fbp'] }, // scripts can read it now
    ]);
    expect(await changes()).toEqual(told);
    expect((await workspace.inside(['diff', '--fail-on-new'])).code).toBe(1);
    const [newest, oldest] = await runs();
    expect(newest).toMatchObject({ portfolio: 'towns', state: 'finished', portals: 2, pending: 0, baseline: oldest?.id });
    const portal = await workspace.inside(['history', '--portal', 'b.many.example']);
    expect(portal.stdout.trimEnd().split('\n')).toEqual([expect.stringContaining('inconclusive'), expect.stringContaining('violations')]);
    expect((await workspace.inside(['history', '--cookie', '_fbp'])).stdout).toMatch(/a\.many\.example.*\n.*b\.many\.example/);
    await workspace.expectNothingLeft();
  });

  it('tells what comes and goes between visits as flaky, not as new', async () => {
    await workspace.file('one.txt', list('a'));
    expect((await scan('one.txt')).code).toBe(3);
    visits.clear();
    cookiesOf = (_name, visit) => (visit % 2 === 0 ? [SESSION, ADVERTISING] : [SESSION]);
    // A violation in one of several visits is one.
    expect((await scan('one.txt', '--repeat', '3')).code).toBe(1);
    expect(visits.get('a')).toBe(3);
    const [portal] = (await changes()).portals;
    expect(portal?.cookies).toMatchObject([{ what: 'new', name: '_fbp', certainty: 'flaky', why: 'in 1 of 3 visits of one run' }]);
    expect(portal?.findings.map(({ certainty }) => certainty)).not.toContain('sure');
  });

  it('is visited, judged and told of as the flags say, and keeps no secret', async () => {
    await workspace.file('one.txt', list('a'));
    await workspace.file('known.yaml', '- { name: sessionid, provider: Ours, category: marketing }\n');
    const hook = await startHook();
    await workspace.file('channels.yaml', `- webhook: ${hook.url}\n  secret: env:HOOK_SECRET\n`);
    const flags = ['--header', 'X-Door: open-sesame', '--identify', 'https://example.org/bot'];
    const telling = ['--notify', 'channels.yaml', '--link', 'https://audit.example.org'];
    const ended = await workspace.start(
      [
        'scan',
        'one.txt',
        ...quick(),
        ...flags,
        ...telling,
        '--rule',
        'policy/incomplete=note',
        '--knowledge',
        'known.yaml',
        '--format',
        'json,html',
        '--lang',
        'fr',
        '--output',
        'reports',
      ],
      { env: { HOOK_SECRET: 'a secret of the hook' } },
    ).ended;
    // With that table the session cookie serves advertising.
    expect(ended.code).toBe(1);
    const report = reportOf(await readFile(workspace.at('reports', 'report.json'), 'utf8'));
    expect(report.portals[0]?.findings.map(({ rule, cookie }) => `${rule} ${cookie?.name}`)).toContain('cookie/pre-consent sessionid');
    expect(await readFile(workspace.at('reports', 'report.html'), 'utf8')).toContain('<html lang="fr"');
    expect(asked['x-door']).toBe('open-sesame');
    expect(asked['user-agent']).toMatch(
      /^Mozilla\/5\.0 .* Chrome\/\d+\S* Safari\/\S+ cookie-audit\/\S+ \(\+https:\/\/example\.org\/bot\)$/,
    );
    expect(hook.posts).toHaveLength(1);
    const { data } = new Webhook(Buffer.from('a secret of the hook').toString('base64')).verify(
      hook.posts[0]?.body ?? '',
      hook.posts[0]?.headers ?? {},
    ) as {
      data: News;
    };
    const [run] = await runs();
    expect(data).toMatchObject({ link: `https://audit.example.org/runs/${run?.id}`, portals: [{ url: manyUrl('a'), now: 'violations' }] });
    await hook.close();

    // What a person has accepted does not fail the next run; the rest still does not pass as clean.
    const accept = ['--reason', 'release 4', '--owner', 'web team', '--expires', '2999-12-31'];
    expect((await workspace.inside(['baseline', 'update', 'reports/report.json', '--baseline', 'b.yaml', ...accept])).code).toBe(0);
    const again = await workspace.inside([
      'scan',
      'one.txt',
      ...quick(),
      ...flags,
      '--knowledge',
      'known.yaml',
      '--baseline',
      'b.yaml',
      '--allow-inconclusive',
    ]);
    expect(again.code).toBe(0);
    expect(again.stdout).toMatch(/accepted\s+in\s+the\s+baseline/);
    for (const name of await readdir(workspace.path)) {
      if (/\.(db|json|html)$/.test(name)) expect((await readFile(workspace.at(name))).includes('open-sesame')).toBe(false);
    }
  });

  it('asks a portal that does not answer again, and one that refuses not', async () => {
    await workspace.file('two.txt', 'https://dead.example/\nhttps://forbidden.example/\n');
    const ended = await scan('two.txt', '--retries', '2');
    expect(ended.code).toBe(3);
    const results = JSON.parse((await workspace.inside(['history', '--json', '--portal', 'https://dead.example/'])).stdout) as object[];
    expect(results).toMatchObject([{ verdict: 'inconclusive', attempts: 3 }]);
    expect(fixtures.hits.filter(({ host, path }) => host === 'forbidden.example' && path === '/')).toHaveLength(1);
  });

  it('leaves out, on request, inner pages that robots.txt refuses', async () => {
    await workspace.file('two.txt', list('robots-a', 'a'));
    await scan('two.txt', '--pages', '1', '--obey-robots');
    expect([...visits.keys()].toSorted()).toEqual(['a', 'robots-a']);
    const about = fixtures.hits.filter(({ path }) => path === '/about/').map(({ host }) => host);
    expect(new Set(about)).toEqual(new Set([new URL(manyUrl('a')).host]));
  });

  it('gives a portal its time and no more', async () => {
    await workspace.file('slow.txt', `${HANGING}\n${list('a')}`);
    const ended = await scan('slow.txt', '--budget', '3s', '--timeout', '60s', '--concurrency', '1');
    expect(ended.stderr).toMatch(/hang\.example\/: .*longer than the 3 s/);
    expect(reportOf(ended.stdout).portals.map(({ verdict }) => verdict)).toEqual(['inconclusive', 'inconclusive']);
    expect(visits.get('a')).toBe(1);
  });

  it('is served by a new browser after so many visits', async () => {
    await workspace.file('three.txt', list('a', 'b', 'c'));
    const seen = new Set<number>();
    const watch = setInterval(() => {
      void workspace.browsers('main').then((pids) => pids.forEach((pid) => seen.add(pid)));
    }, 100);
    const ended = await scan('three.txt', '--recycle-visits', '1', '--concurrency', '1');
    clearInterval(watch);
    expect(reportOf(ended.stdout).portals).toHaveLength(3);
    // A process that is just being forked looks like its browser.
    expect(seen.size).toBeGreaterThanOrEqual(3);
    await workspace.expectNothingLeft();
  });
});

describe('a run that is broken off', () => {
  const names = ['a', 'b', 'c'];

  /** Three portals one after the other, of which one is finished. */
  async function midway(): Promise<Running> {
    await workspace.file('three.txt', list(...names));
    const running = start('three.txt', '--concurrency', '1');
    let stderr = '';
    running.child.stderr?.on('data', (text: string) => (stderr += text));
    await vi.waitFor(() => expect(stderr).toContain('[1/3]'), { timeout: 90_000, interval: 20 });
    return running;
  }

  /** Ctrl-C twice, as a person does it: signals that come at the same moment are one to the system. */
  async function stopAtOnce(running: Running): Promise<void> {
    let stderr = '';
    running.child.stderr?.on('data', (text: string) => (stderr += text));
    running.signal('SIGINT');
    await vi.waitFor(() => expect(stderr).toContain('once more to stop'), { timeout: 20_000, interval: 20 });
    running.signal('SIGINT');
    expect((await running.ended).code).toBe(3);
  }

  async function expectTheRest(): Promise<void> {
    const [before] = await runs();
    expect(before).toMatchObject({ portals: 3 });
    const finished = 3 - (before?.pending ?? 0);
    expect(finished).toBeGreaterThanOrEqual(1);
    expect(finished).toBeLessThan(3);
    const first = new Map(visits);
    const ended = await resume();
    expect(ended.code).toBe(3);
    expect(reportOf(ended.stdout).portals.map(({ url }) => url)).toEqual(names.map(manyUrl));
    expect(await runs()).toMatchObject([{ id: before?.id, state: 'finished', pending: 0, portals: 3 }]);
    // What was finished is not visited again; what was under way is, once.
    const again = names.filter((name) => first.has(name) && visits.get(name) !== first.get(name));
    expect(again.length).toBeLessThanOrEqual(1);
    expect([...visits.values()].reduce((sum, n) => sum + n, 0)).toBe(3 + again.length);
  }

  it('by kill -9 is resumed: each portal once, none lost', async () => {
    const running = await midway();
    running.signal('SIGKILL');
    await running.ended;
    await expectTheRest();
    expect(onlyLine(await resume())).toContain('no run is unfinished');
    // By its name it is told again, with its exit code: its report may not have been written.
    const [run] = await runs();
    const again = await resume(run?.id ?? '');
    expect(again.code).toBe(3);
    expect(reportOf(again.stdout).portals).toHaveLength(3);
  });

  it('by Ctrl-C once finishes what is under way, and reports', async () => {
    const running = await midway();
    running.signal('SIGINT');
    const ended = await running.ended;
    expect(ended.code).toBe(3);
    const { portals, gate } = reportOf(ended.stdout);
    expect(portals).toHaveLength(visits.size);
    expect(gate.reason).toMatch(/^\d portals? (was|were) not visited/);
    expect(ended.stderr).toContain('--resume');
    await workspace.expectNothingLeft();
    await expectTheRest();
  });

  it('by Ctrl-C twice stops, and keeps what was finished', async () => {
    const running = await midway();
    await stopAtOnce(running);
    await workspace.expectNothingLeft();
    await expectTheRest();
  });

  it('is not taken from the process that is at work on it', async () => {
    await workspace.file('slow.txt', `${HANGING}\n`);
    const running = start('slow.txt', '--timeout', '60s');
    await vi.waitFor(() => expect(fixtures.hits.some(({ host }) => host === new URL(HANGING).host)).toBe(true), {
      timeout: 60_000,
      interval: 50,
    });
    const other = await resume();
    expect(other.code).toBe(2);
    expect(other.stderr).toContain('is still being worked on');
    await stopAtOnce(running);
  });
});

describe('what is wrong is told before a browser starts', () => {
  it.each([
    ['no portfolio', ['scan'], 'no portfolio to scan'],
    ['a file that is not there', ['scan', 'none.yaml'], 'none.yaml: there is no such file'],
    ['a pattern that fits nothing', ['scan', 'none/*.yaml'], 'no file matches that pattern'],
    ['a history that is not there', ['diff', '--store', 'none.db'], 'there is no history at none.db'],
    ['a run to resume with other settings', ['scan', '--resume', '--pages', '3'], '--pages cannot change a run that is resumed'],
    ['a tag that no portal has', ['scan', 'portals.yaml', '--tag', 'sea'], 'Tags there: town'],
    ['a field that there is not', ['scan', 'wrong.yaml'], 'wrong.yaml: 1'],
    ['a policy that is not there', ['scan', 'nopolicy.csv'], 'missing.html'],
  ])('%s', async (_what, args, said) => {
    await workspace.file('portals.yaml', '- url: a.example\n  tags: [town]\n');
    await workspace.file('wrong.yaml', '- a.example\n- url: b.example\n  page: 3\n');
    await workspace.file('nopolicy.csv', 'url,policy\na.example,missing.html\n');
    const ended = await workspace.inside(args);
    expect(ended.code).toBe(2);
    expect(onlyLine(ended)).toContain(said);
    expect(await readdir(workspace.path)).not.toContain('cookie-audit.db');
  });

  it('a history that was exported is imported; a run that died long ago does not count as being under way', async () => {
    await workspace.file('one.txt', list('a'));
    const store = await openStore(workspace.at('cookie-audit.db'));
    const portals = [{ url: manyUrl('a'), tags: [], settings: {} }];
    const begun = { portfolio: 'one', toolVersion: '0.1.0', profile: 'eu', settings: {}, baseline: null, portals };
    const dead = await store.createRun({ ...begun, startedAt: new Date('2026-01-01T03:00:00Z') });
    await store.close();
    expect((await scan('one.txt')).stderr).toContain(`run ${dead.id} was broken off; a new one begins`);
    expect((await workspace.inside(['history', 'export', 'runs.jsonl'])).code).toBe(0);
    expect((await workspace.inside(['history', 'import', 'runs.jsonl', '--store', 'other.db'])).stderr).toContain('2 runs imported');
    const again = await workspace.inside(['history', 'export', '--store', 'other.db']);
    expect(again.stdout).toBe(await readFile(workspace.at('runs.jsonl'), 'utf8'));
    expect((await workspace.inside(['history', 'prune', '--keep', '1'])).stderr).toContain(`1 run went: ${dead.id}`);
  });
});
