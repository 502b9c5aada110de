import { partyOf } from '../cookies/party.ts';
import { classifyCookie, type Known } from '../knowledge/classify.ts';
import type { KnownTable } from '../knowledge/cookies.ts';
import { hostOf } from '../knowledge/companies.ts';
import type { Party } from '../model/cookie.ts';
import type { Evidence } from '../model/evidence.ts';
import type { Policy, PolicyEntry, PolicyResult } from '../model/policy.ts';
import type { Classification, CookieRow, Declaration } from '../model/verdict.ts';
import { matchCookie } from '../policy/match.ts';
import type { Lifetime, ObservedCookie, PlacedScenario, Sighting } from '../rules/context.ts';
import type { Profile } from '../rules/profile.ts';
import { needsConsent } from './needs-consent.ts';
import { byKey, byText } from './order.ts';
import { collectSightings, type Seen } from './sightings.ts';

/** A cookie that every response renews has as many writers as the portal has files: the first ones tell enough. */
const MOST_SETTERS = 20;

/** Top-level hosts of the portal: where the visit began, and where a redirect of the start page led. */
function portalHosts(evidence: Evidence, scenarios: readonly PlacedScenario[]): string[] {
  const landed = scenarios.flatMap(({ phases }) =>
    phases.filter(({ phase }) => phase.name === 'before' && phase.outcome.ok).map(({ phase }) => phase.finalUrl),
  );
  return [...new Set([evidence.url, ...landed].flatMap((url) => (url === null ? [] : (hostOf(url) ?? []))))];
}

function settersOf(sightings: readonly Sighting[]): CookieRow['setters'] {
  const found = new Map<string, CookieRow['setters'][number]>();
  for (const { event } of sightings) {
    if (event === null || found.size >= MOST_SETTERS) continue;
    const { setter } = event;
    const line = setter.kind === 'script' ? setter.line : null;
    const key = JSON.stringify([setter.kind, setter.url, line]);
    if (!found.has(key)) found.set(key, { kind: setter.kind, url: setter.url, line, detail: setter });
  }
  return [...found.values()];
}

/** Lifetimes as written, longest first; what the jar keeps (capped at 400 days) only where no write was seen. */
function lifetimesOf({ sightings, jars }: Seen): Lifetime[] {
  const written = sightings.flatMap(({ event, pointer }) =>
    event === null ? [] : [{ seconds: event.lifetimeSeconds, atLeast: false, pointer }],
  );
  const kept = jars.map(({ kept: { expiresAt }, readAt, pointer }) => {
    const left = expiresAt === null ? null : Math.round((Date.parse(expiresAt) - readAt) / 1000);
    return { seconds: left, atLeast: left !== null, pointer };
  });
  const lifetimes = written.length > 0 ? written : kept.filter(({ seconds }) => seconds === null || seconds > 0);
  return lifetimes.sort((a, b) => (b.seconds ?? -1) - (a.seconds ?? -1));
}

function attributesOf({ sightings, jars }: Seen): Pick<CookieRow, 'httpOnly' | 'secure' | 'sameSite'> {
  const last = jars.at(-1)?.kept ?? sightings.findLast(({ event }) => event !== null)?.event?.attributes;
  return { httpOnly: last?.httpOnly ?? false, secure: last?.secure ?? false, sameSite: last?.sameSite ?? null };
}

interface Declared {
  readonly declaration: Declaration;
  readonly index: number | null;
  readonly entry: PolicyEntry | null;
}

function declare(result: PolicyResult, cookie: { name: string; domain: string; party: Party }): Declared {
  if (result.status !== 'read') {
    const why = result.status === 'missing' ? 'no cookie policy was found' : `the cookie policy could not be read: ${result.reason}`;
    return { declaration: { status: 'unknown', why }, index: null, entry: null };
  }
  const { policy } = result;
  const match = matchCookie(policy, cookie);
  if (match.status === 'declared') {
    const entry = entryAt(policy, match.entry);
    return { declaration: { status: 'declared', entry, why: match.why }, index: match.entry, entry };
  }
  const near = match.near.map(({ entry, why }) => ({ name: entryAt(policy, entry).name, why }));
  return { declaration: { status: 'undeclared', near }, index: null, entry: null };
}

function entryAt(policy: Policy, index: number): PolicyEntry {
  const entry = policy.entries[index];
  if (entry === undefined) throw new RangeError(`the policy has no entry ${index}`);
  return entry;
}

/** Where nothing else is known, the policy's own category stands, and says that it is the policy's. */
function shownClassification({ classification }: Known, entry: PolicyEntry | null): Classification {
  if (classification.category !== 'unknown' || entry === null || entry.category === 'unknown') return classification;
  return {
    category: entry.category,
    basis: 'declared',
    confidence: 'exact',
    provider: classification.provider ?? entry.provider,
    note: "the policy's own word; nothing else is known of this cookie",
  };
}

function observe(seen: Seen, hosts: readonly string[], policy: PolicyResult, profile: Profile, own: KnownTable | null): ObservedCookie {
  const { identity, sightings } = seen;
  const { name, domain, hostOnly, path, partitionKey } = identity;
  const party: Party = hosts.some((host) => partyOf(domain, host) === 'first') ? 'first' : 'third';
  const setters = settersOf(sightings);
  const known = classifyCookie({ name, domain, party, setters: setters.flatMap(({ url }) => url ?? []) }, own);
  const { declaration, index, entry } = declare(policy, { name, domain, party });
  const consent = needsConsent({ domain, party, known, entry, profile });
  const lifetimes = lifetimesOf(seen);
  const phases = new Map(sightings.map(({ scenario, phase }) => [`${scenario} ${phase}`, { scenario, phase }]));
  const row: CookieRow = {
    name,
    domain,
    hostOnly,
    path,
    partitionKey,
    party,
    ...attributesOf(seen),
    lifetimeSeconds: lifetimes[0]?.seconds ?? null,
    transient: seen.jars.length === 0,
    seen: [...phases.values()],
    sentTo: [...new Set(sightings.flatMap(({ host }) => host ?? []))].sort(byText),
    setters,
    declaration,
    classification: shownClassification(known, entry),
    needsConsent: consent.needs,
    needsConsentWhy: consent.why,
  };
  return { row, sightings, lifetimes, entry: index, known: known.row, firm: consent.firm };
}

/**
 * The cookies that count as observed (in a jar, sent, or written without the browser refusing), each
 * joined from events, jars and requests, compared with the policy and classified. Takes time in
 * proportion to the evidence.
 */
export function viewCookies(
  evidence: Evidence,
  scenarios: readonly PlacedScenario[],
  policy: PolicyResult,
  profile: Profile,
  own: KnownTable | null = null,
): ObservedCookie[] {
  const hosts = portalHosts(evidence, scenarios);
  return collectSightings(evidence, scenarios)
    .map((seen) => observe(seen, hosts, policy, profile, own))
    .sort((a, b) => byKey(a.row, b.row));
}
