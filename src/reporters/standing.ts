import type { FailOn } from '../model/report.ts';
import type { Finding, RuleResult, Severity, Verdict } from '../model/verdict.ts';
import { SEVERITIES } from './words.ts';

/**
 * Where a finding stands: `counts` is what the gate looks at; `review` wants a person; `suppressed` was
 * accepted, or is not new.
 */
export type Standing = 'counts' | 'review' | 'suppressed';

export function standingOf({ review, suppressed }: Finding): Standing {
  return suppressed !== undefined ? 'suppressed' : review ? 'review' : 'counts';
}

/** Whether a severity fails the gate. */
export function reaches(severity: Severity, failOn: FailOn): boolean {
  return failOn !== 'never' && SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(failOn);
}

/** Rules that could not tell, of a portal for which that matters: a compliant one lacks nothing that was needed. */
export function untold(verdict: Verdict): RuleResult[] {
  return verdict.verdict === 'compliant' ? [] : verdict.rules.filter(({ outcome }) => outcome === 'cant-tell');
}

/** Those with the same reason together, in the order of the first of each. */
export function byReason(rules: readonly RuleResult[]): { ids: string[]; reason: string }[] {
  const together = new Map<string, string[]>();
  for (const { id, reason } of rules) together.set(reason ?? '', [...(together.get(reason ?? '') ?? []), id]);
  return [...together].map(([reason, ids]) => ({ ids, reason }));
}

/** "baseline (owner, until 2027-01-31): reason" */
export function suppressionWords({ suppressed }: Finding): string {
  if (suppressed === undefined) return '';
  const { by, owner, expires, reason } = suppressed;
  const who = [owner, expires === null ? null : `until ${expires}`].filter((part) => part !== null).join(', ');
  return `${by === 'baseline' ? 'accepted in the baseline' : 'not new'}${who === '' ? '' : ` (${who})`}: ${reason}`;
}
