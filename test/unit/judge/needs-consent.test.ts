import { describe, expect, it } from 'vitest';
import { needsConsent } from '../../../src/judge/needs-consent.ts';
import { de } from '../../../src/judge/profiles/de.ts';
import { eu } from '../../../src/judge/profiles/eu.ts';
import { classifyCookie } from '../../../src/knowledge/classify.ts';
import type { PolicyEntry } from '../../../src/model/policy.ts';
import { partyOf } from '../../../src/cookies/party.ts';
import { entry } from '../evidence-builder.ts';

type Declared = Partial<PolicyEntry> | null;

function ask(name: string, domain: string | null, declared: Declared, profile = eu, setters: string[] = []) {
  const at = domain ?? 'portal.example.com';
  const party = partyOf(at, 'portal.example.com');
  const known = classifyCookie({ name, domain: at, party, setters });
  return needsConsent({ domain: at, party, known, entry: declared === null ? null : entry(name, declared), profile });
}

describe('needsConsent', () => {
  const statistics = { category: 'statistics' } as const;
  const anonymised = { category: 'statistics', anonymised: true } as const;
  const rows: [string, string | null, Declared, 'yes' | 'no' | 'review'][] = [
    // documented
    ['_ga', null, null, 'yes'],
    ['_ga', null, { category: 'necessary' }, 'yes'],
    ['_ga', null, anonymised, 'yes'],
    ['IDE', 'doubleclick.net', { category: 'necessary' }, 'yes'],
    ['_pk_id.1.a3f2', null, null, 'review'],
    ['_pk_id.1.a3f2', null, { category: 'necessary' }, 'review'],
    ['_pk_id.1.a3f2', null, statistics, 'review'],
    ['_pk_id.1.a3f2', null, anonymised, 'no'],
    ['_pk_id.1.a3f2', null, { category: 'marketing', anonymised: true }, 'review'],
    ['_pcid', null, null, 'review'],
    ['atuserid', null, anonymised, 'no'],
    // exempt
    ['mystery', null, { category: 'necessary' }, 'no'],
    ['PHPSESSID', null, null, 'no'],
    ['sessionid', null, null, 'no'],
    ['csrftoken', null, null, 'no'],
    ['cookies_preferences', null, null, 'no'],
    ['__cf_bm', 'vimeo.com', null, 'review'],
    ['__stripe_mid', null, null, 'review'],
    // by company
    ['xyz', 'doubleclick.net', null, 'yes'],
    ['xyz', 'hotjar.com', null, 'yes'],
    ['xyz', 'facebook.com', { category: 'functional' }, 'yes'],
    ['sessionid', 'unknown-third.example', null, 'review'],
    ['NID', 'google.com', null, 'yes'],
    // declared
    ['mystery', null, statistics, 'yes'],
    ['mystery', null, anonymised, 'no'],
    ['mystery', null, { category: 'marketing', anonymised: true }, 'yes'],
    ['mystery', null, { category: 'functional' }, 'review'],
    // unknown
    ['mystery', null, { category: 'unknown' }, 'review'],
    ['mystery', null, null, 'review'],
    ['django_language', null, null, 'review'],
  ];
  it.each(rows)('%s on %s, declared %o: %s', (name, domain, declared, expected) => {
    const answer = ask(name, domain, declared);
    expect(answer.needs).toBe(expected);
    expect(answer.why).not.toBe('');
  });

  it('exempts anonymised statistics only where the profile does', () => {
    expect(ask('_pk_id.1.a3f2', null, anonymised, de).needs).toBe('review');
    expect(ask('mystery', null, anonymised, de).needs).toBe('yes');
  });

  it('is firm by documentation, by the policy’s own words and by an advertiser’s domain, not by a guess', () => {
    expect(ask('_ga', null, null).firm).toBe(true);
    expect(ask('mystery', null, statistics).firm).toBe(true);
    expect(ask('xyz', 'doubleclick.net', null).firm).toBe(true);
    expect(ask('xyz', 'hotjar.com', null).firm).toBe(false);
    expect(ask('NID', 'google.com', null).firm).toBe(false);
  });

  it('leaves a first-party cookie that an advertiser’s script wrote for review', () => {
    expect(ask('xyz', null, null, eu, ['https://static.doubleclick.net/x.js'])).toMatchObject({ needs: 'review' });
  });
});
