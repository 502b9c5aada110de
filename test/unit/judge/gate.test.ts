import { describe, expect, it } from 'vitest';
import { countsOf, gateOf, type GateOptions } from '../../../src/judge/gate.ts';
import { judge } from '../../../src/judge/judge.ts';
import { eu } from '../../../src/judge/profiles/eu.ts';
import { makeReport } from '../../../src/judge/report.ts';
import { Report, type FailOn } from '../../../src/model/report.ts';
import type { Verdict } from '../../../src/model/verdict.ts';
import { entry, evidence, observed, policy } from '../evidence-builder.ts';

const judged = (...args: [Parameters<typeof judge>[0], Parameters<typeof judge>[1]]): Verdict => judge(...args, { profile: eu });
const verdicts = {
  clean: judged(
    evidence({ scenarios: observed({ before: ['sessionid'] }) }),
    policy(['sessionid'].map((name) => entry(name, { lifetimeSeconds: 0 }))),
  ),
  note: judged(evidence(), policy(['sessionid'])),
  warning: judged(evidence(), policy([entry('a', { purpose: null })])),
  error: judged(evidence({ scenarios: observed({ before: ['_ga'] }) }), policy([entry('_ga', { category: 'statistics' })])),
  open: judged(evidence({ error: { code: 'dns', message: 'no such host' }, scenarios: [] }), policy([])),
  review: judged(
    evidence({ scenarios: observed({ before: ['mystery'] }) }),
    policy([entry('mystery', { category: 'unknown', lifetimeSeconds: 0 })]),
  ),
  errorAndReview: judged(evidence({ scenarios: observed({ before: ['_ga', 'mystery'] }) }), policy([])),
};

const gate = (all: readonly Verdict[], options: GateOptions) => gateOf(all.map(countsOf), options);

describe('gate', () => {
  it('stands on verdicts of the kinds that the table names', () => {
    expect(Object.values(verdicts).map(({ verdict }) => verdict)).toEqual([
      'compliant',
      'compliant',
      'compliant',
      'violations',
      'inconclusive',
      'inconclusive',
      'violations',
    ]);
    expect(verdicts.clean.findings).toEqual([]);
  });

  // Columns: fail-on error, warning, note, never; then the same with --allow-inconclusive.
  const table: [keyof typeof verdicts, number[], number[]][] = [
    ['clean', [0, 0, 0, 0], [0, 0, 0, 0]],
    ['note', [0, 0, 1, 0], [0, 0, 1, 0]],
    ['warning', [0, 1, 1, 0], [0, 1, 1, 0]],
    ['error', [1, 1, 1, 0], [1, 1, 1, 0]],
    ['open', [3, 3, 3, 3], [0, 0, 0, 0]],
    ['review', [3, 3, 3, 3], [0, 0, 0, 0]],
    ['errorAndReview', [1, 1, 1, 3], [1, 1, 1, 0]],
  ];
  const levels: FailOn[] = ['error', 'warning', 'note', 'never'];
  it.each(table)('%s', (kind, strict, lenient) => {
    const code = (failOn: FailOn, allowInconclusive: boolean) => gate([verdicts[kind]], { failOn, allowInconclusive }).exitCode;
    expect(levels.map((level) => code(level, false))).toEqual(strict);
    expect(levels.map((level) => code(level, true))).toEqual(lenient);
  });

  it('a proven violation outranks an unknown, and an unknown a pass', () => {
    const options = { failOn: 'error', allowInconclusive: false } as const;
    expect(gate([verdicts.clean, verdicts.open, verdicts.error], options).exitCode).toBe(1);
    expect(gate([verdicts.clean, verdicts.open], options)).toMatchObject({
      exitCode: 3,
      reason: 'No finding of severity error, but 1 portal is inconclusive or for review.',
    });
    expect(gate([], options).exitCode).toBe(3);
  });

  it('gives its reason in a sentence', () => {
    expect(gate([verdicts.error], { failOn: 'error', allowInconclusive: false }).reason).toBe('2 findings of severity error on 1 portal.');
    expect(gate([verdicts.clean], { failOn: 'warning', allowInconclusive: false }).reason).toBe('No finding of severity warning or above.');
  });
});

describe('makeReport', () => {
  it('counts portals and settled findings, and those for review apart', () => {
    const report = makeReport(Object.values(verdicts), '0.1.0', { failOn: 'error', allowInconclusive: false });
    expect(Report.parse(report)).toEqual(report);
    expect(report.summary).toMatchObject({ portals: 7, compliant: 3, violations: 2, inconclusive: 2 });
    const { errors, warnings, notes, forReview } = report.summary;
    expect(errors + warnings + notes + forReview).toBe(Object.values(verdicts).reduce((sum, { findings }) => sum + findings.length, 0));
    expect(forReview).toBe(4);
  });
});
