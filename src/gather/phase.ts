import type { Page, Response } from 'playwright';
import type { AuditBrowser } from '../browser/launch.ts';
import type { Phase, PhaseName } from '../model/evidence.ts';
import { CookieAuditError, messageOf } from '../model/errors.ts';
import type { Journal } from '../recorders/journal.ts';
import { snapshotJar } from '../recorders/jar.ts';
import { snapshotStorage } from '../recorders/storage-snapshot.ts';
import { failureOf, ObservationFailed, refusalOf } from './failure.ts';
import { explained } from './no-connection.ts';
import type { GatherOptions } from './options.ts';
import type { RecordedProfile } from './profile.ts';
import { within } from './time-limit.ts';

const PROBE_MS = 5_000;
/** Where Chromium shows why a navigation failed */
const ERROR_PAGE = 'chrome-error:';

export interface PhaseRunner {
  browser: AuditBrowser;
  profile: RecordedProfile;
  journal: Journal;
  options: GatherOptions;
  /** File name of a screenshot without its ending, e.g. "accept-2-reload" */
  label: string;
}

/**
 * One phase: `act` brings the page into its state (a navigation up to its commit), page time passes
 * and with it the page loads, and its state is read. What
 * fails is written down; what can still be read (jar, screenshot) is read all the same.
 */
export async function runPhase(runner: PhaseRunner, name: PhaseName, url: string, act: () => Promise<Response | null>): Promise<Phase> {
  const { browser, profile, journal, options } = runner;
  const { page } = profile;
  const dialogsBefore = profile.dialogs.length;
  const phase: Phase = {
    name,
    url,
    finalUrl: null,
    status: null,
    title: null,
    startedAt: journal.now(),
    endedAt: 0,
    outcome: { ok: true },
    settling: null,
    jar: null,
    storage: null,
    screenshot: null,
    dialogs: [],
  };
  const state = (): { interrupted: boolean; browserAlive: boolean } => ({
    interrupted: options.signal.aborted,
    browserAlive: browser.alive,
  });
  const inspect = async (): Promise<void> => {
    const { title, text, parsed } = await look(page);
    if (!parsed)
      throw new ObservationFailed('timeout', `the page did not finish loading in ${options.timeoutMs / 1000} s (--timeout sets it)`);
    phase.title = title.slice(0, 300);
    const refusal = refusalOf(phase.status, title, text);
    // A dead link of the sitemap is a page all the same: what it sets was observed.
    const deadLink = name === 'inner' && (phase.status === 404 || phase.status === 410);
    if (refusal !== null && !deadLink) phase.outcome = { ok: false, error: refusal };
    if (profile.crashed) phase.outcome = { ok: false, error: { code: 'page-crashed', message: 'the page crashed' } };
  };
  try {
    const response = await act();
    phase.status = response?.status() ?? null;
    phase.settling = await profile.settle();
    phase.finalUrl = page.url();
    // A script led there after the page was loaded: what stands there now is the browser's own page.
    if (phase.finalUrl.startsWith(ERROR_PAGE))
      throw new Error(profile.failedNavigation()?.error ?? 'the page led to another one, which could not be loaded');
    if (name === 'interaction') {
      // The document is the one that was looked at before; a busy one would only keep us waiting.
      if (profile.crashed) throw new ObservationFailed('page-crashed', 'the page crashed');
    } else await inspect();
  } catch (error) {
    phase.finalUrl ??= page.isClosed() ? null : page.url();
    phase.outcome = { ok: false, error: failureOf(explained(error, profile.failedNavigation(), browser.publicProxy), state()) };
  }
  if (browser.alive) {
    try {
      phase.jar = await within(options.timeoutMs, 'reading the jar', snapshotJar(browser.cdp, profile.contextId, journal));
    } catch (error) {
      phase.outcome = phase.outcome.ok ? { ok: false, error: { code: 'recorder', message: messageOf(error) } } : phase.outcome;
    }
    // A crashed page has no storage that could be asked; what cannot be read stays null.
    if (!profile.crashed) phase.storage = await readStorage(runner);
    phase.screenshot = await screenshot(runner, name);
  }
  phase.dialogs = profile.dialogs.slice(dialogsBefore);
  phase.endedAt = journal.now();
  return phase;
}

/** What pages keep elsewhere than in cookies; null: it could not be read. */
async function readStorage({ browser, profile, journal, options }: PhaseRunner): Promise<Phase['storage']> {
  const targets = browser.targets.targets(profile.contextId);
  const read = snapshotStorage(targets, journal, async (work) => await profile.paced(work));
  return await within(options.timeoutMs, 'reading the storage', read).catch(() => null);
}

async function look(page: Page): Promise<{ title: string; text: string; parsed: boolean }> {
  return await within(
    PROBE_MS,
    'reading the page',
    page.evaluate(() => ({
      title: document.title,
      text: (document.body?.innerText ?? '').slice(0, 4000),
      parsed: document.readyState !== 'loading',
    })),
  );
}

async function screenshot({ profile, options, journal, label }: PhaseRunner, name: PhaseName): Promise<string | null> {
  if (options.files === null || profile.page.isClosed() || profile.crashed) return null;
  const file = `${label}-${name}.jpg`;
  try {
    const image = await profile.page.screenshot({ type: 'jpeg', quality: 60, timeout: PROBE_MS, animations: 'disabled' });
    await options.files.write(file, image);
    return file;
  } catch (error) {
    // A full disk is the run's problem, not the page's: the writer's own error goes up.
    if (error instanceof CookieAuditError) throw error;
    journal.gaps.push({ phase: journal.phase, cookie: null, what: 'screenshot-failed', detail: messageOf(error) });
    return null;
  }
}
