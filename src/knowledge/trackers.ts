import { domainMatches, registrableDomain } from '../cookies/party.ts';
import { companyOf, type Company } from './companies.ts';

/** What a company whose trade is to follow visitors is, by third-party-web. */
const TRADES = new Set(['ad', 'analytics', 'social', 'marketing']);

/** A company whose trade is advertising, audience measurement, marketing or a social network; undefined: none, or not known. */
export function trackerOf(host: string): Company | undefined {
  const company = companyOf(host);
  return company !== undefined && TRADES.has(company.kind) ? company : undefined;
}

/** A consent manager's own host: what it is asked and told is how a choice is kept. */
export function isConsentManager(host: string): boolean {
  return companyOf(host)?.kind === 'consent-provider' || CONSENT_MANAGERS.some((domain) => domainMatches(host, domain));
}

/** Those that third-party-web files under another trade, or not at all. */
const CONSENT_MANAGERS = [
  'cookiebot.com',
  'cookiebot.eu',
  'cookieyes.com',
  'axept.io',
  'axeptio.eu',
  'didomi.io',
  'privacy-center.org',
  'iubenda.com',
  'trustcommander.net',
  'tarteaucitron.io',
  'consentmanager.net',
  'cookiefirst.com',
];

/** Whether two hosts are one organisation's, as far as names and public lists tell. */
export function sameOrganisation(a: string, b: string): boolean {
  const [one, other] = [registrableDomain(a), registrableDomain(b)];
  // example.com and example.org: not proved, and no ground to call it another one.
  if (one === other || one.split('.')[0] === other.split('.')[0]) return true;
  const company = companyOf(a)?.company;
  return company !== undefined && company === companyOf(b)?.company;
}

/**
 * Domains that first-party hosts of a customer stand for in DNS, of companies that offer this for tracking:
 * Dao et al., "Characterizing CNAME cloaking-based tracking on the web" (TMA 2020) and Dimova et al., "The
 * CNAME of the game" (PETS 2021); those that third-party-web does not file under tracking.
 */
const CLOAKERS: Readonly<Record<string, string>> = {
  'eulerian.net': 'Eulerian',
  'dnsdelegation.io': 'Criteo',
  'at-o.net': 'AT Internet',
  'wt-eu02.net': 'Webtrekk',
  'webtrekk.net': 'Webtrekk',
  '2o7.net': 'Adobe Experience Cloud',
  'omtrdc.net': 'Adobe Experience Cloud',
  'data.adobedc.net': 'Adobe Experience Cloud',
  'actonsoftware.com': 'Act-On',
  'eloqua.com': 'Oracle Eloqua',
  'keyade.com': 'Keyade',
  'wizaly.com': 'Wizaly',
  'tracedock.com': 'TraceDock',
  'affex.org': 'Ingenious Technologies',
  'ingenious-technologies.com': 'Ingenious Technologies',
  'intentmedia.net': 'Intent Media',
  'storetail.io': 'Criteo Retail Media',
};

/** The tracking company that a canonical name belongs to, or null. */
export function cloakerOf(name: string): string | null {
  const listed = Object.entries(CLOAKERS).find(([domain]) => domainMatches(name, domain));
  return listed?.[1] ?? trackerOf(name)?.name ?? null;
}
