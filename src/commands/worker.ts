import { Option } from 'commander';
import { CookieAuditError, ExitCode } from '../model/errors.ts';
import { terminalText } from '../reporters/escape-terminal.ts';
import { count } from '../reporters/words.ts';
import { addAccessFlags, assertNamedHosts, planAccess, type AccessFlags } from './access-flags.ts';
import type { WorkerParts } from '../scan/work-queue.ts';
import type { CommandIo, RegisterCommand } from './define.ts';
import { duration, languageTag, timeLimit, wholeNumber } from './parsers.ts';
import { machineConcurrency } from './scan-concurrency.ts';
import { resultLine } from './result-line.ts';
import { accessOf } from './scan-settings.ts';
import { queuePlace, queueFlag } from './queue-place.ts';
import { troubles } from './troubles.ts';

interface Flags extends AccessFlags {
  queue?: string;
  store?: string;
  concurrency?: number;
  evidence?: string;
  lease: number;
  delay: number;
  drain: number;
  browser?: string;
  install: boolean;
}

const examples = `
Examples:
  $ cookie-audit worker --queue postgres://audit@db/cookies
      Takes portals that \`cookie-audit scan --queue …\` put there, until it is stopped.
  $ cookie-audit worker --queue postgres://audit@db/cookies --concurrency 4 --evidence s3://audits/evidence
      Four at a time; evidence goes to an S3-compatible store (AWS_ENDPOINT_URL_S3, AWS_ACCESS_KEY_ID …).

SIGTERM or Ctrl-C once: takes no more, finishes what is under way. After --drain, or on the second signal, what is
left goes back to the queue. A worker that dies is missed after --lease: others take over what it held.`;

export const registerWorker: RegisterCommand = (program, io, run) => {
  const command = program
    .command('worker')
    .summary('take portals from a queue in PostgreSQL')
    .description(
      'Visits portals that wait in a queue in PostgreSQL, beside any number of other workers, and stores the results. Each portal is visited by one worker, a host by one at a time.',
    )
    .option(...queueFlag)
    .option('--store <url>', 'the history (default: in the same database as the queue)')
    .option('--concurrency <n>', 'portals at a time (default: from cores and memory)', wholeNumber(1, 64))
    .option('--evidence <dir|s3>', 'keep evidence there: a directory, or s3://BUCKET/PREFIX')
    .addOption(
      new Option('--lease <time>', 'after so long without a sign of life another worker takes over')
        .argParser(duration)
        .default(60_000, '1m'),
    )
    .addOption(new Option('--delay <time>', 'between two visits to one host, over all workers').argParser(duration).default(1000, '1s'))
    .addOption(
      new Option('--drain <time>', 'what is under way gets so long when the worker is stopped').argParser(duration).default(300_000, '5m'),
    )
    .option('--browser <path|channel>', 'a Chromium executable, or chrome, msedge, chromium')
    .option('--no-install', 'do not install a browser where none is found')
    .addHelpText('after', examples)
    .action(async (flags: Flags) => await run(async () => await work(flags, io)));
  addAccessFlags(command);
};

async function work(flags: Flags, io: CommandIo): Promise<ExitCode> {
  const place = queuePlace(flags.queue);
  if (place === null) {
    throw new CookieAuditError({
      code: 'usage',
      message: 'no queue to work on',
      hint: 'For example: cookie-audit worker --queue postgres://audit@db/cookies',
    });
  }
  assertNamedHosts(flags);
  const access = await planAccess(flags);
  const leaseSeconds = Math.max(1, Math.round(flags.lease / 1000));
  const { openEvidenceKeeper } = await import('../scan/evidence-keeper.ts');
  const evidence = await openEvidenceKeeper(flags.evidence ?? null);
  try {
    const { openStore } = await import('../stores/open.ts');
    const { openPostgresQueue } = await import('../queues/postgres.ts');
    const store = await openStore(flags.store ?? place);
    try {
      const queue = await openPostgresQueue(place, { leaseSeconds, pauseSeconds: flags.delay / 1000 });
      try {
        const done = await visits(
          {
            store,
            queue,
            evidence,
            parsers: { duration, timeLimit, languageTag },
            moment: {
              ...(accessOf(flags).length === 0 ? {} : { access }),
              concurrency: flags.concurrency ?? machineConcurrency(),
              browser: flags.browser,
              install: flags.install,
              progress: ({ url, message }) => io.progress(`${url} ${terminalText(message)}`),
              say: io.say,
            },
          },
          flags.drain,
          io,
        );
        io.say(`cookie-audit: worker stopped, ${count(done, 'portal')} done`);
      } finally {
        await queue.close().catch(() => undefined);
      }
    } finally {
      await store.close().catch(() => undefined);
    }
    return ExitCode.clean;
  } finally {
    await evidence.close();
  }
}

/** Until the worker is told to stop. @returns number of portals that it brought to a result */
async function visits(parts: Omit<WorkerParts, 'onResult'>, drainMs: number, io: CommandIo): Promise<number> {
  const { workQueue } = await import('../scan/work-queue.ts');
  const { concurrency } = parts.moment;
  const drain = io.drain();
  const stop = new AbortController();
  io.signal.addEventListener('abort', () => stop.abort(), { once: true });
  let timer: NodeJS.Timeout | undefined;
  drain.addEventListener('abort', () => {
    timer = setTimeout(() => stop.abort(), drainMs);
  });
  let done = 0;
  const onResult: WorkerParts['onResult'] = (summary, result) => {
    done += 1;
    io.say(resultLine(summary));
    for (const line of troubles(result)) io.say(`    ${line}`);
  };
  try {
    io.say(`cookie-audit: worker ready, ${count(concurrency, 'portal')} at a time; queue and history: ${parts.store.location}`);
    await workQueue({ ...parts, onResult }, { concurrency, drain, stop: stop.signal, say: io.say });
  } finally {
    clearTimeout(timer);
  }
  return done;
}
