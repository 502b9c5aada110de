import type { BrowserContext, Page } from 'playwright';
import { registrableDomain } from '../cookies/party.ts';
import { CdpError } from '../browser/cdp.ts';
import type { AuditBrowser } from '../browser/launch.ts';
import type { StoredCookie, StoreLog } from '../browser/net-log.ts';
import { PageTime } from '../browser/page-time.ts';
import type { Target, TargetObserver } from '../browser/targets.ts';
import { messageOf } from '../model/errors.ts';
import type { Settling } from '../model/evidence.ts';
import type { Recorder } from '../recorders/define.ts';
import type { Journal } from '../recorders/journal.ts';
import { recorders } from '../recorders/registry.ts';
import { failedNavigations, type FailedNavigation } from './no-connection.ts';
import { profileOptions, type GatherOptions } from './options.ts';
import { closeContext, within } from './time-limit.ts';

/** A page may hold its closing back; what it sends then is waited for this long. */
const CLOSE_MS = 5_000;
const BEACONS_MS = 5_000;

/** DevTools' answers for a target that went away while we spoke to it. */
const gone =
  /session with given id not found|no session|target closed|not attached|connection is closed|inspected target navigated or closed/i;

/** A fresh browser profile with one page, every target of which is recorded from its first byte. */
export class RecordedProfile {
  readonly page: Page;
  readonly contextId: string;
  readonly dialogs: string[] = [];
  crashed = false;
  /** Of the page itself, the newest; null: none */
  readonly failedNavigation: () => FailedNavigation | null;
  readonly #browser: AuditBrowser;
  readonly #context: BrowserContext;
  readonly #journal: Journal;
  readonly #options: GatherOptions;
  readonly #time: PageTime;
  /** null: the browser keeps none, or it does not answer */
  readonly #log: StoreLog | null;
  readonly #forget: () => void;

