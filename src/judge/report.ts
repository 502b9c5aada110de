import type { Baseline } from '../model/baseline.ts';
import {
  REPORT_VERSION,
  type FailOn,
  type Gate,
  type Report,
  type ReportHead,
  type RuleInfo,
  type StreamedReport,
} from '../model/report.ts';
import type { Severity, Verdict } from '../model/verdict.ts';
import { rules } from '../rules/registry.ts';
import { countsOf, gateOf, type PortalCounts } from './gate.ts';
import { applyBaseline, applyPrevious } from './suppress.ts';

export interface ReportOptions {
  readonly failOn: FailOn;
  readonly allowInconclusive: boolean;
  /** Accepted findings, and the day of the run (YYYY-MM-DD), which decides which of them still count. */
  readonly baseline?: { readonly accepted: Baseline; readonly today: string } | undefined;
  /** Only findings that this one does not have count. */
  readonly previous?: Report | undefined;
}

const WEIGHED = { error: 'errors', warning: 'warnings', note: 'notes' } as const satisfies Record<Severity, string>;

/** Into memory, for what has to see all of them at once. */
export async function allOf(verdicts: AsyncIterable<Verdict> | Iterable<Verdict>): Promise<Verdict[]> {
  const all: Verdict[] = [];
  for await (const verdict of verdicts) all.push(verdict);
  return all;
}

/** The catalogue as reports tell it. */
export const ruleInfos: readonly RuleInfo[] = rules.map(({ id, title, severity, explanation, ground, fix }) => ({
  id,
  title,
  severity,
  explanation,
  ground: [...ground],
  fix,
}));

/** The sums of a report, verdict by verdict: less to hold than the verdicts. Findings for review are counted apart. */
class Tally {
  readonly counts: PortalCounts[] = [];
  readonly #summary = { portals: 0, compliant: 0, violations: 0, inconclusive: 0, errors: 0, warnings: 0, notes: 0, forReview: 0 };
  readonly #rules = new Set<string>();

  add(verdict: Verdict): void {
    this.counts.push(countsOf(verdict));
    this.#summary.portals += 1;
    this.#summary[verdict.verdict] += 1;
    for (const { severity, review } of verdict.findings) this.#summary[review ? 'forReview' : WEIGHED[severity]] += 1;
    for (const { id } of verdict.rules) this.#rules.add(id);
  }

  head(toolVersion: string, gate: Gate): ReportHead {
    return {
      schemaVersion: REPORT_VERSION,
      tool: { name: 'cookie-audit', version: toolVersion },
      summary: this.#summary,
      gate,
      rules: ruleInfos.filter(({ id }) => this.#rules.has(id)),
    };
  }
}

/** What reporters are given: the verdicts as they come, counted, with the exit decision. */
export function makeReport(judged: readonly Verdict[], toolVersion: string, options: ReportOptions): Report {
  const { failOn, allowInconclusive } = options;
  const accepted = options.baseline === undefined ? null : applyBaseline(judged, options.baseline.accepted, options.baseline.today);
  const known = options.previous === undefined ? null : applyPrevious(accepted?.verdicts ?? judged, options.previous);
  const verdicts = known?.verdicts ?? accepted?.verdicts ?? judged;
  const tally = new Tally();
  for (const verdict of verdicts) tally.add(verdict);
  const gate = gateOf(tally.counts, {
    failOn,
    allowInconclusive,
    ...(accepted === null ? {} : { baseline: accepted.told }),
    ...(known === null ? {} : { newOnly: known.told }),
  });
  return { ...tally.head(toolVersion, gate), portals: [...verdicts] };
}

/**
 * The same for verdicts that need not fit into memory: they are read once for the sums, and again for each report.
 * What sets findings aside has to see all of them at once, and has no place here.
 */
export async function makeStreamedReport(
  portals: AsyncIterable<Verdict>,
  toolVersion: string,
  options: Pick<ReportOptions, 'failOn' | 'allowInconclusive'>,
): Promise<StreamedReport> {
  const tally = new Tally();
  for await (const verdict of portals) tally.add(verdict);
  return { ...tally.head(toolVersion, gateOf(tally.counts, options)), portals };
}
