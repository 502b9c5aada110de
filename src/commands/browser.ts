import { Argument } from 'commander';
import { CookieAuditError, ExitCode } from '../model/errors.ts';
import type { RegisterCommand } from './define.ts';

const examples = `
Examples:
  $ cookie-audit browser which
      Which browser an audit would use.
  $ cookie-audit browser install
      Install Chromium now (Playwright's download, else Debian's package), for example in a container image.`;

export const registerBrowser: RegisterCommand = (program, io, run) => {
  program
    .command('browser')
    .summary('find or install the browser')
    .description(
      'Tells which browser an audit uses, or installs one. Looked for in this order: Playwright’s own, Chrome, Edge, the system’s Chromium.',
    )
    .addArgument(new Argument('<action>', 'which or install').choices(['which', 'install']))
    .option('--browser <path|channel>', 'a Chromium executable, or chrome, msedge, chromium')
    .addHelpText('after', examples)
    .action(
      async (action: string, flags: { browser?: string }) =>
        await run(async () => {
          const { findBrowser } = await import('../browser/find.ts');
          const found = await findBrowser(flags.browser ?? process.env['COOKIE_AUDIT_BROWSER']);
          if (found === null && action === 'which') {
            throw new CookieAuditError({
              code: 'browser-not-found',
              message: 'no Chromium, Chrome or Edge was found',
              hint: 'Run `cookie-audit browser install`, or give one with --browser PATH.',
            });
          }
          const { installBrowser } = await import('../browser/install.ts');
          const browser = found ?? (await installBrowser({ say: io.say, signal: io.signal }));
          io.stdout(`${browser.product}\t${browser.executable}\t${browser.channel}\n`);
          return ExitCode.clean;
        }),
    );
};
