import { defineConfig } from 'vitest/config';

/** A browser each: as many as the two cores of a small machine keep busy. */
const BROWSERS = 2;

const project = (name: string, options: { timeout: number; browser: boolean }) => ({
  test: {
    name,
    include: [`test/${name}/**/*.test.ts`],
    // Files that follow each other in a worker load the source once.
    isolate: false,
    testTimeout: options.timeout,
    hookTimeout: options.timeout,
    ...(options.browser
      ? { maxWorkers: BROWSERS, sequence: { groupOrder: 1 }, globalSetup: ['test/provide-browser.ts', 'test/provide-postgres.ts'] }
      : {}),
  },
});

export default defineConfig({
  test: {
    reporters: ['default', 'json'],
    outputFile: { json: 'test-results/vitest.json' },
    projects: [
      project('unit', { timeout: 20_000, browser: false }),
      project('integration', { timeout: 300_000, browser: true }),
      project('cli', { timeout: 180_000, browser: true }),
    ],
  },
});
