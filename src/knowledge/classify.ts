import { registrableDomain } from '../cookies/party.ts';
import type { Party } from '../model/cookie.ts';
import type { Classification } from '../model/verdict.ts';
import { companyOf, hostOf } from './companies.ts';
import { knownCookie, type KnownCookie } from './cookies.ts';

export interface Classifiable {
  readonly name: string;
  readonly domain: string;
  readonly party: Party;
  /** URLs of the requests and scripts that were seen writing it. */
  readonly setters: readonly string[];
}

/** What is known of a cookie, and the row of the table it rests on, where there is one. */
export interface Known {
  readonly classification: Classification;
  readonly row: KnownCookie | undefined;
}

const UNKNOWN: Classification = {
  category: 'unknown',
  basis: 'none',
  confidence: 'none',
  provider: null,
  note: 'no public documentation of this cookie is known to us',
};

/**
 * Purpose of a cookie, with what it rests on. Purpose and party are two axes: `_ga` is first-party
 * by domain and is Google's. A name that anyone may use (`sessionid`) is never more than `inferred`,
 * and nothing at all on a third party's domain.
 */
export function classifyCookie(cookie: Classifiable): Known {
  const row = knownCookie(cookie.name, cookie.domain);
  if (row !== undefined && row.generic !== true) {
    return { row, classification: byRow(row, row.mixed === true ? 'majority' : 'exact') };
  }
  if (row !== undefined && cookie.party === 'first') return { row, classification: byRow(row, 'inferred') };
  return { row: undefined, classification: cookie.party === 'third' ? byDomain(cookie.domain) : bySetter(cookie) };
}

/** `classifyCookie` without the row of the table. */
export function classify(cookie: Classifiable): Classification {
  return classifyCookie(cookie).classification;
}

function byRow(row: KnownCookie, confidence: 'exact' | 'majority' | 'inferred'): Classification {
  const say = {
    exact: `documented by its maker (${row.source})`,
    majority: `documented with several purposes; this is the one that weighs most (${row.source})`,
    inferred: `the usual name for ${row.provider}, but any site may use it: a guess from the name`,
  };
  const lifetime = row.lifetime === undefined ? '' : `; usual lifetime ${row.lifetime}`;
  return {
    category: row.category,
    basis: 'known-cookie',
    confidence,
    provider: confidence === 'inferred' ? null : row.provider,
    note: say[confidence] + lifetime,
  };
}

function byDomain(domain: string): Classification {
  const company = companyOf(domain);
  if (company === undefined) return { ...UNKNOWN, provider: registrableDomain(domain) };
  return {
    category: company.category ?? 'unknown',
    basis: 'company',
    confidence: 'inferred',
    provider: company.name,
    note: `${domain} belongs to ${company.name} (${company.kind}, by third-party-web)`,
  };
}

/** A first-party cookie that another company's script wrote: it tells for whom, not what for. */
function bySetter(cookie: Classifiable): Classification {
  const own = registrableDomain(cookie.domain);
  for (const url of cookie.setters) {
    const host = hostOf(url);
    if (host === null || registrableDomain(host) === own) continue;
    const company = companyOf(host);
    if (company === undefined || company.category === null) continue;
    return {
      category: company.category,
      basis: 'company',
      confidence: 'inferred',
      provider: company.name,
      note: `written by ${host}, which belongs to ${company.name} (${company.kind}, by third-party-web)`,
    };
  }
  return UNKNOWN;
}
