import { Command, CommanderError } from 'commander';
import { CookieAuditError, ExitCode } from '../model/errors.ts';
import { terminalText } from '../reporters/escape-terminal.ts';
import { VERSION } from '../version.ts';
import type { CommandIo, RegisterCommand } from './define.ts';

export const LONGEST_LINE = 1000;

/** A command's own code is loaded where that command is run; all of it for the list of them, or for a word that is none. */
const commands: Readonly<Record<string, () => Promise<RegisterCommand>>> = {
  audit: async () => (await import('./audit.ts')).registerAudit,
  scan: async () => (await import('./scan.ts')).registerScan,
  serve: async () => (await import('./serve.ts')).registerServe,
  worker: async () => (await import('./worker.ts')).registerWorker,
  diff: async () => (await import('./diff.ts')).registerDiff,
  history: async () => (await import('./history.ts')).registerHistory,
  judge: async () => (await import('./judge.ts')).registerJudge,
  report: async () => (await import('./report.ts')).registerReport,
  baseline: async () => (await import('./baseline.ts')).registerBaseline,
  rules: async () => (await import('./rules.ts')).registerRules,
  policy: async () => (await import('./policy.ts')).registerPolicy,
  consent: async () => (await import('./consent.ts')).registerConsent,
  verify: async () => (await import('./verify.ts')).registerVerify,
  seal: async () => (await import('./seal.ts')).registerSeal,
  browser: async () => (await import('./browser.ts')).registerBrowser,
  doctor: async () => (await import('./doctor.ts')).registerDoctor,
};

/**
 * Runs the program on the words of a command line; what a command throws becomes one line and an exit code.
 * `tellFault`: told of what no command knows, a fault of the program itself.
 */
export async function runProgram(args: readonly string[], io: CommandIo, tellFault: (error: unknown) => void): Promise<ExitCode> {
  let exitCode: ExitCode = ExitCode.clean;
  const run = async (work: () => Promise<ExitCode>): Promise<void> => {
    try {
      exitCode = await work();
    } catch (error) {
      exitCode = ExitCode.usage;
      if (!(error instanceof CookieAuditError)) return tellFault(error);
      if (error.code === 'interrupted') exitCode = ExitCode.inconclusive;
      io.say(terminalText(`cookie-audit: ${error.message}${error.hint === undefined ? '' : `. ${error.hint}`}`, LONGEST_LINE));
    }
  };
  const program = emptyProgram(io);
  const [word = ''] = args;
  const asked = Object.hasOwn(commands, word) ? [word] : word === '--version' || word === '-V' ? [] : Object.keys(commands);
  for (const register of await Promise.all(asked.map(async (name) => await commands[name]?.()))) register?.(program, io, run);
  for (const command of program.commands) command.exitOverride().showSuggestionAfterError().copyInheritedSettings(program);
  try {
    await program.parseAsync(args, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? ExitCode.clean : ExitCode.usage;
  }
}

function emptyProgram(io: CommandIo): Command {
  return new Command('cookie-audit')
    .description('Audits which cookies a portal really sets before and after consent, against the list it declares.')
    .version(VERSION)
    .showSuggestionAfterError()
    .configureOutput({
      writeOut: (text) => io.stdout(text),
      writeErr: (text) => io.say(text.trimEnd()),
      outputError: (text) =>
        io.say(
          text
            .trim()
            .replace(/^error: /, 'cookie-audit: ')
            .replaceAll('\n', ' '),
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
}
