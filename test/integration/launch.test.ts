import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchFor } from '../../bench/consent/visit.ts';
import { findBrowser } from '../../src/browser/find.ts';
import type { AuditBrowser } from '../../src/browser/launch.ts';

let browser: AuditBrowser;

beforeAll(async () => {
  const found = await findBrowser(process.env['COOKIE_AUDIT_BROWSER']);
  if (found === null) throw new Error('no browser');
  browser = await launchFor(found, []);
});
afterAll(async () => await browser?.close());

it('switches off what Playwright switches off, and the pages of the address bar that nobody sees', async () => {
  const { commandLine } = await browser.cdp.send('SystemInfo.getInfo');
  const [playwrights = [], ours = []] = [...commandLine.matchAll(/--disable-features=(\S+)/g)].map(([, names = '']) => names.split(','));
  expect(playwrights).toContain('HttpsUpgrades');
  expect(playwrights.filter((name) => !ours.includes(name))).toEqual([]);
  const { context } = await browser.newContext({ locale: 'en', viewport: { width: 800, height: 600 } });
  await context.newPage();
  const { targetInfos } = await browser.cdp.send('Target.getTargets', { filter: [{}] });
  expect(targetInfos.map(({ type, url }) => `${type} ${url}`).toSorted()).toEqual([
    'page about:blank',
    'page about:blank',
    'tab about:blank',
    'tab about:blank',
  ]);
});
