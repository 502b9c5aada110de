import { defineConfig } from 'vitest/config';

const project = (name: string, options: { fileParallelism: boolean; timeout: number; browser: boolean }) => ({
  test: {
    name,
    include: [`test/${name}/**/*.test.ts`],
    fileParallelism: options.fileParallelism,
    testTimeout: options.timeout,
    hookTimeout: options.timeout,
    ...(options.browser ? { globalSetup: ['test/provide-browser.ts', 'test/provide-postgres.ts'] } : {}),
  },
});

export default defineConfig({
  test: {
    reporters: ['default', 'json'],
    outputFile: { json: 'test-results/vitest.json' },
    projects: [
      project('unit', { fileParallelism: true, timeout: 20_000, browser: false }),
      // One browser at a time: two cores, and each test's browser is the real thing.
      project('integration', { fileParallelism: false, timeout: 300_000, browser: true }),
      project('cli', { fileParallelism: false, timeout: 180_000, browser: true }),
    ],
  },
});
