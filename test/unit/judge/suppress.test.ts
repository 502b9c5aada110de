import { describe, expect, it } from 'vitest';
import { makeReport, type ReportOptions } from '../../../src/judge/report.ts';
import { updateBaseline } from '../../../src/judge/suppress.ts';
import { Baseline, type BaselineEntry } from '../../../src/model/baseline.ts';
import { Report, type FailOn } from '../../../src/model/report.ts';
import type { Finding, RuleResult, Verdict } from '../../../src/model/verdict.ts';
import { aFinding, aVerdict } from '../reporters/builder.ts';

const TODAY = '2026-11-22';
const URL_A = 'https://dashboard.paris/';

const finding = (over: Partial<Finding> = {}): Finding => aFinding({ fingerprint: 'aaaaaaaaaaaaaaaa', ...over });
const failed: RuleResult = { id: 'cookie/pre-consent', outcome: 'failed', reason: null };
const passed: RuleResult = { id: 'cookie/pre-consent', outcome: 'passed', reason: null };
const review: RuleResult = { id: 'cookie/pre-consent', outcome: 'cant-tell', reason: '1 finding is for review', unsettled: 'review' };
const unobserved: RuleResult = { id: 'audit/inconclusive', outcome: 'cant-tell', reason: 'not observed: inner', unsettled: 'unobserved' };

/** Every kind of verdict; the finding of each has one fingerprint. */
const verdicts = {
  clean: aVerdict({ rules: [passed] }),
  note: aVerdict({ rules: [failed], findings: [finding({ severity: 'note' })] }),
  warning: aVerdict({ rules: [failed], findings: [finding({ severity: 'warning' })] }),
  error: aVerdict({ verdict: 'violations', rules: [failed], findings: [finding()] }),
  review: aVerdict({ verdict: 'inconclusive', rules: [review], findings: [finding({ severity: 'warning', review: true })] }),
  unobserved: aVerdict({ verdict: 'inconclusive', rules: [passed, unobserved] }),
  errorUnobserved: aVerdict({ verdict: 'violations', rules: [failed, unobserved], findings: [finding()] }),
  reviewUnobserved: aVerdict({
    verdict: 'inconclusive',
    rules: [review, unobserved],
    findings: [finding({ severity: 'warning', review: true })],
  }),
} satisfies Record<string, Verdict>;
type Kind = keyof typeof verdicts;

const entryFor = (kind: Kind): BaselineEntry => {
  const { severity = 'error', review: forReview = false } = verdicts[kind].findings[0] ?? {};
  return {
    fingerprint: 'aaaaaaaaaaaaaaaa',
    portal: URL_A,
    rule: 'cookie/pre-consent',
    severity,
    review: forReview,
    reason: 'agreed',
    owner: 'dpo@example.org',
    expires: '2027-01-31',
  };
};

type Accepted = 'no baseline' | 'covers' | 'expired' | 'stale' | 'milder' | 'elsewhere';
const baselines: Record<Accepted, (kind: Kind) => Baseline | null> = {
  'no baseline': () => null,
  covers: (kind) => ({ version: 1, accepted: [entryFor(kind)] }),
  expired: (kind) => ({ version: 1, accepted: [{ ...entryFor(kind), expires: '2026-11-21' }] }),
  stale: (kind) => ({ version: 1, accepted: [{ ...entryFor(kind), fingerprint: 'bbbbbbbbbbbbbbbb' }] }),
  // What was accepted when it was only for review.
  milder: (kind) => ({ version: 1, accepted: [{ ...entryFor(kind), severity: 'note', review: true }] }),
  elsewhere: (kind) => ({ version: 1, accepted: [{ ...entryFor(kind), portal: 'https://other.example/' }] }),
};

const report = (kind: Kind, accepted: Accepted, options: Partial<ReportOptions> = {}): Report => {
  const baseline = baselines[accepted](kind);
  return makeReport([verdicts[kind]], '0.1.0', {
    failOn: 'error',
    allowInconclusive: false,
    ...(baseline === null ? {} : { baseline: { accepted: baseline, today: TODAY } }),
    ...options,
  });
};

