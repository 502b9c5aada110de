import { describe, expect, it } from 'vitest';
import type { IdentifierSent } from '../../../src/model/beyond.ts';
import { entry, evidence, missing, policy, type EvidenceSpec, type PhaseSpec, type ScenarioSpec } from '../evidence-builder.ts';
import { before, keeping } from './beyond-builder.ts';
import { failure, ruleOf } from './judged.ts';

type Requests = NonNullable<PhaseSpec['requests']>;

/** The three scenarios, with these requests before a choice, after accepting, after refusing. */
function asking(
  { early = [], accepted = [], refused = [] }: Partial<Record<'early' | 'accepted' | 'refused', Requests>>,
  spec: EvidenceSpec = {},
) {
  const chosen = (name: 'accept' | 'reject', requests: Requests): ScenarioSpec => ({
    name,
    phases: [{ name: 'before' }, { name: 'after', requests }, { name: 'reload' }],
  });
  return evidence({
    scenarios: [
      { name: 'no-choice', phases: [{ name: 'before', requests: early }] },
      chosen('accept', accepted),
      chosen('reject', refused),
    ],
    ...spec,
  });
}

const PIXEL = { url: 'https://stats.g.doubleclick.net/r/collect?v=1', resourceType: 'Image' };
const TAG = { url: 'https://securepubads.g.doubleclick.net/tag/js/gpt.js', resourceType: 'Script' };
const HOTJAR = { url: 'https://static.hotjar.com/c/hotjar.js', resourceType: 'Script' };

const HARMLESS: Requests = [
  { url: 'https://fonts.googleapis.com/css2?family=Inter', resourceType: 'Stylesheet' },
  { url: 'https://cdn.jsdelivr.net/npm/vue', resourceType: 'Script' },
  { url: 'https://api.mapbox.com/styles/v1/tiles/1/2/3', resourceType: 'Image' },
  { url: 'https://tile.openstreetmap.org/1/2/3.png', resourceType: 'Image' },
  { url: 'https://cdn.cookielaw.org/otSDKStub.js', resourceType: 'Script' },
  { url: 'https://consent.cookiebot.com/uc.js', resourceType: 'Script' },
  { url: 'https://www.googletagmanager.com/gtm.js?id=GTM-1', resourceType: 'Script' },
  { url: 'https://static.portal.example.com/app.js', resourceType: 'Script' },
  { url: 'https://cdn.portal.example/app.js', resourceType: 'Script' },
];

describe('request/tracker-pre-consent', () => {
  const ID = 'request/tracker-pre-consent';

  it('fails once for each known tracker, an advertising script or pixel as an error', () => {
    const { outcome, findings } = ruleOf(ID, asking({ early: [TAG, TAG, HOTJAR] }), policy([]));
    expect(outcome).toBe('failed');
    expect(findings.map(({ severity, subject }) => `${subject} ${severity}`)).toEqual(['Google/Doubleclick Ads error', 'Hotjar warning']);
    const pixel = { outflows: [{ request: 0, bodyBytes: 0, pixel: 'tiny-image' as const }] };
    const seen = evidence({ scenarios: [{ name: 'no-choice', phases: [{ name: 'before', requests: [PIXEL] }], beyond: pixel }] });
    expect(ruleOf(ID, seen, policy([])).findings).toMatchObject([
      { severity: 'error', evidence: [{ pointer: '/scenarios/0/requests/0' }] },
    ]);
  });

  it('warns where only a picture is fetched', () => {
    expect(ruleOf(ID, asking({ early: [PIXEL] }), policy([])).findings).toMatchObject([{ severity: 'warning', review: false }]);
  });

  it('is an error for any of them when a cookie goes along', () => {
    const phases: PhaseSpec[] = [
      { name: 'before', requests: [HOTJAR], sent: [{ name: 'h', domain: 'static.hotjar.com', host: 'static.hotjar.com' }] },
    ];
    expect(ruleOf(ID, evidence({ scenarios: [{ name: 'no-choice', phases }] }), policy([])).findings).toMatchObject([
      { severity: 'error' },
    ]);
  });

  it('is for review where the policy declares anonymised statistics', () => {
    const declared = policy([entry('x', { category: 'statistics', anonymised: true })]);
    expect(ruleOf(ID, asking({ early: [HOTJAR] }), declared)).toMatchObject({ outcome: 'cant-tell', findings: [{ review: true }] });
  });

  it('passes for fonts, libraries, maps, consent managers, tag managers and the portal’s own hosts', () => {
    expect(ruleOf(ID, asking({ early: HARMLESS }), policy([]))).toMatchObject({ outcome: 'passed', findings: [] });
  });

  it('passes for what comes after accepting, what was never reached, and the portal’s own company', () => {
    expect(ruleOf(ID, asking({ accepted: [PIXEL] }), policy([])).outcome).toBe('passed');
    const unreachable = { ...TAG, status: null, failure: 'net::ERR_NAME_NOT_RESOLVED' };
    expect(ruleOf(ID, asking({ early: [unreachable] }), policy([])).outcome).toBe('passed');
    const refused = { ...TAG, status: null, failure: 'refused: www.doubleclick.net (10.0.0.1) is no public address', refused: '10.0.0.1' };
    expect(ruleOf(ID, asking({ early: [refused] }), policy([])).findings).toEqual([]);
    expect(ruleOf(ID, asking({ early: [TAG] }, { url: 'https://www.doubleclick.net/' }), policy([])).outcome).toBe('passed');
  });

  it('judges older evidence too, and cannot tell without a portal', () => {
    expect(ruleOf(ID, before(), policy([])).outcome).toBe('passed');
    expect(ruleOf(ID, evidence({ error: failure(), scenarios: [] }), policy([])).outcome).toBe('cant-tell');
    const unread = evidence({ scenarios: [{ name: 'no-choice', phases: [{ name: 'before', error: failure() }, { name: 'inner' }] }] });
    expect(ruleOf(ID, unread, policy([])).outcome).toBe('cant-tell');
  });
});

