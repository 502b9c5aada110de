import { cookieFinding } from '../cookie-finding.ts';
import type { Sighting } from '../context.ts';
import { defineRule } from '../define.ts';
import { afterRefusalProblem, scenarioNamed, withoutRefusal } from '../observation.ts';

/** What became of the cookie after the refusal, in words. */
function fate(later: readonly Sighting[], before: readonly Sighting[]): string {
  const acts = [
    ...(later.some((sighting) => sighting.how === 'set') ? ['set again'] : []),
    ...(later.some((sighting) => sighting.how === 'sent') ? ['sent'] : []),
  ];
  if (before.length === 0) return 'it appeared only after the refusal';
  return acts.length > 0
    ? `it was there before the refusal and was ${acts.join(' and ')} after it`
    : 'it was there before the refusal and was only left in the jar: it was not removed';
}

export default defineRule({
  id: 'cookie/after-reject',
  title: 'A cookie that needs consent is set, sent or kept after a refusal',
  severity: 'error',
  explanation:
    'In a fresh profile the visitor refuses; only a refusal that is proved counts. Looks at what is set, sent or still stored after it, when the visitor moves on, after a reload and on inner pages. A cookie that was there before and was not removed counts as well.',
  ground: ['ePrivacy Directive art. 5(3)', 'GDPR art. 7(3)', 'Bollinger et al. 2022, B8'],
  fix: 'On refusal stop the scripts that set the cookie, and remove those already stored.',
  needs: ['browser'],
  evaluate: (context) => {
    const reject = scenarioNamed(context, 'reject');
    const without = withoutRefusal(context);
    if (without !== null || reject === undefined) return without ?? { findings: [] };
    const findings = context.cookies.flatMap((cookie) => {
      const { needsConsent, needsConsentWhy } = cookie.row;
      if (needsConsent === 'no') return [];
      const inReject = cookie.sightings.filter((sighting) => sighting.scenario === 'reject');
      const later = inReject.filter((sighting) => !sighting.beforeChoice);
      if (later.length === 0) return [];
      const review = needsConsent === 'review';
      return [
        cookieFinding(cookie, later, {
          ...(review ? { severity: 'warning' as const } : {}),
          review,
          story: later.some(({ how }) => how === 'set') ? later : inReject,
          because: `${fate(
            later,
            inReject.filter((sighting) => sighting.beforeChoice),
          )}${review ? '; whether it needs consent is for a person to say' : ''}`,
          reason: needsConsentWhy,
        }),
      ];
    });
    const cannotTell = afterRefusalProblem(reject);
    return cannotTell === undefined ? { findings } : { findings, cannotTell };
  },
});
