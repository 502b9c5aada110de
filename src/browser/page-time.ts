import type { Settling } from '../model/evidence.ts';
import type { Target } from './targets.ts';

/** Real time without network progress after which pending fetches no longer hold page time back. */
const STALLED_MS = 4_000;
/** The same for requests that do not hold page time back (workers, beacons, event streams). */
const QUIET_MS = 400;
const WATCH_EVERY_MS = 50;
const PACE_MS = 100;

export interface SettleWatch {
  /** Page time to pass, in milliseconds */
  budgetMs: number;
  /** Real time that it may take at most */
  capMs: number;
  /** Settled once the document is parsed; a slow server is waited for until then */
  parsed: Promise<unknown>;
  /** Counts requests and answers */
  activity(): number;
  /** URLs under way */
  inFlight(): string[];
  /** The run is over or the browser is gone */
  over(): boolean;
}

/**
 * The clock of all documents of one browser profile (Emulation.setVirtualTimePolicy). Until the first
 * settling they run on real time; from then on time passes only as told here. Chromium has no way
 * back to real time (detaching leaves the page paused), so what wants a living page is paced: page
 * time is granted as real time passes.
 */
export class PageTime {
  readonly #documents = new Set<Target>();
  readonly #running = new Set<Target>();
  readonly #unanswered = new WeakMap<Target, number>();
  #fastBudget: number | null = null;
  #policy: 'pauseIfNetworkFetchesPending' | 'advance' = 'advance';
  #pace: NodeJS.Timeout | null = null;
  #wake: () => void = () => undefined;

  attached(target: Target): void {
    if (!target.isDocument) return;
    this.#documents.add(target);
    if (this.#fastBudget !== null) this.#grant(target, this.#fastBudget);
  }

  detached(target: Target): void {
    this.#documents.delete(target);
    this.#expired(target);
  }

  event(target: Target, method: string): void {
    // Before a grant is answered, what expires is the grant before it.
    if (method === 'Emulation.virtualTimeBudgetExpired' && (this.#unanswered.get(target) ?? 0) === 0) this.#expired(target);
  }

  /** Lets page time pass as real time does, for a person's click and what it begins; until `pause`. */
  pace(): void {
    const tick = (): void => {
      if (this.#fastBudget !== null) return;
      for (const target of this.#documents) this.#grant(target, PACE_MS);
    };
    this.#policy = 'advance';
    this.#pace ??= setInterval(tick, PACE_MS);
    tick();
  }

  pause(): void {
    if (this.#pace !== null) clearInterval(this.#pace);
    this.#pace = null;
  }

  /** Lets `budgetMs` of page time pass in every document, as fast as the network allows. */
  async settle(watch: SettleWatch): Promise<Settling> {
    const started = performance.now();
    this.#policy = 'pauseIfNetworkFetchesPending';
    this.#fastBudget = watch.budgetMs;
    for (const target of this.#documents) this.#grant(target, watch.budgetMs);
    let parsed = false;
    void watch.parsed.then(
      () => (parsed = true),
      () => (parsed = true),
    );
    let activity = watch.activity();
    let progressAt = performance.now();
    let stalled = false;
    let capped = false;
    for (;;) {
      await this.#nextChange();
      const now = performance.now();
      if (watch.activity() !== activity || !parsed) {
        activity = watch.activity();
        progressAt = now;
      }
      const quietMs = now - progressAt;
      if (this.#running.size === 0 && parsed) {
        if (watch.inFlight().length === 0 || quietMs > QUIET_MS) break;
        // Page time must go on for what is under way: an answer that comes on a paused clock is not handled.
        for (const target of this.#documents) this.#grant(target, WATCH_EVERY_MS);
      } else if (!stalled && quietMs > STALLED_MS) {
        stalled = true;
        this.#policy = 'advance';
        for (const target of this.#running) this.#grant(target, watch.budgetMs);
      }
      capped = watch.over() || now - started > watch.capMs;
      if (capped) break;
    }
    this.#fastBudget = null;
    this.#running.clear();
    this.#policy = 'advance';
    return {
      mode: 'virtual',
      pageTimeMs: watch.budgetMs,
      realTimeMs: Math.round(performance.now() - started),
      capped,
      pending: [...new Set(watch.inFlight())].slice(0, 20),
    };
  }

  #grant(target: Target, budget: number): void {
    this.#running.add(target);
    this.#unanswered.set(target, (this.#unanswered.get(target) ?? 0) + 1);
    target
      // A page with heavy work between two timers must not be taken for a starved one.
      .send('Emulation.setVirtualTimePolicy', { policy: this.#policy, budget, maxVirtualTimeTaskStarvationCount: 100_000 })
      .then(() => this.#unanswered.set(target, (this.#unanswered.get(target) ?? 1) - 1))
      // The document is gone (a frame that was removed): its time is over.
      .catch(() => this.#expired(target));
  }

  #expired(target: Target): void {
    this.#running.delete(target);
    if (this.#running.size === 0) this.#wake();
  }

  async #nextChange(): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, WATCH_EVERY_MS);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
