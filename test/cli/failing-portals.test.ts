import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startFixtures, type FixtureServer } from '../../fixtures/sites/server.ts';
import { BEFORE_CONSENT, COMPLIANT, CUT_OFF, DEAD, HANGING, towards, WITH_BANNER } from './portals.ts';
import { onlyLine, QUICK, reportOf, Workspace, type Ended } from './program.ts';

/** What cannot be observed is told in one line, is never compliant and never exits with 0. */

let fixtures: FixtureServer;
let workspace: Workspace;

beforeAll(async () => {
  fixtures = await startFixtures();
  workspace = await Workspace.create();
});

afterAll(async () => {
  await workspace.expectNothingLeft();
  await workspace.remove();
  await fixtures.close();
});

const audit = async (...args: string[]): Promise<Ended> => await workspace.run(['audit', ...args, ...towards(fixtures.port), ...QUICK]);

describe('a portal that cannot be visited: exit code 3', () => {
  const portals: [string, string, RegExp][] = [
    ['a dead host', DEAD, /no connection to the host/],
    ['a name that does not resolve', 'https://nobody.invalid/', /does not resolve/],
    ['HTTP 500', 'https://error.example/', /HTTP 500/],
    ['a redirect loop', 'https://redirect.example/', /redirects without end/],
    ['a bot wall', 'https://forbidden.example/', /refused the visit.*403/],
    ['a page that never finishes', HANGING, /did not finish loading.*--timeout/],
  ];
  let ended: Ended;

  beforeAll(async () => {
    const urls = portals.map(([, url]) => url);
    ended = await audit(...urls, '--ignore-https-errors', '--timeout', '3s', '--format', 'json');
  });

  it('one line each, and nothing else', () => {
    expect(ended.code).toBe(3);
    const told = ended.stderr
      .trimEnd()
      .split('\n')
      .map((line) => line.replace(/: .*/, ''));
    expect(told.toSorted()).toEqual(portals.map(([, url]) => url).toSorted());
    expect(reportOf(ended.stdout).gate.exitCode).toBe(3);
  });

  it.each(portals)('%s', (_, url, said) => {
    expect(ended.stderr.split('\n').find((line) => line.startsWith(url))).toMatch(said);
    const portal = reportOf(ended.stdout).portals.find((one) => one.url === url);
    expect(portal).toMatchObject({ verdict: 'inconclusive', cookies: [], findings: [] });
    expect(portal?.rules.filter(({ outcome }) => outcome === 'passed')).toEqual([]);
    expect(portal?.notObserved.join(' ')).toMatch(said);
  });

  it('a certificate that is not valid', async () => {
    const ended = await audit(COMPLIANT, '--format', 'json');
    expect(onlyLine(ended)).toMatch(/certificate.*--ignore-https-errors/);
    expect(ended.code).toBe(3);
    expect(reportOf(ended.stdout).portals).toMatchObject([{ url: COMPLIANT, verdict: 'inconclusive', cookies: [] }]);
  });

  it('--allow-inconclusive turns it into 0, and the report says so', async () => {
    const ended = await audit(DEAD, '--allow-inconclusive', '--format', 'json');
    expect(ended.code).toBe(0);
    const { gate, portals } = reportOf(ended.stdout);
    expect(gate).toMatchObject({ exitCode: 0, allowInconclusive: true });
    expect(portals[0]?.verdict).toBe('inconclusive');
  });
});

describe('a portal without a declaration', () => {
  it('that links no policy page: a violation', async () => {
    const ended = await audit('https://nopolicy.example/', '--ignore-https-errors', '--format', 'json');
    expect(onlyLine(ended)).toMatch(/https:\/\/nopolicy\.example\/: no page that declares cookies was found.*--policy/);
    expect(ended.code).toBe(1);
    const [portal] = reportOf(ended.stdout).portals;
    expect(portal).toMatchObject({ verdict: 'violations', policy: { status: 'missing', entries: [] }, cookies: [{ name: 'visit' }] });
    expect(portal?.findings.map(({ rule }) => rule)).toContain('policy/missing');
  });

  it('whose policy page lists nothing: for a person to read', async () => {
    const ended = await audit('https://empty-policy.example/', '--ignore-https-errors', '--format', 'json');
    expect(onlyLine(ended)).toMatch(/https:\/\/empty-policy\.example\/: the policy page could not be read.*--policy/);
    expect(ended.code).toBe(3);
    expect(reportOf(ended.stdout).portals).toMatchObject([{ verdict: 'inconclusive', policy: { status: 'unreadable', entries: [] } }]);
  });
});

it('a dead host among five does not stop the other four, and the order is the one given', async () => {
  const urls = [COMPLIANT, DEAD, WITH_BANNER, BEFORE_CONSENT, CUT_OFF];
  const ended = await audit(...urls, '--ignore-https-errors', '--format', 'json');
  expect(onlyLine(ended)).toMatch(/^https:\/\/dead\.example\/: could not be observed/);
  expect(ended.code).toBe(1);
  const { portals, summary } = reportOf(ended.stdout);
  expect(portals.map(({ url }) => url)).toEqual(urls);
  expect(summary).toMatchObject({ portals: 5 });
  for (const portal of portals.filter(({ url }) => url !== DEAD)) {
    expect(portal.cookies.map(({ name }) => name)).toContain('csrftoken');
    expect(portal.scenarios).toMatchObject([{ name: 'no-choice', outcome: 'done', verified: true }]);
  }
  expect(portals[3]?.cookies.map(({ name }) => name)).toContain('_pk_id.1.a3f2');
  expect(portals[3]?.verdict).toBe('violations');
});

it('an image that never comes does not make a page unobservable', async () => {
  const ended = await audit('https://slow-asset.example/', '--ignore-https-errors', '--timeout', '3s', '--format', 'json');
  expect(reportOf(ended.stdout).portals[0]?.scenarios).toMatchObject([{ outcome: 'done', verified: true }]);
});

describe('hostile.example', () => {
  it('does not act on the terminal, hang the visit or break the report', async () => {
    const ended = await audit('https://hostile.example/', '--ignore-https-errors', '--format', 'terminal,json', '--output', 'hostile/');
    expect(ended.code).toBe(1);
    // Only line feeds: no escape, no other control character, nothing that turns the direction of writing.
    expect((ended.stdout + ended.stderr).replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
    expect(ended.stdout).toContain('__proto__');
    const judged = await workspace.run([
      'audit',
      'https://hostile.example/',
      ...towards(fixtures.port),
      ...QUICK,
      '--ignore-https-errors',
      '--format',
      'json',
    ]);
    const [portal] = reportOf(judged.stdout).portals;
    expect(judged.stdout.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069\u200e\u200f]/u);
    expect(portal?.scenarios).toMatchObject([{ name: 'no-choice', outcome: 'done' }]);
    const names = portal?.cookies.map(({ name }) => name) ?? [];
    expect(names).toEqual(
      expect.arrayContaining(['<img/src/onerror>', '__proto__', 'constructor', '::error::annotation', '\u202eeikooc', 'préférence_日本🍪']),
    );
  });
});
