import { Option, type Command } from 'commander';
import { assertWritableDirectory } from '../archive/write-files.ts';
import type { AuditTarget } from '../audit/audit.ts';
import { assertOneWay, type Access } from '../browser/access.ts';
import { parseHostMapping } from '../browser/host-mapping.ts';
import { loadKnowledge } from '../inputs/knowledge-file.ts';
import { loadPortfolio } from '../inputs/portfolio.ts';
import { CookieAuditError, ExitCode } from '../model/errors.ts';
import type { PlannedPortal, Run } from '../model/history.ts';
import { ScanScenario } from '../model/portfolio.ts';
import { terminalText } from '../reporters/escape-terminal.ts';
import { LANGUAGES } from '../reporters/define.ts';
import { reporters } from '../reporters/registry.ts';
import { count } from '../reporters/words.ts';
import type { ScanSettings } from '../scan/settings.ts';
import type { RunOverview, Store } from '../stores/store.ts';
import { VERSION } from '../version.ts';
import type { CommandIo, RegisterCommand } from './define.ts';
import { addAccessFlags, forStrangers, planAccess } from './access-flags.ts';
import { addGateFlags, planGate } from './gate-flags.ts';
import { planOutputs } from './outputs.ts';
import { budget, collect, duration, languageTag, listOf, oneTag, portalUrl, timeLimit, webAddress, wholeNumber } from './parsers.ts';
import { loadNotifications } from './notify.ts';
import { queuePlace, queueFlag } from './queue-place.ts';
import { resultLine } from './result-line.ts';
import { machineConcurrency } from './scan-concurrency.ts';
import { storeFlag, storePlace, withStore } from './store-place.ts';
import { troubles } from './troubles.ts';
import { UnderWay } from './under-way.ts';
import { reportScan, type ScanReporting } from './scan-report.ts';
import { accessOf, assertSameAccess, refuseForWorkers, refuseSettings, settingsOf, type ScanFlags } from './scan-settings.ts';
import { addVisitFlags } from './visit-flags.ts';

const examples = `
Examples:
  $ cookie-audit scan portals.yaml
      Every portal of the list; the history goes to cookie-audit.db, the next run tells what changed.
  $ cookie-audit scan "policies/*.yaml" --evidence evidence/ --format json --output reports/
      The portals that the portal files name, with proof and a report.
  $ cookie-audit scan portals.csv --tag city --store postgres://audit@db/cookies
      A part of a portfolio; the history in PostgreSQL.
  $ cookie-audit scan --resume
      What the last run did not finish: after Ctrl-C, a crash, a full disk. Each portal once.
  $ cookie-audit scan portals.yaml --queue postgres://audit@db/cookies
      Workers (cookie-audit worker) make the visits; this process waits for them and reports.
  $ cookie-audit scan portals.yaml --notify channels.yaml --link https://audit.example.org
      Mail, Slack, Teams or a webhook say what is new (docs/notify.md).
  $ cookie-audit scan portals.yaml --repeat 3
      Three visits to each portal: what differs between them is flaky, not new.

portals.yaml:
  - https://dashboard.paris
  - url: data.example.org
    platform: opendatasoft
    tags: [city]
    pages: 5

Ctrl-C once finishes the visits that are under way and reports; twice stops. What was finished is kept.
Exit codes: 0 clean, 1 findings, 2 usage or a run that was stopped by an error, 3 inconclusive or unfinished.`;

/** How the texts of a portfolio become numbers */
const parsers = { duration, timeLimit, languageTag };

/** A portfolio has no category for each portal that alone would be allowed. */
const STORIES = ScanScenario.options;

