import { cookieFinding } from '../cookie-finding.ts';
import { defineRule } from '../define.ts';
import { beforeChoiceProblem } from '../observation.ts';

export default defineRule({
  id: 'cookie/pre-consent',
  title: 'A cookie that needs consent is set or sent before any choice',
  severity: 'error',
  explanation:
    'Looks at everything that was set, stored or sent before the visitor chose, inner pages of the scenario without a choice included. An error where documentation or the policy says what the cookie is for; a warning where that is inferred; for review where it is not known.',
  ground: ['ePrivacy Directive art. 5(3)', 'CJEU Planet49 C-673/17', 'Bollinger et al. 2022, B7'],
  fix: 'Set the cookie (and load the script that sets it) only after the visitor has agreed.',
  needs: ['browser'],
  evaluate: (context) => {
    const findings = context.cookies.flatMap((cookie) => {
      const { needsConsent, needsConsentWhy } = cookie.row;
      const early = cookie.sightings.filter((sighting) => sighting.beforeChoice);
      if (needsConsent === 'no' || early.length === 0) return [];
      const review = needsConsent === 'review';
      return [
        cookieFinding(cookie, early, {
          ...(review || !cookie.firm ? { severity: 'warning' as const } : {}),
          review,
          because: review ? 'whether it needs consent is for a person to say' : 'it potentially needs consent',
          reason: needsConsentWhy,
        }),
      ];
    });
    const cannotTell = beforeChoiceProblem(context);
    return cannotTell === null ? { findings } : { findings, cannotTell };
  },
});
