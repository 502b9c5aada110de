import { hostOf } from '../../knowledge/companies.ts';
import { cloakerOf, sameOrganisation } from '../../knowledge/trackers.ts';
import type { RuleContext } from '../context.ts';
import { defineRule, type FindingDraft } from '../define.ts';
import { listed, short } from '../wording.ts';

/** Hosts that serve the pages themselves: who hosts a portal is not hidden behind it. */
function pageHosts(context: RuleContext): Set<string> {
  const urls = context.scenarios.flatMap(({ phases }) => phases.flatMap(({ phase }) => [phase.url, phase.finalUrl]));
  return new Set(urls.flatMap((url) => (url === null ? [] : (hostOf(url) ?? []))));
}

export default defineRule({
  id: 'request/cname-cloak',
  title: 'A host of the portal stands for a tracker',
  severity: 'warning',
  explanation:
    'Asks DNS for the canonical names (CNAME) of the first-party hosts that pages asked for anything, except those that serve the pages themselves. A tracker behind such a host receives first-party cookies and passes for the portal in the eyes of browsers and visitors.',
  ground: ['ePrivacy Directive art. 5(3)', 'Dimova et al. 2021, The CNAME of the Game'],
  fix: 'Treat the host as the third party that it is: consent before it is asked, and its company named in the policy.',
  needs: ['browser'],
  evaluate: (context) => {
    const names = context.evidence.canonicalNames;
    if (names === undefined)
      return { findings: [], cannotTell: 'this evidence was gathered by a version that did not look names up: gather it again' };
    const pages = pageHosts(context);
    const findings = names.flatMap(({ host, chain }, index): FindingDraft[] => {
      if (pages.has(host)) return [];
      const found = chain.flatMap((name) => {
        const company = sameOrganisation(name, context.portalHost) ? null : cloakerOf(name);
        return company === null ? [] : [{ name, company }];
      })[0];
      if (found === undefined) return [];
      return [
        {
          message: `${short(host)} stands for ${short(found.name)}, which belongs to ${found.company}`,
          reason: `its canonical names: ${listed(chain)}`,
          subject: host,
          evidence: [{ pointer: `/canonicalNames/${index}`, label: 'CNAME' }],
        },
      ];
    });
    const others = names.filter(({ host }) => !pages.has(host));
    const failed = others.filter(({ status }) => status === 'failed');
    if (failed.length > 0)
      return {
        findings,
        cannotTell: `DNS did not answer for ${listed(
          failed.map(({ host }) => host),
          3,
        )}: ${failed[0]?.reason ?? ''}`,
      };
    const asked = others.filter(({ status }) => status !== 'not-looked-up');
    if (asked.length > 0 || findings.length > 0) return { findings };
    const why = others[0]?.reason;
    return {
      findings,
      notApplicable:
        why === undefined || why === null
          ? 'no other first-party host was asked for anything'
          : `the first-party hosts were not looked up: ${why}`,
    };
  },
});
