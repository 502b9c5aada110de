import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startFixtures, type FixtureServer } from '../../fixtures/sites/server.ts';
import { Evidence } from '../../src/model/evidence.ts';
import type { Report } from '../../src/model/report.ts';
import { ADVERTISING, COMPLIANT, towards } from './portals.ts';
import { expectWhole, onlyLine, QUICK, reportOf, Workspace, type Ended } from './program.ts';

/** What an audit keeps: the report, the evidence under it, and the same verdict from it again. */

const NAME = 'mtran.my.opendatasoft.com';
const DECLARED = `Cookie name	Purpose	Duration
csrftoken	Protects forms	1 year
`;

let fixtures: FixtureServer;
let workspace: Workspace;
/** The advertising portal, all scenarios, with evidence. */
let first: Ended;
let names: string[];

beforeAll(async () => {
  fixtures = await startFixtures();
  workspace = await Workspace.create();
  await workspace.file('declared.txt', DECLARED);
  const flags = [...towards(fixtures.port), '--ignore-https-errors', '--pages', '1', '--observe', '1s', '--evidence', 'evidence'];
  first = await workspace.run(['audit', ADVERTISING, ...flags, '--format', 'json']);
  names = await expectWhole(workspace.at('evidence', NAME));
});

afterAll(async () => {
  await workspace.expectNothingLeft();
  await workspace.remove();
  await fixtures.close();
});

const audit = async (url: string, ...args: string[]): Promise<Ended> =>
  await workspace.inside(['audit', url, ...towards(fixtures.port), '--ignore-https-errors', '--format', 'json', ...args]);

async function evidenceOf(directory: string): Promise<Evidence> {
  return Evidence.parse(JSON.parse(await readFile(path.join(directory, 'evidence.json'), 'utf8')));
}

function portalOf(text: string): Report['portals'][number] {
  const [portal] = reportOf(text).portals;
  if (portal === undefined) throw new Error('no portal in the report');
  return portal;
}

/** The cookie values that the fixture server was sent, long enough to be nobody else's words. */
const values = (from: number): string[] => [
  ...new Set(
    fixtures.hits
      .slice(from)
      .flatMap(({ cookie }) => (cookie ?? '').split('; '))
      .map((pair) => pair.slice(pair.indexOf('=') + 1))
      .filter((value) => value.length >= 12),
  ),
];

async function textsIn(directory: string): Promise<(readonly [string, string])[]> {
  const files = (await readdir(directory)).filter((name) => name.endsWith('.json'));
  return await Promise.all(files.map(async (name) => [name, await readFile(path.join(directory, name), 'utf8')] as const));
}

