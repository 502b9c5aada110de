import { getDomain } from 'tldts';
import type { Party } from '../model/cookie.ts';

/**
 * Registrable domain (eTLD+1, public suffix list with its private section, as browsers do) of a
 * host; the host itself where there is none (IP address, single label, a public suffix).
 */
export function registrableDomain(host: string): string {
  const bare = host.replace(/^\./, '').toLowerCase();
  return getDomain(bare, { allowPrivateDomains: true }) ?? bare;
}

/** Party of a cookie by its domain, as seen from the host of the top-level page. */
export function partyOf(cookieDomain: string, pageHost: string): Party {
  return registrableDomain(cookieDomain) === registrableDomain(pageHost) ? 'first' : 'third';
}

/** RFC 6265bis §5.1.3: whether a host domain-matches a cookie's domain. */
export function domainMatches(host: string, cookieDomain: string): boolean {
  const h = host.toLowerCase();
  const d = cookieDomain.toLowerCase();
  return h === d || (h.endsWith(`.${d}`) && !/^[\d.]+$|:/.test(h));
}
