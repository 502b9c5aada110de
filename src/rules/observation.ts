import { ScenarioName, type Evidence, type Phase, type RequestRecord } from '../model/evidence.ts';
import type { PlacedScenario, RuleContext } from './context.ts';
import type { Evaluation } from './define.ts';
import { listed } from './wording.ts';

/** Why a phase does not count as observed, or null: it came to rest and its jar was read. */
export function phaseProblem(phase: Phase): string | null {
  if (!phase.outcome.ok) return phase.outcome.error.message;
  return phase.jar === null ? 'the cookie jar could not be read' : null;
}

/** Why nothing can be said of the portal, or null: at least one phase was observed. */
export function portalProblem(evidence: Evidence): string | null {
  if (!evidence.outcome.ok) {
    const begun = evidence.scenarios.some((scenario) => scenario.phases.some((phase) => phaseProblem(phase) === null));
    return `${begun ? 'the visit was not finished' : 'the portal could not be visited'}: ${evidence.outcome.error.message}`;
  }
  const observed = evidence.scenarios.some((scenario) => scenario.phases.some((phase) => phaseProblem(phase) === null));
  return observed ? null : 'no phase of any scenario was observed';
}

/**
 * Whether a banner was found: true as soon as one scenario saw one, false when every search ended
 * with "absent", null when it cannot be told.
 */
export function bannerFound(scenarios: readonly PlacedScenario[]): boolean | null {
  const told = scenarios.flatMap(({ scenario }) => (scenario.consent === null ? [] : [scenario.consent]));
  if (told.some((consent) => consent.outcome === 'done' || consent.banner !== null)) return true;
  return told.length > 0 && told.every((consent) => consent.outcome === 'absent') ? false : null;
}

function scenarioGaps({ scenario, phases }: PlacedScenario, banner: boolean | null): string[] {
  const gaps: string[] = [];
  if (!scenario.outcome.ok) gaps.push(`scenario ${scenario.name}: ${scenario.outcome.error.message}`);
  if (scenario.name !== 'no-choice' && scenario.name !== 'gpc') {
    const consent = scenario.consent;
    if (consent === null && scenario.outcome.ok) gaps.push(`scenario ${scenario.name}: nothing tells whether the choice was made`);
    if (consent?.outcome === 'failed')
      gaps.push(`scenario ${scenario.name}: the choice is not proved: ${consent.reason ?? 'no reason given'}`);
    if (consent?.outcome === 'absent' && banner === true)
      gaps.push(`scenario ${scenario.name}: no banner was found, yet another scenario found one`);
    const withdrawal = scenario.withdrawal;
    if (scenario.name === 'withdraw' && consent?.outcome === 'done' && withdrawal?.outcome !== 'done')
      gaps.push(`scenario withdraw: the withdrawal is not proved: ${withdrawal?.reason ?? 'it was not made'}`);
    if (consent?.outcome === 'done' && !phases.some(({ phase }) => phase.name === 'after'))
      gaps.push(`scenario ${scenario.name}: nothing was read after the choice`);
  }
  if (scenario.outcome.ok && phases.length === 0) gaps.push(`scenario ${scenario.name}: no page was read`);
  for (const { phase } of phases) {
    const problem = phaseProblem(phase);
    if (problem !== null) gaps.push(`scenario ${scenario.name}, ${phase.name} (${phase.url}): ${problem}`);
  }
  const elsewhere = refusedNames(scenario.requests);
  if (elsewhere.length > 0)
    gaps.push(`scenario ${scenario.name}: no public address from here, so what comes from there was not seen: ${listed(elsewhere)}`);
  for (const gap of scenario.gaps) {
    if (gap.what === 'recorder-failed') gaps.push(`scenario ${scenario.name}: a recorder failed: ${gap.detail}`);
  }
  return gaps;
}

/**
 * Hosts that were refused for the address that their name has here: a visitor elsewhere may be given another one. What is
 * written as an address, or is a name of the visitor's own machine or network, leads nobody to the public internet.
 */
function refusedNames(requests: readonly RequestRecord[]): string[] {
  const hosts = requests.flatMap(({ url, refused }) => {
    if (refused === undefined || !URL.canParse(url)) return [];
    const { hostname } = new URL(url);
    const isName = hostname.includes('.') && !/^[\d.]+$|\.localhost$/.test(hostname);
    return isName ? [`${hostname} (${refused})`] : [];
  });
  return [...new Set(hosts)];
}

/**
 * What could not be observed, in plain words. A scenario that was not asked for is a gap too,
 * unless there is no banner: then there is no choice to make.
 */
export function findNotObserved(evidence: Evidence, scenarios: readonly PlacedScenario[]): string[] {
  const gaps: string[] = [];
  const banner = bannerFound(scenarios);
  if (!evidence.outcome.ok) gaps.push(`the portal: ${evidence.outcome.error.message}`);
  else if (evidence.scenarios.length === 0) gaps.push('no scenario was run');
  if (evidence.outcome.ok) {
    for (const name of ScenarioName.options) {
      const onRequest = name === 'withdraw' || name === 'gpc' || name === 'grant';
      if (onRequest && !evidence.settings.scenarios.includes(name)) continue;
      // Nothing was accepted, so there was nothing to withdraw; why is told of the acceptance.
      if (name === 'withdraw' && scenarioOutcome(scenarios, 'accept') !== 'done') continue;
      if (scenarios.some(({ scenario }) => scenario.name === name)) continue;
      const asked = evidence.settings.scenarios.includes(name);
      if (asked) gaps.push(`scenario ${name}: it was asked for and did not run`);
      else if (name !== 'no-choice' && banner !== false) gaps.push(`scenario ${name}: it was not asked for`);
    }
  }
  for (const scenario of scenarios) gaps.push(...scenarioGaps(scenario, banner));
  const visited = new Set(
    scenarios.flatMap(({ phases }) => phases.filter(({ phase }) => phase.name === 'inner').map(({ phase }) => phase.url)),
  );
  if (evidence.outcome.ok && scenarios.length > 0) {
    for (const url of evidence.innerPages.urls) if (!visited.has(url)) gaps.push(`inner page ${url}: it was not visited`);
  }
  return [...new Set(gaps)];
}

