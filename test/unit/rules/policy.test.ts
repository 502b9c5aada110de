import { describe, expect, it } from 'vitest';
import { entry, evidence, missing, observed, policy, unreadable } from '../evidence-builder.ts';
import { failure, ruleOf } from './judged.ts';

const quiet = evidence();

describe('policy/missing', () => {
  const ID = 'policy/missing';
  it('fails when none was found, passes when one was read, cannot tell when it is unreadable', () => {
    expect(ruleOf(ID, quiet, missing)).toMatchObject({ outcome: 'failed', findings: [{ severity: 'error', review: false }] });
    expect(ruleOf(ID, quiet, policy([]))).toMatchObject({ outcome: 'passed', findings: [] });
    expect(ruleOf(ID, quiet, unreadable)).toMatchObject({ outcome: 'cant-tell', reason: 'policy.pdf: not a text' });
  });
});

describe('policy/incomplete', () => {
  const ID = 'policy/incomplete';
  it('fails once for each field that entries lack', () => {
    const { outcome, findings } = ruleOf(
      ID,
      quiet,
      policy([
        entry('a', { purpose: null, lifetimeSeconds: null, durationText: null }),
        entry('b', { provider: null, category: 'unknown', categoryLabel: 'Unclassified', lifetimeSeconds: null, durationText: null }),
      ]),
    );
    expect(outcome).toBe('failed');
    expect(findings.map(({ subject, severity, message }) => [subject, severity, message])).toEqual([
      ['category', 'warning', '1 declared cookie states no category: b'],
      ['lifetime', 'warning', '2 declared cookies state no lifetime: a, b'],
      ['provider', 'warning', '1 declared cookie states no provider: b'],
      ['purpose', 'warning', '1 declared cookie states no purpose: a'],
    ]);
  });
  it('passes for whole entries, also with a lifetime in words only or a category of the portal’s own', () => {
    expect(
      ruleOf(
        ID,
        quiet,
        policy([
          entry('a', { lifetimeSeconds: null, durationText: 'until you leave' }),
          entry('b', { category: 'unknown', categoryLabel: 'Comfort' }),
        ]),
      ).outcome,
    ).toBe('passed');
  });
  it('cannot tell of an unreadable policy, does not apply to a missing one', () => {
    expect(ruleOf(ID, quiet, unreadable).outcome).toBe('cant-tell');
    expect(ruleOf(ID, quiet, missing).outcome).toBe('not-applicable');
  });
});

describe('policy/contradictory', () => {
  const ID = 'policy/contradictory';
  it('fails for one name with two categories or lifetimes, as an error where one is necessary', () => {
    expect(ruleOf(ID, quiet, policy([entry('a'), entry('a', { category: 'marketing' })])).findings[0]).toMatchObject({
      severity: 'error',
      subject: 'a',
      message: 'a is declared as marketing and as necessary',
    });
    expect(ruleOf(ID, quiet, policy([entry('a'), entry('a', { lifetimeSeconds: 0 })])).findings[0]).toMatchObject({
      severity: 'warning',
      message: 'a is declared to last the session and 12 months',
    });
    expect(ruleOf(ID, quiet, policy([entry('a'), entry('a', { category: 'functional' })])).findings[0]?.severity).toBe('warning');
  });
  it('passes for a repeated entry, and for cookies of one name on other domains or of other providers', () => {
    expect(ruleOf(ID, quiet, policy(['a', 'a'])).outcome).toBe('passed');
    expect(
      ruleOf(ID, quiet, policy([entry('uid', { domain: 'a.example' }), entry('uid', { domain: 'b.example', category: 'marketing' })]))
        .outcome,
    ).toBe('passed');
    expect(
      ruleOf(ID, quiet, policy([entry('uid', { provider: 'Criteo' }), entry('uid', { provider: 'Adform', category: 'marketing' })]))
        .outcome,
    ).toBe('passed');
  });
  it('cannot tell of an unreadable policy', () => {
    expect(ruleOf(ID, quiet, unreadable).outcome).toBe('cant-tell');
  });
});

describe('policy/category-mismatch', () => {
  const ID = 'policy/category-mismatch';
  it('fails for a documented tracker that is declared as necessary, seen or not', () => {
    expect(ruleOf(ID, quiet, policy(['_ga'])).findings[0]).toMatchObject({ severity: 'error', review: false, subject: '_ga' });
    expect(ruleOf(ID, quiet, policy(['_ga_*'])).outcome).toBe('failed');
    expect(ruleOf(ID, quiet, policy([entry('_fbp', { category: 'functional' })])).outcome).toBe('failed');
  });
  it('is a warning where the purpose is inferred from the company', () => {
    const seen = evidence({ scenarios: observed({ before: [{ name: 'xyz', domain: 'doubleclick.net' }] }) });
    expect(ruleOf(ID, seen, policy(['xyz'])).findings[0]).toMatchObject({ severity: 'warning', review: false });
  });
  it('is for review for statistics that may be anonymised, and passes where the policy says so', () => {
    expect(ruleOf(ID, quiet, policy(['_pk_id*']))).toMatchObject({
      outcome: 'cant-tell',
      findings: [{ review: true, severity: 'warning' }],
    });
    expect(ruleOf(ID, quiet, policy([entry('_pk_id*', { anonymised: true })])).outcome).toBe('passed');
  });
  it('passes for the right category, and never fails by a generic name', () => {
    expect(ruleOf(ID, quiet, policy([entry('_ga', { category: 'statistics' }), 'sessionid', 'lang', 'id', 'session', '*'])).outcome).toBe(
      'passed',
    );
  });
  it('cannot tell of an unreadable policy', () => {
    expect(ruleOf(ID, quiet, unreadable).outcome).toBe('cant-tell');
  });
});

describe('policy/unobserved', () => {
  const ID = 'policy/unobserved';
  const seen = evidence({ scenarios: observed({ before: ['a'] }) });
  it('notes what was never seen, with what was covered', () => {
    expect(ruleOf(ID, seen, policy(['a', 'b', entry('item', { kind: 'storage' })]))).toMatchObject({
      outcome: 'failed',
      findings: [
        {
          severity: 'note',
          review: false,
          subject: 'b',
          message: 'b is declared and was not seen in 3 scenarios (no-choice, accept, reject) on 1 page',
        },
      ],
    });
  });
  it('passes when all was seen', () => {
    expect(ruleOf(ID, seen, policy(['a'])).outcome).toBe('passed');
  });
  it('cannot tell when the portal was not reached', () => {
    expect(ruleOf(ID, evidence({ error: failure(), scenarios: [] }), policy(['a'])).outcome).toBe('cant-tell');
  });
});

describe('policy/other-portal', () => {
  const ID = 'policy/other-portal';
  const about = (portalUrl: string | null) => {
    const result = policy([entry('a')]);
    return result.status === 'read' ? { ...result, policy: { ...result.policy, portalUrl } } : result;
  };
  it('is for review when the policy names another host', () => {
    expect(ruleOf(ID, quiet, about('https://other.example'))).toMatchObject({
      outcome: 'cant-tell',
      findings: [{ severity: 'warning', review: true, subject: 'other.example' }],
    });
  });
  it('passes when it names this one, with or without www, or none', () => {
    expect(ruleOf(ID, quiet, about('https://www.portal.example.com/')).outcome).toBe('passed');
    expect(ruleOf(ID, quiet, about(null)).outcome).toBe('passed');
  });
  it('cannot tell of an unreadable policy', () => {
    expect(ruleOf(ID, quiet, unreadable).outcome).toBe('cant-tell');
  });
});
