import { streamAudits, wasInterrupted, type AuditOptions, type AuditResult } from '../audit/audit.ts';
import { BrowserPool } from '../audit/browser-pool.ts';
import { policyOfPage, resolvePolicy, type choosePolicy } from '../audit/policy-choice.ts';
import { judge } from '../judge/judge.ts';
import { profileOf } from '../judge/profiles.ts';
import { CookieAuditError, messageOf, type ErrorCode } from '../model/errors.ts';
import { EVIDENCE_VERSION, type Evidence } from '../model/evidence.ts';
import type { PlannedPortal, ResultSummary, Run } from '../model/history.ts';
import type { PolicyResult } from '../model/policy.ts';
import { WorkerFault, type Hold, type Queue, type Task, type Work, type WorkOptions } from '../queues/queue.ts';
import type { Store } from '../stores/store.ts';
import { VERSION } from '../version.ts';
import type { EvidenceKeeper } from './evidence-keeper.ts';
import { patiently } from './patience.ts';
import { portalResult } from './result.ts';
import { keptCookies, keptPolicies } from './run-inputs.ts';
import { comparedWith } from './compared-with.ts';
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

/** Runs whose settings a worker remembers. */
const RUNS_AT_HAND = 8;

interface RunUnderWay {
  run: Run;
  settings: ScanSettings;
  known: NonNullable<AuditOptions['knowledge']> | null;
  choose: typeof choosePolicy;
}

class QueueWorker implements Work {
  readonly #parts: WorkerParts;
  readonly #stop: AbortSignal;
  /** Under the settings that a browser starts with: runs of the same kind share one. */
  readonly #pools = new Map<string, LentPool>();
  #newestPool: LentPool | null = null;
  readonly #runs = new Map<string, RunUnderWay>();

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

  async alive(runs: readonly string[]): Promise<void> {
    await this.#parts.store.workersAlive(runs);
  }

  async #visit({ run: id, portal }: Task, hold: Hold): Promise<void> {
    const { store, evidence, parsers, moment, onResult } = this.#parts;
    const patient = { say: moment.say, signal: hold.signal };
    const under = await patiently(patient, async () => await this.#runOf(id));
    // Its run was taken out of the history: nobody waits for it.
    if (under === null) return;
    const { run, settings, known, choose } = under;
    // Whoever had it before stored its result, and died before it could say so.
    if ((await patiently(patient, async () => await store.record(id, portal.url))) !== null)
      return void (await patiently(patient, async () => await store.endIfDone(id)));
    const targets = await patiently(patient, async () => await targetsOf([portal], settings, parsers, choose));
    const gathered = await evidence.begin();
    const lent = this.#poolOf(settings);
    try {
      const options = auditOptionsOf(id, { ...settings, evidenceRoot: gathered.root }, known, {
        ...moment,
        concurrency: 1,
        signal: hold.signal,
      });
      await streamAudits(
        targets,
        options,
        async (result) => {
          hold.signal.throwIfAborted();
          if (wasInterrupted(result.evidence)) throw new Error('the visit was interrupted');
          const directory = result.directory === null ? null : await gathered.keep(result.directory);
          const earlier = await patiently(patient, async () => await comparedWith(store, run, portal.url));
          const kept = portalResult({ ...result, directory }, portal.tags, earlier);
          if (await patiently(patient, async () => await store.save(id, kept))) onResult(kept.summary, result);
        },
        lent.pool,
      );
    } finally {
      await this.#giveBack(lent);
      await gathered.end();
    }
    hold.signal.throwIfAborted();
    await patiently(patient, async () => await store.endIfDone(id));
  }

  async #giveUp({ run: id, portal }: Task, why: string): Promise<void> {
    const { store, moment } = this.#parts;
    await patiently({ say: moment.say, signal: this.#stop }, async () => {
      const under = await this.#runOf(id);
      if (under === null) return;
      const { run, settings, known } = under;
      const evidence = unvisited(portal.url, settings, why);
      const policy = await this.#policyOf(portal, under, evidence);
      const verdict = judge(evidence, policy, {
        profile: profileOf(settings.profile),
        rules: settings.rules,
        ...(known === null ? {} : { knowledge: known }),
      });
      const earlier = await comparedWith(store, run, portal.url);
      const audited: AuditResult = { evidence, policy, verdict, others: [], attempts: 1, durationMs: 0, directory: null };
      await store.save(id, portalResult(audited, portal.tags, earlier));
      await store.endIfDone(id);
    });
  }

  /** What is declared may itself be what every attempt failed over. */
  async #policyOf(portal: PlannedPortal, { settings, choose }: RunUnderWay, evidence: Evidence): Promise<PolicyResult> {
    try {
      const [target] = await targetsOf([portal], settings, this.#parts.parsers, choose);
      if (target !== undefined) return resolvePolicy(target.policy, evidence, null);
    } catch (error) {
      if (error instanceof CookieAuditError && error.code === 'store-failed') throw error;
      return { status: 'unreadable', location: portal.url, reason: messageOf(error) };
    }
    return policyOfPage(evidence, null);
  }

  async close(): Promise<void> {
    await Promise.all([...this.#pools.values()].map(async ({ pool }) => await pool.close()));
  }

  /** null: there is no such run any more */
  async #runOf(id: string): Promise<RunUnderWay | null> {
    const { store } = this.#parts;
    const known = this.#runs.get(id);
    if (known !== undefined) return known;
    try {
      const run = await store.findRun(id);
      const under = {
        run,
        settings: ScanSettings.parse(run.settings),
        known: await keptCookies(store, id),
        choose: keptPolicies(store, id),
      };
      const [oldest] = this.#runs.keys();
      if (this.#runs.size >= RUNS_AT_HAND && oldest !== undefined) this.#runs.delete(oldest);
      this.#runs.set(id, under);
      return under;
    } catch (error) {
      if (error instanceof CookieAuditError && error.code === 'run-not-found') return null;
      throw error;
    }
  }

  #poolOf(settings: ScanSettings): LentPool {
    const { thirdPartyCookies, ignoreHttpsErrors, publicOnly, userAgent, identity, timeoutMs, resolve, recycle } = settings;
    const kind = { thirdPartyCookies, ignoreHttpsErrors, publicOnly, userAgent, identity, timeoutMs, resolve, recycle };
    const key = JSON.stringify(kind);
    const { browser, install, say, access } = this.#parts.moment;
    const lent = this.#pools.get(key) ?? {
      pool: new BrowserPool({ ...kind, proxy: access?.proxy ?? null, browser, install, say, signal: this.#stop }),
      visits: 0,
    };
    lent.visits += 1;
    this.#pools.set(key, lent);
    this.#newestPool = lent;
    return lent;
  }

  /** The browser that was used last stays, for the next portal of its kind; others would stand idle for good. */
  async #giveBack(lent: LentPool): Promise<void> {
    lent.visits -= 1;
    for (const [key, other] of this.#pools) {
      if (other.visits > 0 || other === this.#newestPool) continue;
      this.#pools.delete(key);
      await other.pool.close();
    }
  }
}

interface LentPool {
  pool: BrowserPool;
  /** Under way in it */
  visits: number;
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
