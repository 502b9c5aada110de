import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { judge } from '../../../src/judge/judge.ts';
import { eu } from '../../../src/judge/profiles/eu.ts';
import { profileNames, profileOf, profiles } from '../../../src/judge/profiles.ts';
import { Evidence } from '../../../src/model/evidence.ts';
import type { PolicyResult } from '../../../src/model/policy.ts';
import { Verdict } from '../../../src/model/verdict.ts';
import { rules } from '../../../src/rules/registry.ts';
import { cutOff, entry, evidence, missing, observed, policy, unreadable } from '../evidence-builder.ts';

const word = (facts: Evidence, list: PolicyResult) => judge(facts, list, { profile: eu }).verdict;
const busy = observed({
  before: ['sessionid', { name: '_ga', lifetime: 63_072_000 }, { name: 'IDE', domain: 'doubleclick.net' }],
  accepted: ['_fbp'],
  refused: ['cookies_preferences'],
});

describe('judge', () => {
  it('is pure: the same input gives the same bytes, and is left as it was', () => {
    const facts = evidence({ scenarios: busy });
    const list = policy(['sessionid', '_ga']);
    const before = JSON.stringify([facts, list]);
    const once = JSON.stringify(judge(facts, list, { profile: eu }));
    expect(JSON.stringify(judge(structuredClone(facts), structuredClone(list), { profile: eu }))).toBe(once);
    expect(JSON.stringify([facts, list])).toBe(before);
  });

  it('gives the same verdict whatever the order of the scenarios, but for pointers', () => {
    const strip = (verdict: Verdict) => ({
      ...verdict,
      findings: verdict.findings.map((finding) => ({ ...finding, evidence: finding.evidence.map(({ label }) => label) })),
    });
    const list = policy(['sessionid']);
    const forward = judge(evidence({ scenarios: busy }), list, { profile: eu });
    const backward = judge(evidence({ scenarios: [...busy].reverse() }), list, { profile: eu });
    expect(strip(backward)).toEqual(strip(forward));
    expect(backward.scenarios.map(({ name }) => name)).toEqual(['no-choice', 'accept', 'reject']);
  });

  it('gives a verdict that fits its schema, with every rule once', () => {
    const verdict = judge(evidence({ scenarios: busy }), policy(['sessionid']), { profile: eu });
    expect(Verdict.parse(verdict)).toEqual(verdict);
    expect(verdict.rules.map(({ id }) => id)).toEqual(rules.map(({ id }) => id));
  });

  it('gives findings whose pointers hold', () => {
    const facts = evidence({ scenarios: busy });
    const pointers = judge(facts, policy(['sessionid']), { profile: eu }).findings.flatMap((finding) =>
      finding.evidence.map(({ pointer }) => pointer),
    );
    expect(pointers.length).toBeGreaterThan(10);
    for (const pointer of pointers) {
      const found = pointer
        .slice(1)
        .split('/')
        .reduce<unknown>((at, key) => (typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined), facts);
      expect(found, pointer).toBeDefined();
    }
  });

  describe('verdict', () => {
    const quiet = observed({ before: ['sessionid'], consent: 'absent' });
    const rows: [string, Evidence, PolicyResult, Verdict['verdict']][] = [
      ['only declared, necessary cookies and no banner', evidence({ scenarios: quiet }), policy(['sessionid']), 'compliant'],
      ['warnings and notes only', evidence({ scenarios: quiet }), policy(['sessionid', entry('b', { purpose: null })]), 'compliant'],
      ['a necessary cookie that is not declared', evidence({ scenarios: quiet }), policy([]), 'compliant'],
      ['a tracker before the choice', evidence({ scenarios: busy }), policy(['sessionid', '_ga']), 'violations'],
      [
        'an unreachable portal',
        evidence({ error: { code: 'dns', message: 'no such host' }, scenarios: [] }),
        policy(['sessionid']),
        'inconclusive',
      ],
      [
        'a portal that failed, though cookies were seen',
        evidence({ error: { code: 'blocked', message: 'captcha' }, scenarios: busy }),
        policy([]),
        'inconclusive',
      ],
      [
        'an unreachable portal without a policy',
        evidence({ error: { code: 'dns', message: 'no such host' }, scenarios: [] }),
        missing,
        'violations',
      ],
      ['no scenario at all', evidence({ asked: [], scenarios: [] }), policy([]), 'inconclusive'],
      ['no policy', evidence({ scenarios: quiet }), missing, 'violations'],
      ['an unreadable policy', evidence({ scenarios: quiet }), unreadable, 'inconclusive'],
      ['an undeclared necessary cookie under a cut-off text', evidence({ scenarios: quiet }), cutOff([]), 'inconclusive'],
      [
        'a cookie that nobody knows, declared',
        evidence({ scenarios: observed({ before: ['mystery'], consent: 'absent' }) }),
        policy([entry('mystery', { category: 'unknown' })]),
        'inconclusive',
      ],
      [
        'a refusal that is not proved',
        evidence({ scenarios: [...observed().slice(0, 2), { name: 'reject', consent: 'failed', phases: [{ name: 'before' }] }] }),
        policy([]),
        'inconclusive',
      ],
      [
        'a proven violation beside an unproved refusal',
        evidence({
          scenarios: [...observed({ before: ['_ga'] }).slice(0, 2), { name: 'reject', consent: 'failed', phases: [{ name: 'before' }] }],
        }),
        policy(['_ga']),
        'violations',
      ],
    ];
    it.each(rows)('%s', (_what, facts, list, expected) => {
      const verdict = judge(facts, list, { profile: eu });
      expect(verdict.verdict).toBe(expected);
      expect(verdict.reasons.length > 0).toBe(expected !== 'compliant');
    });

    it('a firm note does not hide what is for review in the same rule', () => {
      const scenarios = observed({ before: ['sessionid'], consent: 'absent' });
      scenarios[1]?.phases?.[1]?.set?.push({ name: 'tmp', stored: 'unknown' });
      const verdict = judge(evidence({ scenarios }), policy([]), { profile: eu });
      expect(verdict.rules.find(({ id }) => id === 'cookie/undeclared')?.outcome).toBe('failed');
      expect(verdict.verdict).toBe('inconclusive');
    });
  });

  it('with an unreachable portal, every rule that needs the browser cannot tell', () => {
    const verdict = judge(evidence({ error: { code: 'dns', message: 'no such host' }, scenarios: [] }), policy(['sessionid']), {
      profile: eu,
    });
    const browser = rules.filter(({ needs }) => needs.includes('browser')).map(({ id }) => id);
    expect(verdict.rules.filter(({ outcome }) => outcome === 'cant-tell').map(({ id }) => id)).toEqual(browser);
    expect(verdict.notObserved).toEqual(['the portal: no such host']);
  });

  it('ignores the cookies of a bot wall', () => {
    const scenarios = observed();
    scenarios[0] = {
      name: 'no-choice',
      phases: [{ name: 'before', set: ['wall'], jar: ['wall'], error: { code: 'blocked', message: 'checking your browser' } }],
    };
    const verdict = judge(evidence({ scenarios }), policy([]), { profile: eu });
    expect(verdict.cookies).toEqual([]);
    expect(verdict.verdict).toBe('inconclusive');
  });

  describe('the five Opendatasoft lists', () => {
    const seen = observed({ before: ['csrftoken', 'sessionid'], consent: 'absent' });
    it('a portal without a banner that sets what it declares is compliant', () => {
      expect(
        word(
          evidence({ scenarios: seen }),
          policy(
            ['sessionid', 'django_language', 'csrftoken', 'cookies_preferences'].map((name) =>
              entry(name, { durationText: null, lifetimeSeconds: null }),
            ),
          ),
        ),
      ).toBe('compliant');
    });
    it('csrftoken under the cut-off list is for review, never a breach', () => {
      const verdict = judge(evidence({ scenarios: seen }), cutOff(['sessionid', 'django_language']), { profile: eu });
      const about = verdict.findings.filter(({ cookie }) => cookie?.name === 'csrftoken');
      expect(about.map(({ rule, review }) => [rule, review])).toEqual([['cookie/undeclared', true]]);
      expect(verdict.verdict).toBe('inconclusive');
    });
    it('sessionid is not taken for Instagram’s', () => {
      const row = judge(evidence({ scenarios: seen }), policy([]), { profile: eu }).cookies.find(({ name }) => name === 'sessionid');
      expect(row).toMatchObject({ needsConsent: 'no', classification: { category: 'necessary', confidence: 'inferred', provider: null } });
    });
  });

  it('joins a cookie’s row from writes, jars and requests', () => {
    const scenarios = observed();
    scenarios[0] = {
      name: 'no-choice',
      phases: [
        {
          name: 'before',
          set: [
            { name: 'x', lifetime: 60, by: 'https://a.example/1.js' },
            { name: 'x', lifetime: 3600, http: true, by: 'https://b.example/2' },
            { name: 'gone' },
          ],
          jar: ['x'],
          sent: [
            { name: 'x', host: 'b.example' },
            { name: 'x', host: 'a.example' },
          ],
        },
      ],
    };
    const { cookies, conditions } = judge(evidence({ scenarios }), policy([]), { profile: eu });
    expect(cookies.map(({ name, transient }) => [name, transient])).toEqual([
      ['gone', true],
      ['x', false],
    ]);
    expect(cookies[1]).toMatchObject({
      lifetimeSeconds: 3600,
      sentTo: ['a.example', 'b.example'],
      seen: [{ scenario: 'no-choice', phase: 'before' }],
      setters: [
        { kind: 'script', url: 'https://a.example/1.js', line: 31 },
        { kind: 'http', url: 'https://b.example/2', line: null },
      ],
    });
    expect(conditions.join('\n')).not.toContain('was not seen');
  });

  it('takes as first-party what belongs to the start URL or to where it redirects, and nothing else', () => {
    const scenarios = observed();
    const domains = ['portal.example.com', 'landed.example.org', 'third.example.net'];
    scenarios[0] = {
      name: 'no-choice',
      phases: [
        { name: 'before', url: 'https://www.landed.example.org/', jar: domains.map((domain, index) => ({ name: `c${index}`, domain })) },
      ],
    };
    expect(judge(evidence({ scenarios }), policy([]), { profile: eu }).cookies.map(({ party }) => party)).toEqual([
      'first',
      'first',
      'third',
    ]);
  });

  it('says which cookies have no known writer', () => {
    const scenarios = observed();
    scenarios[0] = { name: 'no-choice', phases: [{ name: 'before', jar: ['sessionid'] }] };
    const verdict = judge(evidence({ scenarios }), policy(['sessionid']), { profile: eu });
    expect(verdict.conditions).toContain('who set sessionid was not seen');
    expect(verdict.verdict).toBe('compliant');
  });

  it('keeps hostile names as they are, but short', () => {
    const name = `<img src=x>\u001b[31m${'a'.repeat(5000)}`;
    const { findings } = judge(evidence({ scenarios: observed({ before: [name] }) }), policy([]), { profile: eu });
    expect(findings[0]?.message).toContain('<img src=x>\u001b[31maaa');
    expect(findings[0]?.message.length).toBeLessThan(900);
  });

  it('refuses evidence that points at what it does not hold', () => {
    const facts = evidence({ scenarios: busy });
    expect(() => judge({ ...facts, cookies: [] }, policy([]), { profile: eu })).toThrow(/not in the cookie table/);
  });

  it('judges 10,000 cookies', () => {
    const many = Array.from({ length: 10_000 }, (_, index) => `cookie_${index}`);
    const verdict = judge(evidence({ scenarios: observed({ before: many }) }), policy(many), { profile: eu });
    expect(verdict.cookies).toHaveLength(10_000);
  });
});

