import { describe, expect, it } from 'vitest';
import { cutOff, entry, evidence, missing, observed, policy, unreadable } from '../evidence-builder.ts';
import { failure, ruleOf } from './judged.ts';

const ID = 'cookie/undeclared';
const withGa = evidence({
  scenarios: observed({ before: ['sessionid', { name: '_ga', at: 400, by: 'https://tags.example.net/gtag.js', line: 31 }] }),
});

describe(ID, () => {
  it('fails for a cookie that the list does not name, once, with who, when and where', () => {
    const { outcome, findings } = ruleOf(ID, withGa, policy(['sessionid']));
    expect(outcome).toBe('failed');
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({
      severity: 'error',
      review: false,
      scenario: 'no-choice',
      phase: 'before',
      cookie: { name: '_ga', domain: 'portal.example.com' },
    });
    expect(findings[0]?.message).toBe(
      '_ga was set 0.4 s after loading, before any choice, by https://tags.example.net/gtag.js:31; the declared list does not name it (seen: no-choice before; accept before, after, reload; reject before, after, reload)',
    );
    expect(findings[0]?.evidence[0]).toEqual({ pointer: '/scenarios/0/events/1', label: 'written: no-choice, before' });
  });

  it('passes when every cookie is declared', () => {
    expect(ruleOf(ID, withGa, policy(['sessionid', '_ga']))).toMatchObject({ outcome: 'passed', findings: [] });
  });

  it('cannot tell without a list, and when the portal was not reached', () => {
    expect(ruleOf(ID, withGa, missing)).toMatchObject({ outcome: 'cant-tell', findings: [] });
    expect(ruleOf(ID, withGa, unreadable)).toMatchObject({ outcome: 'cant-tell', findings: [] });
    expect(ruleOf(ID, evidence({ error: failure('dns'), scenarios: [] }), policy(['sessionid']))).toMatchObject({
      outcome: 'cant-tell',
      findings: [],
    });
  });

  it('is for review when the policy text is cut off', () => {
    const { outcome, findings } = ruleOf(ID, withGa, cutOff(['sessionid']));
    expect(outcome).toBe('cant-tell');
    expect(findings[0]).toMatchObject({ review: true, severity: 'warning' });
    expect(findings[0]?.reason).toContain(
      'the policy text is incomplete (the last row is cut off): the cookie may be declared in the part that is missing',
    );
  });

  it('is a note for an exempt cookie', () => {
    const { outcome, findings } = ruleOf(ID, evidence({ scenarios: observed({ before: ['csrftoken'] }) }), policy(['sessionid']));
    expect(outcome).toBe('failed');
    expect(findings[0]).toMatchObject({ severity: 'note', review: false });
  });

  it('counts a cookie that was only sent, and one that only stood in a jar', () => {
    const scenarios = observed();
    scenarios[0] = { name: 'no-choice', phases: [{ name: 'before', jar: ['in_jar'], sent: ['was_sent'] }] };
    const { findings } = ruleOf(ID, evidence({ scenarios }), policy([]));
    expect(findings.map((finding) => [finding.cookie?.name, finding.review])).toEqual([
      ['in_jar', false],
      ['was_sent', false],
    ]);
    expect(findings[0]?.message).toContain('stood in the cookie jar in the phase "before", before any choice (who set it was not seen)');
  });

  it('is for review when only an unproved write was seen', () => {
    const scenarios = observed();
    scenarios[0] = { name: 'no-choice', phases: [{ name: 'before', set: [{ name: 'tmp', stored: 'unknown' }] }] };
    const { outcome, findings } = ruleOf(ID, evidence({ scenarios }), policy([]));
    expect(outcome).toBe('cant-tell');
    expect(findings[0]).toMatchObject({ review: true, severity: 'warning' });
    expect(findings[0]?.reason).toContain('a write was seen, storage is not proved');
  });

  it('says nothing of refused writes and removals', () => {
    const scenarios = observed();
    scenarios[0] = {
      name: 'no-choice',
      phases: [
        {
          name: 'before',
          set: [
            { name: 'a', stored: 'no' },
            { name: 'b', type: 'blocked', stored: 'no' },
            { name: 'c', type: 'delete' },
          ],
        },
      ],
    };
    expect(ruleOf(ID, evidence({ scenarios }), policy([]))).toMatchObject({ outcome: 'passed', findings: [] });
  });

  it('names the near misses', () => {
    const { findings } = ruleOf(
      ID,
      evidence({ scenarios: observed({ before: [{ name: 'IDE', domain: 'doubleclick.net' }] }) }),
      policy([entry('IDE', { domain: 'example.org' })]),
    );
    expect(findings[0]?.reason).toContain('near in the list: "IDE"');
  });

  it('a firm finding beside one for review fails the rule, and the verdict stays open', () => {
    const scenarios = observed({ before: ['_ga'] });
    scenarios[0]?.phases?.[0]?.set?.push({ name: 'tmp', stored: 'unknown' });
    expect(ruleOf(ID, evidence({ scenarios }), policy([])).outcome).toBe('failed');
  });
});
