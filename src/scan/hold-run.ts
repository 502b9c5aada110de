import { CookieAuditError } from '../model/errors.ts';
import { HEARTBEAT_MS, isAlive, isRecent, ME } from '../stores/lease.ts';
import type { Store } from '../stores/store.ts';

/** This process's hold on a run. */
export interface RunHold {
  /** Aborts, with a CookieAuditError, when the run is not this process's any more */
  readonly lost: AbortSignal;
  /** Ends the signs of life; the lease stays until the run is ended, or runs out. */
  letGo(): void;
}

/**
 * Takes a run for this process, and gives signs of life for it.
 *
 * @param visits who makes them: this process, or workers of a queue, which other processes may have begun already
 * @throws CookieAuditError usage where another process, or workers, are at work on that run
 */
export async function holdRun(store: Store, run: string, visits: 'here' | 'workers', beatMs = HEARTBEAT_MS): Promise<RunHold> {
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
  const lost = new AbortController();
  const beat = setInterval(() => {
    store.heartbeat(run, ME).then(
      (mine) => {
        if (!mine) lost.abort(takenOver(run));
      },
      // A lost sign of life is no loss: saving tells of a database that is gone.
      () => undefined,
    );
  }, beatMs);
  beat.unref();
  return { lost: lost.signal, letGo: () => clearInterval(beat) };
}

/** A machine that slept, or was cut off from the database, for so long that it was thought dead. */
function takenOver(run: string): CookieAuditError {
  return new CookieAuditError({
    code: 'interrupted',
    message: `run ${run} was taken over by another process, or ended`,
    hint: 'Its results are in the history: cookie-audit history.',
  });
}
