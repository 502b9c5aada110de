import type { Protocol } from 'devtools-protocol';
import type { Settling } from '../model/evidence.ts';
import type { Target } from './targets.ts';

/** Real time without network progress after which requests under way no longer hold page time back. */
const STALLED_MS = 4_000;
/** The same where no request holds it back (workers, beacons, event streams, bodies that nobody reads). */
const QUIET_MS = 400;
const WATCH_EVERY_MS = 50;
const PACE_MS = 100;
/** Documents that follow each other in one frame, and answers that come after the page time, get a budget again this often. */
const MOST_BUDGETS = 4;

type Policy = 'pauseIfNetworkFetchesPending' | 'advance';

/** A request under way. */
export interface PendingRequest {
  url: string;
  /** false: it was answered, and its body may be one without end */
  holds: boolean;
}

export interface SettleWatch {
  /** Page time to pass, in milliseconds */
  budgetMs: number;
  /** Real time that it may take at most */
  capMs: number;
  /** Settled once the document is parsed; a slow server is waited for until then */
  parsed: Promise<unknown>;
  /** Counts requests and answers */
  activity(): number;
  pending(): readonly PendingRequest[];
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
  /** Budgets whose end is still to come: a later grant takes an earlier one's end not away */
  readonly #ends = new Map<Target, number>();
  readonly #renewals = new Map<Target, number>();
  #fastBudget: number | null = null;
  #policy: Policy = 'advance';
  #pace: NodeJS.Timeout | null = null;
  #wake: () => void = () => undefined;

  attached(target: Target): void {
    // Two windows of one main thread have one clock; setting it from both crashes the page now and then.
    if (!target.isDocument || target.hasOpener) return;
    this.#documents.add(target);
    if (this.#fastBudget !== null) this.#grant(target, this.#fastBudget);
  }

  detached(target: Target): void {
    this.#documents.delete(target);
    this.#renewals.delete(target);
    this.#expired(target);
  }

  event(target: Target, method: string, params: unknown): void {
    if (method === 'Emulation.virtualTimeBudgetExpired') this.#ended(target);
    if (method === 'Page.frameNavigated' && this.#fastBudget !== null) this.#navigated(target, params as Protocol.Page.FrameNavigatedEvent);
  }

  /** A frame first shows an empty document, and a page may lead to another: the budget is each document's own. */
  #navigated(target: Target, { frame }: Protocol.Page.FrameNavigatedEvent): void {
    const renewals = this.#renewals.get(target) ?? 0;
    if ((frame.parentId !== undefined && frame.id !== target.id) || renewals >= MOST_BUDGETS || this.#fastBudget === null) return;
    this.#renewals.set(target, renewals + 1);
    // Another process takes over the last budget, and no earlier one.
    this.#ends.set(target, Math.min(this.#ends.get(target) ?? 0, 1));
    this.#grant(target, this.#fastBudget);
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
    this.#renewals.clear();
    this.#fastBudget = watch.budgetMs;
    let pageTimeMs = 0;
    const grantAll = (policy: Policy, budget: number): void => {
      this.#policy = policy;
      pageTimeMs += budget;
      for (const target of this.#documents) this.#grant(target, budget);
    };
    grantAll('pauseIfNetworkFetchesPending', watch.budgetMs);
    let parsed = false;
    void watch.parsed.then(
      () => (parsed = true),
      () => (parsed = true),
    );
    let activity = watch.activity();
    let progressAt = started;
    let grantedAt = started;
    let budgets = 1;
    /** Requests and answers up to the end of the last full budget */
    let withinBudget: number | null = null;
    let resumedAt = started;
    let resumes = 0;
    let capped = false;
    for (;;) {
      await this.#nextChange();
      const now = performance.now();
      if (watch.activity() !== activity || !parsed) {
        activity = watch.activity();
        progressAt = now;
      }
      const quietMs = now - progressAt;
      const pending = watch.pending();
      if (this.#running.size === 0 && parsed) {
        withinBudget ??= activity;
        if (pending.length === 0 || quietMs > QUIET_MS) {
          if (withinBudget === activity || budgets >= MOST_BUDGETS) break;
          // What was answered after the page time had passed may have begun something: it gets its time too.
          budgets += 1;
          withinBudget = null;
          grantAll('pauseIfNetworkFetchesPending', watch.budgetMs);
        } else if (now - grantedAt >= WATCH_EVERY_MS) {
          // Page time must go on for what is under way: an answer that comes on a paused clock is not handled.
          grantedAt = now;
          grantAll(this.#policy, WATCH_EVERY_MS);
        }
      } else if (this.#policy !== 'advance' && quietMs > (pending.some(({ holds }) => holds) ? STALLED_MS : QUIET_MS)) {
        this.#policy = 'advance';
        resumedAt = now;
        for (const target of this.#running) this.#resume(target);
      } else if (this.#policy === 'advance' && now - resumedAt > STALLED_MS) {
        resumedAt = now;
        resumes += 1;
        for (const target of this.#running) {
          // Documents of one process have one clock: the end of one's budget may have stopped another's.
          if (resumes === 1) this.#resume(target);
          else this.#grantAnew(target, watch.budgetMs);
        }
      }
      capped = watch.over() || now - started > watch.capMs;
      if (capped) break;
    }
    this.#fastBudget = null;
    this.#running.clear();
    this.#policy = 'advance';
    return {
      mode: 'virtual',
      pageTimeMs,
      realTimeMs: Math.round(performance.now() - started),
      capped,
      pending: [...new Set(watch.pending().map(({ url }) => url))].slice(0, 20),
    };
  }

  #grant(target: Target, budget: number): void {
    this.#running.add(target);
    this.#ends.set(target, (this.#ends.get(target) ?? 0) + 1);
    this.#set(target, { policy: this.#policy, budget });
  }

  /** The end of what was granted got lost (a document can take it along): any end will do, and none comes too early. */
  #grantAnew(target: Target, budget: number): void {
    this.#ends.delete(target);
    this.#grant(target, budget);
  }

  /** Lets page time go on under the present policy, up to the end of what was granted. */
  #resume(target: Target): void {
    this.#set(target, { policy: this.#policy });
  }

  #set(target: Target, setting: { policy: Policy; budget?: number }): void {
    target
      // A page with heavy work between two timers must not be taken for a starved one.
      .send('Emulation.setVirtualTimePolicy', { ...setting, maxVirtualTimeTaskStarvationCount: 100_000 })
      // The document is gone (a frame that was removed): its time is over.
      .catch(() => this.#expired(target));
  }

  /** The end of a budget stops the clock, be there a longer one that was granted since. */
  #ended(target: Target): void {
    const left = (this.#ends.get(target) ?? 1) - 1;
    if (left <= 0) this.#expired(target);
    else {
      this.#ends.set(target, left);
      if (this.#fastBudget !== null) this.#resume(target);
    }
  }

  #expired(target: Target): void {
    this.#ends.delete(target);
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
