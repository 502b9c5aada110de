import { Command, CommanderError, Help, type Option } from 'commander';
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
  // Commander answers `help audti` with the help of the program: a word that is no command is told as one.
  const [first = '', asks] = args;
  const words = first === 'help' && asks !== undefined && asks !== 'help' && !Object.hasOwn(commands, asks) ? [asks] : args;
  const [word = ''] = words;
  const asked = Object.hasOwn(commands, word) ? [word] : word === '--version' || word === '-V' ? [] : Object.keys(commands);
  for (const register of await Promise.all(asked.map(async (name) => await commands[name]?.()))) register?.(program, io, run);
  for (const command of program.commands) {
    command.exitOverride().showSuggestionAfterError().copyInheritedSettings(program);
    for (const each of [command, ...command.commands]) showExampleAfterError(each, words);
  }
  try {
    await program.parseAsync(words, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? ExitCode.clean : ExitCode.usage;
  }
}

/** What a command needs and was not given is told with the example of its help that is nearest to what was given. */
function showExampleAfterError(command: Command, args: readonly string[]): void {
  const { outputError = (text: string, write: (text: string) => void) => write(text), writeOut } = command.configureOutput();
  const given = ['cookie-audit', ...args];
  const inCommon = (example: string): number => example.split(' ').findIndex((word, index) => word !== given[index]);
  command.configureOutput({
    outputError(text, write) {
      let help = '';
      if (/missing required argument|required option/.test(text)) {
        command.configureOutput({ writeOut: (piece) => void (help += piece) });
        command.outputHelp();
        command.configureOutput(writeOut === undefined ? {} : { writeOut });
      }
      const examples = [...help.matchAll(/^ *\$ (cookie-audit .+)$/gm)].map(([, example = '']) => example);
      const [example] = examples.toSorted((one, other) => inCommon(other) - inCommon(one));
      outputError(example === undefined ? text : `${text.trimEnd()}. For example: ${example}`, write);
    },
  });
}

/** A default of nothing (off, none) goes without saying. */
class PlainHelp extends Help {
  override optionDescription(option: Option): string {
    const { defaultValue: value } = option as { defaultValue?: unknown };
    const nothing = value === false || (typeof value === 'object' && value !== null && Object.keys(value).length === 0);
    return super.optionDescription(nothing ? Object.assign(Object.create(option) as Option, { defaultValue: undefined }) : option);
  }
}

function emptyProgram(io: CommandIo): Command {
  return new Command('cookie-audit')
    .description('Audits which cookies a portal really sets before and after consent, against the list it declares.')
    .version(VERSION)
    .showSuggestionAfterError()
    .configureHelp({ optionDescription: (option) => new PlainHelp().optionDescription(option) })
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
