import { defineRule, nothingFound, type Evaluation } from '../define.ts';
import { phaseProblem, scenarioNamed } from '../observation.ts';
import { cookieName, listed } from '../wording.ts';

export default defineRule({
  id: 'gpc/ignored',
  title: 'Global Privacy Control changes nothing',
  severity: 'note',
  explanation:
    'Compares two visits without a choice: one plain, one with `Sec-GPC: 1` and navigator.globalPrivacyControl. Advertising cookies that are set in both show that the signal is not honoured. Told only where the gpc scenario was asked for.',
  ground: ['CCPA Regulations §7025 (m)', 'W3C Global Privacy Control'],
  fix: 'Treat the signal as an objection to advertising cookies.',
  needs: ['browser'],
  evaluate: (context): Evaluation => {
    const gpc = scenarioNamed(context, 'gpc');
    const plain = scenarioNamed(context, 'no-choice');
    if (gpc === undefined) return { findings: [], notApplicable: 'the gpc scenario was not asked for' };
    const problem = [...gpc.phases, ...(plain?.phases ?? [])].map(({ phase }) => phaseProblem(phase)).find((one) => one !== null);
    if (plain === undefined || problem !== undefined || gpc.phases.length === 0)
      return { findings: [], cannotTell: problem ?? 'there are no two visits to compare' };
    const marketing = context.cookies.filter(({ row }) => row.classification.category === 'marketing');
    const seenIn = (name: string) => marketing.filter(({ sightings }) => sightings.some(({ scenario }) => scenario === name));
    const without = seenIn('no-choice');
    const still = seenIn('gpc').filter((cookie) => without.includes(cookie));
    if (without.length === 0) return { findings: [], notApplicable: 'no advertising cookie is set without a choice' };
    if (still.length === 0) return nothingFound;
    return {
      findings: [
        {
          message: `With Global Privacy Control on, ${listed(still.map(({ row }) => cookieName(row)))} ${still.length === 1 ? 'is' : 'are'} set all the same`,
          reason: 'compared with a visit without the signal',
          scenario: 'gpc',
          evidence: still.slice(0, 6).flatMap(({ sightings }) =>
            sightings
              .filter(({ scenario }) => scenario === 'gpc')
              .slice(0, 1)
              .map(({ pointer }) => ({ pointer, label: 'with Sec-GPC' })),
          ),
        },
      ],
    };
  },
});
