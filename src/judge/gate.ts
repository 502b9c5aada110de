import { ExitCode } from '../model/errors.ts';
import type { FailOn, Gate } from '../model/report.ts';
import type { Verdict, VerdictWord } from '../model/verdict.ts';

export interface GateOptions {
  readonly failOn: FailOn;
  readonly allowInconclusive: boolean;
}

/** What the decision needs of a portal; findings for review are counted apart. */
export interface PortalCounts {
  readonly verdict: VerdictWord;
  readonly errors: number;
  readonly warnings: number;
  readonly notes: number;
  readonly forReview: number;
}

const REACHED: Readonly<Record<FailOn, readonly ('errors' | 'warnings' | 'notes')[]>> = {
  error: ['errors'],
  warning: ['errors', 'warnings'],
  note: ['errors', 'warnings', 'notes'],
  never: [],
};

export function countsOf({ verdict, findings }: Verdict): PortalCounts {
  const sure = findings.filter(({ review }) => !review);
  const of = (wanted: string): number => sure.filter(({ severity }) => severity === wanted).length;
  return { verdict, errors: of('error'), warnings: of('warning'), notes: of('note'), forReview: findings.length - sure.length };
}

const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

/**
 * The exit decision over all verdicts. Precedence 1 > 3: a proven violation outranks an unknown. No
 * verdict at all is an unknown, not a pass.
 */
export function gateOf(portals: readonly PortalCounts[], { failOn, allowInconclusive }: GateOptions): Gate {
  const decide = (exitCode: Gate['exitCode'], reason: string): Gate => ({ failOn, allowInconclusive, exitCode, reason });
  const reached = REACHED[failOn];
  const failing = portals.map((portal) => reached.reduce((sum, what) => sum + portal[what], 0)).filter((count) => count > 0);
  if (failing.length > 0) {
    const total = failing.reduce((sum, count) => sum + count, 0);
    const level = failOn === 'error' ? 'of severity error' : `of severity ${failOn} or above`;
    return decide(
      ExitCode.findings,
      `${counted(total, 'finding', 'findings')} ${level} on ${counted(failing.length, 'portal', 'portals')}.`,
    );
  }
  const open = portals.filter(({ verdict, forReview }) => verdict === 'inconclusive' || forReview > 0).length;
  const none =
    failOn === 'never' ? 'Findings do not fail the gate' : `No finding of severity ${failOn}${failOn === 'error' ? '' : ' or above'}`;
  if (portals.length === 0)
    return allowInconclusive
      ? decide(ExitCode.clean, 'No portal was judged, and that is allowed.')
      : decide(ExitCode.inconclusive, 'No portal was judged.');
  if (open === 0) return decide(ExitCode.clean, `${none}.`);
  const unsettled = `${counted(open, 'portal is', 'portals are')} inconclusive or for review`;
  return allowInconclusive
    ? decide(ExitCode.clean, `${none}; ${unsettled}, and that is allowed.`)
    : decide(ExitCode.inconclusive, `${none}, but ${unsettled}.`);
}

export function gate(verdicts: readonly Verdict[], options: GateOptions): Gate {
  return gateOf(verdicts.map(countsOf), options);
}
