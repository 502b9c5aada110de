import { z } from 'zod';
import { Category, CookieKey, Party, SameSite } from './cookie.ts';
import { PhaseName, ScenarioName } from './evidence.ts';
import { Completeness, PolicyEntry } from './policy.ts';
import { RuleOutcome, Severity, VerdictWord, type Verdict } from './verdict.ts';

/** What a history keeps of a run: enough to finish it after a crash, and to compare it with another. */

/**
 * A cookie as a run saw it. Cookies whose names differ only in what is made up for one visitor
 * (`_pk_id.1.a3f2`) are one, under `key`.
 */
export const CookieRecord = CookieKey.extend({
  key: z.string().describe('The same over runs: stable name, domain, host-only, path, partition'),
  party: Party,
  httpOnly: z.boolean(),
  secure: z.boolean(),
  sameSite: SameSite.nullable(),
  lifetimeSeconds: z.number().nullable().describe('The longest that was written; null: session'),
  setters: z.array(z.string()).describe('"script https://host/file.js" or "http https://host/", sorted, each once'),
  declared: z.enum(['declared', 'undeclared', 'unknown']),
  category: Category,
  needsConsent: z.enum(['yes', 'no', 'review']),
  seen: z.array(z.object({ scenario: ScenarioName, phase: PhaseName })),
  samples: z.number().int().positive().describe('In how many of the visits of the run it was set'),
});
export type CookieRecord = z.infer<typeof CookieRecord>;

export const FindingRecord = z.object({
  fingerprint: z.string(),
  rule: z.string(),
  severity: Severity,
  review: z.boolean(),
  message: z.string(),
  /** Name of the cookie, or what else it is about */
  subject: z.string().nullable(),
  scenario: ScenarioName.nullable(),
  phase: PhaseName.nullable(),
  samples: z.number().int().positive().describe('In how many of the visits of the run it was found'),
});
export type FindingRecord = z.infer<typeof FindingRecord>;

/** What of a portal is compared between two runs. */
export const PortalRecord = z.object({
  url: z.string(),
  verdict: VerdictWord,
  reasons: z.array(z.string()),
  observedAt: z.string().describe('ISO 8601'),
  samples: z.number().int().positive().describe('How many visits this is made of'),
  scenarios: z.array(z.object({ name: ScenarioName, outcome: z.enum(['done', 'absent', 'failed']), verified: z.boolean() })),
  rules: z.array(z.object({ id: z.string(), outcome: RuleOutcome })),
  policy: z.object({
    status: z.enum(['read', 'unreadable', 'missing']),
    source: z.string().nullable(),
    completeness: Completeness.nullable(),
    entries: z.array(PolicyEntry),
  }),
  cookies: z.array(CookieRecord),
  findings: z.array(FindingRecord),
});
export type PortalRecord = z.infer<typeof PortalRecord>;

/** `running`: begun and not finished; its process may be gone. `interrupted`: somebody stopped it. */
export const RunState = z.enum(['running', 'finished', 'interrupted']);
export type RunState = z.infer<typeof RunState>;

export const Run = z.object({
  id: z.string().describe('Begins with the UTC time of its start: sorts by age'),
  portfolio: z.string().describe('Runs of one portfolio are compared with each other'),
  state: RunState,
  startedAt: z.string().describe('ISO 8601'),
  finishedAt: z.string().nullable().describe('ISO 8601'),
  toolVersion: z.string(),
  profile: z.string().describe('Jurisdiction profile'),
  settings: z.record(z.string(), z.unknown()).describe('Under which it was made; a resumed run goes on under these'),
  baseline: z.string().nullable().describe('The run that its changes are told against'),
  partial: z.boolean().default(false).describe('Of single portals of the portfolio: nothing to hold a whole run against'),
});
export type Run = z.infer<typeof Run>;

/** What is to be done for one portal of a run: all that a resumed run needs. */
export const PlannedPortal = z.object({
  url: z.string(),
  tags: z.array(z.string()),
  settings: z.record(z.string(), z.unknown()).describe('Of this portal, over those of the run'),
});
export type PlannedPortal = z.infer<typeof PlannedPortal>;

/** One line about a finished portal, without its details. */
export const ResultSummary = z.object({
  url: z.string(),
  tags: z.array(z.string()),
  verdict: VerdictWord,
  reason: z.string().nullable().describe('The weightiest; null: compliant'),
  errors: z.number().int(),
  warnings: z.number().int(),
  notes: z.number().int(),
  forReview: z.number().int(),
  cookies: z.number().int(),
  observedAt: z.string().describe('ISO 8601'),
  finishedAt: z.string().describe('ISO 8601'),
  durationMs: z.number().int(),
  attempts: z.number().int().describe('Visits made until one gave a result'),
  samples: z.number().int(),
  evidence: z.string().nullable().describe('Where the evidence directory is kept'),
  changed: z
    .object({ newFindings: z.number().int(), fixedFindings: z.number().int(), newCookies: z.number().int(), goneCookies: z.number().int() })
    .nullable()
    .describe('Sure changes against the baseline, flaky ones left out; null: there was nothing to compare with'),
});
export type ResultSummary = z.infer<typeof ResultSummary>;

/** A finished portal whole. */
export interface PortalResult {
  summary: ResultSummary;
  verdict: Verdict;
  record: PortalRecord;
}
