import { chromium, expect, test, type Browser } from '@playwright/test';
import { startFixtures, type FixtureServer } from '../../fixtures/sites/server.ts';
import { DISABLE_FEATURES } from '../../src/browser/disabled-features.ts';

/** What a person meets on a fixture portal: the audit is only worth as much as the portal is like a real one. */

let fixtures: FixtureServer;
let browser: Browser;

test.beforeAll(async () => {
  fixtures = await startFixtures();
  browser = await chromium.launch({
    executablePath: process.env['COOKIE_AUDIT_BROWSER'] ?? '',
    chromiumSandbox: process.getuid?.() !== 0,
    args: [`--host-resolver-rules=MAP * 127.0.0.1:${fixtures.port}`, '--ignore-certificate-errors', DISABLE_FEATURES],
  });
});

test.afterAll(async () => {
  await browser.close();
  await fixtures.close();
});

test('the banner asks once, by keyboard as well, and can be opened again from the footer', async () => {
  const page = await browser.newPage({ locale: 'fr-FR' });
  await page.goto('https://dashboard.paris/');
  const banner = page.getByRole('dialog', { name: 'Gestion de vos préférences sur les cookies' });
  await expect(banner).toBeVisible();
  await expect(banner).toContainText('Toujours actif');
  const optional = banner.getByRole('switch', { disabled: false }).first();
  await expect(optional).not.toBeChecked();
  await expect(banner.getByRole('button')).toHaveText(['Sauvegarder mes choix']);

  await banner.getByRole('button', { name: 'Sauvegarder mes choix' }).focus();
  await page.keyboard.press('Enter');
  await expect(banner).toBeHidden();
  await page.reload();
  await expect(banner).toBeHidden();

  await page.getByRole('button', { name: 'Gestion des cookies' }).click();
  await expect(banner).toBeVisible();
  await page.close();
});

test('a portal without a banner shows none, and links its cookie policy', async () => {
  const page = await browser.newPage();
  await page.goto('https://jmorel.opendatasoft.com/');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.getByRole('link', { name: 'Cookies policy' }).click();
  await expect(page.getByRole('row', { name: /sessionid/ })).toBeVisible();
  await page.close();
});
