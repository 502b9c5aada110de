import { stableName } from '../judge/fingerprint.ts';
import type { CookieKey } from '../model/cookie.ts';
import type { CookieRecord, FindingRecord, PortalRecord } from '../model/history.ts';
import type { CookieRow, Finding, Verdict } from '../model/verdict.ts';

/**
 * What of a portal is compared between runs.
 *
 * @param verdicts of each visit of the run, the one that is reported first
 */
export function recordOf(verdicts: readonly [Verdict, ...Verdict[]]): PortalRecord {
  const [reported] = verdicts;
  return {
    url: reported.url,
    verdict: reported.verdict,
    reasons: reported.reasons,
    observedAt: reported.observedAt,
    samples: verdicts.length,
    scenarios: reported.scenarios.map(({ name, outcome, verified }) => ({ name, outcome, verified })),
    rules: reported.rules.map(({ id, outcome }) => ({ id, outcome })),
    policy: {
      status: reported.policy.status,
      source: reported.policy.source,
      completeness: reported.policy.completeness,
      entries: reported.policy.entries,
    },
    cookies: merged(
      verdicts.map(({ cookies }) => cookies.map(cookieRecord)),
      ({ key }) => key,
      together,
    ),
    findings: merged(
      verdicts.map(({ findings }) => findings.map(findingRecord)),
      ({ fingerprint }) => fingerprint,
      weightier,
    ),
  };
}

/** The same cookie in two runs, even where its name ends in a number made up for one visitor. */
export function recordKey({ name, domain, hostOnly, path, partitionKey }: CookieKey): string {
  return JSON.stringify([stableName(name, domain), domain, hostOnly, path, partitionKey]);
}

function cookieRecord(row: CookieRow): CookieRecord {
  const setters = row.setters.map(({ kind, url }) => `${kind} ${url === null ? '(not told)' : placeOf(url)}`);
  return {
    name: row.name,
    domain: row.domain,
    hostOnly: row.hostOnly,
    path: row.path,
    partitionKey: row.partitionKey,
    key: recordKey(row),
    party: row.party,
    httpOnly: row.httpOnly,
    secure: row.secure,
    sameSite: row.sameSite,
    lifetimeSeconds: row.lifetimeSeconds,
    setters: [...new Set(setters)].toSorted(),
    declared: row.declaration.status,
    category: row.classification.category,
    needsConsent: row.needsConsent,
    seen: row.seen,
    samples: 1,
  };
}

/** Queries hold visitor ids and time stamps, and are other ones at each visit. */
function placeOf(url: string): string {
  return url.replace(/[?#].*$/s, '');
}

function findingRecord(finding: Finding): FindingRecord {
  return {
    fingerprint: finding.fingerprint,
    rule: finding.rule,
    severity: finding.severity,
    review: finding.review,
    message: finding.message,
    subject: finding.cookie?.name ?? finding.subject,
    scenario: finding.scenario,
    phase: finding.phase,
    samples: 1,
  };
}

/** Two cookies of one key, in one visit or in two: what either showed. */
function together(one: CookieRecord, other: CookieRecord): CookieRecord {
  const seen = [
    ...one.seen,
    ...other.seen.filter(({ scenario, phase }) => !one.seen.some((at) => at.scenario === scenario && at.phase === phase)),
  ];
  const lifetimes = [one.lifetimeSeconds, other.lifetimeSeconds].filter((seconds) => seconds !== null);
  return {
    ...one,
    lifetimeSeconds: lifetimes.length === 0 ? null : Math.max(...lifetimes),
    setters: [...new Set([...one.setters, ...other.setters])].toSorted(),
    seen,
  };
}

const WEIGHT = { error: 2, warning: 1, note: 0 } as const;

function weightier(one: FindingRecord, other: FindingRecord): FindingRecord {
  const weight = ({ severity, review }: FindingRecord): number => WEIGHT[severity] * 2 + (review ? 0 : 1);
  return weight(other) > weight(one) ? other : one;
}

/** One of each key, counted in how many visits it was there. */
function merged<T extends { samples: number }>(
  visits: readonly (readonly T[])[],
  keyOf: (item: T) => string,
  merge: (one: T, other: T) => T,
): T[] {
  const all = new Map<string, T>();
  const counts = new Map<string, number>();
  for (const items of visits) {
    for (const key of new Set(items.map(keyOf))) counts.set(key, (counts.get(key) ?? 0) + 1);
    for (const item of items) {
      const before = all.get(keyOf(item));
      all.set(keyOf(item), before === undefined ? item : merge(before, item));
    }
  }
  return [...all].map(([key, item]) => ({ ...item, samples: counts.get(key) ?? 1 }));
}
