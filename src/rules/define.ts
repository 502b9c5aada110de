import type { CookieKey } from '../model/cookie.ts';
import type { PhaseName, ScenarioName } from '../model/evidence.ts';
import type { EvidencePointer, Severity } from '../model/verdict.ts';
import type { RuleContext } from './context.ts';

/** A finding as a rule words it; the judge adds the rule's id, its severity in the profile and the fingerprint. */
export interface FindingDraft {
  /** Default: the rule's own severity, as the profile has it. */
  readonly severity?: Severity;
  /** The facts do not settle it. */
  readonly review?: boolean;
  readonly message: string;
  readonly reason: string;
  /** Default: the rule's own advice. */
  readonly fix?: string;
  readonly cookie?: CookieKey;
  readonly subject?: string;
  readonly scenario?: ScenarioName;
  readonly phase?: PhaseName;
  readonly evidence?: readonly EvidencePointer[];
}

/** What a rule found, and whether it could look at all. */
export interface Evaluation {
  readonly findings: readonly FindingDraft[];
  /** Something that the rule needs was not observed: without a firm finding the rule cannot tell. */
  readonly cannotTell?: string;
  /** There is nothing here that the rule speaks of. */
  readonly notApplicable?: string;
}

/** A check: its metadata beside a small pure evaluator, after axe-core. */
export interface Rule {
  readonly id: string;
  readonly title: string;
  /** Of a full-weight finding, in the `eu` profile. */
  readonly severity: Severity;
  readonly explanation: string;
  /** Law and literature; "(m)": cited from memory. */
  readonly ground: readonly string[];
  readonly fix: string;
  /** `browser`: cannot tell when the portal could not be visited. */
  readonly needs: readonly ('browser' | 'policy')[];
  readonly evaluate: (context: RuleContext) => Evaluation;
}

/** Declares a rule. One file a rule, default export; the registry finds it by its place. */
export function defineRule(rule: Rule): Rule {
  return Object.freeze(rule);
}

/** A rule that found nothing wrong. */
export const nothingFound: Evaluation = { findings: [] };
