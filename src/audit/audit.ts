import pLimit, { type LimitFunction } from 'p-limit';
import { setTimeout as pause } from 'node:timers/promises';
import path from 'node:path';
import { EvidenceDirectory } from '../archive/evidence-directory.ts';
import type { Access } from '../browser/access.ts';
import { gather } from '../gather/gather.ts';
import type { Progress } from '../gather/options.ts';
import { judge } from '../judge/judge.ts';
import type { KnownCookie } from '../knowledge/cookies.ts';
import type { Profile } from '../judge/profiles.ts';
import type { RuleSettings } from '../judge/run-rules.ts';
import type { Evidence, ScenarioName } from '../model/evidence.ts';
import type { PolicyResult } from '../model/policy.ts';
import type { Verdict } from '../model/verdict.ts';
import { VERSION } from '../version.ts';
import { BrowserPool } from './browser-pool.ts';
import { isDeclaration, resolvePolicy, type PolicyChoice } from './policy-choice.ts';
import { retryDelay, type RetryOptions } from './retry.ts';

/** Settings of a visit that may differ between the portals of a run. */
export interface VisitSettings {
  scenarios: readonly ScenarioName[];
  /** Category of the grant scenario */
  grant?: string | null;
  pages: number;
  observeMs: number;
  timeoutMs: number;
  locale: string;
  profile: Profile;
}

export interface AuditTarget {
  url: string;
  policy: PolicyChoice;
  /** Over those of the run */
  settings?: Partial<VisitSettings>;
}

/** How a long run goes easy on hosts and machine, and what it does about failures. */
export interface Pacing extends RetryOptions {
  /** Visits to each portal: what differs between them is flaky */
  repeat: number;
  /** Between two visits to one host, which are never at the same time */
  hostDelayMs: number;
  /** Real time for one visit, all its scenarios together; null: no limit */
  budgetMs: number | null;
  obeyRobots: boolean;
  recycle: { visits: number; mib: number };
}

export const defaultPacing: Pacing = {
  retries: 0,
  backoffMs: 5000,
  repeat: 1,
  hostDelayMs: 0,
  budgetMs: null,
  obeyRobots: false,
  recycle: { visits: 100, mib: 2500 },
};

export interface AuditOptions extends VisitSettings {
  concurrency: number;
  thirdPartyCookies: 'allow' | 'block';
  /** HOST[:PORT]=ADDR:PORT */
  resolve: readonly string[];
  ignoreHttpsErrors: boolean;
  /** Reaches public addresses, hosts of `resolve`, and nothing else */
  publicOnly?: boolean;
  userAgent: string | null;
  /** What the user agent ends in, for hosts to know whom to ask */
  identity?: string | null;
  /** Path or channel; undefined: the best one that is there */
  browser: string | undefined;
  /** May a browser be installed where none is found? */
  install: boolean;
  keepValues: boolean;
  /** Rows that the user brought along (`--knowledge`) */
  knowledge?: readonly KnownCookie[];
  /** What lets the browser in; without: what everybody sees */
  access?: Access;
  /** Another severity for a rule, or `off` */
  rules?: RuleSettings;
  /** Directory under which each portal gets one of its own */
  evidenceRoot: string | null;
  pacing?: Partial<Pacing>;
  /** Ends the visits that are under way: each gives evidence of that */
  signal: AbortSignal;
  /** Begins no further visit: targets that are not begun give no result */
  drain?: AbortSignal;
  progress(event: Progress): void;
  say(line: string): void;
}

export interface PortalAudit {
  evidence: Evidence;
  policy: PolicyResult;
  verdict: Verdict;
}

/** The weightiest of the visits to a portal, and what the others gave. */
export interface AuditResult extends PortalAudit {
  /** Verdicts of the other visits (`repeat`) */
  others: Verdict[];
  /** Visits until there was a result, failed ones included */
  attempts: number;
  durationMs: number;
  /** The directory of this evidence; null: not kept */
  directory: string | null;
}

