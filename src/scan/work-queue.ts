import { streamAudits, wasInterrupted, type AuditResult } from '../audit/audit.ts';
import { BrowserPool } from '../audit/browser-pool.ts';
import { policyOfPage, resolvePolicy } from '../audit/policy-choice.ts';
import { judge } from '../judge/judge.ts';
import { profileOf } from '../judge/profiles.ts';
import { CookieAuditError, messageOf, type ErrorCode } from '../model/errors.ts';
import { EVIDENCE_VERSION, type Evidence } from '../model/evidence.ts';
import type { PlannedPortal, PortalResult, ResultSummary } from '../model/history.ts';
import type { PolicyResult } from '../model/policy.ts';
import { WorkerFault, type Hold, type Queue, type Task, type Work, type WorkOptions } from '../queues/queue.ts';
import type { RunOverview, Store } from '../stores/store.ts';
import { VERSION } from '../version.ts';
import type { EvidenceKeeper } from './evidence-keeper.ts';
import { portalResult } from './result.ts';
import { HISTORY_DEPTH } from './run-scan.ts';
import { auditOptionsOf, ScanSettings, targetsOf, type ScanMoment, type SettingParsers } from './settings.ts';

export interface WorkerParts {
  store: Store;
  queue: Queue;
  evidence: EvidenceKeeper;
  parsers: SettingParsers;
  moment: Omit<ScanMoment, 'signal' | 'drain'>;
  /** Told after the result is in the store */
  onResult(summary: ResultSummary, result: AuditResult): void;
}

/** Takes portals from a queue until told to drain; each result is in the store before its portal leaves the queue. */
export async function workQueue(parts: WorkerParts, options: WorkOptions): Promise<void> {
  const worker = new QueueWorker(parts, options.stop);
  try {
    await parts.queue.work(worker, options);
  } finally {
    await worker.close();
  }
}

/** Faults of this machine and what it is given, not of the portal that happened to be visited. */
const OF_THE_WORKER: ReadonlySet<ErrorCode> = new Set([
  'usage',
  'config-invalid',
  'output-unwritable',
  'browser-not-found',
  'browser-failed',
  'store-failed',
  'queue-failed',
]);

interface RunUnderWay {
  run: RunOverview;
  settings: ScanSettings;
}

class QueueWorker implements Work {
  readonly #parts: WorkerParts;
  readonly #stop: AbortSignal;
  /** Under the settings that a browser starts with: runs of the same kind share one. */
  readonly #pools = new Map<string, BrowserPool>();
  #newest: RunUnderWay | null = null;

  constructor(parts: WorkerParts, stop: AbortSignal) {
    this.#parts = parts;
    this.#stop = stop;
  }

  async visit(task: Task, hold: Hold): Promise<void> {
    await faultsTold(async () => await this.#visit(task, hold));
  }

  async giveUp(task: Task, why: string): Promise<void> {
    await faultsTold(async () => await this.#giveUp(task, why));
  }

  async #visit({ run: id, portal }: Task, hold: Hold): Promise<void> {
    const { store, evidence, parsers, moment, onResult } = this.#parts;
    const { run, settings } = await this.#runOf(id);
    // Whoever had it before stored its result, and died before it could say so.
    if ((await store.record(id, portal.url)) !== null) return await this.#endIfDone(id);
    const options = {
      ...(await auditOptionsOf(id, { ...settings, evidenceRoot: evidence.root }, { ...moment, signal: hold.signal })),
      concurrency: 1,
    };
    const targets = await targetsOf([portal], settings, parsers);
    await streamAudits(
      targets,
      options,
      async (result) => {
        hold.signal.throwIfAborted();
        if (wasInterrupted(result.evidence)) throw new Error('the visit was interrupted');
        const directory = result.directory === null ? null : await evidence.keep(result.directory);
        const earlier = await store.records(portal.url, { portfolio: run.portfolio, before: id, limit: HISTORY_DEPTH });
        const kept = portalResult({ ...result, directory }, portal.tags, earlier);
        if (await store.save(id, kept)) onResult(kept.summary, result);
      },
      this.#poolOf(settings),
    );
    hold.signal.throwIfAborted();
    await this.#endIfDone(id);
  }

  async #giveUp({ run: id, portal }: Task, why: string): Promise<void> {
    const { store } = this.#parts;
    const { run, settings } = await this.#runOf(id);
    const evidence = unvisited(portal.url, settings, why);
    const policy = await this.#policyOf(portal, settings, evidence);
    const verdict = judge(evidence, policy, { profile: profileOf(settings.profile), rules: settings.rules });
    const earlier = await store.records(portal.url, { portfolio: run.portfolio, before: id, limit: HISTORY_DEPTH });
    const result: PortalResult = portalResult(
      { evidence, policy, verdict, others: [], attempts: 1, durationMs: 0, directory: null },
      portal.tags,
      earlier,
    );
    await store.save(id, result);
    await this.#endIfDone(id);
  }

