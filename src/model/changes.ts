import { z } from 'zod';
import { VerdictWord } from './verdict.ts';

/**
 * `sure`: both runs looked, and one saw it; `flaky`: it comes and goes between visits (A/B tests, ad
 * auctions); `unknown`: one of the runs could not look there.
 */
export const Certainty = z.enum(['sure', 'flaky', 'unknown']);
export type Certainty = z.infer<typeof Certainty>;

const certain = {
  certainty: Certainty,
  why: z.string().nullable().describe('Why it is not sure; where it is: which earlier day it is held against, if not the run before'),
};

export const CookieDelta = z.object({
  what: z.enum(['new', 'gone', 'changed']),
  name: z.string(),
  domain: z.string(),
  path: z.string(),
  fields: z
    .array(z.object({ field: z.string(), before: z.string(), after: z.string() }))
    .describe('Of a changed one: lifetime, setter, party, attributes, in words'),
  ...certain,
});
export type CookieDelta = z.infer<typeof CookieDelta>;

export const FindingDelta = z.object({
  what: z.enum(['new', 'fixed']),
  fingerprint: z.string(),
  rule: z.string(),
  severity: z.enum(['error', 'warning', 'note']),
  review: z.boolean(),
  message: z.string(),
  subject: z.string().nullable(),
  ...certain,
});
export type FindingDelta = z.infer<typeof FindingDelta>;

/** What is different about one portal between two runs. */
export const PortalChanges = z.object({
  url: z.string(),
  state: z.enum(['compared', 'new', 'gone']).describe('new: not in the run before; gone: not in this run'),
  verdict: z.object({ before: VerdictWord.nullable(), after: VerdictWord.nullable() }),
  reason: z.string().nullable().describe('Where it turned inconclusive: why'),
  cookies: z.array(CookieDelta),
  findings: z.array(FindingDelta),
  policy: z.array(z.string()).describe('In words: the list, its entries'),
});
export type PortalChanges = z.infer<typeof PortalChanges>;

/** The section "changes" of a report. */
export const RunChanges = z.object({
  before: z.object({ run: z.string(), startedAt: z.string() }),
  after: z.object({ run: z.string(), startedAt: z.string() }),
  notes: z.array(z.string()).describe('What else differs between the runs and may be behind it: settings, program version'),
  portals: z.array(PortalChanges).describe('Only those about which something is different'),
  unchanged: z.number().int(),
});
export type RunChanges = z.infer<typeof RunChanges>;
