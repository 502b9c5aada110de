import { partyOf } from '../../cookies/party.ts';
import type { CookieEvent } from '../../model/evidence.ts';
import type { RuleContext } from '../context.ts';
import { defineRule, type FindingDraft } from '../define.ts';
import { short } from '../wording.ts';

/** Chromium's words for a cookie that its own name forbids. */
const REFUSED = 'InvalidPrefix';

/** https://www.rfc-editor.org/rfc/rfc6265bis §4.1.3 */
function breaksPromise(name: string, { secure, path, domain }: CookieEvent['attributes']): boolean {
  if (!/^__(?:secure|host)-/iu.test(name)) return false;
  return !secure || (/^__host-/iu.test(name) && (path !== '/' || domain !== null));
}

export default defineRule({
  id: 'security/prefix',
  title: 'A cookie breaks the promise of its name',
  severity: 'warning',
  explanation:
    'Names that begin with __Secure- or __Host- promise Secure, and for __Host- no Domain and the path /. Browsers refuse a cookie that breaks the promise, so the portal works without it and nobody notices.',
  ground: ['GDPR art. 32', 'RFC 6265bis §4.1.3'],
  fix: 'Set the cookie with Secure, and for __Host- with Path=/ and without Domain; or rename it.',
  needs: ['browser'],
  evaluate: ({ evidence, scenarios, portalHost }: RuleContext) => {
    const own = evidence.cookies.filter(({ domain }) => partyOf(domain, portalHost) === 'first');
    const names = new Map(own.map(({ id, name }) => [id, name]));
    const seen = new Set<string>();
    const findings = scenarios.flatMap(({ index, scenario }) =>
      scenario.events.flatMap((event, place): FindingDraft[] => {
        const name = names.get(event.cookie) ?? '';
        const refused = event.blockedReasons.includes(REFUSED) || (event.stored === 'no' && breaksPromise(name, event.attributes));
        if (!refused || seen.has(name)) return [];
        seen.add(name);
        return [
          {
            message: `${short(name)} was refused by the browser: it is not set as its name promises`,
            reason: `${event.attributes.secure ? '' : 'no Secure; '}${/^__host-/iu.test(name) ? `Path is ${event.attributes.path ?? 'not given'}, Domain is ${event.attributes.domain ?? 'not given'}; ` : ''}browsers refuse that`,
            subject: name,
            scenario: scenario.name,
            evidence: [{ pointer: `/scenarios/${index}/events/${place}`, label: 'the refused write' }],
          },
        ];
      }),
    );
    return { findings };
  },
});
