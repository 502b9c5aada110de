import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { CookieAuditError, messageOf } from '../model/errors.ts';
import { findBrowser, type FoundBrowser } from './find.ts';

export interface InstallOptions {
  /** One line for a person: what is being installed, and why */
  say(line: string): void;
  signal?: AbortSignal | undefined;
}

/**
 * Provides a browser where none is: Playwright's download, else Debian's package `chromium`.
 *
 * @throws CookieAuditError browser-not-found with what was tried
 */
export async function installBrowser({ say, signal }: InstallOptions): Promise<FoundBrowser> {
  const tried: string[] = [];
  for (const way of ways()) {
    say(`no browser found: installing Chromium (${way.name})`);
    try {
      for (const command of way.commands) await runQuietly(command, signal);
      const found = await findBrowser(undefined);
      if (found !== null) return found;
      tried.push(`${way.name}: finished, but no browser answers`);
    } catch (error) {
      if (signal?.aborted === true) throw new CookieAuditError({ code: 'interrupted', message: 'interrupted' });
      tried.push(`${way.name}: ${messageOf(error)}`);
    }
  }
  throw new CookieAuditError({
    code: 'browser-not-found',
    message: `no browser could be installed (${tried.join('; ')})`,
    hint: 'Install Chromium, Chrome or Edge, or give one with --browser PATH.',
  });
}

function ways(): { name: string; commands: string[][] }[] {
  const playwright = path.join(path.dirname(createRequire(import.meta.url).resolve('playwright/package.json')), 'cli.js');
  const download = { name: "Playwright's download", commands: [[process.execPath, playwright, 'install', 'chromium']] };
  if (process.platform !== 'linux') return [download];
  const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  const apt = (...words: string[]): string[] => [...sudo, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-q', ...words];
  return [
    download,
    { name: "Debian's package chromium", commands: [apt('update'), apt('install', '-y', '--no-install-recommends', 'chromium')] },
  ];
}

/** Runs a command without a shell; its output is shown only where it fails. */
async function runQuietly(command: string[], signal: AbortSignal | undefined): Promise<void> {
  const [program, ...words] = command;
  if (program === undefined) return;
  await new Promise<void>((resolve, reject) => {
    const child = spawn(program, words, { stdio: ['ignore', 'pipe', 'pipe'], signal, timeout: 15 * 60_000 });
    let tail = '';
    const keep = (chunk: Buffer): void => {
      tail = (tail + chunk.toString('utf8')).slice(-2000);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) return resolve();
      const lines = tail.split('\n').filter((line) => /error|fail|unable|denied/i.test(line));
      reject(new Error(`exit code ${code}${lines.length > 0 ? ` (${lines[0]?.trim().slice(0, 160)})` : ''}`));
    });
  });
}
