import { stat } from 'node:fs/promises';
import path from 'node:path';
import { InvalidArgumentError } from 'commander';
import { makeDirectory, writeWhole } from '../archive/write-files.ts';
import { baselineText, loadBaseline } from '../inputs/baseline.ts';
import { loadReport } from '../inputs/report-file.ts';
import { applyBaseline, updateBaseline } from '../judge/suppress.ts';
import type { Baseline } from '../model/baseline.ts';
import { CookieAuditError, ExitCode } from '../model/errors.ts';
import { terminalText } from '../reporters/escape-terminal.ts';
import { count } from '../reporters/words.ts';
import type { CommandIo, RegisterCommand } from './define.ts';
import { today } from './gate-flags.ts';

interface UpdateFlags {
  baseline: string;
  reason: string;
  owner: string;
  expires: string;
}

const DEFAULT_FILE = 'cookie-audit-baseline.yaml';

const examples = `
Examples:
  $ cookie-audit audit https://dashboard.paris --format json --output report.json
  $ cookie-audit baseline update report.json --reason "to be mended in release 4" --owner web-team --expires 2027-03-31
      Accepts what the report found, for a time; entries that are stale or expired go.
  $ cookie-audit audit https://dashboard.paris --baseline ${DEFAULT_FILE}
      From now on only what is not accepted fails; an entry that is stale or expired fails as well.
  $ cookie-audit baseline check report.json`;

function day(text: string): string {
  const parsed = new Date(`${text}T00:00:00Z`);
  if (/^\d{4}-\d\d-\d\d$/u.test(text) && !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(text)) return text;
  throw new InvalidArgumentError('Expected a day such as 2027-01-31.');
}

export const registerBaseline: RegisterCommand = (program, io, run) => {
  const command = program
    .command('baseline')
    .summary('accept findings for a time')
    .description(
      'A baseline is a file of accepted findings: each with a reason, an owner and a last day. What is not in it fails the gate.',
    )
    .addHelpText('after', examples);
  command
    .command('update')
    .summary('accept what a report found')
    .description(
      'Writes the baseline that accepts the findings of a JSON report: entries that still match stay as they are, stale and expired ones go.',
    )
    .argument('<report.json>', 'a report that --format json wrote')
    .option('--baseline <file>', 'the file', DEFAULT_FILE)
    .requiredOption('--reason <text>', 'why the new ones are accepted')
    .requiredOption('--owner <who>', 'who accepts them')
    .requiredOption('--expires <day>', 'last day on which they are accepted, YYYY-MM-DD', day)
    .addHelpText('after', examples)
    .action(async (report: string, flags: UpdateFlags) => await run(async () => await update(report, flags, io)));
  command
    .command('check')
    .summary('what of a baseline is stale or expired')
    .argument('<report.json>', 'a report that --format json wrote')
    .option('--baseline <file>', 'the file', DEFAULT_FILE)
    .addHelpText('after', examples)
    .action(async (report: string, flags: { baseline: string }) => await run(async () => await check(report, flags.baseline, io)));
};

/** What an earlier gate set aside is looked at afresh. */
const afresh = async (file: string) =>
  (await loadReport(file)).portals.map((verdict) => ({
    ...verdict,
    findings: verdict.findings.map(({ suppressed: _earlier, ...finding }) => finding),
  }));

async function update(report: string, { baseline: file, reason, owner, expires }: UpdateFlags, io: CommandIo): Promise<ExitCode> {
  if (expires < today())
    throw new CookieAuditError({ code: 'usage', message: `--expires ${expires} is over`, hint: 'Give a day to come.' });
  if (reason.trim() === '' || owner.trim() === '') {
    throw new CookieAuditError({ code: 'usage', message: '--reason and --owner must say something', hint: 'Somebody else will ask.' });
  }
  const verdicts = await afresh(report);
  const exists = (await stat(file).catch(() => null)) !== null;
  const before: Baseline = exists ? await loadBaseline(file) : { version: 1, accepted: [] };
  const { baseline, added, removed } = updateBaseline(verdicts, before, today(), { reason, owner, expires });
  await makeDirectory(path.dirname(file), file);
  await writeWhole(file, baselineText(baseline));
  io.say(terminalText(`${file}: ${baseline.accepted.length} accepted (${added} new, ${removed} removed)`, 400));
  return ExitCode.clean;
}

async function check(report: string, file: string, io: CommandIo): Promise<ExitCode> {
  const { told } = applyBaseline(await afresh(report), await loadBaseline(file), today());
  const wrong = [...told.stale, ...told.expired];
  for (const words of wrong) io.stdout(`${terminalText(words, 400)}\n`);
  io.say(
    `${file}: ${count(told.accepted, 'finding')} accepted, ${count(told.stale.length, 'entry', 'entries')} stale, ${told.expired.length} expired`,
  );
  return wrong.length > 0 ? ExitCode.findings : ExitCode.clean;
}
