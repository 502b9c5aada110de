import { spawn, type ChildProcess } from 'node:child_process';
import { CookieAuditError } from '../model/errors.ts';
import type { AskedScan, Scans } from '../server/scans.ts';

/** Scans at a time: more would only make each other slow. */
const MOST = 2;
const KEPT = 50;

export interface ScanProcesses extends Scans {
  /** What a schedule begins: it waits for its turn, and is refused only where it can have none. */
  fire(schedule: { id: string; portfolio: string }): void;
  /** Could a scan of the whole portfolio begin at once? */
  takes(portfolio: string): boolean;
  /** Asks those under way to finish what they hold, and waits for that; `now` stops them. */
  end(now: AbortSignal): Promise<void>;
}

/**
 * Scans that the dashboard begins, each a process of its own: what happens to a scan happens to no reader. They hold a
 * channel to this process, and come to an end when it is gone, however it went.
 *
 * @param places file of each portfolio, by its name
 * @param flags of `cookie-audit scan`: history, queue and what else the server was given for it
 */
export function scanProcesses(places: ReadonlyMap<string, string>, flags: readonly string[], say: (line: string) => void): ScanProcesses {
  let asked: AskedScan[] = [];
  let line: AskedScan[] = [];
  const running = new Map<ChildProcess, { scan: AskedScan; ended: Promise<void> }>();
  let ending = false;

  const remember = (scan: AskedScan): void => {
    const under = (one: AskedScan): boolean => one.state === 'waiting' || one.state === 'running';
    asked = [scan, ...asked].filter((one, i) => i < KEPT || under(one));
  };
  const isUnderWay = (portfolio: string): boolean =>
    [...running.values()].some(({ scan }) => scan.portfolio === portfolio && scan.urls === null);
  const drop = (scan: AskedScan, why: string): void => {
    scan.state = 'dropped';
    scan.detail = why;
    say(`cookie-audit: schedule ${scan.schedule ?? ''}: ${scan.portfolio} is not scanned: ${why}`);
  };

  const begin = (scan: AskedScan, place: string): void => {
    scan.state = 'running';
    const program = process.argv[1] ?? '';
    const words = [place, ...(scan.urls ?? []).flatMap((url) => ['--only', url])];
    const child = spawn(process.execPath, [...process.execArgv, program, 'scan', ...words, ...flags], {
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      // Ctrl-C in a terminal reaches all of its group; a scan would take it, and what this process tells it, for two.
      detached: true,
      env: { ...process.env, CI: '1' },
    });
    let last = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      last = (last + text).trimEnd().split('\n').at(-1)?.slice(-2000) ?? '';
    });
    const ended = new Promise<void>((resolve) => {
      const done = (state: AskedScan['state'], detail: string | null): void => {
        running.delete(child);
        scan.state = state;
        scan.detail = detail;
        if (detail !== null) say(`cookie-audit: the scan of ${scan.portfolio} failed: ${detail}`);
        resolve();
        next();
      };
      child.once('error', (error) => done('failed', error.message));
      // 0, 1 and 3 are verdicts; 2 and signals are not.
      child.once('exit', (code) => {
        if (code === 0 || code === 1 || code === 3) return done('done', null);
        // What it said last may still be on its way. (`close` does not come where the channel was closed from here.)
        if (child.stderr === null || child.stderr.readableEnded) done('failed', last || `it ended with ${code}`);
        else child.stderr.once('close', () => done('failed', last || `it ended with ${code}`));
      });
    });
    running.set(child, { scan, ended });
  };

  const next = (): void => {
    while (!ending && running.size < MOST) {
      const scan = line.find(({ portfolio }) => !isUnderWay(portfolio));
      const place = scan === undefined ? undefined : places.get(scan.portfolio);
      if (scan === undefined || place === undefined) return;
      line = line.filter((other) => other !== scan);
      begin(scan, place);
    }
  };

  const newScan = (portfolio: string, urls: readonly string[] | null, schedule: string | null): AskedScan => ({
    portfolio,
    urls,
    schedule,
    askedAt: new Date().toISOString(),
    state: 'waiting',
    detail: null,
  });

  return {
    asked: () => asked,
    async start({ portfolio, urls }) {
      const place = places.get(portfolio);
      if (place === undefined) {
        throw refused(`this server has no file of portfolio ${portfolio}`, 'Start it with the file: cookie-audit serve portals.yaml');
      }
      if (urls === null && isUnderWay(portfolio)) throw refused(`${portfolio} is being scanned already`, 'Wait until that has ended.');
      if (urls === null && line.some((scan) => scan.portfolio === portfolio))
        throw refused(`a scan of ${portfolio} waits for its turn already`, 'It begins when one of those under way has ended.');
      if (running.size >= MOST) throw refused(`${running.size} scans are under way`, 'Wait until one has ended.');
      const scan = newScan(portfolio, urls, null);
      remember(scan);
      begin(scan, place);
    },
    fire({ id, portfolio }) {
      const scan = newScan(portfolio, null, id);
      remember(scan);
      if (!places.has(portfolio)) return drop(scan, 'this server has no file of that portfolio');
      if (line.some((other) => other.portfolio === portfolio)) return drop(scan, 'one waits for its turn already');
      line.push(scan);
      next();
    },
    takes: (portfolio) => !ending && places.has(portfolio) && running.size < MOST && line.length === 0 && !isUnderWay(portfolio),
    async end(now) {
      ending = true;
      for (const scan of line.splice(0)) drop(scan, 'the server was stopped before its turn came');
      for (const child of running.keys()) if (child.connected) child.disconnect();
      now.addEventListener('abort', () => {
        for (const child of running.keys()) child.kill('SIGTERM');
      });
      await Promise.all([...running.values()].map(async ({ ended }) => await ended));
    },
  };
}

function refused(message: string, hint: string): CookieAuditError {
  return new CookieAuditError({ code: 'usage', message, hint });
}
