/**
 * Kills a scan with -9 at random moments and resumes it until it is done: every portal has one result, none is lost, the
 * store is whole.
 *
 *   npm run bench:scan-kills [-- --portals 200 --kills 20 --seed 1]
 */
import { execFile, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs, promisify } from 'node:util';
import { openStore } from '../dist/stores/open.js';
import { manySites, manyUrl } from '../fixtures/sites/many.ts';
import { startFixtures } from '../fixtures/sites/server.ts';

const { values } = parseArgs({
  options: {
    portals: { type: 'string', default: '200' },
    kills: { type: 'string', default: '20' },
    seed: { type: 'string', default: '1' },
  },
});
const [portals, kills] = [Number(values.portals), Number(values.kills)];
let state = Number(values.seed);
/** Numerical Recipes' linear congruential generator: a run can be made again. */
const random = (): number => (state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32) / 2 ** 32;

const execute = promisify(execFile);
const visits = new Map<string, number>();
const fixtures = await startFixtures(
  manySites((name) => {
    visits.set(name, (visits.get(name) ?? 0) + 1);
    return ['sessionid=1; Path=/; HttpOnly; Secure; SameSite=Lax'];
  }),
);
const directory = await mkdtemp(path.join(os.tmpdir(), 'cookie-audit-bench-kills-'));
const database = path.join(directory, 'history.db');
const urls = Array.from({ length: portals }, (_, index) => manyUrl(`p${index}`));
const program = path.resolve('dist/cli.js');
const quick = [
  '--resolve',
  `*=127.0.0.1:${fixtures.port}`,
  '--ignore-https-errors',
  '--pages',
  '0',
  '--scenarios',
  'no-choice',
  '--observe',
  '1s',
  '--policy',
  'auto',
];

/** Runs until it ends or is killed; a killed program's browser is ended too, as the machine's end would. */
async function scan(args: readonly string[], killAfterMs: number | null): Promise<number | null> {
  const temporary = await mkdtemp(path.join(directory, 'tmp-'));
  const child = spawn(process.execPath, [program, 'scan', ...args, '--store', database], {
    cwd: directory,
    stdio: 'ignore',
    env: { ...process.env, TMPDIR: temporary },
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  if (killAfterMs !== null) await Promise.race([ended, pause(killAfterMs).then(() => child.kill('SIGKILL'))]);
  const code = await ended;
  const { stdout } = await execute('ps', ['-ww', '-eo', 'pid=,args='], { maxBuffer: 64 * 1024 * 1024 });
  for (const line of stdout.split('\n').filter((text) => text.includes(temporary))) {
    try {
      process.kill(Number.parseInt(line, 10), 'SIGKILL');
    } catch {
      // It ended by itself.
    }
  }
  return code;
}

try {
  const list = path.join(directory, 'portals.txt');
  await writeFile(list, `${urls.join('\n')}\n`);
  let made = 0;
  let next: readonly string[] = [list, ...quick];
  for (; made < kills; made += 1) {
    const after = 3000 + random() * 12_000;
    const code = await scan(next, after);
    const store = await openStore(database);
    const [run] = await store.runs();
    await store.close();
    console.log(
      `kill ${made + 1} after ${(after / 1000).toFixed(1)} s: ${run === undefined ? 'no run yet' : `${run.portals - run.pending} of ${run.portals} finished`}`,
    );
    next = run === undefined ? [list, ...quick] : ['--resume'];
    if (code !== null) break;
  }
  const code = await scan(next, null);
  const store = await openStore(database);
  const runs = await store.runs();
  const results = await store.results(runs[0]?.id ?? '');
  let whole = 0;
  for await (const verdict of store.verdicts(runs[0]?.id ?? '')) if (verdict.cookies.length > 0) whole += 1;
  await store.close();
  const once = new Set(results.map(({ url }) => url)).size;
  console.log(
    `${made} kills, then to the end (exit code ${code}): ${runs.length} run, ${results.length} results for ${once} of ${portals} portals, ${whole} with their cookies`,
  );
  console.log(`visits that were made again: ${[...visits.values()].reduce((sum, n) => sum + n, 0) - portals}`);
  const inOrder = JSON.stringify(results.map(({ url }) => url)) === JSON.stringify(urls);
  if (runs.length !== 1 || !inOrder || whole !== portals) process.exitCode = 1;
} finally {
  await fixtures.close();
  await rm(directory, { recursive: true, force: true });
}