export const registerScan: RegisterCommand = (program, io, run) => {
  const command = program
    .command('scan')
    .summary('audit a portfolio of portals, keep the history, tell what changed')
    .description(
      'Audits every portal of a portfolio (YAML, CSV, text, a sitemap of portals, or portal files), stores each result as soon as it is there, and tells what is different since the run before.',
    )
    .argument('[portfolio...]', 'files and patterns')
    .option(...storeFlag)
    .option('--resume [run]', 'do what is left of a run (default: the newest unfinished one), under its settings, and report it')
    .option('--name <name>', 'of the portfolio: runs of one name are compared (default: its own, or that of its file)')
    .option(
      '--tag <tag>',
      'only portals with this tag (repeatable: with any of them)',
      (text, before) => collect(oneTag(text), before),
      [] as string[],
    )
    .option(
      '--only <url>',
      'only this portal (repeatable); one that the portfolio does not hold is visited under its defaults',
      (text, before) => collect(portalUrl(text), before),
      [] as string[],
    )
    .option('--concurrency <n>', 'portals at a time (default: from cores and memory)', wholeNumber(1, 64))
    .addOption(
      new Option('--delay <time>', 'between two visits to one host, which are never at the same time')
        .argParser(duration)
        .default(1000, '1s'),
    )
    .addOption(new Option('--budget <time>', 'real time for one visit to a portal').argParser(budget).default(300_000, '5m'))
    .option('--retries <n>', 'further visits where a failure may pass (no connection, timeout, HTTP 5xx, a crash)', wholeNumber(0, 10), 2)
    .addOption(
      new Option('--backoff <time>', 'before the first further visit; four times as long before each next one')
        .argParser(duration)
        .default(5000, '5s'),
    )
    .option('--repeat <n>', 'visits to each portal, to tell flaky cookies from new ones', wholeNumber(1, 20), 1)
    .option('--obey-robots', 'leave out inner pages that robots.txt refuses to cookie-audit', false)
    .option('--recycle-visits <n>', 'a new browser after so many visits', wholeNumber(1, 10_000), 100)
    .option('--recycle-memory <mib>', 'a new browser when it holds more', wholeNumber(200, 1_000_000), 2500)
    .option('--policy <file|url|auto>', 'the declared list, where the portfolio names none', 'auto')
    .option(
      '--knowledge <file>',
      'a table of cookies of your own (YAML, CSV, or the Open Cookie Database as CSV), which outranks the built-in one',
    )
    .addOption(
      new Option('--format <list>', `report formats: ${[...reporters.keys()].join(', ')}; terminal is one page about the run`)
        .argParser(listOf([...reporters.keys()]))
        .default(['terminal'], 'terminal'),
    )
    .option('--output <dir|file|->', 'where reports go: a file for one format, a directory for several', '-')
    .addOption(new Option('--lang <tag>', 'language of the HTML report').choices(LANGUAGES))
    .option(...queueFlag)
    .option('--notify <file>', 'tell people what is new: a YAML file of channels (docs/notify.md)')
    .option('--notify-dry-run', 'say what would be sent, and send nothing', false)
    .option('--link <url>', 'the dashboard, for notifications to lead to', webAddress)
    .addHelpText('after', examples)
    .action(async (places: string[], flags: ScanFlags) => await run(async () => await scan(places, flags, command, io)));
  addVisitFlags(command, STORIES);
  addGateFlags(command);
  addAccessFlags(command);
};

