import {
  Evidence,
  type CookieEvent,
  type Failure,
  type Gap,
  type JarCookie,
  type Phase,
  type PhaseName,
  type RequestRecord,
  type Scenario,
  type ScenarioName,
} from '../../src/model/evidence.ts';
import type { BannerClosing, BannerControl, BannerFacts, ConsentSignal, TcfAnswer, ConsentTranscript } from '../../src/model/consent.ts';
import type { BeyondCookies, CanonicalName, StorageItem } from '../../src/model/beyond.ts';
import type { CookieIdentity } from '../../src/model/cookie.ts';
import type { Policy, PolicyEntry, PolicyResult } from '../../src/model/policy.ts';

export const PORTAL = 'https://portal.example.com/';
const HOST = 'portal.example.com';
const START = '2026-01-01T00:00:00.000Z';
const VALUE = { hash: '0123456789abcdef', length: 8, charset: 'hex' } as const;

export interface CookieSpec {
  name: string;
  domain?: string;
  path?: string;
  partitionKey?: string;
  /** Of the write, or in the jar; null: session. */
  lifetime?: number | null;
}

export interface WriteSpec extends CookieSpec {
  at?: number;
  by?: string;
  line?: number;
  http?: boolean;
  type?: CookieEvent['type'];
  stored?: CookieEvent['stored'];
}

export interface PhaseSpec {
  name: PhaseName;
  url?: string;
  jar?: (string | CookieSpec)[] | null;
  set?: (string | WriteSpec)[];
  sent?: (string | (CookieSpec & { host?: string }))[];
  error?: Failure;
  capped?: boolean;
  /** By origin; null: could not be read. Default: nothing is stored */
  storage?: Phase['storage'];
  requests?: (Partial<RequestRecord> & { url: string })[];
}

export interface ScenarioSpec {
  name: ScenarioName;
  consent?: ConsentTranscript['outcome'] | null;
  consentReason?: string;
  error?: Failure;
  phases?: PhaseSpec[];
  gaps?: Gap[];
  /** Of the no-choice scenario; default: nothing on the banner only closes it; null: evidence of before this was tried. */
  closing?: Partial<BannerClosing> | null;
  /** Default: both answers as buttons on the first layer. */
  banner?: Partial<BannerFacts>;
  /** Clicks of the proved choice; default 1. */
  clicks?: number;
  staysAway?: boolean | null;
  withdrawal?: Partial<ConsentTranscript> | null;
  /** null: evidence of before these facts were kept. */
  signals?: SignalSpec[] | null;
  /** null: evidence of a version that did not record it */
  beyond?: Partial<BeyondCookies> | null;
}

export type SignalSpec = Pick<ConsentSignal, 'kind' | 'value' | 'phase'> & { where?: string; tcf?: Partial<TcfAnswer> };

const LOOKS = { element: 'button', width: 120, height: 40, fontSize: 16, fontWeight: 400, contrast: 7, boxed: true } as const;

/** A control of a banner: a button of good contrast, unless asked. */
export function control(
  kind: BannerControl['kind'],
  text: string,
  rest: Omit<Partial<BannerControl>, 'looks'> & { looks?: Partial<BannerControl['looks']> | null } = {},
): BannerControl {
  const { looks, ...more } = rest;
  return {
    kind,
    text,
    on: kind === 'switch' ? false : null,
    disabled: false,
    ...(looks === null ? {} : { looks: { ...LOOKS, ...looks } }),
    ...more,
  };
}

export interface EvidenceSpec {
  url?: string;
  error?: Failure;
  asked?: ScenarioName[];
  inner?: string[];
  scenarios?: ScenarioSpec[];
  storageItems?: StorageItem[];
  /** null: evidence of a version that did not record it */
  canonicalNames?: CanonicalName[] | null;
}

const named = <T extends CookieSpec>(spec: string | T): T | CookieSpec => (typeof spec === 'string' ? { name: spec } : spec);

class Table {
  readonly rows: CookieIdentity[] = [];
  private readonly ids = new Map<string, string>();
  id({ name, domain, path = '/', partitionKey }: CookieSpec): string {
    const key = JSON.stringify([name, domain, path, partitionKey]);
    const known = this.ids.get(key);
    if (known !== undefined) return known;
    const id = `c${this.rows.length}`;
    this.rows.push({ id, name, domain: domain ?? HOST, hostOnly: domain === undefined, path, partitionKey: partitionKey ?? null });
    this.ids.set(key, id);
    return id;
  }
}

const attributes = { secure: true, httpOnly: false, sameSite: 'Lax', partitioned: false, domain: null, path: '/' } as const;

