import { load } from 'cheerio/slim';
import { createHash } from 'node:crypto';
import type { BrowserContext, Page } from 'playwright';
import type { AuditBrowser } from '../browser/launch.ts';
import { registrableDomain } from '../cookies/party.ts';
import { CookieAuditError } from '../model/errors.ts';
import type { PolicyPage } from '../model/evidence.ts';
import { failureOf, ObservationFailed, refusalOf } from './failure.ts';
import { linksOf, type Link } from './links.ts';
import { explained, failedNavigations } from './no-connection.ts';
import { profileOptions, type GatherOptions } from './options.ts';
import {
  cookieLinks,
  isTitledCookies,
  mentionsCookies,
  policyCandidates,
  speaksOfCookies,
  type PolicyCandidate,
} from './policy-candidates.ts';
import { closeContext, within } from './time-limit.ts';
import { unfoldedContent } from './unfolded.ts';

const LOAD_CAP_MS = 10_000;
const LARGEST_SITEMAP = 20 * 1024 * 1024;
/** A guessed path, or one page of many, is not waited for as long as the portal itself. */
const GUESS_CAP_MS = 10_000;
const asset = /\.(pdf|zip|csv|json|xml|xlsx?|docx?|png|jpe?g|gif|svg|webp|mp[34]|ics|rss|atom|geojson|gz)$/i;

/** The snapshot's name in the evidence. */
const SNAPSHOT = 'policy-page.html';
/** From a page about privacy to one about cookies, and no further. */
const DEEPEST = 1;

export interface PolicySnapshot {
  page: PolicyPage;
  /** The document as the browser shows it; null where none could be read */
  text: string | null;
}

/**
 * Looks at a portal's public documents (robots.txt, sitemap, policy page) in a profile of its own,
 * so that it leaves nothing in the profiles under audit. The browser fetches them: Node would not
 * know the host mapping.
 */
export class Survey {
  readonly #browser: AuditBrowser;
  readonly #context: BrowserContext;
  readonly #options: GatherOptions;
  #robots: Promise<string | null> | null = null;

  private constructor(browser: AuditBrowser, context: BrowserContext, options: GatherOptions) {
    this.#browser = browser;
    this.#context = context;
    this.#options = options;
  }

  static async open(browser: AuditBrowser, options: GatherOptions): Promise<Survey> {
    const { context } = await browser.newContext(profileOptions(options), options.signal);
    return new Survey(browser, context, options);
  }

