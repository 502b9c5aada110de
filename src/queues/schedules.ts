import { z } from 'zod';

/** When a portfolio is scanned by itself. */
export const Schedule = z.object({
  id: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,39}$/)
    .describe('Small letters, digits and hyphens'),
  cron: z.string().min(9).max(100).describe('Five fields: minute, hour, day of month, month, day of week'),
  timezone: z.string().min(1).max(60).describe('IANA name, such as Europe/Paris'),
  portfolio: z.string().min(1).max(200),
});
export type Schedule = z.infer<typeof Schedule>;

/** Where schedules are kept, and what fires them. */
export interface Schedules {
  list(): Promise<Schedule[]>;
  /** @throws CookieAuditError usage where cron or time zone is not understood */
  put(schedule: Schedule): Promise<void>;
  /** @returns whether there was one */
  remove(id: string): Promise<boolean>;
  close(): Promise<void>;
}
