import pLimit from 'p-limit';
import { EvidenceDirectory } from '../archive/evidence-directory.ts';
import { findBrowser, type FoundBrowser } from '../browser/find.ts';
import { parseHostMapping } from '../browser/host-mapping.ts';
import { installBrowser } from '../browser/install.ts';
import { launchBrowser, type AuditBrowser } from '../browser/launch.ts';
import { gather } from '../gather/gather.ts';
import type { Progress } from '../gather/options.ts';
import { judge } from '../judge/judge.ts';
import type { Profile } from '../judge/profiles.ts';
import { CookieAuditError } from '../model/errors.ts';
import type { Evidence, ScenarioName } from '../model/evidence.ts';
import type { PolicyResult } from '../model/policy.ts';
import type { Verdict } from '../model/verdict.ts';
import { VERSION } from '../version.ts';
import { resolvePolicy, type PolicyChoice } from './policy-choice.ts';

export interface AuditTarget {
  url: string;
  policy: PolicyChoice;
}

export interface AuditOptions {
  scenarios: readonly ScenarioName[];
  /** Category of the grant scenario */
  grant?: string | null;
  pages: number;
  observeMs: number;
  timeoutMs: number;
  concurrency: number;
  locale: string;
  thirdPartyCookies: 'allow' | 'block';
  /** HOST[:PORT]=ADDR:PORT */
  resolve: readonly string[];
  ignoreHttpsErrors: boolean;
  userAgent: string | null;
  /** Path or channel; undefined: the best one that is there */
  browser: string | undefined;
  /** May a browser be installed where none is found? */
  install: boolean;
  keepValues: boolean;
  profile: Profile;
  /** Directory under which each portal gets one of its own */
  evidenceRoot: string | null;
  signal: AbortSignal;
  progress(event: Progress): void;
  say(line: string): void;
}

export interface PortalAudit {
  evidence: Evidence;
  policy: PolicyResult;
  verdict: Verdict;
}

/**
 * Audits portals, `concurrency` at a time, in one browser. Each portal ends in exactly one result, in
 * the order given; a portal that cannot be visited is a result, not an error.
 *
 * @throws CookieAuditError for what concerns the run as a whole: no browser, nothing can be written.
 *   It ends the visits that are under way; `onResult` was told of those that are finished.
 */
export async function auditPortals(
  targets: readonly AuditTarget[],
  given: AuditOptions,
  onResult: (result: PortalAudit, index: number) => void = () => undefined,
): Promise<PortalAudit[]> {
  const failed = new AbortController();
  const options = { ...given, signal: AbortSignal.any([given.signal, failed.signal]) };
  const source = new BrowserSource(options);
  const limit = pLimit(options.concurrency);
  const audits = targets.map((target, index) =>
    limit(async () => {
      try {
        failed.signal.throwIfAborted();
        const result = await auditOne(target, source, options);
        if (!failed.signal.aborted) onResult(result, index);
        return result;
      } catch (error) {
        failed.abort(error);
        throw error;
      }
    }),
  );
  try {
    // Nothing is left behind: every visit has ended before the browser is closed.
    await Promise.allSettled(audits);
    failed.signal.throwIfAborted();
    return await Promise.all(audits);
  } finally {
    await source.close();
  }
}

async function auditOne(target: AuditTarget, source: BrowserSource, options: AuditOptions): Promise<PortalAudit> {
  const directory = options.evidenceRoot === null ? null : await EvidenceDirectory.create(options.evidenceRoot, target.url);
  try {
    let { evidence, policyText } = await visit(target, source, options, directory);
    // A crash of the browser takes every visit in it with it; each is made once more, in a new one. So is one whose page crashed.
    if (crashed(evidence) && !options.signal.aborted) {
      await directory?.restart();
      ({ evidence, policyText } = await visit(target, source, options, directory));
    }
    const policy = resolvePolicy(target.policy, evidence, policyText);
    await directory?.finish(evidence, policy);
    return { evidence, policy, verdict: judge(evidence, policy, { profile: options.profile }) };
  } catch (error) {
    await directory?.discard();
    throw error;
  }
}

