import { companyOf, hostOf } from '../../knowledge/companies.ts';
import { isConsentManager, sameOrganisation, trackerOf } from '../../knowledge/trackers.ts';
import type { IdentifierSent } from '../../model/beyond.ts';
import type { PlacedScenario, RuleContext } from '../context.ts';
import { registrableDomain } from '../../cookies/party.ts';
import { defineRule, type FindingDraft } from '../define.ts';
import { beforeChoiceProblem, beyondMissing, withoutConsent } from '../observation.ts';
import { listed, short } from '../wording.ts';

const MOST_POINTERS = 6;

interface Share {
  readonly place: PlacedScenario;
  readonly index: number;
  readonly sent: IdentifierSent;
  readonly name: string;
  readonly when: 'before' | 'refused';
}

interface Owner {
  readonly name: string;
  readonly host: string;
  readonly needsConsent: 'yes' | 'no' | 'review';
}

/** Whose each item of the tables is. */
function ownersOf(context: RuleContext): Map<string, Owner> {
  const owners = new Map<string, Owner>();
  const judged = new Map(context.cookies.map(({ row }) => [JSON.stringify([row.name, row.domain, row.path]), row.needsConsent]));
  for (const { id, name, domain, path } of context.evidence.cookies) {
    owners.set(id, { name, host: domain, needsConsent: judged.get(JSON.stringify([name, domain, path])) ?? 'review' });
  }
  for (const { id, name, area, origin } of context.evidence.storageItems ?? []) {
    owners.set(id, { name: `${name} (${area})`, host: hostOf(origin) ?? origin, needsConsent: 'review' });
  }
  return owners;
}

/** Shares without consent by recipient, those within one organisation and constants left out. */
function sharesOf(context: RuleContext): Map<string, Share[]> {
  const owners = ownersOf(context);
  const found = new Map<string, Share[]>();
  for (const place of context.scenarios) {
    const { scenario } = place;
    for (const [index, sent] of (scenario.beyond?.identifiersSent ?? []).entries()) {
      const owner = owners.get(sent.item);
      const when = withoutConsent(place, scenario.requests[sent.request]?.phase ?? -1);
      // What every fresh profile holds is the portal's or the tool's: an account, a build.
      if (owner === undefined || when === null || sent.profiles > 1) continue;
      const { host } = sent;
      if (isConsentManager(host) || sameOrganisation(host, owner.host) || sameOrganisation(host, context.portalHost)) continue;
      // A cookie that is necessary (fraud prevention, load balancing) serves whom it is sent to.
      if (owner.needsConsent === 'no' && trackerOf(host) === undefined) continue;
      const who = companyOf(host)?.name ?? registrableDomain(host);
      found.set(who, [...(found.get(who) ?? []), { place, index, sent, name: owner.name, when }]);
    }
  }
  return found;
}

const FORM = { raw: 'as it is', base64: 'in base64', md5: 'as MD5', sha1: 'as SHA-1', sha256: 'as SHA-256' };

function finding(who: string, shares: readonly Share[]): FindingDraft {
  const tracker = shares.map(({ sent }) => trackerOf(sent.host)).find((company) => company !== undefined);
  const proved = shares.some(({ sent }) => sent.itemProfiles > 1);
  const firm = tracker !== undefined && proved;
  const [first] = shares;
  const phase = first?.place.scenario.phases[first.place.scenario.requests[first.sent.request]?.phase ?? -1]?.name;
  const names = [...new Set(shares.map(({ name }) => name))];
  const hosts = [...new Set(shares.map(({ sent }) => sent.host))];
  const whens = [...new Set(shares.map(({ when }) => (when === 'before' ? 'before any choice' : 'after refusing')))];
  const how = first === undefined ? '' : ` (first in the ${first.sent.where}, ${FORM[first.sent.form]})`;
  return {
    ...(firm ? {} : { severity: 'warning' as const }),
    review: !firm,
    message: `the value of ${listed(names, 4)} goes to ${short(who)} at ${listed(hosts, 3)} ${whens.join(' and ')}${how}`,
    reason: !proved
      ? 'only one profile stored it, so nothing tells whether it differs between visitors'
      : firm
        ? `the value differs between profiles, and ${tracker.name} is in the trade of ${tracker.kind} (third-party-web)`
        : 'the value differs between profiles; whether the recipient works for the portal alone is for a person to say',
    subject: who,
    ...(first === undefined ? {} : { scenario: first.place.scenario.name }),
    ...(phase === undefined ? {} : { phase }),
    evidence: shares.slice(0, MOST_POINTERS).map(({ place, index, sent }) => ({
      pointer: `/scenarios/${place.index}/beyond/identifiersSent/${index}`,
      label: `left in the ${sent.where}: ${place.scenario.name}`,
    })),
  };
}

export default defineRule({
  id: 'request/identifier-shared',
  title: 'A stored identifier goes to another organisation without consent',
  severity: 'error',
  explanation:
    'Looks for values of cookies and web storage, as they are, in base64 or hashed, in what requests to other sites carry (path, query, body, referrer), before a choice and after a refusal. Only values that differ between fresh profiles count. An error where the recipient is a known tracker; for review where it is not known. Consent managers and hosts of the same organisation are left out.',
  ground: ['ePrivacy Directive art. 5(3)', 'GDPR art. 13(1)(e)'],
  fix: 'Send the identifier only after the visitor has agreed, and name the recipient in the policy.',
  needs: ['browser'],
  evaluate: (context) => {
    const missing = beyondMissing(context);
    if (missing !== null) return { findings: [], cannotTell: missing };
    const findings = [...sharesOf(context)].map(([who, shares]) => finding(who, shares));
    const cannotTell = beforeChoiceProblem(context);
    return cannotTell === null ? { findings } : { findings, cannotTell };
  },
});