  private constructor(parts: {
    browser: AuditBrowser;
    context: BrowserContext;
    contextId: string;
    page: Page;
    journal: Journal;
    options: GatherOptions;
    time: PageTime;
    log: StoreLog | null;
    forget: () => void;
  }) {
    this.#browser = parts.browser;
    this.#context = parts.context;
    this.contextId = parts.contextId;
    this.page = parts.page;
    this.#journal = parts.journal;
    this.#options = parts.options;
    this.#time = parts.time;
    this.#log = parts.log;
    this.#forget = parts.forget;
    this.#context.on('dialog', (dialog) => {
      this.dialogs.push(`${dialog.type()}: ${dialog.message().slice(0, 200)}`);
      // A page that asks whether to leave is left; anything else is dismissed. It may be closed by now.
      void (dialog.type() === 'beforeunload' ? dialog.accept() : dialog.dismiss()).catch(() => undefined);
    });
    this.failedNavigation = failedNavigations(this.page);
    this.page.on('crash', () => {
      this.crashed = true;
    });
  }

  static async open(
    browser: AuditBrowser,
    journal: Journal,
    options: GatherOptions,
    visitor: { globalPrivacyControl: boolean } = { globalPrivacyControl: false },
  ): Promise<RecordedProfile> {
    const { context, id } = await browser.newContext(profileOptions(options), options.signal);
    if (visitor.globalPrivacyControl) await sayGlobalPrivacyControl(context);
    const log = (await browser.netLog?.follow(browser.cdp, id)) ?? null;
    if (log === null && browser.netLog !== null) {
      journal.gaps.push({ phase: null, cookie: null, what: 'target-not-observed', detail: "the browser's network log does not answer" });
    }
    // Following the log empties the jar: what was brought along is put back.
    const brought = options.access?.storageState?.cookies ?? [];
    if (brought.length > 0) await context.addCookies(brought);
    const time = new PageTime();
    let page: Page | null = null;
    const topLevelSite = (): string | null => siteOf(page?.url() ?? options.url) ?? siteOf(options.url);
    const running = recorders.map((definition) => ({ definition, recorder: definition.create({ journal, topLevelSite }) }));
    const forget = browser.targets.observe(id, observerOf(running, journal, time));
    try {
      page = await within(options.timeoutMs, 'opening a page', context.newPage());
    } catch (error) {
      forget();
      log?.end();
      await closeContext(context);
      throw error;
    }
    return new RecordedProfile({ browser, context, contextId: id, page, journal, options, time, log, forget });
  }

  /** Lets the page come to rest: the page time that --observe gives passes, and what it begins is waited for. */
  async settle(): Promise<Settling> {
    const { observeMs, timeoutMs, signal } = this.#options;
    const settling = await this.#time.settle({
      budgetMs: observeMs,
      capMs: timeoutMs,
      parsed: this.page.waitForLoadState('domcontentloaded', { timeout: timeoutMs }),
      activity: () => this.#journal.activity,
      pending: () => this.#journal.pending(),
      over: () => signal.aborted || !this.#browser.alive || this.page.isClosed() || this.crashed,
    });
    this.#journal.leaveBodies();
    return settling;
  }

  /** Runs `work` on a living page, whose time passes as real time does. */
  async paced<T>(work: () => Promise<T>): Promise<T> {
    this.#time.pace();
    try {
      return await work();
    } finally {
      this.#time.pause();
    }
  }

  /** Closes the page as a visitor does, with what it does when it is left, and waits for what that sends. */
  async leave(): Promise<void> {
    const { page } = this;
    if (page.isClosed() || this.crashed) return;
    const since = Date.now();
    const origins = new Set(page.frames().flatMap((frame) => (URL.canParse(frame.url()) ? new URL(frame.url()).origin : [])));
    const closed = page.waitForEvent('close', { timeout: CLOSE_MS });
    await page.close({ runBeforeUnload: true });
    await closed;
    const log = this.#log;
    // The page's last requests can reach the network after the page is gone: a second look finds those.
    if (log === null || !(await log.catchUp()) || !(await log.catchUp())) return;
    const until = Date.now();
    const deadline = performance.now() + BEACONS_MS;
    while (log.underWay({ since, until }, origins) && performance.now() < deadline) {
      if (!(await log.catchUp())) return;
    }
  }

  /** Every cookie that entered the profile, by the browser's own log; empty where there is none. */
  async stored(): Promise<readonly StoredCookie[]> {
    if (this.#log === null || !this.#browser.alive) return [];
    // A browser that ends just now has told what it could.
    await this.#log.catchUp().catch(() => false);
    return this.#log.stored;
  }

  async close(): Promise<void> {
    this.#log?.end();
    this.#time.pause();
    // Closing fires pagehide, whose late cookies belong to no phase: recording ends first.
    this.#forget();
    await closeContext(this.#context);
  }
}

/** https://www.w3.org/TR/gpc/: the header with each request, and the property for scripts. */
async function sayGlobalPrivacyControl(context: BrowserContext): Promise<void> {
  await context.setExtraHTTPHeaders({ 'Sec-GPC': '1' });
  await context.addInitScript(() => {
    Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', { get: () => true, enumerable: true, configurable: true });
  });
}

function observerOf(running: { definition: { name: string }; recorder: Recorder }[], journal: Journal, time: PageTime): TargetObserver {
  return {
    attached(target) {
      for (const { definition, recorder } of running) {
        recorder.attach(target).catch((error: unknown) => {
          const message = messageOf(error);
          if (gone.test(message)) return;
          // A worklet without a Network domain is not seen; a page that refuses a recorder is a failure.
          const what = target.isDocument || !(error instanceof CdpError) ? 'recorder-failed' : 'target-not-observed';
          journal.gaps.push({ phase: journal.phase, cookie: null, what, detail: `${definition.name} on ${target.type}: ${message}` });
        });
      }
      time.attached(target);
    },
    detached(target) {
      journal.leaveTarget(target.id);
      time.detached(target);
      for (const { recorder } of running) recorder.detach?.(target);
    },
    event(target, method, params) {
      time.event(target, method, params);
      for (const { recorder } of running) {
        const handler = recorder.on[method as keyof typeof recorder.on] as ((params: unknown, target: Target) => void) | undefined;
        handler?.(params, target);
      }
    },
  };
}

/** Scheme and registrable domain, e.g. https://example.org; null for what is no web page. */
export function siteOf(url: string): string | null {
  if (!/^https?:/.test(url) || !URL.canParse(url)) return null;
  const { protocol, hostname } = new URL(url);
  return `${protocol}//${registrableDomain(hostname)}`;
}
