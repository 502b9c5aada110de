import { readFileSync } from 'node:fs';
import { request } from 'node:https';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { portals, type PortalFixture } from '../../fixtures/sites/portals.ts';
import { startFixtures, type FixtureServer, type Hit } from '../../fixtures/sites/server.ts';
import { readTruth, type Truth } from '../../fixtures/sites/truth.ts';
import { DISABLE_FEATURES } from '../../src/browser/disabled-features.ts';

type Choice = 'accept' | 'reject';
type Phase = `no-choice/${'before' | 'inner'}` | `${Choice}/${'before' | 'after' | 'reload' | 'inner'}`;

const LONGEST_LIFE = 400 * 86_400; // the browser's cap
const MATOMO = 'stats.mesure-audience.example';
const DIALOG = 'Gestion de vos préférences sur les cookies';

let server: FixtureServer;
let browser: Browser;

beforeAll(async () => {
  server = await startFixtures();
  const rules = server.hosts.map((host) => `MAP ${host}:443 127.0.0.1:${server.port}`);
  browser = await chromium.launch({
    executablePath: process.env['COOKIE_AUDIT_BROWSER'] ?? '/usr/bin/chromium',
    chromiumSandbox: process.getuid?.() !== 0,
    args: [`--host-resolver-rules=${[...rules, 'MAP * ~NOTFOUND'].join(', ')}`, '--ignore-certificate-errors', DISABLE_FEATURES],
  });
}, 60_000);

afterAll(async () => {
  await browser.close();
  await server.close();
});

const truths = new Map(await Promise.all(portals.map(async (portal) => [portal.id, await readTruth(portal)] as const)));

function truthOf({ id }: PortalFixture): Truth {
  const truth = truths.get(id);
  if (truth === undefined) throw new Error(`no truth for ${id}`);
  return truth;
}

/** A test with a page of a fresh profile. */
const pageTest = test.extend<{ page: Page }>({
  page: async ({ task }, use) => {
    const context = await browser.newContext();
    const page = await context.newPage();
    page.setDefaultTimeout(task.timeout);
    await use(page);
    await context.close();
  },
});

/** A navigation, until the page, its scripts and the hits these send have come to rest. */
async function load(page: Page, action: () => Promise<unknown>): Promise<void> {
  await action();
  await page.waitForLoadState('networkidle');
}

/** `expect.poll` is for the one test that runs; these run side by side. */
async function eventually(check: () => void | Promise<void>): Promise<void> {
  await vi.waitFor(check, { timeout: 5000, interval: 50 });
}

interface JarCookie {
  name: string;
  domain: string;
  path: string;
  httpOnly: boolean;
  secure: boolean;
  sameSite: string;
}

const byName = (a: { name: string }, b: { name: string }): number => (a.name < b.name ? -1 : 1);

async function jar(context: BrowserContext): Promise<JarCookie[]> {
  const cookies = await context.cookies();
  return cookies
    .map(({ name, domain, path, httpOnly, secure, sameSite }) => ({ name, domain, path, httpOnly, secure, sameSite }))
    .sort(byName);
}

/** What the truth says lies in the jar, as playwright tells it: a leading dot unless host-only, Lax by default. */
function expectedJar(truth: Truth, phase: Phase): JarCookie[] {
  return truth.cookies
    .filter((cookie) => cookie.party === 'first' && cookie.seen.includes(phase))
    .map(({ name, domain, hostOnly, path, httpOnly, secure, sameSite }) => ({
      name,
      domain: hostOnly ? domain : `.${domain}`,
      path,
      httpOnly,
      secure,
      sameSite: sameSite ?? 'Lax',
    }))
    .sort(byName);
}

/** Waits until the jar holds what it should, then checks that each cookie lives as long as it should. */
async function expectJar(page: Page, truth: Truth, phase: Phase): Promise<void> {
  await eventually(async () => expect(await jar(page.context()), phase).toEqual(expectedJar(truth, phase)));
  const now = Date.now() / 1000;
  for (const cookie of await page.context().cookies()) {
    const written = truth.cookies.find(({ name }) => name === cookie.name)?.lifetimeSeconds ?? Number.NaN;
    const expected = Math.min(written, LONGEST_LIFE);
    expect(cookie.expires - now, `${phase} ${cookie.name}`).toBeGreaterThan(expected - 60);
    expect(cookie.expires - now, `${phase} ${cookie.name}`).toBeLessThan(expected + 5);
  }
}

