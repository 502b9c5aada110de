import { countsOf } from '../judge/gate.ts';
import { CookieAuditError, ExitCode } from '../model/errors.ts';
import type { ResultSummary } from '../model/history.ts';
import { isWhole, type Gate, type Report, type StreamedReport } from '../model/report.ts';
import type { Language } from '../reporters/define.ts';
import { scanText } from '../reporters/terminal/scan.ts';
import { count } from '../reporters/words.ts';
import type { RunOverview, Store } from '../stores/store.ts';
import type { CommandIo } from './define.ts';
import type { GateFlags, GatePlan } from './gate-flags.ts';
import { notifyOf } from './notify.ts';
import { writeOutputs, type Destination } from './outputs.ts';

/** What becomes of the results of a run. */
export interface ScanReporting {
  destinations: readonly Destination[];
  gate: GatePlan;
  flags: GateFlags & { lang?: Language; notify?: string; notifyDryRun: boolean; link?: string };
}

/** Reports a run as it stands in the history, tells people of it, and gives the exit code. */
export async function reportScan(
  store: Store,
  run: RunOverview,
  { destinations, gate: plan, flags }: ScanReporting,
  io: CommandIo,
): Promise<ExitCode> {
  const { runChanges } = await import('../scan/run-changes.ts');
  const baseline = run.baseline === null ? null : await store.findRun(run.baseline).catch(ifPruned);
  const changes = baseline === null ? null : await runChanges(store, baseline, run);
  const machine = destinations.filter(({ format }) => format !== 'terminal');
  const report = await plan.reportOf(store.verdicts(run.id));
  const gate = unfinishedGate(report.gate, run.pending);
  const results = standing(await store.results(run.id), report);
  const write = async (): Promise<void> => {
    await writeOutputs(
      changes === null ? { ...report, gate } : { ...report, gate, changes },
      machine,
      io,
      flags.lang === undefined ? {} : { lang: flags.lang },
    );
    const overview = { run: run.id, portfolio: run.portfolio, results, pending: run.pending, changes, gate };
    for (const { file, stream } of destinations.filter(({ format }) => format === 'terminal')) {
      const text = scanText(overview, { color: file === null && io.color[stream], width: io.width });
      if (file !== null) {
        const { writeWhole } = await import('../archive/write-files.ts');
        await writeWhole(file, text);
      } else if (stream === 'stdout') io.stdout(text);
      else io.say(text.trimEnd());
    }
  };
  try {
    await write();
  } catch (error) {
    io.say(`cookie-audit: run ${run.id} is in the history; \`cookie-audit scan --resume ${run.id}\` reports it again`);
    throw error;
  } finally {
    // A report that cannot be written keeps no news back.
    if (flags.notify !== undefined)
      await notifyOf({ run, results, changes }, { file: flags.notify, dryRun: flags.notifyDryRun, link: flags.link ?? null }, io);
  }
  if (run.pending > 0) io.say(`cookie-audit: ${notVisited(run.pending)}; \`cookie-audit scan --resume ${run.id}\` does the rest`);
  return gate.exitCode;
}

/** The run that it would be held against is no longer kept. */
function ifPruned(error: unknown): null {
  if (error instanceof CookieAuditError && error.code === 'run-not-found') return null;
  throw error;
}

/** The numbers of each portal, without what is accepted or known. */
function standing(results: readonly ResultSummary[], report: Report | StreamedReport): ResultSummary[] {
  // Something is set aside only where all findings were seen at once.
  if (!isWhole(report)) return [...results];
  const byUrl = new Map(report.portals.map((verdict) => [verdict.url, countsOf(verdict)]));
  return results.map((result) => {
    const { errors, warnings, notes, forReview } = byUrl.get(result.url) ?? result;
    return { ...result, errors, warnings, notes, forReview };
  });
}

const notVisited = (pending: number): string => `${count(pending, 'portal')} ${pending === 1 ? 'was' : 'were'} not visited`;

/** A run that was broken off never passes, whatever is allowed. */
function unfinishedGate(gate: Gate, pending: number): Gate {
  if (pending === 0 || gate.exitCode === ExitCode.findings) return gate;
  return { ...gate, exitCode: ExitCode.inconclusive, reason: `${notVisited(pending)}. ${gate.reason}` };
}
