import { afterAll, beforeAll, expect, it } from 'vitest';
import { manySites, manyUrl } from '../../fixtures/sites/many.ts';
import { startFixtures, type FixtureServer } from '../../fixtures/sites/server.ts';
import { ensureBrowser } from '../../src/audit/ensure-browser.ts';
import { parseHostMapping } from '../../src/browser/host-mapping.ts';
import { launchBrowser, type AuditBrowser } from '../../src/browser/launch.ts';
import { ValueHasher } from '../../src/cookies/value.ts';
import { RecordedProfile } from '../../src/gather/profile.ts';
import { CookieTable, Journal } from '../../src/recorders/journal.ts';
import { gatherOptions } from '../gather-options.ts';

let fixtures: FixtureServer;
let browser: AuditBrowser;

beforeAll(async () => {
  fixtures = await startFixtures(manySites(() => []));
  const found = await ensureBrowser({ browser: process.env['COOKIE_AUDIT_BROWSER'], install: false, say: () => undefined });
  browser = await launchBrowser({
    found,
    thirdPartyCookies: 'allow',
    hostMappings: [parseHostMapping(`*=127.0.0.1:${fixtures.port}`)],
    ignoreHttpsErrors: true,
    userAgent: null,
    timeoutMs: 30_000,
  });
});

afterAll(async () => {
  await browser.close();
  await fixtures.close();
});

it('a page that was busy while its time was paced gets all of its page time afterwards', async () => {
  const url = manyUrl('a');
  const profile = await RecordedProfile.open(browser, new Journal(new CookieTable(), new ValueHasher('test', false)), gatherOptions(url));
  try {
    const { page } = profile;
    await page.goto(url, { waitUntil: 'commit' });
    await profile.settle();
    const rang = await profile.paced(async () => {
      await page.evaluate(() => {
        setTimeout(() => document.body.setAttribute('data-rang', 'yes'), 5000);
        // A timer that takes longer than its turn: the little budgets of the pacing pile up.
        let [turns, sum] = [0, 0];
        const busy = setInterval(() => {
          for (let n = 0; n < 20_000_000; n += 1) sum += Math.sqrt(n);
          document.body.setAttribute('data-turns', String((turns += 1)));
          if (turns === 30) clearInterval(busy);
        }, 10);
      });
      await expect.poll(async () => Number(await page.getAttribute('body', 'data-turns')), { timeout: 20_000 }).toBeGreaterThan(2);
      await profile.settle();
      return await page.getAttribute('body', 'data-rang');
    });
    expect(rang).toBe('yes');
  } finally {
    await profile.close();
  }
});