interface Answer {
  status: number;
  setCookie: string[];
  location: string | undefined;
  server: string | undefined;
  body: string;
}

/** Asks the server without a browser. */
function ask(url: string, options: { method?: string; cookie?: string; form?: Record<string, string> } = {}): Promise<Answer> {
  const { hostname, pathname, search } = new URL(url);
  return new Promise((resolve, reject) => {
    const outgoing = request(
      {
        host: '127.0.0.1',
        port: server.port,
        path: pathname + search,
        method: options.method ?? 'GET',
        headers: { Host: hostname, ...(options.cookie === undefined ? {} : { Cookie: options.cookie }) },
        rejectUnauthorized: false,
        agent: false,
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          const { headers, statusCode } = response;
          resolve({
            status: statusCode ?? 0,
            setCookie: headers['set-cookie'] ?? [],
            location: headers.location,
            server: [headers.server].flat()[0],
            body: Buffer.concat(chunks).toString('utf8'),
          });
        });
      },
    );
    outgoing.on('error', reject);
    outgoing.end(options.form === undefined ? undefined : new URLSearchParams(options.form).toString());
  });
}

/** The pages that robots.txt leads to. */
async function sitemap(portal: PortalFixture): Promise<string[]> {
  const robots = await ask(new URL('/robots.txt', portal.url).href);
  const location = /^Sitemap: (\S+)$/m.exec(robots.body)?.[1] ?? '';
  const { body } = await ask(location);
  return [...body.matchAll(/<loc>([^<]+)<\/loc>/g)].map((match) => match[1] ?? '');
}

const INNER = ['/explore/', '/pages/about/', '/terms/cookies-policy/'];

/**
 * Collects the hosts, its own apart, that a page asks for something. The check waits for the hosts it
 * is told (a redirect takes a moment), and begins a new collection.
 */
function watchThirdParties(page: Page, portal: PortalFixture): (expected: string[] | undefined, what: string) => Promise<void> {
  const own = new URL(portal.url).hostname;
  const hosts = new Set<string>();
  page.on('request', (each) => {
    const { hostname } = new URL(each.url());
    if (hostname !== own) hosts.add(hostname);
  });
  return async (expected = [], what) => {
    await eventually(() => expect([...hosts].sort(), what).toEqual(expected));
    hosts.clear();
  };
}

type Thirds = Partial<Record<Phase, string[]>>;
const GOOGLE = ['stats.g.doubleclick.net', 'www.google-analytics.com'];
const TAG = ['www.googletagmanager.com'];

/** Which other hosts each phase asks, where it asks any. */
const thirdParties: Record<string, Thirds> = {
  jmorel: {},
  bfortune: {
    'no-choice/before': [MATOMO],
    'no-choice/inner': [MATOMO],
    'accept/before': [MATOMO],
    'accept/reload': [MATOMO],
    'accept/inner': [MATOMO],
    'reject/before': [MATOMO],
  },
  mtran: { 'accept/after': GOOGLE, 'accept/reload': GOOGLE, 'accept/inner': GOOGLE },
  smartbump: {
    'accept/after': TAG,
    'accept/reload': TAG,
    'accept/inner': TAG,
    'reject/after': TAG,
    'reject/reload': TAG,
    'reject/inner': TAG,
  },
  'dashboard-paris': { 'accept/after': [MATOMO], 'accept/reload': [MATOMO], 'accept/inner': [MATOMO] },
};

async function choose(page: Page, accept: boolean): Promise<void> {
  const dialog = page.getByRole('dialog', { name: DIALOG });
  await dialog.waitFor({ state: 'visible' });
  if (accept) await dialog.locator('.ods-switch__slider').click();
  await dialog.getByRole('button', { name: 'Sauvegarder mes choix' }).click();
  await dialog.waitFor({ state: 'hidden' });
}

