import { mkdtemp, readdir, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { assertWritableDirectory } from '../archive/write-files.ts';
import { policyDirectories } from '../audit/policy-choice.ts';
import type { FoundBrowser } from '../browser/find.ts';
import { CookieAuditError, ExitCode, messageOf } from '../model/errors.ts';
import { count } from '../reporters/words.ts';
import { VERSION } from '../version.ts';
import type { CommandIo, RegisterCommand } from './define.ts';

interface Check {
  name: string;
  /** null: neither good nor bad */
  ok: boolean | null;
  detail: string;
}

/** What an audit needs of this machine, each tried for real. */
export const registerDoctor: RegisterCommand = (program, io, run) => {
  program
    .command('doctor')
    .summary('check that this machine can audit')
    .description(
      'Tries what an audit needs: Node, a browser that starts, DevTools on all targets, virtual time, a writable temporary directory.',
    )
    .option('--browser <path|channel>', 'a Chromium executable, or chrome, msedge, chromium')
    .addHelpText('after', '\nExamples:\n  $ cookie-audit doctor\n  $ cookie-audit doctor --browser /usr/bin/chromium')
    .action(async (flags: { browser?: string }) => await run(async () => await doctor(flags.browser, io)));
};

async function doctor(browser: string | undefined, io: CommandIo): Promise<ExitCode> {
  const checks: Check[] = [{ name: 'cookie-audit', ok: true, detail: VERSION }, nodeCheck(), await temporaryDirectory()];
  for (const directory of new Set(policyDirectories())) checks.push(await portalFiles(directory));
  const { findBrowser } = await import('../browser/find.ts');
  const found = await attempt('browser', async () => await findBrowser(browser ?? process.env['COOKIE_AUDIT_BROWSER']));
  if ('value' in found && found.value !== null) {
    checks.push({ name: 'browser', ok: true, detail: `${found.value.product} (${found.value.executable})` });
    checks.push(...(await browserChecks(found.value)));
  } else {
    const detail = 'value' in found ? 'none found: run `cookie-audit browser install`' : found.detail;
    checks.push({ name: 'browser', ok: false, detail });
  }
  for (const { name, ok, detail } of checks) io.stdout(`${ok === null ? '·' : ok ? '✓' : '✗'} ${name.padEnd(20)} ${detail}\n`);
  const failed = checks.filter(({ ok }) => ok === false);
  if (failed.length === 0) return ExitCode.clean;
  throw new CookieAuditError({
    code: 'browser-failed',
    message: `this machine cannot audit yet: ${failed.map(({ name }) => name).join(', ')}`,
  });
}

function nodeCheck(): Check {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  return { name: 'Node.js', ok: major > 20 || (major === 20 && minor >= 19), detail: `${process.versions.node} (at least 20.19)` };
}

async function portalFiles(directory: string): Promise<Check> {
  const name = 'portal files';
  const found = await attempt(name, async () => await readdir(directory));
  if (!('value' in found)) return { name, ok: null, detail: `none here: ${directory}` };
  const files = found.value.filter((file) => /\.ya?ml$/i.test(file));
  return {
    name,
    ok: files.length > 0 ? true : null,
    detail: files.length > 0 ? `${count(files.length, 'file')} in ${directory}` : `none here: ${directory}`,
  };
}

async function temporaryDirectory(): Promise<Check> {
  const name = 'temporary directory';
  const made = await attempt(name, async () => {
    const directory = await mkdtemp(path.join(os.tmpdir(), 'cookie-audit-doctor-'));
    await assertWritableDirectory(directory);
    await rm(directory, { recursive: true });
  });
  return 'value' in made ? { name, ok: true, detail: os.tmpdir() } : made;
}

async function browserChecks(found: FoundBrowser): Promise<Check[]> {
  const { launchBrowser } = await import('../browser/launch.ts');
  const started = await attempt(
    'browser starts',
    async () =>
      await launchBrowser({
        found,
        thirdPartyCookies: 'allow',
        hostMappings: [],
        ignoreHttpsErrors: false,
        userAgent: null,
        timeoutMs: 30_000,
      }),
  );
  if (!('value' in started)) return [started];
  const browser = started.value;
  try {
    const sandbox = browser.facts.sandbox ? 'with its sandbox' : 'without its sandbox (running as root)';
    const checks: Check[] = [{ name: 'browser starts', ok: true, detail: sandbox }];
    const { context, id } = await browser.newContext({ locale: 'en-US', viewport: { width: 800, height: 600 } });
    const devTools = await attempt('DevTools', async () => {
      const page = await context.newPage();
      const target = browser.targets.targets(id).find(({ isDocument }) => isDocument);
      if (target === undefined) throw new Error('DevTools shows no page');
      // Its answer says that it runs: DevTools has let it go, and so has it in hand.
      await page.evaluate(
        async () =>
          await new Promise((answer) => {
            const worker = new Worker(URL.createObjectURL(new Blob(['postMessage(1)'])));
            worker.addEventListener('message', answer, { once: true });
            Object.assign(globalThis, { worker });
          }).then(() => undefined),
      );
      if (!browser.targets.targets(id).some(({ type }) => type === 'worker')) throw new Error('DevTools shows no worker');
      return target;
    });
    if (!('value' in devTools)) return [...checks, devTools];
    checks.push({ name: 'DevTools', ok: true, detail: 'on all targets: a page and a worker of it' });
    const time = await attempt('virtual time', async () => {
      const target = devTools.value;
      await target.send('Emulation.setVirtualTimePolicy', { policy: 'advance', budget: 1000 });
    });
    checks.push('value' in time ? { name: 'virtual time', ok: true, detail: 'page time can be advanced' } : time);
    return checks;
  } finally {
    await browser.close();
  }
}

async function attempt<T>(name: string, work: () => Promise<T>): Promise<{ value: T } | Check> {
  try {
    return { value: await work() };
  } catch (error) {
    return { name, ok: false, detail: messageOf(error) };
  }
}
