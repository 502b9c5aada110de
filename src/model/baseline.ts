import { z } from 'zod';
import { Severity } from './verdict.ts';

/** A day, YYYY-MM-DD: an entry counts on it, and no longer on the next. */
const Day = z.string().regex(/^\d{4}-\d\d-\d\d$/, 'expected a day such as 2027-01-31');

/** One finding that somebody has accepted, for a time, and says why. */
export const BaselineEntry = z
  .object({
    fingerprint: z.string().regex(/^[0-9a-f]{8,64}$/, 'expected the fingerprint of a finding'),
    portal: z.string().min(1).describe('Start URL of the portal'),
    rule: z.string().min(1),
    about: z.string().optional().describe('The cookie or what else it is about; for people'),
    severity: Severity.describe('What was accepted: a graver finding of the same fingerprint is not'),
    review: z.boolean().default(false).describe('What was accepted is a finding for review: one that is settled is not'),
    reason: z.string().trim().min(1).describe('Why it is accepted'),
    owner: z.string().trim().min(1).describe('Who has accepted it'),
    expires: Day.describe('Last day on which it counts'),
  })
  .strict();
export type BaselineEntry = z.infer<typeof BaselineEntry>;

/** `--baseline FILE`. Generated: docs/baseline.schema.json */
export const Baseline = z
  .object({
    $schema: z.string().optional(),
    version: z.literal(1),
    accepted: z.array(BaselineEntry),
  })
  .strict();
export type Baseline = z.infer<typeof Baseline>;
