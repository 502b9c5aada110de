import { readFile } from 'node:fs/promises';
import { Cron } from 'croner';
import { z } from 'zod';
import { writeWhole } from '../archive/write-files.ts';
import { CookieAuditError, messageOf } from '../model/errors.ts';
import { nextTimes } from './cron.ts';
import { Schedule, type Schedules } from './schedules.ts';

const File = z.object({ schemaVersion: z.literal(1), schedules: z.array(Schedule) });

/**
 * Schedules of one server, kept in a file; they fire while it runs.
 *
 * @throws CookieAuditError config-invalid where the file is not as expected
 */
export async function openLocalSchedules(file: string, fire: (schedule: Schedule) => void): Promise<Schedules> {
  const kept = new Map((await readSchedules(file)).map((schedule) => [schedule.id, schedule]));
  const jobs = new Map<string, Cron>();
  const begin = (schedule: Schedule): void => {
    jobs.get(schedule.id)?.stop();
    // What goes wrong with a scan is told where it is asked for; the next night comes all the same.
    jobs.set(schedule.id, new Cron(schedule.cron, { timezone: schedule.timezone, catch: true }, () => fire(schedule)));
  };
  /** First the file, then what is shown and fires: what cannot be kept is not there. */
  const write = async (schedules: readonly Schedule[]): Promise<void> => {
    await writeWhole(file, `${JSON.stringify({ schemaVersion: 1, schedules }, null, 2)}\n`);
  };
  for (const schedule of kept.values()) begin(schedule);
  return {
    list: async () => [...kept.values()],
    async put(schedule) {
      nextTimes(schedule.cron, schedule.timezone, 1);
      await write([...kept.values()].filter(({ id }) => id !== schedule.id).concat(schedule));
      kept.set(schedule.id, schedule);
      begin(schedule);
    },
    async remove(id) {
      if (!kept.has(id)) return false;
      await write([...kept.values()].filter((schedule) => schedule.id !== id));
      kept.delete(id);
      jobs.get(id)?.stop();
      jobs.delete(id);
      return true;
    },
    async close() {
      for (const job of jobs.values()) job.stop();
    },
  };
}

async function readSchedules(file: string): Promise<Schedule[]> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw invalid(file, error);
  });
  if (text === null) return [];
  try {
    const { schedules } = File.parse(JSON.parse(text));
    for (const { cron, timezone } of schedules) nextTimes(cron, timezone, 1);
    return schedules;
  } catch (error) {
    throw invalid(file, error);
  }
}

function invalid(file: string, error: unknown): CookieAuditError {
  return new CookieAuditError({
    code: 'config-invalid',
    message: `${file}: the schedules cannot be read: ${error instanceof z.ZodError ? (error.issues[0]?.message ?? '') : messageOf(error)}`,
    hint: 'Correct the file, or move it away.',
    cause: error,
  });
}
