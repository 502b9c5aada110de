import { describe, expect, it } from 'vitest';
import { usCa } from '../../../src/judge/profiles/us-ca.ts';
import { entry, evidence, observed, policy } from '../evidence-builder.ts';
import { failure, ruleOf } from './judged.ts';

const ID = 'cookie/pre-consent';
const before = (name: string, domain?: string) =>
  evidence({ scenarios: observed({ before: [domain === undefined ? name : { name, domain }] }) });

describe(ID, () => {
  it('fails for a documented tracker before the choice, even when it is declared as necessary', () => {
    const { outcome, findings } = ruleOf(ID, before('_ga'), policy(['_ga']));
    expect(outcome).toBe('failed');
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({ severity: 'error', review: false, scenario: 'no-choice', phase: 'before' });
  });

  it('passes for necessary cookies, and for trackers set only after agreeing', () => {
    const quiet = evidence({ scenarios: observed({ before: ['sessionid'], accepted: ['_ga'] }) });
    expect(ruleOf(ID, quiet, policy(['sessionid', entry('_ga', { category: 'statistics' })]))).toMatchObject({
      outcome: 'passed',
      findings: [],
    });
  });

  it('cannot tell when the phase before the choice failed or its jar was not read', () => {
    const failed = observed();
    failed[0] = { name: 'no-choice', phases: [{ name: 'before', error: failure() }] };
    expect(ruleOf(ID, evidence({ scenarios: failed }), policy([]))).toMatchObject({ outcome: 'cant-tell', reason: 'no answer in 30 s' });
    const blind = observed();
    blind[0] = { name: 'no-choice', phases: [{ name: 'before', jar: null }] };
    expect(ruleOf(ID, evidence({ scenarios: blind }), policy([])).outcome).toBe('cant-tell');
  });

  it('is for review when nobody knows the cookie, or when statistics may be anonymised', () => {
    for (const name of ['mystery', '_pk_id.1.a3f2']) {
      const { outcome, findings } = ruleOf(ID, before(name), policy([]));
      expect(outcome).toBe('cant-tell');
      expect(findings[0]).toMatchObject({ review: true, severity: 'warning' });
    }
  });

  it('weighs what is inferred as a warning, an advertising company on its own domain as an error', () => {
    const other = ruleOf(ID, before('xyz', 'hotjar.com'), policy([]));
    expect(other.findings[0]).toMatchObject({ severity: 'warning', review: false });
    const ad = ruleOf(ID, before('xyz', 'doubleclick.net'), policy([]));
    expect(ad.findings[0]).toMatchObject({ severity: 'error', review: false });
  });

  it('counts inner pages of the scenario without a choice, not those after agreeing', () => {
    const scenarios = observed();
    scenarios[0]?.phases?.push({ name: 'inner', url: 'https://portal.example.com/a', set: ['_ga'], jar: ['_ga'] });
    scenarios[1]?.phases?.push({ name: 'inner', url: 'https://portal.example.com/a', set: ['_fbp'], jar: ['_fbp'] });
    const { findings } = ruleOf(ID, evidence({ scenarios }), policy([]));
    expect(findings.map(({ cookie, phase }) => [cookie?.name, phase])).toEqual([['_ga', 'inner']]);
  });

  it('counts everything where no banner offered a choice, and inner pages that were read before the choice', () => {
    const absent = observed({ consent: 'absent', accepted: ['_fbp'] });
    expect(
      ruleOf(ID, evidence({ scenarios: absent }), policy([])).findings.map(({ cookie, scenario }) => [cookie?.name, scenario]),
    ).toEqual([['_fbp', 'accept']]);
    const early = observed();
    early[1]?.phases?.splice(1, 0, { name: 'inner', url: 'https://portal.example.com/a', set: ['_ga'], jar: ['_ga'] });
    expect(ruleOf(ID, evidence({ scenarios: early }), policy([])).findings.map(({ cookie, phase }) => [cookie?.name, phase])).toEqual([
      ['_ga', 'inner'],
    ]);
  });

  it('counts a cookie that was sent before the choice', () => {
    const scenarios = observed();
    scenarios[2] = {
      name: 'reject',
      phases: [{ name: 'before', sent: [{ name: 'IDE', domain: 'doubleclick.net', host: 'ad.doubleclick.net' }] }, { name: 'after' }],
    };
    const { findings } = ruleOf(ID, evidence({ scenarios }), policy([]));
    expect(findings[0]?.message).toContain('was sent to ad.doubleclick.net on loading, before any choice');
  });

  it('is a note under an opt-out regime', () => {
    expect(ruleOf(ID, before('_ga'), policy([]), usCa).findings[0]?.severity).toBe('note');
  });
});
