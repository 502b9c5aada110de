import { describe, expect, it } from 'vitest';
import { fingerprint, stableName } from '../../../src/judge/fingerprint.ts';

describe('stableName', () => {
  it.each([
    ['_pk_id.1.a3f2', '_pk_id.*'],
    ['_ga_TEST123456', '_ga_*'],
    ['_ga', '_ga'],
    ['sessionid', 'sessionid'],
    ['cart_3f2a9c81b7', 'cart_*'],
    ['poll-48213', 'poll-*'],
    ['x_6f9619ff-8b86-d011-b42d-00c04fc964ff', 'x_*'],
    ['django_language', 'django_language'],
    ['utf8', 'utf8'],
    ['step_2', 'step_2'],
    ['deadbeef', 'deadbeef'],
  ])('%s → %s', (name, stable) => {
    expect(stableName(name, 'portal.example.com')).toBe(stable);
  });
});

describe('fingerprint', () => {
  const cookie = { name: '_pk_id.1.a3f2', domain: 'portal.example.com', hostOnly: true, path: '/', partitionKey: null };
  const base = { rule: 'cookie/undeclared', portalHost: 'portal.example.com', cookie, subject: null };
  it('is 16 hex digits, the same for another random suffix', () => {
    expect(fingerprint(base)).toMatch(/^[0-9a-f]{16}$/);
    expect(fingerprint({ ...base, cookie: { ...cookie, name: '_pk_id.7.ffff' } })).toBe(fingerprint(base));
  });
  it.each([
    ['rule', { ...base, rule: 'cookie/pre-consent' }],
    ['portal', { ...base, portalHost: 'other.example.com' }],
    ['name', { ...base, cookie: { ...cookie, name: '_pk_ses.1.a3f2' } }],
    ['domain', { ...base, cookie: { ...cookie, domain: 'example.com' } }],
    ['path', { ...base, cookie: { ...cookie, path: '/a' } }],
    ['partition', { ...base, cookie: { ...cookie, partitionKey: 'https://a.example' } }],
    ['subject', { ...base, subject: 'x' }],
  ])('differs by %s', (_what, other) => {
    expect(fingerprint(other)).not.toBe(fingerprint(base));
  });
});
