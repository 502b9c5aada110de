import type { Severity } from '../model/verdict.ts';

/**
 * A jurisdiction as data: severities and thresholds, never code. What a country's regulator says
 * differently from the `eu` profile stands here, with its source in `grounds`.
 */
export interface Profile {
  readonly id: string;
  readonly title: string;
  readonly grounds: readonly string[];
  /** Severity of a rule's full-weight findings, where it differs from the rule's own. */
  readonly severities: Readonly<Record<string, Severity>>;
  /** Whether statistics that the policy says are anonymised may be kept without consent. */
  readonly anonymisedStatisticsExempt: boolean;
  /** Longest lifetime of a cookie that needs consent; null: the regulator names none. */
  readonly lifetimeLimit: { readonly seconds: number; readonly words: string } | null;
  /** Severity when *exempt* statistics outlive the limit: it is a condition of the exemption. */
  readonly exemptStatisticsOverLimit: Severity;
  /** A lifetime is over the declared one when it is this many times as long … */
  readonly overDeclaredFactor: number;
  /** … and longer by at least this much. */
  readonly overDeclaredSeconds: number;
}
