import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Queue } from '../queues/queue.ts';
import type { Store } from '../stores/store.ts';
import type { Snapshots } from './snapshots.ts';

const VERDICTS = ['violations', 'inconclusive', 'compliant'] as const;

/** What monitoring reads at /metrics: Prometheus' text format. The history and the queue are asked when it is read. */
export class Metrics {
  readonly #store: Store;
  readonly #queue: Queue | null;
  readonly #snapshots: Snapshots;
  readonly #registry = new Registry();
  readonly #requests: Histogram<'method' | 'route' | 'status'>;
  readonly #portals: Gauge<'portfolio' | 'verdict'>;
  readonly #finished: Gauge<'portfolio'>;
  readonly #queued: Gauge<'state'>;
  readonly #workers: Gauge;

  constructor(store: Store, queue: Queue | null, snapshots: Snapshots) {
    this.#snapshots = snapshots;
    this.#store = store;
    this.#queue = queue;
    const registers = [this.#registry];
    collectDefaultMetrics({ register: this.#registry, prefix: 'cookie_audit_' });
    this.#requests = new Histogram({
      name: 'cookie_audit_http_request_duration_seconds',
      help: 'Server time of a request',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.5, 1, 5],
      registers,
    });
    this.#portals = new Gauge({
      name: 'cookie_audit_portals',
      help: 'Portals by the verdict of their newest result',
      labelNames: ['portfolio', 'verdict'],
      registers,
    });
    this.#finished = new Gauge({
      name: 'cookie_audit_last_run_finished_timestamp_seconds',
      help: 'When the newest finished run of a portfolio ended',
      labelNames: ['portfolio'],
      registers,
    });
    // Without a queue these two would say that it is empty.
    const ofQueue = queue === null ? [] : registers;
    this.#queued = new Gauge({
      name: 'cookie_audit_queue_portals',
      help: 'Portals in the queue',
      labelNames: ['state'],
      registers: ofQueue,
    });
    this.#workers = new Gauge({ name: 'cookie_audit_workers', help: 'Workers that gave a sign of life lately', registers: ofQueue });
  }

  observe(method: string, route: string, status: number, seconds: number): void {
    this.#requests.observe({ method, route, status: String(status) }, seconds);
  }

  get contentType(): string {
    return this.#registry.contentType;
  }

  async text(): Promise<string> {
    this.#portals.reset();
    this.#finished.reset();
    for (const portfolio of await this.#store.portfolios()) {
      const { latest, runs } = await this.#snapshots.of(portfolio);
      for (const verdict of VERDICTS) this.#portals.set({ portfolio, verdict }, 0);
      for (const { verdict } of latest) this.#portals.inc({ portfolio, verdict });
      const run = runs.find(({ state }) => state === 'finished');
      if (run !== undefined && run.finishedAt !== null) this.#finished.set({ portfolio }, Date.parse(run.finishedAt) / 1000);
    }
    if (this.#queue !== null) {
      const { waiting, active, workers } = await this.#queue.state();
      this.#queued.set({ state: 'waiting' }, waiting);
      this.#queued.set({ state: 'active' }, active);
      this.#workers.set(workers.length);
    }
    return await this.#registry.metrics();
  }
}
