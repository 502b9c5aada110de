import { CookieKey } from '../../../src/model/cookie.ts';
import type { PolicyEntry } from '../../../src/model/policy.ts';
import { REPORT_VERSION } from '../../../src/model/report.ts';
import type { Report } from '../../../src/model/report.ts';
import { VERDICT_VERSION } from '../../../src/model/verdict.ts';
import type { CookieRow, Finding, Verdict } from '../../../src/model/verdict.ts';

/** Parts of a report, whole by themselves; a test names only what it is about. */
export function anEntry(over: Partial<PolicyEntry> = {}): PolicyEntry {
  return {
    name: 'sessionid',
    match: 'exact',
    kind: 'cookie',
    provider: 'Opendatasoft',
    category: 'necessary',
    categoryLabel: 'Necessary cookies',
    party: 'first',
    domain: null,
    functionAndLocation: 'Session, all pages',
    purpose: 'Keeps the visitor signed in',
    durationText: null,
    lifetimeSeconds: null,
    anonymised: false,
    source: { document: 'policies/paris.md', section: 'Necessary cookies', line: 12 },
    confidence: 'high',
    ...over,
  };
}

type Seen = CookieRow['seen'];

/** `seen('no-choice:bi accept:bari')` */
export function seen(text: string): Seen {
  const phases = { b: 'before', a: 'after', m: 'interaction', r: 'reload', i: 'inner' } as const;
  const out: Seen = [];
  for (const part of text.split(' ')) {
    const [scenario, marks = ''] = part.split(':');
    for (const mark of marks) {
      if (scenario !== 'no-choice' && scenario !== 'accept' && scenario !== 'reject') throw new Error(part);
      if (mark !== 'b' && mark !== 'a' && mark !== 'm' && mark !== 'r' && mark !== 'i') throw new Error(part);
      out.push({ scenario, phase: phases[mark] });
    }
  }
  return out;
}

type SetterRow = CookieRow['setters'][number];

export function byScript(url: string | null, line: number | null = null): SetterRow {
  return { kind: 'script', url, line, detail: { kind: 'script', api: 'document.cookie', url, line, column: 1, stack: [] } };
}

export function byHttp(url: string): SetterRow {
  return { kind: 'http', url, line: null, detail: { kind: 'http', url, status: 200, resourceType: 'Document', initiators: [] } };
}

export function aCookie(over: Partial<CookieRow> = {}): CookieRow {
  return {
    name: 'sessionid',
    domain: 'dashboard.paris',
    hostOnly: true,
    path: '/',
    partitionKey: null,
    party: 'first',
    httpOnly: true,
    secure: true,
    sameSite: 'Lax',
    lifetimeSeconds: 14 * 86_400,
    transient: false,
    seen: seen('no-choice:bmi accept:bamri reject:bamri'),
    sentTo: ['dashboard.paris'],
    setters: [byHttp('https://dashboard.paris/')],
    declaration: { status: 'declared', entry: anEntry(), why: 'same name' },
    classification: { category: 'necessary', basis: 'declared', confidence: 'exact', provider: 'Opendatasoft', note: 'the policy says so' },
    needsConsent: 'no',
    needsConsentWhy: 'declared necessary',
    ...over,
  };
}

export function aFinding(over: Partial<Finding> = {}): Finding {
  return {
    rule: 'cookie/pre-consent',
    severity: 'error',
    review: false,
    message: '_pk_id.7.1fff is set before any choice was made',
    reason: 'It is a statistics cookie and the policy does not say that it is anonymised',
    fix: 'Load Matomo only after consent',
    subject: null,
    scenario: 'no-choice',
    phase: 'before',
    evidence: [{ pointer: '/scenarios/0/events/3', label: 'written by https://stats.example.net/matomo.js:12 at 240 ms' }],
    fingerprint: 'a1b2c3d4',
    ...over,
    cookie: over.cookie ? CookieKey.parse(over.cookie) : null, // of a row, the key only
  };
}

export function aVerdict(over: Partial<Verdict> = {}): Verdict {
  return {
    schemaVersion: VERDICT_VERSION,
    url: 'https://dashboard.paris/',
    verdict: 'compliant',
    reasons: [],
    profile: 'eu',
    observedAt: '2026-03-02T09:00:00.000Z',
    policy: {
      status: 'read',
      source: 'policies/paris.md',
      format: 'markdown',
      completeness: 'complete',
      reason: null,
      entries: [anEntry()],
    },
    banner: { found: true, driver: 'heuristic', facts: null },
    scenarios: [
      { name: 'no-choice', outcome: 'done', verified: true, reason: null, pages: 3 },
      { name: 'accept', outcome: 'done', verified: true, reason: null, pages: 3 },
      { name: 'reject', outcome: 'done', verified: true, reason: null, pages: 3 },
    ],
    notObserved: [],
    conditions: ['Chromium 156, headless', 'browser sandbox on', 'third-party cookies allowed'],
    cookies: [],
    rules: [{ id: 'cookie/undeclared', outcome: 'passed', reason: null }],
    findings: [],
    ...over,
  };
}

export function aReport(portals: Verdict[], over: Partial<Report> = {}): Report {
  const findings = portals.flatMap((portal) => portal.findings);
  const sure = findings.filter(({ review }) => !review);
  return {
    schemaVersion: REPORT_VERSION,
    tool: { name: 'cookie-audit', version: '0.1.0' },
    summary: {
      portals: portals.length,
      compliant: portals.filter(({ verdict }) => verdict === 'compliant').length,
      violations: portals.filter(({ verdict }) => verdict === 'violations').length,
      inconclusive: portals.filter(({ verdict }) => verdict === 'inconclusive').length,
      errors: sure.filter(({ severity }) => severity === 'error').length,
      warnings: sure.filter(({ severity }) => severity === 'warning').length,
      notes: sure.filter(({ severity }) => severity === 'note').length,
      forReview: findings.length - sure.length,
    },
    gate: { failOn: 'error', allowInconclusive: false, exitCode: 0, reason: 'no finding at or above error' },
    portals,
    ...over,
  };
}
