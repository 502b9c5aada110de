import { describe, expect, it } from 'vitest';
import { judge } from '../../../src/judge/judge.ts';
import { eu } from '../../../src/judge/profiles/eu.ts';
import { makeReport } from '../../../src/judge/report.ts';
import { checkRuleSettings } from '../../../src/judge/rule-settings.ts';
import { reporters } from '../../../src/reporters/registry.ts';
import type { RuleSetting, Verdict } from '../../../src/model/verdict.ts';
import { entry, evidence, observed, policy } from '../evidence-builder.ts';

const facts = evidence({ scenarios: observed({ before: ['_ga'] }) });
const declared = policy([entry('_ga', { category: 'statistics', lifetimeSeconds: 0 })]);
const judged = (rules: Record<string, RuleSetting>): Verdict => judge(facts, declared, { profile: eu, rules });

describe('rule settings', () => {
  it('without them: a violation', () => {
    expect(judged({})).toMatchObject({ verdict: 'violations' });
    expect(judged({}).overrides).toBeUndefined();
  });

  it('another severity is what the gate sees, and the report says that it was set', () => {
    const verdict = judged({ 'cookie/pre-consent': 'warning', 'cookie/after-reject': 'warning' });
    expect(verdict.findings.filter(({ rule }) => rule === 'cookie/pre-consent').map(({ severity }) => severity)).toEqual(['warning']);
    expect(verdict.overrides).toEqual([
      { rule: 'cookie/after-reject', setting: 'warning' },
      { rule: 'cookie/pre-consent', setting: 'warning' },
    ]);
  });

  it('raises what the rule weighs in full', () => {
    const unseen = judge(
      facts,
      policy([entry('_ga', { category: 'statistics', lifetimeSeconds: 0 }), entry('never', { lifetimeSeconds: 0 })]),
      {
        profile: eu,
        rules: { 'policy/unobserved': 'error' },
      },
    );
    expect(unseen.findings.find(({ rule }) => rule === 'policy/unobserved')?.severity).toBe('error');
  });

  it('a rule that is off never makes a portal silently compliant: verdict, gate and every report say so', () => {
    const verdict = judged({ 'cookie/pre-consent': 'off', 'cookie/after-reject': 'off' });
    expect(verdict.findings.map(({ rule }) => rule)).not.toContain('cookie/pre-consent');
    expect(verdict.rules.find(({ id }) => id === 'cookie/pre-consent')).toMatchObject({
      outcome: 'not-applicable',
      reason: 'switched off in the configuration: it was not judged',
    });
    expect(verdict.reasons).toContain('cookie/pre-consent: switched off: it was not judged');
    const report = makeReport([verdict], '1', { failOn: 'error', allowInconclusive: true });
    expect(report.gate.reason).toContain('Not judged, since switched off: cookie/after-reject, cookie/pre-consent.');
    for (const format of ['terminal', 'json', 'markdown', 'html', 'junit', 'sarif', 'github']) {
      const text = reporters.get(format)?.render(report, { color: false, width: 100 }) ?? '';
      expect(text.replaceAll('\\', ''), format).toMatch(/switched off|was off|were off/i);
    }
  });

  it('what was not observed cannot be switched off', () => {
    expect(() => checkRuleSettings({ 'audit/inconclusive': 'off' })).toThrow('cannot be set');
    const blind = judge(evidence({ error: { code: 'dns', message: 'no such host' }, scenarios: [] }), declared, {
      profile: eu,
      rules: { 'audit/inconclusive': 'off' },
    });
    expect(blind.verdict).toBe('inconclusive');
    expect(blind.rules.find(({ id }) => id === 'audit/inconclusive')?.outcome).toBe('cant-tell');
  });

  it('takes known rules and settings only', () => {
    expect(checkRuleSettings({ 'cookie/undeclared': 'off' })).toEqual({ 'cookie/undeclared': 'off' });
    expect(() => checkRuleSettings({ 'cookie/undeclard': 'off' })).toThrow('there is no rule "cookie/undeclard"');
    expect(() => checkRuleSettings({ 'cookie/undeclared': 'fatal' })).toThrow('rule cookie/undeclared: "fatal"');
  });
});