/**
 * Audits portals, `concurrency` at a time, in one browser at a time. `onResult` is told of each as soon as it is
 * finished, and waited for; nothing of it is kept here. A portal that cannot be visited is a result, not an error.
 *
 * @param shared browsers that serve several runs, and are closed by their owner
 * @throws CookieAuditError for what concerns the run as a whole: no browser, nothing can be written (and
 *   whatever `onResult` throws). It ends the visits that are under way.
 */
export async function streamAudits(
  targets: readonly AuditTarget[],
  given: AuditOptions,
  onResult: (result: AuditResult, index: number) => void | Promise<void>,
  shared?: BrowserPool,
): Promise<void> {
  const failed = new AbortController();
  const options = { ...given, signal: AbortSignal.any([given.signal, failed.signal]) };
  const pacing = { ...defaultPacing, ...given.pacing };
  const pool = shared ?? new BrowserPool({ ...options, proxy: options.access?.proxy ?? null, recycle: pacing.recycle });
  const limit = pLimit(options.concurrency);
  const hosts = new Map<string, LimitFunction>();
  const audits = targets.map(async (target, index) => {
    const { hostname } = new URL(target.url);
    const host = hosts.get(hostname) ?? pLimit(1);
    hosts.set(hostname, host);
    try {
      await host(async () => {
        await auditOne(target, { pool, options, pacing, limit, failed: failed.signal }, async (result) => await onResult(result, index));
        if (host.pendingCount > 0) await waitUnless(pacing.hostDelayMs, options);
      });
    } catch (error) {
      failed.abort(error);
    }
  });
  try {
    // Nothing is left behind: every visit has ended before the browser is closed.
    await Promise.all(audits);
    failed.signal.throwIfAborted();
  } finally {
    if (shared === undefined) await pool.close();
  }
}

/** Audits portals and gives all results at once, in the order given: for a list that fits into memory. */
export async function auditPortals(targets: readonly AuditTarget[], options: AuditOptions): Promise<PortalAudit[]> {
  const results = new Map<number, PortalAudit>();
  await streamAudits(targets, options, (result, index) => void results.set(index, result));
  return [...results].toSorted(([a], [b]) => a - b).map(([, result]) => result);
}

interface RunContext {
  pool: BrowserPool;
  options: AuditOptions;
  pacing: Pacing;
  limit: LimitFunction;
  failed: AbortSignal;
}

/** Visits a portal until there are as many results as wanted; a place among the concurrent ones is held only during a visit. */
async function auditOne(target: AuditTarget, run: RunContext, onResult: (result: AuditResult) => Promise<void>): Promise<void> {
  const { options, pacing, limit } = run;
  const done: AuditResult[] = [];
  let [attempt, visits, durationMs] = [1, 0, 0];
  for (;;) {
    const wait = await limit(async (): Promise<number | null> => {
      run.failed.throwIfAborted();
      if (options.drain?.aborted === true) return null;
      const started = performance.now();
      const sample = done.length + 1;
      const visited = await visit(target, run, sample, attempt);
      visits += 1;
      durationMs += performance.now() - started;
      if (visited.wait !== null) {
        attempt += 1;
        return visited.wait;
      }
      done.push(visited.result);
      attempt = 1;
      if (done.length < pacing.repeat && !options.signal.aborted) return pacing.hostDelayMs;
      if (run.failed.aborted) return null;
      const [worst, ...others] = done.toSorted((a, b) => weightOf(b.verdict) - weightOf(a.verdict));
      if (worst === undefined) return null;
      await onResult({ ...worst, others: others.map(({ verdict }) => verdict), attempts: visits, durationMs: Math.round(durationMs) });
      return null;
    });
    if (wait === null) return;
    await waitUnless(wait, options);
  }
}

/** A violation that one of several visits proved is one; then an unknown; then the number of findings. */
function weightOf({ verdict, findings }: Verdict): number {
  return { violations: 2, inconclusive: 1, compliant: 0 }[verdict] * 1e6 + findings.length;
}

async function waitUnless(ms: number, { signal, drain }: AuditOptions): Promise<void> {
  if (ms <= 0) return;
  const stopped = AbortSignal.any(drain === undefined ? [signal] : [signal, drain]);
  // Stopped: whatever comes next looks at the signals itself.
  await pause(ms, undefined, { signal: stopped }).catch(() => undefined);
}

