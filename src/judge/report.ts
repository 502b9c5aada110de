import type { Baseline } from '../model/baseline.ts';
import { REPORT_VERSION, type FailOn, type Report, type RuleInfo } from '../model/report.ts';
import type { Severity, Verdict } from '../model/verdict.ts';
import { rules } from '../rules/registry.ts';
import { countsOf, gateOf } from './gate.ts';
import { applyBaseline, applyPrevious } from './suppress.ts';

export interface ReportOptions {
  readonly failOn: FailOn;
  readonly allowInconclusive: boolean;
  /** Accepted findings, and the day of the run (YYYY-MM-DD), which decides which of them still count. */
  readonly baseline?: { readonly accepted: Baseline; readonly today: string } | undefined;
  /** Only findings that this one does not have count. */
  readonly previous?: Report | undefined;
}

/** The catalogue as reports tell it. */
export const ruleInfos: readonly RuleInfo[] = rules.map(({ id, title, severity, explanation, ground, fix }) => ({
  id,
  title,
  severity,
  explanation,
  ground: [...ground],
  fix,
}));

/** What reporters are given: the verdicts as they come, counted, with the exit decision. Findings for review are counted apart. */
export function makeReport(judged: readonly Verdict[], toolVersion: string, options: ReportOptions): Report {
  const { failOn, allowInconclusive } = options;
  const accepted = options.baseline === undefined ? null : applyBaseline(judged, options.baseline.accepted, options.baseline.today);
  const known = options.previous === undefined ? null : applyPrevious(accepted?.verdicts ?? judged, options.previous);
  const verdicts = known?.verdicts ?? accepted?.verdicts ?? judged;
  const findings = verdicts.flatMap((verdict) => verdict.findings);
  const settled = findings.filter(({ review }) => !review);
  const word = (wanted: Verdict['verdict']): number => verdicts.filter(({ verdict }) => verdict === wanted).length;
  const weight = (wanted: Severity): number => settled.filter(({ severity }) => severity === wanted).length;
  const named = new Set(verdicts.flatMap((verdict) => verdict.rules.map(({ id }) => id)));
  return {
    schemaVersion: REPORT_VERSION,
    tool: { name: 'cookie-audit', version: toolVersion },
    summary: {
      portals: verdicts.length,
      compliant: word('compliant'),
      violations: word('violations'),
      inconclusive: word('inconclusive'),
      errors: weight('error'),
      warnings: weight('warning'),
      notes: weight('note'),
      forReview: findings.length - settled.length,
    },
    gate: gateOf(verdicts.map(countsOf), {
      failOn,
      allowInconclusive,
      ...(accepted === null ? {} : { baseline: accepted.told }),
      ...(known === null ? {} : { newOnly: known.told }),
    }),
    rules: ruleInfos.filter(({ id }) => named.has(id)),
    portals: [...verdicts],
  };
}
