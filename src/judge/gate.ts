import { ExitCode } from '../model/errors.ts';
import type { FailOn, Gate } from '../model/report.ts';
import type { Severity, Verdict } from '../model/verdict.ts';

export interface GateOptions {
  readonly failOn: FailOn;
  readonly allowInconclusive: boolean;
}

const REACHED: Readonly<Record<FailOn, readonly Severity[]>> = {
  error: ['error'],
  warning: ['error', 'warning'],
  note: ['error', 'warning', 'note'],
  never: [],
};

const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

/**
 * The exit decision over all verdicts. Precedence 1 > 3: a proven violation outranks an unknown. No
 * verdict at all is an unknown, not a pass.
 */
export function gate(verdicts: readonly Verdict[], { failOn, allowInconclusive }: GateOptions): Gate {
  const decide = (exitCode: Gate['exitCode'], reason: string): Gate => ({ failOn, allowInconclusive, exitCode, reason });
  const reached = REACHED[failOn];
  const failing = verdicts
    .map(({ findings }) => findings.filter(({ review, severity }) => !review && reached.includes(severity)).length)
    .filter((count) => count > 0);
  if (failing.length > 0) {
    const total = failing.reduce((sum, count) => sum + count, 0);
    const level = failOn === 'error' ? 'of severity error' : `of severity ${failOn} or above`;
    return decide(
      ExitCode.findings,
      `${counted(total, 'finding', 'findings')} ${level} on ${counted(failing.length, 'portal', 'portals')}.`,
    );
  }
  const open = verdicts.filter(({ verdict, findings }) => verdict === 'inconclusive' || findings.some(({ review }) => review)).length;
  const none =
    failOn === 'never' ? 'Findings do not fail the gate' : `No finding of severity ${failOn}${failOn === 'error' ? '' : ' or above'}`;
  if (verdicts.length === 0)
    return allowInconclusive
      ? decide(ExitCode.clean, 'No portal was judged, and that is allowed.')
      : decide(ExitCode.inconclusive, 'No portal was judged.');
  if (open === 0) return decide(ExitCode.clean, `${none}.`);
  const unsettled = `${counted(open, 'portal is', 'portals are')} inconclusive or for review`;
  return allowInconclusive
    ? decide(ExitCode.clean, `${none}; ${unsettled}, and that is allowed.`)
    : decide(ExitCode.inconclusive, `${none}, but ${unsettled}.`);
}
