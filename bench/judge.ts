/**
 * What judging costs beside reading: evidence files are read and parsed, then judged; both are timed apart.
 * `npm run bench:judge -- [files]` (default 1,000). Prints ratios, since machines differ.
 */
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { eachEvidence } from '../src/archive/read-evidence.ts';
import { judge } from '../src/judge/judge.ts';
import { profileOf } from '../src/judge/profiles.ts';

const files = Number(process.argv[2] ?? 1000);
const kept = ['dashboard.paris', 'bfortune.opendatasoft.com'];
const directory = await mkdtemp(path.join(os.tmpdir(), 'cookie-audit-bench-judge-'));
try {
  for (let index = 0; index < files; index++) {
    const from = path.join('fixtures/evidence/v1', kept[index % kept.length] ?? '');
    const to = path.join(directory, `portal-${index}`);
    for (const name of ['evidence.json', 'policy.json', 'policy-page.html']) await cp(path.join(from, name), path.join(to, name));
  }
  const bytes = (await readFile(path.join(directory, 'portal-0', 'evidence.json'))).byteLength;
  await writeFile(path.join(directory, '.warm'), '');
  const profile = profileOf('eu');
  let reading = 0;
  let judging = 0;
  let violations = 0;
  let mark = performance.now();
  for await (const { evidence, policy } of eachEvidence(directory)) {
    const read = performance.now();
    reading += read - mark;
    const verdict = judge(evidence, policy ?? { status: 'missing', lookedAt: [] }, { profile });
    if (verdict.verdict === 'violations') violations++;
    mark = performance.now();
    judging += mark - read;
  }
  if (violations !== Math.floor(files / 2)) throw new Error(`${violations} of ${files} with violations: every second one has`);
  const total = reading + judging;
  console.log(`${files} evidence files of about ${Math.round(bytes / 1024)} KiB`);
  console.log(`reading and parsing  ${(reading / files).toFixed(2)} ms a file`);
  console.log(`judging              ${(judging / files).toFixed(2)} ms a file`);
  console.log(`with judging: ${(total / reading).toFixed(2)} × reading and parsing (at most 2)`);
  if (total / reading > 2) process.exitCode = 1;
} finally {
  await rm(directory, { recursive: true, force: true });
}
