/**
 * The main job on a fresh machine, without a network: starts the five fixture portals on loopback,
 * audits them with the built program as a person would, and holds the report against the truth files.
 */
import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Report } from '../src/model/report.ts';
import { portals } from '../fixtures/sites/portals.ts';
import { startFixtures } from '../fixtures/sites/server.ts';
import { findingLine, readTruth } from '../fixtures/sites/truth.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const output = path.join(root, 'demo-output');
const started = performance.now();
const fixtures = await startFixtures();
try {
  const words = [
    'audit',
    ...portals.map(({ url }) => url),
    ...fixtures.resolve.flatMap((mapping) => ['--resolve', mapping]),
    '--ignore-https-errors',
    '--format',
    'terminal,json',
    '--output',
    `${path.relative(root, output)}/`,
    '--evidence',
    path.join(path.relative(root, output), 'evidence'),
  ];
  console.log(
    `$ cookie-audit audit ${portals.map(({ url }) => url).join(' ')} \\\n    --resolve … --ignore-https-errors --format terminal,json --output demo-output/ --evidence demo-output/evidence\n`,
  );
  const code = await run(words);
  const report = Report.parse(JSON.parse(await readFile(path.join(output, 'report.json'), 'utf8')));
  const wrong = await differences(report);
  const expected = 1;
  if (code !== expected) wrong.push(`exit code ${code}, expected ${expected}: three portals have violations`);
  console.log(
    `\nDemo: ${portals.length} portals in ${((performance.now() - started) / 1000).toFixed(1)} s; report and evidence in demo-output/`,
  );
  for (const line of wrong) console.error(`not as the truth files say: ${line}`);
  if (wrong.length === 0) console.log('Each portal has exactly the findings of its truth file (fixtures/sites/portals/*/truth.yaml).');
  process.exitCode = wrong.length === 0 ? 0 : 1;
} finally {
  await fixtures.close();
}

async function run(words: string[]): Promise<number> {
  const program = spawn(process.execPath, [path.join(root, 'dist', 'cli.js'), ...words], { cwd: root, stdio: 'inherit' });
  // Ctrl-C reaches the program as well: it ends by itself, and this script after it.
  process.on('SIGINT', () => undefined);
  return await new Promise((resolve, reject) => {
    program.once('error', reject);
    program.once('close', (code) => resolve(code ?? 130));
  });
}

async function differences(report: Report): Promise<string[]> {
  const wrong: string[] = [];
  for (const portal of portals) {
    const truth = await readTruth(portal);
    const found = report.portals.find(({ url }) => url === portal.url);
    if (found === undefined) {
      wrong.push(`${portal.url} is not in the report`);
      continue;
    }
    if (found.verdict !== truth.verdict) wrong.push(`${portal.url} is ${found.verdict}, not ${truth.verdict}`);
    const actual = found.findings.map((finding) =>
      findingLine({ ...finding, cookie: finding.cookie?.name, subject: finding.subject ?? undefined }),
    );
    const wanted = truth.findings.map(findingLine);
    wrong.push(...wanted.filter((line) => !actual.includes(line)).map((line) => `${portal.url} misses ${line}`));
    wrong.push(...actual.filter((line) => !wanted.includes(line)).map((line) => `${portal.url} has besides ${line}`));
    if (new Set(actual).size !== actual.length) wrong.push(`${portal.url} tells a finding twice`);
  }
  return wrong;
}