describe('request/tracker-after-reject', () => {
  const ID = 'request/tracker-after-reject';

  it('fails for a known tracker after the refusal', () => {
    expect(ruleOf(ID, asking({ refused: [TAG] }), policy([]))).toMatchObject({
      outcome: 'failed',
      findings: [{ severity: 'error', scenario: 'reject', phase: 'after', subject: 'Google/Doubleclick Ads' }],
    });
  });

  it('passes for what came before it, and after accepting', () => {
    expect(ruleOf(ID, asking({ early: [TAG], accepted: [TAG], refused: HARMLESS }), policy([])).outcome).toBe('passed');
  });

  it('cannot tell without a proved refusal; does not apply without a banner', () => {
    const reject = (consent: 'failed' | 'absent') =>
      evidence({ scenarios: [{ name: 'reject', consent, consentReason: 'no button', phases: [{ name: 'before' }] }] });
    expect(ruleOf(ID, reject('failed'), policy([])).outcome).toBe('cant-tell');
    expect(ruleOf(ID, reject('absent'), policy([])).outcome).toBe('not-applicable');
  });
});

describe('request/identifier-shared', () => {
  const ID = 'request/identifier-shared';
  const sent: IdentifierSent = {
    request: 0,
    host: 'bat.bing.com',
    where: 'query',
    item: 's0',
    form: 'sha256',
    part: false,
    token: 't',
    count: 1,
    profiles: 1,
    itemProfiles: 3,
  };
  /** An item of the portal, sent in the first request before a choice. */
  const sharing = (rest: Partial<IdentifierSent>, spec: EvidenceSpec = {}) => {
    const one = { ...sent, ...rest };
    return evidence({
      scenarios: [
        {
          name: 'no-choice',
          phases: [{ name: 'before', requests: [{ url: `https://${one.host}/p?x` }] }],
          beyond: { identifiersSent: [one] },
        },
      ],
      storageItems: [{ id: 's0', area: 'localStorage', origin: 'https://portal.example.com', name: 'visitor' }],
      ...spec,
    });
  };

  it('fails where a known tracker receives what differs between profiles', () => {
    const { outcome, findings } = ruleOf(ID, sharing({}), policy([]));
    expect(outcome).toBe('failed');
    expect(findings).toMatchObject([
      { severity: 'error', subject: 'Bing Ads', evidence: [{ pointer: '/scenarios/0/beyond/identifiersSent/0' }] },
    ]);
    expect(findings[0]?.message).toContain('visitor (localStorage)');
    expect(findings[0]?.message).toContain('as SHA-256');
  });

  it('is for review where the recipient is not known, or one profile alone stored it', () => {
    expect(ruleOf(ID, sharing({ host: 'api.unknown.test' }), policy([]))).toMatchObject({
      outcome: 'cant-tell',
      findings: [{ severity: 'warning', review: true }],
    });
    expect(ruleOf(ID, sharing({ itemProfiles: 1 }), policy([])).findings).toMatchObject([{ review: true }]);
  });

  it.each<[string, Partial<IdentifierSent>]>([
    ['what every profile holds', { profiles: 3 }],
    ['a consent manager', { host: 'geolocation.onetrust.com' }],
    ['the portal’s other hosts', { host: 'api.portal.example.com' }],
    ['the same name under another ending', { host: 'cdn.example.org' }],
  ])('passes for %s', (_what, rest) => {
    expect(ruleOf(ID, sharing(rest), policy([]))).toMatchObject({ outcome: 'passed', findings: [] });
  });

  it('passes between hosts of one company, and after accepting', () => {
    const items = [{ id: 's0', area: 'localStorage' as const, origin: 'https://www.google-analytics.com', name: 'x' }];
    expect(ruleOf(ID, sharing({ host: 'stats.g.doubleclick.net' }, { storageItems: items }), policy([])).outcome).toBe('passed');
    const accepted = evidence({
      scenarios: [
        { name: 'no-choice', phases: [{ name: 'before' }] },
        {
          name: 'accept',
          phases: [{ name: 'before' }, { name: 'after', requests: [{ url: 'https://bat.bing.com/p?x' }] }],
          beyond: { identifiersSent: [sent] },
        },
      ],
      storageItems: [{ id: 's0', area: 'localStorage', origin: 'https://portal.example.com', name: 'visitor' }],
    });
    expect(ruleOf(ID, accepted, policy([])).outcome).toBe('passed');
  });

  it('cannot tell from older evidence, nor where not all was searched', () => {
    expect(ruleOf(ID, before(), missing).outcome).toBe('cant-tell');
    const leftOut = [{ what: 'requests' as const, detail: 'whose parts were not searched', count: 7 }];
    const unsearched = evidence({ scenarios: [{ name: 'no-choice', phases: [{ name: 'before' }], beyond: { leftOut } }] });
    expect(ruleOf(ID, unsearched, missing)).toMatchObject({ outcome: 'cant-tell', reason: '7 requests whose parts were not searched' });
  });
});

