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

export interface Work {
  /**
   * Does one task. When it returns, its result is stored. When it throws, the task is tried again, here
   * or elsewhere; that is for faults of the worker (a full disk), not of the portal.
   */
  visit(task: Task, hold: Hold): Promise<void>;
  /** A task that was tried as often as it may be: it still has to end in a result. */
  giveUp(task: Task, why: string): Promise<void>;
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

/** Where portals wait for their visit: in this process, or in PostgreSQL for any number of workers. */
export interface Queue {
  /** Each task once: adding what is there, or was done, changes nothing. */
  add(tasks: readonly Task[]): Promise<void>;

  /** Works until there is nothing left (in this process) or until told to drain (workers). */
  work(work: Work, options: WorkOptions): Promise<void>;

  /** Takes the waiting tasks of a run away. */
  remove(run: string): Promise<void>;

  state(): Promise<QueueState>;

  close(): Promise<void>;
}
