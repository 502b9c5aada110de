import thirdPartyWeb from 'third-party-web';
import { domainMatches, registrableDomain } from '../cookies/party.ts';
import type { Category } from '../model/cookie.ts';

/** What third-party-web (MIT) says of the owner of a domain, with our own supplement. */
export interface Company {
  /** The product or service: "Google/Doubleclick Ads". */
  readonly name: string;
  /** Its owner: "Google". */
  readonly company: string;
  readonly kind: string;
  /** What cookies of such a company are for, where its trade says it; null: it may be anything. */
  readonly category: Exclude<Category, 'unknown'> | null;
}

const CATEGORY_OF: Readonly<Record<string, Company['category']>> = {
  ad: 'marketing',
  social: 'marketing',
  marketing: 'marketing',
  analytics: 'statistics',
};

/** Bare domains that third-party-web knows by a subdomain only, or not at all. */
const SUPPLEMENT: readonly { domain: string; name: string; company: string; kind: string }[] = [
  { domain: 'linkedin.com', name: 'LinkedIn', company: 'LinkedIn', kind: 'social' },
  { domain: 'twitter.com', name: 'X (Twitter)', company: 'X', kind: 'social' },
  { domain: 'x.com', name: 'X (Twitter)', company: 'X', kind: 'social' },
  { domain: 'eulerian.net', name: 'Eulerian', company: 'Eulerian Technologies', kind: 'analytics' },
  { domain: 'eulerian.com', name: 'Eulerian', company: 'Eulerian Technologies', kind: 'analytics' },
  { domain: 'piano.io', name: 'Piano', company: 'Piano', kind: 'analytics' },
  { domain: 'opendatasoft.com', name: 'Opendatasoft', company: 'Huwise', kind: 'hosting' },
  { domain: 'huwise.com', name: 'Huwise', company: 'Opendatasoft', kind: 'hosting' },
];

const remembered = new Map<string, Company | undefined>();
const REMEMBER_AT_MOST = 20_000;

function find(host: string): Company | undefined {
  const own = SUPPLEMENT.find((entry) => domainMatches(host, entry.domain));
  if (own !== undefined) return { name: own.name, company: own.company, kind: own.kind, category: CATEGORY_OF[own.kind] ?? null };
  const entity = thirdPartyWeb.getEntity(host) ?? thirdPartyWeb.getEntity(registrableDomain(host));
  if (entity === undefined) return undefined;
  return { name: entity.name, company: entity.company, kind: entity.category, category: CATEGORY_OF[entity.category] ?? null };
}

/** The company that a host belongs to, or undefined where no public list names one. */
export function companyOf(host: string): Company | undefined {
  if (remembered.has(host)) return remembered.get(host);
  const found = find(host);
  // A bound, so that hostile evidence with endless hosts does not fill a long-lived server's memory.
  if (remembered.size >= REMEMBER_AT_MOST) remembered.clear();
  remembered.set(host, found);
  return found;
}

/** Host of a URL, or null where it is none (`about:blank`, `data:`, text that is no URL). */
export function hostOf(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const host = new URL(url).hostname;
  return host === '' ? null : host;
}
