import { describe, expect, it } from 'vitest';
import { evidence, observed, policy, type ScenarioSpec } from '../evidence-builder.ts';
import { failure, ruleOf } from './judged.ts';

const ID = 'cookie/after-reject';
const rejecting = (reject: ScenarioSpec) => evidence({ scenarios: [...observed().slice(0, 2), reject] });

describe(ID, () => {
  it('fails for a tracker that is set after a proved refusal', () => {
    const { outcome, findings } = ruleOf(ID, evidence({ scenarios: observed({ refused: ['_ga'] }) }), policy([]));
    expect(outcome).toBe('failed');
    expect(findings[0]).toMatchObject({ severity: 'error', review: false, scenario: 'reject', phase: 'after' });
    expect(findings[0]?.message).toContain('_ga was set after refusing');
    expect(findings[0]?.message).toContain('it appeared only after the refusal');
  });

  it('tells a cookie that was set again from one that was only left', () => {
    const left = ruleOf(ID, evidence({ scenarios: observed({ before: ['_ga'] }) }), policy([]));
    expect(left.findings[0]).toMatchObject({ severity: 'error', phase: 'after' });
    expect(left.findings[0]?.message).toContain('was only left in the jar: it was not removed');
    const again = ruleOf(
      ID,
      rejecting({
        name: 'reject',
        phases: [
          { name: 'before', set: ['_ga'], jar: ['_ga'] },
          { name: 'after', jar: [] },
          { name: 'reload', set: ['_ga'], jar: ['_ga'] },
        ],
      }),
      policy([]),
    );
    expect(again.findings[0]).toMatchObject({ phase: 'reload' });
    expect(again.findings[0]?.message).toContain('it was there before the refusal and was set again after it');
  });

  it('passes when the refusal is proved and what needs consent is gone', () => {
    const scenarios = observed({ refused: ['cookies_preferences'] });
    expect(ruleOf(ID, evidence({ scenarios }), policy(['cookies_preferences']))).toMatchObject({ outcome: 'passed', findings: [] });
  });

  it('cannot tell when the refusal is not proved, whatever cookies are there', () => {
    const unproved = rejecting({
      name: 'reject',
      consent: 'failed',
      consentReason: 'the banner came back',
      phases: [{ name: 'before' }, { name: 'after', set: ['_ga'], jar: ['_ga'] }],
    });
    expect(ruleOf(ID, unproved, policy([]))).toMatchObject({
      outcome: 'cant-tell',
      reason: 'the refusal is not proved: the banner came back',
      findings: [],
    });
  });

  it('cannot tell when the scenario failed or nothing was read after the refusal', () => {
    expect(ruleOf(ID, rejecting({ name: 'reject', consent: null, error: failure(), phases: [] }), policy([])).outcome).toBe('cant-tell');
    expect(ruleOf(ID, rejecting({ name: 'reject', phases: [{ name: 'before' }] }), policy([]))).toMatchObject({
      outcome: 'cant-tell',
      reason: 'nothing was read after the refusal',
    });
    expect(
      ruleOf(
        ID,
        rejecting({ name: 'reject', phases: [{ name: 'before' }, { name: 'after' }, { name: 'reload', error: failure() }] }),
        policy([]),
      ).outcome,
    ).toBe('cant-tell');
  });

  it('does not apply without a banner, nor when refusing was not asked for', () => {
    expect(ruleOf(ID, evidence({ scenarios: observed({ consent: 'absent' }) }), policy([]))).toMatchObject({
      outcome: 'not-applicable',
      reason: 'there is no banner, so there is nothing to refuse',
    });
    const without = evidence({ asked: ['no-choice', 'accept'], scenarios: observed().slice(0, 2) });
    expect(ruleOf(ID, without, policy([]))).toMatchObject({ outcome: 'not-applicable', reason: 'the reject scenario was not asked for' });
  });

  it('cannot tell when accepting found the banner that refusing did not find', () => {
    expect(ruleOf(ID, rejecting({ name: 'reject', consent: 'absent', phases: [{ name: 'before' }] }), policy([])).outcome).toBe(
      'cant-tell',
    );
  });

  it('leaves what is not known for review', () => {
    const { outcome, findings } = ruleOf(ID, evidence({ scenarios: observed({ refused: ['mystery'] }) }), policy([]));
    expect(outcome).toBe('cant-tell');
    expect(findings[0]).toMatchObject({ review: true, severity: 'warning' });
  });
});

describe('cookie/after-withdrawal', () => {
  it('does not apply until there is such a scenario, and cannot tell when the portal was not reached', () => {
    expect(ruleOf('cookie/after-withdrawal', evidence(), policy([]))).toMatchObject({
      outcome: 'not-applicable',
      reason: 'the withdraw scenario was not run',
    });
    expect(ruleOf('cookie/after-withdrawal', evidence({ error: failure(), scenarios: [] }), policy([])).outcome).toBe('cant-tell');
  });
});