function event(table: Table, spec: WriteSpec, phase: number, startedAt: number): CookieEvent {
  const url = spec.by ?? `${PORTAL}app.js`;
  return {
    at: startedAt + (spec.at ?? 400),
    pageTimeMs: spec.http === true ? null : (spec.at ?? 400),
    type: spec.type ?? 'set',
    phase,
    frame: PORTAL,
    target: 'page',
    cookie: table.id(spec),
    attributes,
    lifetimeSeconds: spec.lifetime ?? null,
    value: VALUE,
    setter:
      spec.http === true
        ? { kind: 'http', url, status: 200, resourceType: 'Script', initiators: [] }
        : { kind: 'script', api: 'document.cookie', url, line: spec.line ?? 31, column: 1, stack: [] },
    stored: spec.stored ?? 'yes',
    blockedReasons: [],
  };
}

function jarCookie(table: Table, spec: CookieSpec, endedAt: number): JarCookie {
  const expires =
    spec.lifetime === undefined || spec.lifetime === null
      ? null
      : new Date(Date.parse(START) + endedAt + spec.lifetime * 1000).toISOString();
  return { cookie: table.id(spec), value: VALUE, expiresAt: expires, secure: true, httpOnly: true, sameSite: 'Lax' };
}

function transcript({ name, consent, consentReason: reason, banner, clicks = 1, staysAway }: ScenarioSpec): ConsentTranscript {
  const outcome = consent ?? 'done';
  const found = outcome !== 'absent';
  return {
    choice: name === 'reject' ? 'reject' : 'accept',
    outcome,
    reason: reason ?? null,
    driver: outcome === 'done' ? 'heuristic' : null,
    banner: found
      ? {
          text: 'We use cookies',
          frame: PORTAL,
          language: 'en',
          cmp: null,
          controls: [control('accept', 'Accept all'), control('reject', 'Reject all')],
          blocks: false,
          ...banner,
        }
      : null,
    attempts:
      outcome === 'done'
        ? [
            {
              driver: 'heuristic',
              result: 'done',
              reason: null,
              steps: Array.from({ length: clicks }, () => ({ at: 0, what: 'click' as const, detail: 'a control', ok: true })),
            },
          ]
        : [],
    proof: {
      bannerGone: outcome === 'done' ? true : null,
      stored: [],
      staysAway: staysAway === undefined ? (outcome === 'done' ? true : null) : staysAway,
    },
  };
}

function scenario(table: Table, spec: ScenarioSpec): Scenario {
  const specs = spec.phases ?? [];
  const events: CookieEvent[] = [];
  const sent: Scenario['sent'] = [];
  const phases = specs.map((phase, index): Phase => {
    const startedAt = index * 1000;
    const endedAt = startedAt + 900;
    for (const write of phase.set ?? []) events.push(event(table, named(write), index, startedAt));
    for (const item of phase.sent ?? []) {
      const cookie = named(item);
      const host = 'host' in cookie && typeof cookie.host === 'string' ? cookie.host : HOST;
      sent.push({ cookie: table.id(cookie), phase: index, host, firstAt: startedAt + 500, firstUrl: `https://${host}/x`, count: 1 });
    }
    const url = phase.url ?? PORTAL;
    return {
      name: phase.name,
      url,
      finalUrl: url,
      status: 200,
      title: 'Portal',
      startedAt,
      endedAt,
      outcome: phase.error === undefined ? { ok: true } : { ok: false, error: phase.error },
      settling: { mode: 'virtual', pageTimeMs: 10_000, realTimeMs: 300, capped: phase.capped ?? false, pending: [] },
      jar: phase.jar === null ? null : (phase.jar ?? []).map((item) => jarCookie(table, named(item), endedAt)),
      ...(phase.storage === undefined ? (spec.beyond === null ? {} : { storage: [] }) : { storage: phase.storage }),
      screenshot: null,
      dialogs: [],
    };
  });
  const consent = spec.name === 'no-choice' || spec.name === 'gpc' || spec.consent === null ? null : transcript(spec);
  const withdrawal =
    spec.withdrawal === null || spec.withdrawal === undefined
      ? spec.withdrawal
      : { ...transcript({ name: 'reject' }), way: { by: 'control' as const, name: 'Cookie settings', tried: [] }, ...spec.withdrawal };
  return {
    name: spec.name,
    outcome: spec.error === undefined ? { ok: true } : { ok: false, error: spec.error },
    startedAt: START,
    durationMs: 5000,
    consent,
    phases,
    events,
    sent,
    ...(withdrawal === undefined ? {} : { withdrawal }),
    ...(spec.name === 'no-choice' && spec.closing !== null
      ? { closing: { outcome: 'no-control' as const, control: null, stored: [], ...spec.closing } }
      : {}),
    ...(spec.signals === null
      ? {}
      : {
          consentSignals: (spec.signals ?? []).map(({ tcf, where = 'www.google-analytics.com', ...signal }) => ({
            at: signal.phase * 1000 + 500,
            where,
            ...signal,
            tcf:
              tcf === undefined
                ? null
                : {
                    version: 2,
                    cmpId: 10,
                    policyVersion: 5,
                    purposes: [],
                    legitimateInterests: [],
                    vendors: 0,
                    disclosedVendors: true,
                    ...tcf,
                  },
          })),
        }),
    requests: specs.flatMap((phase, index) =>
      (phase.requests ?? []).map((request) => ({
        at: index * 1000 + 300,
        phase: index,
        method: 'GET',
        resourceType: 'Image',
        status: 200,
        failure: null,
        initiators: [],
        ...request,
      })),
    ),
    ...(spec.beyond === null
      ? {}
      : { beyond: { storage: { writes: [] }, outflows: [], identifiersSent: [], fingerprint: [], leftOut: [], ...spec.beyond } }),
    gaps: spec.gaps ?? [],
  };
}

