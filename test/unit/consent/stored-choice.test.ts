import { describe, expect, it } from 'vitest';
import { readContent } from '../../../src/consent/stored-answer.ts';
import type { Content } from '../../../src/consent/stored-answer.ts';
import { allowsLess, standingRefusal, storedBesides, storedSince } from '../../../src/consent/stored-choice.ts';
import type { StoredItem } from '../../../src/consent/stored-choice.ts';
import { tcfAnswer, tcfGrants } from '../../../src/consent/tcf.ts';

/** Made with @iabtcf/core: purposes 1, 7, 9; and none. */
const TC = {
  granted: 'CQuFeUAQuFeUAAKABAENAwFgAIKAAAAAAAAAF5wAgAGALzAAAAAA.IF5wAgAGALzA',
  denied: 'CQuFeUAQuFeUAAKABAENAwFgAAAAAAAAAAAAAAAAAAAA.IF5wAgAGALzA',
};

const ods = (matomo: boolean): string =>
  encodeURIComponent(
    JSON.stringify({
      functional_cookies: true,
      ga: false,
      matomo,
      xiti: false,
      at: false,
      piano: false,
      eulerian: false,
      timestamp: 1700000000000,
    }),
  );

describe('what a stored value says', () => {
  const table: [name: string, value: string, onAccept: Content, onReject: Content][] = [
    ['cookies_preferences', ods(true), 'agrees', 'contradicts'],
    ['cookies_preferences', ods(false), 'contradicts', 'agrees'],
    ['consent', 'accepted', 'agrees', 'contradicts'],
    // What needs no consent is allowed in any case; that an answer was given says nothing of it.
    ['cmplz_functional', 'allow', 'opaque', 'opaque'],
    ['cmplz_marketing', 'deny', 'contradicts', 'agrees'],
    ['CONSENT_TYPE_NECESSARY', 'true', 'opaque', 'opaque'],
    ['USER_CONSENT_CONFIGURED', 'true', 'opaque', 'opaque'],
    ['uc_settings', '{"services":[{"id":"S1_b","status":false,"name":"Matomo"}]}', 'contradicts', 'agrees'],
    [
      'vct-settings',
      '{"data":[{"category":"essentiel","active":true,"required":true},{"category":"analiza","active":false}]}',
      'contradicts',
      'agrees',
    ],
    [
      'vct-settings',
      '{"data":[{"category":"x","active":true,"required":true},{"category":"analiza","active":true}]}',
      'agrees',
      'contradicts',
    ],
    ['cookie_preferences', '{"usage":false,"analytics":false,"essential":true}', 'contradicts', 'agrees'],
    ['ccm_consent', '{"consent":true,"purposes":["tech"]}', 'contradicts', 'agrees'],
    ['FCCDCF', `[null,["${TC.granted}","1~"],null]`, 'agrees', 'contradicts'],
    ['FCCDCF', `[null,["${TC.denied}","1~"],null]`, 'contradicts', 'agrees'],
    ['CookieScriptConsent', '{"action":"accept","categories":"[]"}', 'contradicts', 'agrees'],
    [
      '_sp_user_consent_1',
      '{"gdpr":{"consentStatus":{"consentedAll":true,"rejectedAny":false},"status":"consentedAll","categories":[]}}',
      'agrees',
      'contradicts',
    ],
    ['_iub_cs-38120477', '{"purposes":{"1":true,"3":false},"consent":false}', 'contradicts', 'agrees'],
    ['consent', 'rejected', 'contradicts', 'agrees'],
    ['consent_choice', 'denied', 'contradicts', 'agrees'],
    ['cookieconsent_status', 'allow', 'agrees', 'contradicts'],
    ['cookieconsent_status', 'deny', 'contradicts', 'agrees'],
    ['cookieconsent_status', 'dismiss', 'opaque', 'opaque'],
    ['cookie_consent', '1', 'opaque', 'opaque'],
    ['cookies_accepted', 'true', 'agrees', 'contradicts'],
    ['cookies_rejected', 'true', 'contradicts', 'agrees'],
    ['consent-level', 'all', 'agrees', 'contradicts'],
    ['consent-level', 'necessary', 'contradicts', 'agrees'],
    ['consentement', 'refuse', 'contradicts', 'agrees'],
    ['tarteaucitron', '!matomo=false!gajs=false', 'contradicts', 'agrees'],
    ['tarteaucitron', '!matomo=true!gajs=true', 'agrees', 'contradicts'],
    ['tarteaucitron', '!matomo=wait', 'opaque', 'opaque'],
    ['cc_cookie', '{"categories":["necessary"],"revision":0,"consentId":"x"}', 'contradicts', 'agrees'],
    ['cc_cookie', '{"categories":["necessary","analytics"],"revision":0}', 'agrees', 'contradicts'],
    ['klaro', '{"google-analytics":false,"matomo":false}', 'contradicts', 'agrees'],
    ['CookieConsent', "{stamp:'abc',necessary:true,preferences:false,statistics:false,marketing:false,ver:1}", 'contradicts', 'agrees'],
    ['OptanonConsent', 'isGpcEnabled=0&groups=C0001%3A1%2CC0002%3A0%2CC0004%3A0', 'contradicts', 'agrees'],
    ['OptanonConsent', 'isGpcEnabled=0&groups=C0001%3A1%2CC0002%3A1', 'agrees', 'contradicts'],
    ['cookieyes-consent', 'consentid:abc,consent:no,action:yes,necessary:yes,analytics:no,advertisement:no', 'contradicts', 'agrees'],
    ['cmplz_marketing', 'deny', 'contradicts', 'agrees'],
    ['prefs', '{"consent":{"analytics_storage":"denied","ad_storage":"denied"}}', 'contradicts', 'agrees'],
    ['prefs', '{"analytics":{"enabled":true},"necessary":{"enabled":true}}', 'agrees', 'contradicts'],
    ['consent', Buffer.from('{"analytics":false,"marketing":false}').toString('base64'), 'contradicts', 'agrees'],
    ['consent', 'a81bc81b-dead-4e5d-abff-90865d1e13b1', 'opaque', 'opaque'],
    ['asetus', '{"groups":{"essential":{"checksum":"fa1","timestamp":1}}}', 'contradicts', 'agrees'],
    ['asetus', '{"groups":{"essential":{"timestamp":1},"statistics":{"timestamp":1}}}', 'agrees', 'contradicts'],
    ['asetus', '{"groups":{"essential":{"title":"Needed"},"statistics":{"title":"Statistics"}}}', 'opaque', 'opaque'],
    ['c', '{"categories":{"necessary":{"wanted":true},"analytics":{"wanted":false}},"services":["matomo"]}', 'contradicts', 'agrees'],
    ['c', '{"choices":[{"name":"functional","value":true},{"name":"analyse","value":false}],"consented":true}', 'contradicts', 'agrees'],
    ['status', Buffer.from('reject:1795344368716').toString('base64'), 'contradicts', 'agrees'],
    ['sygkatathesi', 'stat=0&soc=0', 'contradicts', 'agrees'],
    ['consent', '100%', 'opaque', 'opaque'],
    ['consent', '{"answered":true,"timestamp":1700000000}', 'opaque', 'opaque'],
  ];
  it.each(table)('%s=%s', (name, value, onAccept, onReject) => {
    expect(readContent(name, value, 'accept')).toBe(onAccept);
    expect(readContent(name, value, 'reject')).toBe(onReject);
  });

  it('reads the purposes of a TCF string', () => {
    // Made with @iabtcf/core: purposes 1, 7, 9 and vendors 12, 755; none; the first without its disclosed vendors.
    const granted = 'CQuFeUAQuFeUAAKABAENAwFgAIKAAAAAAAAAF5wAgAGALzAAAAAA.IF5wAgAGALzA';
    const denied = 'CQuFeUAQuFeUAAKABAENAwFgAAAAAAAAAAAAAAAAAAAA.IF5wAgAGALzA';
    expect(tcfAnswer(granted)).toMatchObject({ version: 2, cmpId: 10, purposes: [1, 7, 9], vendors: 2, disclosedVendors: true });
    expect(tcfAnswer(denied)).toMatchObject({ purposes: [], vendors: 0, disclosedVendors: true });
    expect(tcfAnswer(granted.split('.')[0] ?? '')).toMatchObject({ purposes: [1, 7, 9], disclosedVendors: false });
    expect(tcfAnswer(`C${'_'.repeat(50)}`)).toBeNull();
    expect(tcfGrants(granted)).toBe(true);
    expect(tcfGrants(denied)).toBe(false);
    expect(readContent('euconsent-v2', denied, 'reject')).toBe('agrees');
    expect(tcfGrants('something else')).toBeNull();
    expect(readContent('euconsent-v2', granted, 'reject')).toBe('contradicts');
  });
});

