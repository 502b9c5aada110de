import type { Certainty, CookieDelta, FindingDelta, PortalChanges } from '../model/changes.ts';
import type { CookieRecord, FindingRecord, PortalRecord } from '../model/history.ts';
import type { PolicyEntry } from '../model/policy.ts';

/** Below that, a lifetime that is counted from the moment of the visit is the same. */
const SAME_LIFETIME_SECONDS = 3600;

/**
 * What is different about a portal. Nothing is called new, gone or fixed that one of the runs could not have seen,
 * nor what comes and goes by itself.
 *
 * @param earlier records of the portal before `before`, newest first: what was flaky there is flaky here
 */
export function comparePortal(before: PortalRecord, after: PortalRecord, earlier: readonly PortalRecord[] = []): PortalChanges {
  const past = [before, ...earlier];
  return {
    url: after.url,
    state: 'compared',
    verdict: { before: before.verdict, after: after.verdict },
    reason: before.verdict !== 'inconclusive' && after.verdict === 'inconclusive' ? (after.reasons[0] ?? null) : null,
    cookies: cookieDeltas(before, after, past),
    findings: findingDeltas(before, after, past),
    policy: policyDeltas(before.policy, after.policy),
  };
}

/** A portal that only one of the runs has. */
export function onlyIn(which: 'before' | 'after', record: PortalRecord): PortalChanges {
  return {
    url: record.url,
    state: which === 'after' ? 'new' : 'gone',
    verdict: { before: which === 'before' ? record.verdict : null, after: which === 'after' ? record.verdict : null },
    reason: null,
    cookies: [],
    findings: [],
    policy: [],
  };
}

export function isUnchanged({ state, verdict, cookies, findings, policy }: PortalChanges): boolean {
  return state === 'compared' && verdict.before === verdict.after && cookies.length + findings.length + policy.length === 0;
}

/** Counts for a line about a portal: what is sure. */
export function sureCounts({ cookies, findings }: PortalChanges): {
  newFindings: number;
  fixedFindings: number;
  newCookies: number;
  goneCookies: number;
} {
  const sure = (items: readonly { what: string; certainty: Certainty }[], what: string): number =>
    items.filter((item) => item.what === what && item.certainty === 'sure').length;
  return {
    newFindings: sure(findings, 'new'),
    fixedFindings: sure(findings, 'fixed'),
    newCookies: sure(cookies, 'new'),
    goneCookies: sure(cookies, 'gone'),
  };
}

interface Doubt {
  certainty: Certainty;
  why: string | null;
}

const SURE: Doubt = { certainty: 'sure', why: null };

/** Seen in some visits of one run and not in others, or gone and back over the runs before. */
function flakiness(
  samplesIn: (record: PortalRecord) => number | null,
  before: PortalRecord,
  after: PortalRecord,
  past: readonly PortalRecord[],
): Doubt | null {
  for (const record of [after, before]) {
    const samples = samplesIn(record);
    if (samples !== null && samples < record.samples) {
      return { certainty: 'flaky', why: `in ${samples} of ${record.samples} visits of one run` };
    }
  }
  // What never could be seen says nothing about coming and going.
  const sightings = [after, ...past].filter(couldVisit).map((record) => samplesIn(record) !== null);
  const turns = sightings.filter((there, index) => index > 0 && there !== sightings[index - 1]).length;
  return turns >= 2 ? { certainty: 'flaky', why: `it came and went ${turns} times in the last ${sightings.length} runs` } : null;
}

const couldVisit = ({ scenarios }: PortalRecord): boolean => scenarios.some(({ outcome }) => outcome !== 'failed');

/** Whether a run could have seen what was seen in these scenarios of the other run. */
function looked(record: PortalRecord, scenarios: readonly string[]): boolean {
  const wanted = scenarios.length === 0 ? record.scenarios.map(({ name }) => name) : scenarios;
  if (wanted.length === 0) return false;
  // A choice that there was no banner for was looked for; one that is not proved shows nothing.
  const wasSeen = ({ outcome, verified }: PortalRecord['scenarios'][number]): boolean =>
    outcome === 'absent' || (outcome === 'done' && verified);
  return wanted.every((name) => record.scenarios.some((scenario) => scenario.name === name && wasSeen(scenario)));
}

function cookieDeltas(before: PortalRecord, after: PortalRecord, past: readonly PortalRecord[]): CookieDelta[] {
  const old = new Map(before.cookies.map((cookie) => [cookie.key, cookie]));
  const now = new Map(after.cookies.map((cookie) => [cookie.key, cookie]));
  const delta = (
    what: CookieDelta['what'],
    { name, domain, path }: CookieRecord,
    fields: CookieDelta['fields'],
    doubt: Doubt,
  ): CookieDelta => ({ what, name, domain, path, fields, ...doubt });
  const doubtOf = (cookie: CookieRecord, other: PortalRecord, which: string): Doubt => {
    const scenarios = [...new Set(cookie.seen.map(({ scenario }) => scenario))];
    if (!looked(other, scenarios)) return { certainty: 'unknown', why: `${which} run could not look everywhere this one was seen` };
    const samplesIn = (record: PortalRecord): number | null => record.cookies.find(({ key }) => key === cookie.key)?.samples ?? null;
    return flakiness(samplesIn, before, after, past) ?? SURE;
  };
  return [
    ...after.cookies.filter(({ key }) => !old.has(key)).map((cookie) => delta('new', cookie, [], doubtOf(cookie, before, 'the earlier'))),
    ...before.cookies.filter(({ key }) => !now.has(key)).map((cookie) => delta('gone', cookie, [], doubtOf(cookie, after, 'the later'))),
    ...after.cookies.flatMap((cookie) => {
      const then = old.get(cookie.key);
      const fields = then === undefined ? [] : fieldDeltas(then, cookie);
      return fields.length === 0 ? [] : [delta('changed', cookie, fields, SURE)];
    }),
  ];
}

