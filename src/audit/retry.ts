import type { Evidence, Failure, FailureCode } from '../model/evidence.ts';

/** How often what may pass by itself is tried again. */
export interface RetryOptions {
  /** Further visits after the first one */
  retries: number;
  /** Before the first of them; each further one waits four times as long */
  backoffMs: number;
}

/** At once, in another browser; a second time only where the run retries at all. */
const crashes: readonly FailureCode[] = ['browser-crashed', 'page-crashed'];
/** A network or a server that is short of something; the rest (a certificate, a refusal, a page that is not there) stays. */
const passing: readonly FailureCode[] = ['dns', 'connection', 'timeout'];

/**
 * @param attempt the one that gave this evidence, from 1
 * @returns milliseconds to wait before another visit; null: this is the result
 */
export function retryDelay(evidence: Evidence, attempt: number, { retries, backoffMs }: RetryOptions): number | null {
  const failures = failuresOf(evidence);
  const has = (codes: readonly FailureCode[]): boolean => failures.some(({ code }) => codes.includes(code));
  if (has(crashes) && attempt <= Math.max(1, retries)) return 0;
  const busy = failures.some(({ code, message }) => code === 'http-status' && /HTTP 5\d\d/.test(message) && !/HTTP 501/.test(message));
  const asked = failures.some(({ code, message }) => code === 'blocked' && /HTTP 429/.test(message));
  return (has(passing) || busy || asked) && attempt <= retries ? backoffMs * 4 ** (attempt - 1) : null;
}

function failuresOf({ outcome, scenarios }: Evidence): Failure[] {
  return [outcome, ...scenarios.map((scenario) => scenario.outcome)].flatMap((one) => (one.ok ? [] : [one.error]));
}
