import { spawn, type ChildProcess } from 'node:child_process';
import { CookieAuditError } from '../model/errors.ts';
import type { AskedScan, Scans } from '../server/scans.ts';

/** Scans at a time: more would only make each other slow. */
const MOST = 2;
const KEPT = 20;

export interface ScanProcesses extends Scans {
  /** Asks those under way to finish what they hold, and waits for that; `now` stops them. */
  end(now: AbortSignal): Promise<void>;
}

/**
 * Scans that the dashboard begins, each a process of its own: what happens to a scan happens to no reader.
 *
 * @param places file of each portfolio, by its name
 * @param flags of `cookie-audit scan`: history, queue and what else the server was given for it
 */
export function scanProcesses(places: ReadonlyMap<string, string>, flags: readonly string[], say: (line: string) => void): ScanProcesses {
  const asked: AskedScan[] = [];
  const running = new Map<ChildProcess, Promise<void>>();

  const begin = (scan: AskedScan, words: readonly string[]): void => {
    const program = process.argv[1] ?? '';
    const child = spawn(process.execPath, [...process.execArgv, program, 'scan', ...words, ...flags], {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, CI: '1' },
    });
    let last = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      last = (last + text).trimEnd().split('\n').at(-1)?.slice(-2000) ?? '';
    });
    const ended = new Promise<void>((resolve) => {
      const done = (state: AskedScan['state'], detail: string | null): void => {
        running.delete(child);
        scan.state = state;
        scan.detail = detail;
        if (detail !== null) say(`cookie-audit: the scan of ${scan.portfolio} failed: ${detail}`);
        resolve();
      };
      child.once('error', (error) => done('failed', error.message));
      // 0, 1 and 3 are verdicts; 2 and signals are not.
      child.once('close', (code) =>
        code === 0 || code === 1 || code === 3 ? done('done', null) : done('failed', last || `it ended with ${code}`),
      );
    });
    running.set(child, ended);
  };

  return {
    asked: () => asked,
    async start({ portfolio, urls }) {
      const place = places.get(portfolio);
      if (place === undefined) {
        throw refused(`this server has no file of portfolio ${portfolio}`, 'Start it with the file: cookie-audit serve portals.yaml');
      }
      if (asked.some((scan) => scan.state === 'running' && scan.portfolio === portfolio && scan.urls === null && urls === null)) {
        throw refused(`${portfolio} is being scanned already`, 'Wait until that has ended.');
      }
      if (running.size >= MOST) throw refused(`${running.size} scans are under way`, 'Wait until one has ended.');
      const scan: AskedScan = { portfolio, urls, askedAt: new Date().toISOString(), state: 'running', detail: null };
      asked.unshift(scan);
      asked.splice(KEPT);
      begin(scan, [place, ...(urls ?? []).flatMap((url) => ['--only', url])]);
    },
    async end(now) {
      for (const child of running.keys()) child.kill('SIGTERM');
      now.addEventListener('abort', () => {
        for (const child of running.keys()) child.kill('SIGTERM');
      });
      await Promise.all(running.values());
    },
  };
}

function refused(message: string, hint: string): CookieAuditError {
  return new CookieAuditError({ code: 'usage', message, hint });
}