describe('profiles', () => {
  it('are data under distinct ids, and change severities only of rules that exist', () => {
    expect(profileNames).toEqual(['eu', 'fr', 'it', 'es', 'de', 'uk', 'us-ca']);
    const ids = new Set(rules.map(({ id }) => id));
    for (const { severities } of profiles) for (const id of Object.keys(severities)) expect(ids).toContain(id);
    expect(profileOf('fr').exemptStatisticsOverLimit).toBe('error');
    expect(() => profileOf('xx')).toThrow(/no jurisdiction profile "xx"/);
  });
});

describe('fixtures/evidence/v1-minimal.json', () => {
  it('parses and judges as on the day it was written', () => {
    const facts = Evidence.parse(JSON.parse(readFileSync(new URL('../../../fixtures/evidence/v1-minimal.json', import.meta.url), 'utf8')));
    const verdict = judge(facts, policy(['sessionid']), { profile: eu });
    expect(verdict.verdict).toBe('violations');
    expect(
      verdict.findings
        .filter(({ severity, review }) => severity === 'error' && !review)
        .map(({ rule, cookie, fingerprint }) => [rule, cookie?.name, fingerprint]),
    ).toEqual([
      ['cookie/after-reject', '_ga', '10ae68d7d4a58979'],
      ['cookie/pre-consent', '_ga', '6da04a9572d1641a'],
      ['cookie/undeclared', '_fbp', 'be89d4e86ab857d8'],
      ['cookie/undeclared', '_ga', '415456b89bbac2cd'],
    ]);
  });
});
