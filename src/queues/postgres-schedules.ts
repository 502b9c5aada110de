import { setTimeout as wait } from 'node:timers/promises';
import { messageOf } from '../model/errors.ts';
import { openBoss, type Boss } from './boss.ts';
import { nextTimes } from './cron.ts';
import { Schedule, type Schedules } from './schedules.ts';

const PREFIX = 'cookie-audit-schedule-';
const MOST_TAKEN = 1000;

export interface FiringOptions {
  /** Can its scan begin here and now? Else it waits in the database, also for another server that can. */
  takes(schedule: Schedule): boolean;
  fire(schedule: Schedule): void;
  say(line: string): void;
  /** How often is looked whether the time of a schedule has come */
  lookSeconds?: number;
}

/** Schedules of pg-boss: they fire once, however many servers there are. @throws CookieAuditError queue-failed */
export async function openPostgresSchedules(url: string, options: FiringOptions): Promise<Schedules> {
  const { lookSeconds = 15 } = options;
  const opened = await openBoss(url, { schedules: { lookSeconds }, prepare: async () => undefined });
  return new PostgresSchedules(opened, options, lookSeconds);
}

class PostgresSchedules implements Schedules {
  readonly #opened: Boss;
  readonly #ended = new AbortController();
  readonly #firing: Promise<void>;

  constructor(opened: Boss, options: FiringOptions, lookSeconds: number) {
    this.#opened = opened;
    this.#firing = this.#fire(options, lookSeconds);
  }

  async list(): Promise<Schedule[]> {
    const rows = await this.#opened.guarded(async () => await this.#opened.boss.getSchedules());
    return rows
      .filter(({ name }) => name.startsWith(PREFIX))
      .flatMap((row) => {
        // pg-boss gives the whole row; its types leave the time zone out.
        const { name, cron, data, timezone } = row as typeof row & { timezone?: string };
        const schedule = Schedule.safeParse({ ...data, id: name.slice(PREFIX.length), cron, timezone: timezone ?? 'UTC' });
        return schedule.success ? [schedule.data] : [];
      });
  }

  async put({ id, cron, timezone, portfolio }: Schedule): Promise<void> {
    nextTimes(cron, timezone, 1);
    const name = `${PREFIX}${id}`;
    await this.#opened.guarded(async () => {
      // A night whose scan could not begin is not made up for in the middle of the day.
      if ((await this.#opened.boss.getQueue(name)) === null) await this.#opened.boss.createQueue(name, { name, retryLimit: 0 });
      await this.#opened.boss.schedule(name, cron, { portfolio }, { tz: timezone });
    });
  }

  async remove(id: string): Promise<boolean> {
    const there = (await this.list()).some((schedule) => schedule.id === id);
    if (!there) return false;
    await this.#opened.guarded(async () => {
      await this.#opened.boss.unschedule(`${PREFIX}${id}`);
      // What fired and nobody took yet must not come with a later schedule of that name.
      await this.#opened.boss.purgeQueue(`${PREFIX}${id}`);
    });
    return true;
  }

  async close(): Promise<void> {
    this.#ended.abort();
    await this.#firing;
    await this.#opened.close();
  }

  async #fire({ takes, fire, say }: FiringOptions, lookSeconds: number): Promise<void> {
    const { signal } = this.#ended;
    while (!signal.aborted) {
      try {
        for (const schedule of await this.list()) {
          if (!takes(schedule)) continue;
          const name = `${PREFIX}${schedule.id}`;
          // Several that nobody could take in time are made up for by one scan.
          const ids = (await this.#opened.boss.fetch(name, { batchSize: MOST_TAKEN })).map(({ id }) => id);
          if (ids.length === 0) continue;
          await this.#opened.boss.complete(name, ids);
          fire(schedule);
        }
      } catch (error) {
        say(`cookie-audit: schedules: ${messageOf(error)}`);
      }
      await wait((lookSeconds * 1000) / 3, undefined, { signal }).catch(() => undefined);
    }
  }
}
