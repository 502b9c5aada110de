import { domainMatches } from '../cookies/party.ts';
import { compileName, type NameMatcher } from '../policy/pattern.ts';
import { advertisingNetworks } from './known/advertising-networks.ts';
import { analyticsTools } from './known/analytics-tools.ts';
import { consentChoice } from './known/consent.ts';
import { embeddedServices } from './known/embedded-services.ts';
import { experiments } from './known/experiments.ts';
import type { KnownCookie } from './known/family.ts';
import { frameworks } from './known/frameworks.ts';
import { infrastructure } from './known/infrastructure.ts';
import { marketing } from './known/marketing.ts';
import { signIn } from './known/sign-in.ts';
import { siteOperation } from './known/site-operation.ts';
import { statistics } from './known/statistics.ts';

export type { KnownCookie } from './known/family.ts';

/** The whole table, in no particular order. */
export const knownCookies: readonly KnownCookie[] = [
  ...statistics,
  ...analyticsTools,
  ...experiments,
  ...marketing,
  ...advertisingNetworks,
  ...embeddedServices,
  ...siteOperation,
  ...frameworks,
  ...signIn,
  ...infrastructure,
  ...consentChoice,
];

/** Whether a row speaks of a cookie on this domain; with no domain known, only rows that hold anywhere do. */
function holdsOn(row: KnownCookie, domain: string | null): boolean {
  if (row.domains === undefined) return true;
  return domain !== null && row.domains.some((own) => domainMatches(domain, own));
}

/** A table of known cookies, made ready to be asked. */
export interface KnownTable {
  /** The row that speaks of a cookie: one bound to its domain outranks one by name, an exact name a pattern. */
  find(name: string, domain: string | null): KnownCookie | undefined;
}

interface Compiled extends KnownTable {
  /** The pattern that says more comes first: `_pk_id.*` before `_pk_*`. */
  readonly patterns: readonly { readonly row: KnownCookie; readonly name: NameMatcher }[];
}

function compile(rows: readonly KnownCookie[]): Compiled {
  const exact = new Map<string, KnownCookie[]>();
  const patterns: { row: KnownCookie; name: NameMatcher }[] = [];
  for (const row of rows) {
    const name = compileName(row.pattern);
    if (name.kind === 'pattern') patterns.push({ row, name });
    else exact.set(row.pattern, [...(exact.get(row.pattern) ?? []), row]);
  }
  patterns.sort((a, b) => b.name.literals - a.name.literals);
  return {
    patterns,
    find: (name, domain) => {
      const named = (exact.get(name) ?? []).filter((row) => holdsOn(row, domain));
      const bound = named.find((row) => row.domains !== undefined);
      if (bound !== undefined || named[0] !== undefined) return bound ?? named[0];
      return patterns.find((known) => name.startsWith(known.name.prefix) && known.name.matches(name) && holdsOn(known.row, domain))?.row;
    },
  };
}

/** Makes a table of the user's own ready to be asked beside ours. */
export const knownTable = (rows: readonly KnownCookie[]): KnownTable => compile(rows);

const { find, patterns } = compile(knownCookies);

/** The row of our own table that speaks of a cookie. */
export const knownCookie = (name: string, domain: string | null): KnownCookie | undefined => find(name, domain);

const NEEDS_CONSENT = new Set<KnownCookie['category']>(['statistics', 'marketing']);

/**
 * The row that speaks of a *declared* name, which may be a pattern itself: `_ga_*`, `_pk_id.XXXX`.
 * A declared pattern that takes in cookies both exempt and not speaks of none of them.
 */
export function knownDeclaration(declared: string, domain: string | null): KnownCookie | undefined {
  const name = compileName(declared);
  if (name.kind === 'exact') return knownCookie(declared, domain);
  if (name.prefix.length < 3) return undefined;
  const family = patterns
    .filter((known) => known.name.prefix.length > 2 && name.prefix.startsWith(known.name.prefix))
    .map((known) => known.row);
  const covered = [...family, ...knownCookies.filter((row) => name.matches(row.pattern))].filter((row) => holdsOn(row, domain));
  const first = covered[0];
  if (first === undefined) return undefined;
  const alike = covered.every(
    (row) => row.category === first.category || (NEEDS_CONSENT.has(row.category) && NEEDS_CONSENT.has(first.category)),
  );
  return alike ? first : undefined;
}
