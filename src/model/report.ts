import { z } from 'zod';
import { RunChanges } from './changes.ts';
import { Severity, Verdict } from './verdict.ts';

export const REPORT_VERSION = 1;

export const FailOn = z.enum(['error', 'warning', 'note', 'never']);
export type FailOn = z.infer<typeof FailOn>;

/** The exit decision over all verdicts. */
export const Gate = z.object({
  failOn: FailOn,
  allowInconclusive: z.boolean(),
  exitCode: z.union([z.literal(0), z.literal(1), z.literal(3)]),
  reason: z.string(),
  baseline: z
    .object({
      accepted: z.number().int().describe('Findings that it sets aside'),
      stale: z.array(z.string()).describe('Entries whose finding is gone, in plain words: they fail the gate'),
      expired: z.array(z.string()).describe('Entries whose day is over, in plain words: they fail the gate'),
    })
    .optional(),
  newOnly: z.object({ known: z.number().int().describe('Findings that an earlier report had as well') }).optional(),
});
export type Gate = z.infer<typeof Gate>;

/** A rule as the catalogue tells it, so that a report explains itself. */
export const RuleInfo = z.object({
  id: z.string(),
  title: z.string(),
  severity: Severity,
  explanation: z.string(),
  ground: z.array(z.string()),
  fix: z.string(),
});
export type RuleInfo = z.infer<typeof RuleInfo>;

/** What every reporter is given. Generated: docs/report.schema.json */
export const Report = z.object({
  schemaVersion: z.literal(REPORT_VERSION),
  tool: z.object({ name: z.literal('cookie-audit'), version: z.string() }),
  summary: z.object({
    portals: z.number().int(),
    compliant: z.number().int(),
    violations: z.number().int(),
    inconclusive: z.number().int(),
    errors: z.number().int(),
    warnings: z.number().int(),
    notes: z.number().int(),
    forReview: z.number().int(),
  }),
  gate: Gate,
  rules: z.array(RuleInfo).optional().describe('The rules that the verdicts name'),
  portals: z.array(Verdict),
  changes: RunChanges.optional().describe('Of a scan: what is different since the run before'),
});
export type Report = z.infer<typeof Report>;

/** A report without its verdicts. */
export type ReportHead = Omit<Report, 'portals'>;

/** A report whose verdicts are read as they are needed, and anew each time: a run may be larger than the memory. */
export interface StreamedReport extends ReportHead {
  readonly portals: AsyncIterable<Verdict>;
}

export const isWhole = (report: Report | StreamedReport): report is Report => Array.isArray(report.portals);
