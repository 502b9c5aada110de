import type { PortalResult } from '../../src/model/history.ts';
import type { CookieRow, Finding, Verdict, VerdictWord } from '../../src/model/verdict.ts';
import type { Store } from '../../src/stores/store.ts';

/** A portfolio with a past: portals that are mostly well, some that turn, some that are always wrong. Not random: the same each time. */
export interface PastOptions {
  portals: number;
  runs: number;
  portfolio?: string;
  /** Of each verdict; a real one holds about a dozen */
  cookies?: number;
}

const NIGHT = 24 * 3600 * 1000;
const NAMES = ['opendata', 'data', 'transport', 'culture', 'energie', 'stadt', 'museum', 'hafen', 'mobility', 'parks'];
const ENDINGS = ['paris.example', 'lyon.example', 'bern.example', 'gent.example', 'porto.example', 'example.org', 'example.eu'];

export function portalUrls(n: number): string[] {
  return Array.from(
    { length: n },
    (_, i) => `https://${NAMES[i % NAMES.length]}${Math.floor(i / 70)}.${ENDINGS[i % ENDINGS.length]}/`,
  ).filter((url, i, all) => all.indexOf(url) === i);
}

/** A number from 0 to 999 that belongs to a portal and a night. */
function dice(i: number, night: number): number {
  let x = (i + 1) * 2_654_435_761 + (night + 1) * 40_503;
  x = Math.imul(x ^ (x >>> 15), 2_246_822_519);
  return Math.abs(x ^ (x >>> 13)) % 1000;
}

function wordOf(i: number, night: number): VerdictWord {
  if (i % 9 === 0) return dice(i, night) < 850 ? 'violations' : 'inconclusive';
  if (dice(i, 0) < 150 && night > dice(i, 7) % 30) return 'violations';
  return dice(i, night) < 35 ? 'inconclusive' : 'compliant';
}

export async function seed(store: Store, options: PastOptions): Promise<void> {
  const { portals, runs, portfolio = 'portals.yaml', cookies = 6 } = options;
  const urls = portalUrls(portals);
  const first = Date.UTC(2026, 9, 20, 3);
  let baseline: string | null = null;
  for (let night = 0; night < runs; night += 1) {
    const startedAt = new Date(first + night * NIGHT);
    const planned = urls.map((url, i) => ({ url, tags: i % 4 === 0 ? ['city'] : [], settings: {} }));
    const run = await store.createRun({
      portfolio,
      toolVersion: '0.1.0',
      profile: 'eu',
      settings: {},
      baseline,
      startedAt,
      portals: planned,
    });
    for (const [i, url] of urls.entries()) await store.save(run.id, resultOf(url, i, night, startedAt, cookies));
    await store.endRun(run.id, 'finished');
    baseline = run.id;
  }
}

function resultOf(url: string, i: number, night: number, startedAt: Date, cookies: number): PortalResult {
  const verdict = verdictOf(url, wordOf(i, night), i, startedAt, cookies);
  const before = night === 0 ? null : wordOf(i, night - 1);
  const errors = verdict.findings.length;
  const turned = before !== null && before !== verdict.verdict;
  return {
    verdict,
    summary: {
      url,
      tags: i % 4 === 0 ? ['city'] : [],
      verdict: verdict.verdict,
      reason: verdict.reasons[0] ?? null,
      errors,
      warnings: i % 3,
      notes: 0,
      forReview: verdict.verdict === 'inconclusive' ? 1 : 0,
      cookies: verdict.cookies.length,
      observedAt: startedAt.toISOString(),
      finishedAt: new Date(startedAt.getTime() + 20_000 + i * 1500).toISOString(),
      durationMs: 21_000,
      attempts: 1,
      samples: 1,
      evidence: null,
      changed:
        before === null
          ? null
          : {
              newFindings: turned && verdict.verdict === 'violations' ? errors : 0,
              fixedFindings: turned && before === 'violations' ? 2 : 0,
              newCookies: turned ? 1 : 0,
              goneCookies: 0,
            },
    },
    record: {
      url,
      verdict: verdict.verdict,
      reasons: verdict.reasons,
      observedAt: verdict.observedAt,
      samples: 1,
      scenarios: [],
      rules: verdict.rules.map(({ id, outcome }) => ({ id, outcome })),
      policy: { status: 'read', source: 'policies/portal.yaml', completeness: 'complete', entries: [] },
      cookies: [],
      findings: verdict.findings.map(({ fingerprint, rule, severity, review, message, scenario, phase }) => ({
        fingerprint,
        rule,
        severity,
        review,
        message,
        subject: null,
        scenario,
        phase,
        samples: 1,
      })),
    },
  };
}

