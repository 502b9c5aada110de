import { z } from 'zod';
import { BannerLayer, ConsentTranscript, BannerClosing, ConsentSignal } from './consent.ts';
import { BeyondCookies, CanonicalName, StorageItem, StorageSnapshot } from './beyond.ts';
import { CookieAttributes, CookieIdentity, HashedValue, SameSite } from './cookie.ts';
import { StackFrame } from './stack.ts';

/** Raised when a reader of older evidence could misread it; `archive/migrate` would lift older ones. */
export const EVIDENCE_VERSION = 1;

/** `withdraw`: accept, then refuse by the way back; `gpc`: no choice, with Global Privacy Control; `grant`: one category only. */
export const ScenarioName = z.enum(['no-choice', 'accept', 'reject', 'withdraw', 'gpc', 'grant']);
export type ScenarioName = z.infer<typeof ScenarioName>;

/** What is told unless something else is asked for. */
export const DEFAULT_SCENARIOS: readonly ScenarioName[] = ['no-choice', 'accept', 'reject', 'withdraw'];

/** `withdrawn`: after the withdrawal; a `reload` that follows it shows what lasts. `interaction`: mouse, keys and scrolling, which wake lazy trackers; it follows `before` without a choice, else `after`. */
export const PhaseName = z.enum(['before', 'after', 'interaction', 'withdrawn', 'reload', 'inner', 'closed']);
export type PhaseName = z.infer<typeof PhaseName>;

/** Why an observation failed. A failed observation is evidence of failure, never of absence. */
export const FailureCode = z.enum([
  'dns',
  'connection',
  'tls',
  'http-status',
  'private-address',
  'blocked',
  'redirect-loop',
  'timeout',
  'navigation',
  'browser-crashed',
  'page-crashed',
  'recorder',
  'consent',
  'interrupted',
  'budget',
]);
export type FailureCode = z.infer<typeof FailureCode>;

export const Failure = z.object({ code: FailureCode, message: z.string() });
export type Failure = z.infer<typeof Failure>;

export const Outcome = z.discriminatedUnion('ok', [z.object({ ok: z.literal(true) }), z.object({ ok: z.literal(false), error: Failure })]);
export type Outcome = z.infer<typeof Outcome>;

export { StackFrame };

/** What began a request, nearest first: the script, the parser of a page, a redirect. */
export const InitiatorLink = z.object({
  kind: z.enum(['parser', 'script', 'redirect', 'preload', 'other']),
  url: z.string(),
  line: z.number().int().nullable().describe('1-based'),
});
export type InitiatorLink = z.infer<typeof InitiatorLink>;

/** Who wrote a cookie. */
export const Setter = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('http'),
    url: z.string().describe('The request whose response carried Set-Cookie'),
    status: z.number().int(),
    resourceType: z.string().describe("Chrome DevTools Protocol's Network.ResourceType"),
    initiators: z.array(InitiatorLink),
  }),
  z.object({
    kind: z.literal('script'),
    api: z.enum(['document.cookie', 'cookieStore']),
    url: z.string().nullable().describe('The script nearest to the write; null: the stack was empty'),
    line: z.number().int().nullable(),
    column: z.number().int().nullable(),
    stack: z.array(StackFrame),
  }),
]);
export type Setter = z.infer<typeof Setter>;

/**
 * One write. `stored` says what is *proved*: `yes` (read back, in a later jar, or sent), `no` (the
 * browser said why in `blockedReasons`, or the read-back found nothing), `unknown`.
 */
