import { Report } from './model/report.ts';
import { Verdict } from './model/verdict.ts';

/** What may be held against the matcher: the result of `audit`, a report, one verdict or several. */
export type Judged = { readonly report: Report } | Report | Verdict | readonly Verdict[];

/** For `declare module 'vitest' { interface Matchers<T> extends CookieAuditMatchers<T> {} }` */
export interface CookieAuditMatchers<R = unknown> {
  /** Every portal is compliant: all was observed, no rule failed at severity error, and no rule was switched off. */
  toBeCompliant(): R;
}

const MOST = 10;

function verdictsOf(judged: unknown): readonly Verdict[] | null {
  if (typeof judged !== 'object' || judged === null) return null;
  if (Array.isArray(judged)) {
    const all = judged.map((one: unknown) => Verdict.safeParse(one));
    return all.every(({ success }) => success) ? all.flatMap(({ data }) => data ?? []) : null;
  }
  const report = Report.safeParse('report' in judged ? judged.report : judged);
  if (report.success) return report.data.portals;
  const verdict = Verdict.safeParse(judged);
  return verdict.success ? [verdict.data] : null;
}

/** Why it is not compliant, for a person who reads a failed test. */
function wrongWith({ url, verdict, findings, notObserved, overrides }: Verdict): string[] {
  const off = (overrides ?? []).filter(({ setting }) => setting === 'off').map(({ rule }) => rule);
  if (verdict === 'compliant' && off.length === 0) return [];
  const grave = findings.filter(({ severity, review }) => review || severity === 'error');
  return [
    `${url} is ${verdict}${off.length > 0 ? `, with rules switched off: ${off.join(', ')}` : ''}`,
    ...grave
      .slice(0, MOST)
      .map(({ rule, review, message, fix }) => `  ${review ? 'for review' : 'error'} ${rule}: ${message}\n    fix: ${fix}`),
    ...(grave.length > MOST ? [`  and ${grave.length - MOST} more`] : []),
    ...(verdict === 'inconclusive' ? notObserved.slice(0, MOST).map((what) => `  not observed: ${what}`) : []),
  ];
}

/** `expect.extend(matchers)`, in Vitest, Jest or Playwright: `expect(await audit(url)).toBeCompliant()`. */
export const matchers = {
  toBeCompliant(judged: unknown): { pass: boolean; message: () => string } {
    const verdicts = verdictsOf(judged);
    if (verdicts === null) throw new TypeError('toBeCompliant wants the result of audit(), a report or verdicts of cookie-audit');
    // Nothing that was judged is nothing that is compliant.
    if (verdicts.length === 0) return { pass: false, message: () => 'no portal was judged' };
    const wrong = verdicts.flatMap(wrongWith);
    return {
      pass: wrong.length === 0,
      message: () =>
        wrong.length === 0 ? `expected a portal that is not compliant: ${verdicts.map(({ url }) => url).join(', ')}` : wrong.join('\n'),
    };
  },
};
