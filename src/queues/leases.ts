import type PgBoss from 'pg-boss';
import { SCHEMA, type Database } from './boss.ts';

const JOB = `${SCHEMA}.job`;

/** A task as one worker holds it. `attempt` counts up when another takes it over, and so tells the holders apart. */
export interface Held {
  id: string;
  queue: string;
  attempt: number;
}

/**
 * pg-boss ends an active job that is older than its time to live. A worker's heart-beat starts that time
 * anew, so that a job lives as long as its worker, however long the work takes.
 */
export class Leases {
  readonly #boss: PgBoss;
  readonly #database: Database;
  readonly #leaseSeconds: number;

  constructor(boss: PgBoss, database: Database, leaseSeconds: number) {
    this.#boss = boss;
    this.#database = database;
    this.#leaseSeconds = leaseSeconds;
  }

  /**
   * Begins the lease, or anew: how long it is says the worker that holds the task, not who put it there.
   *
   * @returns whether the task is still held by this one
   */
  async beat({ id, queue, attempt }: Held): Promise<boolean> {
    const rows = await this.#database.query(
      `update ${JOB} set started_on = now(), expire_in = make_interval(secs => $4)
       where name = $1 and id = $2 and state = 'active' and retry_count = $3 returning 1`,
      [queue, id, attempt, this.#leaseSeconds],
    );
    return rows.length > 0;
  }

  /** Gives the task back as if it had not been taken, to be had again after a while. */
  async giveBack({ id, queue, attempt }: Held, seconds: number): Promise<void> {
    await this.#database.query(
      `update ${JOB} set state = 'retry', started_on = null, start_after = now() + make_interval(secs => $4)
       where name = $1 and id = $2 and state = 'active' and retry_count = $3`,
      [queue, id, attempt, seconds],
    );
  }

  /** Says that the work on it failed: it is tried again, or given up. Does nothing where another has taken it over. */
  async fail(held: Held, message: string): Promise<void> {
    if (await this.beat(held)) await this.#boss.fail(held.queue, held.id, { message });
  }

  /** Frees the tasks of workers that gave no sign of life. */
  async freeAbandoned(): Promise<void> {
    await this.#boss.expire();
  }
}
