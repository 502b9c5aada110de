import { CookieAuditError } from '../model/errors.ts';
import { HEARTBEAT_MS, isAlive, isRecent, ME } from '../stores/lease.ts';
import type { Store } from '../stores/store.ts';

/**
 * Takes a run for this process, and gives signs of life for it.
 *
 * @param visits who makes them: this process, or workers of a queue, which other processes may have begun already
 * @returns what ends the signs of life
 * @throws CookieAuditError usage where another process, or workers, are at work on that run
 */
export async function holdRun(store: Store, run: string, visits: 'here' | 'workers'): Promise<() => void> {
  const now = Date.now();
  if (visits === 'here' && isRecent(await store.workersAt(run), now)) {
    throw new CookieAuditError({
      code: 'usage',
      message: `workers have portals of run ${run}`,
      hint: 'Resume it with --queue, or end the workers and wait two minutes.',
    });
  }
  const lease = await store.lease(run);
  if ((lease !== null && isAlive(lease, now)) || !(await store.takeRun(run, ME, lease))) {
    throw new CookieAuditError({
      code: 'usage',
      message: `run ${run} is still being worked on${lease === null ? '' : ` (${lease.owner})`}`,
      hint: 'Wait until it has ended, or end that process.',
    });
  }
  const beat = setInterval(() => {
    // A lost sign of life is no loss: saving tells of a database that is gone.
    void store.heartbeat(run, ME).catch(() => undefined);
  }, HEARTBEAT_MS);
  beat.unref();
  return () => clearInterval(beat);
}
