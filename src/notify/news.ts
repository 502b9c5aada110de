import type { RunChanges } from '../model/changes.ts';
import type { ResultSummary } from '../model/history.ts';
import { NEWS_VERSION, type News, type PortalNews } from '../model/news.ts';

interface FinishedRun {
  id: string;
  finishedAt: string | null;
  portals: number;
  compliant: number;
  violations: number;
  inconclusive: number;
}

/**
 * The news of a run, the worst first: findings that surely came or went, and verdicts that turned. What
 * comes and goes by itself (flaky), or could not be looked at, wakes nobody.
 *
 * @param changes against the run before; null: there is none, and everything is new
 */
export function newsOf(run: FinishedRun, results: readonly ResultSummary[], changes: RunChanges | null, link: string | null): News {
  const { id, finishedAt, portals, compliant, violations, inconclusive } = run;
  const news = changes === null ? firstNews(results) : changedNews(results, changes);
  const weight = ({ now, newFindings }: PortalNews): number =>
    (now === 'violations' ? 0 : now === 'inconclusive' ? 1 : 2) - Math.min(newFindings.length, 1000) / 1001;
  return {
    schemaVersion: NEWS_VERSION,
    run: { id, finishedAt: finishedAt ?? new Date(0).toISOString(), portals, compliant, violations, inconclusive },
    link,
    portals: news.toSorted((a, b) => weight(a) - weight(b) || (a.url < b.url ? -1 : 1)),
  };
}

/** Of a first scan the portals that are not well are the news. */
function firstNews(results: readonly ResultSummary[]): PortalNews[] {
  return results
    .filter(({ verdict }) => verdict !== 'compliant')
    .map(({ url, verdict, reason }) => ({ url, before: null, now: verdict, reason, newFindings: [], fixedFindings: [] }));
}

function changedNews(results: readonly ResultSummary[], changes: RunChanges): PortalNews[] {
  const reasons = new Map(results.map(({ url, reason }) => [url, reason]));
  return changes.portals.flatMap(({ url, verdict: { before, after }, reason, findings }) => {
    if (after === null) return [];
    const sure = findings.filter(({ certainty }) => certainty === 'sure');
    const appeared = sure.filter(({ what }) => what === 'new');
    const fixed = sure.filter(({ what }) => what === 'fixed');
    const turned = before !== after && (before !== null || after !== 'compliant');
    if (appeared.length + fixed.length === 0 && !turned) return [];
    return [
      {
        url,
        before,
        now: after,
        reason: reason ?? reasons.get(url) ?? null,
        newFindings: appeared.map(plain),
        fixedFindings: fixed.map(plain),
      },
    ];
  });
}

function plain({ rule, severity, review, message, fingerprint }: RunChanges['portals'][number]['findings'][number]) {
  return { rule, severity, review, message, fingerprint };
}
