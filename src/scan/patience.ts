import { setTimeout as pause } from 'node:timers/promises';
import { CookieAuditError, type ErrorCode } from '../model/errors.ts';

/** A database that restarts is waited for: a minute, all together. */
const PAUSES_MS = [500, 1000, 2000, 4000, 8000, 15_000, 15_000, 15_000];
const OF_A_DATABASE: ReadonlySet<ErrorCode> = new Set(['store-failed', 'queue-failed']);

/** What was done is not thrown away for a database that is away for a minute. */
export async function patiently<T>({ say, signal }: { say(line: string): void; signal: AbortSignal }, work: () => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      const ms = PAUSES_MS[tries];
      if (!(error instanceof CookieAuditError) || !OF_A_DATABASE.has(error.code) || ms === undefined || signal.aborted) throw error;
      if (tries === 0) say(`${error.message}; waiting for it`);
      await pause(ms, undefined, { signal }).catch(() => undefined);
    }
  }
}
