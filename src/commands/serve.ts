import { readFile } from 'node:fs/promises';
import { isIP } from 'node:net';
import path from 'node:path';
import { InvalidArgumentError } from 'commander';
import { loadPortfolio } from '../inputs/portfolio.ts';
import { mappingFor, parseHostMapping } from '../browser/host-mapping.ts';
import { CookieAuditError, ExitCode, messageOf } from '../model/errors.ts';
import { VERSION } from '../version.ts';
import type { CommandIo, RegisterCommand } from './define.ts';
import { wholeNumber } from './parsers.ts';
import { queueFlag, queuePlace } from './queue-place.ts';
import { scanProcesses, type ScanProcesses } from './serve-scans.ts';
import { storeFlag, storePlace } from './store-place.ts';

interface Flags {
  store?: string;
  queue?: string;
  host: string;
  port: number;
  tokenFile?: string;
  allowPrivate: boolean;
  trustProxy?: number | string[];
  rate: number;
}

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);
const PROXY_NETWORKS = new Set(['loopback', 'linklocal', 'uniquelocal']);
const SHORTEST_TOKEN = 16;

const examples = `
Examples:
  $ cookie-audit serve portals.yaml
      The dashboard of cookie-audit.db at http://127.0.0.1:8321, with "scan now" and schedules for that portfolio.
  $ cookie-audit serve portals.yaml -- --evidence evidence/ --notify channels.yaml
      What stands after -- are flags for the scans that it begins (cookie-audit scan --help).
  $ COOKIE_AUDIT_TOKEN=… cookie-audit serve --host 0.0.0.0 --store postgres://audit@db/cookies
      For others: only with a token. Put TLS in front of it (docs/serve.md).

The API is described at /api/openapi.json; Prometheus reads /metrics, a load balancer /healthz.`;

export const registerServe: RegisterCommand = (program, io, run) => {
  program
    .command('serve')
    .summary('dashboard and API of the history')
    .description(
      'Serves the history in a browser and as an API: how portals stand, what is new, each report; scans on request and by schedule.',
    )
    .argument('[portfolio...]', 'portfolios that can be scanned from here; after --, flags for their scans')
    .option(...storeFlag)
    .option(...queueFlag)
    .option('--host <address>', 'address to listen on; any but loopback needs a token', '127.0.0.1')
    .option('--port <n>', '0: any free one', wholeNumber(0, 65_535), 8321)
    .option('--token-file <file>', 'holds the token that readers need (or COOKIE_AUDIT_TOKEN)')
    .option('--allow-private', 'scan portals of private networks, too, and follow pages that lead there', false)
    .option(
      '--trust-proxy <hops|networks>',
      'proxies in front say who asks, under which name and over TLS: how many of them (1), or where they are (loopback,10.0.0.0/8)',
      trustedProxies,
    )
    .option('--rate <n>', 'requests a minute from one address', wholeNumber(10, 1_000_000), 300)
    .addHelpText('after', examples)
    .action(async (words: string[], flags: Flags) => await run(async () => await serve(words, flags, io)));
};

function trustedProxies(text: string): number | string[] {
  if (/^[1-9]$/.test(text)) return Number(text);
  const networks = text.split(',').map((network) => network.trim());
  const isNetwork = (network: string): boolean => {
    const [address = '', length] = network.split('/');
    const bits = isIP(address) === 6 ? 128 : 32;
    return isIP(address) !== 0 && (length === undefined || (/^\d{1,3}$/.test(length) && Number(length) <= bits));
  };
  const unknown = networks.find((network) => !PROXY_NETWORKS.has(network) && !isNetwork(network));
  if (unknown === undefined) return networks;
  throw new InvalidArgumentError(
    `${JSON.stringify(unknown)} is neither a number of proxies (1 to 9) nor loopback, linklocal, uniquelocal or a network such as 10.0.0.0/8.`,
  );
}

/** `--resolve` among the flags of the scans, as one word or two. */
function mappedBy(scanFlags: readonly string[]): (url: string) => boolean {
  const given = scanFlags.flatMap((flag, at) =>
    flag === '--resolve' ? (scanFlags[at + 1] ?? []) : (/^--resolve=(.+)$/s.exec(flag)?.[1] ?? []),
  );
  const mappings = given.map(parseHostMapping);
  return (url) => {
    const { protocol, hostname, port } = new URL(url);
    return mappingFor(hostname, port === '' ? (protocol === 'http:' ? 80 : 443) : Number(port), mappings) !== null;
  };
}