describe('the report', () => {
  it('is pure JSON, with what went on told elsewhere', () => {
    expect(first).toMatchObject({ code: 1, stderr: '' });
    expect(reportOf(first.stdout)).toMatchObject({ schemaVersion: 1, gate: { exitCode: 1 }, summary: { portals: 1, violations: 1 } });
  });

  it('holds what was promised of a portal', () => {
    const portal = portalOf(first.stdout);
    expect(portal).toMatchObject({
      url: ADVERTISING,
      verdict: 'violations',
      policy: { status: 'read', source: expect.stringMatching(/mtran\.my\.opendatasoft\.com\.yaml$/) as string },
      banner: { found: true, driver: expect.any(String) as string },
      scenarios: [
        { name: 'no-choice', outcome: 'done', verified: true },
        { name: 'accept', outcome: 'done', verified: true },
        { name: 'reject', outcome: 'done', verified: true },
        { name: 'withdraw', outcome: 'done', verified: true },
      ],
    });
    expect(portal.policy.entries.map(({ name }) => name).toSorted()).toEqual([
      'cookies_preferences',
      'csrftoken',
      'django_language',
      'sessionid',
    ]);
    expect(portal.cookies.find(({ name }) => name === 'IDE')).toMatchObject({
      domain: 'doubleclick.net',
      hostOnly: false,
      path: '/',
      partitionKey: null,
      party: 'third',
      httpOnly: true,
      secure: true,
      sameSite: 'None',
      lifetimeSeconds: 33_696_000,
      transient: false,
      seen: [
        { scenario: 'accept', phase: 'after' },
        { scenario: 'accept', phase: 'interaction' },
        { scenario: 'accept', phase: 'reload' },
        { scenario: 'accept', phase: 'inner' },
        // Nothing takes it out of the jar.
        { scenario: 'withdraw', phase: 'after' },
        { scenario: 'withdraw', phase: 'withdrawn' },
        { scenario: 'withdraw', phase: 'reload' },
      ],
      setters: expect.arrayContaining([
        expect.objectContaining({
          kind: 'http',
          url: expect.stringMatching(/^https:\/\/stats\.g\.doubleclick\.net\/r\/collect/) as string,
          line: null,
        }),
      ]) as unknown[],
      declaration: { status: 'undeclared' },
    });
    expect(portal.cookies.find(({ name }) => name === 'cookies_preferences')).toMatchObject({
      hostOnly: true,
      party: 'first',
      lifetimeSeconds: 15_724_800,
      setters: [{ kind: 'script', url: `${ADVERTISING}static/cookies-preferences.js`, line: expect.any(Number) as number }],
      declaration: { status: 'declared' },
    });
    expect(portal.rules).toContainEqual(expect.objectContaining({ id: 'cookie/undeclared', outcome: 'failed' }));
    expect(portal.findings.find(({ rule, cookie }) => rule === 'cookie/undeclared' && cookie?.name === 'IDE')).toMatchObject({
      severity: 'error',
      message: expect.stringContaining('IDE') as string,
      scenario: 'accept',
      phase: 'after',
      evidence: expect.arrayContaining([expect.objectContaining({ pointer: expect.stringMatching(/^\//) as string })]) as unknown[],
      fingerprint: expect.stringMatching(/^\S{8,}$/) as string,
    });
  });

  it('points into the evidence', async () => {
    const evidence: unknown = await evidenceOf(workspace.at('evidence', NAME));
    const pointers = portalOf(first.stdout).findings.flatMap((finding) => finding.evidence.map(({ pointer }) => pointer));
    expect(pointers).not.toEqual([]);
    for (const pointer of pointers) {
      const steps = pointer.split('/').slice(1);
      const found = steps.reduce<unknown>((at, step) => (at as Record<string, unknown> | undefined)?.[step], evidence);
      expect(found, pointer).toBeDefined();
    }
  });
});

describe('the evidence directory', () => {
  it('holds facts, policy, policy page and a screenshot of each phase, all in the manifest', async () => {
    const evidence = await evidenceOf(workspace.at('evidence', NAME));
    const phases = evidence.scenarios.flatMap((scenario) => scenario.phases.map(({ screenshot }) => screenshot));
    const screenshots = phases.filter((file) => file !== null);
    expect(names.toSorted()).toEqual(['evidence.json', 'policy.json', 'policy-page.html', ...screenshots].toSorted());
    // A page too busy to be photographed is told.
    const failed = evidence.scenarios.flatMap(({ gaps }) => gaps).filter(({ what }) => what === 'screenshot-failed');
    expect(screenshots.length + failed.length).toBe(phases.length);
  });

  it('tells no cookie value, nor does the report', async () => {
    const sent = values(0);
    expect(sent.length).toBeGreaterThan(6);
    const found: string[] = [];
    for (const [file, text] of [...(await textsIn(workspace.at('evidence', NAME))), ['the report', first.stdout] as const]) {
      found.push(...sent.filter((value) => text.includes(value)).map((value) => `${value} in ${file}`));
    }
    expect(found).toEqual([]);
  });

  it('of an earlier run gives way to the new one, and other files stay', async () => {
    const from = fixtures.hits.length;
    await cp(workspace.at('evidence'), workspace.at('again'), { recursive: true });
    await writeFile(workspace.at('again', NAME, 'notes.txt'), 'mine\n');
    await audit(ADVERTISING, ...QUICK, '--evidence', 'again', '--keep-values');
    expect(await readFile(workspace.at('again', NAME, 'notes.txt'), 'utf8')).toBe('mine\n');
    const listed = (await readdir(workspace.at('again', NAME))).filter((name) => name !== 'notes.txt');
    expect(listed).toEqual(expect.arrayContaining(['evidence.json', 'manifest.json', 'policy-page.html', 'policy.json']));
    expect(listed.filter((name) => name.endsWith('.jpg') && !name.startsWith('no-choice-'))).toEqual([]);
    expect((await readdir(workspace.at('again'))).toSorted()).toEqual([NAME]);
    // --keep-values: what the portal set is there to be read.
    const evidence = await readFile(workspace.at('again', NAME, 'evidence.json'), 'utf8');
    expect(Evidence.parse(JSON.parse(evidence)).settings.valuesKept).toBe(true);
    expect(values(from).filter((value) => evidence.includes(value))).not.toEqual([]);
  });

  it('is one for each portal, whatever tells them apart', async () => {
    const urls = ['https://nopolicy.example/?page=1', 'https://nopolicy.example/?page=2'];
    const ended = await workspace.inside([
      'audit',
      ...urls,
      ...towards(fixtures.port),
      ...QUICK,
      '--ignore-https-errors',
      '--evidence',
      'queries',
    ]);
    expect(ended.code).toBe(1);
    const kept = await Promise.all(
      (await readdir(workspace.at('queries'))).map(async (name) => (await evidenceOf(workspace.at('queries', name))).url),
    );
    expect(kept.toSorted()).toEqual(urls);
  });
});

describe('judge', () => {
  it('gives the live report byte for byte', async () => {
    const judged = await workspace.inside(['judge', 'evidence', '--format', 'json']);
    expect(judged).toMatchObject({ code: 1, stderr: '' });
    expect(judged.stdout).toBe(first.stdout);
    expect((await workspace.inside(['judge', `evidence/${NAME}`, '--format', 'json'])).stdout).toBe(first.stdout);
  });

  it('gives byte for byte what a live run under that list gives', async () => {
    const live = await audit(COMPLIANT, ...QUICK, '--policy', 'declared.txt', '--evidence', 'under-list');
    const judged = await workspace.inside(['judge', 'under-list', '--policy', 'declared.txt', '--format', 'json']);
    expect(judged.stdout).toBe(live.stdout);
    expect(judged.code).toBe(live.code);
    expect(portalOf(judged.stdout).policy.entries.map(({ name }) => name)).toEqual(['csrftoken']);
    // The list of the live run goes with the evidence.
    expect((await workspace.inside(['judge', 'under-list', '--format', 'json'])).stdout).toBe(live.stdout);
  });

  it('reads the kept policy page', async () => {
    const judged = await workspace.inside(['judge', 'evidence', '--policy', 'page', '--format', 'json']);
    expect(portalOf(judged.stdout).policy).toMatchObject({ status: 'read', source: `${ADVERTISING}terms/cookies-policy/` });
    expect(judged.code).toBe(1);
  });

  it('does not write into the evidence', async () => {
    expect(await expectWhole(workspace.at('evidence', NAME))).toEqual(names);
  });

  it.each<[string, (evidence: string) => Record<string, string>, RegExp]>([
    ['cut off', (evidence) => ({ 'evidence.json': evidence.slice(0, 5000) }), /evidence\.json.*cut off/],
    ['empty', () => ({ 'evidence.json': '' }), /evidence\.json.*cut off/],
    ['of another kind', () => ({ 'evidence.json': '[]' }), /evidence\.json.*not evidence/],
    [
      'of a newer version',
      (evidence) => ({ 'evidence.json': evidence.replace(/"schemaVersion": \d+/, '"schemaVersion": 99') }),
      /newer cookie-audit.*99.*[Uu]pgrade/,
    ],
    ['changed', (evidence) => ({ 'evidence.json': evidence.replace('"outcome"', '"outcame"') }), /evidence\.json: .*outc.me/],
    ['beside a broken policy', (evidence) => ({ 'evidence.json': evidence, 'policy.json': '{' }), /policy\.json.*cut off/],
  ])('refuses evidence that is %s', async (what, broken, said) => {
    const directory = workspace.at('broken', what.replaceAll(' ', '-'));
    await mkdir(directory, { recursive: true });
    const whole = await readFile(workspace.at('evidence', NAME, 'evidence.json'), 'utf8');
    for (const [name, content] of Object.entries(broken(whole))) await writeFile(path.join(directory, name), content);
    const ended = await workspace.inside(['judge', directory, '--format', 'json']);
    expect(onlyLine(ended)).toMatch(said);
    expect(ended).toMatchObject({ code: 2, stdout: '' });
  });
});

describe('--third-party-cookies block', () => {
  it('stores no third-party cookie, and says so', async () => {
    const ended = await audit(
      ADVERTISING,
      '--pages',
      '0',
      '--scenarios',
      'accept',
      '--observe',
      '1s',
      '--third-party-cookies',
      'block',
      '--evidence',
      'blocked',
    );
    const evidence = await evidenceOf(workspace.at('blocked', NAME));
    expect(evidence.environment?.thirdPartyCookies).toBe('block');
    const id = evidence.cookies.find(({ name }) => name === 'IDE')?.id;
    expect(id).toBeDefined();
    const writes = evidence.scenarios.flatMap(({ events }) => events).filter(({ cookie }) => cookie === id);
    expect(writes).not.toEqual([]);
    // Chrome DevTools Protocol's reason for what the visitor's settings forbid.
    for (const write of writes) expect(write).toMatchObject({ stored: 'no', blockedReasons: ['UserPreferences'] });
    const jars = evidence.scenarios.flatMap(({ phases }) => phases.flatMap(({ jar }) => jar ?? []));
    expect(jars.map(({ cookie }) => cookie)).not.toContain(id);
    const portal = portalOf(ended.stdout);
    expect(portal.conditions.join('\n')).toMatch(/third-party cookies were blocked/);
    expect(portal.cookies.filter(({ party, seen }) => party === 'third' && seen.length > 0)).toEqual([]);
  });
});
