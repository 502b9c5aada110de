import { defineRule } from '../define.ts';
import { afterRefusalProblem, scenarioNamed, withoutRefusal } from '../observation.ts';
import { trackerFindings } from '../tracker-requests.ts';

export default defineRule({
  id: 'request/tracker-after-reject',
  title: 'A known tracker is asked for something after a refusal',
  severity: 'error',
  explanation:
    'In a fresh profile the visitor refuses; only a refusal that is proved counts. Looks at all requests after it, a reload and inner pages included, as request/tracker-pre-consent does.',
  ground: ['ePrivacy Directive art. 5(3)', 'GDPR art. 7(3)', 'EDPB Guidelines 2/2023'],
  fix: 'On refusal load nothing of this company, and stop what is already running.',
  needs: ['browser'],
  evaluate: (context) => {
    const without = withoutRefusal(context);
    const reject = scenarioNamed(context, 'reject');
    if (without !== null || reject === undefined) return without ?? { findings: [] };
    const findings = trackerFindings(context, 'refused');
    const cannotTell = afterRefusalProblem(reject);
    return cannotTell === undefined ? { findings } : { findings, cannotTell };
  },
});
