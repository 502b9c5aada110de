import { ensureBrowser } from '../src/audit/ensure-browser.ts';

/** A fresh machine has no browser: it is found or installed once, before the first test that needs it. */
export default async function provideBrowser(): Promise<void> {
  const found = await ensureBrowser({
    browser: process.env['COOKIE_AUDIT_BROWSER'],
    install: true,
    say: (line) => void process.stderr.write(`${line}\n`),
  });
  process.env['COOKIE_AUDIT_BROWSER'] = found.executable;
}
