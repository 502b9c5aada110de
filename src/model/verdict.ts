import { z } from 'zod';
import { Category, CookieKey, Party, SameSite } from './cookie.ts';
import { PhaseName, ScenarioName, Setter } from './evidence.ts';
import { BannerFacts, DriverName } from './consent.ts';
import { Completeness, PolicyEntry } from './policy.ts';

export const Severity = z.enum(['error', 'warning', 'note']);
export type Severity = z.infer<typeof Severity>;

/** What a configuration may say of a rule. */
export const RuleSetting = z.enum([...Severity.options, 'off']);
export type RuleSetting = z.infer<typeof RuleSetting>;

/** EARL 1.0 outcome values, in this project's spelling. */
export const RuleOutcome = z.enum(['passed', 'failed', 'cant-tell', 'not-applicable']);
export type RuleOutcome = z.infer<typeof RuleOutcome>;

export const VerdictWord = z.enum(['compliant', 'violations', 'inconclusive']);
export type VerdictWord = z.infer<typeof VerdictWord>;

/** Where in the evidence the proof stands: a JSON pointer (RFC 6901) and what a person sees there. */
export const EvidencePointer = z.object({ pointer: z.string(), label: z.string() });
export type EvidencePointer = z.infer<typeof EvidencePointer>;

/**
 * Why a finding does not count at the gate, though it stands: somebody has accepted it, or it was there
 * in an earlier report and only new ones were asked for.
 */
export const Suppression = z.object({
  by: z.enum(['baseline', 'previous-report']),
  reason: z.string(),
  owner: z.string().nullable().describe('Who has accepted it'),
  expires: z.string().nullable().describe('Last day, YYYY-MM-DD; null: never'),
});
export type Suppression = z.infer<typeof Suppression>;

/**
 * One failing instance of a rule. `review: true` means that the facts do not settle it (a policy
 * text that is cut off, statistics that may be anonymised): it makes the rule `cant-tell`, never
 * `failed`, and the portal at best inconclusive.
 */
export const Finding = z.object({
  rule: z.string(),
  severity: Severity,
  review: z.boolean(),
  message: z.string().describe('Plain words, worded as a potential violation'),
  reason: z.string().describe('Why this is a finding, or why it is for review'),
  fix: z.string(),
  cookie: CookieKey.nullable(),
  subject: z.string().nullable().describe('What it is about when not a cookie: a declared name, a field'),
  scenario: ScenarioName.nullable(),
  phase: PhaseName.nullable(),
  evidence: z.array(EvidencePointer),
  fingerprint: z.string().describe('Stable over runs: rule, site and cookie without its random suffix; no time'),
  suppressed: Suppression.optional().describe('Set aside at the gate; the verdict is the same as without'),
});
export type Finding = z.infer<typeof Finding>;

export const RuleResult = z.object({
  id: z.string(),
  outcome: RuleOutcome,
  reason: z.string().nullable().describe('Why cant-tell or not-applicable'),
  unsettled: z
    .enum(['review', 'unobserved'])
    .optional()
    .describe('What is open about it: findings for a person to settle, or something that was not observed'),
});
export type RuleResult = z.infer<typeof RuleResult>;

/** What the knowledge says of a cookie, with its source: an opinion, so it stands in the verdict only. */
export const Classification = z.object({
  category: Category,
  basis: z.enum(['declared', 'known-cookie', 'company', 'none']),
  confidence: z.enum(['exact', 'majority', 'inferred', 'none']),
  provider: z.string().nullable(),
  note: z.string(),
});
export type Classification = z.infer<typeof Classification>;

export const Declaration = z.discriminatedUnion('status', [
  z.object({ status: z.literal('declared'), entry: PolicyEntry, why: z.string() }),
  z.object({ status: z.literal('undeclared'), near: z.array(z.object({ name: z.string(), why: z.string() })) }),
  z.object({ status: z.literal('unknown'), why: z.string() }).describe('There is no list to compare with'),
]);
export type Declaration = z.infer<typeof Declaration>;

export const CookieRow = CookieKey.extend({
  party: Party,
  httpOnly: z.boolean(),
  secure: z.boolean(),
  sameSite: SameSite.nullable(),
  lifetimeSeconds: z.number().nullable().describe('The longest that was written; null: session'),
  transient: z.boolean().describe('Set, but in no jar at the end of a phase'),
  seen: z.array(z.object({ scenario: ScenarioName, phase: PhaseName })),
  sentTo: z.array(z.string()).describe('Hosts that received it'),
  setters: z.array(
    z.object({
      kind: z.enum(['http', 'script']),
      url: z.string().nullable(),
      line: z.number().int().nullable(),
      detail: Setter,
    }),
  ),
  declaration: Declaration,
  classification: Classification,
  needsConsent: z.enum(['yes', 'no', 'review']),
  needsConsentWhy: z.string(),
});
export type CookieRow = z.infer<typeof CookieRow>;

export const VERDICT_VERSION = 1;

export const PolicySummary = z.object({
  status: z.enum(['read', 'unreadable', 'missing']),
  source: z.string().nullable(),
  format: z.string().nullable(),
  completeness: Completeness.nullable(),
  reason: z.string().nullable(),
  entries: z.array(PolicyEntry),
});

/** The judgement of one portal: a pure function of evidence, policy, knowledge and profile. */
export const Verdict = z.object({
  schemaVersion: z.literal(VERDICT_VERSION),
  url: z.string(),
  verdict: VerdictWord,
  reasons: z.array(z.string()).describe('Why it is not compliant, in order of weight'),
  profile: z.string().describe('Jurisdiction profile'),
  overrides: z
    .array(z.object({ rule: z.string(), setting: RuleSetting }))
    .optional()
    .describe('Rules that the configuration switched off or weighs differently'),
  observedAt: z.string().describe('ISO 8601: when the evidence was gathered'),
  policy: PolicySummary,
  banner: z.object({
    found: z.boolean().nullable().describe('null: could not be told'),
    driver: DriverName.nullable(),
    facts: BannerFacts.nullable(),
  }),
  scenarios: z.array(
    z.object({
      name: ScenarioName,
      outcome: z.enum(['done', 'absent', 'failed']).describe('absent: no banner, so no choice to make'),
      verified: z.boolean().describe('The choice is proved; true for no-choice when it was observed'),
      reason: z.string().nullable(),
      pages: z.number().int(),
    }),
  ),
  notObserved: z.array(z.string()).describe('What could not be observed, in plain words'),
  conditions: z.array(z.string()).describe('How it was observed: browser, sandbox, third-party cookies, coverage'),
  cookies: z.array(CookieRow),
  rules: z.array(RuleResult),
  findings: z.array(Finding),
});
export type Verdict = z.infer<typeof Verdict>;
