import { standing } from './words.ts';
import { makeReport } from '../judge/report.ts';
import type { RunChanges } from '../model/changes.ts';
import { CookieAuditError } from '../model/errors.ts';
import type { Verdict } from '../model/verdict.ts';
import { reporters } from '../reporters/registry.ts';
import type { RunOverview, Store } from '../stores/store.ts';

/** Formats that make sense as a file: all but the one for terminals. */
export const formats: readonly string[] = [...reporters.keys()].filter((name) => name !== 'terminal');

/** The report of a run, or of one of its portals, in a format. @throws CookieAuditError usage, run-not-found */
export async function download(
  store: Store,
  run: RunOverview,
  options: { format: string; url: string | undefined; version: string; changes: RunChanges | null },
): Promise<{ text: string; mediaType: string; fileName: string }> {
  const reporter = reporters.get(options.format);
  if (reporter === undefined || !formats.includes(options.format)) {
    throw new CookieAuditError({
      code: 'usage',
      message: `there is no format ${JSON.stringify(options.format)}`,
      hint: `There are ${formats.join(', ')}.`,
    });
  }
  const verdicts = options.url === undefined ? await all(store.verdicts(run.id)) : [await verdictOf(store, run, options.url)];
  const report = makeReport(verdicts, options.version, { failOn: 'error', allowInconclusive: false });
  const host = options.url === undefined ? '' : `-${new URL(options.url).hostname}`;
  return {
    text: reporter.render(options.changes === null ? report : { ...report, changes: options.changes }, { color: false, width: 100 }),
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

async function all(verdicts: AsyncIterable<Verdict>): Promise<Verdict[]> {
  const list: Verdict[] = [];
  for await (const verdict of verdicts) list.push(verdict);
  return list;
}
