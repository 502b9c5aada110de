import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/**
 * What some processes hold of the machine's memory, in MiB; pages that they share are counted once where
 * the system tells (Linux). null: the system does not tell at all.
 */
export async function memoryOf(pids: readonly number[]): Promise<number | null> {
  const kibs = process.platform === 'linux' ? await Promise.all(pids.map(proportionalKib)) : await residentKib(pids);
  const told = kibs.filter((kib) => kib !== null);
  return told.length === 0 ? null : told.reduce((sum, kib) => sum + kib, 0) / 1024;
}

/** https://docs.kernel.org/filesystems/proc.html, smaps_rollup */
async function proportionalKib(pid: number): Promise<number | null> {
  // A process may have ended since it was listed.
  const text = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '');
  const kib = /^Pss:\s+(\d+) kB/m.exec(text)?.[1];
  return kib === undefined ? null : Number(kib);
}

async function residentKib(pids: readonly number[]): Promise<(number | null)[]> {
  if (process.platform === 'win32' || pids.length === 0) return [];
  const { stdout } = await execute('ps', ['-o', 'rss=', '-p', pids.join(',')]).catch(() => ({ stdout: '' }));
  return stdout
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map(Number);
}
