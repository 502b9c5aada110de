import { describe, expect, it } from 'vitest';
import { classify } from '../../../src/knowledge/classify.ts';
import { knownCookies } from '../../../src/knowledge/cookies.ts';
import { parseDuration } from '../../../src/policy/duration.ts';
import { compileName, kindOfName } from '../../../src/policy/pattern.ts';

describe('the table as a whole', () => {
  it('holds at least 400 patterns, each of which compiles and takes in more than nothing', () => {
    expect(knownCookies.length).toBeGreaterThanOrEqual(400);
    for (const { pattern } of knownCookies) {
      expect(kindOfName(pattern), pattern).not.toBe('everything');
      expect(compileName(pattern).matches(pattern.replaceAll('*', 'x1')), pattern).toBe(true);
    }
  });

  it('names no pattern twice on one domain', () => {
    const keys = knownCookies.flatMap(({ pattern, domains }) => (domains ?? ['anywhere']).map((domain) => `${pattern} on ${domain}`));
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  });

  it('states lifetimes that can be read, and a source for each row', () => {
    const unread = knownCookies.filter(
      ({ lifetime }) => lifetime !== undefined && lifetime !== 'deleted at once' && !parseDuration(lifetime).understood,
    );
    expect(unread.map(({ pattern }) => pattern)).toEqual([]);
    expect(knownCookies.filter(({ source }) => !/^https:\/\/|^common practice$/u.test(source))).toEqual([]);
  });

  it('binds names of one or two letters to the domain of their maker', () => {
    expect(
      knownCookies
        .filter(({ pattern, domains }) => pattern.replace(/\W/gu, '').length < 3 && domains === undefined)
        .map(({ pattern }) => pattern),
    ).toEqual([]);
  });
});

/** name, domain (null: the portal's own), category, part of the provider's name */
const wellKnown: readonly (readonly [string, string | null, string, string])[] = [
  ['_ga', null, 'statistics', 'Google Analytics'],
  ['_ga_7XQ2M9', null, 'statistics', 'Google Analytics'],
  ['_gid', null, 'statistics', 'Google Analytics'],
  ['_gat_gtag_UA_12345_1', null, 'statistics', 'Google Analytics'],
  ['__utmz', null, 'statistics', 'Google Analytics'],
  ['_gcl_au', null, 'marketing', 'Google'],
  ['__gads', null, 'marketing', 'Google'],
  ['IDE', 'doubleclick.net', 'marketing', 'Google'],
  ['NID', 'google.com', 'marketing', 'Google'],
  ['YSC', 'youtube.com', 'marketing', 'YouTube'],
  ['PREF', 'youtube.com', 'functional', 'YouTube'],
  ['_fbp', null, 'marketing', 'Meta'],
  ['fr', 'facebook.com', 'marketing', 'Meta'],
  ['bcookie', 'linkedin.com', 'marketing', 'LinkedIn'],
  ['li_gc', 'linkedin.com', 'necessary', 'LinkedIn'],
  ['_ttp', null, 'marketing', 'TikTok'],
  ['_uetvid', null, 'marketing', 'Microsoft'],
  ['MUID', 'bing.com', 'marketing', 'Microsoft'],
  ['_clck', null, 'statistics', 'Clarity'],
  ['_hjSession_12345', null, 'statistics', 'Hotjar'],
  ['_pk_id.1.a3f2', null, 'statistics', 'Matomo'],
  ['_pk_ses.7.1fff', null, 'statistics', 'Matomo'],
  ['matomo_ignore', null, 'necessary', 'Matomo'],
  ['atuserid', null, 'statistics', 'XiTi'],
  ['_pcid', null, 'statistics', 'Piano'],
  ['AMCV_0123@AdobeOrg', null, 'statistics', 'Adobe'],
  ['demdex', 'demdex.net', 'marketing', 'Adobe'],
  ['mp_abc_mixpanel', null, 'statistics', 'Mixpanel'],
  ['_cs_id', null, 'statistics', 'ContentSquare'],
  ['_vwo_uuid', null, 'statistics', 'VWO'],
  ['optimizelyEndUserId', null, 'statistics', 'Optimizely'],
  ['__qca', null, 'marketing', 'Quantcast'],
  ['cto_bundle', null, 'marketing', 'Criteo'],
  ['hubspotutk', null, 'marketing', 'HubSpot'],
  ['_mkto_trk', null, 'marketing', 'Marketo'],
  ['__kla_id', null, 'marketing', 'Klaviyo'],
  ['_ym_uid', null, 'statistics', 'Yandex'],
  ['ai_user', null, 'statistics', 'Azure'],
  ['OptanonConsent', null, 'necessary', 'OneTrust'],
  ['CookieConsent', null, 'necessary', 'Cookiebot'],
  ['didomi_token', null, 'necessary', 'Didomi'],
  ['cmplz_banner-status', null, 'necessary', 'Complianz'],
  ['tarteaucitron', null, 'necessary', 'tarteaucitron'],
  ['euconsent-v2', null, 'necessary', 'IAB'],
  ['cc_cookie', null, 'necessary', 'vanilla'],
  ['PHPSESSID', null, 'necessary', 'PHP'],
  ['JSESSIONID', null, 'necessary', 'Java'],
  ['ASP.NET_SessionId', null, 'necessary', 'ASP.NET'],
  ['XSRF-TOKEN', null, 'necessary', 'Laravel'],
  ['connect.sid', null, 'necessary', 'Express'],
  ['wordpress_logged_in_ab12', null, 'necessary', 'WordPress'],
  ['woocommerce_cart_hash', null, 'necessary', 'WooCommerce'],
  ['form_key', null, 'necessary', 'Magento'],
  ['_shopify_y', null, 'statistics', 'Shopify'],
  ['fe_typo_user', null, 'necessary', 'TYPO3'],
  ['pll_language', null, 'functional', 'Polylang'],
  ['__cf_bm', null, 'necessary', 'Cloudflare'],
  ['AWSALB', null, 'necessary', 'AWS'],
  ['ARRAffinity', null, 'necessary', 'Azure'],
  ['BIGipServerpool_web', null, 'necessary', 'F5'],
  ['visid_incap_123', null, 'necessary', 'Imperva'],
  ['_abck', null, 'necessary', 'Akamai'],
  ['NSC_abc', null, 'necessary', 'Citrix'],
  ['__stripe_mid', null, 'necessary', 'Stripe'],
  ['intercom-id-abc', null, 'functional', 'Intercom'],
  ['twk_uuid_5f', null, 'functional', 'Tawk'],
];

