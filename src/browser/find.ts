import { execFile } from 'node:child_process';
import { access, constants } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { chromium } from 'playwright';
import { CookieAuditError } from '../model/errors.ts';

const run = promisify(execFile);

export interface BrowserCandidate {
  channel: string;
  executable: string;
}

/** A browser that was found and answered `--version`. */
export interface FoundBrowser extends BrowserCandidate {
  /** For example "Chromium 156.0.8078.79" */
  product: string;
  majorVersion: number;
}

const channels: Record<string, Partial<Record<NodeJS.Platform, string[]>>> = {
  chrome: {
    linux: ['/opt/google/chrome/chrome', 'google-chrome', 'google-chrome-stable'],
    darwin: ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'],
    win32: ['C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe'],
  },
  msedge: {
    linux: ['/opt/microsoft/msedge/msedge', 'microsoft-edge', 'microsoft-edge-stable'],
    darwin: ['/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge'],
    win32: ['C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe'],
  },
  chromium: {
    linux: ['chromium', 'chromium-browser'],
    darwin: ['/Applications/Chromium.app/Contents/MacOS/Chromium'],
  },
};

/** The browsers that could serve, best first: Playwright's own, the Chrome and Edge channels, the system's. */
export function browserCandidates(wanted: string | undefined): BrowserCandidate[] {
  if (wanted !== undefined && !(wanted in channels)) return [{ channel: 'given', executable: wanted }];
  const own = wanted === undefined ? [{ channel: 'playwright', executable: chromium.executablePath() }] : [];
  const names = wanted === undefined ? Object.keys(channels) : [wanted];
  const listed = names.flatMap((channel) => (channels[channel]?.[process.platform] ?? []).map((executable) => ({ channel, executable })));
  return [...own, ...listed];
}

/**
 * Finds a browser that answers.
 *
 * @param wanted `--browser`: a path or a channel (chrome, msedge, chromium)
 * @returns null where none is there
 * @throws CookieAuditError browser-not-found where `wanted` is a path that does not answer
 */
export async function findBrowser(wanted: string | undefined): Promise<FoundBrowser | null> {
  for (const candidate of browserCandidates(wanted)) {
    const executable = await locate(candidate.executable);
    if (executable === null) continue;
    const product = await versionOf(executable);
    if (product === null) continue;
    return { ...candidate, executable, product, majorVersion: Number(/(\d+)\./.exec(product)?.[1] ?? 0) };
  }
  if (wanted === undefined || wanted in channels) return null;
  throw new CookieAuditError({
    code: 'browser-not-found',
    message: `--browser ${wanted}: no Chromium answers there`,
    hint: 'Give the path of a Chromium, Chrome or Edge executable, or one of chrome, msedge, chromium.',
  });
}

async function locate(name: string): Promise<string | null> {
  const places =
    path.isAbsolute(name) || name.includes(path.sep)
      ? [name]
      : (process.env['PATH'] ?? '').split(path.delimiter).map((directory) => path.join(directory, name));
  for (const place of places) {
    const executable = await access(place, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (executable) return place;
  }
  return null;
}

async function versionOf(executable: string): Promise<string | null> {
  // Windows' chrome.exe opens a window instead of answering.
  if (process.platform === 'win32') return 'Chromium 0.';
  try {
    const { stdout } = await run(executable, ['--version'], { timeout: 20_000 });
    const product = stdout.trim().split('\n').at(-1)?.trim() ?? '';
    return /\d+\./.test(product) ? product : null;
  } catch {
    // A file that is no browser, or one whose libraries are missing: not a candidate.
    return null;
  }
}
