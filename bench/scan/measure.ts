import { spawn, type ChildProcess } from 'node:child_process';
import { treeOf, type Tree } from './process-tree.ts';

const SAMPLE_MS = 1000;

export interface Sample extends Omit<Tree, 'cpu'> {
  /** Seconds of processor time until then, browsers that ended included */
  cpuSeconds: number;
  /** Portals that are finished, as the program's own lines tell */
  done: number;
}

export interface Measured {
  code: number | null;
  seconds: number;
  /** Processor time, to the last sample: a browser that is killed tells nobody what it took */
  cpuSeconds: number;
  samples: Sample[];
  stdout: string;
  stderr: string;
}

export interface Measuring {
  ended: Promise<Measured>;
  /** Asks the program to end, as systemd would */
  stop(): void;
}

const running = new Set<ChildProcess>();

/** Asks all that is measured now to end: a bench that is ended leaves nothing behind. */
export function stopAll(): void {
  for (const child of running) child.kill('SIGTERM');
}

/** Runs a program and watches what it takes. Linux only: /proc tells. */
export function measure(words: readonly string[], options: { cwd: string; env?: Record<string, string> }): Measuring {
  const started = performance.now();
  const [command = '', ...args] = words;
  const child = spawn(command, args, {
    cwd: options.cwd,
    env: { ...process.env, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  let [stdout, stderr, done] = ['', '', 0];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    done = Number([...text.matchAll(/^\[(\d+)\/\d+\]/gm)].at(-1)?.[1] ?? done);
    // The end is what tells why it failed.
    stderr = (stderr + text).slice(-20_000);
  });
  const samples: Sample[] = [];
  const spent = new Map<number, number>();
  const cpuSeconds = (): number => [...spent.values()].reduce((sum, seconds) => sum + seconds, 0);
  const sample = async (): Promise<void> => {
    if (child.pid === undefined || child.exitCode !== null) return;
    const { cpu, ...memory } = await treeOf(child.pid);
    for (const [pid, seconds] of cpu) spent.set(pid, Math.max(seconds, spent.get(pid) ?? 0));
    samples.push({ ...memory, cpuSeconds: cpuSeconds(), done });
  };
  const watch = setInterval(() => void sample(), SAMPLE_MS);
  const ended = (async () => {
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', resolve);
    });
    clearInterval(watch);
    running.delete(child);
    return { code, seconds: (performance.now() - started) / 1000, cpuSeconds: cpuSeconds(), samples, stdout, stderr };
  })();
  return {
    ended,
    stop: () => void child.kill('SIGTERM'),
  };
}
