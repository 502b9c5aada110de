import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { portals } from '../../fixtures/sites/portals.ts';
import { startFixtures, type FixtureServer } from '../../fixtures/sites/server.ts';
import { findingLine, readTruth, type Truth } from '../../fixtures/sites/truth.ts';
import { auditPortals, type AuditOptions, type PortalAudit } from '../../src/audit/audit.ts';
import { choosePolicy } from '../../src/audit/policy-choice.ts';
import type { Verdict } from '../../src/model/verdict.ts';
import { auditOptions } from '../audit-options.ts';

let fixtures: FixtureServer;
let options: AuditOptions;
/** Under the portal files of `policies/`. */
let byFile: PortalAudit[];
/** Of two portals, whose lists differ: once more, under the policy page that each links. */
let byPage: PortalAudit[];
const AGAIN = ['mtran', 'smartbump'];
const truths = new Map<string, Truth>();

beforeAll(async () => {
  fixtures = await startFixtures();
  for (const portal of portals) truths.set(portal.url, await readTruth(portal));
  options = auditOptions(fixtures.resolve);
  byFile = await auditPortals(
    await Promise.all(portals.map(async ({ url }) => ({ url, policy: await choosePolicy('auto', url) }))),
    options,
  );
  const again = portals.filter(({ id }) => AGAIN.includes(id));
  byPage = await auditPortals(
    await Promise.all(
      again.map(async ({ url }) => ({ url, policy: await choosePolicy(new URL('/terms/cookies-policy/', url).href, url) })),
    ),
    options,
  );
});

afterAll(async () => await fixtures.close());

function truthOf(url: string): Truth {
  const truth = truths.get(url);
  if (truth === undefined) throw new Error(`no truth for ${url}`);
  return truth;
}

/** Of the three stories that are told here. */
function wantedOf(truth: Truth): string[] {
  return truth.findings
    .filter(({ scenario }) => scenario === undefined)
    .map(findingLine)
    .toSorted();
}

function linesOf(verdict: Verdict): string[] {
  return verdict.findings
    .map((finding) => findingLine({ ...finding, cookie: finding.cookie?.name, subject: finding.subject ?? undefined }))
    .toSorted();
}

describe.each(portals.map(({ id, url }, index) => ({ id, url, index })))('$id', ({ url, index }) => {
  const audit = (): PortalAudit => {
    const found = byFile[index];
    if (found === undefined) throw new Error(`no audit of ${url}`);
    return found;
  };

  it('has the verdict and exactly the findings of its truth file', () => {
    const truth = truthOf(url);
    const { verdict } = audit();
    expect(verdict.verdict, verdict.reasons.join('; ')).toBe(truth.verdict);
    expect(linesOf(verdict)).toEqual(wantedOf(truth));
  });

  it('tells each cookie as it is', () => {
    const truth = truthOf(url);
    const cookies = audit().verdict.cookies.map((cookie) => ({
      name: cookie.name,
      domain: cookie.domain,
      hostOnly: cookie.hostOnly,
      path: cookie.path,
      party: cookie.party,
      httpOnly: cookie.httpOnly,
      secure: cookie.secure,
      sameSite: cookie.sameSite,
      lifetimeSeconds: cookie.lifetimeSeconds,
      declared: cookie.declaration.status === 'declared',
      transient: cookie.transient,
      seen: [...new Set(cookie.seen.map(({ scenario, phase }) => `${scenario}/${phase}`))].toSorted(),
    }));
    const wanted = truth.cookies.map(({ setter: _setter, ...cookie }) => ({ ...cookie, transient: false, seen: cookie.seen.toSorted() }));
    const byName = (a: { name: string }, b: { name: string }): number => (a.name < b.name ? -1 : 1);
    expect(cookies.toSorted(byName)).toEqual(wanted.toSorted(byName));
  });

  it('tells who set each cookie', () => {
    for (const { name, setter } of truthOf(url).cookies) {
      const row = audit().verdict.cookies.find((cookie) => cookie.name === name);
      // The pixel of a visit carries a random number: the URL is told up to its query.
      const setters = row?.setters.map(({ kind, url: by }) => `${kind} ${(by ?? '').replace(/\?v=1&.*/, '')}`) ?? [];
      expect(setters).toContain(`${setter.kind} ${setter.url.replace(/\?v=1&.*/, '')}`);
    }
  });

  it('makes and proves each choice, or tells that there is none to make', () => {
    const truth = truthOf(url);
    const outcomes = Object.fromEntries(audit().verdict.scenarios.map(({ name, outcome }) => [name, outcome]));
    expect(outcomes).toEqual(truth.scenarios);
    expect(audit().verdict.banner.found).toBe(truth.banner);
  });

  it('explains every cookie in a jar by a write', () => {
    const unexplained = audit().evidence.scenarios.flatMap(({ gaps }) => gaps.filter(({ what }) => what === 'jar-without-event'));
    expect(unexplained).toEqual([]);
  });
});

describe('a second run, whose declared list is read from the portal’s own policy page', () => {
  it.each(AGAIN)('gives the same verdict and findings: %s', (id) => {
    const url = portals.find((portal) => portal.id === id)?.url ?? '';
    const truth = truthOf(url);
    const verdict = byPage.find((audit) => audit.verdict.url === url)?.verdict;
    expect(verdict?.policy.status).toBe('read');
    expect(verdict?.policy.format).toBe('html');
    expect(verdict?.verdict, verdict?.reasons.join('; ')).toBe(truth.verdict);
    expect(verdict === undefined ? [] : linesOf(verdict)).toEqual(wantedOf(truth));
  });

  it('gives the same findings and fingerprints', () => {
    const prints = (audits: PortalAudit[]): string[] =>
      audits.flatMap(({ verdict }) => verdict.findings.map(({ rule, fingerprint }) => `${verdict.url} ${rule} ${fingerprint}`));
    const first = byFile.filter(({ verdict }) => byPage.some((again) => again.verdict.url === verdict.url));
    expect(prints(byPage)).not.toEqual([]);
    expect(prints(byPage).toSorted()).toEqual(prints(first).toSorted());
  });
});
