import { hostOf } from '../knowledge/companies.ts';
import { knownTable, type KnownCookie } from '../knowledge/cookies.ts';
import type { Evidence } from '../model/evidence.ts';
import type { PolicyResult } from '../model/policy.ts';
import { VERDICT_VERSION, type Verdict, type VerdictWord } from '../model/verdict.ts';
import type { PlacedScenario, RuleContext } from '../rules/context.ts';
import { bannerFound, findNotObserved } from '../rules/observation.ts';
import { rules } from '../rules/registry.ts';
import { listed } from '../rules/wording.ts';
import { conditionsOf } from './conditions.ts';
import type { Profile } from './profiles.ts';
import { NEVER_INCONCLUSIVE } from './gate.ts';
import { ALWAYS_ON } from './rule-settings.ts';
import { byWeight, runRule, type RuleRun, type RuleSettings } from './run-rules.ts';
import { placeScenarios } from './sightings.ts';
import { viewCookies } from './view.ts';

export interface JudgeOptions {
  readonly profile: Profile;
  /** Rows that the user brought along; they outrank the program's own table. */
  readonly knowledge?: readonly KnownCookie[];
  /** Rules by id: another severity, or `off`. Check them first with `checkRuleSettings`. */
  readonly rules?: RuleSettings;
}

function policySummary(result: PolicyResult): Verdict['policy'] {
  const none = { format: null, completeness: null, entries: [] };
  if (result.status === 'missing') {
    return {
      ...none,
      status: 'missing',
      source: null,
      reason: result.lookedAt.length === 0 ? 'no place was given' : `looked at ${listed(result.lookedAt)}`,
    };
  }
  if (result.status === 'unreadable') return { ...none, status: 'unreadable', source: result.location, reason: result.reason };
  const { source, format, completeness, incompleteReason, entries } = result.policy;
  return { status: 'read', source: source.location, format, completeness, reason: incompleteReason, entries };
}

function bannerSummary(scenarios: readonly PlacedScenario[]): Verdict['banner'] {
  const told = scenarios.flatMap(({ scenario }) => scenario.consent ?? []);
  return {
    found: bannerFound(scenarios),
    driver: told.find(({ driver }) => driver !== null)?.driver ?? null,
    facts: told.find(({ banner }) => banner !== null)?.banner ?? null,
  };
}

function scenarioSummary({ scenario, phases }: PlacedScenario): Verdict['scenarios'][number] {
  const pages = new Set(phases.filter(({ phase }) => phase.outcome.ok).map(({ phase }) => phase.finalUrl ?? phase.url)).size;
  const { name, consent, outcome } = scenario;
  if (!outcome.ok) return { name, outcome: 'failed', verified: false, reason: outcome.error.message, pages };
  if (name === 'no-choice') {
    const observed = pages > 0;
    return { name, outcome: observed ? 'done' : 'failed', verified: observed, reason: observed ? null : 'no page was read', pages };
  }
  if (consent === null) return { name, outcome: 'failed', verified: false, reason: 'nothing tells whether the choice was made', pages };
  return { name, outcome: consent.outcome, verified: consent.outcome === 'done', reason: consent.reason, pages };
}

function verdictWord(runs: readonly RuleRun[], context: RuleContext): VerdictWord {
  if (runs.some(({ findings }) => findings.some(({ review, severity }) => !review && severity === 'error'))) return 'violations';
  const unsettled = runs.some(({ rule, unsettled: open }) => open && rule.id !== NEVER_INCONCLUSIVE);
  return unsettled || !context.evidence.outcome.ok || context.scenarios.length === 0 ? 'inconclusive' : 'compliant';
}

function reasonsOf(runs: readonly RuleRun[], word: VerdictWord, settings: RuleSettings): string[] {
  // Whatever the verdict is: nobody may take it for more than it is.
  const off = runs.flatMap(({ rule }) => (settings[rule.id] === 'off' ? [`${rule.id}: switched off: it was not judged`] : []));
  if (word === 'compliant') return off;
  const violations = runs.flatMap(({ rule, findings }) => {
    const errors = findings.filter(({ review, severity }) => !review && severity === 'error');
    const about = [...new Set(errors.flatMap(({ cookie, subject }) => cookie?.name ?? subject ?? []))];
    return errors.length === 0 ? [] : [`${rule.id}: ${rule.title}${about.length === 0 ? '' : `: ${listed(about)}`}`];
  });
  const open = runs.flatMap(({ rule, result, unsettled }) => {
    if (!unsettled || rule.id === NEVER_INCONCLUSIVE) return [];
    return [`${rule.id}: cannot tell: ${result.reason ?? 'some findings are for review'}`];
  });
  return [...violations, ...open, ...off];
}

/**
 * Judges a portal: rules × (evidence, policy, knowledge, jurisdiction profile). Pure and
 * deterministic, so that evidence can be judged again years later, under another policy or profile,
 * to the same bytes. Throws `CookieAuditError` (`evidence-invalid`) only when the evidence points
 * at cookies or phases it does not hold.
 */
export function judge(evidence: Evidence, policy: PolicyResult, { profile, knowledge, rules: given = {} }: JudgeOptions): Verdict {
  const settings: RuleSettings = Object.fromEntries(Object.entries(given).filter(([id]) => !ALWAYS_ON.has(id)));
  const scenarios = placeScenarios(evidence);
  const cookies = viewCookies(evidence, scenarios, policy, profile, knowledge === undefined ? null : knownTable(knowledge));
  const context: RuleContext = {
    evidence,
    policyResult: policy,
    policy: policy.status === 'read' ? policy.policy : null,
    profile,
    portalHost: hostOf(evidence.url) ?? evidence.url,
    cookies,
    scenarios,
    notObserved: findNotObserved(evidence, scenarios),
  };
  const runs = rules.map((rule) => runRule(rule, context, settings[rule.id]));
  const word = verdictWord(runs, context);
  const overrides = runs.flatMap(({ rule }) => (settings[rule.id] === undefined ? [] : [{ rule: rule.id, setting: settings[rule.id]! }]));
  return {
    schemaVersion: VERDICT_VERSION,
    url: evidence.url,
    verdict: word,
    reasons: reasonsOf(runs, word, settings),
    profile: profile.id,
    ...(overrides.length === 0 ? {} : { overrides }),
    observedAt: evidence.startedAt,
    policy: policySummary(policy),
    banner: bannerSummary(scenarios),
    scenarios: scenarios.map(scenarioSummary),
    notObserved: [...context.notObserved],
    conditions: conditionsOf(evidence, scenarios, cookies),
    cookies: cookies.map(({ row }) => row),
    rules: runs.map(({ result }) => result),
    findings: runs.flatMap(({ findings }) => findings).sort(byWeight),
  };
}
