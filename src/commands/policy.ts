import { Argument, Option } from 'commander';
import { Chalk } from 'chalk';
import type { PageVisit } from '../audit/published-policy.ts';
import { parseHostMapping } from '../browser/host-mapping.ts';
import { loadKnowledge } from '../inputs/knowledge-file.ts';
import { profileNames } from '../judge/profiles.ts';
import { CookieAuditError, ExitCode } from '../model/errors.ts';
import type { Policy } from '../model/policy.ts';
import { terminalText } from '../reporters/escape-terminal.ts';
import { lifetimeWords } from '../reporters/words.ts';
import type { CommandIo, RegisterCommand } from './define.ts';
import { collect, languageTag, timeLimit } from './parsers.ts';
import { checkPolicy } from './policy-check.ts';
import { diffPolicies } from './policy-diff.ts';
import { draftPolicy } from './policy-draft.ts';
import { importPolicy } from './policy-import.ts';
import { readEntries } from './policy-read.ts';
import { isUrl, policyAt } from './policy-source.ts';

interface Flags {
  format: string | undefined;
  profile: string;
  knowledge?: string;
  save?: string;
  force: boolean;
  resolve: string[];
  ignoreHttpsErrors: boolean;
  timeout: number;
  locale: string;
  browser?: string;
  userAgent?: string;
  install: boolean;
}

/** The formats of each action, its default first. */
const FORMATS = {
  show: ['terminal', 'json'],
  check: ['terminal', 'json'],
  read: ['terminal', 'json'],
  diff: ['terminal', 'json'],
  draft: ['yaml', 'markdown', 'html'],
  import: ['yaml'],
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
  $ cookie-audit policy read https://dashboard.paris/terms/cookies-policy/
      The page as a browser shows it, accordions and tabs opened; a portal's start page leads to its policy.
  $ cookie-audit policy import https://dashboard.paris --save policies/dashboard.paris.yaml
      The published list as a portal file, which later audits of that origin use.
  $ cookie-audit policy diff old-policy.md new-policy.html
      What was added, taken away or changed; exit code 1 where the two differ.
  $ cookie-audit policy draft evidence/dashboard.paris --format markdown
      A declaration of what an audit saw, to paste into the policy page; gaps are marked.
  $ cookie-audit policy draft https://dashboard.paris
      The same after a visit made now.`;

export const registerPolicy: RegisterCommand = (program, io, run) => {
  program
    .command('policy')
    .summary('show, check, read, compare, draft or import a declared list')
    .description(
      'Reads a declaration (portal file in YAML; document in HTML, Markdown, JSON or text; page at a URL, visited with the browser) as an audit would.',
    )
    .addArgument(new Argument('<action>', 'what to do').choices(ACTIONS))
    .argument('<file|url>', 'the declaration; for draft an evidence directory, or a portal to visit')
    .argument('[other]', 'for diff: the declaration to compare with')
    .option('--format <format>', 'terminal or json; for draft yaml, markdown or html')
    .addOption(new Option('--profile <name>', 'for draft: jurisdiction profile').choices(profileNames).default('eu'))
    .option('--knowledge <file>', 'for draft: a table of cookies of your own (YAML, CSV, or the Open Cookie Database as CSV)')
    .option('--save <file>', 'for import: the portal file to write; without it, standard output')
    .option('--force', 'for import: replace the file that --save names', false)
    .option('--resolve <host[:port]=addr:port>', 'for a URL: visit a host at this address (repeatable, * allowed)', collect, [])
    .option('--ignore-https-errors', 'for a URL: accept invalid certificates', false)
    .addOption(new Option('--timeout <time>', 'for a URL: real time for one navigation').argParser(timeLimit).default(30_000, '30s'))
    .option('--locale <tag>', 'for a URL: language of the visitor, such as fr-FR', languageTag, 'en-US')
    .option('--browser <path|channel>', 'for a URL: a Chromium executable, or chrome, msedge, chromium')
    .option('--user-agent <text>', "for a URL: instead of the browser's own")
    .option('--no-install', 'for a URL: do not install a browser where none is found')
    .addHelpText('after', examples)
    .action(
      async (action: Action, file: string, other: string | undefined, flags: Flags) =>
        await run(async () => await act(action, file, other, flags, io)),
    );
};

async function act(action: Action, file: string, other: string | undefined, flags: Flags, io: CommandIo): Promise<ExitCode> {
  const { format: wanted, profile } = flags;
  const formats: readonly string[] = FORMATS[action];
  const format = wanted ?? FORMATS[action][0];
  if (!formats.includes(format))
    throw new CookieAuditError({ code: 'usage', message: `policy ${action} --format ${format}: expected ${formats.join(', ')}` });
  if (action !== 'import' && (flags.save !== undefined || flags.force))
    throw new CookieAuditError({ code: 'usage', message: `policy ${action} saves nothing; --save and --force belong to policy import` });
  flags.resolve.forEach(parseHostMapping);
  const visit = visitOf(flags, io);
  if (action === 'draft')
    return await draftPolicy(
      file,
      { format, profile, visit, knowledge: flags.knowledge === undefined ? null : await loadKnowledge(flags.knowledge) },
      io,
    );
  if (action !== 'diff') {
    if (other !== undefined)
      throw new CookieAuditError({ code: 'usage', message: `policy ${action} takes one file; ${other} is one too many` });
    const policy = await policyAt(file, visit);
    if (action === 'import')
      return await importPolicy(policy, { url: isUrl(file) ? file : null, save: flags.save, force: flags.force }, io);
    if (action === 'read') return readEntries(policy, format, io);
    return action === 'show' ? show(policy, { format }, io) : checkPolicy(policy, format, io);
  }
  if (other === undefined)
    throw new CookieAuditError({ code: 'usage', message: 'policy diff takes two files', hint: 'cookie-audit policy diff OLD NEW' });
  return diffPolicies(await policyAt(file, visit), await policyAt(other, visit), format, io);
}

const visitOf = ({ timeout, locale, resolve, ignoreHttpsErrors, userAgent, browser, install }: Flags, io: CommandIo): PageVisit => ({
  timeoutMs: timeout,
  locale,
  resolve,
  ignoreHttpsErrors,
  userAgent: userAgent ?? null,
  browser,
  install,
  signal: io.signal,
  say: io.say,
});

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
      // An inherited entry stands in the file that it is inherited from.
      const document = entry.source.document === policy.source.location ? '' : `${terminalText(entry.source.document)} `;
      const place = entry.source.line === null ? '' : chalk.dim(`  ${document}line ${entry.source.line}`);
      return `  ${chalk.bold(terminalText(entry.name))}  ${entry.category}  ${terminalText(entry.provider ?? 'no provider')}  ${terminalText(lifetime)}  ${terminalText(entry.purpose ?? 'no purpose')}${place}`;
    }),
  ];
  io.stdout(`${lines.join('\n')}\n`);
  return ExitCode.clean;
}
