import { describe, expect, it } from 'vitest';
import { evidence, observed, policy, type EvidenceSpec } from '../evidence-builder.ts';
import { failure, ruleOf } from './judged.ts';

const ID = 'audit/inconclusive';
const changed = (change: (scenarios: ReturnType<typeof observed>) => void): EvidenceSpec => {
  const scenarios = observed();
  change(scenarios);
  return { scenarios };
};

describe(ID, () => {
  it('passes when everything was observed', () => {
    expect(ruleOf(ID, evidence(), policy([]))).toMatchObject({ outcome: 'passed', reason: null, findings: [] });
  });

  it('passes without a reject scenario when there is no banner', () => {
    const scenarios = observed({ consent: 'absent' }).slice(0, 2);
    expect(ruleOf(ID, evidence({ asked: ['no-choice', 'accept'], scenarios }), policy([])).outcome).toBe('passed');
  });

  it('passes when settling was capped: that is a condition', () => {
    expect(ruleOf(ID, evidence(changed(([first]) => first?.phases?.forEach((phase) => (phase.capped = true)))), policy([])).outcome).toBe(
      'passed',
    );
  });

  const refusing = (url: string, refused: string): EvidenceSpec =>
    changed(([quiet]) => {
      const [phase] = quiet?.phases ?? [];
      if (phase !== undefined) phase.requests = [{ url, status: null, failure: `refused: ${refused}`, refused }];
    });

  it('passes where requests to the visitor’s own machine were refused: they lead nobody to the internet', () => {
    for (const [url, refused] of [
      ['http://127.0.0.1:8080/x', '127.0.0.1'],
      ['ws://localhost/x', '::1'],
      ['http://app.localhost/x', '127.0.0.1'],
      ['http://[::ffff:7f00:1]/', '::ffff:7f00:1'],
    ] as const)
      expect(ruleOf(ID, evidence(refusing(url, refused)), policy([])).outcome).toBe('passed');
  });

  const cases: [string, EvidenceSpec, string][] = [
    [
      'a host is in a private network from here, and may be elsewhere for others',
      refusing('https://tags.example.net/t.js', '10.0.0.5'),
      'what comes from there was not seen: tags.example.net (10.0.0.5)',
    ],
    ['the portal failed', { error: failure('dns'), scenarios: [] }, 'the portal could not be visited'],
    ['no scenario was run', { scenarios: [] }, 'no phase of any scenario'],
    ['a scenario failed', changed(([, accept]) => accept !== undefined && (accept.error = failure())), 'scenario accept: no answer'],
    [
      'a choice is not proved',
      changed(([, , reject]) => reject !== undefined && (reject.consent = 'failed')),
      'scenario reject: the choice is not proved',
    ],
    [
      'a choice has no transcript',
      changed(([, , reject]) => reject !== undefined && (reject.consent = null)),
      'nothing tells whether the choice was made',
    ],
    [
      'the banner was found once only',
      changed(([, , reject]) => reject !== undefined && (reject.consent = 'absent')),
      'yet another scenario found one',
    ],
    ['a scenario that was asked for is not there', changed((scenarios) => scenarios.pop()), 'scenario reject: it was asked for'],
    [
      'refusing was not asked for',
      { asked: ['no-choice', 'accept'], scenarios: observed().slice(0, 2) },
      'scenario reject: it was not asked for',
    ],
    [
      'an inner page failed',
      changed(([first]) => first?.phases?.push({ name: 'inner', url: 'https://portal.example.com/a', error: failure('http-status') })),
      'no-choice, inner (https://portal.example.com/a)',
    ],
    ['an inner page was not visited', { inner: ['https://portal.example.com/b'] }, 'inner page https://portal.example.com/b'],
    ['a jar was not read', changed(([first]) => first?.phases?.push({ name: 'inner', jar: null })), 'the cookie jar could not be read'],
    [
      'a recorder failed',
      changed(
        ([first]) => first !== undefined && (first.gaps = [{ phase: 0, cookie: null, what: 'recorder-failed', detail: 'script hook' }]),
      ),
      'a recorder failed: script hook',
    ],
  ];
  it.each(cases)('cannot tell when %s', (_what, spec, words) => {
    const { outcome, reason } = ruleOf(ID, evidence(spec), policy([]));
    expect(outcome).toBe('cant-tell');
    expect(reason).toContain(words);
  });
});
