import { describe, expect, it } from 'vitest';
import type { Evidence } from '../../../src/model/evidence.ts';
import { evidence, missing, observed, policy } from '../evidence-builder.ts';
import { ruleOf } from './judged.ts';

type Attributes = Partial<Evidence['scenarios'][number]['events'][number]['attributes']>;

/** Evidence of one cookie before the choice, with these attributes in the write and in the jar. */
function withCookie(name: string, given: Attributes & { domain?: string | null } = {}, url?: string): Evidence {
  const spec = given.domain === undefined || given.domain === null ? { name } : { name, domain: given.domain };
  const made = evidence({ scenarios: observed({ before: [spec] }), ...(url === undefined ? {} : { url }) });
  const attributes = { secure: true, httpOnly: true, sameSite: 'Lax' as const, ...given };
  for (const scenario of made.scenarios) {
    for (const event of scenario.events) Object.assign(event.attributes, attributes);
    for (const phase of scenario.phases)
      for (const kept of phase.jar ?? [])
        Object.assign(kept, { secure: attributes.secure, httpOnly: attributes.httpOnly, sameSite: attributes.sameSite });
  }
  return made;
}

const outcome = (id: string, facts: Evidence): string => ruleOf(id, facts, policy([])).outcome;

describe('security/secure', () => {
  it('fails for a session cookie without Secure, passes with it', () => {
    expect(ruleOf('security/secure', withCookie('PHPSESSID', { secure: false }), policy([])).findings[0]).toMatchObject({
      severity: 'warning',
      message: 'PHPSESSID is set without Secure',
    });
    expect(outcome('security/secure', withCookie('PHPSESSID'))).toBe('passed');
  });

  it('leaves preferences, identifiers of analytics and third parties alone', () => {
    for (const name of ['django_language', '_ga', 'theme', 'obsession']) {
      expect(outcome('security/secure', withCookie(name, { secure: false })), name).toBe('passed');
    }
    expect(outcome('security/secure', withCookie('sessionid', { secure: false, domain: 'other.example' }))).toBe('passed');
  });

  it('does not apply over plain HTTP', () => {
    expect(outcome('security/secure', withCookie('sessionid', { secure: false }, 'http://portal.example.com/'))).toBe('not-applicable');
  });
});

describe('security/httponly', () => {
  it('fails for a session that scripts can read, not for a token that they must read', () => {
    expect(outcome('security/httponly', withCookie('sessionid', { httpOnly: false }))).toBe('failed');
    expect(outcome('security/httponly', withCookie('sessionid'))).toBe('passed');
    expect(outcome('security/httponly', withCookie('csrftoken', { httpOnly: false }))).toBe('passed');
  });
});

describe('security/samesite', () => {
  it('notes SameSite=None', () => {
    expect(ruleOf('security/samesite', withCookie('auth_token', { sameSite: 'None' }), policy([])).findings[0]?.severity).toBe('note');
    expect(outcome('security/samesite', withCookie('auth_token'))).toBe('passed');
  });
});

describe('security/domain', () => {
  it('notes a session for the whole domain, not one for the portal alone or its www', () => {
    expect(outcome('security/domain', withCookie('sessionid', { domain: 'example.com' }))).toBe('failed');
    expect(outcome('security/domain', withCookie('sessionid', { domain: 'portal.example.com' }))).toBe('passed');
    expect(outcome('security/domain', withCookie('sessionid'))).toBe('passed');
    expect(outcome('security/domain', withCookie('sessionid', { domain: 'example.com' }, 'https://www.example.com/'))).toBe('passed');
  });
});

describe('security/prefix', () => {
  const refused = (name: string, given: Attributes, reasons: string[]): Evidence => {
    const made = withCookie(name, given);
    for (const scenario of made.scenarios) {
      for (const event of scenario.events) Object.assign(event, { type: 'blocked', stored: 'no', blockedReasons: reasons });
      for (const phase of scenario.phases) Object.assign(phase, { jar: [] });
    }
    return made;
  };

  it('tells what the browser refused, by HTTP and by script, once', () => {
    const { outcome: told, findings } = ruleOf('security/prefix', refused('__Host-id', { path: '/app' }, ['InvalidPrefix']), policy([]));
    expect(told).toBe('failed');
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({ subject: '__Host-id', severity: 'warning' });
    expect(outcome('security/prefix', refused('__Secure-id', { secure: false }, []))).toBe('failed');
  });

  it('passes for one that keeps its promise, and for other refusals', () => {
    expect(outcome('security/prefix', withCookie('__Host-id', { path: '/' }))).toBe('passed');
    expect(outcome('security/prefix', refused('__Secure-id', { secure: true }, ['InvalidDomain']))).toBe('passed');
  });
});

it.each(['secure', 'httponly', 'samesite', 'prefix', 'domain'])('security/%s cannot tell of a portal that was not visited', (name) => {
  expect(outcome(`security/${name}`, evidence({ error: { code: 'dns', message: 'no such host' }, scenarios: [] }))).toBe('cant-tell');
  expect(ruleOf(`security/${name}`, withCookie('theme'), missing).outcome).toBe('passed');
});