describe('what counts as the stored choice', () => {
  const item = (name: string, value: string, where: StoredItem['where'] = 'cookie'): StoredItem => ({ where, name, value, key: name });

  it('is new or changed, and looks like a choice', () => {
    const before = [item('consent', 'pending'), item('cookie_banner', 'x')];
    const now = [item('consent', 'accepted'), item('cookie_banner', 'x'), item('_ga', 'GA1.1.1.1'), item('uid', 'a81bc81b-dead-4e5d')];
    expect(storedSince(before, now, 'accept').map(({ name, content }) => [name, content])).toEqual([['consent', 'agrees']]);
  });

  it('is not an identifier under a name that only mentions cookies', () => {
    expect(storedSince([], [item('cookie_uid', 'a81bc81bdead4e5dabff')], 'accept')).toEqual([]);
  });

  it('is what the portal file names, whatever its name', () => {
    expect(storedSince([], [item('zz', 'abc')], 'reject', 'zz')).toMatchObject([{ name: 'zz', content: 'opaque' }]);
  });

  it('is kept under words for cookies and choices in other languages, too', () => {
    const made = (name: string, value: string): StoredItem => ({ where: 'cookie', name, value, key: name });
    const kept = (item: StoredItem): Content[] => storedSince([], [item], 'accept').map(({ content }) => content);
    expect(kept(made('suti_beallitas', 'v2|stat:1|hird:1|1763838000123'))).toEqual(['agrees']);
    expect(kept(made('eu-scelta', '1111'))).toEqual(['opaque']);
    expect(kept(made('eu-scelta', 'CSc14QIT0000000000.1111'))).toEqual([]);
    expect(kept(made('resutilt', 'v2'))).toEqual(kept(made('resultat', 'v2')));
  });

  it('is a record of answers under any name', () => {
    expect(storedSince([], [item('zz', '{"analytics":false,"marketing":false}', 'localStorage')], 'reject')).toMatchObject([
      { where: 'localStorage', content: 'agrees' },
    ]);
  });

  it('else is a code of the portal itself, and nothing that a tracker keeps', () => {
    const code = [item('_cs', '3'), item('_ga', 'GA1.1.123456789.1700000000'), item('_gat', '1')];
    expect(storedBesides([], code, 'accept', []).map(({ name }) => name)).toEqual(['_cs']);
    const refused = [item('_cs', '0'), item('_ga', 'GA1.1.987654321.1700000001'), item('_gat', '1')];
    expect(storedBesides([], refused, 'reject', code).map(({ name }) => name)).toEqual(['_cs']);
    expect(storedBesides([], [item('session', 'x')], 'reject', [])).toEqual([]);
    expect(storedBesides([], [item('nl_pg', '1')], 'reject', []).map(({ content }) => content)).toEqual(['opaque']);
  });

  it('is a list that has less on it than the one that accepting keeps', () => {
    const list = (value: string): StoredItem => ({ where: 'cookie', name: 'enabled', value, key: 'enabled' });
    expect(allowsLess(list('needed'), [list('matomo,youtube')])).toBe(true);
    expect(allowsLess(list('matomo'), [list('matomo,youtube')])).toBe(false);
    expect(allowsLess(list('matomo,youtube'), [list('matomo,youtube')])).toBe(false);
    expect(allowsLess(list('needed'), [list('answered')])).toBe(false);
    expect(allowsLess(list('needed'), [])).toBe(false);
  });

  it('of a refusal is what said no before, where accepting turns it into yes', () => {
    const no = item('cookie_preferences', '{"usage":false}');
    const yes = item('cookie_preferences', '{"usage":true}');
    expect(standingRefusal([no], [no], [yes])).toMatchObject([{ name: 'cookie_preferences', content: 'agrees' }]);
    expect(standingRefusal([no], [no], [no])).toEqual([]);
    expect(standingRefusal([no], [no], [])).toEqual([]);
    expect(standingRefusal([yes], [yes], [no])).toEqual([]);
  });
});
