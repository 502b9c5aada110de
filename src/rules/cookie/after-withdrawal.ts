import { cookieFinding } from '../cookie-finding.ts';
import { defineRule, type Evaluation } from '../define.ts';
import { phaseProblem, scenarioNamed } from '../observation.ts';
import { withdrawalOf } from '../withdrawal.ts';

export default defineRule({
  id: 'cookie/after-withdrawal',
  title: 'A cookie that needs consent is set, sent or kept after withdrawal',
  severity: 'error',
  explanation:
    'The visitor accepts, then goes back to the choice and refuses; only a withdrawal that is proved counts. A cookie that rests on the consent and is set, refreshed or sent after it is an error; one that is only left in the jar is a warning.',
  ground: ['GDPR art. 7(3)', 'EDPB Guidelines 05/2020'],
  fix: 'On withdrawal stop the scripts that set the cookie, and remove those already stored.',
  needs: ['browser'],
  evaluate: (context): Evaluation => {
    const told = withdrawalOf(context);
    if (told.status !== 'made') return { findings: [], ...told.evaluation };
    const { from } = told;
    const findings = context.cookies.flatMap((cookie) => {
      const { needsConsent, needsConsentWhy } = cookie.row;
      if (needsConsent === 'no') return [];
      const inStory = cookie.sightings.filter(({ scenario }) => scenario === 'withdraw');
      const later = inStory.filter(({ phaseIndex }) => phaseIndex >= from);
      if (later.length === 0) return [];
      const acts = [
        ...(later.some(({ how }) => how === 'set') ? ['set'] : []),
        ...(later.some(({ how }) => how === 'sent') ? ['sent'] : []),
      ];
      const review = needsConsent === 'review';
      const fate =
        acts.length > 0 ? `it was ${acts.join(' and ')} after the withdrawal` : 'it was only left in the jar: it was not removed';
      return [
        cookieFinding(cookie, later, {
          ...(review || acts.length === 0 ? { severity: 'warning' as const } : {}),
          review,
          story: later.some(({ how }) => how === 'set') ? later : inStory,
          because: `${fate}${review ? '; whether it needs consent is for a person to say' : ''}`,
          reason: needsConsentWhy,
        }),
      ];
    });
    const problems = (scenarioNamed(context, 'withdraw')?.phases ?? [])
      .filter(({ index }) => index >= from)
      .flatMap(({ phase }) => phaseProblem(phase) ?? []);
    return problems[0] === undefined ? { findings } : { findings, cannotTell: problems[0] };
  },
});
