import { planAccessOf, type AccessInput } from './access-input.ts';
import { choosePolicy } from './policy-choice.ts';
import { auditPortals, type PortalAudit } from './audit.ts';
import { storiesOf } from './stories.ts';
import type { Progress } from '../gather/options.ts';
import { profileOf } from '../judge/profiles.ts';
import { makeReport } from '../judge/report.ts';
import { checkRuleSettings } from '../judge/rule-settings.ts';
import type { Baseline } from '../model/baseline.ts';
import { CookieAuditError } from '../model/errors.ts';
import type { ScenarioName } from '../model/evidence.ts';
import type { FailOn, Report } from '../model/report.ts';
import type { RuleSetting } from '../model/verdict.ts';
import { VERSION } from '../version.ts';

/** What may be said of an audit; everything has the default of the command line. */
export interface AuditSettings extends AccessInput {
  /** `auto`, a file, or a URL, as `--policy` takes it */
  policy?: string;
  scenarios?: readonly ScenarioName[];
  /** One more story: only this category is allowed, such as `statistics` */
  grant?: string;
  /** Inner pages per scenario */
  pages?: number;
  /** Page time in milliseconds before each reading */
  observeMs?: number;
  /** Real time in milliseconds for one navigation, and for one settling */
  timeoutMs?: number;
  /** Portals at a time */
  concurrency?: number;
  /** BCP 47 tag of the visitor */
  locale?: string;
  thirdPartyCookies?: 'allow' | 'block';
  /** HOST[:PORT]=ADDR:PORT */
  resolve?: readonly string[];
  ignoreHttpsErrors?: boolean;
  /** Reaches public addresses, hosts of `resolve`, and nothing else; not together with `proxy` */
  publicOnly?: boolean;
  userAgent?: string;
  /** Path or channel of a browser */
  browser?: string;
  /** May a browser be installed where none is found? Default: no */
  install?: boolean;
  keepValues?: boolean;
  /** Jurisdiction profile, default `eu` */
  profile?: string;
  /** Another severity for a rule, or `off` */
  rules?: Readonly<Record<string, RuleSetting>>;
  failOn?: FailOn;
  allowInconclusive?: boolean;
  /** Accepted findings, held against the day `today` (YYYY-MM-DD) */
  baseline?: { accepted: Baseline; today: string };
  /** Only findings that this one does not have count */
  previous?: Report;
  /** Directory under which each portal's evidence is kept */
  evidence?: string;
  /** Ends the visits that are under way; what was not finished is reported as inconclusive */
  signal?: AbortSignal;
  onProgress?: (event: Progress) => void;
}

export interface AuditReport {
  readonly report: Report;
  /** Facts, declared list and verdict of each portal, in the order given */
  readonly portals: readonly PortalAudit[];
}

/**
 * Audits one portal or several: visits, judges and counts. It prints nothing, ends no process and keeps no
 * state; a portal that cannot be visited is an inconclusive verdict, not an exception.
 *
 * @throws CookieAuditError for what concerns the run: settings, no browser, nothing can be written, aborted before it began
 */
export async function audit(portals: string | readonly string[], settings: AuditSettings = {}): Promise<AuditReport> {
  const urls = typeof portals === 'string' ? [portals] : [...portals];
  const wrong = urls.find((url) => !URL.canParse(url) || !/^https?:$/u.test(new URL(url).protocol));
  if (wrong !== undefined || urls.length === 0) {
    throw new CookieAuditError({
      code: 'usage',
      message: wrong === undefined ? 'no portal to audit' : `${wrong}: not an http(s) URL`,
      hint: 'For example https://dashboard.paris/',
    });
  }
  const { signal = new AbortController().signal, onProgress = () => undefined } = settings;
  const targets = await Promise.all(
    urls.map(async (text) => {
      const url = new URL(text).href;
      return { url, policy: await choosePolicy(settings.policy ?? 'auto', url) };
    }),
  );
  const results = await auditPortals(targets, {
    scenarios: storiesOf(settings.scenarios, settings.grant),
    grant: settings.grant ?? null,
    pages: settings.pages ?? 2,
    observeMs: settings.observeMs ?? 10_000,
    timeoutMs: settings.timeoutMs ?? 30_000,
    concurrency: settings.concurrency ?? 2,
    locale: settings.locale ?? 'en-US',
    thirdPartyCookies: settings.thirdPartyCookies ?? 'allow',
    resolve: settings.resolve ?? [],
    ignoreHttpsErrors: settings.ignoreHttpsErrors ?? false,
    publicOnly: settings.publicOnly ?? false,
    userAgent: settings.userAgent ?? null,
    browser: settings.browser,
    install: settings.install ?? false,
    keepValues: settings.keepValues ?? false,
    ...planAccessOf(settings),
    profile: profileOf(settings.profile ?? 'eu'),
    rules: checkRuleSettings(settings.rules ?? {}),
    evidenceRoot: settings.evidence ?? null,
    signal,
    progress: onProgress,
    say: () => undefined,
  });
  const report = makeReport(
    results.map(({ verdict }) => verdict),
    VERSION,
    {
      failOn: settings.failOn ?? 'error',
      allowInconclusive: settings.allowInconclusive ?? false,
      baseline: settings.baseline,
      previous: settings.previous,
    },
  );
  return { report, portals: results };
}