describe('the truth table: verdict × baseline × --fail-on × --allow-inconclusive', () => {
  // Exit codes at --fail-on error, warning, note, never; then the same with --allow-inconclusive.
  type Line = [Kind, Accepted, string, string];
  const table: Line[] = [
    ['clean', 'no baseline', '0000', '0000'],
    ['clean', 'covers', '1111', '1111'], // nothing left to cover: stale
    ['clean', 'expired', '1111', '1111'],
    ['clean', 'stale', '1111', '1111'],
    ['clean', 'milder', '1111', '1111'],
    ['clean', 'elsewhere', '0000', '0000'],
    ['note', 'no baseline', '0010', '0010'],
    ['note', 'covers', '0000', '0000'],
    ['note', 'expired', '1111', '1111'],
    ['note', 'stale', '1111', '1111'],
    ['note', 'milder', '1111', '1111'],
    ['note', 'elsewhere', '0010', '0010'],
    ['warning', 'no baseline', '0110', '0110'],
    ['warning', 'covers', '0000', '0000'],
    ['warning', 'expired', '1111', '1111'],
    ['warning', 'stale', '1111', '1111'],
    ['warning', 'milder', '1111', '1111'],
    ['warning', 'elsewhere', '0110', '0110'],
    ['error', 'no baseline', '1110', '1110'],
    ['error', 'covers', '0000', '0000'],
    ['error', 'expired', '1111', '1111'],
    ['error', 'stale', '1111', '1111'],
    ['error', 'milder', '1111', '1111'],
    ['error', 'elsewhere', '1110', '1110'],
    ['review', 'no baseline', '3333', '0000'],
    ['review', 'covers', '0000', '0000'],
    ['review', 'expired', '1111', '1111'],
    ['review', 'stale', '3333', '0000'], // the rule could not tell: nobody can say that the finding is gone
    ['review', 'milder', '3333', '0000'],
    ['review', 'elsewhere', '3333', '0000'],
    ['unobserved', 'no baseline', '3333', '0000'],
    ['unobserved', 'covers', '1111', '1111'], // the rule itself could look, and found nothing
    ['unobserved', 'expired', '1111', '1111'],
    ['unobserved', 'stale', '1111', '1111'],
    ['unobserved', 'milder', '1111', '1111'],
    ['unobserved', 'elsewhere', '3333', '0000'],
    ['errorUnobserved', 'no baseline', '1113', '1110'],
    ['errorUnobserved', 'covers', '3333', '0000'], // what was not observed may hide another
    ['errorUnobserved', 'expired', '1111', '1111'],
    ['errorUnobserved', 'stale', '1111', '1111'],
    ['errorUnobserved', 'milder', '1111', '1111'],
    ['errorUnobserved', 'elsewhere', '1113', '1110'],
    ['reviewUnobserved', 'no baseline', '3333', '0000'],
    ['reviewUnobserved', 'covers', '3333', '0000'], // a person settles the finding, not what was not observed
    ['reviewUnobserved', 'expired', '1111', '1111'],
    ['reviewUnobserved', 'stale', '3333', '0000'],
    ['reviewUnobserved', 'milder', '3333', '0000'],
    ['reviewUnobserved', 'elsewhere', '3333', '0000'],
  ];
  const levels: FailOn[] = ['error', 'warning', 'note', 'never'];
  const codes = (kind: Kind, accepted: Accepted, allowInconclusive: boolean): string =>
    levels.map((failOn) => report(kind, accepted, { failOn, allowInconclusive }).gate.exitCode).join('');

  it('has every cell', () => {
    expect(table).toHaveLength(Object.keys(verdicts).length * Object.keys(baselines).length);
    expect(new Set(table.map(([kind, accepted]) => `${kind} ${accepted}`)).size).toBe(table.length);
  });

  it.each(table)('%s, %s', (kind, accepted, strict, lenient) => {
    expect([codes(kind, accepted, false), codes(kind, accepted, true)]).toEqual([strict, lenient]);
  });
});

