import { REPORT_VERSION, type Report } from '../model/report.ts';
import type { Severity, Verdict } from '../model/verdict.ts';
import { gate, type GateOptions } from './gate.ts';

/** What reporters are given: the verdicts as they come, counted, with the exit decision. Findings for review are counted apart. */
export function makeReport(verdicts: readonly Verdict[], toolVersion: string, gateOptions: GateOptions): Report {
  const findings = verdicts.flatMap((verdict) => verdict.findings);
  const settled = findings.filter(({ review }) => !review);
  const word = (wanted: Verdict['verdict']): number => verdicts.filter(({ verdict }) => verdict === wanted).length;
  const weight = (wanted: Severity): number => settled.filter(({ severity }) => severity === wanted).length;
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
    gate: gate(verdicts, gateOptions),
    portals: [...verdicts],
  };
}
