import { defineRule, type Evaluation, type FindingDraft } from '../define.ts';

export default defineRule({
  id: 'consent/not-remembered',
  title: 'The banner asks again although it was answered',
  severity: 'warning',
  explanation: 'After a choice the page is loaded again in the same profile. A banner that is back shows that the choice was not kept.',
  ground: ['CNIL 2020-092 (m): a refusal should last as long as an acceptance, six months as good practice'],
  fix: 'Keep the answer, a refusal as well as an acceptance, and do not ask again.',
  needs: ['browser'],
  evaluate: (context): Evaluation => {
    const made = context.scenarios.filter(({ scenario }) => scenario.consent !== null && scenario.consent.proof.bannerGone === true);
    const findings = made.flatMap(({ scenario, index }): FindingDraft[] =>
      scenario.consent?.proof.staysAway === false
        ? [
            {
              message: `After ${scenario.consent.choice === 'reject' ? 'a refusal' : 'an acceptance'} the banner is back when the page is loaded again`,
              reason: 'seen after a reload in the same profile',
              scenario: scenario.name,
              phase: 'reload',
              evidence: [{ pointer: `/scenarios/${index}/consent/proof`, label: 'proof of the choice' }],
            },
          ]
        : [],
    );
    if (findings.length > 0) return { findings };
    if (context.scenarios.every(({ scenario }) => scenario.consent === null || scenario.consent.outcome === 'absent'))
      return { findings: [], notApplicable: 'no choice was made' };
    const looked = made.filter(({ scenario }) => scenario.consent?.proof.staysAway === true);
    return looked.length > 0 ? { findings } : { findings, cannotTell: 'no page was looked at again after a choice' };
  },
});
