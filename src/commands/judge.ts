import { Option } from 'commander';
import { readEvidence, type ArchivedEvidence } from '../archive/read-evidence.ts';
import { choosePolicy, policyOfPage, resolvePolicy } from '../audit/policy-choice.ts';
import { loadKnowledge } from '../inputs/knowledge-file.ts';
import { judge } from '../judge/judge.ts';
import { profileNames, profileOf } from '../judge/profiles.ts';
import { makeReport } from '../judge/report.ts';
import type { ExitCode } from '../model/errors.ts';
import type { PolicyResult } from '../model/policy.ts';
import { FailOn } from '../model/report.ts';
import { reporters } from '../reporters/registry.ts';
import { VERSION } from '../version.ts';
import type { CommandIo, RegisterCommand } from './define.ts';
import { planOutputs, writeOutputs } from './outputs.ts';
import { listOf } from './parsers.ts';

interface Flags {
  policy: string;
  format: string[];
  output: string;
  failOn: FailOn;
  allowInconclusive: boolean;
  profile: string;
  knowledge?: string;
}

const examples = `
Examples:
  $ cookie-audit judge evidence/
      Judge kept evidence again, offline, under the policy of the live run: the same verdict.
  $ cookie-audit judge evidence/dashboard.paris --policy new-policy.txt
      What would the verdict be if the portal declared this list?
  $ cookie-audit judge evidence/dashboard.paris --policy page
      Under the policy page that was kept with the evidence.`;

export const registerJudge: RegisterCommand = (program, io, run) => {
  program
    .command('judge')
    .summary('judge kept evidence again, offline')
    .description(
      'Judges evidence that an audit kept, without a browser: the same evidence, policy and profile give the same verdict, byte for byte.',
    )
    .argument('<evidence...>', 'evidence directories, directories of them, or evidence.json files')
    .option(
      '--policy <file|auto|page|same>',
      'same: as in the live run; page: the kept policy page; auto: policies/ for that origin, else the page; or a file',
      'same',
    )
    .addOption(
      new Option('--format <list>', `report formats: ${[...reporters.keys()].join(', ')}`)
        .argParser(listOf([...reporters.keys()]))
        .default(['terminal'], 'terminal'),
    )
    .option('--output <dir|file|->', 'where reports go', '-')
    .addOption(
      new Option('--fail-on <severity>', 'exit with 1 at findings of this severity or above').choices(FailOn.options).default('error'),
    )
    .option('--allow-inconclusive', 'do not exit with 3 where something could not be observed', false)
    .addOption(new Option('--profile <name>', 'jurisdiction profile').choices(profileNames).default('eu'))
    .option(
      '--knowledge <file>',
      'a table of cookies of your own (YAML, CSV, or the Open Cookie Database as CSV), which outranks the built-in one',
    )
    .addHelpText('after', examples)
    .action(async (places: string[], flags: Flags) => await run(async () => await judgeAgain(places, flags, io)));
};

async function judgeAgain(places: string[], flags: Flags, io: CommandIo): Promise<ExitCode> {
  const destinations = await planOutputs(flags.format, flags.output);
  const archived = (await Promise.all(places.map(readEvidence))).flat();
  const profile = profileOf(flags.profile);
  const knowledge = flags.knowledge === undefined ? {} : { knowledge: await loadKnowledge(flags.knowledge) };
  const verdicts = await Promise.all(
    archived.map(async (one) => judge(one.evidence, await policyFor(one, flags.policy), { profile, ...knowledge })),
  );
  const report = makeReport(verdicts, VERSION, { failOn: flags.failOn, allowInconclusive: flags.allowInconclusive });
  await writeOutputs(report, destinations, io);
  return report.gate.exitCode;
}

async function policyFor({ evidence, policy, policyPage }: ArchivedEvidence, wanted: string): Promise<PolicyResult> {
  if (wanted === 'page') return policyOfPage(evidence, policyPage);
  if (wanted === 'same' && policy !== null) return policy;
  return resolvePolicy(await choosePolicy(wanted === 'same' ? 'auto' : wanted, evidence.url), evidence, policyPage);
}
