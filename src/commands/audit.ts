import { Option, type Command } from 'commander';
import path from 'node:path';
import { readScreenshots } from '../archive/read-screenshots.ts';
import { sealEvidence } from '../archive/seal.ts';
import { assertWritableDirectory } from '../archive/write-files.ts';
import { choosePolicy } from '../audit/policy-choice.ts';
import { storiesOf } from '../audit/stories.ts';
import { assertOneWay } from '../browser/access.ts';
import { parseHostMapping } from '../browser/host-mapping.ts';
import { loadConfig } from '../inputs/config.ts';
import { loadKnowledge } from '../inputs/knowledge-file.ts';
import { profileOf } from '../judge/profiles.ts';
import type { Config } from '../model/config.ts';
import { CookieAuditError, ExitCode, messageOf } from '../model/errors.ts';
import { ScenarioName, type Evidence } from '../model/evidence.ts';
import type { Verdict } from '../model/verdict.ts';
import { LANGUAGES, type Exhibit, type Language } from '../reporters/define.ts';
import { reporters } from '../reporters/registry.ts';
import { count } from '../reporters/words.ts';
import type { CommandIo, RegisterCommand } from './define.ts';
import { addAccessFlags, planAccess, type AccessFlags } from './access-flags.ts';
import { addGateFlags, planGate, type GateFlags } from './gate-flags.ts';
import { planOutputs, showsFacts, writeOutputs } from './outputs.ts';
import { addSealFlags, planSeal, type SealFlags } from './seal.ts';
import { troubles } from './troubles.ts';
import { UnderWay } from './under-way.ts';
import { duration, languageTag, listOf, portalUrl, timeLimit, wholeNumber } from './parsers.ts';
import { addVisitFlags, type VisitFlags } from './visit-flags.ts';

interface Flags extends VisitFlags, GateFlags, SealFlags, AccessFlags {
  policy: string;
  grant?: string;
  format: string[];
  output: string;
  concurrency: number;
  knowledge?: string;
  config?: string;
  lang?: Language;
}

const examples = `
Examples:
  $ cookie-audit audit https://dashboard.paris
      The declared list comes from policies/ or from the portal's own policy page.
  $ cookie-audit audit dashboard.paris --policy declared.txt --evidence evidence/
      Judge against a list of your own; keep screenshots and proof.
  $ cookie-audit audit https://staging.example.org --resolve staging.example.org=127.0.0.1:8443 --ignore-https-errors
      A site before its DNS and certificate are ready.
  $ cookie-audit audit https://dashboard.paris --format html --output report.html --evidence evidence/ --lang fr
      A report for people, with screenshots, in one file.
  $ cookie-audit audit https://dashboard.paris --format json,sarif,junit --output reports/ --baseline accepted.yaml
      A CI gate; findings that somebody has accepted do not fail it.

Exit codes:
  0 clean   1 findings at or above --fail-on   2 usage, configuration or policy error
  3 inconclusive: something could not be observed (--allow-inconclusive turns it into 0)`;

export const registerAudit: RegisterCommand = (program, io, run) => {
  const command = program
    .command('audit')
    .summary('audit portals: cookies before and after each choice, against the declared list')
    .description(
      'Visits each portal in fresh browser profiles, makes no choice, accepts and refuses, and holds the cookies that are really set against the list that the portal declares.',
    )
    .argument('[url...]', 'start URL of each portal', (text: string, before: string[] | undefined) => [...(before ?? []), portalUrl(text)])
    .option(
      '--policy <file|url|auto>',
      'the declared list: a portal file (YAML), a document (HTML, Markdown, text), a URL, or auto (policies/ for that origin, else the page the portal links)',
      'auto',
    )
    .option('--grant <category>', 'one more story: only this category is allowed, such as statistics')
    .addOption(
      new Option('--format <list>', `report formats: ${[...reporters.keys()].join(', ')}`)
        .argParser(listOf([...reporters.keys()]))
        .default(['terminal'], 'terminal'),
    )
    .option('--output <dir|file|->', 'where reports go: a file for one format, a directory for several', '-')
    .option('--concurrency <n>', 'portals at a time', wholeNumber(1, 64), 2)
    .option(
      '--knowledge <file>',
      'a table of cookies of your own (YAML, CSV, or the Open Cookie Database as CSV), which outranks the built-in one',
    )
    .addOption(new Option('--lang <tag>', 'language of the HTML report').choices(LANGUAGES))
    .option('--config <file>', 'a YAML file with these settings (docs/config.md); flags outrank it')
    .addHelpText('after', examples)
    .action(async (urls: string[] | undefined, flags: Flags) => await run(async () => await audit(urls ?? [], flags, command, io)));
  addVisitFlags(command, ScenarioName.options);
  addGateFlags(command);
  addSealFlags(command);
  addAccessFlags(command);
};

