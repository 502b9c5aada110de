import { z } from 'zod';
import { Severity, VerdictWord } from './verdict.ts';

/** One finding that came or went, as much of it as a message to people needs. */
export const NewsFinding = z.object({
  rule: z.string(),
  severity: Severity,
  review: z.boolean().describe('The facts do not settle it: a person has to look'),
  message: z.string(),
  fingerprint: z.string(),
});
export type NewsFinding = z.infer<typeof NewsFinding>;

export const PortalNews = z.object({
  url: z.string(),
  before: VerdictWord.nullable().describe('null: never scanned before'),
  now: VerdictWord,
  reason: z.string().nullable().describe('Why it is not compliant, the weightiest first'),
  newFindings: z.array(NewsFinding),
  fixedFindings: z.array(NewsFinding),
});
export type PortalNews = z.infer<typeof PortalNews>;

export const NEWS_VERSION = 1;

/** What a run found that the run before did not: the body of a notification. */
export const News = z.object({
  schemaVersion: z.literal(NEWS_VERSION),
  run: z.object({
    id: z.string(),
    finishedAt: z.string().describe('ISO 8601'),
    portals: z.number().int().nonnegative().describe('Portals of the run, those without news included'),
    compliant: z.number().int().nonnegative(),
    violations: z.number().int().nonnegative(),
    inconclusive: z.number().int().nonnegative(),
  }),
  link: z.string().nullable().describe('Where a person reads the whole'),
  portals: z.array(PortalNews).describe('Only those with something new'),
});
export type News = z.infer<typeof News>;
