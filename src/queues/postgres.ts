import { createHash } from 'node:crypto';
import os from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { messageOf } from '../model/errors.ts';
import { PlannedPortal } from '../model/history.ts';
import { openBoss, SCHEMA, type Boss } from './boss.ts';
import { HostSlots } from './host-slots.ts';
import { Leases, type Held } from './leases.ts';
import { WorkerFault, type Hold, type Queue, type QueueState, type Task, type Work, type WorkOptions } from './queue.ts';
import { WorkerSigns } from './worker-signs.ts';

const PORTALS = 'cookie-audit-portals';
/** Never reached: after `attempts` a task is given up here, which ends it in a result; pg-boss would only drop it. */
const RETRY_LIMIT = 1_000_000;
/** Before a task whose giving up failed is looked at again. */
const GIVE_UP_AGAIN_SECONDS = 5;
/** How often a worker tells of which runs it lives for: to look through a long queue costs. */
const TELL_RUNS_MS = 30_000;
/** So many tasks in a row whose host is busy, and a lane waits a moment before it takes the next. */
const BUSY_IN_A_ROW = 8;

export interface PostgresQueueOptions {
  /** How long a worker may be silent before its tasks go to others */
  leaseSeconds?: number;
  /** Between two visits to one host */
  pauseSeconds?: number;
  /** How often a worker may die or fail over one task */
  attempts?: number;
}

interface Job {
  id: string;
  data: { run: string; portal: unknown };
  retryCount: number;
  /** What pg-boss was told when the last attempt failed */
  output: unknown;
}

/** Portals wait in PostgreSQL, under pg-boss; any number of workers take them. @throws CookieAuditError queue-failed */
export async function openPostgresQueue(url: string, options: PostgresQueueOptions = {}): Promise<PostgresQueue> {
  const { leaseSeconds = 60, pauseSeconds = 1, attempts = 3 } = options;
  const timing = { leaseSeconds, pauseSeconds };
  const opened = await openBoss(url, {
    schedules: null,
    async prepare(boss, database) {
      await boss.createQueue(PORTALS, { name: PORTALS });
      await new HostSlots(database, timing).prepare();
      await new WorkerSigns(database, leaseSeconds).prepare();
    },
  });
  return new PostgresQueue(opened, { ...timing, attempts });
}

export class PostgresQueue implements Queue {
  readonly #opened: Boss;
  readonly #leases: Leases;
  readonly #slots: HostSlots;
  readonly #signs: WorkerSigns;
  readonly #leaseSeconds: number;
  readonly #attempts: number;

  constructor(opened: Boss, options: Required<PostgresQueueOptions>) {
    this.#opened = opened;
    this.#slots = new HostSlots(opened.database, options);
    this.#signs = new WorkerSigns(opened.database, options.leaseSeconds);
    this.#leaseSeconds = options.leaseSeconds;
    this.#attempts = options.attempts;
    this.#leases = new Leases(opened.boss, opened.database, options.leaseSeconds);
  }

