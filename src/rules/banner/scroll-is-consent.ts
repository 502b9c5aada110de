import { cookiesThatCameWith } from '../came-with.ts';
import { defineRule, type Evaluation } from '../define.ts';
import { phaseProblem, scenarioNamed } from '../observation.ts';

export default defineRule({
  id: 'banner/scroll-is-consent',
  title: 'Moving or scrolling is taken for consent',
  severity: 'error',
  explanation:
    'The visitor makes no choice, moves the mouse, presses a key and scrolls. A cookie that needs consent and appears only then was set on that ground.',
  ground: ['EDPB Guidelines 05/2020', 'EDPB Cookie Banner Taskforce 2023, practice B'],
  fix: 'Set such cookies only after the visitor has answered the banner.',
  needs: ['browser'],
  evaluate: (context): Evaluation => {
    const story = scenarioNamed(context, 'no-choice');
    if (story === undefined) return { findings: [], notApplicable: 'the no-choice scenario was not run' };
    const moved = story.phases.find(({ phase }) => phase.name === 'interaction');
    if (moved === undefined) return { findings: [], notApplicable: 'the visitor did not move in the no-choice scenario' };
    const step = { from: moved.index, to: moved.index, because: 'the visitor moved', written: new Set<string>() };
    const findings = cookiesThatCameWith(context, story, step);
    const gap = story.scenario.gaps.some(({ what }) => what === 'not-interacted');
    const problem = phaseProblem(moved.phase) ?? (gap ? 'the page did not take the gestures in time' : null);
    return problem === null ? { findings } : { findings, cannotTell: problem };
  },
});
