import type { Command } from 'commander';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { CookieAuditError, ExitCode, messageOf } from '../model/errors.ts';
import { terminalText } from '../reporters/escape-terminal.ts';
import { count, verdictSymbol } from '../reporters/words.ts';
import type { DatedResult, RunOverview, Store } from '../stores/store.ts';
import type { CommandIo, RegisterCommand } from './define.ts';
import { portalUrl, wholeNumber } from './parsers.ts';
import { storeFlag, storePlace, withStore } from './store-place.ts';

interface Flags {
  store?: string;
  name?: string;
  limit: number;
  json: boolean;
  portal?: string;
  cookie?: string;
  keep?: number;
  olderThan?: number;
  dryRun: boolean;
}

const DAY_MS = 86_400_000;

const examples = `
Examples:
  $ cookie-audit history                              the newest runs
  $ cookie-audit history --portal dashboard.paris     one portal over the runs
  $ cookie-audit history --cookie _fbp                which portals set it, and since when
  $ cookie-audit history prune --keep 30              the newest 30 runs of each portfolio stay
  $ cookie-audit history prune --older-than 365
  $ cookie-audit history export runs.jsonl            all runs as JSON lines
  $ cookie-audit history import runs.jsonl --store postgres://audit@db/cookies`;

export const registerHistory: RegisterCommand = (program, io, run) => {
  const history = program
    .command('history')
    .summary('the runs of scans: list, prune, export, import')
    .description('Lists the runs that are kept, or what they say of one portal or one cookie.')
    .option(...storeFlag)
    .option('--name <name>', 'only runs of this portfolio')
    .option('--portal <url>', 'one portal over the runs', portalUrl)
    .option('--cookie <name>', 'portals that set a cookie of exactly this name')
    .option('--limit <n>', 'at most so many lines', wholeNumber(1, 1_000_000), 30)
    .option('--json', 'for programs', false)
    .addHelpText('after', examples)
    .action(
      async () => await run(async () => await withHistory(history.opts<Flags>(), async (store, flags) => await list(store, flags, io))),
    );
  history
    .command('prune')
    .description('Takes old runs away (with --name, of one portfolio); one that is being worked on stays.')
    .option('--keep <n>', 'the newest so many of each portfolio stay', wholeNumber(1, 1_000_000))
    .option('--older-than <days>', 'runs that began before so many days go', wholeNumber(1, 100_000))
    .option('--dry-run', 'only tell which would go', false)
    .action(
      async (_own: object, command: Command) =>
        await run(
          async () => await withHistory(flagsOf(command, ['store', 'name']), async (store, flags) => await prune(store, flags, io)),
        ),
    );
  history
    .command('export')
    .description('Writes runs (with --name, of one portfolio) as JSON lines, oldest first.')
    .argument('[file]', 'where to; - is standard output', '-')
    .action(
      async (file: string, _own: object, command: Command) =>
        await run(
          async () =>
            await withHistory(flagsOf(command, ['store', 'name']), async (store, flags) => await exportTo(store, file, flags, io)),
        ),
    );
  history
    .command('import')
    .description('Takes up exported runs; those that are there already are left alone.')
    .argument('<file>', 'JSON lines, as export wrote them')
    .action(
      async (file: string, _own: object, command: Command) =>
        await run(async () => {
          const place = storePlace(flagsOf(command, ['store']).store);
          return await withStore(place, async (store) => await importFrom(store, file, io), { mustExist: false });
        }),
    );
};

/**
 * Flags of a subcommand, with those of `history` that it knows: what it would not obey it refuses, since
 * `history prune --portal …` must not take away more than was meant.
 *
 * @throws CookieAuditError usage
 */
function flagsOf(command: Command, known: readonly string[]): Flags {
  const given = command.parent?.options.find(
    (option) => !known.includes(option.attributeName()) && command.parent?.getOptionValueSource(option.attributeName()) === 'cli',
  );
  if (given === undefined) return command.optsWithGlobals<Flags>();
  throw new CookieAuditError({
    code: 'usage',
    message: `history ${command.name()} does not take ${given.long ?? given.flags}`,
    hint: `See \`cookie-audit history ${command.name()} --help\`.`,
  });
}

async function withHistory(flags: Flags, work: (store: Store, flags: Flags) => Promise<ExitCode>): Promise<ExitCode> {
  return await withStore(storePlace(flags.store), async (store) => await work(store, flags), { mustExist: true });
}

