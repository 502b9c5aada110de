import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test, type Page } from '@playwright/test';
import { makeReport, ruleInfos } from '../../src/judge/report.ts';
import { Evidence } from '../../src/model/evidence.ts';
import type { Report } from '../../src/model/report.ts';
import type { RenderOptions } from '../../src/reporters/define.ts';
import html from '../../src/reporters/html.ts';
import { aCookie, aFinding, aReport, aVerdict } from '../unit/reporters/builder.ts';
import { fivePortals } from '../unit/reporters/five-portals.ts';
import { HOSTILE_NAMES, hostileReport } from '../unit/reporters/hostile.ts';

/** What people meet in the HTML report, opened from disk as they do. */

let directory: string;
test.beforeAll(async () => {
  directory = await mkdtemp(path.join(os.tmpdir(), 'cookie-audit-ui-test-'));
});
test.afterAll(async () => await rm(directory, { recursive: true, force: true }));

/** Opens a report, and fails at the end of the test for whatever the page complained of or asked the network for. */
async function open(page: Page, report: Report, options: Partial<RenderOptions> = {}): Promise<string[]> {
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
  page.on('dialog', (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    if (!/^(?:file|data):/.test(request.url())) complaints.push(`request: ${request.url()}`);
  });
  const file = path.join(directory, `${test.info().testId}.html`);
  await writeFile(file, html.render(report, { color: false, width: 100, ...options }));
  await page.goto(pathToFileURL(file).href);
  return complaints;
}