describe('well-known cookies', () => {
  it.each(wellKnown)('%s on %s is %s of %s', (name, domain, category, provider) => {
    const found = classify({ name, domain: domain ?? 'portal.example', party: domain === null ? 'first' : 'third', setters: [] });
    expect(found.category).toBe(category);
    expect(found.provider).toContain(provider);
    expect(['exact', 'majority']).toContain(found.confidence);
  });
});

describe('names that anyone may use', () => {
  const generic = [
    'sessionid',
    'session',
    'session_id',
    'sid',
    'token',
    'auth_token',
    'jwt',
    'lang',
    'language',
    'locale',
    'theme',
    'consent',
    'cookie_consent',
    'cart',
    'csrftoken',
    'remember_me',
  ];
  it.each(generic)('%s: a guess at most, of nobody, and never statistics or marketing', (name) => {
    const found = classify({ name, domain: 'portal.example', party: 'first', setters: [] });
    expect(found.confidence).toBe('inferred');
    expect(found.provider).toBeNull();
    expect(['necessary', 'functional']).toContain(found.category);
  });
  it.each(generic)('%s says nothing on the domain of a stranger', (name) => {
    expect(classify({ name, domain: 'stranger.example', party: 'third', setters: [] })).toMatchObject({
      category: 'unknown',
      confidence: 'none',
    });
  });
  it.each(['id', 'uid', 'i', 'c', 'u', 'ts', 'm', 'player', 'UID', 'A3', 'audit', 'test', 'user', 'data'])(
    '%s is nothing on the portal’s own domain',
    (name) => {
      expect(classify({ name, domain: 'portal.example', party: 'first', setters: [] })).toMatchObject({
        category: 'unknown',
        confidence: 'none',
      });
    },
  );
});
