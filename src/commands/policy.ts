import { Argument } from 'commander';
import { choosePolicy } from '../audit/policy-choice.ts';
import { Chalk } from 'chalk';
import { CookieAuditError, ExitCode } from '../model/errors.ts';
import type { Policy } from '../model/policy.ts';
import { terminalText } from '../reporters/escape-terminal.ts';
import { lifetimeWords } from '../reporters/words.ts';
import type { CommandIo, RegisterCommand } from './define.ts';

interface Flags {
  format: 'terminal' | 'json';
}

const examples = `
Examples:
  $ cookie-audit policy show policies/dashboard.paris.yaml
      What is declared, entry by entry, and where it stands.
  $ cookie-audit policy show cookies-policy.html --format json
  $ cookie-audit policy check policies/dashboard.paris.yaml
      What a visitor is not told: purposes, lifetimes, providers; names declared twice.`;

export const registerPolicy: RegisterCommand = (program, io, run) => {
  program
    .command('policy')
    .summary('show or check a declared list')
    .description('Reads a declaration (portal file in YAML, or a document in HTML, Markdown or text) as an audit would.')
    .addArgument(new Argument('<action>', 'show or check').choices(['show', 'check']))
    .argument('<file>', 'the declaration')
    .option('--format <format>', 'terminal or json', (text: string) => {
      if (text === 'terminal' || text === 'json') return text;
      throw new CookieAuditError({ code: 'usage', message: `--format ${text}: expected terminal or json` });
    }, 'terminal' as const)
    .addHelpText('after', examples)
    .action(async (action: string, file: string, flags: Flags) => await run(async () => {
      const policy = await readPolicyFile(file);
      return action === 'show' ? show(policy, flags, io) : check(policy, flags, io);
    }));
};

async function readPolicyFile(file: string): Promise<Policy> {
  const { policy } = await choosePolicy(file, 'https://portal.invalid/');
  if (policy?.status === 'read') return policy.policy;
  throw new CookieAuditError({ code: 'policy-invalid', message: `${file}: it declares no cookies`, hint: 'A portal file needs `entries`, of its own or through `extends`.' });
}

function show(policy: Policy, { format }: Flags, io: CommandIo): ExitCode {
  if (format === 'json') {
    io.stdout(`${JSON.stringify(policy, null, 2)}\n`);
    return ExitCode.clean;
  }
  const chalk = new Chalk({ level: io.color ? 1 : 0 });
  const lines = [
    `${chalk.bold(terminalText(policy.source.location))}: ${policy.entries.length} declared, the list is ${policy.completeness === 'unknown' ? 'not said to be complete' : policy.completeness}`,
    ...(policy.incompleteReason === null ? [] : [`  ${terminalText(policy.incompleteReason, 300)}`]),
    ...policy.entries.map((entry) => {
      const lifetime = entry.durationText ?? (entry.lifetimeSeconds === null ? 'no lifetime' : lifetimeWords(entry.lifetimeSeconds));
      const place = entry.source.line === null ? '' : chalk.dim(`  line ${entry.source.line}`);
      return `  ${chalk.bold(terminalText(entry.name))}  ${entry.category}  ${terminalText(entry.provider ?? 'no provider')}  ${terminalText(lifetime)}  ${terminalText(entry.purpose ?? 'no purpose')}${place}`;
    }),
  ];
  io.stdout(`${lines.join('\n')}\n`);
  return ExitCode.clean;
}

interface Lack {
  name: string;
  line: number | null;
  what: string;
}

/** What the declaration itself lacks, whatever the portal sets. */
function check(policy: Policy, { format }: Flags, io: CommandIo): ExitCode {
  const lacks: Lack[] = policy.entries.flatMap((entry) => {
    const missing = [
      ...(entry.purpose === null && entry.functionAndLocation === null ? ['no purpose'] : []),
      ...(entry.durationText === null && entry.lifetimeSeconds === null ? ['no lifetime'] : []),
      ...(entry.provider === null ? ['no provider'] : []),
      ...(entry.category === 'unknown' ? ['no category'] : []),
      ...(/^[*.]*$/.test(entry.name) ? ['the pattern matches every cookie'] : []),
      ...(policy.entries.filter(({ name, kind }) => name === entry.name && kind === entry.kind).length > 1 ? ['declared more than once'] : []),
    ];
    return missing.map((what) => ({ name: entry.name, line: entry.source.line, what }));
  });
  if (format === 'json') io.stdout(`${JSON.stringify({ location: policy.source.location, entries: policy.entries.length, completeness: policy.completeness, lacks }, null, 2)}\n`);
  else {
    const text = lacks.map(({ name, line, what }) => `${policy.source.location}${line === null ? '' : `:${line}`}: ${terminalText(name)}: ${what}`);
    io.stdout(`${[...text, `${policy.entries.length} declared, ${lacks.length} lacking something`].join('\n')}\n`);
  }
  return lacks.length > 0 ? ExitCode.findings : ExitCode.clean;
}
