import { describe, expect, it } from 'vitest';
import { makeReport } from '../../src/judge/report.ts';
import { matchers, type CookieAuditMatchers } from '../../src/matchers.ts';
import type { Verdict } from '../../src/model/verdict.ts';
import { aFinding, aVerdict } from './reporters/builder.ts';

declare module 'vitest' {
  // oxlint-disable-next-line typescript/no-empty-object-type
  interface Matchers<T = any> extends CookieAuditMatchers<T> {} // oxlint-disable-line typescript/no-explicit-any
}

expect.extend(matchers);

const result = (...portals: Verdict[]) => ({
  report: makeReport(portals, '1', { failOn: 'error', allowInconclusive: false }),
  portals: [],
});

describe('toBeCompliant', () => {
  it('takes the result of an audit, a report, a verdict or verdicts', () => {
    expect(result(aVerdict())).toBeCompliant();
    expect(result(aVerdict()).report).toBeCompliant();
    expect(aVerdict()).toBeCompliant();
    expect([aVerdict(), aVerdict()]).toBeCompliant();
  });

  it('fails for violations, with the finding and its fix', () => {
    const bad = aVerdict({ verdict: 'violations', findings: [aFinding()] });
    expect(result(aVerdict(), bad)).not.toBeCompliant();
    expect(() => expect(result(bad)).toBeCompliant()).toThrow(
      /is violations\n {2}error cookie\/pre-consent: _pk_id.*\n {4}fix: Load Matomo/,
    );
  });

  it('fails for what is inconclusive, for a rule that was off, and for nothing at all', () => {
    const open = aVerdict({ verdict: 'inconclusive', notObserved: ['scenario reject: no proof'] });
    expect(() => expect(open).toBeCompliant()).toThrow(/inconclusive\n {2}not observed: scenario reject/);
    expect(() => expect(aVerdict({ overrides: [{ rule: 'cookie/undeclared', setting: 'off' }] })).toBeCompliant()).toThrow(
      /switched off: cookie\/undeclared/,
    );
    expect(() => expect(result()).toBeCompliant()).toThrow('no portal was judged');
  });

  it('takes nothing else for compliant', () => {
    for (const wrong of [undefined, null, 'compliant', {}, { verdict: 'compliant' }, [1]])
      expect(() => expect(wrong).toBeCompliant()).toThrow(/wants the result of audit/);
    expect(() => expect(aVerdict()).not.toBeCompliant()).toThrow(/expected a portal that is not compliant/);
  });
});
