import { expect, test, type Page } from '@playwright/test';
import { readFile, mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import type { AxeResults, RunOptions } from 'axe-core';
import type { FastifyInstance } from 'fastify';
import { seed } from '../../bench/serve/history.ts';
import type { PortalRecord, PortalResult } from '../../src/model/history.ts';
import { openLocalSchedules } from '../../src/queues/local-schedules.ts';
import type { Schedules } from '../../src/queues/schedules.ts';
import { portalChanges, runChanges } from '../../src/scan/run-changes.ts';
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
    comparing: {
      runs: async (before, after) => await runChanges(store, before, after),
      portal: async (before, after, url) => await portalChanges(store, before, after, url),
    },
    queue: null,
    scans: {
      start: async (request) => void asked.push(request),
      asked: () => asked.map((one) => ({ ...one, schedule: null, askedAt: '2026-11-01T00:00:00.000Z', state: 'failed', detail: HOSTILE })),
    },
    schedules,
    portfolios: ['portals.yaml'],
    access: { token: null, hosts: new Set(['127.0.0.1']) },
    allowPrivate: false,
    isMapped: () => false,
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

/** `only`: one rule of axe's, where another colour scheme is all that differs. */
async function expectAccessible(page: Page, only?: 'color-contrast'): Promise<void> {
  // Not as a script of the page: its policy would, and should, refuse that.
  await page.evaluate(axe);
  const options: RunOptions = only === undefined ? {} : { runOnly: [only] };
  const results = await page.evaluate(
    async (chosen) => await (globalThis as unknown as { axe: { run(options: RunOptions): Promise<AxeResults> } }).axe.run(chosen),
    options,
  );
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

test('every page is accessible in both colour schemes and fits a telephone', async ({ page }) => {
  test.setTimeout(90_000);
  // A colour that is still changing from one scheme to the other is neither's.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  for (const url of pages()) {
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.goto(base + url);
    await expectAccessible(page);
    await page.emulateMedia({ colorScheme: 'dark' });
    await expectAccessible(page, 'color-contrast');
    await page.emulateMedia({ colorScheme: 'light' });
    await page.setViewportSize({ width: 360, height: 740 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth), url).toBeLessThanOrEqual(360);
  }
});

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

/** Two nights of four portals: one got worse in the worst words, one could not be reached, one was mended, one is as it was. */
async function addTwoNights(): Promise<string> {
  const [seeded] = await store.runs({ portfolio: 'portals.yaml', limit: 1 });
  const [example] = await store.results(seeded?.id ?? '', { limit: 1 });
  const verdict = await store.verdict(seeded?.id ?? '', example?.url ?? '');
  if (example === undefined || verdict === null) throw new Error('nothing was seeded');
  const cookie = (name: string, days: number): PortalRecord['cookies'][number] => ({
    name,
    domain: 'opera.example',
    hostOnly: true,
    path: '/',
    partitionKey: null,
    key: name,
    party: 'first',
    httpOnly: false,
    secure: true,
    sameSite: 'Lax',
    lifetimeSeconds: days * 86_400,
    setters: ['script https://stats.example/a.js'],
    declared: 'declared',
    category: 'statistics',
    needsConsent: 'yes',
    seen: [{ scenario: 'no-choice', phase: 'before' }],
    samples: 1,
  });
  const finding = (message: string): PortalRecord['findings'][number] => ({
    fingerprint: message,
    rule: 'cookie/pre-consent',
    severity: 'error',
    review: false,
    message,
    subject: null,
    scenario: 'no-choice',
    phase: 'before',
    samples: 1,
  });
  type Night = Partial<Pick<PortalRecord, 'cookies' | 'findings' | 'reasons'>> & { word: PortalRecord['verdict']; declares?: string[] };
  const recordOf = (url: string, { word, declares = [], cookies = [], findings = [], reasons = [] }: Night): PortalRecord => ({
    url,
    verdict: word,
    reasons,
    observedAt: '2026-09-01T03:00:00.000Z',
    samples: 1,
    scenarios: [{ name: 'no-choice', outcome: word === 'inconclusive' ? 'failed' : 'done', verified: word !== 'inconclusive' }],
    rules: [{ id: 'cookie/pre-consent', outcome: word === 'inconclusive' ? 'cant-tell' : findings.length > 0 ? 'failed' : 'passed' }],
    policy: {
      status: 'read',
      source: 'policy.md',
      completeness: 'complete',
      entries: declares.map((name) => ({
        name,
        match: 'exact',
        kind: 'cookie',
        provider: null,
        category: 'statistics',
        categoryLabel: null,
        party: null,
        domain: null,
        functionAndLocation: null,
        purpose: null,
        durationText: null,
        lifetimeSeconds: null,
        anonymised: false,
        source: { document: 'policy.md', section: null, line: 1 },
        confidence: 'high',
      })),
    },
    cookies,
    findings,
  });
  const nights: Record<string, readonly [Night, Night]> = {
    'https://opera.example/': [
      { word: 'compliant', cookies: [cookie('visits', 30)] },
      { word: 'violations', cookies: [cookie('visits', 400), cookie(HOSTILE, 1)], findings: [finding(HOSTILE)], declares: [HOSTILE] },
    ],
    'https://park.example/': [
      { word: 'violations', cookies: [cookie('uid', 30)], findings: [finding('uid is set before any choice')] },
      { word: 'inconclusive', reasons: [`no connection ${HOSTILE}`] },
    ],
    'https://mended.example/': [{ word: 'violations', findings: [finding('_ga is set before any choice')] }, { word: 'compliant' }],
    'https://quiet.example/': [{ word: 'compliant' }, { word: 'compliant' }],
  };
  let baseline: string | null = null;
  for (const night of [0, 1] as const) {
    const run = await store.createRun({
      portfolio: 'towns',
      toolVersion: '0.1.0',
      profile: 'eu',
      settings: {},
      baseline,
      startedAt: new Date(Date.UTC(2026, 8, 1 + night, 3)),
      portals: Object.keys(nights).map((url) => ({ url, tags: [], settings: {} })),
    });
    for (const [url, both] of Object.entries(nights)) {
      const record = recordOf(url, both[night]);
      const own = { ...verdict, url, verdict: record.verdict, reasons: record.reasons };
      await store.save(run.id, { summary: { ...example, url, verdict: record.verdict, changed: null }, verdict: own, record });
    }
    await store.endRun(run.id, 'finished');
    baseline = run.id;
  }
  return baseline ?? '';
}

test('one page says in the morning what is new', async ({ page }) => {
  test.setTimeout(90_000);
  const run = await addTwoNights();
  await page.goto(`${base}/?portfolio=towns`);
  await page.getByRole('link', { name: 'All that changed in the run of 2026-09-02 03:00 UTC' }).click();
  await expect(page).toHaveURL(`${base}/runs/${run}/changes`);
  const tile = (name: string) => page.locator('a.tile').filter({ hasText: name });
  await expect(tile('New findings')).toContainText(/New findings\s*1\s*1 fixed/);
  await expect(tile('Turned inconclusive')).toContainText(/1\s*portal/);
  await expect(tile('New cookies')).toContainText(/1\s*0 gone, 1 changed/);
  await expect(tile('declared lists')).toContainText(/1\s*in 1 portal/);
  const cards = page.locator('article.changed');
  await expect(cards.getByRole('heading')).toHaveText([
    /^opera\.example . compliant → . violations$/,
    /^park\.example . violations → . inconclusive$/,
    /^mended\.example . violations → . compliant$/,
  ]);
  await expect(page.getByText('1 portal without differences.')).toBeVisible();
  const opera = cards.nth(0).getByRole('listitem');
  await expect(opera.filter({ hasText: 'new cookie' })).toContainText('"><img src=x onerror=');
  await expect(opera.filter({ hasText: 'changed cookie visits' })).toContainText('lifetime 30 days → 400 days');
  await expect(opera.filter({ hasText: 'policy: now declares "><img' })).toHaveCount(1);
  await expect(cards.nth(1)).toContainText('no connection');
  await expect(cards.nth(1).getByRole('listitem').filter({ hasText: 'uid is set' })).toContainText(
    'unknown: the later run could not tell about cookie/pre-consent',
  );
  await expect(cards.nth(2).getByRole('listitem')).toHaveText([/^\s*fixed . error _ga is set before any choice cookie\/pre-consent\s*$/]);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width: 1280, height: 800 });
    await expectAccessible(page);
    await page.setViewportSize({ width: 360, height: 740 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  }
  await page.setViewportSize({ width: 1280, height: 800 });
  expect(await page.title()).not.toBe('owned');
  expect(await page.locator('img').count()).toBe(0);
  expect(await page.content()).not.toContain('\u202e');
  await tile('Turned inconclusive').click();
  await expect(cards.getByRole('heading')).toHaveText([/^park\.example/]);
  // A report tells what is new in it against the same run.
  await page.goto(`${base}/runs/${run}/report?url=${encodeURIComponent('https://opera.example/')}`);
  await expect(page.getByRole('heading', { name: 'opera.example' })).toBeVisible();
  await page.goto(`${base}/runs/${run}`);
  await page.getByRole('link', { name: 'What changed since the run before' }).click();
  await expect(page.getByRole('heading', { name: 'What changed' })).toBeVisible();
  const [first] = await store.runs({ portfolio: 'towns', before: run });
  await page.goto(`${base}/runs/${first?.id}/changes`);
  await expect(page.getByText('there is nothing to compare it with')).toBeVisible();
});
