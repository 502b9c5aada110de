import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { memoryOf } from '../../dist/browser/memory.js';

const execute = promisify(execFile);
/** Of /proc/PID/stat, on every Linux since 2.6 */
const TICKS_PER_SECOND = 100;

/** What a program and the processes below it take. */
export interface Tree {
  /** MiB that the program itself holds */
  own: number;
  /** MiB of all the processes below it */
  below: number;
  /** Seconds of processor time: of the program itself, and of each program that it started with all below that (by process id) */
  cpu: ReadonlyMap<number, number>;
}

export async function treeOf(pid: number): Promise<Tree> {
  const { stdout } = await execute('ps', ['-eo', 'pid=,ppid=']);
  const children = new Map<number, number[]>();
  for (const line of stdout.trim().split('\n')) {
    const [child = 0, parent = 0] = line.trim().split(/\s+/).map(Number);
    children.set(parent, [...(children.get(parent) ?? []), child]);
  }
  const all = (children.get(pid) ?? []).flatMap((child) => below(child, children));
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const cpu = new Map([[pid, await cpuOf(pid, 'own')]]);
  for (const child of children.get(pid) ?? []) {
    let seconds = 0;
    for (const one of below(child, children)) seconds += await cpuOf(one, 'all');
    cpu.set(child, seconds);
  }
  return {
    own: Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0) / 1024,
    below: all.length === 0 ? 0 : ((await memoryOf(all)) ?? 0),
    cpu,
  };
}

/** With the process itself. */
function below(pid: number, children: ReadonlyMap<number, readonly number[]>): number[] {
  return [pid, ...(children.get(pid) ?? []).flatMap((child) => below(child, children))];
}

/** Fields 14 to 17 of https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html: its own, and `all`: of children that it waited for. */
async function cpuOf(pid: number, which: 'own' | 'all'): Promise<number> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return fields.slice(11, which === 'own' ? 13 : 15).reduce((sum, ticks) => sum + Number(ticks), 0) / TICKS_PER_SECOND;
}
