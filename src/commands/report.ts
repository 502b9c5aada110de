import { stat } from 'node:fs/promises';
import path from 'node:path';
import { Option } from 'commander';
import { directoryName } from '../archive/evidence-directory.ts';
import { readEvidence } from '../archive/read-evidence.ts';
import { loadReport } from '../inputs/report-file.ts';
import { CookieAuditError, ExitCode } from '../model/errors.ts';
import type { Report } from '../model/report.ts';
import { LANGUAGES, type Exhibit, type Language } from '../reporters/define.ts';
import { reporters } from '../reporters/registry.ts';
import type { CommandIo, RegisterCommand } from './define.ts';
import { exhibitFrom } from './judge.ts';
import { planOutputs, writeOutputs } from './outputs.ts';
import { listOf } from './parsers.ts';

interface Flags {
  format: string[];
  output: string;
  evidence?: string;
  lang?: Language;
}

const examples = `
Examples:
  $ cookie-audit report report.json --format html --output report.html --evidence evidence/
      The verdicts of that run, with screenshots and timelines from its evidence.
  $ cookie-audit report report.json --format sarif,junit,markdown --output reports/
  $ cookie-audit report report.json --format html --lang fr --output rapport.html

It renders what was judged and gates nothing: the exit code is 0 once the reports are written.
To judge kept evidence again, and to gate: cookie-audit judge.`;

export const registerReport: RegisterCommand = (program, io, run) => {
  program
    .command('report')
    .summary('render a JSON report in other formats')
    .description('Renders the verdicts of a JSON report as they stand, in any format; nothing is judged again.')
    .argument('<report.json>', 'a report that --format json wrote')
    .addOption(
      new Option('--format <list>', `report formats: ${[...reporters.keys()].join(', ')}`)
        .argParser(listOf([...reporters.keys()]))
        .default(['terminal'], 'terminal'),
    )
    .option('--output <dir|file|->', 'where reports go: a file for one format, a directory for several', '-')
    .option('--evidence <dir>', 'the evidence of that run, for formats that show it')
    .addOption(new Option('--lang <tag>', 'language of the HTML report').choices(LANGUAGES))
    .addHelpText('after', examples)
    .action(async (file: string, flags: Flags) => await run(async () => await render(file, flags, io)));
};

async function render(file: string, flags: Flags, io: CommandIo): Promise<ExitCode> {
  if ((await stat(file).catch(() => null))?.isDirectory() === true) {
    throw new CookieAuditError({
      code: 'usage',
      message: `${file} is a directory`,
      hint: `To report on evidence: cookie-audit judge ${file} --format ${flags.format.join(',')}.`,
    });
  }
  if (flags.evidence !== undefined && (await stat(flags.evidence).catch(() => null))?.isDirectory() !== true) {
    throw new CookieAuditError({
      code: 'usage',
      message: `${flags.evidence}: there is no such directory`,
      hint: 'Give the directory that --evidence wrote.',
    });
  }
  const destinations = await planOutputs(flags.format, flags.output);
  const report = await loadReport(file);
  await writeOutputs(report, destinations, io, {
    ...(flags.lang === undefined ? {} : { lang: flags.lang }),
    exhibits: async (screenshots) => await exhibitsOf(report, flags.evidence, screenshots),
  });
  return ExitCode.clean;
}

/** The facts of each portal, where its directory holds the visit that the report is about. */
async function exhibitsOf({ portals }: Report, root: string | undefined, screenshots: boolean): Promise<(Exhibit | null)[]> {
  if (root === undefined) return portals.map(() => null);
  return await Promise.all(
    portals.map(async ({ url, observedAt }) => {
      const places = [path.join(root, directoryName(url)), root];
      for (const place of places) {
        if ((await stat(path.join(place, 'evidence.json')).catch(() => null)) === null) continue;
        const [found] = await readEvidence(place);
        // Evidence of another visit would show other facts than were judged.
        if (found !== undefined && found.evidence.url === url && found.evidence.startedAt === observedAt)
          return await exhibitFrom(found, screenshots);
      }
      return null;
    }),
  );
}
