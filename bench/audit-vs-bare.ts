/**
 * What an audit costs on top of the browser's own loading: the wall time of one audit of a portal
 * against the bare browser doing the same loads and clicks, in turn, in one run. Ratios only: the
 * machine is shared.
 *
 *   npm run bench [-- --runs 5 --portal dashboard-paris]
 */
import { parseArgs } from 'node:util';
import { chromium, type Page } from 'playwright';
import { auditPortals, choosePolicy } from '../dist/index.js';
import { findBrowser } from '../dist/browser/find.js';
import { portals } from '../fixtures/sites/portals.ts';
import { startFixtures, type FixtureServer } from '../fixtures/sites/server.ts';
import { auditOptions } from '../test/audit-options.ts';

const { values } = parseArgs({
  options: { runs: { type: 'string', default: '5' }, portal: { type: 'string', default: 'dashboard-paris' } },
});
const runs = Number(values.runs);
const portal = portals.find(({ id }) => id === values.portal);
if (portal === undefined) throw new Error(`no portal ${values.portal}: ${portals.map(({ id }) => id).join(', ')}`);
const { url } = portal;
const found = await findBrowser(process.env['COOKIE_AUDIT_BROWSER']);
if (found === null) throw new Error('no browser: run `node dist/cli.js browser install`');
const executablePath = found.executable;

const inner = ['/explore/', '/pages/about/'];
const banner = '[role=dialog] button:has-text("Sauvegarder mes choix")';

async function audit(fixtures: FixtureServer): Promise<number> {
  const started = performance.now();
  const [result] = await auditPortals(
    [{ url, policy: await choosePolicy('auto', url) }],
    auditOptions(fixtures.resolve, { pages: inner.length, concurrency: 1, browser: executablePath }),
  );
  if (result?.evidence.outcome.ok !== true) throw new Error('the audit did not observe the portal');
  return performance.now() - started;
}

/** The same loads and clicks, by a script that records nothing. */
async function bare(fixtures: FixtureServer, waitUntil: 'load' | 'networkidle'): Promise<number> {
  const started = performance.now();
  const rules = fixtures.resolve.map((mapping) => `MAP ${mapping.replace('=', ' ')}`).join(', ');
  const browser = await chromium.launch({
    executablePath,
    chromiumSandbox: process.getuid?.() !== 0,
    args: [`--host-resolver-rules=${rules}`, '--ignore-certificate-errors'],
  });
  const story = async (choice: 'accept' | 'reject' | null): Promise<void> => {
    const context = await browser.newContext({ locale: 'fr-FR' });
    const page = await context.newPage();
    await page.goto(url, { waitUntil });
    const asked = choice !== null && (await choose(page, choice));
    if (asked) await page.reload({ waitUntil });
    if (asked || choice === null) for (const path of inner) await page.goto(new URL(path, url).href, { waitUntil });
    await context.close();
  };
  await story(null);
  await story('accept');
  await story('reject');
  const context = await browser.newContext();
  const page = await context.newPage();
  for (const path of ['/robots.txt', '/sitemap.xml', '/terms/cookies-policy/']) await page.goto(new URL(path, url).href, { waitUntil });
  await browser.close();
  return performance.now() - started;
}

async function choose(page: Page, choice: 'accept' | 'reject'): Promise<boolean> {
  const save = page.locator(banner);
  if (!(await save.isVisible())) return false;
  if (choice === 'accept') await page.locator('[role=dialog] .ods-switch__slider').first().click();
  await save.click();
  await save.waitFor({ state: 'hidden' });
  return true;
}

const median = (all: readonly number[]): number => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? Number.NaN;
const seconds = (ms: number): string => (ms / 1000).toFixed(2);

const fixtures = await startFixtures();
try {
  await bare(fixtures, 'load');
  const times = { audit: [] as number[], load: [] as number[], networkidle: [] as number[] };
  for (let run = 0; run < runs; run += 1) {
    times.audit.push(await audit(fixtures));
    times.load.push(await bare(fixtures, 'load'));
    times.networkidle.push(await bare(fixtures, 'networkidle'));
  }
  const ratio = (to: readonly number[]): string => median(times.audit.map((ms, run) => ms / (to[run] ?? Number.NaN))).toFixed(2);
  console.log(`${url}: ${runs} runs in turn, browser start included, medians`);
  console.log(`  audit                         ${seconds(median(times.audit))} s`);
  console.log(`  bare browser, load            ${seconds(median(times.load))} s   audit / bare = ${ratio(times.load)}`);
  console.log(`  bare browser, networkidle     ${seconds(median(times.networkidle))} s   audit / bare = ${ratio(times.networkidle)}`);
} finally {
  await fixtures.close();
}
