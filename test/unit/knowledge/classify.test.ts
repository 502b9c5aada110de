import { describe, expect, it } from 'vitest';
import { classify } from '../../../src/knowledge/classify.ts';
import { companyOf, hostOf } from '../../../src/knowledge/companies.ts';
import { knownCookie, knownCookies, knownDeclaration } from '../../../src/knowledge/cookies.ts';

const first = (name: string, setters: string[] = []) => classify({ name, domain: 'portal.example.com', party: 'first', setters });
const third = (name: string, domain: string) => classify({ name, domain, party: 'third', setters: [] });

describe('the table of known cookies', () => {
  it('holds each name once for each domain, with a source', () => {
    const keys = knownCookies.flatMap(({ pattern, domains }) => (domains ?? ['']).map((domain) => `${pattern} ${domain}`));
    expect(keys.length).toBeGreaterThan(80);
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
    expect(knownCookies.filter(({ source }) => source === '')).toEqual([]);
  });

  it('calls no generic name statistics or marketing', () => {
    expect(
      knownCookies.filter(({ generic, category }) => generic === true && (category === 'statistics' || category === 'marketing')),
    ).toEqual([]);
  });

  it('finds the pattern that says most', () => {
    expect(knownCookie('_pk_id.1.a3f2', 'x.example')?.pattern).toBe('_pk_id.*');
    expect(knownCookie('_pk_other', 'x.example')?.pattern).toBe('_pk_*');
    expect(knownCookie('_ga_TEST123456', 'x.example')?.pattern).toBe('_ga_*');
    expect(knownCookie('_GA', 'x.example')).toBeUndefined();
  });

  it('reads declared patterns, and none that takes in exempt cookies too', () => {
    expect(knownDeclaration('_ga*', null)?.provider).toBe('Google Analytics');
    expect(knownDeclaration('_pk_id.<id>', null)?.provider).toBe('Matomo');
    expect(knownDeclaration('*', null)).toBeUndefined();
    expect(knownDeclaration('c*', null)).toBeUndefined();
    expect(knownDeclaration('IDE', null)).toBeUndefined();
    expect(knownDeclaration('IDE', 'doubleclick.net')?.category).toBe('marketing');
  });
});

describe('classify', () => {
  it.each([
    ['_ga', 'statistics', 'Google Analytics'],
    ['_pk_ses.1.a3f2', 'statistics', 'Matomo'],
    ['_pcid', 'statistics', 'Piano Analytics'],
    ['atuserid', 'statistics', 'AT Internet (XiTi)'],
    ['_fbp', 'marketing', 'Meta (Facebook)'],
    ['_hjSession_123', 'statistics', 'Hotjar'],
    ['OptanonConsent', 'necessary', 'OneTrust'],
    ['cookies_preferences', 'necessary', 'Opendatasoft consent choice'],
    ['__cf_bm', 'necessary', 'Cloudflare'],
  ])('%s is exactly %s of %s', (name, category, provider) => {
    expect(first(name)).toMatchObject({ category, provider, basis: 'known-cookie', confidence: 'exact' });
  });

  it.each(['sessionid', 'csrftoken', 'session', 'lang'])(
    '%s is a name that anyone may use: at most inferred, and never marketing',
    (name) => {
      const { category, confidence, provider } = first(name);
      expect(confidence).toBe('inferred');
      expect(['necessary', 'functional']).toContain(category);
      expect(provider).toBeNull();
    },
  );

  it.each(['id', 'uid', 'fr', 'IDE', 'C', 'MR'])('%s on the portal’s own domain is not the tracker of that name', (name) => {
    expect(first(name)).toMatchObject({ category: 'unknown', confidence: 'none' });
  });

  it('knows a short name on the domain of its maker, subdomains included', () => {
    expect(third('IDE', 'doubleclick.net')).toMatchObject({ category: 'marketing', confidence: 'exact' });
    expect(third('fr', 'www.facebook.com')).toMatchObject({ category: 'marketing', provider: 'Meta (Facebook)' });
    expect(third('fr', 'notfacebook.com').confidence).toBe('none');
  });

  it('says nothing by a generic name on a third party’s domain', () => {
    expect(third('sessionid', 'unknown-third.example')).toMatchObject({
      category: 'unknown',
      confidence: 'none',
      provider: 'unknown-third.example',
    });
    expect(third('sessionid', 'doubleclick.net')).toMatchObject({ category: 'marketing', basis: 'company', confidence: 'inferred' });
  });

  it('tells for whom a first-party cookie was written by the setter', () => {
    expect(first('xyz', ['https://portal.example.com/a.js', 'https://static.doubleclick.net/x.js'])).toMatchObject({
      category: 'marketing',
      basis: 'company',
      confidence: 'inferred',
    });
    expect(first('xyz', ['https://cdn.example.com/a.js', 'not a url'])).toMatchObject({ category: 'unknown', confidence: 'none' });
  });
});

describe('companies', () => {
  it('knows the owner of a domain, and says undefined where nobody is known', () => {
    expect(companyOf('stats.g.doubleclick.net')).toMatchObject({ company: 'Google', category: 'marketing' });
    expect(companyOf('linkedin.com')?.category).toBe('marketing');
    expect(companyOf('unknown-third.example')).toBeUndefined();
  });
  it('reads hosts of URLs only', () => {
    expect(hostOf('https://a.example:8080/x')).toBe('a.example');
    expect(hostOf('about:blank')).toBeNull();
    expect(hostOf('data:text/html,x')).toBeNull();
    expect(hostOf('nonsense')).toBeNull();
  });
});
