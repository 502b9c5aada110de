import { defineRule, nothingFound, type Evaluation } from '../define.ts';
import { listed } from '../wording.ts';
import { withdrawalOf } from '../withdrawal.ts';
import { scenarioNamed } from '../observation.ts';

export default defineRule({
  id: 'consent/no-withdrawal',
  title: 'No way back to the choice stays on the page',
  severity: 'error',
  explanation:
    'After accepting, the visitor looks for a control that leads back to the choice: a link of the footer, a floating icon, a settings page of the portal. A function of the consent tool that no control calls is no way for a visitor. That none was found is for a person to confirm: it may stand behind a menu.',
  ground: ['GDPR art. 7(3)', 'EDPB Cookie Banner Taskforce 2023, practice K'],
  fix: 'Keep a link or icon on every page that opens the choice again.',
  needs: ['browser'],
  evaluate: (context): Evaluation => {
    const told = withdrawalOf(context);
    const { transcript } = told;
    if (transcript === null) return told.status === 'made' ? nothingFound : { findings: [], ...told.evaluation };
    if (transcript.way?.by === 'control' || transcript.way?.by === 'banner') return nothingFound;
    if (transcript.way === undefined) return { findings: [], cannotTell: 'the evidence does not say how the choice was reached' };
    const tried = transcript.way?.tried ?? [];
    const only = transcript.way === null ? '' : `; only the consent tool's function ${transcript.way.name} opens it`;
    const index = scenarioNamed(context, 'withdraw')?.index ?? 0;
    return {
      findings: [
        {
          review: true,
          message: `No control that leads back to the choice was found after accepting${only}${tried.length === 0 ? '' : ` (tried: ${listed(tried)})`}`,
          reason: 'a person has to confirm that no control leads back',
          scenario: 'withdraw',
          evidence: [{ pointer: `/scenarios/${index}/withdrawal`, label: 'search for the way back' }],
        },
      ],
    };
  },
});