async function serve(words: string[], flags: Flags, io: CommandIo): Promise<ExitCode> {
  const split = words.findIndex((word) => word.startsWith('-'));
  const files = split === -1 ? words : words.slice(0, split);
  const scanFlags = split === -1 ? [] : words.slice(split);
  const token = await tokenOf(flags);
  const loopback = LOOPBACK.has(flags.host) || flags.host === '::1' || (isIP(flags.host) === 4 && flags.host.startsWith('127.'));
  if (!loopback && token === null) {
    throw new CookieAuditError({
      code: 'usage',
      message: `${flags.host} can be reached by others: a token is needed`,
      hint: 'Set COOKIE_AUDIT_TOKEN (openssl rand -hex 24 makes one), or leave --host out.',
    });
  }
  if (!flags.allowPrivate && scanFlags.some((flag) => /^--proxy(=|$)/.test(flag))) {
    throw new CookieAuditError({
      code: 'usage',
      message:
        '--proxy of its scans: behind a proxy, it decides which addresses are reached, and scans of this server reach public ones only',
      hint: 'Let the proxy refuse private addresses, and start the server with --allow-private.',
    });
  }
  const places = new Map<string, string>();
  for (const file of files) {
    const { name } = await loadPortfolio([file]);
    const other = places.get(name);
    if (other !== undefined) {
      throw new CookieAuditError({
        code: 'usage',
        message: `${other} and ${file} are both portfolio ${JSON.stringify(name)}`,
        hint: 'Give one of them a `name:` of its own, or another file name.',
      });
    }
    places.set(name, file);
  }
  const queueUrl = queuePlace(flags.queue);
  const storeUrl =
    queueUrl !== null && flags.store === undefined ? (process.env['COOKIE_AUDIT_STORE'] ?? queueUrl) : storePlace(flags.store);

  const { createApp } = await import('../server/app.ts');
  const { openStore } = await import('../stores/open.ts');
  const { portalChanges, runChanges } = await import('../scan/run-changes.ts');
  const store = await openStore(storeUrl);
  // A password in a flag would stand in the process list for all to read.
  process.env['COOKIE_AUDIT_STORE'] = storeUrl;
  if (queueUrl !== null) process.env['COOKIE_AUDIT_QUEUE'] = queueUrl;
  const scans = scanProcesses(places, [...(flags.allowPrivate ? [] : ['--public-only']), ...scanFlags], io.say);
  const queue = queueUrl === null ? null : await (await import('../queues/postgres.ts')).openPostgresQueue(queueUrl);
  const schedules = await openSchedules(queueUrl, storeUrl, scans, io);
  const app = await createApp({
    store,
    comparing: {
      runs: async (before, after) => await runChanges(store, before, after),
      portal: async (before, after, url) => await portalChanges(store, before, after, url),
    },
    queue,
    scans: places.size === 0 ? null : scans,
    schedules,
    portfolios: [...places.keys()],
    access: { token, hosts: new Set([...LOOPBACK, flags.host]) },
    allowPrivate: flags.allowPrivate,
    isMapped: mappedBy(scanFlags),
    trustProxy: flags.trustProxy ?? null,
    requestsPerMinute: flags.rate,
    version: VERSION,
  });
  const drain = io.drain();
  try {
    const address = await listen(app, flags);
    io.say(`cookie-audit: dashboard at ${address} (history: ${store.location}); Ctrl-C ends it`);
    await new Promise<void>((resolve) => {
      if (drain.aborted) resolve();
      drain.addEventListener('abort', () => resolve(), { once: true });
    });
    return ExitCode.clean;
  } finally {
    await app.close();
    await schedules.close().catch(() => undefined);
    await scans.end(io.signal);
    await queue?.close().catch(() => undefined);
    await store.close().catch(() => undefined);
  }
}

async function listen(app: { listen(options: { host: string; port: number }): Promise<string> }, { host, port }: Flags): Promise<string> {
  try {
    return await app.listen({ host, port });
  } catch (error) {
    throw new CookieAuditError({
      code: 'usage',
      message: `cannot listen on ${host}:${port}: ${messageOf(error)}`,
      hint: 'Choose another --port or --host.',
      cause: error,
    });
  }
}

async function openSchedules(queueUrl: string | null, storeUrl: string, scans: ScanProcesses, io: CommandIo) {
  if (queueUrl !== null) {
    const { openPostgresSchedules } = await import('../queues/postgres-schedules.ts');
    return await openPostgresSchedules(queueUrl, {
      takes: ({ portfolio }) => scans.takes(portfolio),
      fire: (schedule) => scans.fire(schedule),
      say: io.say,
    });
  }
  const { openLocalSchedules } = await import('../queues/local-schedules.ts');
  // Without a queue they are of this server; beside the history where that is a file.
  const file = /^[a-z][a-z0-9+.-]+:\/\//i.test(storeUrl) ? path.resolve('cookie-audit.schedules.json') : `${storeUrl}.schedules.json`;
  return await openLocalSchedules(file, (schedule) => scans.fire(schedule));
}

/** @throws CookieAuditError usage */
async function tokenOf({ tokenFile }: Flags): Promise<string | null> {
  let token = process.env['COOKIE_AUDIT_TOKEN'] ?? '';
  if (tokenFile !== undefined) {
    try {
      token = (await readFile(tokenFile, 'utf8')).trim();
    } catch (error) {
      throw new CookieAuditError({ code: 'usage', message: `--token-file: ${messageOf(error)}`, hint: 'Give a file that can be read.' });
    }
  }
  // Scans that are begun from here do not need it.
  delete process.env['COOKIE_AUDIT_TOKEN'];
  if (token === '' && tokenFile === undefined) return null;
  if (token.length >= SHORTEST_TOKEN) return token;
  throw new CookieAuditError({
    code: 'usage',
    message: `a token has at least ${SHORTEST_TOKEN} characters`,
    hint: 'openssl rand -hex 24 makes one.',
  });
}
