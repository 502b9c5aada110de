import os from 'node:os';
import { constrainedMemory } from 'node:process';

/** One visit keeps about one core busy, and its pages hold about so much. */
const MIB_PER_VISIT = 700;
const MIB_FOR_THE_REST = 1000;
const MOST = 16;

/** Portals at a time that this machine (or its container) can serve. */
export function machineConcurrency(): number {
  // A container's limit; a number beyond the machine's memory where there is none.
  const limit = constrainedMemory() ?? 0;
  const memory = Math.min(os.totalmem(), limit > 0 ? limit : Number.POSITIVE_INFINITY) / 1024 / 1024;
  const byMemory = Math.floor((memory - MIB_FOR_THE_REST) / MIB_PER_VISIT);
  return Math.max(1, Math.min(os.availableParallelism(), byMemory, MOST));
}
