#!/usr/bin/env node
import { supportsColor, supportsColorStderr } from 'chalk';
import { Command, CommanderError } from 'commander';
import { registerAudit } from './commands/audit.ts';
import { registerBrowser } from './commands/browser.ts';
import type { CommandIo } from './commands/define.ts';
import { registerDoctor } from './commands/doctor.ts';
import { registerJudge } from './commands/judge.ts';
import { registerPolicy } from './commands/policy.ts';
import { CookieAuditError, ExitCode, messageOf } from './model/errors.ts';
import { VERSION } from './version.ts';

const interrupted = new AbortController();
const watched = process.stderr.isTTY && process.env['CI'] === undefined;
let progressShown = false;

const io: CommandIo = {
  stdout: (text) => void process.stdout.write(text),
  say(line) {
    io.progress('');
    process.stderr.write(`${line}\n`);
  },
  progress(line) {
    if (!watched || (line === '' && !progressShown)) return;
    process.stderr.write(`\r\u001b[2K${line.slice(0, (process.stderr.columns ?? 80) - 1)}`);
    progressShown = line !== '';
  },
  color: supportsColor !== false && supportsColorStderr !== undefined,
  width: Math.min(Math.max(process.stdout.columns ?? 100, 60), 160),
  signal: interrupted.signal,
};

/** Runs a command's work and turns what it throws into one line and an exit code. */
async function run(work: () => Promise<ExitCode>): Promise<void> {
  try {
    process.exitCode = await work();
  } catch (error) {
    process.exitCode = ExitCode.usage;
    if (!(error instanceof CookieAuditError)) {
      io.say(`cookie-audit: unexpected: ${messageOf(error)}`);
      io.say('This is a fault of cookie-audit. Set DEBUG=1 to see where, and please report it.');
      if (process.env['DEBUG'] !== undefined && error instanceof Error) io.say(error.stack ?? '');
      return;
    }
    io.say(`cookie-audit: ${error.message}${error.hint === undefined ? '' : `. ${error.hint}`}`);
  }
}

function listenToSignals(): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (interrupted.signal.aborted) process.exit(130);
      io.say('cookie-audit: interrupted: writing what was gathered (once more to stop at once)');
      interrupted.abort();
    });
  }
  // A reader that closes the pipe early (`| head`) wants no more; that is no fault.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(process.exitCode ?? 0);
    throw error;
  });
}

const program = new Command('cookie-audit')
  .description('Audits which cookies a portal really sets before and after consent, against the list it declares.')
  .version(VERSION)
  .showSuggestionAfterError()
  .configureOutput({ outputError: (text, write) => write(text.replace(/^error: /, 'cookie-audit: ')) })
  .exitOverride()
  .addHelpText(
    'after',
    `
Examples:
  $ cookie-audit audit https://dashboard.paris
  $ cookie-audit audit https://dashboard.paris --format terminal,json --output reports/ --evidence evidence/
  $ cookie-audit judge evidence/ --fail-on warning
  $ cookie-audit policy show policies/dashboard.paris.yaml
  $ cookie-audit doctor

cookie-audit <command> --help shows examples for each command.`,
  );

for (const register of [registerAudit, registerJudge, registerPolicy, registerBrowser, registerDoctor]) register(program, io, run);
for (const command of program.commands) command.exitOverride().showSuggestionAfterError().copyInheritedSettings(program);

listenToSignals();
try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof CommanderError)) throw error;
  process.exitCode = error.exitCode === 0 ? ExitCode.clean : ExitCode.usage;
}
