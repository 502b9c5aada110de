import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { chromium, errors } from 'playwright';
import type { Evidence } from '../../src/model/evidence.ts';

/** A shared worker or an event stream keeps the network busy for ever. */
const CAP_MS = 5_000;

export interface BareRun {
  /** From the browser's start to its end */
  wallMs: number;
  loads: { url: string; ms: number; idle: boolean }[];
}

/** The same loads by the same browser with the same flags, with nobody looking. */
export async function runBare(
  executable: string,
  urls: readonly string[],
  environment: NonNullable<Evidence['environment']>,
): Promise<BareRun> {
  const profile = await mkdtemp(path.join(os.tmpdir(), 'cookie-audit-bare-'));
  const began = performance.now();
  try {
    await mkdir(path.join(profile, 'Default'), { recursive: true });
    await writeFile(path.join(profile, 'Default', 'Preferences'), JSON.stringify({ profile: { cookie_controls_mode: 0 } }));
    const home = await chromium.launchPersistentContext(profile, {
      executablePath: executable,
      headless: true,
      chromiumSandbox: environment.sandbox,
      args: environment.browser.flags.filter((flag) => flag !== '--no-sandbox'),
    });
    const loads: BareRun['loads'] = [];
    try {
      const context = await home
        .browser()
        ?.newContext({ locale: environment.locale, viewport: environment.viewport, acceptDownloads: false });
      if (context === undefined) throw new Error('the browser does not answer');
      const page = await context.newPage();
      for (const url of urls) {
        const start = performance.now();
        const idle = await page.goto(url, { waitUntil: 'networkidle', timeout: CAP_MS }).then(
          () => true,
          (error: unknown) => {
            if (error instanceof errors.TimeoutError || /interrupted by another navigation/.test(String(error))) return false;
            throw error;
          },
        );
        loads.push({ url, ms: performance.now() - start, idle });
      }
    } finally {
      await home.close();
    }
    return { wallMs: performance.now() - began, loads };
  } finally {
    await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}
