import { describe, expect, it } from 'vitest';
import { cutOff, entry, evidence, missing, observed, policy } from '../evidence-builder.ts';
import { failure, ruleOf } from './judged.ts';

const ID = 'cookie/undeclared-provider';
const third = (name: string, domain: string) =>
  evidence({
    scenarios: observed({
      accepted: [
        { name, domain },
        { name: `${name}2`, domain },
      ],
    }),
  });

describe(ID, () => {
  it('fails once for a company that the policy names nowhere', () => {
    const { outcome, findings } = ruleOf(ID, third('IDE', 'doubleclick.net'), policy(['sessionid']));
    expect(outcome).toBe('failed');
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({
      severity: 'error',
      review: false,
      subject: 'Google/Doubleclick Ads',
      scenario: 'accept',
      phase: 'after',
    });
  });

  it.each([
    ['its provider', entry('x', { provider: 'Google LLC' })],
    ['its domain', entry('x', { domain: 'doubleclick.net' })],
    ['its purpose', entry('x', { purpose: 'Advertising by DoubleClick.' })],
  ])('passes when an entry names it by %s', (_how, declared) => {
    expect(ruleOf(ID, third('IDE', 'doubleclick.net'), policy([declared])).outcome).toBe('passed');
  });

  it('compares whole words', () => {
    expect(ruleOf(ID, third('a', 'meta-tracker-unknown.com'), policy([entry('x', { purpose: 'metadata' })])).outcome).toBe('failed');
  });

  it('passes without third parties, and for first-party cookies that serve another company', () => {
    expect(ruleOf(ID, evidence({ scenarios: observed({ before: ['_ga'] }) }), policy([])).outcome).toBe('passed');
  });

  it('is for review with a cut-off text; cannot tell without a list or a portal', () => {
    expect(ruleOf(ID, third('IDE', 'doubleclick.net'), cutOff([]))).toMatchObject({
      outcome: 'cant-tell',
      findings: [{ review: true, severity: 'warning' }],
    });
    expect(ruleOf(ID, third('IDE', 'doubleclick.net'), missing).outcome).toBe('cant-tell');
    expect(ruleOf(ID, evidence({ error: failure(), scenarios: [] }), policy([])).outcome).toBe('cant-tell');
  });
});