describe.concurrent.each(portals)('$id', { timeout: 30_000 }, (portal) => {
  const truth = truthOf(portal);
  const thirds = thirdParties[portal.id] ?? {};

  test('the truth is about this portal', () => {
    expect(`${truth.portal}/`).toBe(portal.url);
  });

  pageTest('without a choice', async ({ page }) => {
    const expectThirds = watchThirdParties(page, portal);
    await load(page, () => page.goto(portal.url));
    expect(page.url()).toBe(new URL('/pages/accueil/', portal.url).href);
    expect(await page.locator('html').getAttribute('data-datasets')).toBe('3');
    expect(await page.getByRole('dialog').isVisible()).toBe(truth.banner);
    expect(await page.locator('.ods-manage-cookies-preferences__show-button').count()).toBe(truth.banner ? 1 : 0);
    await expectJar(page, truth, 'no-choice/before');
    await expectThirds(thirds['no-choice/before'], 'no-choice/before');

    for (const path of INNER) await load(page, () => page.goto(new URL(path, portal.url).href));
    await expectJar(page, truth, 'no-choice/inner');
    await expectThirds(thirds['no-choice/inner'], 'no-choice/inner');
  });

  const choices: Choice[] = truth.banner ? ['accept', 'reject'] : [];
  pageTest.for(choices)('%s', async (scenario, { page }) => {
    const dialog = page.getByRole('dialog');
    const expectThirds = watchThirdParties(page, portal);
    await load(page, () => page.goto(portal.url));
    await expectJar(page, truth, `${scenario}/before`);
    await expectThirds(thirds[`${scenario}/before`], `${scenario}/before`);

    await choose(page, scenario === 'accept');
    await expectJar(page, truth, `${scenario}/after`);
    await expectThirds(thirds[`${scenario}/after`], `${scenario}/after`);

    await load(page, () => page.reload());
    expect(await dialog.isVisible()).toBe(false);
    await expectJar(page, truth, `${scenario}/reload`);
    await expectThirds(thirds[`${scenario}/reload`], `${scenario}/reload`);

    for (const path of INNER) {
      await load(page, () => page.goto(new URL(path, portal.url).href));
      expect(await dialog.isVisible()).toBe(false);
      await expectThirds(thirds[`${scenario}/inner`], path);
    }
    await expectJar(page, truth, `${scenario}/inner`);
  });

  pageTest('the policy page and the document declare what the truth says', async ({ page }) => {
    await page.goto(new URL('/terms/cookies-policy/', portal.url).href);
    const rows = await page.locator('table tr').evaluateAll((all) => all.map((row) => [...row.children].map((cell) => cell.textContent)));
    expect(rows[0]).toEqual(["Service provider's name", 'Function and location', 'Cookie name(s)', 'Purposes']);
    const names = rows.slice(1).map((cells) => cells[2]);
    expect(names).toEqual(
      portal.id === 'smartbump' ? ['sessionid', 'django_language'] : ['sessionid', 'django_language', 'csrftoken', 'cookies_preferences'],
    );
    for (const cookie of truth.cookies) expect(names.includes(cookie.name), cookie.name).toBe(cookie.declared);
    const { hostname } = new URL(portal.url);
    const heading = `What cookies are used on the https://${hostname} platform`;
    expect(await page.getByRole('heading', { name: heading }).count()).toBe(1);

    const document = readFileSync(portal.policyFile, 'utf8');
    const cells = document.split('\n').map((line) => line.split('\t'));
    const listed = cells.filter((each) => each[0] === 'Opendatasoft').flatMap((each) => each[2] ?? []);
    expect(listed).toEqual(names);
    expect(document).toContain(hostname);
    expect(document.endsWith('\n')).toBe(false);
  });

  pageTest('robots.txt, sitemap and the footer lead to the pages', async ({ page }) => {
    const origin = portal.url.slice(0, -1);
    expect(await sitemap(portal)).toEqual(['/pages/accueil/', ...INNER].map((path) => origin + path));
    await page.goto(portal.url);
    const name = portal.id === 'jmorel' ? 'Cookies policy' : 'Charte des cookies';
    const link = page.locator('footer > ul').getByRole('link', { name, includeHidden: true });
    expect(await link.getAttribute('href')).toBe('/terms/cookies-policy/');
  });

  test('sets its cookies over HTTP as Django does', async () => {
    const start = new URL('/pages/accueil/', portal.url).href;
    const first = await ask(start);
    expect(first.server).toBe('openresty');
    expect(first.setCookie).toHaveLength(1);
    expect(first.setCookie[0]).toMatch(/^csrftoken=[A-Za-z0-9]{32}; expires=[^;]+ GMT; Max-Age=31449600; Path=\/; SameSite=Lax; Secure$/);
    const token = /^csrftoken=(\w+)/.exec(first.setCookie[0] ?? '')?.[1] ?? '';
    const cookie = `csrftoken=${token}`;
    expect((await ask(start, { cookie })).setCookie).toEqual([]);

    const chosen = await ask(`${start}?flg=en-gb`, { cookie });
    expect(chosen.setCookie).toEqual([expect.stringMatching(/^django_language=en-gb; .*Max-Age=31536000; /)]);
    expect(chosen.body).toContain('<html lang="en">');

    const form = { csrfmiddlewaretoken: token, language: 'fr', next: '/explore/' };
    const language = await ask(new URL('/i18n/setlang/', portal.url).href, { method: 'POST', cookie, form });
    expect(language).toMatchObject({ status: 302, location: '/explore/' });
    expect(language.setCookie).toEqual([expect.stringMatching(/^django_language=fr; /)]);

    const login = new URL('/login/', portal.url).href;
    expect((await ask(login, { cookie })).setCookie).toEqual([]);
    expect((await ask(login, { method: 'POST', cookie })).status).toBe(403);
    const session = await ask(login, { method: 'POST', cookie, form: { csrfmiddlewaretoken: token } });
    expect(session.setCookie).toEqual([expect.stringMatching(/^sessionid=\w{32}; .*HttpOnly; Max-Age=1209600; /)]);
  });
});

