import os from 'node:os';
import type { RunRow } from './schema.ts';
import type { Lease } from './store.ts';

export const HEARTBEAT_MS = 10_000;
/** After so long without a sign, a process on another machine counts as gone. */
const SILENCE_MS = 90_000;

/** This process, as a run's lease names it. */
export const ME = `${os.hostname()}:${process.pid}`;

/** Whether the process that holds a run may still be at work. */
export function isAlive({ owner, heartbeatAt }: Lease, now: number): boolean {
  if (!isRecent(heartbeatAt, now)) return false;
  const split = owner.lastIndexOf(':');
  const pid = Number(owner.slice(split + 1));
  if (owner.slice(0, split) !== os.hostname() || !Number.isSafeInteger(pid) || pid <= 0) return true;
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's process is a process.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Whether a run counts as running, and no process and no worker works on it any more. */
export function isAbandoned(run: Pick<RunRow, 'state' | 'started_at' | 'owner' | 'heartbeat_at' | 'workers_at'>, now: number): boolean {
  if (run.state !== 'running' || isRecent(run.workers_at, now)) return false;
  if (run.owner !== null && run.heartbeat_at !== null) return !isAlive({ owner: run.owner, heartbeatAt: run.heartbeat_at }, now);
  // Nobody has taken it up yet: it was begun this moment, or never.
  return !isRecent(run.started_at, now);
}

/** Whether a sign of life is young enough for its giver to live. */
export function isRecent(at: string | null, now: number): boolean {
  return at !== null && now - Date.parse(at) <= SILENCE_MS;
}
