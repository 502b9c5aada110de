import { z } from 'zod';
import { RunChanges } from './changes.ts';
import { Verdict } from './verdict.ts';

export const REPORT_VERSION = 1;

export const FailOn = z.enum(['error', 'warning', 'note', 'never']);
export type FailOn = z.infer<typeof FailOn>;

/** The exit decision over all verdicts. */
export const Gate = z.object({
  failOn: FailOn,
  allowInconclusive: z.boolean(),
  exitCode: z.union([z.literal(0), z.literal(1), z.literal(3)]),
  reason: z.string(),
});
export type Gate = z.infer<typeof Gate>;

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
  portals: z.array(Verdict),
  changes: RunChanges.optional().describe('Of a scan: what is different since the run before'),
});
export type Report = z.infer<typeof Report>;