async function scan(places: string[], flags: ScanFlags, command: Command, io: CommandIo): Promise<ExitCode> {
  const destinations = await planOutputs(flags.format, flags.output);
  const queue = queuePlace(flags.queue);
  const gate = await planGate(flags);
  const access = await planAccess(flags);
  assertOneWay({ ...access, publicOnly: flags.publicOnly });
  const accessFlags = accessOf(flags);
  if (queue !== null && accessFlags.length > 0)
    throw usage(`${accessFlags.join(', ')}: not carried over the queue, which would keep it`, 'Give it to each `cookie-audit worker`.');
  if (queue !== null) refuseForWorkers(command);
  let plan: ScanPlan = { flags, reporting: { destinations, gate, flags }, ...(accessFlags.length === 0 ? {} : { access }) };
  // Who cannot be told is told now, not at night.
  if (flags.notify !== undefined) await loadNotifications(flags.notify);
  if (flags.resume !== undefined) {
    const wanted = flags.resume;
    if (places.length > 0) throw usage('--resume takes the portals from the run itself', 'Leave the portfolio out.');
    refuseSettings(command);
    return await withStore(
      historyPlace(flags.store, queue),
      async (store) => {
        const run = await toResume(store, wanted === true ? undefined : wanted, flags.name);
        if (run === null) {
          io.say('cookie-audit: no run is unfinished');
          return ExitCode.clean;
        }
        // Nothing is left to do: what it came to is told once more, as when its report could not be written.
        if (run.state === 'finished') return await reportScan(store, run, plan.reporting, io);
        return await work(store, run, await store.pending(run.id), plan, io);
      },
      { mustExist: true },
    );
  }
  if (places.length === 0)
    throw usage('no portfolio to scan', 'For example: cookie-audit scan portals.yaml (cookie-audit scan --help shows one).');
  const portfolio = await loadPortfolio(places);
  const known = new Set(portfolio.portals.map(({ url }) => url));
  const others = flags.only.filter((url) => !known.has(url)).map((url) => ({ url, tags: [], settings: {} }));
  const wanted = flags.only.length === 0 ? portfolio.portals : portfolio.portals.filter(({ url }) => flags.only.includes(url));
  const portals = [...wanted, ...others].filter(({ tags }) => flags.tag.length === 0 || tags.some((tag) => flags.tag.includes(tag)));
  if (portals.length === 0) {
    const there = [...new Set(portfolio.portals.flatMap(({ tags }) => tags))].slice(0, 20);
    throw usage(
      `no portal has the tag ${flags.tag.join(' or ')}`,
      there.length === 0 ? 'No portal of that portfolio has tags.' : `Tags there: ${there.join(', ')}.`,
    );
  }
  const own = others.length === 0 ? flags : forStrangers(flags);
  if (wanted.length > 0 && (own.header.length !== flags.header.length || own.storageState !== flags.storageState))
    throw usage(
      `${others[0]?.url ?? ''} is not in the portfolio, and gets neither its --header nor its --storage-state`,
      "Scan it by itself; a header can name its host: --header 'HOST=NAME: VALUE'.",
    );
  if (own !== flags)
    plan = {
      flags: own,
      reporting: { destinations, gate, flags: own },
      ...(accessOf(own).length === 0 ? {} : { access: await planAccess(own) }),
    };
  const settings = settingsOf(own, gate.rules, accessOf(own));
  // A table that cannot be read is told now, not at night.
  if (settings.knowledge !== null) await loadKnowledge(settings.knowledge);
  flags.resolve.forEach(parseHostMapping);
  if (settings.evidenceRoot !== null) await assertWritableDirectory(settings.evidenceRoot);
  const planned = portals.map(({ url, tags, settings: own }): PlannedPortal => ({ url, tags, settings: { ...own } }));
  const name = flags.name ?? (flags.tag.length === 0 ? portfolio.name : `${portfolio.name} (${flags.tag.toSorted().join(', ')})`);
  // All that can be wrong with the portals is told before a run is begun.
  await targets(planned, settings);
  return await withStore(
    historyPlace(flags.store, queue),
    async (store) => {
      // Whoever had it is gone, and nobody resumed it: from now on it does not count as being under way.
      for (const gone of await store.endAbandoned(name)) io.say(`cookie-audit: run ${gone} was broken off; a new one begins`);
      // A scan of single portals is nothing to hold the next whole one against.
      const [baseline] = await store.runs({ portfolio: name, state: 'finished', whole: true, limit: 1 });
      const run = await store.createRun({
        portfolio: name,
        toolVersion: VERSION,
        profile: flags.profile,
        settings,
        partial: flags.only.length > 0,
        baseline: baseline?.id ?? null,
        startedAt: new Date(),
        portals: planned,
      });
      return await work(store, run, planned, plan, io);
    },
    { mustExist: false },
  );
}

interface ScanPlan {
  flags: ScanFlags;
  reporting: ScanReporting;
  /** Without: what everybody sees */
  access?: Access;
}

