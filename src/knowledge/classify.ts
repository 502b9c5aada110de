import { registrableDomain } from '../cookies/party.ts';
import type { Party } from '../model/cookie.ts';
import type { Classification } from '../model/verdict.ts';
import { companyOf, hostOf } from './companies.ts';
import { knownCookie, type KnownCookie, type KnownTable } from './cookies.ts';

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
 * and nothing at all on a third party's domain. A row that the user brought along (`own`) outranks ours, but a
 * public list that gives a generic name to one company proves no more than we do.
 */
export function classifyCookie(cookie: Classifiable, own: KnownTable | null = null): Known {
  const row = knownCookie(cookie.name, cookie.domain);
  const brought = own?.find(cookie.name, cookie.domain);
  if (brought?.brought !== undefined) {
    const { confidence } = brought.brought;
    // What a maker documents outranks what a list was told.
    const ours = confidence !== 'exact' && row !== undefined && row.generic !== true && row.mixed !== true;
    const generic = brought.domains === undefined && confidence !== 'exact' && (brought.generic === true || row?.generic === true);
    if (!generic && !ours) return { row: brought, classification: byRow(brought, confidence) };
    if (row === undefined && cookie.party === 'first') return { row: brought, classification: byRow(brought, 'inferred') };
  }
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
  const from = row.brought === undefined ? null : `by the table ${row.brought.file} (${row.source})`;
  return {
    category: row.category,
    basis: 'known-cookie',
    confidence,
    provider: confidence === 'inferred' ? null : row.provider,
    note: (from ?? say[confidence]) + lifetime,
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
