import type { Certainty, CookieDelta, FindingDelta, PortalChanges } from '../model/changes.ts';
import type { CookieRecord, PortalRecord } from '../model/history.ts';
import type { PolicyEntry } from '../model/policy.ts';
import { cookieKind, couldVisit, differences, findingKind, looked, tells, type Past } from './differences.ts';

/** Below that, a lifetime that is counted from the moment of the visit is the same. */
const SAME_LIFETIME_SECONDS = 3600;

/**
 * What is different about a portal. Nothing is called new, gone or fixed that nobody could have seen, nor what comes and
 * goes by itself. Where the run before could not look, the newest one that could is what counts: a night without a
 * connection hides nothing.
 *
 * @param earlier records of the portal before `before`, newest first: what was flaky there is flaky here
 */
export function comparePortal(before: PortalRecord, after: PortalRecord, earlier: readonly PortalRecord[] = []): PortalChanges {
  const past: Past = [before, ...earlier];
  return {
    url: after.url,
    state: 'compared',
    verdict: { before: before.verdict, after: after.verdict },
    reason: before.verdict !== 'inconclusive' && after.verdict === 'inconclusive' ? (after.reasons[0] ?? null) : null,
    cookies: cookieDeltas(after, past),
    findings: findingDeltas(after, past),
    policy: policyDeltas(after, past),
  };
}

/** Whether the later run looked somewhere that the one before it could not: then earlier ones have a say. */
export function looksFurther(before: PortalRecord, after: PortalRecord): boolean {
  return (
    after.scenarios.some(({ name }) => looked(after, [name]) && !looked(before, [name])) ||
    after.rules.some(({ id }) => tells(after, id) && !tells(before, id))
  );
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

const ORDER = { came: 0, went: 1, stayed: 2 } as const;

function cookieDeltas(after: PortalRecord, past: Past): CookieDelta[] {
  const words = { came: 'new', went: 'gone', stayed: 'changed' } as const;
  return differences(cookieKind, after, past)
    .toSorted((a, b) => ORDER[a.what] - ORDER[b.what])
    .flatMap(({ what, item, earlier, doubt }) => {
      const fields = what === 'stayed' && earlier !== null ? fieldDeltas(earlier, item) : [];
      if (what === 'stayed' && fields.length === 0) return [];
      return [{ what: words[what], name: item.name, domain: item.domain, path: item.path, fields, ...doubt }];
    });
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

function findingDeltas(after: PortalRecord, past: Past): FindingDelta[] {
  const words = { came: 'new', went: 'fixed' } as const;
  return differences(findingKind, after, past).flatMap(({ what, item, doubt }) => {
    if (what === 'stayed') return [];
    const { fingerprint, rule, severity, review, message, subject } = item;
    return [{ what: words[what], fingerprint, rule, severity, review, message, subject, ...doubt }];
  });
}

/** A declaration that could not be looked for was not taken away. */
function policyDeltas(after: PortalRecord, past: Past): string[] {
  const told = (record: PortalRecord): boolean => record.policy.status === 'read' || couldVisit(record);
  const reference = past.find(told);
  return reference === undefined || !told(after) ? [] : declarationDeltas(reference.policy, after.policy);
}

function declarationDeltas(before: PortalRecord['policy'], after: PortalRecord['policy']): string[] {
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
