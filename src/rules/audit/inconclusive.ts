import { defineRule } from '../define.ts';
import { listed } from '../wording.ts';

export default defineRule({
  id: 'audit/inconclusive',
  title: 'Everything that was to be observed was observed',
  severity: 'error',
  explanation:
    'A portal that was blocked, a choice that is not proved, a page that failed, a jar that could not be read or a scenario that was left out is never a pass. This rule makes no findings: it passes, or it says what is missing.',
  ground: ['A failed observation is evidence of failure, never of absence'],
  fix: 'Repeat the audit; see what could not be observed.',
  needs: ['browser'],
  evaluate: (context) =>
    context.notObserved.length === 0 ? { findings: [] } : { findings: [], cannotTell: `not observed: ${listed(context.notObserved)}` },
});
