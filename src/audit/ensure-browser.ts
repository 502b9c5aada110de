import { findBrowser, type FoundBrowser } from '../browser/find.ts';
import { installBrowser } from '../browser/install.ts';
import { CookieAuditError } from '../model/errors.ts';

/** @throws CookieAuditError browser-not-found */
export async function ensureBrowser(options: {
  browser: string | undefined;
  install: boolean;
  signal?: AbortSignal;
  say(line: string): void;
}): Promise<FoundBrowser> {
  const found = await findBrowser(options.browser ?? process.env['COOKIE_AUDIT_BROWSER']);
  if (found !== null) return found;
  if (!options.install || options.browser !== undefined) {
    throw new CookieAuditError({
      code: 'browser-not-found',
      message: options.browser === undefined ? 'no Chromium, Chrome or Edge was found' : `--browser ${options.browser}: not installed`,
      hint: 'Run `cookie-audit browser install`, or give one with --browser PATH.',
    });
  }
  return await installBrowser({ say: options.say, signal: options.signal });
}
