import { Option } from 'commander';
import path from 'node:path';
import { eachEvidence, type ArchivedEvidence } from '../archive/read-evidence.ts';
import { alterations, readManifest } from '../archive/unaltered.ts';
import { POLICY_FILE } from '../archive/evidence-directory.ts';
import { readScreenshots } from '../archive/read-screenshots.ts';
import { choosePolicy, policyOfPage, resolvePolicy } from '../audit/policy-choice.ts';
import { loadKnowledge } from '../inputs/knowledge-file.ts';
import { judge } from '../judge/judge.ts';
import { profileNames, profileOf } from '../judge/profiles.ts';
import type { ExitCode } from '../model/errors.ts';
import type { PolicyResult } from '../model/policy.ts';
import type { Verdict } from '../model/verdict.ts';
import { terminalText } from '../reporters/escape-terminal.ts';
import { LANGUAGES, type Exhibit, type Language } from '../reporters/define.ts';
import { reporters } from '../reporters/registry.ts';
import type { CommandIo, RegisterCommand } from './define.ts';
import { addGateFlags, planGate, type GateFlags } from './gate-flags.ts';
import { planOutputs, showsFacts, writeOutputs } from './outputs.ts';
import { listOf } from './parsers.ts';

interface Flags extends GateFlags {
  policy: string;
  format: string[];
  output: string;
  profile: string;
  knowledge?: string;
  lang?: Language;
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
  const command = program
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
    .option('--output <dir|file|->', 'where reports go: a file for one format, a directory for several', '-')
    .addOption(new Option('--profile <name>', 'jurisdiction profile').choices(profileNames).default('eu'))
    .option(
      '--knowledge <file>',
      'a table of cookies of your own (YAML, CSV, or the Open Cookie Database as CSV), which outranks the built-in one',
    )
    .addOption(new Option('--lang <tag>', 'language of the HTML report').choices(LANGUAGES))
    .addHelpText('after', examples)
    .action(async (places: string[], flags: Flags) => await run(async () => await judgeAgain(places, flags, io)));
  addGateFlags(command);
};

/** What of the judged files the manifest beside them does not bear out; a lone evidence file has none. */
async function alteredSince({ file, evidence }: ArchivedEvidence): Promise<string[]> {
  const directory = path.dirname(file);
  const read = await readManifest(directory).catch(() => null);
  const page = evidence.policyPage?.file;
  return read === null
    ? []
    : await alterations(directory, read.manifest, [path.basename(file), POLICY_FILE, ...(page == null ? [] : [page])]);
}

async function judgeAgain(places: string[], flags: Flags, io: CommandIo): Promise<ExitCode> {
  const destinations = await planOutputs(flags.format, flags.output);
  const profile = profileOf(flags.profile);
  const knowledge = flags.knowledge === undefined ? {} : { knowledge: await loadKnowledge(flags.knowledge) };
  const gate = await planGate(flags);
  const judged: { verdict: Verdict; from: Pick<ArchivedEvidence, 'file' | 'evidence'> | null }[] = [];
  const keep = showsFacts(destinations);
  for (const place of places) {
    for await (const one of eachEvidence(place)) {
      for (const what of await alteredSince(one))
        io.say(`${one.file}: judged as it is now, which is not as it was kept: ${terminalText(what, 300)}`);
      const verdict = judge(one.evidence, await policyFor(one, flags.policy), { profile, rules: gate.rules, ...knowledge });
      judged.push({ verdict, from: keep ? one : null });
    }
  }
  const report = gate.report(judged.map(({ verdict }) => verdict));
  await writeOutputs(report, destinations, io, {
    ...(flags.lang === undefined ? {} : { lang: flags.lang }),
    exhibits: async (screenshots) =>
      await Promise.all(judged.map(async ({ from }) => (from === null ? null : await exhibitFrom(from, screenshots)))),
  });
  return report.gate.exitCode;
}

/** The facts of kept evidence, with the pictures beside it. */
export async function exhibitFrom({ file, evidence }: Pick<ArchivedEvidence, 'file' | 'evidence'>, screenshots: boolean): Promise<Exhibit> {
  return { evidence, screenshots: screenshots ? await readScreenshots(path.dirname(file), evidence) : new Map() };
}

async function policyFor({ evidence, policy, policyPage }: ArchivedEvidence, wanted: string): Promise<PolicyResult> {
  if (wanted === 'page') return policyOfPage(evidence, policyPage);
  if (wanted === 'same' && policy !== null) return policy;
  return resolvePolicy(await choosePolicy(wanted === 'same' ? 'auto' : wanted, evidence.url), evidence, policyPage);
}
