import { cookieFinding } from '../cookie-finding.ts';
import type { RuleContext } from '../context.ts';
import { defineRule } from '../define.ts';
import { phaseProblem, scenarioNamed } from '../observation.ts';

/** Why the time before the choice was not observed, or null. */
function blindSpot(context: RuleContext): string | null {
  const quiet = scenarioNamed(context, 'no-choice');
  const looked = quiet === undefined ? context.scenarios : [quiet];
  if (quiet !== undefined && !quiet.scenario.outcome.ok)
    return `the scenario without a choice failed: ${quiet.scenario.outcome.error.message}`;
  const before = looked.flatMap(({ phases }) => phases.filter(({ phase }) => phase.name === 'before'));
  if (before.length === 0) return 'no page was read before a choice';
  const problems = before.flatMap(({ phase }) => phaseProblem(phase) ?? []);
  return quiet === undefined && problems.length < before.length ? null : (problems[0] ?? null);
}

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
    const cannotTell = blindSpot(context);
    return cannotTell === null ? { findings } : { findings, cannotTell };
  },
});
