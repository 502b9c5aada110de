/**
 * What a scan costs per portal as portals grow in number, and what program and browser hold of the memory, against the
 * bare browser doing the same loads, and against workers of a queue. Processor time is what to compare: the machine may
 * be shared. Linux only; the queue needs PostgreSQL's programs (as the tests do).
 *
 *   npm run bench:scan [-- --portals 100,200 --stories no-choice,reject --bare 50 --queue 40 --concurrency 2]
 *
 * `--stories` and `--quick` (one second of page time, no inner page) hold for all but the comparison with the bare browser,
 * which loads what a scan loads by default.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { manySites, manyUrl } from '../fixtures/sites/many.ts';
import { startFixtures } from '../fixtures/sites/server.ts';
import { startPostgres } from '../test/postgres.ts';
import { measure, stopAll, type Measured, type Sample } from './scan/measure.ts';

const { values } = parseArgs({
  options: {
    portals: { type: 'string', default: '100,200' },
    stories: { type: 'string', default: '' },
    quick: { type: 'boolean', default: false },
    bare: { type: 'string', default: '50' },
    queue: { type: 'string', default: '40' },
    concurrency: { type: 'string', default: String(os.availableParallelism()) },
  },
});
const sizes = values.portals.split(',').map(Number);
const { concurrency } = values;
const cores = os.availableParallelism();
const program = path.resolve('dist/cli.js');
const tsx = path.resolve('node_modules/tsx/dist/cli.mjs');
const PARTS = 10;

const SESSION = 'sessionid=1; Path=/; HttpOnly; Secure; SameSite=Lax';
const fixtures = await startFixtures(
  manySites((name) => (name.endsWith('7') ? [SESSION, '_fbp=fb.1.1.1; Path=/; Max-Age=7776000'] : [SESSION])),
);
const directory = await mkdtemp(path.join(os.tmpdir(), 'cookie-audit-bench-scan-'));
const visits = ['--resolve', `*=127.0.0.1:${fixtures.port}`, '--ignore-https-errors', '--pages', '1'];
const interrupted = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    interrupted.abort(new Error(`ended by ${signal}`));
    stopAll();
  });
}
let files = 0;
const temporary = (name: string): string => path.join(directory, `${(files += 1)}-${name}`);

/** The first sample after each tenth of the portals; the last one of all where the program ended before it was taken. */
function tenths(samples: readonly Sample[], portals: number): Sample[] {
  return Array.from(
    { length: PARTS },
    (_, part) => samples.find(({ done }) => done >= ((part + 1) * portals) / PARTS) ?? samples.at(-1),
  ).filter((sample) => sample !== undefined);
}

function told(label: string, n: number, { seconds, cpuSeconds, samples }: Measured): void {
  console.log(`${label}, ${n} portals, ${concurrency} at a time`);
  console.log(
    `  ${(n / (seconds / 60) / cores).toFixed(1)} portals a minute and core (${seconds.toFixed(0)} s), ${(cpuSeconds / n).toFixed(2)} s of processor time a portal`,
  );
  const ends = tenths(samples, n);
  if (ends.length < PARTS) return;
  const means = (what: 'own' | 'below'): string =>
    ends
      .map(({ done }, part) => {
        const within = samples.filter((sample) => sample.done <= done && sample.done > (ends[part - 1]?.done ?? -1));
        return Math.round(within.reduce((sum, sample) => sum + sample[what], 0) / Math.max(1, within.length));
      })
      .join(' ');
  const costs = ends.map(({ cpuSeconds: until, done }, part) => {
    const before = ends[part - 1] ?? { cpuSeconds: 0, done: 0 };
    return (until - before.cpuSeconds) / Math.max(1, done - before.done);
  });
  console.log(`  tenth by tenth of the portals: program, MiB       ${means('own')}`);
  console.log(`                                 browser, MiB       ${means('below')}`);
  console.log(`                                 processor s/portal ${costs.map((cost) => cost.toFixed(2)).join(' ')}`);
}

