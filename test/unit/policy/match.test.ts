import { describe, expect, test } from 'vitest';
import type { Policy, PolicyEntry } from '../../../src/model/policy.ts';
import { matchCookie, type SeenCookie } from '../../../src/policy/match.ts';
import { kindOfName } from '../../../src/policy/pattern.ts';

function policy(...entries: (Partial<PolicyEntry> & { name: string })[]): Policy {
  return {
    source: { kind: 'file', location: 'policy.txt', sha256: '0' },
    format: 'text',
    title: null,
    language: null,
    portalUrl: null,
    columns: [],
    sections: [],
    completeness: 'unknown',
    incompleteReason: null,
    noise: [],
    entries: entries.map((entry) => ({
      match: kindOfName(entry.name) === 'exact' ? 'exact' : 'pattern',
      kind: 'cookie',
      provider: null,
      category: 'unknown',
      categoryLabel: null,
      party: null,
      domain: null,
      functionAndLocation: null,
      purpose: null,
      durationText: null,
      lifetimeSeconds: null,
      anonymised: false,
      source: { document: 'policy.txt', section: null, line: null },
      confidence: 'high',
      ...entry,
    })),
  };
}

const seen = (name: string, more: Partial<SeenCookie> = {}): SeenCookie => ({ name, domain: 'portal.example', party: 'first', ...more });
const declared = (entry: number) => expect.objectContaining({ status: 'declared', entry });
const near = (...entries: number[]) => ({ status: 'undeclared', near: entries.map((entry) => expect.objectContaining({ entry })) });

describe('what is declared', () => {
  test('exact before pattern, longer literal before shorter', () => {
    const list = policy({ name: '_ga*' }, { name: '_ga_*' }, { name: '_ga_X1' });
    expect(matchCookie(list, seen('_ga_X1'))).toEqual(declared(2));
    expect(matchCookie(list, seen('_ga_X2'))).toEqual(declared(1));
    expect(matchCookie(list, seen('_gat'))).toEqual(declared(0));
  });

  test('the entry with a domain before the one without, and the reason says so', () => {
    const list = policy({ name: 'id' }, { name: 'id', domain: 'ads.example' });
    expect(matchCookie(list, seen('id', { domain: 'x.ads.example', party: 'third' }))).toEqual({
      status: 'declared',
      entry: 1,
      why: 'declared by name as `id`, for ads.example',
    });
    expect(matchCookie(list, seen('id'))).toEqual(declared(0));
  });

  test('a name that holds a star but is declared as exact is exact', () => {
    expect(matchCookie(policy({ name: 'a*', match: 'exact' }), seen('ab'))).toEqual(near());
  });

  test('a cookie declared as third-party may be stored by the portal for that party', () => {
    const found = matchCookie(policy({ name: '_ga', party: 'third' }), seen('_ga'));
    expect(found).toEqual(declared(0));
    expect(found).toHaveProperty('why', expect.stringContaining('third-party'));
  });

  test('names that objects inherit are no declarations', () => {
    for (const name of ['__proto__', 'constructor', 'toString']) expect(matchCookie(policy({ name: 'a' }), seen(name))).toEqual(near());
    expect(matchCookie(policy({ name: '__proto__' }), seen('__proto__'))).toEqual(declared(0));
  });
});

describe('near misses', () => {
  test('the name goes on', () => {
    const found = matchCookie(policy({ name: '_pk_id' }), seen('_pk_id.1.a3f2'));
    expect(found).toEqual({
      status: 'undeclared',
      near: [{ entry: 0, why: 'declared `_pk_id`, seen `_pk_id.1.a3f2`: the name goes on after what is declared' }],
    });
  });
  test('upper and lower case', () => expect(matchCookie(policy({ name: 'sessionid' }), seen('SessionId'))).toEqual(near(0)));
  test('separators', () => expect(matchCookie(policy({ name: 'cookies-preferences' }), seen('cookies_preferences'))).toEqual(near(0)));
  test('a pattern that asks for more', () => expect(matchCookie(policy({ name: '_ga_*' }), seen('_ga'))).toEqual(near(0)));
  test('another domain', () =>
    expect(matchCookie(policy({ name: 'id', domain: 'ads.example' }), seen('id', { domain: 'badads.example' }))).toEqual(near(0)));
  test('declared as first-party, seen as third', () =>
    expect(matchCookie(policy({ name: 'id', party: 'first' }), seen('id', { party: 'third' }))).toEqual(near(0)));
  test('an item of storage never declares a cookie', () =>
    expect(matchCookie(policy({ name: 'id', kind: 'storage' }), seen('id'))).toEqual(near(0)));
  test('nothing near', () => expect(matchCookie(policy({ name: 'sessionid' }), seen('_fbp'))).toEqual(near()));
  test('at most three', () => {
    const found = matchCookie(policy({ name: 'a_b' }, { name: 'a_b_c' }, { name: 'a_b_c_d' }, { name: 'A_B_C_D_E' }), seen('a_b_c_d_e'));
    expect(found).toEqual(near(3, 2, 1));
  });
});
