import { cookiesThatCameWith } from '../came-with.ts';
import { defineRule, type Evaluation, type FindingDraft } from '../define.ts';
import type { RuleContext } from '../context.ts';
import { phaseProblem, scenarioNamed } from '../observation.ts';
import { grantsPurposes, signalsOf } from '../signals.ts';
import { trackerFindings } from '../tracker-requests.ts';

/** Known trackers that were not asked for anything before. */
function trackers(context: RuleContext): FindingDraft[] {
  const before = new Set(trackerFindings(context, 'before').map(({ subject }) => subject));
  return trackerFindings(context, 'closed').filter(({ subject }) => !before.has(subject));
}

/** A consent tool that was silent or said no, and says yes once it has been closed. */
function signals(context: RuleContext): FindingDraft[] {
  const granting = signalsOf(context).signals.filter(({ signal, scenario }) => scenario === 'no-choice' && grantsPurposes(signal));
  const [first] = granting;
  if (first === undefined || granting.some(({ beforeChoice }) => beforeChoice)) return [];
  const { signal, scenario, phase, pointer } = first;
  return [
    {
      message: `After only closing the banner the consent tool records a consent: ${signal.value} (${signal.where})`,
      reason: 'closing is no act that says yes',
      subject: `${signal.kind} ${signal.where}`,
      scenario,
      phase,
      evidence: [{ pointer, label: 'the signal' }],
    },
  ];
}

export default defineRule({
  id: 'banner/close-is-consent',
  title: 'Closing the banner is taken for consent',
  severity: 'error',
  explanation:
    'At the end of the story without a choice the visitor closes the banner by the control that only closes it, and loads the page once more. A cookie that needs consent, a known tracker or a recorded consent that appears only then came on that ground.',
  ground: ['EDPB Guidelines 05/2020', 'EDPB Cookie Banner Taskforce 2023, practice B'],
  fix: 'Treat the closing of the banner as a refusal, or as no answer.',
  needs: ['browser'],
  evaluate: (context): Evaluation => {
    const story = scenarioNamed(context, 'no-choice');
    if (story === undefined) return { findings: [], notApplicable: 'the no-choice scenario was not run' };
    const { closing, outcome } = story.scenario;
    if (closing === undefined) {
      const why = outcome.ok
        ? 'this evidence was gathered by a version that did not close the banner: gather it again'
        : outcome.error.message;
      return { findings: [], cannotTell: why };
    }
    if (closing.outcome === 'no-banner') return { findings: [], notApplicable: 'no banner was there to be closed' };
    if (closing.outcome === 'no-control') return { findings: [], notApplicable: 'nothing on the banner only closes it' };
    if (closing.outcome === 'not-clicked')
      return {
        findings: [],
        cannotTell:
          closing.control === null
            ? 'the page did not answer when its banner was to be closed'
            : `« ${closing.control} », which closes the banner, could not be clicked`,
      };
    const closed = story.phases.find(({ phase }) => phase.name === 'closed');
    if (closed === undefined) return { findings: [], cannotTell: 'nothing was read after the banner was closed' };
    // That it was closed may be written down, under whatever name.
    const written = new Set(closing.stored.flatMap(({ where, name }) => (where === 'cookie' ? name : [])));
    const step = { from: closed.index, to: Infinity, because: 'the banner was closed', written };
    const findings = [...cookiesThatCameWith(context, story, step), ...trackers(context), ...signals(context)];
    const problem = phaseProblem(closed.phase);
    return problem === null ? { findings } : { findings, cannotTell: problem };
  },
});