async function visit(
  target: AuditTarget,
  source: BrowserSource,
  options: AuditOptions,
  files: EvidenceDirectory | null,
): ReturnType<typeof gather> {
  return await gather(await source.get(), {
    url: target.url,
    toolVersion: VERSION,
    scenarios: options.scenarios,
    grant: options.grant ?? null,
    pages: options.pages,
    observeMs: options.observeMs,
    timeoutMs: options.timeoutMs,
    locale: options.locale,
    thirdPartyCookies: options.thirdPartyCookies,
    hostMapping: options.resolve,
    ignoreHttpsErrors: options.ignoreHttpsErrors,
    keepValues: options.keepValues,
    consent: target.policy.consent,
    policyUrl: target.policy.policyUrl,
    files,
    signal: options.signal,
    progress: options.progress,
  });
}

function crashed(evidence: Evidence): boolean {
  const outcomes = [evidence.outcome, ...evidence.scenarios.map(({ outcome }) => outcome)];
  return outcomes.some((outcome) => !outcome.ok && /^(browser|page)-crashed$/.test(outcome.error.code));
}

/**
 * The browser of a run: found or installed at the first need, replaced when it died. An interrupted run
 * ends it at once, which ends what waits for it, and gets no other.
 */
class BrowserSource {
  readonly #options: AuditOptions;
  #found: Promise<FoundBrowser> | null = null;
  #current: Promise<AuditBrowser> | null = null;
  readonly #all: AuditBrowser[] = [];

  constructor(options: AuditOptions) {
    this.#options = options;
    // Should that fail, the last close() tells.
    options.signal.addEventListener('abort', () => void this.close().catch(() => undefined), { once: true });
  }

  async get(): Promise<AuditBrowser> {
    const pending = this.#current;
    const browser = pending === null ? null : await pending;
    if (browser !== null && (browser.alive || this.#options.signal.aborted)) return browser;
    if (this.#options.signal.aborted) throw new CookieAuditError({ code: 'interrupted', message: 'interrupted before the first visit' });
    // Several visits may find the same dead browser: the first one replaces it for all.
    if (this.#current === pending || this.#current === null) this.#current = this.#launch();
    return await this.#current;
  }

  async close(): Promise<void> {
    await this.#current?.catch(() => undefined);
    await Promise.all(this.#all.map(async (browser) => await browser.close()));
  }

  async #launch(): Promise<AuditBrowser> {
    const { thirdPartyCookies, ignoreHttpsErrors, userAgent, timeoutMs, resolve } = this.#options;
    const found = await (this.#found ??= ensureBrowser(this.#options));
    const hostMappings = resolve.map(parseHostMapping);
    const browser = await launchBrowser({ found, thirdPartyCookies, ignoreHttpsErrors, userAgent, timeoutMs, hostMappings });
    this.#all.push(browser);
    return browser;
  }
}

/** @throws CookieAuditError browser-not-found */
export async function ensureBrowser(options: {
  browser: string | undefined;
  install: boolean;
  signal?: AbortSignal;
  say(line: string): void;
}): Promise<FoundBrowser> {
  const found = await findBrowser(options.browser ?? process.env['COOKIE_AUDIT_BROWSER']);
  if (found !== null) return found;
  if (!options.install || options.browser !== undefined) {
    throw new CookieAuditError({
      code: 'browser-not-found',
      message: options.browser === undefined ? 'no Chromium, Chrome or Edge was found' : `--browser ${options.browser}: not installed`,
      hint: 'Run `cookie-audit browser install`, or give one with --browser PATH.',
    });
  }
  return await installBrowser({ say: options.say, signal: options.signal });
}
