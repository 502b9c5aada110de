import { registrableDomain } from '../../cookies/party.ts';
import { companyOf, type Company } from '../../knowledge/companies.ts';
import type { Policy } from '../../model/policy.ts';
import type { ObservedCookie, RuleContext } from '../context.ts';
import { noList } from '../cookie-finding.ts';
import { defineRule, type FindingDraft } from '../define.ts';
import { listed, pointersTo, short } from '../wording.ts';

const SHORTEST_NAME = 3;

/** All that the policy says, in one lower-case text with single spaces around words. */
function wordsOf(policy: Policy): string {
  const said = policy.entries.flatMap((entry) => [
    entry.provider,
    entry.domain,
    entry.purpose,
    entry.functionAndLocation,
    entry.categoryLabel,
  ]);
  const text = [...said, ...policy.sections, ...policy.noise].filter((part) => part !== null).join('\n');
  return ` ${spaced(text)} `;
}

function spaced(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** The names that a policy may use for the owner of a domain: company, product, domain, first label. */
function namesOf(domain: string, company: Company | undefined, provider: string | null): string[] {
  const label = domain.split('.')[0] ?? domain;
  const names = [domain, label, ...[company?.name, company?.company, provider].flatMap((name) => name?.split(/[/(),]/) ?? [])];
  return [...new Set(names.map(spaced))].filter((name) => name.length >= SHORTEST_NAME);
}

interface Third {
  readonly who: string;
  readonly names: Set<string>;
  readonly cookies: ObservedCookie[];
}

/** Third-party cookies by the company that owns their domain, the portal's own company left out. */
function thirds(context: RuleContext): Third[] {
  const own = companyOf(context.portalHost)?.company;
  const found = new Map<string, Third>();
  for (const cookie of context.cookies) {
    if (cookie.row.party !== 'third') continue;
    const domain = registrableDomain(cookie.row.domain);
    const company = companyOf(cookie.row.domain);
    if (own !== undefined && company?.company === own) continue;
    const who = company?.name ?? domain;
    const third = found.get(who) ?? { who, names: new Set<string>(), cookies: [] };
    const provider = cookie.known === undefined ? null : cookie.row.classification.provider;
    for (const name of namesOf(domain, company, provider)) third.names.add(name);
    third.cookies.push(cookie);
    found.set(who, third);
  }
  return [...found.values()];
}

function finding(third: Third, incomplete: string | null): FindingDraft {
  const sightings = third.cookies.flatMap((cookie) => cookie.sightings);
  const first = third.cookies[0]?.sightings[0];
  const cookies = [...new Set(third.cookies.map(({ row }) => `${row.name} (${row.domain})`))];
  return {
    review: incomplete !== null || !sightings.some((sighting) => sighting.proved),
    message: `${short(third.who)} sets cookies as a third party (${listed(cookies, 5)}), and the policy names it nowhere`,
    reason: incomplete ?? 'visitors must be told who receives their data',
    subject: third.who,
    ...(first === undefined ? {} : { scenario: first.scenario, phase: first.phase }),
    evidence: pointersTo(sightings),
  };
}

export default defineRule({
  id: 'cookie/undeclared-provider',
  title: 'A third party sets cookies and is not named',
  severity: 'error',
  explanation:
    'For each third-party cookie, looks for its company (by third-party-web), its domain or its product anywhere in the declared list. One finding for each company. First-party cookies that serve another company are the business of cookie/undeclared.',
  ground: ['GDPR art. 13(1)(e)', 'CJEU Planet49 C-673/17'],
  fix: 'Name the company in the policy, or stop embedding it.',
  needs: ['browser', 'policy'],
  evaluate: (context) => {
    const all = thirds(context);
    if (all.length === 0) return { findings: [] };
    const { policy } = context;
    const cannotTell = noList(context);
    if (policy === null || cannotTell !== null) return { findings: [], cannotTell: cannotTell ?? 'there is no declared list' };
    const said = wordsOf(policy);
    const incomplete =
      policy.completeness === 'incomplete'
        ? `the policy text is incomplete (${policy.incompleteReason ?? 'it is cut off'}): the company may be named in the part that is missing`
        : null;
    const unnamed = all.filter(({ names }) => ![...names].some((name) => said.includes(` ${name} `)));
    return { findings: unnamed.map((third) => finding(third, incomplete)) };
  },
});
