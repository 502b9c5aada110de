import { streamAudits, wasInterrupted, type AuditResult } from '../audit/audit.ts';
import { BrowserPool } from '../audit/browser-pool.ts';
import { resolvePolicy } from '../audit/policy-choice.ts';
import { judge } from '../judge/judge.ts';
import { profileOf } from '../judge/profiles.ts';
import { EVIDENCE_VERSION, type Evidence } from '../model/evidence.ts';
import type { PortalResult, ResultSummary } from '../model/history.ts';
import type { Hold, Queue, Task, Work, WorkOptions } from '../queues/queue.ts';
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

  async visit({ run: id, portal }: Task, hold: Hold): Promise<void> {
    const { store, evidence, parsers, moment, onResult } = this.#parts;
    const { run, settings } = await this.#runOf(id);
    // Whoever had it before stored its result, and died before it could say so.
    if ((await store.record(id, portal.url)) !== null) return await this.#endIfDone(id);
    const options = {
      ...(await auditOptionsOf({ ...settings, evidenceRoot: evidence.root }, { ...moment, signal: hold.signal })),
      concurrency: 1,
    };
    const targets = await targetsOf([portal], settings, parsers);
    await streamAudits(
      targets,
      options,
      async (result) => {
        hold.signal.throwIfAborted();
        if (wasInterrupted(result.evidence)) throw new Error('the visit was interrupted');
        const directory = result.directory === null ? null : await evidence.keep(result.directory, id);
        const earlier = await store.records(portal.url, { portfolio: run.portfolio, before: id, limit: HISTORY_DEPTH });
        const kept = portalResult({ ...result, directory }, portal.tags, earlier);
        if (await store.save(id, kept)) onResult(kept.summary, result);
      },
      this.#poolOf(settings),
    );
    hold.signal.throwIfAborted();
    await this.#endIfDone(id);
  }

  async giveUp({ run: id, portal }: Task, why: string): Promise<void> {
    const { store, parsers } = this.#parts;
    const { run, settings } = await this.#runOf(id);
    const [target] = await targetsOf([portal], settings, parsers);
    const evidence = unvisited(portal.url, settings, why);
    const policy = target === undefined ? { status: 'missing' as const, lookedAt: [] } : resolvePolicy(target.policy, evidence, null);
    const verdict = judge(evidence, policy, { profile: profileOf(settings.profile) });
    const earlier = await store.records(portal.url, { portfolio: run.portfolio, before: id, limit: HISTORY_DEPTH });
    const result: PortalResult = portalResult(
      { evidence, policy, verdict, others: [], attempts: 1, durationMs: 0, directory: null },
      portal.tags,
      earlier,
    );
    await store.save(id, result);
    await this.#endIfDone(id);
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
