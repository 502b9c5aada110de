import { createHash } from 'node:crypto';
import os from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import { messageOf } from '../model/errors.ts';
import { PlannedPortal } from '../model/history.ts';
import { openBoss, SCHEMA, type Boss } from './boss.ts';
import { HostSlots } from './host-slots.ts';
import { Leases, type Held } from './leases.ts';
import type { Hold, Queue, QueueState, Task, Work, WorkOptions } from './queue.ts';
import { WorkerSigns } from './worker-signs.ts';

const PORTALS = 'cookie-audit-portals';
const GIVEN_UP = 'cookie-audit-given-up';

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
}

/** Portals wait in PostgreSQL, under pg-boss; any number of workers take them. @throws CookieAuditError queue-failed */
export async function openPostgresQueue(url: string, options: PostgresQueueOptions = {}): Promise<PostgresQueue> {
  const { leaseSeconds = 60, pauseSeconds = 1, attempts = 3 } = options;
  const timing = { leaseSeconds, pauseSeconds };
  const opened = await openBoss(url, {
    schedules: null,
    async prepare(boss, database) {
      // The dead letter queue has to be there before the queue that names it.
      await boss.createQueue(GIVEN_UP, { name: GIVEN_UP, retryLimit: 1000, retryDelay: 5, expireInSeconds: leaseSeconds });
      await boss.createQueue(PORTALS, { name: PORTALS, deadLetter: GIVEN_UP });
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
        retryLimit: this.#attempts - 1,
        retryDelay: 0,
        expireInSeconds: this.#leaseSeconds,
        deadLetter: GIVEN_UP,
      }));
      await this.#opened.boss.insert(jobs);
    }
  }

  async remove(run: string): Promise<void> {
    await this.#opened.database.query(
      `delete from ${SCHEMA}.job where name = any($1) and data->>'run' = $2 and state in ('created', 'retry')`,
      [[PORTALS, GIVEN_UP], run],
    );
  }

  async state(): Promise<QueueState> {
    const [counts] = await this.#opened.database.query<{ waiting: number; active: number }>(
      `select count(*) filter (where state in ('created', 'retry'))::int as waiting, count(*) filter (where state = 'active')::int as active
       from ${SCHEMA}.job where name = any($1)`,
      [[PORTALS, GIVEN_UP]],
    );
    return { waiting: counts?.waiting ?? 0, active: counts?.active ?? 0, workers: await this.#signs.alive() };
  }

  /** Until drained: the queue may be empty now and not in a minute. */
  async work(work: Work, options: WorkOptions): Promise<void> {
    const { concurrency, drain, stop, say } = options;
    const name = `${os.hostname()}:${process.pid}`;
    const held = new Set<Task>();
    const pulse = (async () => {
      const ended = AbortSignal.any([drain, stop]);
      while (!ended.aborted) {
        try {
          await this.#leases.freeAbandoned();
          await this.#signs.give(name, held.size);
        } catch (error) {
          say(messageOf(error));
        }
        await wait(this.#beatMs, undefined, { signal: ended }).catch(() => undefined);
      }
    })();
    const lanes = Array.from({ length: concurrency }, async () => await this.#lane(work, options, held));
    await Promise.all([pulse, ...lanes]);
    await this.#signs.leave(name).catch(() => undefined);
  }

  async close(): Promise<void> {
    await this.#opened.close();
  }

  get #beatMs(): number {
    return (this.#leaseSeconds * 1000) / 4;
  }

  /** One task after the other. */
  async #lane(work: Work, options: WorkOptions, active: Set<Task>): Promise<void> {
    const ended = AbortSignal.any([options.drain, options.stop]);
    let idle = 0;
    while (!ended.aborted) {
      let found = false;
      try {
        found = (await this.#next(work, options, active)) || (await this.#nextGivenUp(work));
        idle = found ? 0 : idle + 1;
      } catch (error) {
        // The database is away: it may come back.
        options.say(messageOf(error));
        idle = 10;
      }
      if (!found) await wait(Math.min(100 * 2 ** idle, 2000), undefined, { signal: ended }).catch(() => undefined);
    }
  }

  async #take(queue: string): Promise<Job | null> {
    const [job] = await this.#opened.boss.fetch<Job['data']>(queue, { includeMetadata: true, batchSize: 1 });
    return job ?? null;
  }

  async #next(work: Work, options: WorkOptions, active: Set<Task>): Promise<boolean> {
    const job = await this.#take(PORTALS);
    if (job === null) return false;
    const held: Held = { id: job.id, queue: PORTALS, attempt: job.retryCount };
    const task = taskOf(job);
    if (task === null) {
      await this.#opened.boss.complete(PORTALS, job.id, { message: 'not a task of this version' });
      return true;
    }
    const { host } = new URL(task.portal.url);
    const busy = await this.#slots.take(host, held);
    if (busy !== null) {
      await this.#leases.giveBack(held, Math.min(Math.max(busy, 0.2), 2));
      return true;
    }
    active.add(task);
    try {
      await this.#leases.beat(held);
      await this.#visit(task, held, work, options);
    } finally {
      active.delete(task);
      await this.#slots.leave(host, held);
    }
    return true;
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
      else {
        options.say(`${task.portal.url}: attempt ${hold.attempt} of ${this.#attempts} failed: ${messageOf(error)}`);
        await this.#leases.fail(held, messageOf(error));
      }
    } finally {
      done.abort();
      await beating;
    }
  }

  /** The heart-beat of one task. Without an answer for the time of a lease the task counts as lost: others may have it. */
  async #keepAlive(task: Task, held: Held, lost: AbortController, done: AbortSignal): Promise<void> {
    const { host } = new URL(task.portal.url);
    let last = performance.now();
    for (;;) {
      await wait(this.#beatMs, undefined, { signal: done }).catch(() => undefined);
      if (done.aborted) return;
      try {
        if (!(await this.#leases.beat(held))) return lost.abort();
        await this.#slots.keep(host, held);
        last = performance.now();
      } catch {
        if (performance.now() - last > this.#leaseSeconds * 1000) return lost.abort();
      }
    }
  }

  async #nextGivenUp(work: Work): Promise<boolean> {
    const job = await this.#take(GIVEN_UP);
    if (job === null) return false;
    const task = taskOf(job);
    const why = `${this.#attempts} attempts were made, and none came to an end: the worker died or failed each time`;
    if (task !== null) await work.giveUp(task, why);
    await this.#opened.boss.complete(GIVEN_UP, job.id);
    return true;
  }
}

function taskOf({ data }: Job): Task | null {
  const portal = PlannedPortal.safeParse(data.portal);
  return portal.success && typeof data.run === 'string' && URL.canParse(portal.data.url) ? { run: data.run, portal: portal.data } : null;
}

/** A UUID of version 8 (RFC 9562): made from what the task is. */
function taskId({ run, portal }: Task): string {
  const hex = createHash('sha256').update(`${run} ${portal.url}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