describe('request/cname-cloak', () => {
  const ID = 'request/cname-cloak';
  const found = (host: string, ...chain: string[]) => ({ host, status: 'found' as const, chain, reason: null });
  const named = (...canonicalNames: NonNullable<EvidenceSpec['canonicalNames']>) => ruleOf(ID, asking({}, { canonicalNames }), policy([]));

  it('warns of a first-party host that stands for a tracker', () => {
    expect(named(found('stats.example.com', 'example.eulerian.net'))).toMatchObject({
      outcome: 'failed',
      findings: [{ severity: 'warning', review: false, subject: 'stats.example.com', evidence: [{ pointer: '/canonicalNames/0' }] }],
    });
    expect(named(found('t.example.com', 'x.example.net', 'smetrics.omtrdc.net')).outcome).toBe('failed');
  });

  it('passes for content delivery, for none, and for who hosts the pages', () => {
    expect(
      named(found('static.example.com', 'd1.cloudfront.net'), { host: 'a.example.com', status: 'none', chain: [], reason: null }).outcome,
    ).toBe('passed');
    // Hosted there, not hidden there.
    expect(named(found('portal.example.com', 'example.hubspot.com')).findings).toEqual([]);
  });

  it('does not apply where nothing was looked up; cannot tell where DNS failed, or from older evidence', () => {
    expect(named({ host: 'a.example.com', status: 'not-looked-up', chain: [], reason: 'mapped by --resolve' })).toMatchObject({
      outcome: 'not-applicable',
      reason: expect.stringContaining('mapped'),
    });
    expect(named({ host: 'a.example.com', status: 'failed', chain: [], reason: 'ETIMEOUT' }).outcome).toBe('cant-tell');
    expect(ruleOf(ID, before(), missing).outcome).toBe('cant-tell');
  });
});

it('all parse older evidence of three profiles', () => {
  expect(before().scenarios.map(({ beyond }) => beyond)).toEqual([undefined, undefined, undefined]);
  expect(keeping([]).scenarios.every(({ beyond }) => beyond !== undefined)).toBe(true);
});