async function listOf(n: number): Promise<string> {
  const file = temporary(`${n}.txt`);
  await writeFile(file, Array.from({ length: n }, (_, index) => `${manyUrl(`p${index}`)}\n`).join(''));
  return file;
}

function assertWhole({ code, stdout, stderr }: Measured, n: number): void {
  interrupted.signal.throwIfAborted();
  // 3: nothing was proved on any of them, as where no portal sets what it must not.
  if ((code !== 0 && code !== 1 && code !== 3) || !stdout.includes(`${n} portals`) || stdout.includes('not visited'))
    throw new Error(`the scan ended with ${code}: ${stderr.slice(-2000)}`);
}

async function scan(n: number, flags: readonly string[] = []): Promise<Measured> {
  const words = [program, 'scan', await listOf(n), '--store', temporary('local.db'), ...visits, '--concurrency', concurrency, ...flags];
  const measured = await measure([process.execPath, ...words], { cwd: directory }).ended;
  assertWhole(measured, n);
  return measured;
}

/** By one worker or several; their processor time, and that of the scan that waits for them. */
async function scanOverQueue(
  n: number,
  workers: number,
  url: string,
  flags: readonly string[],
): Promise<{ seconds: number; cpuSeconds: number }> {
  const start = (words: string[]) => measure([process.execPath, program, ...words, '--queue', url], { cwd: directory });
  const working = Array.from({ length: workers }, () => start(['worker', '--concurrency', concurrency]));
  const scanned = await start(['scan', await listOf(n), ...visits, ...flags]).ended;
  for (const worker of working) worker.stop();
  const ended = await Promise.all(working.map(async (worker) => await worker.ended));
  assertWhole(scanned, n);
  return { seconds: scanned.seconds, cpuSeconds: [scanned, ...ended].reduce((sum, { cpuSeconds }) => sum + cpuSeconds, 0) };
}

try {
  const costs: number[] = [];
  const stories = values.stories === '' ? [] : ['--scenarios', values.stories];
  const flags = [...stories, ...(values.quick ? ['--pages', '0', '--observe', '1s'] : [])];
  for (const n of sizes) {
    const measured = await scan(n, flags);
    told(['scan', ...flags].join(' '), n, measured);
    costs.push(measured.cpuSeconds / n);
  }
  const [first = 1] = costs;
  if (costs.length > 1)
    console.log(
      `cost of a portal, against that at ${sizes[0]}: ${costs.map((cost, index) => `${sizes[index]}: ${(cost / first).toFixed(2)}`).join(' · ')}`,
    );

  const few = Number(values.bare);
  if (few > 0) {
    const measured = await scan(few);
    told('\nscan', few, measured);
    const words = [tsx, path.resolve('bench/scan/bare.ts'), String(fixtures.port), concurrency, String(few)];
    const bare = await measure([process.execPath, ...words], { cwd: process.cwd() }).ended;
    interrupted.signal.throwIfAborted();
    if (bare.code !== 0) throw new Error(bare.stderr);
    told('bare Playwright, the same loads', few, bare);
    console.log(
      `scan / bare: ${(measured.cpuSeconds / bare.cpuSeconds).toFixed(2)} in processor time, ${(measured.seconds / bare.seconds).toFixed(2)} in time`,
    );
  }

  const queued = Number(values.queue);
  if (queued > 0) {
    const postgres = await startPostgres();
    try {
      const local = await scan(queued, flags);
      told('\nscan', queued, local);
      for (const workers of [1, 2]) {
        const { seconds, cpuSeconds } = await scanOverQueue(queued, workers, await postgres.database(), flags);
        console.log(
          `over a queue, ${workers} ${workers === 1 ? 'worker' : 'workers'}, ${concurrency} at a time each: ${(seconds / local.seconds).toFixed(2)} of the local scan's time (${seconds.toFixed(0)} s), ${(cpuSeconds / local.cpuSeconds).toFixed(2)} of its processor time`,
        );
      }
    } finally {
      await postgres.remove();
    }
  }
} finally {
  await fixtures.close();
  await rm(directory, { recursive: true, force: true });
}
