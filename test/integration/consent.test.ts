import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chromium } from 'playwright';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { DISABLE_FEATURES } from '../../src/browser/disabled-features.ts';
import { detectBanner, finish, makeChoice, pageStorageItems } from '../../src/consent/engine.ts';
import type { ChoiceOptions, ChoiceResult, StoredItem } from '../../src/consent/engine.ts';
import { pages } from '../unit/consent/pages.ts';

vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

let browser: Browser;
let server: Server;
let origin: string;

beforeAll(async () => {
  server = createServer((request, response) => {
    const name = new URL(request.url ?? '/', 'http://x').pathname.slice(1);
    const page = pages[name];
    response.writeHead(page === undefined ? 404 : 200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(page ?? 'not found');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  browser = await chromium.launch({
    executablePath: process.env['COOKIE_AUDIT_BROWSER'] ?? '',
    chromiumSandbox: process.getuid?.() !== 0,
    args: [DISABLE_FEATURES],
  });
});

afterAll(async () => {
  await browser.close();
  await new Promise((resolve) => server.close(resolve));
});

async function storedItems(page: Page): Promise<StoredItem[]> {
  const cookies = await page.context().cookies();
  const jar = cookies.map(({ name, value, domain, path }): StoredItem => ({
    where: 'cookie',
    name,
    value,
    key: `${name} ${domain} ${path}`,
  }));
  return [...jar, ...(await pageStorageItems(page))];
}

interface Visit extends ChoiceResult {
  page: Page;
  cookies: Record<string, string>;
  ms: number;
}

async function visit(
  name: string,
  choice: 'accept' | 'reject',
  use: (visit: Visit) => void | Promise<void>,
  more: Partial<ChoiceOptions> = {},
): Promise<void> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  try {
    const page = await context.newPage();
    await page.goto(`${origin}/${name}`);
    const began = performance.now();
    const settle = async (): Promise<void> => {
      // Pages that have something late to show say so; the audit passes page time by the virtual clock instead.
      await page.waitForFunction(() => document.documentElement.dataset['pending'] === undefined, undefined, { timeout: 6000 });
    };
    const result = await makeChoice({
      page,
      choice,
      bannerExpectation: 'unknown',
      timeoutMs: 20_000,
      storage: { read: () => storedItems(page) },
      now: () => Math.round(performance.now() - began),
      settle,
      ...more,
    });
    const ms = Math.round(performance.now() - began);
    if (process.env['CONSENT_TRACE'] !== undefined) console.log(name, choice, ms, JSON.stringify(result.transcript.attempts));
    const cookies = Object.fromEntries((await context.cookies()).map((cookie) => [cookie.name, decodeURIComponent(cookie.value)]));
    await use({ ...result, page, cookies, ms });
  } finally {
    await context.close();
  }
}

describe('banners that are worked and proved', () => {
  const cases: [page: string, choice: 'accept' | 'reject', cookie: string, value: RegExp][] = [
    ['en-bar', 'accept', 'consent', /^accepted$/],
    ['en-bar', 'reject', 'consent', /^rejected$/],
    ['fr-modal', 'accept', 'choix_cookies', /^accepte$/],
    ['fr-modal', 'reject', 'choix_cookies', /^refuse$/],
    ['fr-link', 'accept', 'consentement', /^oui$/],
    ['fr-link', 'reject', 'consentement', /^non$/],
    ['ods', 'accept', 'cookies_preferences', /"matomo":true/],
    ['ods', 'reject', 'cookies_preferences', /"matomo":false/],
    ['layers', 'accept', 'cookie_prefs', /"analytics":true,"marketing":true/],
    ['layers', 'reject', 'cookie_prefs', /"analytics":false,"marketing":false/],
    ['layers-preticked-no-reject', 'reject', 'cookie_prefs', /"analytics":false,"marketing":false/],
    ['silent-layer', 'reject', 'cookie_choice', /^statistics:0,marketing:0$/],
    ['reject-then-save', 'reject', 'consent', /^rejected$/],
    ['fading', 'reject', 'consent', /^rejected$/],
    ['shadow', 'accept', 'consent', /^accepted$/],
    ['shadow', 'reject', 'consent', /^rejected$/],
    ['dialog', 'accept', 'consent', /^accepted$/],
    ['dialog', 'reject', 'consent', /^rejected$/],
    ['frame', 'accept', 'consent', /^accepted$/],
    ['frame', 'reject', 'consent', /^rejected$/],
    ['reloads', 'accept', 'consent', /^accepted$/],
    ['reloads', 'reject', 'consent', /^rejected$/],
    ['late', 'reject', 'consent', /^rejected$/],
    ['in-flow', 'reject', 'consent', /^rejected$/],
    ['thanks', 'reject', 'consent', /^rejected$/],
    ['spans', 'reject', 'consent', /^rejected$/],
    ['after-scroll', 'reject', 'consent', /^rejected$/],
    ['hostile', 'reject', 'consent', /^rejected$/],
    ['early', 'reject', 'consent', /^rejected$/],
    ['hidden-twin', 'reject', 'consent', /^rejected$/],
  ];

  it.each(cases)('%s: %s', async (name, choice, cookie, value) => {
    await visit(name, choice, async ({ transcript, cookies, recheck, page }) => {
      expect(transcript.reason).toBeNull();
      expect(transcript.outcome).toBe('done');
      expect(transcript.driver).toBe('heuristic');
      expect(transcript.banner?.controls.length).toBeGreaterThan(0);
      expect(transcript.proof.bannerGone).toBe(true);
      expect(transcript.proof.stored).toContainEqual({ where: 'cookie', name: cookie, content: 'agrees' });
      expect(cookies[cookie]).toMatch(value);
      await page.reload();
      expect(await recheck()).toBe(true);
      expect(finish(transcript, true)).toMatchObject({ outcome: 'done', proof: { staysAway: true } });
    });
  });

  it('proves a choice that is kept in localStorage only', async () => {
    await visit('local-storage', 'reject', async ({ transcript, page }) => {
      expect(transcript.outcome).toBe('done');
      expect(transcript.proof.stored).toEqual([{ where: 'localStorage', name: 'cookie-consent', content: 'agrees' }]);
      expect(await page.evaluate(() => localStorage.getItem('cookie-consent'))).toBe('{"analytics":false}');
    });
  });

  it('works a tool that autoconsent knows without its rule', async () => {
    for (const choice of ['accept', 'reject'] as const) {
      await visit('complianz', choice, ({ transcript, cookies }) => {
        expect(transcript).toMatchObject({ outcome: 'done', driver: 'heuristic' });
        expect(cookies['cmplz_marketing']).toBe(choice === 'accept' ? 'allow' : 'deny');
      });
    }
  });

  it('follows the steps of the portal file first', async () => {
    const script = {
      steps: [{ click: 'text=Personnaliser', optional: true }, { check: '#matomo' }, { click: 'button:has-text("Sauvegarder")' }],
      choiceStoredIn: 'cookies_preferences',
    };
    await visit(
      'ods',
      'accept',
      ({ transcript, cookies }) => {
        expect(transcript).toMatchObject({ outcome: 'done', driver: 'scripted' });
        expect(transcript.attempts[0]?.steps.map(({ what, ok }) => [what, ok])).toEqual([
          ['click', true],
          ['check', true],
          ['click', true],
          ['verify', true],
        ]);
        expect(cookies['cookies_preferences']).toContain('"matomo":true');
      },
      { script },
    );
  });

  it('goes on to the next driver when the steps do not fit', async () => {
    await visit(
      'en-bar',
      'reject',
      ({ transcript }) => {
        expect(transcript).toMatchObject({ outcome: 'done', driver: 'heuristic' });
        expect(transcript.attempts[0]).toMatchObject({ driver: 'scripted', result: 'absent' });
      },
      { script: { steps: [{ click: '#nowhere' }] } },
    );
  });
});

describe('what is not proved is failed', () => {
  const cases: [page: string, choice: 'accept' | 'reject', reason: RegExp][] = [
    ['nothing-stored', 'reject', /nothing was stored/],
    ['contradiction', 'reject', /stored choice says otherwise/],
    ['tracker-only', 'accept', /nothing was stored/],
    ['no-reject', 'reject', /offers nothing to reject/],
    // Tried last, and believed only by what is stored.
    ['unknown-words', 'accept', /the banner is still there after the click/],
  ];

  it.each(cases)('%s: %s', async (name, choice, reason) => {
    await visit(name, choice, ({ transcript }) => {
      expect(transcript).toMatchObject({ outcome: 'failed', driver: null });
      expect(transcript.reason).toMatch(reason);
      expect(transcript.banner?.text).toMatch(/cookies/i);
      expect(transcript.attempts.length).toBeGreaterThan(0);
    });
  });

  it('a panel that stays open after its answer, until the reload shows that the answer is kept', async () => {
    await visit('stuck', 'accept', async ({ transcript, recheck, page }) => {
      expect(transcript).toMatchObject({ outcome: 'done', proof: { bannerGone: false, stored: [{ content: 'agrees' }] } });
      expect(finish(transcript, null)).toMatchObject({ outcome: 'failed' });
      await page.reload();
      const staysAway = await recheck();
      expect(staysAway).toBe(true);
      expect(finish(transcript, staysAway)).toMatchObject({ outcome: 'done', proof: { staysAway: true } });
    });
  });

  it('a banner that is back after reload', async () => {
    await visit('returns', 'reject', async ({ transcript, recheck, page }) => {
      expect(transcript.outcome).toBe('done');
      await page.reload();
      expect(await recheck()).toBe(false);
      expect(finish(transcript, false)).toMatchObject({
        outcome: 'failed',
        reason: 'the banner is back after reload: the choice was not kept',
        proof: { staysAway: false },
      });
    });
  });

  it('no banner where one is expected', async () => {
    await visit(
      'plain',
      'accept',
      ({ transcript }) => expect(transcript).toMatchObject({ outcome: 'failed', reason: 'a banner is expected, but none was found' }),
      { bannerExpectation: 'expected' },
    );
  });

  it('an interrupted visit', async () => {
    await visit(
      'en-bar',
      'accept',
      ({ transcript, cookies }) => {
        expect(transcript.outcome).toBe('failed');
        expect(cookies).toEqual({});
      },
      { signal: AbortSignal.abort() },
    );
  });
});

describe('no banner', () => {
  it.each(['plain', 'newsletter', 'age-gate', 'login', 'language', 'chat', 'footer-link', 'article', 'reopen-button', 'video-placeholder'])(
    '%s',
    async (name) => {
      await visit(name, 'accept', async ({ transcript, page, cookies }) => {
        expect(transcript).toMatchObject({ outcome: 'absent', reason: null, driver: null, banner: null });
        expect(await detectBanner(page)).toBeNull();
        expect(cookies).toEqual({});
      });
    },
  );
});

describe('banner facts', () => {
  it('tells the first layer as a person sees it', async () => {
    await visit('ods', 'reject', ({ transcript }) => {
      expect(transcript.banner).toMatchObject({ language: 'fr', cmp: null });
      expect(transcript.banner?.text).toContain('Gestion de vos préférences sur les cookies');
      expect(transcript.banner?.controls.map(({ kind, on }) => [kind, on])).toEqual([
        ['switch', false],
        ['policy', null],
        ['save', null],
      ]);
    });
  });
});
