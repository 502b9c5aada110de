import type { CookieAuditError } from '../model/errors.ts';
import type { PlannedPortal } from '../model/history.ts';

/** One portal of a run that waits for its visit. */
export interface Task {
  run: string;
  portal: PlannedPortal;
}

/** A worker's hold on a task. */
export interface Hold {
  /** Aborts when the task must not go on here: it was taken over, or the worker stops at once */
  readonly signal: AbortSignal;
  /** 1 at first; more where a worker died over it, or failed */
  readonly attempt: number;
}

/** A worker that cannot work, whatever the portal: no browser, a full disk, no place for evidence. */
export class WorkerFault extends Error {
  override readonly cause: CookieAuditError;

  constructor(cause: CookieAuditError) {
    super(cause.message);
    this.name = 'WorkerFault';
    this.cause = cause;
  }
}

/** What a worker does with tasks. Both throw WorkerFault where the fault is its own: the task then goes back as if it had not been taken. */
export interface Work {
  /** Does one task. When it returns, its result is stored. Whatever else it throws counts as an attempt, here or elsewhere. */
  visit(task: Task, hold: Hold): Promise<void>;
  /** A task that was tried as often as it may be: it still has to end in a result. */
  giveUp(task: Task, why: string): Promise<void>;
  /** Told now and then: runs whose tasks wait, or are held, while this worker lives. */
  alive(runs: readonly string[]): Promise<void>;
}

export interface WorkOptions {
  /** Tasks at a time */
  concurrency: number;
  /** Aborted: take no more, finish what is under way */
  drain: AbortSignal;
  /** Aborted: stop what is under way, and let others have it */
  stop: AbortSignal;
  say(line: string): void;
}

export interface QueueState {
  waiting: number;
  active: number;
  /** Processes that take tasks and gave a sign of life lately */
  workers: { name: string; active: number; seenAt: string }[];
}

/**
 * Where portals wait for their visit by any number of workers. (A scan without workers has no queue:
 * its visits are made as soon as there is a place for them.)
 */
export interface Queue {
  /** Adding a task that waits or is held changes nothing; one that has ended waits again. */
  add(tasks: readonly Task[]): Promise<void>;

  /**
   * Works until told to drain: the queue may be empty now and not in a minute.
   *
   * @throws CookieAuditError the cause of a WorkerFault, after what else was under way is finished
   */
  work(work: Work, options: WorkOptions): Promise<void>;

  /** Takes the waiting tasks of a run away. */
  remove(run: string): Promise<void>;

  /** @param run only its tasks; the workers are those of all */
  state(run?: string): Promise<QueueState>;

  /** Processes that take tasks and gave a sign of life lately: of `state`, what costs nothing. */
  workers(): Promise<QueueState['workers']>;

  close(): Promise<void>;
}
