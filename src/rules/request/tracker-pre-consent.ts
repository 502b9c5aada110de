import { defineRule } from '../define.ts';
import { beforeChoiceProblem } from '../observation.ts';
import { trackerFindings } from '../tracker-requests.ts';

export default defineRule({
  id: 'request/tracker-pre-consent',
  title: 'A known tracker is asked for something before any choice',
  severity: 'error',
  explanation:
    'Looks at all requests before the visitor chose, pixels included, for companies in the trade of advertising, audience measurement, marketing or social networks (third-party-web). An error where a cookie or stored identifier goes along, or for an advertising company where more than a picture is fetched; else a warning; for review where the policy declares anonymised statistics. Tag managers, content delivery, fonts, maps, videos and consent managers are not counted, nor hosts that could not be reached.',
  ground: ['ePrivacy Directive art. 5(3)', 'EDPB Guidelines 2/2023'],
  fix: 'Load what belongs to this company only after the visitor has agreed.',
  needs: ['browser'],
  evaluate: (context) => {
    const findings = trackerFindings(context, 'before');
    const cannotTell = beforeChoiceProblem(context);
    return cannotTell === null ? { findings } : { findings, cannotTell };
  },
});