async function audit(urls: string[], given: Flags, command: Command, io: CommandIo): Promise<ExitCode> {
  const config = given.config === undefined ? {} : await loadConfig(given.config);
  const flags = withConfig(given, config, command);
  const profile = profileOf(flags.profile);
  const knowledge = flags.knowledge === undefined ? {} : { knowledge: await loadKnowledge(flags.knowledge) };
  const portals = urls.length > 0 ? urls.map((url) => ({ url, policy: undefined })) : portalsOf(config);
  if (portals.length === 0) {
    throw new CookieAuditError({
      code: 'usage',
      message: 'no portal to audit',
      hint: 'For example: cookie-audit audit https://dashboard.paris',
    });
  }
  const unique = [...new Map(portals.map((portal) => [portal.url, portal])).values()];
  flags.resolve.forEach(parseHostMapping);
  const scenarios = storiesOf(flags.scenarios, flags.grant);
  const gate = await planGate(flags);
  const access = await planAccess(flags);
  assertOneWay({ ...access, publicOnly: flags.publicOnly });
  const reached = access.storageState !== null || access.headers.length > 0 || access.proxy !== null;
  const seal = await planSeal(flags);
  if (seal !== null && flags.evidence === undefined) {
    throw new CookieAuditError({
      code: 'usage',
      message: '--sign and --timestamp seal evidence, and none is kept',
      hint: 'Add --evidence DIR.',
    });
  }
  const destinations = await planOutputs(flags.format, flags.output);
  const evidenceRoot = flags.evidence === undefined ? null : path.resolve(flags.evidence);
  if (evidenceRoot !== null) await assertWritableDirectory(evidenceRoot);
  const targets = await Promise.all(
    unique.map(async ({ url, policy }) => ({ url, policy: await choosePolicy(policy ?? flags.policy, url) })),
  );
  // The facts are kept only where a format shows them.
  const keep = showsFacts(destinations);
  const finished = new Map<number, { verdict: Verdict; evidence: Evidence | null; directory: string | null }>();
  const underWay = new UnderWay(io, targets.length);
  let interrupted = false;
  const write = async (): Promise<ExitCode> => {
    underWay.end();
    const told = [...finished].toSorted(([a], [b]) => a - b).map(([, one]) => one);
    const report = gate.report(told.map(({ verdict }) => verdict));
    await writeOutputs(report, destinations, io, {
      ...(flags.lang === undefined ? {} : { lang: flags.lang }),
      exhibits: async (screenshots) =>
        await Promise.all(
          told.map(async ({ evidence, directory }) =>
            evidence === null ? null : await exhibitOf(evidence, screenshots ? directory : null),
          ),
        ),
    });
    return report.gate.exitCode;
  };
  // Playwright takes a second to load: not before all that can be wrong without it was looked at.
  const { streamAudits, wasInterrupted } = await import('../audit/audit.ts');
  const audits = streamAudits(
    targets,
    {
      scenarios,
      grant: flags.grant ?? null,
      pages: flags.pages,
      observeMs: flags.observe,
      timeoutMs: flags.timeout,
      concurrency: flags.concurrency,
      locale: flags.locale,
      thirdPartyCookies: flags.thirdPartyCookies,
      resolve: flags.resolve,
      ignoreHttpsErrors: flags.ignoreHttpsErrors,
      publicOnly: flags.publicOnly,
      userAgent: flags.userAgent ?? null,
      identity: flags.identify ?? null,
      browser: flags.browser,
      install: flags.install,
      keepValues: flags.keepValues,
      profile,
      ...knowledge,
      rules: gate.rules,
      ...(reached ? { access } : {}),
      evidenceRoot,
      signal: io.signal,
      progress: (event) => underWay.at(event),
      say: io.say,
    },
    (result, index) => {
      finished.set(index, { verdict: result.verdict, evidence: keep ? result.evidence : null, directory: result.directory });
      interrupted ||= wasInterrupted(result.evidence);
      underWay.finished(result.verdict.url, result.verdict.verdict);
      for (const line of troubles(result)) io.say(line);
      underWay.show();
    },
  );
  try {
    await audits;
  } catch (error) {
    // What stops the run (a full disk) does not take away the portals that are finished.
    if (finished.size > 0 && finished.size < targets.length) {
      io.say(`the run was stopped: the report holds ${finished.size} of ${count(targets.length, 'portal')}`);
      await write().catch((second: unknown) => io.say(messageOf(second)));
    }
    throw error;
  }
  const exitCode = await write();
  // After the report: what cannot be sealed loses nothing, and does not pass as sealed.
  if (seal !== null) {
    for (const { directory } of finished.values()) if (directory !== null) await sealEvidence(directory, seal);
  }
  // A run that was broken off never passes, whatever is allowed.
  return interrupted && exitCode === ExitCode.clean ? ExitCode.inconclusive : exitCode;
}

/** The facts of a portal; with its pictures where they were kept. */
async function exhibitOf(evidence: Evidence, directory: string | null): Promise<Exhibit> {
  return { evidence, screenshots: directory === null ? new Map() : await readScreenshots(directory, evidence) };
}

function portalsOf(config: Config): { url: string; policy: string | undefined }[] {
  return (config.portals ?? []).map((portal) =>
    typeof portal === 'string'
      ? { url: new URL(portal).href, policy: undefined }
      : { url: new URL(portal.url).href, policy: portal.policy },
  );
}

/** A setting of the configuration counts where its flag was not given. */
function withConfig(flags: Flags, config: Config, command: Command): Flags {
  const told = (field: 'observe' | 'timeout' | 'locale', parse: (text: string) => number | string): object => {
    const text = config[field];
    return text === undefined ? {} : { [field]: valueOf(`${flags.config}: ${field}`, text, parse) };
  };
  const parsed = { ...told('observe', duration), ...told('timeout', timeLimit), ...told('locale', languageTag) };
  const { portals: _portals, $schema: _schema, ...rest } = config;
  const settings = Object.entries({ ...rest, ...parsed }).filter(([name]) => command.getOptionValueSource(name) !== 'cli');
  return { ...flags, ...(Object.fromEntries(settings) as Partial<Flags>) };
}

function valueOf<T>(where: string, text: string, parse: (text: string) => T): T {
  try {
    return parse(text);
  } catch (error) {
    throw new CookieAuditError({
      code: 'config-invalid',
      message: `${where}: ${JSON.stringify(text)}`,
      hint: messageOf(error),
      cause: error,
    });
  }
}