/** The visits, then the report. */
async function work(
  store: Store,
  run: Run,
  portals: readonly PlannedPortal[],
  { flags, access, reporting }: ScanPlan,
  io: CommandIo,
): Promise<ExitCode> {
  const { ScanSettings, auditOptionsOf, knownCookiesOf } = await import('../scan/settings.ts');
  const { runScan } = await import('../scan/run-scan.ts');
  const settings = ScanSettings.parse(run.settings);
  const total = (await store.planned(run.id)).length;
  const place = queuePlace(flags.queue);
  if (place !== null) {
    const { scanOverQueue } = await import('../scan/scan-over-queue.ts');
    try {
      await scanOverQueue({
        store,
        run,
        settings,
        portals,
        total,
        place,
        parsers,
        drain: io.drain(),
        signal: io.signal,
        say: io.say,
        onResult: (summary, done) => io.say(`[${done}/${total}] ${resultLine(summary)}`),
        onWait: (done, workers) => io.progress(`[${done}/${total}] ${count(workers, 'worker')}`),
      });
    } finally {
      io.progress('');
    }
    return await reportScan(store, await store.findRun(run.id), reporting, io);
  }
  // Over a queue others visit, with what they were given.
  assertSameAccess(settings, accessOf(flags));
  const underWay = new UnderWay(io, total, total - portals.length);
  const concurrency = Math.min(flags.concurrency ?? machineConcurrency(), Math.max(1, portals.length));
  io.say(
    `cookie-audit: run ${run.id} of ${terminalText(run.portfolio)}: ${portals.length} of ${count(total, 'portal')} to visit, ${concurrency} at a time; history: ${store.location}`,
  );
  const options = auditOptionsOf(run.id, settings, await knownCookiesOf(settings), {
    ...(access === undefined ? {} : { access }),
    concurrency,
    browser: flags.browser,
    install: flags.install,
    signal: io.signal,
    drain: io.drain(),
    progress: (event) => underWay.at(event),
    say: io.say,
  });
  try {
    await runScan({
      store,
      run,
      portals,
      targets: await targets(portals, settings),
      options,
      onResult: (summary, result) => {
        underWay.finished(summary.url, summary.verdict);
        io.say(`[${underWay.done}/${total}] ${resultLine(summary)}`);
        for (const line of troubles(result)) io.say(`    ${line}`);
        underWay.show();
      },
    });
  } catch (error) {
    if (!(error instanceof CookieAuditError) || error.code === 'usage') throw error;
    const hint = `${error.hint === undefined ? '' : `${error.hint.replace(/\.$/, '')}. `}${underWay.done} of ${count(total, 'portal')} ${underWay.done === 1 ? 'is' : 'are'} in the history; \`cookie-audit scan --resume ${run.id}\` does the rest`;
    throw new CookieAuditError({ code: error.code, message: error.message, hint, cause: error });
  } finally {
    underWay.end();
  }
  return await reportScan(store, await store.findRun(run.id), reporting, io);
}

async function targets(portals: readonly PlannedPortal[], settings: ScanSettings): Promise<AuditTarget[]> {
  const { targetsOf } = await import('../scan/settings.ts');
  return await targetsOf(portals, settings, parsers);
}

async function toResume(store: Store, wanted: string | undefined, portfolio: string | undefined): Promise<RunOverview | null> {
  if (wanted !== undefined) return await store.findRun(wanted);
  const runs = await store.runs({ ...(portfolio === undefined ? {} : { portfolio }), limit: 50 });
  return runs.find(({ state, pending }) => pending > 0 || state === 'running') ?? null;
}

/** Workers elsewhere and this process need one history: by default it is in the queue's database. */
function historyPlace(flag: string | undefined, queue: string | null): string {
  if (queue === null) return storePlace(flag);
  const place = flag ?? process.env['COOKIE_AUDIT_STORE'] ?? queue;
  if (/^postgres(ql)?:\/\//i.test(place)) return place;
  throw usage('--queue needs a history in PostgreSQL', 'Leave --store out: the history is then in the database of the queue.');
}

function usage(message: string, hint: string): CookieAuditError {
  return new CookieAuditError({ code: 'usage', message, hint });
}