  async add(tasks: readonly Task[]): Promise<void> {
    // One statement a thousand: a run of 100,000 portals is no statement of 100 MB.
    for (let from = 0; from < tasks.length; from += 1000) {
      const jobs = tasks.slice(from, from + 1000).map((task) => ({
        // The same task has the same id, which the database takes once.
        id: taskId(task),
        name: PORTALS,
        data: task,
        retryLimit: RETRY_LIMIT,
        retryDelay: 0,
        expireInSeconds: this.#leaseSeconds,
      }));
      // What has ended once, and is wanted again, came to no result that was kept.
      await this.#opened.database.query(
        `delete from ${SCHEMA}.job where name = $1 and id = any($2) and state in ('completed', 'cancelled', 'failed')`,
        [PORTALS, jobs.map(({ id }) => id)],
      );
      await this.#opened.guarded(async () => await this.#opened.boss.insert(jobs));
    }
  }

  async remove(run: string): Promise<void> {
    await this.#opened.database.query(`delete from ${SCHEMA}.job where name = $1 and data->>'run' = $2 and state in ('created', 'retry')`, [
      PORTALS,
      run,
    ]);
  }

  async state(run?: string): Promise<QueueState> {
    const [counts] = await this.#opened.database.query<{ waiting: number; active: number }>(
      `select count(*) filter (where state in ('created', 'retry'))::int as waiting, count(*) filter (where state = 'active')::int as active
       from ${SCHEMA}.job where name = $1 and ($2::text is null or data->>'run' = $2)`,
      [PORTALS, run ?? null],
    );
    return { waiting: counts?.waiting ?? 0, active: counts?.active ?? 0, workers: await this.workers() };
  }

  async workers(): Promise<QueueState['workers']> {
    return await this.#signs.alive();
  }

  /** Ids of the runs that have tasks waiting or held. */
  async #runs(): Promise<string[]> {
    const rows = await this.#opened.database.query<{ run: string }>(
      `select distinct data->>'run' as run from ${SCHEMA}.job where name = $1 and state in ('created', 'retry', 'active')`,
      [PORTALS],
    );
    return rows.map(({ run }) => run);
  }

  async work(work: Work, options: WorkOptions): Promise<void> {
    const { concurrency, drain, stop, say } = options;
    const name = `${os.hostname()}:${process.pid}`;
    const held = new Set<Task>();
    const faulty = new AbortController();
    const ended = AbortSignal.any([drain, stop, faulty.signal]);
    const pulse = (async () => {
      let toldAt = Number.NEGATIVE_INFINITY;
      while (!ended.aborted) {
        try {
          await this.#leases.freeAbandoned();
          await this.#signs.give(name, held.size);
          if (performance.now() - toldAt >= TELL_RUNS_MS) {
            await work.alive(await this.#runs());
            toldAt = performance.now();
          }
        } catch (error) {
          say(messageOf(error));
        }
        await wait(this.#beatMs, undefined, { signal: ended }).catch(() => undefined);
      }
    })();
    const lanes = Array.from({ length: concurrency }, async () => await this.#lane(work, options, { held, faulty, ended }));
    await Promise.all([pulse, ...lanes]);
    await this.#signs.leave(name).catch(() => undefined);
    if (faulty.signal.aborted) throw faulty.signal.reason;
  }

  async close(): Promise<void> {
    await this.#opened.close();
  }

  get #beatMs(): number {
    return (this.#leaseSeconds * 1000) / 4;
  }

  /** One task after the other. */
  async #lane(work: Work, options: WorkOptions, { held, faulty, ended }: Lane): Promise<void> {
    let [idle, busy] = [0, 0];
    while (!ended.aborted) {
      try {
        const found = await this.#next(work, options, held);
        idle = found === 'nothing' ? idle + 1 : 0;
        busy = found === 'busy' ? busy + 1 : 0;
      } catch (error) {
        if (error instanceof WorkerFault) {
          faulty.abort(error.cause);
          return;
        }
        // The database is away: it may come back.
        options.say(messageOf(error));
        idle = 10;
      }
      const ms = idle > 0 ? Math.min(100 * 2 ** idle, 2000) : busy >= BUSY_IN_A_ROW ? 200 : 0;
      if (ms > 0) await wait(ms, undefined, { signal: ended }).catch(() => undefined);
    }
  }

  async #next(work: Work, options: WorkOptions, active: Set<Task>): Promise<'nothing' | 'busy' | 'done'> {
    const [job] = await this.#opened.boss.fetch<Job['data']>(PORTALS, { includeMetadata: true, batchSize: 1 });
    if (job === undefined) return 'nothing';
    const held: Held = { id: job.id, queue: PORTALS, attempt: job.retryCount };
    const task = taskOf(job);
    if (task === null) {
      await this.#opened.boss.complete(PORTALS, job.id, { message: 'not a task of this version' });
      return 'done';
    }
    if (job.retryCount >= this.#attempts) {
      await this.#giveUp(task, held, job, work, options);
      return 'done';
    }
    const { hostname } = new URL(task.portal.url);
    const busy = await this.#slots.take(hostname, held);
    if (busy !== null) {
      await this.#leases.giveBack(held, Math.min(Math.max(busy, 0.2), 2));
      return 'busy';
    }
    active.add(task);
    try {
      await this.#leases.beat(held);
      await this.#visit(task, held, work, options);
    } finally {
      active.delete(task);
      await this.#slots.leave(hostname, held);
    }
    return 'done';
  }

  async #visit(task: Task, held: Held, work: Work, options: WorkOptions): Promise<void> {
    const lost = new AbortController();
    const done = new AbortController();
    const beating = this.#keepAlive(task, held, lost, done.signal);
    const hold: Hold = { signal: AbortSignal.any([lost.signal, options.stop]), attempt: held.attempt + 1 };
    try {
      await work.visit(task, hold);
      // Whoever holds it: its result is stored, so it is done.
      await this.#opened.boss.complete(held.queue, held.id);
    } catch (error) {
      if (lost.signal.aborted) options.say(`${task.portal.url}: taken over by another worker`);
      else if (options.stop.aborted) await this.#leases.giveBack(held, 0);
      else if (error instanceof WorkerFault) {
        // Where the database is the fault, the lease runs out.
        await this.#leases.giveBack(held, 0).catch(() => undefined);
        throw error;
      } else {
        options.say(`${task.portal.url}: attempt ${hold.attempt} of ${this.#attempts} failed: ${messageOf(error)}`);
        await this.#leases.fail(held, messageOf(error));
      }
    } finally {
      done.abort();
      await beating;
    }
  }

  async #giveUp(task: Task, held: Held, { output }: Pick<Job, 'output'>, work: Work, options: WorkOptions): Promise<void> {
    const why = `${this.#attempts} attempts were made, and none came to an end: ${lastFault(output)}`;
    try {
      await this.#leases.beat(held);
      await work.giveUp(task, why);
      await this.#opened.boss.complete(held.queue, held.id);
    } catch (error) {
      await this.#leases.giveBack(held, GIVE_UP_AGAIN_SECONDS).catch(() => undefined);
      if (error instanceof WorkerFault) throw error;
      options.say(`${task.portal.url}: could not be given up: ${messageOf(error)}`);
    }
  }

  /** The heart-beat of one task. Without an answer for the time of a lease the task counts as lost: others may have it. */
  async #keepAlive(task: Task, held: Held, lost: AbortController, done: AbortSignal): Promise<void> {
    const { hostname } = new URL(task.portal.url);
    let last = performance.now();
    for (;;) {
      await wait(this.#beatMs, undefined, { signal: done }).catch(() => undefined);
      if (done.aborted) return;
      try {
        if (!(await this.#leases.beat(held))) return lost.abort();
        await this.#slots.keep(hostname, held);
        last = performance.now();
      } catch {
        if (performance.now() - last > this.#leaseSeconds * 1000) return lost.abort();
      }
    }
  }
}

/** What the lanes of a worker share. */
interface Lane {
  /** Tasks that are being visited */
  held: Set<Task>;
  /** Aborted, with the reason, when this worker turns out to be unfit */
  faulty: AbortController;
  ended: AbortSignal;
}

/** Why the last attempt at a task failed. */
function lastFault(output: unknown): string {
  const told = Told.safeParse(output);
  return told.success ? `the last one failed: ${told.data.message}` : 'the worker died each time, or the last time';
}

/** What a worker that failed said; pg-boss itself says of a worker that died something of another shape. */
const Told = z.object({ message: z.string() });

function taskOf({ data }: Pick<Job, 'data'>): Task | null {
  const portal = PlannedPortal.safeParse(data.portal);
  return portal.success && typeof data.run === 'string' && URL.canParse(portal.data.url) ? { run: data.run, portal: portal.data } : null;
}

/** A UUID of version 8 (RFC 9562): made from what the task is. */
function taskId({ run, portal }: Task): string {
  const hex = createHash('sha256').update(`${run} ${portal.url}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