async function visit(
  target: AuditTarget,
  run: RunContext,
  sample: number,
  attempt: number,
): Promise<{ wait: number } | { wait: null; result: AuditResult }> {
  const { options, pacing } = run;
  const settings: VisitSettings = { ...options, ...target.settings };
  const directory =
    options.evidenceRoot === null ? null : await EvidenceDirectory.create(sampleRoot(options.evidenceRoot, sample), target.url);
  try {
    const { evidence, policyText } = await gatherWithin(target, settings, run, directory);
    const wait = options.signal.aborted ? null : retryDelay(evidence, attempt, pacing);
    if (wait !== null) {
      await directory?.discard();
      return { wait };
    }
    const policy = resolvePolicy(target.policy, evidence, policyText);
    await directory?.finish(evidence, policy);
    const verdict = judge(evidence, policy, {
      profile: settings.profile,
      rules: options.rules ?? {},
      ...(options.knowledge === undefined ? {} : { knowledge: options.knowledge }),
    });
    return {
      wait,
      result: { evidence, policy, verdict, others: [], attempts: attempt, durationMs: 0, directory: directory?.path ?? null },
    };
  } catch (error) {
    await directory?.discard();
    throw error;
  }
}

/** The evidence of the first visit stands where that of the only one would. */
function sampleRoot(root: string, sample: number): string {
  return sample === 1 ? root : path.join(root, `repeat-${sample}`);
}

async function gatherWithin(
  target: AuditTarget,
  settings: VisitSettings,
  { pool, options, pacing }: RunContext,
  files: EvidenceDirectory | null,
): ReturnType<typeof gather> {
  const budget = new AbortController();
  const lent = await pool.lend();
  // The start of a browser is nothing that the portal takes.
  const timer = pacing.budgetMs === null ? undefined : setTimeout(() => budget.abort(), pacing.budgetMs);
  try {
    const gathered = await gather(lent.browser, {
      url: target.url,
      toolVersion: VERSION,
      scenarios: settings.scenarios,
      grant: settings.grant ?? null,
      pages: settings.pages,
      observeMs: settings.observeMs,
      timeoutMs: settings.timeoutMs,
      locale: settings.locale,
      thirdPartyCookies: options.thirdPartyCookies,
      hostMapping: options.resolve,
      ignoreHttpsErrors: options.ignoreHttpsErrors,
      keepValues: options.keepValues,
      ...(options.access === undefined ? {} : { access: options.access }),
      consent: target.policy.consent,
      policyUrl: target.policy.policyUrl,
      ...(target.policy.policy === null ? { isDeclaration } : {}),
      obeyRobots: pacing.obeyRobots,
      files,
      signal: AbortSignal.any([options.signal, budget.signal]),
      progress: options.progress,
    });
    if (!budget.signal.aborted || options.signal.aborted) return gathered;
    return { ...gathered, evidence: outOfTime(gathered.evidence, pacing.budgetMs ?? 0) };
  } finally {
    clearTimeout(timer);
    await lent.giveBack();
  }
}

/** Nobody interrupted that visit: it took longer than one may. Another try would take as long. */
function outOfTime(evidence: Evidence, budgetMs: number): Evidence {
  const error = {
    code: 'budget' as const,
    message: `the visit took longer than the ${Math.round(budgetMs / 1000)} s that a portal gets (--budget sets it)`,
  };
  const told = (outcome: Evidence['outcome']): Evidence['outcome'] =>
    !outcome.ok && outcome.error.code === 'interrupted' ? { ok: false, error } : outcome;
  return {
    ...evidence,
    outcome: told(evidence.outcome),
    scenarios: evidence.scenarios.map((scenario) => ({
      ...scenario,
      outcome: told(scenario.outcome),
      phases: scenario.phases.map((phase) => ({ ...phase, outcome: told(phase.outcome) })),
    })),
  };
}

/** Somebody stopped the run in the middle of that visit: it proves nothing, and may be made again. */
export function wasInterrupted({ outcome }: Evidence): boolean {
  return !outcome.ok && outcome.error.code === 'interrupted';
}