describe.concurrent('the banner', { timeout: 30_000 }, () => {
  pageTest('has one button, a switch that is off, and stores the choice as JSON', async ({ page }) => {
    await load(page, () => page.goto('https://dashboard.paris/'));
    const dialog = page.getByRole('dialog', { name: DIALOG });
    const knob = dialog.getByRole('switch');
    expect(await dialog.getByRole('button').allTextContents()).toEqual(['Sauvegarder mes choix']);
    expect(await knob.isChecked()).toBe(false);
    const words = await dialog.innerText();
    expect(words).toContain('Cookies strictement nécessaires — Toujours actif');
    expect(words).toContain("Mesure d'audience (Matomo) — Inactif");
    expect(await dialog.getByRole('link').allTextContents()).toEqual(['Consulter la charte des cookies']);

    await dialog.locator('.ods-switch__slider').click();
    expect(await knob.isChecked()).toBe(true);
    expect(await dialog.innerText()).toContain("Mesure d'audience (Matomo) — Actif");
    await dialog.getByRole('button').click();
    await dialog.waitFor({ state: 'hidden' });

    const kept = async (): Promise<string | undefined> =>
      (await page.context().cookies()).find(({ name }) => name === 'cookies_preferences')?.value;
    // The panel is closed before the browser has stored what the script wrote.
    await expect.poll(kept).toBeDefined();
    expect(JSON.parse(decodeURIComponent((await kept()) ?? ''))).toEqual({
      functional_cookies: true,
      ga: false,
      matomo: true,
      xiti: false,
      at: false,
      piano: false,
      eulerian: false,
      timestamp: expect.any(Number),
    });

    await page.getByRole('button', { name: 'Gestion des cookies' }).click();
    await dialog.waitFor({ state: 'visible' });
    expect(await knob.isChecked()).toBe(true);
  });
});

