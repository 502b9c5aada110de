import { Pool } from 'pg';
import PgBoss from 'pg-boss';
import { CookieAuditError, messageOf } from '../model/errors.ts';

/** Beside the history's own tables, in the same database. */
export const SCHEMA = 'cookie_audit_queue';

/** What queries the queue's database. */
export interface Database {
  query<Row>(text: string, values?: readonly unknown[]): Promise<Row[]>;
}

export interface Boss {
  readonly boss: PgBoss;
  readonly database: Database;
  /** Work with pg-boss whose errors become known ones. @throws CookieAuditError queue-failed */
  guarded<T>(work: () => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/**
 * @param prepare makes queues and tables; one process at a time, since pg-boss's own statements deadlock otherwise
 * @throws CookieAuditError queue-failed
 */
export async function openBoss(
  url: string,
  options: { schedules: { lookSeconds: number } | null; prepare(boss: PgBoss, database: Database): Promise<void> },
): Promise<Boss> {
  const pool = new Pool({
    connectionString: url,
    max: 6,
    application_name: 'cookie-audit queue',
    connectionTimeoutMillis: 10_000,
    statement_timeout: 60_000,
    keepAlive: true,
  });
  // A connection that is lost while nobody uses it: the next query tells.
  pool.on('error', () => undefined);
  const location = locationOf(url);
  const database: Database = {
    async query<Row>(text: string, values: readonly unknown[] = []) {
      try {
        const { rows } = await pool.query(text, [...values]);
        return rows as Row[];
      } catch (error) {
        throw queueFailure(location, error);
      }
    },
  };
  const boss = new PgBoss({
    db: { executeSql: async (text: string, values: unknown[]) => await pool.query(text, values) },
    schema: SCHEMA,
    schedule: options.schedules !== null,
    ...(options.schedules === null
      ? {}
      : {
          cronMonitorIntervalSeconds: options.schedules.lookSeconds,
          cronWorkerIntervalSeconds: Math.min(5, options.schedules.lookSeconds),
        }),
    // Old jobs are cleared away by it; dead workers' tasks are freed by the workers, at the pace of their own heart-beat.
    supervise: true,
  });
  // Its own errors are those of its background work, which it tries again at its next turn.
  boss.on('error', () => undefined);
  try {
    const first = await pool.connect();
    try {
      await first.query(`select pg_advisory_lock(hashtext('${SCHEMA}'))`);
      await boss.start();
      await options.prepare(boss, database);
    } finally {
      // Its connection holds the lock, and takes it along.
      first.release(true);
    }
  } catch (error) {
    await boss.stop({ graceful: false }).catch(() => undefined);
    await pool.end().catch(() => undefined);
    throw queueFailure(location, error);
  }
  return {
    boss,
    database,
    async guarded(work) {
      try {
        return await work();
      } catch (error) {
        throw queueFailure(location, error);
      }
    },
    async close() {
      await boss.stop({ graceful: false });
      await pool.end();
    },
  };
}

export function locationOf(text: string): string {
  if (!URL.canParse(text)) return 'PostgreSQL';
  const url = new URL(text);
  url.password = '';
  url.search = '';
  return url.href;
}

function queueFailure(location: string, error: unknown): CookieAuditError {
  if (error instanceof CookieAuditError) return error;
  const inner = error instanceof AggregateError ? (error.errors[0] as unknown) : error;
  return new CookieAuditError({
    code: 'queue-failed',
    message: `the queue at ${location}: ${messageOf(inner) || 'no connection'}`,
    hint: 'Is the database server running and reachable, and may this user make a schema in it?',
    cause: error,
  });
}
