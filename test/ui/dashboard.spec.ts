import { expect, test, type Page } from '@playwright/test';
import { readFile, mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import type { AxeResults } from 'axe-core';
import type { FastifyInstance } from 'fastify';
import { seed } from '../../bench/serve/history.ts';
import type { PortalResult } from '../../src/model/history.ts';
import { openLocalSchedules } from '../../src/queues/local-schedules.ts';
import type { Schedules } from '../../src/queues/schedules.ts';
import { createApp } from '../../src/server/app.ts';
import { openStore } from '../../src/stores/open.ts';
import type { Store } from '../../src/stores/store.ts';

/** A name that a page chose to harm who reads it: markup, an attribute's end, a script, text that runs backwards. */
const HOSTILE = `"><img src=x onerror="document.title='owned'"><script>document.title='owned'</script>\u202egnp.tnemucod`;
const EVIL_PORTAL = 'https://evil.example/';

let directory: string;
let store: Store;
let schedules: Schedules;
let app: FastifyInstance;
let base: string;
let newestRun: string;
const asked: { portfolio: string; urls: readonly string[] | null }[] = [];

test.beforeAll(async () => {
  directory = await mkdtemp(path.join(os.tmpdir(), 'cookie-audit-ui-test-'));
  store = await openStore(path.join(directory, 'history.sqlite'));
  await seed(store, { portals: 70, runs: 5 });
  newestRun = await addHostile();
  schedules = await openLocalSchedules(path.join(directory, 'schedules.json'), () => undefined);
  app = await createApp({
    store,
    queue: null,
    scans: {
      start: async (request) => void asked.push(request),
      asked: () => asked.map((one) => ({ ...one, schedule: null, askedAt: '2026-11-01T00:00:00.000Z', state: 'failed', detail: HOSTILE })),
    },
    schedules,
    portfolios: ['portals.yaml'],
    access: { token: null, hosts: new Set(['127.0.0.1']) },
    allowPrivate: false,
    trustProxy: null,
    requestsPerMinute: 10_000,
    version: '0.1.0',
  });
  await app.listen({ port: 0, host: '127.0.0.1' });
  base = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
});

test.afterAll(async () => {
  await app.close();
  await schedules.close();
  await store.close();
  await rm(directory, { recursive: true });
});

/** What a page asked of others, or its policy blocked: none of it may happen. */
let troubles: string[] = [];

test.beforeEach(({ page }) => {
  asked.length = 0;
  troubles = [];
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) troubles.push(message.text());
  });
  page.on('pageerror', (error) => troubles.push(error.message));
  page.on('request', (request) => {
    if (!request.url().startsWith(`${base}/`)) troubles.push(request.url());
  });
});

test.afterEach(() => expect(troubles).toEqual([]));

/** One more run, whose portal says everything in the worst way. */
async function addHostile(): Promise<string> {
  const [before] = await store.runs({ limit: 1 });
  if (before === undefined) throw new Error('nothing was seeded');
  const [example] = await store.results(before.id, { verdict: 'violations', limit: 1 });
  const verdict = await store.verdict(before.id, example?.url ?? '');
  const record = await store.record(before.id, example?.url ?? '');
  if (example === undefined || verdict === null || record === null) throw new Error('no violation was seeded');
  const startedAt = new Date('2026-11-02T03:00:00Z');
  const run = await store.createRun({
    portfolio: 'portals.yaml',
    toolVersion: '0.1.0',
    profile: 'eu',
    settings: {},
    baseline: before.id,
    startedAt,
    portals: [{ url: EVIL_PORTAL, tags: [HOSTILE], settings: {} }],
  });
  const [finding] = verdict.findings;
  const [cookie] = verdict.cookies;
  if (finding === undefined || cookie === undefined) throw new Error('no finding was seeded');
  const result: PortalResult = {
    summary: {
      ...example,
      url: EVIL_PORTAL,
      tags: [HOSTILE],
      reason: HOSTILE,
      changed: { newFindings: 9, fixedFindings: 0, newCookies: 1, goneCookies: 0 },
    },
    verdict: {
      ...verdict,
      url: EVIL_PORTAL,
      reasons: [HOSTILE],
      conditions: [HOSTILE],
      notObserved: [HOSTILE],
      policy: { ...verdict.policy, source: HOSTILE },
      findings: [{ ...finding, message: HOSTILE, reason: HOSTILE, fix: HOSTILE, evidence: [{ pointer: HOSTILE, label: HOSTILE }] }],
      cookies: [
        {
          ...cookie,
          name: HOSTILE,
          domain: HOSTILE,
          setters: [
            {
              kind: 'script',
              url: HOSTILE,
              line: 1,
              detail: { kind: 'script', api: 'document.cookie', url: HOSTILE, line: 1, column: 1, stack: [] },
            },
          ],
        },
      ],
      rules: [{ id: 'cookie/undeclared', outcome: 'cant-tell', reason: HOSTILE }],
    },
    record: { ...record, url: EVIL_PORTAL },
  };
  await store.save(run.id, result);
  await store.endRun(run.id, 'finished');
  return run.id;
}

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