/** Evidence from a short description; what is left out is a portal that was observed in full and sets nothing. */
export function evidence(spec: EvidenceSpec = {}): Evidence {
  const table = new Table();
  const scenarios = (spec.scenarios ?? observed()).map((one) => scenario(table, one));
  return Evidence.parse({
    schemaVersion: 1,
    tool: { name: 'cookie-audit', version: '0.1.0' },
    url: spec.url ?? PORTAL,
    startedAt: START,
    finishedAt: '2026-01-01T00:00:10.000Z',
    outcome: spec.error === undefined ? { ok: true } : { ok: false, error: spec.error },
    environment: {
      browser: { product: 'Chromium/156', channel: 'system', flags: [] },
      sandbox: true,
      userAgent: 'Chrome',
      automationHidden: true,
      thirdPartyCookies: 'allow',
      locale: 'en-GB',
      viewport: { width: 1280, height: 800 },
      hostMapping: [],
      ignoreHttpsErrors: false,
    },
    settings: {
      scenarios: spec.asked ?? ['no-choice', 'accept', 'reject'],
      pages: 0,
      observeMs: 10_000,
      timeoutMs: 30_000,
      valuesKept: false,
    },
    innerPages: { chosenFrom: (spec.inner ?? []).length === 0 ? 'none' : 'links', urls: spec.inner ?? [] },
    policyPage: null,
    cookies: table.rows,
    storageItems: spec.storageItems ?? [],
    ...(spec.canonicalNames === null ? {} : { canonicalNames: spec.canonicalNames ?? [] }),
    scenarios,
  });
}

type Writes = (string | WriteSpec)[];

/** The three scenarios, all observed, with what is written (and kept) before the choice, after accepting and after refusing. */
export function observed(
  writes: { before?: Writes; accepted?: Writes; refused?: Writes; consent?: ConsentTranscript['outcome'] } = {},
): ScenarioSpec[] {
  const before = writes.before ?? [];
  const phase = (name: PhaseName, set: Writes, jar: Writes): PhaseSpec => ({ name, set, jar });
  const chosen = (name: ScenarioName, after: Writes): ScenarioSpec => ({
    name,
    consent: writes.consent ?? 'done',
    phases: [phase('before', before, before), phase('after', after, [...before, ...after]), phase('reload', [], [...before, ...after])],
  });
  return [
    { name: 'no-choice', phases: [phase('before', before, before)] },
    chosen('accept', writes.accepted ?? []),
    chosen('reject', writes.refused ?? []),
  ];
}

/** A declared entry that lacks nothing, unless asked. */
export function entry(name: string, rest: Partial<PolicyEntry> = {}): PolicyEntry {
  return {
    name,
    match: name.includes('*') ? 'pattern' : 'exact',
    kind: 'cookie',
    provider: 'Example',
    category: 'necessary',
    categoryLabel: 'Necessary',
    party: null,
    domain: null,
    functionAndLocation: null,
    purpose: 'what it is for',
    durationText: '1 year',
    lifetimeSeconds: 31_536_000,
    anonymised: false,
    source: { document: 'policy.txt', section: null, line: 3 },
    confidence: 'high',
    ...rest,
  };
}

/** A policy that was read. */
export function policy(entries: (string | PolicyEntry)[], rest: Partial<Policy> = {}): PolicyResult {
  return {
    status: 'read',
    policy: {
      source: { kind: 'file', location: 'policy.txt', sha256: '0'.repeat(64) },
      format: 'text',
      title: null,
      language: 'en',
      portalUrl: null,
      columns: [],
      sections: [],
      completeness: 'unknown',
      incompleteReason: null,
      entries: entries.map((item) => (typeof item === 'string' ? entry(item) : item)),
      noise: [],
      ...rest,
    },
  };
}

export const missing: PolicyResult = { status: 'missing', lookedAt: ['https://portal.example.com/terms/cookies-policy/'] };
export const unreadable: PolicyResult = { status: 'unreadable', location: 'policy.pdf', reason: 'not a text' };
export const cutOff = (entries: (string | PolicyEntry)[]): PolicyResult =>
  policy(entries, { completeness: 'incomplete', incompleteReason: 'the last row is cut off' });
