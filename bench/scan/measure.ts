import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { treeOf, type Tree } from './process-tree.ts';

const SAMPLE_MS = 1000;

export interface Sample extends Tree {
  /** Portals that are finished, as the program's own lines tell */
  done: number;
}

export interface Measured {
  code: number | null;
  seconds: number;
  /** Of the program and all the processes that it waited for */
  cpuSeconds: number;
  samples: Sample[];
  stdout: string;
  stderr: string;
}

export interface Measuring {
  ended: Promise<Measured>;
  /** Asks the program to end, as systemd would */
  stop(): Promise<void>;
}

/** Runs a program and watches what it takes. Linux only: bash tells the processor time, /proc the memory. */
export function measure(words: readonly string[], options: { cwd: string; env?: Record<string, string>; timesFile: string }): Measuring {
  const started = performance.now();
  const script = `TIMEFORMAT='%U %S'; { time "$@" 2>&3 ; } 3>&2 2>"$TIMES"`;
  const child = spawn('bash', ['-c', script, 'bash', ...words], {
    cwd: options.cwd,
    env: { ...process.env, ...options.env, TIMES: options.timesFile },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [stdout, stderr, done] = ['', '', 0];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    done = Number([...text.matchAll(/^\[(\d+)\/\d+\]/gm)].at(-1)?.[1] ?? done);
    // The end is what tells why it failed.
    stderr = (stderr + text).slice(-20_000);
  });
  const program = async (): Promise<number | null> => (child.pid === undefined ? null : await programOf(child.pid));
  const samples: Sample[] = [];
  const sample = async (): Promise<void> => {
    const pid = await program();
    if (pid !== null) samples.push({ ...(await treeOf(pid)), done });
  };
  const watch = setInterval(() => void sample(), SAMPLE_MS);
  const ended = (async () => {
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', resolve);
    });
    clearInterval(watch);
    const [user = 0, system = 0] = (await readFile(options.timesFile, 'utf8')).trim().split('\n').at(-1)?.split(' ').map(Number) ?? [];
    return { code, seconds: (performance.now() - started) / 1000, cpuSeconds: user + system, samples, stdout, stderr };
  })();
  return {
    ended,
    async stop() {
      const pid = await program();
      if (pid !== null) process.kill(pid, 'SIGTERM');
    },
  };
}

/** Below bash stands the program itself. */
async function programOf(shell: number): Promise<number | null> {
  const text = await readFile(`/proc/${shell}/task/${shell}/children`, 'utf8').catch(() => '');
  const pid = Number(text.trim().split(' ')[0]);
  return pid > 0 ? pid : null;
}