async function list(store: Store, flags: Flags, io: CommandIo): Promise<ExitCode> {
  const ofPortfolio = flags.name === undefined ? {} : { portfolio: flags.name };
  if (flags.cookie !== undefined) {
    const sightings = await store.sightings(flags.cookie, flags.limit, flags.name);
    io.stdout(
      flags.json
        ? json(sightings)
        : lines(
            sightings.map(
              ({ url, domain, first, last, runs }) => `${url}  ${domain}  ${day(first)} to ${day(last)}, ${count(runs, 'run')}`,
            ),
            'No portal sets it.',
          ),
    );
  } else if (flags.portal === undefined) {
    const runs = await store.runs({ ...ofPortfolio, limit: flags.limit });
    io.stdout(flags.json ? json(runs) : lines(runs.map(runLine), 'No run is kept.'));
  } else {
    const results = await store.history(flags.portal, { ...ofPortfolio, limit: flags.limit });
    io.stdout(flags.json ? json(results) : lines(results.map(resultLine), 'No run has this portal.'));
  }
  return ExitCode.clean;
}

function runLine(run: RunOverview): string {
  const left = run.pending === 0 ? '' : `, ${run.pending} not visited`;
  const state = run.abandoned ? 'broken off' : run.state;
  const part = run.partial ? ' (single portals)' : '';
  const changed = run.newFindings + run.fixedFindings === 0 ? '' : `; ${run.newFindings} new, ${run.fixedFindings} fixed`;
  return `${run.id}  ${state.padEnd(11)}  ${run.portfolio}${part}: ${count(run.portals, 'portal')}: ${run.compliant} compliant, ${run.violations} with violations, ${run.inconclusive} inconclusive${left}${changed}`;
}

function resultLine({ run, verdict, errors, forReview, changed, reason }: DatedResult): string {
  const delta = changed === null ? '' : `; ${changed.newFindings} new, ${changed.fixedFindings} fixed`;
  return `${run}  ${verdictSymbol[verdict]} ${verdict}: ${count(errors, 'error')}, ${forReview} for review${delta}${reason === null ? '' : `; ${reason}`}`;
}

const day = (iso: string): string => iso.slice(0, 10);
const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
const lines = (texts: readonly string[], none: string): string =>
  `${texts.length === 0 ? none : texts.map((text) => terminalText(text, 400)).join('\n')}\n`;

async function prune(store: Store, { keep, olderThan, dryRun, name }: Flags, io: CommandIo): Promise<ExitCode> {
  if (keep === undefined && olderThan === undefined) {
    throw new CookieAuditError({
      code: 'usage',
      message: 'prune takes --keep N or --older-than DAYS',
      hint: 'For example: cookie-audit history prune --keep 30',
    });
  }
  const gone = await store.prune({
    dryRun,
    ...(name === undefined ? {} : { portfolio: name }),
    ...(keep === undefined ? {} : { keep }),
    ...(olderThan === undefined ? {} : { before: new Date(Date.now() - olderThan * DAY_MS) }),
  });
  io.say(`${count(gone.length, 'run')} ${dryRun ? 'would go' : 'went'}${gone.length === 0 ? '' : `: ${gone.join(', ')}`}`);
  return ExitCode.clean;
}

async function exportTo(store: Store, file: string, { name }: Flags, io: CommandIo): Promise<ExitCode> {
  const runs = name === undefined ? {} : { portfolio: name };
  if (file === '-') {
    for await (const line of store.exportLines(runs)) io.stdout(line);
    return ExitCode.clean;
  }
  const { unwritable } = await import('../archive/write-files.ts');
  const handle = await open(file, 'w').catch((error: unknown) => {
    throw unwritable(file, error);
  });
  try {
    for await (const line of store.exportLines(runs)) {
      await handle.write(line).catch((error: unknown) => {
        throw unwritable(file, error);
      });
    }
  } finally {
    await handle.close();
  }
  return ExitCode.clean;
}

async function importFrom(store: Store, file: string, io: CommandIo): Promise<ExitCode> {
  const handle = await open(file).catch((error: unknown) => {
    throw new CookieAuditError({
      code: 'usage',
      message: `${file}: cannot be read: ${messageOf(error)}`,
      hint: 'Give a file that `cookie-audit history export` wrote.',
    });
  });
  await handle.close();
  const { added, present } = await store.importLines(
    createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Number.POSITIVE_INFINITY }),
  );
  io.say(`${count(added.length, 'run')} imported, ${present.length} there already`);
  return ExitCode.clean;
}
