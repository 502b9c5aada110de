import { defineConfig } from '@playwright/test';
import { DISABLE_FEATURES } from './src/browser/disabled-features.ts';
import provideBrowser from './test/provide-browser.ts';

// Playwright's workers inherit the environment: the browser is provided before they start.
await provideBrowser();

/** What people see in a browser. */
export default defineConfig({
  testDir: 'test/ui',
  workers: 2,
  outputDir: 'test-results/playwright',
  reporter: [['list'], ['json', { outputFile: 'test-results/playwright.json' }]],
  use: {
    launchOptions: {
      executablePath: process.env['COOKIE_AUDIT_BROWSER'] ?? '',
      chromiumSandbox: process.getuid?.() !== 0,
      args: [DISABLE_FEATURES],
    },
  },
});