  /** What is declared may itself be what every attempt failed over. */
  async #policyOf(portal: PlannedPortal, settings: ScanSettings, evidence: Evidence): Promise<PolicyResult> {
    try {
      const [target] = await targetsOf([portal], settings, this.#parts.parsers);
      if (target !== undefined) return resolvePolicy(target.policy, evidence, null);
    } catch (error) {
      return { status: 'unreadable', location: portal.url, reason: messageOf(error) };
    }
    return policyOfPage(evidence, null);
  }

  async close(): Promise<void> {
    await Promise.all([...this.#pools.values()].map(async (pool) => await pool.close()));
  }

  async #runOf(id: string): Promise<RunUnderWay> {
    if (this.#newest?.run.id === id) return this.#newest;
    const run = await this.#parts.store.findRun(id);
    this.#newest = { run, settings: ScanSettings.parse(run.settings) };
    return this.#newest;
  }

  async #endIfDone(id: string): Promise<void> {
    const { pending, state } = await this.#parts.store.findRun(id);
    if (pending === 0 && state !== 'finished') await this.#parts.store.endRun(id, 'finished');
  }

  #poolOf(settings: ScanSettings): BrowserPool {
    const { thirdPartyCookies, ignoreHttpsErrors, userAgent, identity, timeoutMs, resolve, recycle } = settings;
    const kind = { thirdPartyCookies, ignoreHttpsErrors, userAgent, identity, timeoutMs, resolve, recycle };
    const key = JSON.stringify(kind);
    const { browser, install, say, access } = this.#parts.moment;
    const pool =
      this.#pools.get(key) ?? new BrowserPool({ ...kind, proxy: access?.proxy ?? null, browser, install, say, signal: this.#stop });
    this.#pools.set(key, pool);
    return pool;
  }
}

/** @throws WorkerFault */
async function faultsTold(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    throw error instanceof CookieAuditError && OF_THE_WORKER.has(error.code) ? new WorkerFault(error) : error;
  }
}

/** Evidence of a portal over which every worker died: nothing is known of it, and that is told. */
function unvisited(url: string, settings: ScanSettings, why: string): Evidence {
  const now = new Date().toISOString();
  return {
    schemaVersion: EVIDENCE_VERSION,
    tool: { name: 'cookie-audit', version: VERSION },
    url,
    startedAt: now,
    finishedAt: now,
    outcome: { ok: false, error: { code: 'browser-crashed', message: why } },
    environment: null,
    settings: {
      scenarios: settings.scenarios,
      pages: settings.pages,
      observeMs: settings.observeMs,
      timeoutMs: settings.timeoutMs,
      valuesKept: settings.keepValues,
    },
    innerPages: { chosenFrom: 'none', urls: [] },
    policyPage: null,
    cookies: [],
    scenarios: [],
  };
}
