import { SCHEMA, type Database } from './boss.ts';
import type { Held } from './leases.ts';

const TABLE = `${SCHEMA}.host_slot`;

/**
 * One visit at a time to a host, and a pause after it, over all workers: a row says who visits the host
 * and until when it is taken. A worker that dies leaves a row that runs out.
 */
export class HostSlots {
  readonly #database: Database;
  readonly #leaseSeconds: number;
  readonly #pauseSeconds: number;

  constructor(database: Database, options: { leaseSeconds: number; pauseSeconds: number }) {
    this.#database = database;
    this.#leaseSeconds = options.leaseSeconds;
    this.#pauseSeconds = options.pauseSeconds;
  }

  async prepare(): Promise<void> {
    await this.#database.query(
      `create table if not exists ${TABLE} (host text primary key, holder text not null, free_at timestamptz not null)`,
    );
    await this.#database.query(`delete from ${TABLE} where free_at < now() - interval '1 day'`);
  }

  /** @returns null: taken; else in how many seconds to ask again */
  async take(host: string, held: Held): Promise<number | null> {
    const taken = await this.#database.query(
      `insert into ${TABLE} as slot (host, holder, free_at) values ($1, $2, now() + make_interval(secs => $3))
       on conflict (host) do update set holder = $2, free_at = now() + make_interval(secs => $3)
       where slot.free_at <= now() or slot.holder = $2 returning 1`,
      [host, holder(held), this.#leaseSeconds],
    );
    if (taken.length > 0) return null;
    const [slot] = await this.#database.query<{ wait: number }>(
      `select extract(epoch from free_at - now())::float as wait from ${TABLE} where host = $1`,
      [host],
    );
    return slot?.wait ?? 0;
  }

  async keep(host: string, held: Held): Promise<void> {
    await this.#database.query(`update ${TABLE} set free_at = now() + make_interval(secs => $3) where host = $1 and holder = $2`, [
      host,
      holder(held),
      this.#leaseSeconds,
    ]);
  }

  async leave(host: string, held: Held): Promise<void> {
    await this.#database.query(`update ${TABLE} set free_at = now() + make_interval(secs => $3) where host = $1 and holder = $2`, [
      host,
      holder(held),
      this.#pauseSeconds,
    ]);
  }
}

/** Whoever had the task before, and was thought dead, has no say any more. */
function holder({ id, attempt }: Held): string {
  return `${id} ${attempt}`;
}