async function expectAccessible(page: Page): Promise<void> {
  // Not as a script of the page: its policy would, and should, refuse that.
  await page.evaluate(axe);
  const results = await page.evaluate(async () => await (globalThis as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run());
  expect(results.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
}

const pages = () => [
  '/',
  '/?verdict=violations&search=paris',
  '/?search=nothing-is-called-so',
  `/portal?portfolio=portals.yaml&url=${encodeURIComponent('https://opendata0.paris.example/')}`,
  `/portal?portfolio=portals.yaml&url=${encodeURIComponent(EVIL_PORTAL)}`,
  '/runs',
  '/runs/latest~1',
  `/runs/${newestRun}`,
  `/runs/${newestRun}/report?url=${encodeURIComponent(EVIL_PORTAL)}`,
  '/queue',
  '/schedules',
  '/login',
  '/nothing-here',
];

for (const colorScheme of ['light', 'dark'] as const) {
  test(`every page is accessible and fits a telephone (${colorScheme})`, async ({ page }) => {
    test.setTimeout(90_000);
    await page.emulateMedia({ colorScheme });
    for (const url of pages()) {
      await page.setViewportSize({ width: 1280, height: 800 });
      await page.goto(base + url);
      await expectAccessible(page);
      await page.setViewportSize({ width: 360, height: 740 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth), url).toBeLessThanOrEqual(360);
    }
  });
}

test('what hostile pages say is text on every page', async ({ page }) => {
  asked.push({ portfolio: HOSTILE, urls: null });
  for (const url of pages()) {
    await page.goto(base + url);
    expect(await page.title(), url).not.toBe('owned');
    expect(await page.locator('img, iframe, object, embed').count(), url).toBe(0);
    expect(await page.content(), url).not.toContain('\u202e');
  }
  await page.goto(`${base}/runs/${newestRun}/report?url=${encodeURIComponent(EVIL_PORTAL)}`);
  await expect(page.getByRole('listitem').filter({ hasText: 'What to do' })).toContainText(`"><img src=x onerror=`);
  await expect(page.getByRole('row', { name: /<script>document\.title/ })).not.toHaveCount(0);
});

test('the portfolio shows how it stands, filters, sorts and pages, without a script', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(base);
  const latest = await store.latest('portals.yaml');
  const counted = (word: string): number => latest.filter(({ verdict }) => verdict === word).length;
  for (const word of ['violations', 'inconclusive', 'compliant']) {
    await expect(page.locator(`a.tile.${word} .number`)).toHaveText(String(counted(word)));
  }
  await expect(page.locator('.news li').first()).toContainText('evil.example');
  const rows = page.locator('table.portals tbody tr');
  await expect(rows).toHaveCount(50);
  await page.getByRole('link', { name: 'Next' }).click();
  await expect(rows).toHaveCount(latest.length - 50);
  await page.locator('a.tile.compliant').click();
  await expect(page.getByRole('heading', { name: /Compliant portals/ })).toContainText(String(counted('compliant')));
  await page.getByLabel('Search').fill('museum');
  await page.getByRole('button', { name: 'Show' }).click();
  await expect(rows).toHaveCount(latest.filter(({ url, verdict }) => url.includes('museum') && verdict === 'compliant').length);
  await context.close();
});

test('a portal’s history leads to each of its reports', async ({ page }) => {
  await page.goto(base);
  await page.getByLabel('Search').fill('opendata0.paris.example');
  await page.keyboard.press('Enter');
  await page.locator('table.portals').getByRole('link', { name: 'opendata0.paris.example', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('opendata0.paris.example');
  await expect(page.locator('figure.chart')).toHaveCount(2);
  const history = page.locator('section[aria-labelledby=history] tbody tr');
  await expect(history).toHaveCount(5);
  await history.last().getByRole('link').click();
  await expect(page.getByRole('heading', { name: /^Findings/ })).toBeVisible();
  await expect(page.getByText('run of 2026-10-20 03:00 UTC')).toBeVisible();
});

test('everything is reached with the keyboard', async ({ page }) => {
  await page.goto(base);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'To the content' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('main')).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Scan all now' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/queue/);
  await expect(page.getByRole('status')).toHaveText('The scan was asked for.');
  expect(asked).toEqual([{ portfolio: 'portals.yaml', urls: null }]);
});

test('one portal is scanned on request, a private one is not', async ({ page }) => {
  await page.goto(`${base}/queue`);
  await page.getByRole('textbox', { name: 'Portal' }).fill('http://127.0.0.1:1/');
  await page.getByRole('button', { name: 'Scan now' }).click();
  await expect(page.getByRole('alert')).toContainText('127.0.0.1 is no public address');
  expect(asked).toEqual([]);
  await page.goto(`${base}/queue`);
  await page.getByRole('textbox', { name: 'Portal' }).fill('https://1.1.1.1/');
  await page.getByRole('button', { name: 'Scan now' }).click();
  await expect(page.getByRole('status')).toHaveText('The scan was asked for.');
  expect(asked).toEqual([{ portfolio: 'portals.yaml', urls: ['https://1.1.1.1/'] }]);
});

test('a schedule is made, refused where it is wrong, and removed', async ({ page }) => {
  await page.goto(`${base}/schedules`);
  await page.getByLabel('Cron').fill('every night');
  await page.getByRole('button', { name: 'Add' }).click();
  await expect(page.getByRole('alert')).toContainText('has not five fields');
  await page.getByLabel('Cron').fill('30 4 * * 1-5');
  await page.getByLabel('Time zone').fill('Europe/Paris');
  await page.getByRole('button', { name: 'Add' }).click();
  const row = page.getByRole('row', { name: /nightly/ });
  await expect(row).toContainText('30 4 * * 1-5');
  await expect(row.locator('time')).toHaveCount(3);
  expect(JSON.parse(await readFile(path.join(directory, 'schedules.json'), 'utf8'))).toMatchObject({ schedules: [{ id: 'nightly' }] });
  await row.getByRole('button', { name: 'Remove nightly' }).click();
  await expect(page.getByText('Nothing is scanned by itself.')).toBeVisible();
});

test('a run under way is followed without loading the page again', async ({ page }) => {
  const portals = ['a', 'b'].map((name) => ({ url: `https://${name}.example/`, tags: [], settings: {} }));
  const [last] = await store.runs({ limit: 1 });
  const run = await store.createRun({
    portfolio: 'other',
    toolVersion: '0.1.0',
    profile: 'eu',
    settings: {},
    baseline: null,
    startedAt: new Date(),
    portals,
  });
  await page.goto(`${base}/runs/${run.id}`);
  await expect(page.locator('#run')).toContainText('0 of 2 portals');
  const verdict = await store.verdict(last?.id ?? '', EVIL_PORTAL);
  const record = await store.record(last?.id ?? '', EVIL_PORTAL);
  const [summary] = await store.results(last?.id ?? '');
  if (verdict === null || record === null || summary === undefined) throw new Error('no result to take');
  await store.save(run.id, {
    summary: { ...summary, url: 'https://a.example/' },
    verdict: { ...verdict, url: 'https://a.example/' },
    record,
  });
  await expect(page.locator('#run')).toContainText('1 of 2 portals', { timeout: 10_000 });
  await store.endRun(run.id, 'interrupted');
});
