import { Argument, Option } from 'commander';
import { Chalk } from 'chalk';
import { choosePolicy } from '../audit/policy-choice.ts';
import { profileNames } from '../judge/profiles.ts';
import { CookieAuditError, ExitCode } from '../model/errors.ts';
import type { Policy } from '../model/policy.ts';
import { terminalText } from '../reporters/escape-terminal.ts';
import { lifetimeWords } from '../reporters/words.ts';
import type { CommandIo, RegisterCommand } from './define.ts';
import { diffPolicies } from './policy-diff.ts';
import { draftPolicy } from './policy-draft.ts';
import { readEntries } from './policy-read.ts';

interface Flags {
  format: string | undefined;
  profile: string;
}

/** The formats of each action, its default first. */
const FORMATS = {
  show: ['terminal', 'json'],
  check: ['terminal', 'json'],
  read: ['terminal', 'json'],
  diff: ['terminal', 'json'],
  draft: ['yaml', 'markdown', 'html'],
} as const;
type Action = keyof typeof FORMATS;
const ACTIONS = Object.keys(FORMATS) as Action[];

const examples = `
Examples:
  $ cookie-audit policy show policies/dashboard.paris.yaml
      What is declared, entry by entry, and where it stands.
  $ cookie-audit policy show cookies-policy.html --format json
  $ cookie-audit policy check policies/dashboard.paris.yaml
      What a visitor is not told: purposes, lifetimes, providers; names declared twice.
  $ cookie-audit policy read cookies-policy.html --format json
      The entries alone: name, provider, category, lifetime in seconds and in words, purpose, party, source.
  $ cookie-audit policy diff old-policy.md new-policy.html
      What was added, taken away or changed; exit code 1 where the two differ.
  $ cookie-audit policy draft evidence/dashboard.paris --format markdown
      A declaration of what an audit saw, to paste into the policy page; gaps are marked.`;

export const registerPolicy: RegisterCommand = (program, io, run) => {
  program
    .command('policy')
    .summary('show, check, read, compare or draft a declared list')
    .description('Reads a declaration (portal file in YAML, or a document in HTML, Markdown, JSON or text) as an audit would.')
    .addArgument(new Argument('<action>', 'what to do').choices(ACTIONS))
    .argument('<file>', 'the declaration; for draft an evidence directory')
    .argument('[other]', 'for diff: the declaration to compare with')
    .option('--format <format>', 'terminal or json; for draft yaml, markdown or html')
    .addOption(new Option('--profile <name>', 'for draft: jurisdiction profile').choices(profileNames).default('eu'))
    .addHelpText('after', examples)
    .action(
      async (action: Action, file: string, other: string | undefined, flags: Flags) =>
        await run(async () => await act(action, file, other, flags, io)),
    );
};

async function act(
  action: Action,
  file: string,
  other: string | undefined,
  { format: wanted, profile }: Flags,
  io: CommandIo,
): Promise<ExitCode> {
  const formats: readonly string[] = FORMATS[action];
  const format = wanted ?? FORMATS[action][0];
  if (!formats.includes(format))
    throw new CookieAuditError({ code: 'usage', message: `policy ${action} --format ${format}: expected ${formats.join(', ')}` });
  if (action === 'draft') return await draftPolicy(file, { format, profile }, io);
  if (action !== 'diff') {
    if (other !== undefined)
      throw new CookieAuditError({ code: 'usage', message: `policy ${action} takes one file; ${other} is one too many` });
    const policy = await readPolicyFile(file);
    if (action === 'read') return readEntries(policy, format, io);
    return action === 'show' ? show(policy, { format }, io) : check(policy, { format }, io);
  }
  if (other === undefined)
    throw new CookieAuditError({ code: 'usage', message: 'policy diff takes two files', hint: 'cookie-audit policy diff OLD NEW' });
  return diffPolicies(await readPolicyFile(file), await readPolicyFile(other), format, io);
}

async function readPolicyFile(file: string): Promise<Policy> {
  if (/^https?:\/\//iu.test(file)) {
    throw new CookieAuditError({
      code: 'usage',
      message: `${file}: policy reads files`,
      hint: 'A page needs a browser: cookie-audit audit URL --policy URL; or save it as .html',
    });
  }
  const { policy } = await choosePolicy(file, 'https://portal.invalid/');
  if (policy?.status === 'read') return policy.policy;
  throw new CookieAuditError({
    code: 'policy-invalid',
    message: `${file}: it declares no cookies`,
    hint: 'A portal file needs `entries`, of its own or through `extends`.',
  });
}

function show(policy: Policy, { format }: { format: string }, io: CommandIo): ExitCode {
  if (format === 'json') {
    io.stdout(`${JSON.stringify(policy, null, 2)}\n`);
    return ExitCode.clean;
  }
  const chalk = new Chalk({ level: io.color.stdout ? 1 : 0 });
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
function check(policy: Policy, { format }: { format: string }, io: CommandIo): ExitCode {
  const lacks: Lack[] = policy.entries.flatMap((entry) => {
    const missing = [
      ...(entry.purpose === null && entry.functionAndLocation === null ? ['no purpose'] : []),
      ...(entry.durationText === null && entry.lifetimeSeconds === null ? ['no lifetime'] : []),
      ...(entry.provider === null ? ['no provider'] : []),
      ...(entry.category === 'unknown' ? ['no category'] : []),
      ...(/^[*.]*$/.test(entry.name) ? ['the pattern matches every cookie'] : []),
      ...(policy.entries.filter(({ name, kind }) => name === entry.name && kind === entry.kind).length > 1
        ? ['declared more than once']
        : []),
    ];
    return missing.map((what) => ({ name: entry.name, line: entry.source.line, what }));
  });
  if (format === 'json')
    io.stdout(
      `${JSON.stringify({ location: policy.source.location, entries: policy.entries.length, completeness: policy.completeness, lacks }, null, 2)}\n`,
    );
  else {
    const text = lacks.map(
      ({ name, line, what }) => `${policy.source.location}${line === null ? '' : `:${line}`}: ${terminalText(name)}: ${what}`,
    );
    io.stdout(`${[...text, `${policy.entries.length} declared, ${lacks.length} lacking something`].join('\n')}\n`);
  }
  return lacks.length > 0 ? ExitCode.findings : ExitCode.clean;
}
