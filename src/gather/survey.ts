import { load } from 'cheerio';
import { createHash } from 'node:crypto';
import type { BrowserContext, Page } from 'playwright';
import type { AuditBrowser } from '../browser/launch.ts';
import { CookieAuditError } from '../model/errors.ts';
import type { PolicyPage } from '../model/evidence.ts';
import { failureOf, ObservationFailed, refusalOf } from './failure.ts';
import type { Link } from './links.ts';
import { VIEWPORT, type GatherOptions } from './options.ts';
import { closeContext, within } from './time-limit.ts';

const LOAD_CAP_MS = 10_000;
const LARGEST_SITEMAP = 20 * 1024 * 1024;
const knownPolicyPaths = ['/terms/cookies-policy/', '/terms/cookies-information/'];
const asset = /\.(pdf|zip|csv|json|xml|xlsx?|docx?|png|jpe?g|gif|svg|webp|mp[34]|ics|rss|atom|geojson|gz)$/i;

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

  private constructor(browser: AuditBrowser, context: BrowserContext, options: GatherOptions) {
    this.#browser = browser;
    this.#context = context;
    this.#options = options;
  }

  static async open(browser: AuditBrowser, options: GatherOptions): Promise<Survey> {
    const { context } = await browser.newContext({ locale: options.locale, viewport: VIEWPORT });
    return new Survey(browser, context, options);
  }

  async close(): Promise<void> {
    await closeContext(this.#context);
  }

  async #newPage(): Promise<Page> {
    return await within(this.#options.timeoutMs, 'opening a page', this.#context.newPage());
  }

  /** URLs of the sitemap (https://www.sitemaps.org/protocol.html) in its order; empty where there is none. */
  async sitemap(): Promise<string[]> {
    const origin = new URL(this.#options.url).origin;
    const robots = await this.#text(`${origin}/robots.txt`);
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

  /** Finds and keeps the page on which the portal declares its cookies. */
  async policyPage(links: readonly Link[], startUrl: string): Promise<PolicySnapshot> {
    const candidates = policyCandidates(links, startUrl, this.#options.policyUrl);
    const lookedAt: string[] = [];
    let refused: PolicySnapshot | null = null;
    for (const { url, foundBy } of candidates) {
      lookedAt.push(url);
      const snapshot = await this.#snapshot(url, foundBy, lookedAt);
      if (snapshot.page.outcome.ok) return snapshot;
      // What a link or the portal's file promises and does not answer is told; a guessed path is not.
      if (foundBy !== 'known-path') refused ??= snapshot;
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
    return refused === null ? { page: none, text: null } : { ...refused, page: { ...refused.page, lookedAt } };
  }

  async #snapshot(url: string, foundBy: PolicyPage['foundBy'], lookedAt: string[]): Promise<PolicySnapshot> {
    const base = { foundBy, lookedAt: [...lookedAt], contentType: null, sha256: null, file: null };
    const page = await this.#newPage();
    try {
      const response = await page.goto(url, { waitUntil: 'domcontentloaded', timeout: this.#options.timeoutMs });
      // A table that a script builds comes with the page's resources; one that never answers is not waited for.
      await page.waitForLoadState('load', { timeout: LOAD_CAP_MS }).catch(() => undefined);
      const text = await within(this.#options.timeoutMs, 'reading the policy page', page.content());
      const refusal = refusalOf(response?.status() ?? null, await page.title(), text);
      if (refusal !== null) throw new ObservationFailed(refusal.code, refusal.message);
      const file = this.#options.files === null ? null : 'policy-page.html';
      if (file !== null) await this.#options.files?.write(file, text);
      return {
        text,
        page: {
          ...base,
          outcome: { ok: true },
          url: page.url(),
          contentType: response?.headers()['content-type'] ?? null,
          sha256: createHash('sha256').update(text).digest('hex'),
          file,
        },
      };
    } catch (error) {
      if (error instanceof CookieAuditError) throw error;
      const failure = failureOf(error, { interrupted: this.#options.signal.aborted, browserAlive: this.#browser.alive });
      return { text: null, page: { ...base, outcome: { ok: false, error: failure }, url } };
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

interface PolicyCandidate {
  url: string;
  foundBy: PolicyPage['foundBy'];
}

/** Where the declaration may be, best first: as told, a link about cookies, known paths, a link about privacy. */
export function policyCandidates(links: readonly Link[], startUrl: string, told: string | null): PolicyCandidate[] {
  const about = (pattern: RegExp): PolicyCandidate[] =>
    links
      .filter(({ href, text }) => pattern.test(text) || pattern.test(decodeURI(safe(href))))
      .map(({ href }) => ({ url: href.replace(/#.*$/, ''), foundBy: 'link' as const }));
  const all: PolicyCandidate[] = [
    ...(told === null || !URL.canParse(told, startUrl) ? [] : [{ url: new URL(told, startUrl).href, foundBy: 'portal-file' as const }]),
    ...about(/cookie|traceur|galleta/i).slice(0, 3),
    ...knownPolicyPaths.map((path) => ({ url: new URL(path, startUrl).href, foundBy: 'known-path' as const })),
    ...about(/privacy|confidentialit|vie priv|données personnelles|datenschutz|privacidad|privacidade/i).slice(0, 2),
  ];
  return all.filter((candidate, index) => all.findIndex(({ url }) => url === candidate.url) === index);
}

/** A page's href may hold escapes that do not decode. */
function safe(href: string): string {
  return href.replace(/%(?![0-7][0-9a-f])/gi, '%25');
}

/** Chooses inner pages, the same at every visit: the sitemap in its order, then links in document order. */
export function chooseInnerPages(
  sitemap: readonly string[],
  links: readonly Link[],
  startUrl: string,
  wanted: number,
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