function scenarioOutcome(scenarios: readonly PlacedScenario[], name: PlacedScenario['scenario']['name']): string | null {
  return scenarios.find(({ scenario }) => scenario.name === name)?.scenario.consent?.outcome ?? null;
}

/** The scenario of that name, where it was run. */
export function scenarioNamed(context: RuleContext, name: PlacedScenario['scenario']['name']): PlacedScenario | undefined {
  return context.scenarios.find(({ scenario }) => scenario.name === name);
}

/** Why the time before the choice was not observed, or null. */
export function beforeChoiceProblem(context: RuleContext): string | null {
  const quiet = scenarioNamed(context, 'no-choice');
  const looked = quiet === undefined ? context.scenarios : [quiet];
  if (quiet !== undefined && !quiet.scenario.outcome.ok)
    return `the scenario without a choice failed: ${quiet.scenario.outcome.error.message}`;
  const before = looked.flatMap(({ phases }) => phases.filter(({ phase }) => phase.name === 'before'));
  if (before.length === 0) return 'no page was read before a choice';
  const problems = before.flatMap(({ phase }) => phaseProblem(phase) ?? []);
  return quiet === undefined && problems.length < before.length ? null : (problems[0] ?? null);
}

/** Why the refusal cannot be judged: not applicable without a banner, unknown without proof. */
export function withoutRefusal(context: RuleContext): Evaluation | null {
  const reject = scenarioNamed(context, 'reject');
  if (reject === undefined) return { findings: [], notApplicable: 'the reject scenario was not asked for' };
  const { consent, outcome } = reject.scenario;
  if (consent === null) {
    return {
      findings: [],
      cannotTell: outcome.ok ? 'nothing tells whether the refusal was made' : `the reject scenario failed: ${outcome.error.message}`,
    };
  }
  if (consent.outcome === 'failed')
    return { findings: [], cannotTell: `the refusal is not proved: ${consent.reason ?? 'no reason given'}` };
  if (consent.outcome === 'done') return null;
  return bannerFound(context.scenarios) === true
    ? { findings: [], cannotTell: 'no banner was found when refusing, yet another scenario found one' }
    : { findings: [], notApplicable: 'there is no banner, so there is nothing to refuse' };
}

const AFTER_CHOICE = new Set<string>(['after', 'interaction', 'reload', 'inner']);

/** Why the time after a refusal that was made was not observed in full, or undefined. */
export function afterRefusalProblem(reject: PlacedScenario): string | undefined {
  const phases = reject.phases.filter(({ phase }) => AFTER_CHOICE.has(phase.name));
  const problems = phases.flatMap(({ phase }) => phaseProblem(phase) ?? []);
  if (!reject.scenario.outcome.ok) problems.unshift(reject.scenario.outcome.error.message);
  return phases.some(({ phase }) => phase.name === 'after') ? problems[0] : 'nothing was read after the refusal';
}

/** Without a choice, and after the banner was closed: told apart, for some portals take that for consent. */
export function afterClosing({ phases }: PlacedScenario, index: number): boolean {
  const closed = phases.find(({ phase }) => phase.name === 'closed');
  return closed !== undefined && index >= closed.index;
}

/** Nothing had been chosen: the phase precedes the choice, or no banner offered one. */
export function precedesChoice(place: PlacedScenario, index: number): boolean {
  if (afterClosing(place, index)) return false;
  const { scenario, phases } = place;
  const phase = phases.find((placed) => placed.index === index)?.phase;
  if (phase === undefined) return false;
  if (scenario.name === 'no-choice' || scenario.name === 'gpc' || phase.name === 'before' || scenario.consent?.outcome === 'absent')
    return true;
  return phases.some(({ phase: later, index: at }) => later.name === 'after' && at > index);
}

/** Whether what happened in a phase happened without consent: before any choice, or after a proved refusal. */
export function withoutConsent(place: PlacedScenario, index: number): 'before' | 'refused' | null {
  if (blockedPhase(place, index)) return null;
  if (precedesChoice(place, index)) return 'before';
  return place.scenario.name === 'reject' && place.scenario.consent?.outcome === 'done' ? 'refused' : null;
}

/** A bot wall's own doing is not the portal's. */
function blockedPhase({ phases }: PlacedScenario, index: number): boolean {
  const phase = phases.find((placed) => placed.index === index)?.phase;
  return phase === undefined || (!phase.outcome.ok && phase.outcome.error.code === 'blocked');
}

/** Why the facts beyond cookies are missing, or null: every scenario has them. */
export function beyondMissing(context: RuleContext): string | null {
  const without = context.scenarios.some(({ scenario }) => scenario.beyond === undefined);
  return without ? 'this evidence was gathered by a version that did not record it: gather it again' : null;
}
