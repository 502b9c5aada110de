import type { ScenarioName } from '../model/evidence.ts';
import type { BannerControl, BannerFacts } from '../model/consent.ts';
import type { RuleContext } from './context.ts';
import type { Evaluation, FindingDraft } from './define.ts';
import { bannerFound } from './observation.ts';

export interface SeenBanner {
  readonly facts: BannerFacts;
  readonly scenario: ScenarioName;
  /** JSON pointer of the banner in the evidence. */
  readonly pointer: string;
  /** First layer first. */
  readonly layers: readonly (readonly BannerControl[])[];
}

/** The banner as the refusing visitor saw it, else as another one did; or why a rule on banners has nothing to look at. */
export function bannerOf(context: RuleContext): SeenBanner | Evaluation {
  const order = ['reject', 'accept', 'withdraw', 'grant'];
  const seen = context.scenarios
    .toSorted((a, b) => order.indexOf(a.scenario.name) - order.indexOf(b.scenario.name))
    .find(({ scenario }) => scenario.consent?.banner);
  const facts = seen?.scenario.consent?.banner;
  if (seen === undefined || !facts) {
    return bannerFound(context.scenarios) === false
      ? { findings: [], notApplicable: 'there is no banner' }
      : { findings: [], cannotTell: 'no banner was looked at' };
  }
  return {
    facts,
    scenario: seen.scenario.name,
    pointer: `/scenarios/${seen.index}/consent/banner`,
    layers: [facts.controls, ...(facts.layers ?? []).map(({ controls }) => controls)],
  };
}

export const isEvaluation = (value: SeenBanner | Evaluation): value is Evaluation => 'findings' in value;

const usable = (controls: readonly BannerControl[], kind: BannerControl['kind']): BannerControl[] =>
  controls.filter((control) => control.kind === kind && !control.disabled);

/** The controls of a kind in a layer, first those that look most like buttons. */
export function controlsOf(controls: readonly BannerControl[], kind: BannerControl['kind']): BannerControl[] {
  return usable(controls, kind).toSorted((a, b) => Number(b.looks?.boxed ?? false) - Number(a.looks?.boxed ?? false));
}

/** Saving while every optional switch is off refuses. */
export function savesNothing(controls: readonly BannerControl[]): boolean {
  const optional = controls.filter(({ kind, disabled, on }) => kind === 'switch' && !disabled && on !== null);
  return usable(controls, 'save').length > 0 && optional.length > 0 && optional.every(({ on }) => on === false);
}

/** A finding about the banner, with the place of the proof. */
export function bannerFinding(banner: SeenBanner, draft: Omit<FindingDraft, 'scenario' | 'evidence'>, label: string): FindingDraft {
  return { ...draft, scenario: banner.scenario, evidence: [{ pointer: banner.pointer, label }] };
}
