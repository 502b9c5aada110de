/**
 * What a scan costs per portal as portals grow in number, and what program and browser hold of the memory, against the
 * bare browser doing the same loads. Processor time is what to compare: the machine may be shared.
 *
 *   npm run bench:scan [-- --portals 100,200 --concurrency 2]
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { manySites, manyUrl } from '../fixtures/sites/many.ts';
import { startFixtures } from '../fixtures/sites/server.ts';
import { measure, type Measured } from './scan/measure.ts';

const { values } = parseArgs({
  options: { portals: { type: 'string', default: '100,200' }, concurrency: { type: 'string', default: String(os.availableParallelism()) } },
});
const sizes = values.portals.split(',').map(Number);
const { concurrency } = values;
const cores = os.availableParallelism();
const program = path.resolve('dist/cli.js');
const tsx = path.resolve('node_modules/tsx/dist/cli.mjs');

const SESSION = 'sessionid=1; Path=/; HttpOnly; Secure; SameSite=Lax';
const fixtures = await startFixtures(
  manySites((name) => (name.endsWith('7') ? [SESSION, '_fbp=fb.1.1.1; Path=/; Max-Age=7776000'] : [SESSION])),
);
const directory = await mkdtemp(path.join(os.tmpdir(), 'cookie-audit-bench-scan-'));

/** Means over the quarters of a run: flat memory shows there. */
function quarters(samples: Measured['samples'], what: 'own' | 'below'): string {
  const size = Math.max(1, Math.ceil(samples.length / 4));
  const means = [0, 1, 2, 3].map((quarter) => {
    const part = samples.slice(quarter * size, (quarter + 1) * size);
    return part.length === 0 ? '–' : String(Math.round(part.reduce((sum, sample) => sum + sample[what], 0) / part.length));
  });
  return means.join(' · ');
}

function told(label: string, n: number, { seconds, cpuSeconds, samples }: Measured): void {
  console.log(`${label}, ${n} portals, ${concurrency} at a time`);
  console.log(`  ${(n / (seconds / 60) / cores).toFixed(1)} portals a minute and core (${seconds.toFixed(0)} s)`);
  console.log(`  ${(cpuSeconds / n).toFixed(2)} s of processor time a portal`);
  console.log(`  program, MiB in each quarter of the run:          ${quarters(samples, 'own')}`);
  console.log(`  browser, MiB in each quarter of the run:          ${quarters(samples, 'below')}`);
}

try {
  const costs: number[] = [];
  for (const n of sizes) {
    const file = path.join(directory, `${n}.txt`);
    await writeFile(file, Array.from({ length: n }, (_, index) => `${manyUrl(`p${index}`)}\n`).join(''));
    const flags = ['--resolve', `*=127.0.0.1:${fixtures.port}`, '--ignore-https-errors', '--pages', '1', '--concurrency', concurrency];
    const timesFile = path.join(directory, 'times');
    const scan = await measure([process.execPath, program, 'scan', file, '--store', path.join(directory, `${n}.db`), ...flags], {
      cwd: directory,
      timesFile,
    });
    if ((scan.code !== 0 && scan.code !== 1) || !scan.stdout.includes(`${n} portals`))
      throw new Error(`the scan ended with ${scan.code}: ${scan.stderr.slice(-2000)}`);
    told('scan', n, scan);
    const bare = await measure([process.execPath, tsx, path.resolve('bench/scan/bare.ts'), String(fixtures.port), concurrency, String(n)], {
      cwd: process.cwd(),
      timesFile,
    });
    if (bare.code !== 0) throw new Error(bare.stderr);
    told('bare Playwright, the same loads', n, bare);
    console.log(
      `  scan / bare: ${(scan.cpuSeconds / bare.cpuSeconds).toFixed(2)} in processor time, ${(scan.seconds / bare.seconds).toFixed(2)} in time\n`,
    );
    costs.push(scan.cpuSeconds / n);
  }
  const [first = 1] = costs;
  if (costs.length > 1)
    console.log(
      `cost of a portal, against that at ${sizes[0]}: ${costs.map((cost, index) => `${sizes[index]}: ${(cost / first).toFixed(2)}`).join(' · ')}`,
    );
} finally {
  await fixtures.close();
  await rm(directory, { recursive: true, force: true });
}