export const CookieEvent = z.object({
  at: z.number().describe('Milliseconds of real time since the scenario began'),
  pageTimeMs: z
    .number()
    .nullable()
    .describe(
      "Page time since the document began, as its visitor would live it (performance.now of the writing script); null: not a script's write",
    ),
  type: z.enum(['set', 'delete', 'blocked']).describe('delete: a write whose expiry lies in the past'),
  phase: z.number().int().nonnegative().describe("Index into the scenario's phases"),
  frame: z.string().describe('URL of the document or worker that the write belongs to'),
  target: z.string().describe('Kind of DevTools target: page, iframe, worker, service_worker …'),
  cookie: z.string().describe('Id in the cookie table'),
  attributes: CookieAttributes,
  lifetimeSeconds: z.number().nullable().describe('From the raw write, not from the capped jar; null: session'),
  value: HashedValue,
  setter: Setter,
  stored: z.enum(['yes', 'no', 'unknown']),
  blockedReasons: z.array(z.string()).describe("Chrome DevTools Protocol's SetCookieBlockedReason"),
});
export type CookieEvent = z.infer<typeof CookieEvent>;

/** A cookie that left in requests to one host during one phase. */
export const SentCookie = z.object({
  cookie: z.string(),
  phase: z.number().int().nonnegative(),
  host: z.string(),
  firstAt: z.number(),
  firstUrl: z.string(),
  count: z.number().int().positive(),
});
export type SentCookie = z.infer<typeof SentCookie>;

export const JarCookie = z.object({
  cookie: z.string(),
  value: HashedValue,
  expiresAt: z.string().nullable().describe('ISO 8601 as the jar keeps it (at most 400 days ahead); null: session'),
  secure: z.boolean(),
  httpOnly: z.boolean(),
  sameSite: SameSite.nullable(),
});
export type JarCookie = z.infer<typeof JarCookie>;

export const RequestRecord = z.object({
  at: z.number(),
  phase: z.number().int().nonnegative(),
  url: z.string(),
  method: z.string(),
  resourceType: z.string(),
  status: z.number().int().nullable().describe('null: no response was seen'),
  failure: z.string().nullable().describe("Chrome's net error, e.g. net::ERR_NAME_NOT_RESOLVED"),
  refused: z.string().optional().describe('The address that is not public: no connection was made (`publicOnly` of the environment)'),
  initiators: z.array(InitiatorLink),
});
export type RequestRecord = z.infer<typeof RequestRecord>;

/** How the page came to rest before a phase was read. */
export const Settling = z.object({
  mode: z.enum(['virtual', 'real']).describe('virtual: page time was advanced (Emulation.setVirtualTimePolicy)'),
  pageTimeMs: z.number().describe('Page time that was given to timers'),
  realTimeMs: z.number(),
  capped: z.boolean().describe('The real-time cap ended it'),
  pending: z.array(z.string()).describe('What was still under way at the cap'),
});
export type Settling = z.infer<typeof Settling>;

export const Phase = z.object({
  name: PhaseName,
  url: z.string().describe('The URL that was asked for'),
  finalUrl: z.string().nullable(),
  status: z.number().int().nullable(),
  title: z.string().nullable(),
  startedAt: z.number(),
  endedAt: z.number(),
  outcome: Outcome,
  settling: Settling.nullable(),
  jar: z.array(JarCookie).nullable().describe('Everything in the profile at the end of the phase; null: it could not be read'),
  storage: z
    .array(StorageSnapshot)
    .nullish()
    .describe('Web storage by origin at the end of the phase; null: it could not be read; missing: not recorded'),
  screenshot: z.string().nullable().describe('File in the evidence directory'),
  dialogs: z.array(z.string()).describe('alert, confirm, prompt and beforeunload dialogs that were dismissed'),
});
export type Phase = z.infer<typeof Phase>;

/** A disagreement between the jar and the journal, or something that could not be seen. */
export const Gap = z.object({
  phase: z.number().int().nonnegative().nullable(),
  cookie: z.string().nullable(),
  what: z.enum(['jar-without-event', 'target-not-observed', 'recorder-failed', 'screenshot-failed', 'not-interacted', 'not-left']),
  detail: z.string(),
});
export type Gap = z.infer<typeof Gap>;

