import { Option } from 'commander';
import { CookieAuditError, ExitCode } from '../model/errors.ts';
import type { RunChanges } from '../model/changes.ts';
import { changesLines } from '../reporters/terminal/changes.ts';
import { canvasOf } from '../reporters/terminal/paint.ts';
import type { RunOverview, Store } from '../stores/store.ts';
import type { CommandIo, RegisterCommand } from './define.ts';
import { storeFlag, storePlace, withStore } from './store-place.ts';

interface Flags {
  store?: string;
  name?: string;
  format: 'terminal' | 'json';
  failOnNew: boolean;
}

const examples = `
Examples:
  $ cookie-audit diff
      What the newest run found that the one before it did not.
  $ cookie-audit diff latest~7 latest --name cities
      Since a week of nightly runs.
  $ cookie-audit diff 20260301 20260308 --format json

A difference is "flaky" where it comes and goes by itself (between the visits of --repeat, or over the runs before), and
"unknown" where one of the runs could not look there: neither counts as new or fixed.`;

export const registerDiff: RegisterCommand = (program, io, run) => {
  program
    .command('diff')
    .summary('what is different between two runs of a scan')
    .description(
      'Tells new, gone and changed cookies, new and fixed findings, changes of the declared lists, and portals that turned inconclusive.',
    )
    .argument('[before]', 'a run, or the beginning of its name (default: the one before `after`)')
    .argument('[after]', 'latest, latest~1, a run (default: latest)')
    .option(...storeFlag)
    .option('--name <name>', 'only runs of this portfolio')
    .addOption(new Option('--format <format>').choices(['terminal', 'json']).default('terminal'))
    .option('--fail-on-new', 'exit with 1 where a finding of severity error is new for sure', false)
    .addHelpText('after', examples)
    .action(
      async (before: string | undefined, after: string | undefined, flags: Flags) =>
        await run(
          async () =>
            await withStore(storePlace(flags.store), async (store) => await diff(store, before, after, flags, io), { mustExist: true }),
        ),
    );
};

async function diff(store: Store, first: string | undefined, second: string | undefined, flags: Flags, io: CommandIo): Promise<ExitCode> {
  const later = await store.findRun(second ?? 'latest', flags.name);
  const earlier = first === undefined ? await runBefore(store, later) : await store.findRun(first, flags.name ?? later.portfolio);
  const { runChanges } = await import('../scan/run-changes.ts');
  const changes = await runChanges(store, earlier, later);
  const canvas = canvasOf({ color: io.color.stdout, width: io.width });
  io.stdout(flags.format === 'json' ? jsonText(changes) : `${changesLines(changes, canvas).join('\n').trimEnd()}\n`);
  return flags.failOnNew && hasNewError(changes) ? ExitCode.findings : ExitCode.clean;
}

async function runBefore(store: Store, run: RunOverview): Promise<RunOverview> {
  const [before] = await store.runs({ portfolio: run.portfolio, before: run.id, state: 'finished', whole: true, limit: 1 });
  if (before !== undefined) return before;
  throw new CookieAuditError({
    code: 'run-not-found',
    message: `there is no finished run of ${run.portfolio} before ${run.id}`,
    hint: 'Scan again, or name two runs; `cookie-audit history` lists them.',
  });
}

function jsonText(changes: RunChanges): string {
  return `${JSON.stringify(changes, null, 2).replace(/[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)}\n`;
}

function hasNewError({ portals }: RunChanges): boolean {
  return portals.some(({ findings }) =>
    findings.some(({ what, severity, review, certainty }) => what === 'new' && severity === 'error' && !review && certainty === 'sure'),
  );
}
