import { describe, expect, it } from 'vitest';
import { fr } from '../../../src/judge/profiles/fr.ts';
import { uk } from '../../../src/judge/profiles/uk.ts';
import { entry, evidence, missing, observed, policy, unreadable } from '../evidence-builder.ts';
import { failure, ruleOf } from './judged.ts';

const DAY = 86_400;
const lasting = (name: string, lifetime: number | null) => evidence({ scenarios: observed({ before: [{ name, lifetime }] }) });
const declaring = (name: string, seconds: number | null) =>
  policy([entry(name, { lifetimeSeconds: seconds, durationText: seconds === null ? null : 'stated' })]);

describe('cookie/lifetime-over-declared', () => {
  const ID = 'cookie/lifetime-over-declared';

  it.each([
    ['a year where 30 days are declared', 365 * DAY, 30 * DAY, 'failed', 'warning'],
    ['a year where a session is declared', 365 * DAY, 0, 'failed', 'warning'],
    ['a session where a year is declared', null, 365 * DAY, 'failed', 'note'],
    ['1.4 times the declared', 42 * DAY, 30 * DAY, 'passed', undefined],
    ['twice, but less than a day over', 2 * 3600, 3600, 'passed', undefined],
    ['30 minutes where a session is declared', 1800, 0, 'passed', undefined],
    ['a session where a session is declared', null, 0, 'passed', undefined],
    ['exactly the declared', 30 * DAY, 30 * DAY, 'passed', undefined],
  ])('%s', (_what, written, declared, outcome, severity) => {
    const result = ruleOf(ID, lasting('pref', written), declaring('pref', declared));
    expect(result.outcome).toBe(outcome);
    expect(result.findings[0]?.severity).toBe(severity);
  });

  it('takes the lifetime of the write, not that of the capped jar', () => {
    const scenarios = observed();
    scenarios[0] = {
      name: 'no-choice',
      phases: [{ name: 'before', set: [{ name: 'pref', lifetime: 800 * DAY }], jar: [{ name: 'pref', lifetime: 400 * DAY }] }],
    };
    expect(ruleOf(ID, evidence({ scenarios }), declaring('pref', 400 * DAY)).findings[0]?.message).toBe(
      'pref is declared to last 13.1 months and was set for 2.2 years',
    );
  });

  it('takes the jar where no write was seen, as a least', () => {
    const scenarios = observed();
    scenarios[0] = { name: 'no-choice', phases: [{ name: 'before', jar: [{ name: 'pref', lifetime: 390 * DAY }] }] };
    expect(ruleOf(ID, evidence({ scenarios }), declaring('pref', 30 * DAY)).findings[0]?.message).toContain(
      'was set for at least 12.8 months',
    );
  });

  it('cannot tell without a list or a portal, and does not apply where no lifetime is stated', () => {
    expect(ruleOf(ID, lasting('pref', DAY), unreadable).outcome).toBe('cant-tell');
    expect(ruleOf(ID, lasting('pref', DAY), missing).outcome).toBe('cant-tell');
    expect(ruleOf(ID, evidence({ error: failure(), scenarios: [] }), declaring('pref', DAY)).outcome).toBe('cant-tell');
    expect(ruleOf(ID, lasting('pref', DAY), declaring('pref', null)).outcome).toBe('not-applicable');
  });
});

describe('cookie/lifetime-over-limit', () => {
  const ID = 'cookie/lifetime-over-limit';

  it('fails over 13 months where consent is needed, and leaves necessary cookies alone', () => {
    expect(ruleOf(ID, lasting('_ga', 730 * DAY), policy([])).findings[0]).toMatchObject({ severity: 'warning', review: false });
    expect(ruleOf(ID, lasting('sessionid', 730 * DAY), policy(['sessionid']))).toMatchObject({ outcome: 'passed', findings: [] });
    expect(ruleOf(ID, lasting('mystery', 730 * DAY), policy([])).findings[0]?.severity).toBe('note');
  });

  it('passes at 13 calendar months', () => {
    expect(ruleOf(ID, lasting('_ga', 396 * DAY), policy([])).outcome).toBe('passed');
  });

  it('is an error in France for exempt statistics', () => {
    const anonymised = policy([entry('_pk_id*', { category: 'statistics', anonymised: true })]);
    expect(ruleOf(ID, lasting('_pk_id.1.a3f2', 730 * DAY), anonymised, fr).findings[0]?.severity).toBe('error');
    expect(ruleOf(ID, lasting('_pk_id.1.a3f2', 730 * DAY), anonymised).findings[0]?.severity).toBe('warning');
  });

  it('does not apply where the regulator names no limit; cannot tell when the portal was not reached', () => {
    expect(ruleOf(ID, lasting('_ga', 730 * DAY), policy([]), uk).outcome).toBe('not-applicable');
    expect(ruleOf(ID, evidence({ error: failure(), scenarios: [] }), policy([])).outcome).toBe('cant-tell');
  });
});

describe('renewed at a reload', () => {
  const statistics = (anonymised: boolean) =>
    policy([entry('_pk_id.*', { category: 'statistics', anonymised, lifetimeSeconds: 33_696_000 })]);
  const visit = (again: boolean) => {
    const write = { name: '_pk_id.1.a3f2', lifetime: 33_696_000 };
    return evidence({
      scenarios: [
        {
          name: 'no-choice',
          phases: [
            { name: 'before', set: [write], jar: [write] },
            { name: 'reload', set: again ? [write] : [], jar: [write] },
          ],
        },
        ...observed().slice(1),
      ],
    });
  };

  it('breaks the condition of exempt statistics, as the profile weighs it', () => {
    const eu = ruleOf('cookie/lifetime-over-limit', visit(true), statistics(true));
    expect(eu.findings).toMatchObject([{ severity: 'warning', review: false, phase: 'reload' }]);
    expect(eu.findings[0]?.message).toContain('begin anew at each visit');
    const french = ruleOf('cookie/lifetime-over-limit', visit(true), statistics(true), fr);
    expect(french.findings[0]?.severity).toBe('error');
  });

  it('is not told where the reload leaves the cookie alone', () => {
    expect(ruleOf('cookie/lifetime-over-limit', visit(false), statistics(true)).outcome).toBe('passed');
  });
});
