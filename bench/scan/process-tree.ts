import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { memoryOf } from '../../dist/browser/memory.js';

const execute = promisify(execFile);

/** What a program holds of the memory, in MiB: itself, and all the processes below it. */
export async function memoryBelow(pid: number): Promise<{ own: number; below: number }> {
  const { stdout } = await execute('ps', ['-eo', 'pid=,ppid=']);
  const children = new Map<number, number[]>();
  for (const line of stdout.trim().split('\n')) {
    const [child = 0, parent = 0] = line.trim().split(/\s+/).map(Number);
    children.set(parent, [...(children.get(parent) ?? []), child]);
  }
  const all: number[] = [];
  for (const queue = [...(children.get(pid) ?? [])]; queue.length > 0;) {
    const next = queue.pop() ?? 0;
    all.push(next);
    queue.push(...(children.get(next) ?? []));
  }
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return { own: Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0) / 1024, below: all.length === 0 ? 0 : ((await memoryOf(all)) ?? 0) };
}
