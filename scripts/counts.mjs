// Prints the counts that the test runners wrote, as the last lines of .ci/run.
import { readFileSync } from 'node:fs';

const vitest = JSON.parse(readFileSync(new URL('../test-results/vitest.json', import.meta.url), 'utf8'));
const playwright = JSON.parse(readFileSync(new URL('../test-results/playwright.json', import.meta.url), 'utf8'));
console.log(`vitest: ${vitest.numPassedTests} passed, ${vitest.numFailedTests} failed`);
console.log(`playwright: ${playwright.stats.expected} passed, ${playwright.stats.unexpected} failed`);
