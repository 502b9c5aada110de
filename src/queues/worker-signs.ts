import { SCHEMA, type Database } from './boss.ts';
import type { QueueState } from './queue.ts';

const TABLE = `${SCHEMA}.worker`;

/** Who works: each worker's last sign of life, for people to see. Tasks do not depend on it. */
export class WorkerSigns {
  readonly #database: Database;
  readonly #leaseSeconds: number;

  constructor(database: Database, leaseSeconds: number) {
    this.#database = database;
    this.#leaseSeconds = leaseSeconds;
  }

  async prepare(): Promise<void> {
    await this.#database.query(
      `create table if not exists ${TABLE} (name text primary key, active int not null, seen_at timestamptz not null)`,
    );
  }

  async give(name: string, active: number): Promise<void> {
    await this.#database.query(
      `insert into ${TABLE} (name, active, seen_at) values ($1, $2, now()) on conflict (name) do update set active = $2, seen_at = now()`,
      [name, active],
    );
    await this.#database.query(`delete from ${TABLE} where seen_at < now() - interval '1 day'`);
  }

  async leave(name: string): Promise<void> {
    await this.#database.query(`delete from ${TABLE} where name = $1`, [name]);
  }

  async alive(): Promise<QueueState['workers']> {
    const rows = await this.#database.query<{ name: string; active: number; seen_at: Date }>(
      `select name, active, seen_at from ${TABLE} where seen_at > now() - make_interval(secs => $1) order by name`,
      [this.#leaseSeconds],
    );
    return rows.map(({ name, active, seen_at }) => ({ name, active, seenAt: seen_at.toISOString() }));
  }
}
