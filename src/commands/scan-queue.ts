import { setTimeout as pause } from 'node:timers/promises';
import type { PlannedPortal, Run } from '../model/history.ts';
import { openPostgresQueue } from '../queues/postgres.ts';
import type { Store } from '../stores/store.ts';
import type { CommandIo } from './define.ts';
import { resultLine } from './result-line.ts';

const LOOK_MS = 1000;
/** After so long without a worker that is said: nothing will come of waiting. */
const LONELY_MS = 15_000;

export interface QueuedRun {
  store: Store;
  run: Run;
  /** Those without a result */
  portals: readonly PlannedPortal[];
  total: number;
  /** URL of the queue */
  place: string;
}

/**
 * Puts portals on the queue and waits until workers have done them. Interrupted, it takes back what waits;
 * what workers hold they finish, and their results are kept.
 */
export async function scanOverQueue({ store, run, portals, total, place }: QueuedRun, io: CommandIo): Promise<void> {
  const queue = await openPostgresQueue(place);
  const stopped = AbortSignal.any([io.drain(), io.signal]);
  const told = new Set((await store.results(run.id)).map(({ url }) => url));
  try {
    await queue.add(portals.map((portal) => ({ run: run.id, portal })));
    io.say(`cookie-audit: run ${run.id}: ${portals.length} of ${total} portals are on the queue; history: ${store.location}`);
    let lonelySince = performance.now();
    for (;;) {
      const { pending } = await store.findRun(run.id);
      if (total - pending > told.size) {
        for (const summary of await store.results(run.id)) {
          if (told.has(summary.url)) continue;
          told.add(summary.url);
          io.say(`[${told.size}/${total}] ${resultLine(summary)}`);
        }
      }
      if (pending === 0) break;
      if (stopped.aborted) {
        await queue.remove(run.id);
        const { active } = await queue.state();
        if (active === 0 || io.signal.aborted) break;
      }
      const { workers } = await queue.state();
      if (workers.length > 0) lonelySince = performance.now();
      else if (performance.now() - lonelySince > LONELY_MS) {
        io.say('cookie-audit: no worker takes portals: start one with `cookie-audit worker --queue …`');
        lonelySince = Number.POSITIVE_INFINITY;
      }
      io.progress(`[${told.size}/${total}] ${workers.length} workers`);
      await pause(LOOK_MS, undefined, { signal: io.signal }).catch(() => undefined);
    }
    const { pending } = await store.findRun(run.id);
    await store.endRun(run.id, pending === 0 ? 'finished' : 'interrupted');
  } finally {
    io.progress('');
    await queue.close().catch(() => undefined);
  }
}
