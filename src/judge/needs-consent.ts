import { companyOf } from '../knowledge/companies.ts';
import type { Known } from '../knowledge/classify.ts';
import type { Party } from '../model/cookie.ts';
import type { PolicyEntry } from '../model/policy.ts';
import type { CookieRow } from '../model/verdict.ts';
import type { Profile } from '../rules/profile.ts';

export interface ConsentQuestion {
  readonly domain: string;
  readonly party: Party;
  readonly known: Known;
  /** The declared entry it matches. */
  readonly entry: PolicyEntry | null;
  readonly profile: Profile;
}

export interface ConsentAnswer {
  readonly needs: CookieRow['needsConsent'];
  readonly why: string;
  /** Rests on documentation or the policy's own words, rather than on a guess. */
  readonly firm: boolean;
}

const yes = (why: string, firm: boolean): ConsentAnswer => ({ needs: 'yes', why, firm });
const no = (why: string): ConsentAnswer => ({ needs: 'no', why, firm: true });
const review = (why: string): ConsentAnswer => ({ needs: 'review', why, firm: false });

const FOR_CONSENT = new Set<string>(['statistics', 'marketing']);

/**
 * Whether storing a cookie needs consent (ePrivacy Directive art. 5(3); exemptions of WP29 Opinion
 * 04/2012 §3, anonymised statistics as CNIL 2020-091 art. 5). What its maker documents outranks what
 * the portal declares; what nobody documents is neither a tracker nor exempt, but for review.
 */
export function needsConsent(question: ConsentQuestion): ConsentAnswer {
  return documented(question) ?? exempt(question) ?? byCompany(question) ?? declared(question) ?? unknown(question);
}

/** The policy says the statistics are anonymised, and the profile accepts that. */
function anonymised({ entry, profile }: ConsentQuestion): boolean {
  return entry !== null && entry.anonymised && entry.category !== 'marketing' && profile.anonymisedStatisticsExempt;
}

function documented(question: ConsentQuestion): ConsentAnswer | null {
  const { row, classification } = question.known;
  if (classification.confidence !== 'exact' || !FOR_CONSENT.has(classification.category)) return null;
  const is = `documented as ${classification.category} of ${classification.provider ?? 'its maker'}`;
  if (row?.mayBeAnonymised !== true) return yes(is, true);
  if (anonymised(question)) return no(`${is}; the policy declares it anonymised`);
  const refused =
    question.entry?.anonymised === true
      ? `the profile ${question.profile.id} does not exempt it`
      : 'the policy does not say that it is anonymised';
  return review(`${is}; such statistics may be exempt when anonymised, and ${refused}`);
}

function exempt({ entry, known, party }: ConsentQuestion): ConsentAnswer | null {
  if (entry?.category === 'necessary') return no('declared as necessary');
  const { classification } = known;
  if (classification.category !== 'necessary' || classification.basis !== 'known-cookie') return null;
  const what = classification.provider ?? known.row?.provider ?? 'its kind';
  if (party === 'third')
    return review(`known as necessary for ${what}, but on a third party's domain: for whose service is for a person to say`);
  if (known.row?.brought !== undefined && classification.confidence !== 'exact')
    return review(`necessary by the table ${known.row.brought.file}, which does not settle it`);
  if (classification.confidence === 'majority')
    return review(`${what} documents it for security or payment, and it is not exempt everywhere`);
  return no(classification.confidence === 'exact' ? `documented as necessary: ${what}` : `its name is the usual one for ${what}`);
}

function byCompany({ known, party, domain }: ConsentQuestion): ConsentAnswer | null {
  const { classification } = known;
  if (!FOR_CONSENT.has(classification.category)) return null;
  if (classification.basis === 'known-cookie') return yes(`documented with several purposes, ${classification.category} among them`, false);
  if (classification.basis !== 'company' || party !== 'third') return null;
  const company = companyOf(domain);
  return yes(`set on the domain of ${company?.name ?? domain} (${company?.kind ?? 'unknown trade'})`, company?.kind === 'ad');
}

function declared(question: ConsentQuestion): ConsentAnswer | null {
  const category = question.entry?.category;
  if (category === 'statistics' && anonymised(question)) return no('declared as anonymised statistics');
  if (category === 'statistics' || category === 'marketing') return yes(`declared as ${category}`, true);
  if (category === 'functional') return review('declared as functional: exempt only where the visitor asked for the function');
  return null;
}

function unknown({ known, party }: ConsentQuestion): ConsentAnswer {
  const { classification } = known;
  if (classification.category === 'functional') return review('known as functional: exempt only where the visitor asked for the function');
  if (party === 'third') return review('a third-party cookie of unknown purpose');
  if (classification.basis === 'company') return review(`a first-party cookie of unknown purpose, ${classification.note}`);
  return review('a first-party cookie of unknown purpose');
}
