import { setTimeout as pause } from 'node:timers/promises';
import { assertOneWay, type Proxy } from '../browser/access.ts';
import type { FoundBrowser } from '../browser/find.ts';
import { parseHostMapping } from '../browser/host-mapping.ts';
import { launchBrowser, type AuditBrowser } from '../browser/launch.ts';
import { CookieAuditError, messageOf } from '../model/errors.ts';
import { ensureBrowser } from './ensure-browser.ts';

export interface BrowserPoolOptions {
  /** Path or channel; undefined: the best one that is there */
  browser: string | undefined;
  /** May a browser be installed where none is found? */
  install: boolean;
  thirdPartyCookies: 'allow' | 'block';
  ignoreHttpsErrors: boolean;
  userAgent: string | null;
  identity?: string | null;
  timeoutMs: number;
  /** HOST[:PORT]=ADDR:PORT */
  resolve: readonly string[];
  proxy?: Proxy | null;
  /** Reaches public addresses, hosts of `resolve`, and nothing else */
  publicOnly?: boolean;
  /** A browser that made so many visits, or holds so much memory, makes no more */
  recycle: { visits: number; mib: number };
  signal: AbortSignal;
  say(line: string): void;
}

export interface LentBrowser {
  readonly browser: AuditBrowser;
  /** To be called once, when the visit is over */
  giveBack(): Promise<void>;
}

interface Entry {
  browser: AuditBrowser;
  visits: number;
  lent: number;
  retired: boolean;
}

const LAUNCHES = 3;
const LAUNCH_PAUSE_MS = 2000;

/**
 * The browsers of a run: one at a time serves all visits; it is replaced when it died, made its visits or
 * grew too large, and closed when the last visit in it is over. An interrupted run ends it at once, which
 * ends what waits for it, and gets no other.
 */
export class BrowserPool {
  readonly #options: BrowserPoolOptions;
  readonly #all = new Set<Entry>();
  #found: Promise<FoundBrowser> | null = null;
  #current: Promise<Entry> | null = null;
  #last: Entry | null = null;

  /** @throws CookieAuditError usage */
  constructor(options: BrowserPoolOptions) {
    assertOneWay(options);
    this.#options = options;
    // Should that fail, the last close() tells.
    options.signal.addEventListener('abort', () => void this.close().catch(() => undefined), { once: true });
  }

  /** @throws CookieAuditError browser-not-found, browser-failed, interrupted */
  async lend(): Promise<LentBrowser> {
    const entry = await this.#entry();
    entry.lent += 1;
    entry.visits += 1;
    let given = false;
    return {
      browser: entry.browser,
      giveBack: async () => {
        if (given) return;
        given = true;
        if (!entry.retired && (await this.#isSpent(entry))) entry.retired = true;
        entry.lent -= 1;
        if ((entry.retired || !entry.browser.alive) && entry.lent === 0) await this.#end(entry);
      },
    };
  }

  /** In MiB, all browsers together; null: cannot be told. */
  async memoryMib(): Promise<number | null> {
    const each = await Promise.all([...this.#all].map(async ({ browser }) => await browser.memoryMib().catch(() => null)));
    const told = each.filter((mib) => mib !== null);
    return told.length === 0 ? null : told.reduce((sum, mib) => sum + mib, 0);
  }

  async close(): Promise<void> {
    await this.#current?.catch(() => undefined);
    await Promise.all([...this.#all].map(async (entry) => await this.#end(entry)));
  }

  async #entry(): Promise<Entry> {
    for (;;) {
      const pending = this.#current;
      const entry = pending === null ? null : await pending;
      if (entry !== null && !entry.retired && entry.browser.alive) return entry;
      if (this.#options.signal.aborted) {
        // What asks now ends at once: a browser that is closed tells it so.
        if (this.#last !== null) return this.#last;
        throw new CookieAuditError({ code: 'interrupted', message: 'interrupted before the first visit' });
      }
      // Several visits may find the same spent browser: the first one replaces it for all.
      if (this.#current === pending) {
        const next = this.#launch();
        this.#current = next;
        next.catch(() => {
          if (this.#current === next) this.#current = null;
        });
      }
    }
  }

  async #isSpent({ browser, visits }: Entry): Promise<boolean> {
    const { recycle } = this.#options;
    if (visits >= recycle.visits || !browser.alive) return true;
    return ((await browser.memoryMib().catch(() => null)) ?? 0) > recycle.mib;
  }

  async #end(entry: Entry): Promise<void> {
    await entry.browser.close();
    this.#all.delete(entry);
  }

  async #launch(): Promise<Entry> {
    const {
      thirdPartyCookies,
      ignoreHttpsErrors,
      userAgent,
      identity = null,
      timeoutMs,
      resolve,
      proxy = null,
      publicOnly = false,
      signal,
      say,
    } = this.#options;
    const found = await (this.#found ??= ensureBrowser(this.#options));
    const hostMappings = resolve.map(parseHostMapping);
    for (let launch = 1; ; launch += 1) {
      try {
        const browser = await launchBrowser({
          found,
          thirdPartyCookies,
          ignoreHttpsErrors,
          userAgent,
          identity,
          timeoutMs,
          hostMappings,
          proxy,
          publicOnly,
        });
        const entry = { browser, visits: 0, lent: 0, retired: false };
        this.#all.add(entry);
        this.#last = entry;
        if (signal.aborted) await browser.close();
        return entry;
      } catch (error) {
        // One that came up before comes up again: the machine may be short of something for a moment.
        if (this.#last === null || launch >= LAUNCHES || signal.aborted) throw error;
        say(`the browser did not start again (${messageOf(error)}); trying once more`);
        await pause(LAUNCH_PAUSE_MS * launch);
      }
    }
  }
}
