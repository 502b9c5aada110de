import { bannerFinding, bannerOf, isEvaluation } from '../banner-facts.ts';
import type { ScenarioName } from '../../model/evidence.ts';
import type { ConsentTranscript } from '../../model/consent.ts';
import type { RuleContext } from '../context.ts';
import { defineRule, nothingFound, type Evaluation } from '../define.ts';
import { scenarioNamed } from '../observation.ts';

const ACTS = new Set(['click', 'check', 'uncheck']);

/** Clicks of the attempt that is proved; null: it was made by rules that do not tell their clicks. */
function clicksOf(consent: ConsentTranscript | null | undefined): number | null {
  if (consent?.outcome !== 'done') return null;
  const attempt = consent.attempts.findLast(({ result }) => result === 'done');
  return attempt === undefined ? null : attempt.steps.filter(({ what, ok }) => ok && ACTS.has(what)).length;
}

const clicksIn = (context: RuleContext, name: ScenarioName): number | null => clicksOf(scenarioNamed(context, name)?.scenario.consent);

export default defineRule({
  id: 'banner/reject-harder',
  title: 'Refusing takes more clicks than accepting',
  severity: 'warning',
  explanation: 'Counts the clicks of the proved acceptance and of the proved refusal, switches included.',
  ground: ['GDPR art. 7(3)', 'EDPB Cookie Banner Taskforce 2023, practice A'],
  fix: 'Let a visitor refuse with as many clicks as it takes to accept.',
  needs: ['browser'],
  evaluate: (context): Evaluation => {
    const banner = bannerOf(context);
    if (isEvaluation(banner)) return banner;
    const byRules = context.scenarios.some(({ scenario }) => scenario.consent?.driver === 'autoconsent');
    if (byRules) return { findings: [], notApplicable: 'the choice was made by rules that do not tell their clicks' };
    const [accept, reject] = [clicksIn(context, 'accept'), clicksIn(context, 'reject')];
    if (accept === null || reject === null)
      return { findings: [], cannotTell: 'the clicks of a proved acceptance and of a proved refusal are not both known' };
    if (reject <= accept) return nothingFound;
    return {
      findings: [
        bannerFinding(
          banner,
          { message: `Refusing took ${reject} clicks, accepting ${accept}`, reason: 'counted on the proved choices' },
          'the banner',
        ),
      ],
    };
  },
});