describe.concurrent('third parties', { timeout: 30_000 }, () => {
  pageTest("mtran's pixel goes by a redirect to the host that sets the cookie", async ({ page }) => {
    await load(page, () => page.goto('https://mtran.my.opendatasoft.com/'));
    const answered = page.waitForResponse((response) => response.url().startsWith('https://stats.g.doubleclick.net/'));
    await choose(page, true);
    const response = await answered;
    expect(await response.headerValue('set-cookie')).toMatch(
      /^IDE=[\w-]+; Domain=\.doubleclick\.net; Path=\/; Max-Age=33696000; Secure; HttpOnly; SameSite=None$/,
    );
    const redirected = response.request().redirectedFrom();
    expect(redirected?.url()).toMatch(/^https:\/\/www\.google-analytics\.com\/r\/collect\?/);
    const before = await redirected?.response();
    expect(before?.status()).toBe(302);
    expect(await before?.headerValue('set-cookie')).toBeNull();
  });

  pageTest('Matomo keeps its visitor on an accepted reload and sets nothing from its own host', async ({ page }) => {
    await load(page, () => page.goto('https://bfortune.opendatasoft.com/'));
    const visitor = async (): Promise<string | undefined> =>
      (await page.context().cookies()).find(({ name }) => name === '_pk_id.1.a3f2')?.value;
    const first = await visitor();
    expect(first).toMatch(/^[0-9a-f]{22}\.\d{10}\.$/);
    await choose(page, true);
    await load(page, () => page.reload());
    expect(await visitor()).toBe(first);
    expect((await ask(`https://${MATOMO}/matomo.php?idsite=1`)).setCookie).toEqual([]);
  });
});