export const Scenario = z.object({
  name: ScenarioName,
  outcome: Outcome,
  startedAt: z.string().describe('ISO 8601'),
  durationMs: z.number(),
  consent: ConsentTranscript.nullable(),
  withdrawal: ConsentTranscript.nullable().optional().describe('Of the withdraw scenario: the refusal after the acceptance in `consent`'),
  settingsSeen: BannerLayer.optional().describe(
    'Of the no-choice scenario, at its end: the settings as they open, where no other story had to',
  ),
  closing: BannerClosing.optional().describe('Of the no-choice scenario, at its end. Missing: gathered by a version that did not try it'),
  phases: z.array(Phase),
  events: z.array(CookieEvent),
  sent: z.array(SentCookie),
  requests: z.array(RequestRecord),
  consentSignals: z.array(ConsentSignal).optional(),
  beyond: BeyondCookies.optional().describe('Missing: gathered by a version that did not record it'),
  gaps: z.array(Gap),
});
export type Scenario = z.infer<typeof Scenario>;

export const Environment = z.object({
  browser: z.object({ product: z.string(), channel: z.string(), flags: z.array(z.string()) }),
  sandbox: z.boolean().describe("false: the browser's own sandbox was off (as for root on Linux)"),
  userAgent: z.string(),
  automationHidden: z.boolean().describe('"Headless" left out of the user agent and navigator.webdriver off'),
  thirdPartyCookies: z.enum(['allow', 'block']),
  locale: z.string(),
  viewport: z.object({ width: z.number().int(), height: z.number().int() }),
  hostMapping: z.array(z.string()).describe('--resolve: HOST[:PORT]=ADDR:PORT'),
  ignoreHttpsErrors: z.boolean(),
  publicOnly: z
    .boolean()
    .optional()
    .describe('true: public addresses only were reached, and hosts that were mapped; without: what the machine reaches'),
  access: z
    .object({
      broughtCookies: z.array(z.object({ name: z.string(), domain: z.string(), path: z.string() })),
      broughtStorage: z.array(z.string()).describe('Origins'),
      headers: z.array(z.string()).describe('Names of headers that were sent to the portal; their values are not kept'),
      proxy: z.boolean(),
    })
    .optional()
    .describe('What the browser brought along to be let in; without: what everybody sees'),
});
export type Environment = z.infer<typeof Environment>;

/** The portal's own policy page as it was found, whatever list the audit is judged under. */
export const PolicyPage = z.object({
  outcome: Outcome,
  url: z.string().nullable(),
  foundBy: z.enum(['portal-file', 'link', 'known-path', 'sitemap', 'given', 'none']),
  external: z.boolean().optional().describe('The page stands on another site than the portal'),
  lookedAt: z.array(z.string()),
  contentType: z.string().nullable(),
  sha256: z.string().nullable(),
  file: z.string().nullable().describe('Snapshot in the evidence directory'),
});
export type PolicyPage = z.infer<typeof PolicyPage>;

/** Facts only: no category, no "requires consent". Can be judged again, offline, years later. */
export const Evidence = z.object({
  schemaVersion: z.literal(EVIDENCE_VERSION),
  tool: z.object({ name: z.literal('cookie-audit'), version: z.string() }),
  url: z.string().describe('Start URL of the portal'),
  startedAt: z.string().describe('ISO 8601'),
  finishedAt: z.string().describe('ISO 8601'),
  outcome: Outcome.describe('Whether the portal could be visited at all'),
  environment: Environment.nullable().describe('null: no browser came up'),
  settings: z.object({
    scenarios: z.array(ScenarioName),
    pages: z.number().int().nonnegative(),
    observeMs: z.number(),
    timeoutMs: z.number(),
    valuesKept: z.boolean(),
    grant: z.string().optional().describe('Category of the grant scenario'),
  }),
  innerPages: z.object({
    chosenFrom: z.enum(['sitemap', 'links', 'sitemap+links', 'none']),
    urls: z.array(z.string()),
  }),
  policyPage: PolicyPage.nullable(),
  cookies: z.array(CookieIdentity),
  storageItems: z.array(StorageItem).optional(),
  canonicalNames: z.array(CanonicalName).optional().describe('CNAMEs of the first-party hosts that were asked'),
  scenarios: z.array(Scenario),
});
export type Evidence = z.infer<typeof Evidence>;