function fieldDeltas(before: CookieRecord, after: CookieRecord): CookieDelta['fields'] {
  const fields: CookieDelta['fields'] = [];
  const tell = (field: string, one: string, other: string): void => {
    if (one !== other) fields.push({ field, before: one, after: other });
  };
  const [then, now] = [before.lifetimeSeconds, after.lifetimeSeconds];
  const same = then !== null && now !== null && Math.abs(then - now) <= Math.max(SAME_LIFETIME_SECONDS, then * 0.01);
  if (!same) tell('lifetime', lifetime(then), lifetime(now));
  tell('party', before.party, after.party);
  tell('Secure', yesNo(before.secure), yesNo(after.secure));
  tell('HttpOnly', yesNo(before.httpOnly), yesNo(after.httpOnly));
  tell('SameSite', before.sameSite ?? 'not set', after.sameSite ?? 'not set');
  tell('declared', before.declared, after.declared);
  tell('category', before.category, after.category);
  tell('set by', before.setters.join(', ') || 'not told', after.setters.join(', ') || 'not told');
  return fields;
}

const yesNo = (is: boolean): string => (is ? 'yes' : 'no');

function lifetime(seconds: number | null): string {
  if (seconds === null) return 'session';
  if (seconds < 7200) return `${Math.round(seconds / 60)} min`;
  if (seconds < 172_800) return `${Math.round(seconds / 3600)} hours`;
  return `${Math.round(seconds / 86_400)} days`;
}

function findingDeltas(before: PortalRecord, after: PortalRecord, past: readonly PortalRecord[]): FindingDelta[] {
  const old = new Set(before.findings.map(({ fingerprint }) => fingerprint));
  const now = new Set(after.findings.map(({ fingerprint }) => fingerprint));
  const delta = (what: FindingDelta['what'], finding: FindingRecord, other: PortalRecord, which: string): FindingDelta => {
    const { fingerprint, rule, severity, review, message, subject } = finding;
    return { what, fingerprint, rule, severity, review, message, subject, ...doubtOf(finding, other, which) };
  };
  const doubtOf = (finding: FindingRecord, other: PortalRecord, which: string): Doubt => {
    const outcome = other.rules.find(({ id }) => id === finding.rule)?.outcome;
    const blind = !couldVisit(other) || (finding.scenario !== null && !looked(other, [finding.scenario]));
    // A rule that left some findings to a person has looked all the same.
    const undecided = outcome === 'cant-tell' && !other.findings.some(({ rule, review }) => review && rule === finding.rule);
    if (outcome === undefined || undecided || blind) {
      return { certainty: 'unknown', why: `${which} run could not tell about ${finding.rule}` };
    }
    const samplesIn = (record: PortalRecord): number | null =>
      record.findings.find(({ fingerprint }) => fingerprint === finding.fingerprint)?.samples ?? null;
    return flakiness(samplesIn, before, after, past) ?? SURE;
  };
  return [
    ...after.findings.filter(({ fingerprint }) => !old.has(fingerprint)).map((finding) => delta('new', finding, before, 'the earlier')),
    ...before.findings.filter(({ fingerprint }) => !now.has(fingerprint)).map((finding) => delta('fixed', finding, after, 'the later')),
  ];
}

function policyDeltas(before: PortalRecord['policy'], after: PortalRecord['policy']): string[] {
  if (before.status !== after.status) return [`the declaration was ${statusWords(before.status)}, and now is ${statusWords(after.status)}`];
  if (after.status !== 'read') return [];
  const told: string[] = [];
  const keyOf = ({ name, domain, kind }: PolicyEntry): string => JSON.stringify([name, domain, kind]);
  const old = new Map(before.entries.map((entry) => [keyOf(entry), entry]));
  const now = new Map(after.entries.map((entry) => [keyOf(entry), entry]));
  for (const [key, { name }] of now) if (!old.has(key)) told.push(`now declares ${name}`);
  for (const [key, { name }] of old) if (!now.has(key)) told.push(`no longer declares ${name}`);
  for (const [key, entry] of now) {
    const then = old.get(key);
    if (then === undefined) continue;
    for (const [field, one, other] of [
      ['category', then.category, entry.category],
      ['lifetime', then.durationText, entry.durationText],
      ['purpose', then.purpose, entry.purpose],
      ['provider', then.provider, entry.provider],
    ] as const) {
      if (one !== other) told.push(`${entry.name}: the declared ${field} was "${one ?? 'none'}", and now is "${other ?? 'none'}"`);
    }
  }
  if (before.completeness !== after.completeness)
    told.push(`the list was ${before.completeness ?? 'unknown'}, and now is ${after.completeness ?? 'unknown'}`);
  return told;
}

const statusWords = (status: PortalRecord['policy']['status']): string =>
  ({ read: 'read', unreadable: 'not readable', missing: 'missing' })[status];
