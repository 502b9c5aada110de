import type { EvidencePointer, Finding, RuleResult, RuleSetting, Severity } from '../model/verdict.ts';
import type { RuleContext } from '../rules/context.ts';
import type { Evaluation, FindingDraft, Rule } from '../rules/define.ts';
import { portalProblem } from '../rules/observation.ts';
import { fingerprint } from './fingerprint.ts';
import { byKey, byText } from './order.ts';

/** What became of one rule: its result, its findings, and whether something about it is unsettled. */
export interface RuleRun {
  readonly rule: Rule;
  readonly result: RuleResult;
  readonly findings: readonly Finding[];
  /** A finding is for review, or part of what the rule needs was not observed. */
  readonly unsettled: boolean;
}

const WEIGHT: Readonly<Record<Severity, number>> = { error: 0, warning: 1, note: 2 };

/** The lighter of two severities. */
function lighter(a: Severity, b: Severity): Severity {
  return WEIGHT[a] >= WEIGHT[b] ? a : b;
}

/** What a configuration says of rules, by id: it outranks the profile. */
export type RuleSettings = Readonly<Record<string, RuleSetting>>;

function severityOf(draft: FindingDraft, rule: Rule, context: RuleContext, setting: RuleSetting | undefined): Severity {
  const override = setting === undefined || setting === 'off' ? context.profile.severities[rule.id] : setting;
  const own = draft.severity ?? override ?? rule.severity;
  const weighed = override === undefined ? own : lighter(own, override);
  // What the facts do not settle is never an error.
  return draft.review === true ? lighter(weighed, 'warning') : weighed;
}

function finish(draft: FindingDraft, rule: Rule, context: RuleContext, setting: RuleSetting | undefined): Finding {
  const cookie = draft.cookie ?? null;
  const subject = draft.subject ?? null;
  const evidence: EvidencePointer[] = [...(draft.evidence ?? [])];
  return {
    rule: rule.id,
    severity: severityOf(draft, rule, context, setting),
    review: draft.review ?? false,
    message: draft.message,
    reason: draft.reason,
    fix: draft.fix ?? rule.fix,
    cookie,
    subject,
    scenario: draft.scenario ?? null,
    phase: draft.phase ?? null,
    evidence,
    fingerprint: fingerprint({ rule: rule.id, portalHost: context.portalHost, cookie, subject }),
  };
}

function resultOf(rule: Rule, evaluation: Evaluation, findings: readonly Finding[]): RuleResult {
  const forReview = findings.filter(({ review }) => review).length;
  const review = forReview === 0 ? null : `${forReview} ${forReview === 1 ? 'finding is' : 'findings are'} for review`;
  const why = evaluation.cannotTell ?? review;
  const unsettled: RuleResult['unsettled'] = evaluation.cannotTell !== undefined ? 'unobserved' : forReview > 0 ? 'review' : undefined;
  const open: Pick<RuleResult, 'unsettled'> = unsettled === undefined ? {} : { unsettled };
  if (forReview < findings.length) return { id: rule.id, outcome: 'failed', reason: null, ...open };
  if (why !== null) return { id: rule.id, outcome: 'cant-tell', reason: why, ...open };
  if (evaluation.notApplicable !== undefined) return { id: rule.id, outcome: 'not-applicable', reason: evaluation.notApplicable };
  return { id: rule.id, outcome: 'passed', reason: null };
}

/** Weightiest first, what is settled before what is for review; then by rule and cookie. */
export function byWeight(a: Finding, b: Finding): number {
  return (
    Number(a.review) - Number(b.review) ||
    WEIGHT[a.severity] - WEIGHT[b.severity] ||
    byText(a.rule, b.rule) ||
    (a.cookie !== null && b.cookie !== null ? byKey(a.cookie, b.cookie) : Number(a.cookie === null) - Number(b.cookie === null)) ||
    byText(a.subject ?? '', b.subject ?? '') ||
    byText(a.message, b.message)
  );
}

/**
 * Runs one rule. A rule that needs the browser cannot tell when the portal was not observed: never a pass.
 * A rule that is switched off is not run, and says so: it passes nothing.
 */
export function runRule(rule: Rule, context: RuleContext, setting?: RuleSetting): RuleRun {
  if (setting === 'off') {
    return {
      rule,
      result: { id: rule.id, outcome: 'not-applicable', reason: 'switched off in the configuration: it was not judged' },
      findings: [],
      unsettled: false,
    };
  }
  const problem = rule.needs.includes('browser') ? portalProblem(context.evidence) : null;
  const evaluation = problem === null ? rule.evaluate(context) : { findings: [], cannotTell: problem };
  const findings = evaluation.findings.map((draft) => finish(draft, rule, context, setting)).sort(byWeight);
  const result = resultOf(rule, evaluation, findings);
  return { rule, result, findings, unsettled: result.unsettled !== undefined };
}
