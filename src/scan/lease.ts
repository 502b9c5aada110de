import os from 'node:os';
import type { Lease } from '../stores/store.ts';

export const HEARTBEAT_MS = 10_000;
/** After so long without a sign, a process on another machine counts as gone. */
const SILENCE_MS = 90_000;

/** This process, as a run's lease names it. */
export const ME = `${os.hostname()}:${process.pid}`;

/** Whether the process that holds a run may still be at work. */
export function isAlive({ owner, heartbeatAt }: Lease, now: number): boolean {
  if (now - Date.parse(heartbeatAt) > SILENCE_MS) return false;
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
