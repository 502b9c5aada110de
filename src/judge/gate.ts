import { ExitCode } from '../model/errors.ts';
import type { FailOn, Gate } from '../model/report.ts';
import type { Verdict, VerdictWord } from '../model/verdict.ts';

export interface GateOptions {
  readonly failOn: FailOn;
  readonly allowInconclusive: boolean;
  /** What became of the baseline, where one was given. */
  readonly baseline?: Gate['baseline'];
  /** What an earlier report had as well, where only new findings count. */
  readonly newOnly?: Gate['newOnly'];
}

/** What the decision needs of a portal: less to hold than its verdict. Findings for review are counted apart. */
export interface PortalCounts {
  readonly verdict: VerdictWord;
  readonly errors: number;
  readonly warnings: number;
  readonly notes: number;
  readonly forReview: number;
  /** Something about it is not settled */
  readonly open: boolean;
  /** Rules that were not judged, by their ids */
  readonly off: readonly string[];
}

const REACHED: Readonly<Record<FailOn, readonly ('errors' | 'warnings' | 'notes')[]>> = {
  error: ['errors'],
  warning: ['errors', 'warnings'],
  note: ['errors', 'warnings', 'notes'],
  never: [],
};

/** What counts: findings that are set aside do not. */
export function countsOf(verdict: Verdict): PortalCounts {
  const standing = verdict.findings.filter(({ suppressed }) => suppressed === undefined);
  const sure = standing.filter(({ review }) => !review);
  const of = (wanted: string): number => sure.filter(({ severity }) => severity === wanted).length;
  return {
    verdict: verdict.verdict,
    errors: of('error'),
    warnings: of('warning'),
    notes: of('note'),
    forReview: standing.length - sure.length,
    open: isOpen(verdict),
    off: (verdict.overrides ?? []).flatMap(({ rule, setting }) => (setting === 'off' ? [rule] : [])),
  };
}

const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

/** A declared cookie that was not seen is a hint; that nobody could look is told by `audit/inconclusive`. */
export const NEVER_INCONCLUSIVE = 'policy/unobserved';

/**
 * Whether something about a portal is open. A finding for review that somebody has accepted is settled by
 * that person; what was not observed is not settled by anybody, whatever else was proved or accepted.
 */
function isOpen({ verdict, findings, rules }: Verdict): boolean {
  if (findings.some(({ review, suppressed }) => review && suppressed === undefined)) return true;
  if (verdict === 'compliant') return false;
  const unobserved = rules.some(
    ({ id, outcome, unsettled }) =>
      id !== NEVER_INCONCLUSIVE && (unsettled === 'unobserved' || (outcome === 'cant-tell' && unsettled === undefined)),
  );
  const accepted = findings.some(({ review, suppressed }) => review && suppressed !== undefined);
  return unobserved || (verdict === 'inconclusive' && !accepted);
}

/** What was set aside, as the end of the reason: a pass says what it rests on. */
function aside({ baseline, newOnly }: GateOptions, portals: readonly PortalCounts[]): string {
  const off = new Set(portals.flatMap((portal) => portal.off));
  return [
    ...(baseline === undefined || baseline.accepted === 0
      ? []
      : [` ${counted(baseline.accepted, 'finding is', 'findings are')} accepted in the baseline.`]),
    ...(newOnly === undefined || newOnly.known === 0 ? [] : [` ${counted(newOnly.known, 'finding is', 'findings are')} not new.`]),
    ...(off.size === 0 ? [] : [` Not judged, since switched off: ${[...off].join(', ')}.`]),
  ].join('');
}

/** What is wrong with the baseline, and what to do; empty: nothing. */
function outdated(baseline: Gate['baseline']): string {
  if (baseline === undefined) return '';
  const { stale, expired } = baseline;
  const what = [
    ...(stale.length === 0 ? [] : [counted(stale.length, 'entry is stale', 'entries are stale')]),
    ...(expired.length === 0 ? [] : [counted(expired.length, 'entry has expired', 'entries have expired')]),
  ];
  return what.length === 0 ? '' : `The baseline is out of date: ${what.join(', ')}; run \`cookie-audit baseline update\`.`;
}

/**
 * The exit decision over all portals. Precedence 1 > 3: a proven violation outranks an unknown. No
 * verdict at all is an unknown, not a pass; a baseline that is out of date is a failure, not a pass.
 */
export function gateOf(portals: readonly PortalCounts[], options: GateOptions): Gate {
  const { failOn, allowInconclusive, baseline, newOnly } = options;
  const decide = (exitCode: Gate['exitCode'], reason: string): Gate => ({
    failOn,
    allowInconclusive,
    exitCode,
    reason: `${reason}${aside(options, portals)}`,
    ...(baseline === undefined ? {} : { baseline }),
    ...(newOnly === undefined ? {} : { newOnly }),
  });
  const reached = REACHED[failOn];
  const failing = portals.map((portal) => reached.reduce((sum, what) => sum + portal[what], 0)).filter((count) => count > 0);
  const update = outdated(baseline);
  if (failing.length > 0) {
    const total = failing.reduce((sum, count) => sum + count, 0);
    const level = failOn === 'error' ? 'of severity error' : `of severity ${failOn} or above`;
    const found = `${counted(total, 'finding', 'findings')} ${level} on ${counted(failing.length, 'portal', 'portals')}.`;
    return decide(ExitCode.findings, update === '' ? found : `${found} ${update}`);
  }
  if (update !== '') return decide(ExitCode.findings, update);
  const open = portals.filter((portal) => portal.open).length;
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
