import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chown, mkdtemp, readdir, realpath, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';

/** A real PostgreSQL for tests: a cluster of its own in a temporary directory, on a port of loopback. */
export interface TestPostgres {
  /** postgres://… of a new, empty database; its texts are sorted by byte, or as a language does (`en-US`) */
  database(language?: string): Promise<string>;
  /** `immediate`: as a power cut would; what was committed is there after `start` */
  stop(mode: 'fast' | 'immediate'): Promise<void>;
  /** On the same port and data */
  start(): Promise<void>;
  /** Ends the server and removes its files. */
  remove(): Promise<void>;
}

export const POSTGRES_DIRECTORY = 'COOKIE_AUDIT_TEST_POSTGRES';

const execute = promisify(execFile);

/** The directory of initdb and postgres: as told, on the PATH, or where Debian puts it. */
export async function findPostgres(): Promise<string | null> {
  const onPath = (process.env['PATH'] ?? '').split(path.delimiter).map((directory) => path.join(directory, 'postgres'));
  const candidates: string[] = [];
  for (const file of [path.join(process.env[POSTGRES_DIRECTORY] ?? '', 'postgres'), ...onPath]) {
    // On the PATH may stand a link to postgres without its initdb beside it.
    if (path.isAbsolute(file) && existsSync(file)) candidates.push(path.dirname(await realpath(file)));
  }
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? await readdir(debian) : [];
  candidates.push(...versions.toSorted((a, b) => Number(b) - Number(a)).map((version) => path.join(debian, version, 'bin')));
  return candidates.find((directory) => ['postgres', 'initdb'].every((name) => existsSync(path.join(directory, name)))) ?? null;
}

/** Debian's package, where this user may install it. */
export async function installPostgres(): Promise<string> {
  const hint = `install PostgreSQL (Debian: apt-get install postgresql), or name the directory of its programs in ${POSTGRES_DIRECTORY}`;
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) throw new Error(`these tests need PostgreSQL: ${hint}`);
  process.stderr.write('Installing PostgreSQL for the tests (apt-get install postgresql)\n');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await execute('apt-get', ['update', '-qq'], { env, maxBuffer: 64 * 1024 * 1024 });
  await execute('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'postgresql'], { env, maxBuffer: 64 * 1024 * 1024 });
  const found = await findPostgres();
  if (found === null) throw new Error(`apt-get installed no PostgreSQL that is found: ${hint}`);
  return found;
}

export async function startPostgres(): Promise<TestPostgres> {
  const programs = await findPostgres();
  if (programs === null) throw new Error('no PostgreSQL: test/provide-postgres.ts provides it');
  const user = await serverUser();
  const directory = await mkdtemp(path.join(os.tmpdir(), 'cookie-audit-postgres-'));
  if (user.uid !== undefined) await chown(directory, user.uid, user.gid ?? user.uid);
  const data = path.join(directory, 'data');
  const env = { PATH: process.env['PATH'] ?? '', LC_ALL: 'C' };
  await execute(path.join(programs, 'initdb'), ['-D', data, '-U', 'tester', '-A', 'trust', '-E', 'UTF8', '--no-sync'], {
    ...user,
    cwd: directory,
    env,
  });
  const port = await freePort();
  let server: ChildProcess | null = null;
  let databases = 0;

  const urlOf = (name: string): string => `postgres://tester@127.0.0.1:${port}/${name}`;
  const start = async (): Promise<void> => {
    const settings = ['fsync=off', 'listen_addresses=127.0.0.1', `unix_socket_directories=${directory}`, 'max_connections=60'];
    const child = spawn(path.join(programs, 'postgres'), ['-D', data, '-p', String(port), ...settings.flatMap((one) => ['-c', one])], {
      ...user,
      cwd: directory,
      env,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    server = child;
    let log = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (log = (log + text).slice(-4000)));
    await answering(urlOf('postgres'), child, () => log);
  };
  const stop = async (mode: 'fast' | 'immediate'): Promise<void> => {
    const child = server;
    server = null;
    if (child === null || child.exitCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill(mode === 'fast' ? 'SIGINT' : 'SIGQUIT');
    await ended;
  };
  await start();
  return {
    start,
    stop,
    async database(language) {
      databases += 1;
      const name = `test_${databases}`;
      const client = new Client({ connectionString: urlOf('postgres') });
      await client.connect();
      await client.query(
        `create database ${name}${language === undefined ? '' : ` template template0 locale_provider icu icu_locale '${language}'`}`,
      );
      await client.end();
      return urlOf(name);
    },
    async remove() {
      await stop('immediate');
      await rm(directory, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    },
  };
}

/** PostgreSQL refuses to run as root. */
async function serverUser(): Promise<{ uid?: number; gid?: number }> {
  if (process.getuid?.() !== 0) return {};
  for (const name of ['postgres', 'nobody']) {
    const ids = await Promise.all(['-u', '-g'].map(async (flag) => Number((await execute('id', [flag, name])).stdout))).catch(() => null);
    if (ids !== null) return { uid: ids[0] ?? 65_534, gid: ids[1] ?? 65_534 };
  }
  throw new Error('PostgreSQL does not run as root, and there is no user postgres or nobody');
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => void probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => void probe.close(resolve));
  return port;
}

async function answering(url: string, child: ChildProcess, log: () => string): Promise<void> {
  const until = Date.now() + 30_000;
  for (;;) {
    const client = new Client({ connectionString: url });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      if (child.exitCode !== null || Date.now() > until) throw new Error(`PostgreSQL did not start: ${log()}`, { cause: error });
      await new Promise((resolve) => void setTimeout(resolve, 50));
    }
  }
}