describe.concurrent('extra hosts', { timeout: 30_000 }, () => {
  const banners = [
    { host: 'banner-en.example', accept: 'Accept all', reject: 'Reject all' },
    { host: 'banner-fr.example', accept: 'Tout accepter', reject: 'Tout refuser' },
    { host: 'banner-fr-link.example', accept: 'Accepter', reject: 'Continuer sans accepter' },
  ];

  async function names(page: Page): Promise<string[]> {
    return (await page.context().cookies()).map(({ name, value }) => (name === 'consent_choice' ? `${name}=${value}` : name)).sort();
  }

  const clicks = banners.flatMap(({ host, accept, reject }) => [
    { host, click: accept, stored: ['consent_choice=accepted', 'trk_id'] },
    { host, click: reject, stored: ['consent_choice=rejected'] },
  ]);

  pageTest.for(clicks)('$host: $click', async ({ host, click, stored }, { page }) => {
    const banner = page.locator('[data-banner]');
    await load(page, () => page.goto(`https://${host}/`));
    expect(await names(page)).toEqual([]);
    await banner.getByText(click, { exact: true }).click();
    await banner.waitFor({ state: 'hidden' });
    await eventually(async () => expect(await names(page)).toEqual(stored));
    await load(page, () => page.goto(`https://${host}/about/`));
    expect(await banner.isVisible()).toBe(false);
    expect(await names(page)).toEqual(stored);
  });

  pageTest('banner-noreject.example refuses only on its second layer, with a switch turned off', async ({ page }) => {
    await load(page, () => page.goto('https://banner-noreject.example/'));
    expect(await page.locator('[data-first-layer]').getByRole('button').allTextContents()).toEqual(['Accept', 'Settings']);
    await page.getByRole('button', { name: 'Settings' }).click();
    expect(await page.getByRole('switch', { name: 'Statistics' }).isChecked()).toBe(true);
    expect(await page.getByRole('switch', { name: 'Marketing' }).isChecked()).toBe(false);
    await page.getByText('Statistics').click();
    await page.getByRole('button', { name: 'Save choices' }).click();
    await page.locator('[data-banner]').waitFor({ state: 'hidden' });
    expect(await names(page)).toEqual(['consent_choice=rejected']);
  });

  pageTest('banner-undone.example comes back', async ({ page }) => {
    const banner = page.locator('[data-banner]');
    await load(page, () => page.goto('https://banner-undone.example/'));
    await page.getByRole('button', { name: 'Reject' }).click();
    await banner.waitFor({ state: 'hidden' });
    expect(await names(page)).toEqual([]);
    await load(page, () => page.reload());
    expect(await banner.isVisible()).toBe(true);
  });

  pageTest('newsletter.example has a modal and no cookie', async ({ page }) => {
    await load(page, () => page.goto('https://newsletter.example/'));
    await page.getByRole('button', { name: 'No thanks' }).click();
    await page.getByRole('dialog', { includeHidden: true }).waitFor({ state: 'hidden' });
    expect(await names(page)).toEqual([]);
  });

  pageTest('hostile.example gets its names, values and title stored', async ({ page }) => {
    const dialogs: string[] = [];
    const errors: string[] = [];
    page.on('dialog', (dialog) => {
      dialogs.push(dialog.message());
      return dialog.accept();
    });
    page.on('pageerror', (error) => errors.push(error.message));
    await load(page, () => page.goto('https://hostile.example/'));
    expect(dialogs).toEqual(['hostile']);
    expect(errors).toEqual(['<b>hostile</b> \u001b[31m error']);
    expect(await page.title()).toContain('\u009b31mred');
    expect(await page.locator('title').textContent()).toContain('\u001b[31mred');
    const cookies = new Map((await page.context().cookies()).map(({ name, value }) => [name, value]));
    expect([...cookies.keys()].sort()).toEqual(
      [
        '<img/src/onerror>',
        '<b>bold</b>',
        'csv',
        "@SUM(1+1)*cmd|' /C calc'!A0",
        '__proto__',
        'constructor',
        '::error::annotation',
        'big',
        'préférence_日本🍪',
        '\u202eeikooc',
      ].sort(),
    );
    expect(cookies.get('csv')).toBe("=cmd|' /C calc'!A0");
    expect(cookies.get('<b>bold</b>')).toBe('<img src=x onerror=1>');
    expect(cookies.get('big')).toHaveLength(4093);
  });

  test.each([
    ['error.example', 500, /Internal Server Error/],
    ['forbidden.example', 403, /Checking your browser/],
    ['nopolicy.example', 200, /Welcome/],
    ['unknown.example', 404, /Not found/],
  ] as const)('%s answers %i', async (host, status, words) => {
    const answer = await ask(`https://${host}/`);
    expect(answer).toMatchObject({ status, server: 'openresty', body: expect.stringMatching(words) });
    expect(answer.setCookie).toHaveLength(host === 'nopolicy.example' ? 1 : 0);
  });

  pageTest('empty-policy.example links a policy without a table', async ({ page }) => {
    await page.goto('https://empty-policy.example/');
    await page.getByRole('link', { name: 'Cookie policy' }).click();
    await page.getByRole('heading', { name: 'Cookie policy' }).waitFor();
    expect(await page.locator('table').count()).toBe(0);
  });

  pageTest('redirect.example goes round in a circle', async ({ page }) => {
    await expect(page.goto('https://redirect.example/')).rejects.toThrow('ERR_TOO_MANY_REDIRECTS');
  });

  pageTest('hang.example begins its page and never ends it', async ({ page }) => {
    await page.goto('https://hang.example/', { waitUntil: 'commit' });
    await page.getByText('Wait').waitFor();
    expect(await page.evaluate(() => document.readyState)).toBe('loading');
  });

  pageTest('slow-asset.example waits for its image for ever', async ({ page }) => {
    await page.goto('https://slow-asset.example/', { waitUntil: 'domcontentloaded' });
    expect(await page.evaluate(() => document.readyState)).toBe('interactive');
  });
});

describe('the server', () => {
  test('records every request with its cookies', async () => {
    const seen = server.hits.length;
    await ask('https://jmorel.opendatasoft.com/explore/?q=1', { cookie: 'csrftoken=abc' });
    const expected: Hit = { host: 'jmorel.opendatasoft.com', method: 'GET', path: '/explore/?q=1', cookie: 'csrftoken=abc' };
    expect(server.hits.slice(seen)).toContainEqual(expected);
  });

  test('closes with a response still open', async () => {
    const other = await startFixtures();
    expect(other.resolve).toContain(`dashboard.paris=127.0.0.1:${other.port}`);
    const ended = new Promise<void>((resolve, reject) => {
      const outgoing = request(
        { host: '127.0.0.1', port: other.port, headers: { Host: 'hang.example' }, rejectUnauthorized: false, agent: false },
        (response) => {
          response.on('close', resolve);
          response.on('error', () => undefined);
          response.resume();
          response.once('data', () => {
            other.close().catch(reject);
          });
        },
      );
      outgoing.on('error', reject);
      outgoing.end();
    });
    await ended;
  });
});