describe('the report of a run with a baseline', () => {
  it('keeps the finding and the verdict, and says who accepted it', () => {
    const { portals, gate } = report('error', 'covers');
    expect(portals[0]).toMatchObject({
      verdict: 'violations',
      findings: [{ suppressed: { by: 'baseline', owner: 'dpo@example.org', expires: '2027-01-31' } }],
    });
    expect(gate).toMatchObject({ exitCode: 0, baseline: { accepted: 1, stale: [], expired: [] } });
    expect(gate.reason).toBe('No finding of severity error. 1 finding is accepted in the baseline.');
    expect(Report.parse(report('error', 'covers'))).toEqual(report('error', 'covers'));
  });

  it('says what is stale or expired, and what to do', () => {
    expect(report('error', 'expired').gate.reason).toBe(
      '1 finding of severity error on 1 portal. The baseline is out of date: 1 entry has expired; run `cookie-audit baseline update`.',
    );
    expect(report('clean', 'stale').gate.baseline?.stale).toEqual([
      'https://dashboard.paris/ cookie/pre-consent bbbbbbbbbbbbbbbb: it accepts a finding that is gone',
    ]);
  });

  it('counts an entry on its last day', () => {
    const last = { ...entryFor('error'), expires: TODAY };
    const made = makeReport([verdicts.error], '1', {
      failOn: 'error',
      allowInconclusive: false,
      baseline: { accepted: { version: 1, accepted: [last] }, today: TODAY },
    });
    expect(made.gate.exitCode).toBe(0);
  });
});

describe('--new-only', () => {
  const against = (kind: Kind, previous: Kind): number =>
    makeReport([verdicts[kind]], '1', { failOn: 'note', allowInconclusive: false, previous: report(previous, 'no baseline') }).gate
      .exitCode;

  it('sets aside what the earlier report has, no graver', () => {
    expect(against('error', 'error')).toBe(0);
    expect(against('warning', 'error')).toBe(0);
    expect(against('error', 'warning')).toBe(1);
    expect(against('error', 'clean')).toBe(1);
  });

  it('an unsettled finding that is settled now is new', () => {
    expect(against('warning', 'review')).toBe(1);
    expect(against('review', 'review')).toBe(0);
  });

  it('what was not observed is open, whatever the earlier report says', () => {
    expect(against('unobserved', 'unobserved')).toBe(3);
    expect(against('errorUnobserved', 'error')).toBe(3);
  });

  it('another portal’s findings are not known', () => {
    const elsewhere = { ...verdicts.error, url: 'https://other.example/' };
    const made = makeReport([elsewhere], '1', { failOn: 'error', allowInconclusive: false, previous: report('error', 'no baseline') });
    expect(made.gate).toMatchObject({ exitCode: 1, newOnly: { known: 0 } });
  });
});

describe('baseline update', () => {
  const accept = { reason: 'first run', owner: 'web team', expires: '2027-05-01' };
  const none: Baseline = { version: 1, accepted: [] };

  it('accepts what is found, once, so that the next run passes', () => {
    const { baseline, added } = updateBaseline([verdicts.error, verdicts.warning], none, TODAY, accept);
    expect(Baseline.parse(baseline)).toEqual(baseline);
    expect(added).toBe(1);
    expect(baseline.accepted[0]).toMatchObject({ ...accept, severity: 'error', portal: URL_A, rule: 'cookie/pre-consent' });
    const next = makeReport([verdicts.error], '1', {
      failOn: 'note',
      allowInconclusive: false,
      baseline: { accepted: baseline, today: TODAY },
    });
    expect(next.gate.exitCode).toBe(0);
  });

  it('keeps reasons that hold, and entries of portals that are not in the run', () => {
    const kept = entryFor('error');
    const elsewhere = { ...kept, portal: 'https://other.example/', fingerprint: 'cccccccccccccccc' };
    const before: Baseline = { version: 1, accepted: [kept, elsewhere] };
    expect(updateBaseline([verdicts.error], before, TODAY, accept)).toEqual({ baseline: before, added: 0, removed: 0 });
  });

  it('takes away what is gone, and renews what has expired with a reason of today', () => {
    const before: Baseline = {
      version: 1,
      accepted: [
        { ...entryFor('error'), expires: '2026-01-01' },
        { ...entryFor('error'), fingerprint: 'dddddddddddddddd' },
      ],
    };
    const { baseline, added, removed } = updateBaseline([verdicts.error], before, TODAY, accept);
    expect([added, removed]).toEqual([1, 2]);
    expect(baseline.accepted).toMatchObject([{ fingerprint: 'aaaaaaaaaaaaaaaa', reason: 'first run' }]);
  });
});
