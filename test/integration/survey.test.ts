import { afterAll, beforeAll, expect, it } from 'vitest';
import { startZoo } from '../../fixtures/zoo/server.ts';
import { ZOO_URL } from '../../fixtures/zoo/zoo.ts';
import { ensureBrowser } from '../../src/audit/ensure-browser.ts';
import { parseHostMapping } from '../../src/browser/host-mapping.ts';
import { launchBrowser, type AuditBrowser } from '../../src/browser/launch.ts';
import { Survey } from '../../src/gather/survey.ts';
import { gatherOptions } from '../gather-options.ts';

/** Chromium loses about one request to close a page in ten that comes while a navigation is committed. */
const TIMES = 15;

let zoo: Awaited<ReturnType<typeof startZoo>>;
let browser: AuditBrowser;

beforeAll(async () => {
  const found = await ensureBrowser({ browser: process.env['COOKIE_AUDIT_BROWSER'], install: false, say: () => undefined });
  zoo = await startZoo();
  browser = await launchBrowser({
    found,
    thirdPartyCookies: 'allow',
    ignoreHttpsErrors: true,
    timeoutMs: 30_000,
    hostMappings: zoo.resolve.map(parseHostMapping),
    userAgent: null,
  });
});

afterAll(async () => {
  await browser?.close();
  await zoo?.close();
});

it('reading the sitemap never holds up a visit', async () => {
  const survey = await Survey.open(
    browser,
    gatherOptions(ZOO_URL, { scenarios: ['no-choice'], pages: 1, observeMs: 1000, hostMapping: zoo.resolve }),
  );
  try {
    for (let time = 0; time < TIMES; time++) expect((await survey.sitemap()).length).toBeGreaterThan(10);
  } finally {
    await survey.close();
  }
}, 60_000);
