import type { PhaseName, ScenarioName } from '../../model/evidence.ts';
import type { Category } from '../../model/cookie.ts';
import type { RuleOutcome, Severity, VerdictWord } from '../../model/verdict.ts';
import type { Language } from '../define.ts';
import type { LifetimeUnit } from '../words.ts';

/** Everything that the HTML report says by itself, in one language. */
export interface Words {
  readonly lang: Language;
  /** With what stands before it. */
  readonly colon: string;
  readonly overview: (portals: number, violations: number, inconclusive: number) => string;
  readonly moreFindings: (count: number) => string;
  readonly title: string;
  readonly skip: string;
  readonly verdict: Readonly<Record<VerdictWord, string>>;
  readonly verdictMeaning: Readonly<Record<VerdictWord, string>>;
  readonly severity: Readonly<Record<Severity, string>>;
  readonly forReview: (severity: string) => string;
  readonly review: string;
  readonly suppressed: string;
  readonly exitCode: string;
  readonly portals: string;
  readonly portal: string;
  readonly tiles: Readonly<
    Record<'compliant' | 'violations' | 'inconclusive' | 'errors' | 'warnings' | 'notes' | 'forReview' | 'cookies', string>
  >;
  readonly changes: {
    readonly title: string;
    readonly since: (before: string, after: string) => string;
    readonly none: string;
    readonly more: (count: number) => string;
    readonly unchanged: (count: number) => string;
    readonly portalNew: string;
    readonly portalGone: string;
    readonly finding: Readonly<Record<'new' | 'fixed', string>>;
    readonly cookie: Readonly<Record<'new' | 'gone' | 'changed', string>>;
    readonly policy: string;
    readonly certainty: Readonly<Record<'flaky' | 'unknown', string>>;
  };
  readonly facts: Readonly<Record<'visited' | 'observed' | 'profile' | 'banner' | 'policy' | 'rules' | 'browser', string>>;
  readonly scenario: Readonly<Record<ScenarioName, string>>;
  readonly phase: Readonly<Record<PhaseName, string>>;
  /** For tables and drawings. */
  readonly phaseShort: Readonly<Record<PhaseName, string>>;
  readonly outcome: Readonly<Record<RuleOutcome, string>>;
  readonly moreScreenshots: (count: number) => string;
  readonly category: Readonly<Record<Category, string>>;
  readonly scenarioOutcome: Readonly<Record<'observed' | 'proved' | 'absent' | 'failed', string>>;
  readonly pages: (count: number) => string;
  readonly bannerFound: string;
  readonly bannerWorked: (driver: string) => string;
  readonly bannerNone: string;
  readonly bannerUnknown: string;
  readonly policyMissing: string;
  readonly policyUnreadable: string;
  readonly declares: (count: number) => string;
  readonly completeness: Readonly<Record<'complete' | 'incomplete' | 'unknown', string>>;
  readonly findings: string;
  readonly noFindings: string;
  readonly why: string;
  readonly fix: string;
  readonly ground: string;
  readonly proof: string;
  readonly explanation: string;
  readonly setAside: string;
  readonly toTable: string;
  readonly comparison: string;
  readonly comparisonCaption: string;
  readonly columns: Readonly<
    Record<'cookie' | 'declared' | 'observed' | 'lifetime' | 'setBy' | 'consent' | 'result' | 'assessment', string>
  >;
  readonly status: Readonly<Record<'declared' | 'undeclared' | 'unseen' | 'unknown', string>>;
  readonly consent: Readonly<Record<'yes' | 'no' | 'review', string>>;
  readonly party: Readonly<Record<'first' | 'third', string>>;
  readonly filter: string;
  readonly filterStatus: string;
  readonly filterConsent: string;
  readonly everything: string;
  /** With {from}, {to}, {found}, {all} */
  readonly shown: string;
  readonly before: string;
  readonly next: string;
  readonly showAll: string;
  readonly notSeen: string;
  readonly noCookies: string;
  readonly session: string;
  readonly written: string;
  readonly stated: string;
  readonly chain: string;
  readonly unseenSetter: string;
  readonly moreSetters: (count: number) => string;
  readonly sentTo: string;
  readonly timeline: string;
  readonly timelineCaption: string;
  readonly timelineLabel: (scenario: string, cookies: number, clicks: number, requests: number) => string;
  readonly timelineColumns: Readonly<Record<'time' | 'what' | 'details', string>>;
  readonly events: (count: number) => string;
  readonly left: (count: number) => string;
  readonly did: Readonly<Record<'set' | 'delete' | 'blocked' | 'phase' | 'request' | 'click' | 'step', string>>;
  readonly by: string;
  readonly requestsLegend: string;
  readonly clickLegend: string;
  readonly noTimeline: string;
  readonly screenshots: string;
  readonly enlarge: string;
  readonly noScreenshots: string;
  readonly leftOutScreenshots: (names: string) => string;
  readonly bannerText: string;
  readonly controls: string;
  readonly transcript: string;
  readonly notObserved: string;
  readonly notObservedNone: string;
  readonly conditions: string;
  readonly rules: string;
  readonly ruleColumns: Readonly<Record<'rule' | 'outcome' | 'reason', string>>;
  readonly overrides: string;
  readonly off: string;
  readonly baseline: string;
  readonly disclaimer: string;
  readonly original: string;
  readonly top: string;
  readonly line: string;
  /** One and more of each. */
  readonly units: Readonly<Record<LifetimeUnit, readonly [string, string]>>;
  readonly expired: string;
}
