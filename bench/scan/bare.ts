/** The same loads as a scan's, by a script that records nothing: `tsx bench/scan/bare.ts PORT CONCURRENCY N`. */
import pLimit from 'p-limit';
import { chromium, type BrowserContext } from 'playwright';
import { findBrowser } from '../../dist/browser/find.js';
import { manyUrl } from '../../fixtures/sites/many.ts';

const [port = 0, concurrency = 1, count = 1] = process.argv.slice(2).map(Number);
const found = await findBrowser(process.env['COOKIE_AUDIT_BROWSER']);
if (found === null) throw new Error('no browser: run `node dist/cli.js browser install`');
const browser = await chromium.launch({
  executablePath: found.executable,
  chromiumSandbox: process.getuid?.() !== 0,
  args: [`--host-resolver-rules=MAP * 127.0.0.1:${port}`, '--ignore-certificate-errors'],
});

async function story(url: string, paths: readonly string[]): Promise<void> {
  const context: BrowserContext = await browser.newContext();
  const page = await context.newPage();
  for (const path of paths) await page.goto(new URL(path, url).href, { waitUntil: 'load' });
  await context.close();
}

const limit = pLimit(concurrency);
await Promise.all(
  Array.from(
    { length: count },
    async (_, index) =>
      await limit(async () => {
        const url = manyUrl(`p${index}`);
        await story(url, ['/', '/about/']);
        await story(url, ['/']);
        await story(url, ['/']);
        await story(url, ['/robots.txt', '/sitemap.xml', '/terms/cookies-policy/']);
      }),
  ),
);
await browser.close();
