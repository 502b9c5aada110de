import { InvalidArgumentError, Option, type Command } from 'commander';
import { loadBaseline } from '../inputs/baseline.ts';
import { loadReport } from '../inputs/report-file.ts';
import { allOf, makeReport, makeStreamedReport } from '../judge/report.ts';
import { checkRuleSettings } from '../judge/rule-settings.ts';
import type { RuleSettings } from '../judge/run-rules.ts';
import { FailOn, type Report, type StreamedReport } from '../model/report.ts';
import type { Verdict } from '../model/verdict.ts';
import { VERSION } from '../version.ts';

/** What decides the exit code, beside the verdicts. */
export interface GateFlags {
  failOn: FailOn;
  allowInconclusive: boolean;
  baseline?: string;
  newOnly?: string;
  /** Of the command line */
  rule: Record<string, string>;
  /** Of the configuration file */
  rules?: Record<string, string>;
}

function ruleSetting(text: string, before: Record<string, string> | undefined): Record<string, string> {
  const [, id, setting] = /^([a-z-]+\/[a-z-]+)=(\w+)$/u.exec(text) ?? [];
  if (id === undefined || setting === undefined)
    throw new InvalidArgumentError('Expected such as policy/unobserved=off or cookie/undeclared=warning.');
  return { ...before, [id]: setting };
}

/** `--fail-on` and `--allow-inconclusive`: the exit code alone. */
export function addExitFlags(command: Command): Command {
  return command
    .addOption(
      new Option('--fail-on <severity>', 'exit with 1 at findings of this severity or above').choices(FailOn.options).default('error'),
    )
    .option('--allow-inconclusive', 'do not exit with 3 where something could not be observed', false);
}

/** Those, and `--rule`, `--baseline` and `--new-only`, wherever findings are judged. */
export function addGateFlags(command: Command): Command {
  return addExitFlags(command)
    .option(
      '--rule <id=setting>',
      'error, warning, note or off for a rule (repeatable; what is off is told in the report)',
      ruleSetting,
      {},
    )
    .option('--baseline <file>', 'accepted findings (see `cookie-audit baseline`): they do not fail, what is stale or expired there does')
    .option('--new-only <report.json>', 'fail only on findings that this earlier JSON report does not have');
}

export interface GatePlan {
  readonly rules: RuleSettings;
  report(verdicts: readonly Verdict[]): Report;
  /** For verdicts that need not fit into memory; all of them at once where the decision hangs on which findings there are. */
  reportOf(verdicts: AsyncIterable<Verdict>): Promise<Report | StreamedReport>;
}

/** Reads what the gate needs, before anything long begins. @throws CookieAuditError config-invalid, baseline-invalid, report-invalid */
export async function planGate(flags: GateFlags): Promise<GatePlan> {
  const rules = checkRuleSettings({ ...flags.rules, ...flags.rule });
  const accepted = flags.baseline === undefined ? undefined : await loadBaseline(flags.baseline);
  const previous = flags.newOnly === undefined ? undefined : await loadReport(flags.newOnly);
  const { failOn, allowInconclusive } = flags;
  const report = (verdicts: readonly Verdict[]): Report =>
    makeReport(verdicts, VERSION, {
      failOn,
      allowInconclusive,
      baseline: accepted === undefined ? undefined : { accepted, today: today() },
      previous,
    });
  return {
    rules,
    report,
    reportOf: async (verdicts) => {
      if (accepted === undefined && previous === undefined)
        return await makeStreamedReport(verdicts, VERSION, { failOn, allowInconclusive });
      return report(await allOf(verdicts));
    },
  };
}

/** The day of the run, in UTC: YYYY-MM-DD. */
export const today = (): string => new Date().toISOString().slice(0, 10);
