import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { memoryBelow } from './process-tree.ts';

const SAMPLE_MS = 2000;

export interface Measured {
  code: number | null;
  seconds: number;
  /** Of the program and all the processes that it waited for */
  cpuSeconds: number;
  samples: { own: number; below: number }[];
  stdout: string;
  stderr: string;
}

/** Runs a program and watches what it takes. Linux only: bash tells the processor time, /proc the memory. */
export async function measure(
  words: readonly string[],
  options: { cwd: string; env?: Record<string, string>; timesFile: string },
): Promise<Measured> {
  const started = performance.now();
  const script = `TIMEFORMAT='%U %S'; { time "$@" 2>&3 ; } 3>&2 2>"$TIMES"`;
  const child = spawn('bash', ['-c', script, 'bash', ...words], {
    cwd: options.cwd,
    env: { ...process.env, ...options.env, TIMES: options.timesFile },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const samples: Measured['samples'] = [];
  const sample = async (): Promise<void> => {
    const pid = child.pid === undefined ? null : await programOf(child.pid);
    if (pid !== null) samples.push(await memoryBelow(pid));
  };
  const watch = setInterval(() => {
    void sample();
  }, SAMPLE_MS);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  clearInterval(watch);
  const [user = 0, system = 0] = (await readFile(options.timesFile, 'utf8')).trim().split('\n').at(-1)?.split(' ').map(Number) ?? [];
  return { code, seconds: (performance.now() - started) / 1000, cpuSeconds: user + system, samples, stdout, stderr };
}

/** Below bash stands the program itself. */
async function programOf(shell: number): Promise<number | null> {
  const text = await readFile(`/proc/${shell}/task/${shell}/children`, 'utf8').catch(() => '');
  const pid = Number(text.trim().split(' ')[0]);
  return pid > 0 ? pid : null;
}