/** axe-core in the page, by DevTools and not by a script element: the report's policy forbids those. */
async function axe(page: Page): Promise<string[]> {
  const source = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  await page.evaluate(source);
  return await page.evaluate(async () => {
    const run = (
      globalThis as unknown as {
        axe: { run(): Promise<{ violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] }> };
      }
    ).axe;
    const { violations } = await run.run();
    return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 200)} ${node.failureSummary}`));
  });
}

const withEvidence = async (): Promise<{ report: Report; options: Partial<RenderOptions> }> => {
  const evidence = Evidence.parse(JSON.parse(await readFile('fixtures/evidence/v1/dashboard.paris/evidence.json', 'utf8')));
  const names = evidence.scenarios.flatMap(({ phases }) => phases.flatMap(({ screenshot }) => screenshot ?? []));
  const screenshots = new Map<string, Uint8Array>();
  for (const name of names) screenshots.set(name, await readFile(path.join('fixtures/evidence/v1/dashboard.paris', name)));
  const { judge } = await import('../../src/judge/judge.ts');
  const { profileOf } = await import('../../src/judge/profiles.ts');
  const { PolicyResult } = await import('../../src/model/policy.ts');
  const policy = PolicyResult.parse(JSON.parse(await readFile('fixtures/evidence/v1/dashboard.paris/policy.json', 'utf8')));
  const verdict = judge(evidence, policy, { profile: profileOf('eu') });
  return {
    report: makeReport([verdict], '0.1.0', { failOn: 'error', allowInconclusive: false }),
    options: { exhibits: [{ evidence, screenshots }] },
  };
};

for (const scheme of ['light', 'dark'] as const) {
  for (const lang of ['en', 'fr'] as const) {
    test(`axe finds nothing: ${scheme}, ${lang}, everything unfolded`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: scheme });
      const { report, options } = await withEvidence();
      const complaints = await open(page, report, { ...options, lang });
      await page.evaluate(() => {
        for (const box of document.querySelectorAll('details')) box.open = true;
      });
      expect(await axe(page)).toEqual([]);
      expect(complaints).toEqual([]);
    });
  }
}

test('axe finds nothing in a report of several portals', async ({ page }) => {
  const complaints = await open(page, { ...fivePortals, rules: [...ruleInfos] });
  expect(await axe(page)).toEqual([]);
  expect(complaints).toEqual([]);
});

test('hostile names are text: nothing runs, nothing is fetched, nothing hides', async ({ page }) => {
  const complaints = await open(page, { ...hostileReport(), rules: [...ruleInfos] });
  await page.evaluate(() => {
    for (const box of document.querySelectorAll('details')) box.open = true;
  });
  expect(complaints).toEqual([]);
  expect(await page.locator('script').count()).toBe(2);
  expect(await page.locator('img, svg[onload], [onmouseover], [onerror], a[href^="javascript"], iframe').count()).toBe(0);
  const shown = await page.locator('main').innerText();
  for (const name of HOSTILE_NAMES.filter((one) => /^[\x20-\x7e]+$/.test(one))) expect(shown).toContain(name.replaceAll(/ +/g, ' '));
  // A right-to-left mark is written out, it does not turn the line around.
  expect(shown).toContain('\\u202egnp.exe');
  expect(await axe(page)).toEqual([]);
});

test('the verdict comes first, and the skip link leads to it', async ({ page }) => {
  const { report, options } = await withEvidence();
  await open(page, report, options);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the verdict' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('main h2').first()).toHaveText('https://dashboard.paris/');
  const words = { compliant: 'Compliant in what was observed', violations: 'Potential violations', inconclusive: 'Inconclusive' };
  await expect(page.locator('.hero').first()).toContainText(words[report.portals[0]?.verdict ?? 'violations']);
});

test('shows the screenshots, the timeline with the click, and the chain of a setter', async ({ page }) => {
  const { report, options } = await withEvidence();
  await open(page, report, options);
  const images = page.locator('.shots.key img');
  await expect(images).toHaveCount(3);
  for (const image of await images.all()) {
    await image.scrollIntoViewIfNeeded();
    expect(await image.evaluate(async (element: HTMLImageElement) => (await element.decode(), element.naturalWidth))).toBeGreaterThan(500);
  }
  const first = page.locator('.shots.key button').first();
  await first.press('Enter');
  await expect(first).toHaveAttribute('aria-pressed', 'true');
  await expect(page.getByRole('img', { name: /^Everything accepted: \d+ cookie writes, [1-9]\d* clicks, \d+ requests/ })).toBeVisible();
  const row = page.getByRole('row', { name: /cookies_preferences/ });
  await row.locator('summary').first().click();
  await expect(row.locator('.chain li').first()).toContainText('https://dashboard.paris/');
});

test('the table is searched and filtered, by keyboard as well', async ({ page }) => {
  await open(page, { ...fivePortals, rules: [...ruleInfos] });
  const portal = page.locator('article', { has: page.getByRole('heading', { name: 'https://jmorel.opendatasoft.com/', exact: true }) });
  const rows = portal.locator('table.pair tbody tr:visible');
  const all = await rows.count();
  await portal.getByRole('searchbox').focus();
  await page.keyboard.type('_PK_');
  const found = await rows.count();
  expect(found).toBeGreaterThan(0);
  expect(found).toBeLessThan(all);
  for (const row of await rows.all()) await expect(row).toContainText('_pk_');
  await expect(portal.locator('output')).toHaveText(new RegExp(`1–${found} of ${found} shown, ${all} in all`));
  await portal.getByRole('searchbox').fill('');
  await portal.getByLabel('Declared?').selectOption('undeclared');
  for (const row of await rows.all()) await expect(row.locator('td.declared')).toContainText('undeclared');
});

test('3,000 cookies: a page of rows at a time, found by search, reached by link', async ({ page }) => {
  test.setTimeout(90_000);
  const cookies = Array.from({ length: 3_000 }, (_, index) => aCookie({ name: `cookie_${index}_end` }));
  const last = cookies.at(-1) ?? null;
  const report = aReport([
    aVerdict({
      verdict: 'violations',
      cookies,
      findings: [aFinding({ cookie: cookies[2_000] ?? null }), aFinding({ cookie: last, rule: 'cookie/undeclared' })],
    }),
  ]);
  const complaints = await open(page, { ...report, rules: [...ruleInfos] });
  // By selector: looking for roles among so many cells takes Playwright longer than the browser.
  const search = page.locator('input[type="search"]');
  const rows = page.locator('table.pair tbody tr:not([hidden])');
  await expect(rows).toHaveCount(100);
  await page.locator('button[data-go="more"]').click();
  await expect(page.locator('output')).toHaveText(/^101–200 of/);
  await search.fill('cookie_2999_end');
  await expect(rows).toHaveCount(1);
  await search.fill('');
  await page.locator('a[aria-label="cookie_2000_end in the table"]').click();
  await expect(page.locator('#p1-c-2000')).toBeInViewport();
  expect(complaints).toEqual([]);
});

test('prints what is folded, without its controls', async ({ page }) => {
  const { report, options } = await withEvidence();
  await open(page, report, options);
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await expect(page.locator('details:not([open])')).toHaveCount(0);
  await expect(page.getByRole('searchbox')).toBeHidden();
  expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgb(255, 255, 255)');
  const pdf = await page.pdf();
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
});

test('prints all pages of a table', async ({ page }) => {
  await open(page, aReport([aVerdict({ cookies: Array.from({ length: 300 }, (_, index) => aCookie({ name: `cookie_${index}` })) })]));
  const row = page.locator('table.pair tbody tr').nth(250);
  await expect(row).toBeHidden();
  await page.emulateMedia({ media: 'print' });
  await expect(row).toBeVisible();
});

test('without scripts everything is there', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  const cookies = Array.from({ length: 300 }, (_, index) => aCookie({ name: `cookie_${index}` }));
  await open(page, aReport([aVerdict({ cookies })]));
  await expect(page.locator('table.pair tbody tr').nth(299)).toBeVisible();
  await expect(page.locator('input')).toBeHidden();
  await context.close();
});
