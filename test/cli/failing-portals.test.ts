import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startFixtures, type FixtureServer } from '../../fixtures/sites/server.ts';
import type { Report } from '../../src/model/report.ts';
import { BEFORE_CONSENT, COMPLIANT, DEAD, HANGING, towards, WITH_BANNER } from './portals.ts';
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

const audit = async (...args: string[]): Promise<Ended> => await workspace.inside(['audit', ...args, ...towards(fixtures.port), ...QUICK]);

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

describe('portals of all kinds in one run', () => {
  const NO_POLICY = 'https://nopolicy.example/';
  const EMPTY_POLICY = 'https://empty-policy.example/';
  const SLOW_IMAGE = 'https://slow-asset.example/';
  const HOSTILE = 'https://hostile.example/';
  const urls = [COMPLIANT, DEAD, NO_POLICY, BEFORE_CONSENT, EMPTY_POLICY, SLOW_IMAGE, HOSTILE, WITH_BANNER];
  let ended: Ended;
  let report: Report;

  beforeAll(async () => {
    ended = await audit(...urls, '--ignore-https-errors', '--timeout', '10s', '--format', 'terminal,json', '--output', 'all/');
    report = reportOf(await readFile(workspace.at('all', 'report.json'), 'utf8'));
  });

  function portalAt(url: string): Report['portals'][number] {
    const found = report.portals.find((portal) => portal.url === url);
    if (found === undefined) throw new Error(`${url} is not in the report`);
    return found;
  }
  const linesAbout = (url: string): string[] => ended.stderr.split('\n').filter((line) => line.startsWith(url));

  it('a dead host does not stop the others, and the order is the one given', () => {
    expect(linesAbout(DEAD)).toEqual([expect.stringMatching(/^https:\/\/dead\.example\/: could not be observed/)]);
    expect(ended.code).toBe(1);
    expect(report.portals.map(({ url }) => url)).toEqual(urls);
    expect(report.summary).toMatchObject({ portals: urls.length });
    for (const url of [COMPLIANT, BEFORE_CONSENT, WITH_BANNER]) {
      expect(linesAbout(url)).toEqual([]);
      expect(portalAt(url).cookies.map(({ name }) => name)).toContain('csrftoken');
      expect(portalAt(url).scenarios).toMatchObject([{ name: 'no-choice', outcome: 'done', verified: true }]);
    }
    expect(portalAt(BEFORE_CONSENT).cookies.map(({ name }) => name)).toContain('_pk_id.1.a3f2');
    expect(portalAt(BEFORE_CONSENT).verdict).toBe('violations');
  });

  it('no declaration, and no policy page linked: a violation', () => {
    expect(linesAbout(NO_POLICY)).toEqual([expect.stringMatching(/: no page that declares cookies was found.*--policy/)]);
    const portal = portalAt(NO_POLICY);
    expect(portal).toMatchObject({ verdict: 'violations', policy: { status: 'missing', entries: [] }, cookies: [{ name: 'visit' }] });
    expect(portal.findings.map(({ rule }) => rule)).toContain('policy/missing');
  });

  it('a policy page that lists nothing: for a person to read', () => {
    expect(linesAbout(EMPTY_POLICY)).toEqual([expect.stringMatching(/: the policy page could not be read.*--policy/)]);
    expect(portalAt(EMPTY_POLICY)).toMatchObject({ verdict: 'inconclusive', policy: { status: 'unreadable', entries: [] } });
  });

  it('an image that never comes does not make a page unobservable', () => {
    expect(portalAt(SLOW_IMAGE).scenarios).toMatchObject([{ outcome: 'done', verified: true }]);
  });

  it('hostile.example does not act on the terminal, hang the visit or break the report', async () => {
    // Only line feeds: no escape, no other control character, nothing that turns the direction of writing.
    expect((ended.stdout + ended.stderr).replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
    expect(ended.stdout).toContain('__proto__');
    const json = await readFile(workspace.at('all', 'report.json'), 'utf8');
    expect(json.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069\u200e\u200f]/u);
    const portal = portalAt(HOSTILE);
    expect(portal.scenarios).toMatchObject([{ name: 'no-choice', outcome: 'done' }]);
    expect(portal.verdict).toBe('violations');
    expect(portal.cookies.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['<img/src/onerror>', '__proto__', 'constructor', '::error::annotation', '\u202eeikooc', 'préférence_日本🍪']),
    );
  });
});