  async close(): Promise<void> {
    await closeContext(this.#context);
  }

  async #newPage(): Promise<Page> {
    return await within(this.#options.timeoutMs, 'opening a page', this.#context.newPage());
  }

  /** The portal's robots.txt; null: there is none. */
  async robots(): Promise<string | null> {
    return await (this.#robots ??= this.#text(`${new URL(this.#options.url).origin}/robots.txt`));
  }

  /** URLs of the sitemap (https://www.sitemaps.org/protocol.html) in its order; empty where there is none. */
  async sitemap(): Promise<string[]> {
    const origin = new URL(this.#options.url).origin;
    const robots = await this.robots();
    const named = [...(robots ?? '').matchAll(/^\s*sitemap:\s*(\S+)/gim)].flatMap(([, url]) => url ?? []);
    for (const url of [...named, `${origin}/sitemap.xml`].slice(0, 3)) {
      const urls = await this.#locations(url);
      if (urls.length > 0) return urls;
    }
    return [];
  }

  async #locations(url: string, depth = 0): Promise<string[]> {
    const xml = await this.#text(url);
    if (xml === null || !/<(urlset|sitemapindex)/.test(xml.slice(0, 2000))) return [];
    const $ = load(xml, { xml: true });
    const texts = (selector: string): string[] =>
      $(selector)
        .map((_, element) => $(element).text().trim())
        .get();
    const first = texts('sitemapindex > sitemap > loc')[0];
    return first !== undefined && depth === 0 ? await this.#locations(first, 1) : texts('urlset > url > loc');
  }

  async #text(url: string): Promise<string | null> {
    const page = await this.#newPage();
    try {
      const response = await page.goto(url, { waitUntil: 'commit', timeout: this.#options.timeoutMs });
      if (response === null || response.status() !== 200) return null;
      const body = await within(this.#options.timeoutMs, url, response.body());
      return body.length > LARGEST_SITEMAP ? null : body.toString('utf8');
    } catch {
      // A portal need not have these files; its start page tells whether it answers at all.
      return null;
    } finally {
      letGo(page);
    }
  }

  /**
   * Finds and keeps the page on which the portal declares its cookies: of all places the first that reads as a
   * declaration, else the first that speaks of cookies. `sitemap` is asked only where the links do not lead there.
   */
  async policyPage(links: readonly Link[], startUrl: string, sitemap: () => Promise<readonly string[]>): Promise<PolicySnapshot> {
    const told = this.#options.policyUrl;
    const lookedAt: string[] = [];
    const seen = new Set<string>();
    let refused: PolicySnapshot | null = null;
    let second: PolicySnapshot | null = null;
    const declares = this.#options.isDeclaration;
    /** The snapshot, where the search is over. */
    const look = async (candidate: PolicyCandidate, from: readonly string[]): Promise<PolicySnapshot | null> => {
      const { url, foundBy } = candidate;
      if (seen.has(url) || this.#options.signal.aborted) return null;
      seen.add(url);
      lookedAt.push(url);
      const found = await this.#snapshot(url, foundBy, lookedAt, startUrl);
      const { snapshot } = found;
      if (!snapshot.page.outcome.ok || snapshot.text === null) {
        // What a link or the portal's file promises and does not answer is told; a guess is not.
        if (foundBy !== 'known-path' && foundBy !== 'sitemap') refused ??= snapshot;
        return null;
      }
      if (foundBy === 'portal-file' || declares === undefined || declares(snapshot.text, snapshot.page.url ?? url)) return snapshot;
      // A portal that answers every path, or a page without the word, says nothing about cookies.
      if (foundBy === 'known-path' ? isTitledCookies(snapshot.text) : speaksOfCookies(snapshot.text)) second ??= snapshot;
      for (const link of from.length >= DEEPEST || foundBy === 'known-path' ? [] : cookieLinks(found.links, startUrl)) {
        const deeper = await look(link, [...from, url]);
        if (deeper !== null) return deeper;
      }
      return null;
    };
    const linked = policyCandidates(links, startUrl, told).filter(({ foundBy }) => foundBy === 'portal-file');
    for (const candidate of [...linked, ...cookieLinks(links, startUrl)]) {
      const found = await look(candidate, []);
      if (found !== null) return await this.#keep(found);
    }
    for (const candidate of policyCandidates(links, startUrl, told, await sitemap())) {
      const found = await look(candidate, []);
      if (found !== null) return await this.#keep(found);
    }
    const none: PolicyPage = {
      outcome: { ok: false, error: { code: 'navigation', message: 'no page that declares cookies was found' } },
      url: null,
      foundBy: 'none',
      lookedAt,
      contentType: null,
      sha256: null,
      file: null,
    };
    const kept = (second ?? refused) as PolicySnapshot | null;
    return kept === null ? { page: none, text: null } : await this.#keep({ ...kept, page: { ...kept.page, lookedAt } });
  }

  /** The declaration at the address itself, else the one that its page leads to. */
  async published(): Promise<PolicySnapshot> {
    const { url, isDeclaration } = this.#options;
    const { snapshot: given, links } = await this.#snapshot(url, 'given', [url], url);
    if (given.text === null || isDeclaration === undefined || isDeclaration(given.text, given.page.url ?? url))
      return await this.#keep(given);
    const found = await this.policyPage(links, given.page.url ?? url, async () => await this.sitemap());
    if (found.page.outcome.ok || !speaksOfCookies(given.text)) return found;
    return await this.#keep(given);
  }

  async #keep(snapshot: PolicySnapshot): Promise<PolicySnapshot> {
    if (snapshot.text !== null) await this.#options.files?.write(SNAPSHOT, snapshot.text);
    return snapshot;
  }

  async #snapshot(
    url: string,
    foundBy: PolicyPage['foundBy'],
    lookedAt: string[],
    startUrl: string,
  ): Promise<{ snapshot: PolicySnapshot; links: readonly Link[] }> {
    const guessed = foundBy === 'known-path' || foundBy === 'sitemap';
    const cap = guessed ? Math.min(GUESS_CAP_MS, this.#options.timeoutMs) : this.#options.timeoutMs;
    const base = { foundBy, lookedAt: [...lookedAt], contentType: null, sha256: null, file: null };
    const page = await this.#newPage();
    const failedNavigation = failedNavigations(page);
    try {
      const response = await page.goto(url, { waitUntil: 'domcontentloaded', timeout: cap });
      // A table that a script builds comes with the page's resources; one that never answers is not waited for.
      const status = response?.status() ?? null;
      const early = guessed && status !== null && status >= 400 ? refusalOf(status, '', '') : null;
      if (early !== null) throw new ObservationFailed(early.code, early.message);
      await page.waitForLoadState('load', { timeout: LOAD_CAP_MS }).catch(() => undefined);
      const first = await within(cap, 'reading the policy page', page.content());
      // A guess that does not speak of cookies is not worth the time to unfold it.
      const text = guessed && !mentionsCookies(first) ? first : await unfoldedContent(page, cap);
      const refusal = refusalOf(status, await within(cap, 'reading the title', page.title()), text);
      if (refusal !== null) throw new ObservationFailed(refusal.code, refusal.message);
      const links = await linksOf(page).catch(() => []);
      return {
        links,
        snapshot: {
          text,
          page: {
            ...base,
            outcome: { ok: true },
            url: page.url(),
            ...(sameSite(page.url(), startUrl) ? {} : { external: true }),
            contentType: response?.headers()['content-type'] ?? null,
            sha256: createHash('sha256').update(text).digest('hex'),
            file: this.#options.files === null ? null : SNAPSHOT,
          },
        },
      };
    } catch (error) {
      if (error instanceof CookieAuditError) throw error;
      const told = explained(error, failedNavigation(), this.#browser.publicProxy);
      const failure = failureOf(told, { interrupted: this.#options.signal.aborted, browserAlive: this.#browser.alive });
      return { links: [], snapshot: { text: null, page: { ...base, outcome: { ok: false, error: failure }, url } } };
    } finally {
      letGo(page);
    }
  }
}

/**
 * Chromium can lose the request to close a page whose navigation is being committed, and Playwright then
 * waits for ever (https://issues.chromium.org/issues/536385539): what is not closed now goes with its context.
 */
function letGo(page: Page): void {
  void page.close().catch(() => undefined);
}

const sameSite = (a: string, b: string): boolean => registrableDomain(new URL(a).hostname) === registrableDomain(new URL(b).hostname);

/** Chooses inner pages, the same at every visit: the sitemap in its order, then links in document order. */
export function chooseInnerPages(
  sitemap: readonly string[],
  links: readonly Link[],
  startUrl: string,
  wanted: number,
  allowed: (url: string) => boolean = () => true,
): { chosenFrom: 'sitemap' | 'links' | 'sitemap+links' | 'none'; urls: string[] } {
  const start = new URL(startUrl);
  const seen = new Set([pageKey(start.href)]);
  const take = (hrefs: readonly string[], limit: number): string[] => {
    const taken: string[] = [];
    for (const href of hrefs) {
      if (taken.length >= limit) break;
      if (!URL.canParse(href, startUrl)) continue;
      const url = new URL(href, startUrl);
      url.hash = '';
      const key = pageKey(url.href);
      if (url.host !== start.host || !/^https?:$/.test(url.protocol) || asset.test(url.pathname)) continue;
      if (/log-?out|sign-?out|deconnexion/i.test(url.pathname) || seen.has(key)) continue;
      if (!allowed(url.href)) continue;
      seen.add(key);
      taken.push(url.href);
    }
    return taken;
  };
  const listed = take(sitemap, wanted);
  const linked = take(
    links.map(({ href }) => href),
    wanted - listed.length,
  );
  const chosenFrom =
    listed.length > 0 && linked.length > 0 ? 'sitemap+links' : listed.length > 0 ? 'sitemap' : linked.length > 0 ? 'links' : 'none';
  return { chosenFrom, urls: [...listed, ...linked] };
}

/** "/" and "/pages/accueil" with and without a slash are one page. */
function pageKey(url: string): string {
  return url.replace(/#.*$/, '').replace(/\/$/, '');
}
