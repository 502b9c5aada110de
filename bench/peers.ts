/**
 * How others fare on the same zoo, in the same columns as `npm run bench:capture`.
 *
 * `npx tsx bench/peers.ts --wec DIR`: DIR is a checkout of the EDPS's website-evidence-collector with its packages installed
 * (`PUPPETEER_SKIP_DOWNLOAD=1 npm ci --omit=dev --ignore-scripts` there). It is given every page of the zoo as a link to browse.
 */
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { startZoo } from '../fixtures/zoo/server.ts';
import { pagePaths, truths, ZOO_URL } from '../fixtures/zoo/zoo.ts';
import { ensureBrowser } from '../src/audit/ensure-browser.ts';
import { hostResolverRules, parseHostMapping } from '../src/browser/host-mapping.ts';
import { shareText } from './capture/figures.ts';

const { values } = parseArgs({ options: { wec: { type: 'string' }, sleep: { type: 'string', default: '3000' } } });
if (values.wec === undefined) throw new Error('give a checkout of website-evidence-collector with --wec DIR');

/** What its inspection.json says of a cookie; `log` is there for those whose setter it saw. */
const Inspection = z.object({
  cookies: z.array(
    z.object({
      name: z.string(),
      domain: z.string(),
      path: z.string(),
      log: z.object({ stack: z.array(z.object({ fileName: z.string().optional() })).optional() }).optional(),
    }),
  ),
});

const found = await ensureBrowser({ browser: process.env['COOKIE_AUDIT_BROWSER'], install: true, say: console.error });
const zoo = await startZoo();
const directory = await mkdtemp(path.join(os.tmpdir(), 'cookie-audit-peers-'));
try {
  const output = path.join(directory, 'output');
  const pages = pagePaths.map((page) => new URL(page, ZOO_URL).href);
  const root = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  // Third-party cookies allowed, as for us: it is the browser under it that would block them.
  const profile = path.join(directory, 'profile');
  await mkdir(path.join(profile, 'Default'), { recursive: true });
  await writeFile(path.join(profile, 'Default', 'Preferences'), JSON.stringify({ profile: { cookie_controls_mode: 0 } }));
  const began = performance.now();
  const child = spawn(
    process.execPath,
    [
      path.join(values.wec, 'bin', 'website-evidence-collector.js'),
      ZOO_URL,
      '--output',
      output,
      '--browser-profile',
      profile,
      '--overwrite',
      '--no-pdf',
      '--sleep',
      values.sleep,
      '--max',
      String(pages.length),
      ...pages.flatMap((page) => ['--browse-link', page]),
      '--',
      '--ignore-certificate-errors',
      `--host-resolver-rules=${hostResolverRules(zoo.resolve.map(parseHostMapping))}`,
      ...root,
    ],
    { stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, PUPPETEER_EXECUTABLE_PATH: found.executable } },
  );
  let said = '';
  child.stderr.on('data', (data: Buffer) => (said += data.toString('utf8')));
  const code = await new Promise<number | null>((done, failed) => {
    child.once('error', failed);
    child.once('close', done);
  });
  const seconds = Math.round((performance.now() - began) / 100) / 10;
  const text = await readFile(path.join(output, 'inspection.json'), 'utf8').catch(() => null);
  if (text === null) throw new Error(`website-evidence-collector ended with ${code}: ${said.slice(-2000)}`);
  const { cookies } = Inspection.parse(JSON.parse(text));
  const keyOf = (name: string, domain: string, at: string): string => `${name} ${domain} ${at}`;
  const told = new Map(cookies.map((cookie) => [keyOf(cookie.name, cookie.domain, cookie.path), cookie]));
  const wanted = truths.filter(({ fate, needs }) => fate !== 'refused' && needs !== 'observe-30s');
  const textOf = ({ name, domain, hostOnly, path: at }: (typeof truths)[number]): string =>
    keyOf(name, hostOnly ? domain : `.${domain}`, at);
  const share = (right: number, of: number): string => shareText({ right, of });
  const stays = wanted.filter(({ fate }) => fate === 'stays');
  const brief = wanted.filter(({ fate }) => fate === 'short-lived');
  const seen = wanted.filter((truth) => told.has(textOf(truth)));
  const attributed = seen.filter((truth) => {
    const stack = told.get(textOf(truth))?.log?.stack ?? [];
    return truth.writes.every(({ setter }) => stack.some(({ fileName }) => fileName === setter.url));
  });
  const known = new Set(wanted.map(textOf));
  const all = new Set(truths.map(textOf));
  console.log(`website-evidence-collector on the zoo, ${pages.length} pages in ${seconds} s (exit code ${code})`);
  console.log(`stored cookies seen        ${share(stays.filter((truth) => told.has(textOf(truth))).length, stays.length)}`);
  console.log(`short-lived seen           ${share(brief.filter((truth) => told.has(textOf(truth))).length, brief.length)}`);
  console.log(`attributed rightly         ${share(attributed.length, wanted.length)} (the setter's URL anywhere in its stack)`);
  console.log(`false positives            ${[...told.keys()].filter((key) => all.has(key) && !known.has(key)).length}`);
} finally {
  await zoo.close();
  await rm(directory, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}
