import { Option } from 'commander';
import { catalogue, needsWords, type CatalogueEntry } from '../judge/catalogue.ts';
import { ALWAYS_ON } from '../judge/rule-settings.ts';
import { profileNames } from '../judge/profiles.ts';
import { CookieAuditError, ExitCode } from '../model/errors.ts';
import { hang } from '../reporters/terminal/layout.ts';
import { count } from '../reporters/words.ts';
import type { CommandIo, RegisterCommand } from './define.ts';

interface Flags {
  profile: string;
  format: 'terminal' | 'json';
}

const examples = `
Examples:
  $ cookie-audit rules
      Every rule with its severity.
  $ cookie-audit rules cookie/undeclared
      What it checks, on what ground, what it needs and how to mend it.
  $ cookie-audit rules --profile us-ca --format json`;

export const registerRules: RegisterCommand = (program, io, run) => {
  program
    .command('rules')
    .summary('list the rules, or explain one')
    .description('Lists what is checked, or explains one rule: what it finds, its severity in each profile, its ground, its fix.')
    .argument('[id]', 'such as cookie/undeclared')
    .addOption(new Option('--profile <name>', 'whose severities are listed').choices(profileNames).default('eu'))
    .addOption(new Option('--format <format>', 'for people or machines').choices(['terminal', 'json']).default('terminal'))
    .addHelpText('after', examples)
    .action(async (id: string | undefined, flags: Flags) => await run(async () => show(id, flags, io)));
};

function show(id: string | undefined, { profile, format }: Flags, io: CommandIo): ExitCode {
  const entries = id === undefined ? catalogue : catalogue.filter(({ rule }) => rule.id === id);
  if (entries.length === 0) throw unknown(id ?? '');
  if (format === 'json') {
    const facts = entries.map(({ rule: { id: name, title, severity, explanation, ground, fix, needs }, severities, violationTypes }) => ({
      id: name,
      title,
      severity: severities[profile] ?? severity,
      severities,
      explanation,
      ground,
      fix,
      needs,
      violationTypes,
    }));
    io.stdout(`${JSON.stringify(id === undefined ? facts : facts[0], null, 2)}\n`);
    return ExitCode.clean;
  }
  const [only] = entries;
  io.stdout(`${(id === undefined || only === undefined ? list(entries, profile, io) : explain(only, io)).join('\n')}\n`);
  return ExitCode.clean;
}

function unknown(id: string): CookieAuditError {
  const near = catalogue.map(({ rule }) => rule.id).filter((one) => one.includes(id) || id.includes(one.split('/')[1] ?? one));
  return new CookieAuditError({
    code: 'usage',
    message: `there is no rule "${id}"`,
    hint: near.length > 0 ? `Did you mean ${near.slice(0, 3).join(', ')}?` : '`cookie-audit rules` lists them.',
  });
}

function list(entries: readonly CatalogueEntry[], profile: string, io: CommandIo): string[] {
  const width = Math.max(...entries.map(({ rule }) => rule.id.length));
  return [
    `${count(entries.length, 'rule')} (profile ${profile}); cookie-audit rules ID explains one`,
    ...entries.flatMap(({ rule, severities }) =>
      hang(rule.title, io.width, {
        indent: 2,
        label: `${rule.id.padEnd(width)}  ${(severities[profile] ?? rule.severity).padEnd(7)}`,
        labelWidth: width + 11,
      }),
    ),
  ];
}

function explain({ rule, severities, violationTypes }: CatalogueEntry, io: CommandIo): string[] {
  const line = (label: string, text: string): string[] => hang(text, io.width, { indent: 2, label, labelWidth: 12 });
  return [
    `${rule.id}: ${rule.title}`,
    '',
    ...line('what', rule.explanation),
    ...line(
      'severity',
      Object.entries(severities)
        .map(([name, severity]) => `${name} ${severity}`)
        .join(' · '),
    ),
    ...line('needs', `${needsWords(rule)}; without it the rule cannot tell`),
    ...line('fix', rule.fix),
    ...line('ground', rule.ground.join(' · ')),
    ...(violationTypes.length === 0 ? [] : line('literature', `Bollinger et al. 2022, ${violationTypes.join('; ')}`)),
    ...line(
      'set it',
      ALWAYS_ON.has(rule.id)
        ? 'it cannot be set; --allow-inconclusive lets pass what could not be observed'
        : `--rule ${rule.id}=off, or error, warning, note; the report says what was set`,
    ),
  ];
}
