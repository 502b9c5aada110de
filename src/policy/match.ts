import type { Party } from '../model/cookie.ts';
import type { Policy, PolicyEntry } from '../model/policy.ts';
import { nearIndex, nearMisses, type NearIndex, type NearMiss } from './near.ts';
import { compileName, type NameMatcher } from './pattern.ts';

/** A cookie as it was seen; `domain` without a leading dot. */
export interface SeenCookie {
  readonly name: string;
  readonly domain: string;
  readonly party: Party;
}

export type Match =
  | { readonly status: 'declared'; /** Index into `policy.entries`. */ readonly entry: number; readonly why: string }
  | { readonly status: 'undeclared'; readonly near: readonly NearMiss[] };

interface Compiled {
  readonly entry: PolicyEntry;
  readonly index: number;
  readonly name: NameMatcher;
}

interface Index {
  readonly exact: ReadonlyMap<string, Compiled[]>;
  /** Patterns by the first character of their literal beginning; '' holds those that begin with a wildcard. */
  readonly patterns: ReadonlyMap<string, Compiled[]>;
  readonly near: NearIndex;
}

const indexes = new WeakMap<Policy, Index>();

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

function compile(policy: Policy): Index {
  const exact = new Map<string, Compiled[]>();
  const patterns = new Map<string, Compiled[]>();
  for (const [index, entry] of policy.entries.entries()) {
    // An item of web storage never declares a cookie, whatever it is called.
    if (entry.kind === 'storage') continue;
    const literal = entry.match === 'exact';
    const compiled = { entry, index, name: literal ? exactName(entry.name) : compileName(entry.name) };
    if (literal) push(exact, entry.name, compiled);
    else push(patterns, compiled.name.prefix.charAt(0), compiled);
  }
  return { exact, patterns, near: nearIndex(policy.entries) };
}

const exactName = (declared: string): NameMatcher => ({
  kind: 'exact',
  literals: declared.length,
  prefix: declared,
  matches: (name) => name === declared,
});

/** Whether a cookie of `seen` belongs to a declared domain: that host or one below it. */
export function domainFits(declared: string | null, seen: string): boolean {
  if (declared === null) return true;
  const wanted = declared.toLowerCase().replace(/^\./u, '');
  const host = seen.toLowerCase().replace(/^\./u, '');
  return host === wanted || host.endsWith(`.${wanted}`);
}

/**
 * A cookie declared as third-party may be stored under the portal's own domain: in the words of
 * policies, third-party is what is set *by or for* another company. The reverse is no such case.
 */
export function partyFits(declared: Party | null, seen: Party): boolean {
  return declared === null || declared === seen || declared === 'third';
}

/** Best first: exact before pattern, longer literal before shorter, with domain before without, then in order of the document. */
function compare(a: Compiled, b: Compiled): number {
  if (a.name.kind !== b.name.kind) return a.name.kind === 'exact' ? -1 : 1;
  if (a.name.literals !== b.name.literals) return b.name.literals - a.name.literals;
  if ((a.entry.domain === null) !== (b.entry.domain === null)) return a.entry.domain === null ? 1 : -1;
  return a.index - b.index;
}

function reason(found: Compiled, cookie: SeenCookie): string {
  const name =
    found.name.kind === 'exact'
      ? `declared by name as \`${found.entry.name}\``
      : `\`${cookie.name}\` fits the declared pattern \`${found.entry.name}\``;
  const domain = found.entry.domain === null ? '' : `, for ${found.entry.domain}`;
  const party =
    found.entry.party === 'third' && cookie.party === 'first' ? '; declared as third-party, stored under the portal’s own domain' : '';
  return name + domain + party;
}

/**
 * Looks a cookie up in a policy. Names are compared case-sensitively; domain and party only where
 * the policy declares them. What is not declared comes with its near misses, which are no excuse
 * but help a person to see a slip in the list. The policy is compiled once and must not be changed
 * afterwards.
 */
export function matchCookie(policy: Policy, cookie: SeenCookie): Match {
  let index = indexes.get(policy);
  if (index === undefined) {
    index = compile(policy);
    indexes.set(policy, index);
  }
  const byName = [...(index.exact.get(cookie.name) ?? [])];
  for (const key of new Set([cookie.name.charAt(0), ''])) {
    for (const pattern of index.patterns.get(key) ?? []) if (pattern.name.matches(cookie.name)) byName.push(pattern);
  }
  const [best] = byName
    .filter(({ entry }) => domainFits(entry.domain, cookie.domain) && partyFits(entry.party, cookie.party))
    .sort(compare);
  if (best !== undefined) return { status: 'declared', entry: best.index, why: reason(best, cookie) };
  const elsewhere = byName.sort(compare).map(({ entry, index: at }): NearMiss => ({
    entry: at,
    why: domainFits(entry.domain, cookie.domain)
      ? `\`${entry.name}\` is declared as first-party, seen as third-party on ${cookie.domain}`
      : `\`${entry.name}\` is declared for ${entry.domain ?? ''}, seen on ${cookie.domain}`,
  }));
  return { status: 'undeclared', near: nearMisses(index.near, cookie.name, elsewhere) };
}
