#!/usr/bin/env node
import { supportsColor, supportsColorStderr } from 'chalk';
import { Command, CommanderError } from 'commander';
import type { CommandIo, RegisterCommand } from './commands/define.ts';
import { CookieAuditError, ExitCode, messageOf } from './model/errors.ts';
import { terminalText } from './reporters/escape-terminal.ts';
import { VERSION } from './version.ts';

const LONGEST_LINE = 1000;
const interrupted = new AbortController();
let draining: AbortController | null = null;
const watched = process.stderr.isTTY && process.env['CI'] === undefined;
let progressShown = false;
/** Standard error takes what is said */
let heard = true;
// https://no-color.org, which chalk leaves to its users
const colorful = (process.env['NO_COLOR'] ?? '') === '';

const io: CommandIo = {
  stdout: (text) => void process.stdout.write(text),
  say(line) {
    io.progress('');
    if (heard) process.stderr.write(`${line}\n`);
  },
  progress(line) {
    if (!watched || !heard || (line === '' && !progressShown)) return;
    process.stderr.write(`\r\u001b[2K${line.slice(0, (process.stderr.columns ?? 80) - 1)}`);
    progressShown = line !== '';
  },
  color: { stdout: colorful && supportsColor !== false, stderr: colorful && supportsColorStderr !== false },
  width: Math.min(Math.max(process.stdout.columns ?? 100, 60), 160),
  signal: interrupted.signal,
  drain() {
    draining ??= new AbortController();
    return draining.signal;
  },
};

/** Something went wrong that no command has caught: the run must not pass. */
let faulty = false;

/** A fault of the program itself: told in a line, never silently passed over. */
function tellFault(error: unknown): void {
  faulty = true;
  io.say(
    `cookie-audit: unexpected: ${terminalText(messageOf(error), LONGEST_LINE)}. This is a fault of cookie-audit: please report it (DEBUG=1 shows where)`,
  );
  if (process.env['DEBUG'] !== undefined && error instanceof Error) io.say(error.stack ?? '');
}

/** Runs a command's work and turns what it throws into one line and an exit code. */
async function run(work: () => Promise<ExitCode>): Promise<void> {
  try {
    const exitCode = await work();
    process.exitCode = faulty ? ExitCode.usage : exitCode;
  } catch (error) {
    process.exitCode = ExitCode.usage;
    if (!(error instanceof CookieAuditError)) return tellFault(error);
    if (error.code === 'interrupted') process.exitCode = ExitCode.inconclusive;
    io.say(terminalText(`cookie-audit: ${error.message}${error.hint === undefined ? '' : `. ${error.hint}`}`, LONGEST_LINE));
  }
}

function listenToSignals(): void {
  const end = (): void => {
    if (interrupted.signal.aborted) process.exit(130);
    if (draining !== null && !draining.signal.aborted) {
      io.say('cookie-audit: interrupted: finishing the visits that are under way (once more to stop them)');
      draining.abort();
      return;
    }
    io.say('cookie-audit: interrupted: writing what was gathered (once more to stop at once)');
    interrupted.abort();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, end);
  // The server that began this scan is gone, or wants it to come to an end; a signal may have said so already.
  const leftAlone = (): void => {
    if (!interrupted.signal.aborted && draining?.signal.aborted !== true) end();
  };
  process.once('disconnect', leftAlone);
  process.channel?.unref();
  // Undefined where there never was a channel.
  const { connected } = process as { connected?: boolean };
  if (connected === false) leftAlone();
  // What nobody waited for and failed must not take the results of the others with it.
  process.on('unhandledRejection', tellFault);
  process.stdout.on('error', tellLostOutput);
  process.stderr.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') return;
    faulty = true;
    process.exitCode = ExitCode.usage;
    // There is nowhere left to tell that; each further line would fail the same way.
    heard = false;
  });
}

function tellLostOutput(error: NodeJS.ErrnoException): void {
  // A reader that closes the pipe early (`| head`) wants no more; that is no fault, and the exit code stands.
  if (error.code === 'EPIPE') return;
  faulty = true;
  process.exitCode = ExitCode.usage;
  io.say(`cookie-audit: cannot write to standard output: ${messageOf(error)}. Choose another place with --output`);
}

const program = new Command('cookie-audit')
  .description('Audits which cookies a portal really sets before and after consent, against the list it declares.')
  .version(VERSION)
  .showSuggestionAfterError()
  .configureOutput({
    outputError: (text, write) =>
      write(
        `${text
          .trim()
          .replace(/^error: /, 'cookie-audit: ')
          .replaceAll('\n', ' ')}\n`,
      ),
  })
  .exitOverride()
  .addHelpText(
    'after',
    `
Examples:
  $ cookie-audit audit https://dashboard.paris
  $ cookie-audit audit https://dashboard.paris --format terminal,json --output reports/ --evidence evidence/
  $ cookie-audit scan portals.yaml
  $ cookie-audit diff
  $ cookie-audit judge evidence/ --fail-on warning
  $ cookie-audit policy show policies/dashboard.paris.yaml
  $ cookie-audit consent https://dashboard.paris --screenshot banner.jpg
  $ cookie-audit doctor

cookie-audit <command> --help shows examples for each command.`,
  );

/** A command's own code is loaded where that command is run; all of it for the list of them, or for a word that is none. */
const commands: Readonly<Record<string, () => Promise<RegisterCommand>>> = {
  audit: async () => (await import('./commands/audit.ts')).registerAudit,
  scan: async () => (await import('./commands/scan.ts')).registerScan,
  serve: async () => (await import('./commands/serve.ts')).registerServe,
  worker: async () => (await import('./commands/worker.ts')).registerWorker,
  diff: async () => (await import('./commands/diff.ts')).registerDiff,
  history: async () => (await import('./commands/history.ts')).registerHistory,
  judge: async () => (await import('./commands/judge.ts')).registerJudge,
  report: async () => (await import('./commands/report.ts')).registerReport,
  baseline: async () => (await import('./commands/baseline.ts')).registerBaseline,
  rules: async () => (await import('./commands/rules.ts')).registerRules,
  policy: async () => (await import('./commands/policy.ts')).registerPolicy,
  consent: async () => (await import('./commands/consent.ts')).registerConsent,
  verify: async () => (await import('./commands/verify.ts')).registerVerify,
  seal: async () => (await import('./commands/seal.ts')).registerSeal,
  browser: async () => (await import('./commands/browser.ts')).registerBrowser,
  doctor: async () => (await import('./commands/doctor.ts')).registerDoctor,
};
const [word = ''] = process.argv.slice(2);
const asked = Object.hasOwn(commands, word) ? [word] : word === '--version' || word === '-V' ? [] : Object.keys(commands);
for (const register of await Promise.all(asked.map(async (name) => await commands[name]?.()))) register?.(program, io, run);
for (const command of program.commands) command.exitOverride().showSuggestionAfterError().copyInheritedSettings(program);

listenToSignals();
try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof CommanderError)) throw error;
  process.exitCode = error.exitCode === 0 ? ExitCode.clean : ExitCode.usage;
}