function verdictOf(url: string, word: VerdictWord, i: number, startedAt: Date, cookies: number): Verdict {
  const findings = word === 'violations' ? Array.from({ length: 1 + (i % 5) }, (_, k) => findingOf(k)) : [];
  const why = {
    compliant: [],
    violations: ['cookie/pre-consent: set before any choice: _ga, _gid'],
    inconclusive: ['the choice is not proved: the banner came back after a reload'],
  };
  return {
    schemaVersion: 1,
    url,
    verdict: word,
    reasons: why[word],
    profile: 'eu',
    observedAt: startedAt.toISOString(),
    policy: { status: 'read', source: 'policies/portal.yaml', format: 'yaml', completeness: 'complete', reason: null, entries: [] },
    banner: { found: true, driver: 'heuristic', facts: null },
    scenarios: [
      { name: 'no-choice', outcome: 'done', verified: true, reason: null, pages: 3 },
      { name: 'accept', outcome: 'done', verified: true, reason: null, pages: 3 },
      { name: 'reject', outcome: 'done', verified: word !== 'inconclusive', reason: null, pages: 3 },
    ],
    notObserved: [],
    conditions: ['Chromium 156, headless', 'third-party cookies allowed'],
    cookies: Array.from({ length: cookies + (i % 4) }, (_, k) => cookieOf(url, k)),
    rules: ['cookie/undeclared', 'cookie/pre-consent', 'cookie/after-reject', 'policy/unobserved'].map((id) => ({
      id,
      outcome: id === 'cookie/pre-consent' && word === 'violations' ? 'failed' : 'passed',
      reason: null,
    })),
    findings,
  };
}

function findingOf(k: number): Finding {
  return {
    rule: k % 2 === 0 ? 'cookie/pre-consent' : 'cookie/undeclared',
    severity: 'error',
    review: false,
    message: `_ga_${k} is set before any choice was made`,
    reason: 'It is a statistics cookie and the policy does not say that it is anonymised.',
    fix: 'Load the statistics only after consent.',
    cookie: null,
    subject: null,
    scenario: 'no-choice',
    phase: 'before',
    evidence: [{ pointer: `/scenarios/0/events/${k}`, label: 'written by https://stats.example.net/a.js:12 at 240 ms' }],
    fingerprint: `f${k}`,
  };
}

function cookieOf(url: string, k: number): CookieRow {
  const { hostname } = new URL(url);
  return {
    name: k === 0 ? 'sessionid' : `_ga_${k}`,
    domain: hostname,
    hostOnly: true,
    path: '/',
    partitionKey: null,
    party: 'first',
    httpOnly: k === 0,
    secure: true,
    sameSite: 'Lax',
    lifetimeSeconds: k === 0 ? null : 34_000_000,
    transient: false,
    seen: [{ scenario: 'no-choice', phase: 'before' }],
    sentTo: [hostname],
    setters: [
      {
        kind: 'script',
        url: 'https://stats.example.net/a.js',
        line: 12,
        detail: { kind: 'script', api: 'document.cookie', url: null, line: null, column: null, stack: [] },
      },
    ],
    declaration: k === 0 ? { status: 'unknown', why: 'no list' } : { status: 'undeclared', near: [] },
    classification: {
      category: k === 0 ? 'necessary' : 'statistics',
      basis: 'known-cookie',
      confidence: 'exact',
      provider: null,
      note: '',
    },
    needsConsent: k === 0 ? 'no' : 'yes',
    needsConsentWhy: '',
  };
}
