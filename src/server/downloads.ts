import { standing } from './words.ts';
import { allOf, makeReport, makeStreamedReport } from '../judge/report.ts';
import type { RunChanges } from '../model/changes.ts';
import { CookieAuditError } from '../model/errors.ts';
import type { Verdict } from '../model/verdict.ts';
import { reporters } from '../reporters/registry.ts';
import type { RunOverview, Store } from '../stores/store.ts';

/** Formats that make sense as a file: all but the one for terminals. */
export const formats: readonly string[] = [...reporters.keys()].filter((name) => name !== 'terminal');

/** Portals of a report whose format needs all of them in memory at once, which the server has for everybody. */
const MOST_AT_ONCE = 2000;

/** The report of a run, or of one of its portals, in a format. @throws CookieAuditError usage, run-not-found */
export async function download(
  store: Store,
  run: RunOverview,
  options: { format: string; url: string | undefined; version: string; changes: RunChanges | null },
): Promise<{ body: string | AsyncIterable<string>; mediaType: string; fileName: string }> {
  const { format, url, version, changes } = options;
  const reporter = reporters.get(format);
  if (reporter === undefined || !formats.includes(format)) {
    throw new CookieAuditError({
      code: 'usage',
      message: `there is no format ${JSON.stringify(format)}`,
      hint: `There are ${formats.join(', ')}.`,
    });
  }
  const gate = { failOn: 'error', allowInconclusive: false } as const;
  const told = changes === null ? {} : { changes };
  const body = async (): Promise<string | AsyncIterable<string>> => {
    if (url === undefined && reporter.pieces !== undefined)
      return reporter.pieces({ ...(await makeStreamedReport(store.verdicts(run.id), version, gate)), ...told });
    if (url === undefined && run.portals > MOST_AT_ONCE) {
      throw new CookieAuditError({
        code: 'usage',
        message: `${run.portals} portals are too many for one ${format} file`,
        hint: 'json and csv hold any number; each portal has its own files.',
      });
    }
    const verdicts = url === undefined ? await allOf(store.verdicts(run.id)) : [await verdictOf(store, run, url)];
    return reporter.render({ ...makeReport(verdicts, version, gate), ...told }, { color: false, width: 100 });
  };
  const host = url === undefined ? '' : `-${new URL(url).hostname}`;
  return {
    body: await body(),
    mediaType: reporter.mediaType,
    fileName: `${run.id}${host}-${reporter.fileName}`.replace(/[^a-zA-Z0-9._-]+/g, '_'),
  };
}

/** @throws CookieAuditError run-not-found */
export async function verdictOf(store: Store, run: RunOverview, url: string): Promise<Verdict> {
  const verdict = await store.verdict(run.id, url);
  if (verdict !== null) return verdict;
  throw new CookieAuditError({
    code: 'run-not-found',
    message: `run ${run.id} has no result of that portal`,
    hint: standing(run) === 'running' ? 'It may come: the run is under way.' : 'Look at its list of portals.',
  });
}
