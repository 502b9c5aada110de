import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { startBanners, type BannerServer } from '../../fixtures/banners/server.ts';
import { ensureBrowser } from '../../src/audit/ensure-browser.ts';
import type { AuditBrowser } from '../../src/browser/launch.ts';
import type { ConsentTranscript } from '../../src/model/consent.ts';
import { launchFor } from './visit.ts';

/** The banners of these modules (without: the project's own), and a browser before them. */
export async function setStage(
  sets: readonly string[] | undefined,
): Promise<{ server: BannerServer; browser: AuditBrowser; close(): Promise<void> }> {
  const found = await ensureBrowser({
    browser: process.env['COOKIE_AUDIT_BROWSER'],
    install: true,
    say: (line) => void process.stderr.write(`${line}\n`),
  });
  const server = await startBanners(sets?.map((file) => pathToFileURL(resolve(file))));
  const browser = await launchFor(found, server.resolve);
  return {
    server,
    browser,
    close: async () => {
      await browser.close();
      await server.close();
    },
  };
}

/** What was tried, step by step. */
export function printAttempts({ attempts }: ConsentTranscript): void {
  for (const { driver, result, reason, steps } of attempts) {
    console.log(`  ${driver}: ${result} ${reason ?? ''}`);
    for (const { at, what, detail, ok } of steps) console.log(`    ${Math.round(at)} ${what} ${ok ? 'ok' : 'no'} ${detail}`);
  }
}
