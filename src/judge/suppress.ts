import type { Baseline, BaselineEntry } from '../model/baseline.ts';
import type { Gate, Report } from '../model/report.ts';
import type { Finding, Severity, Suppression, Verdict } from '../model/verdict.ts';

const WEIGHT: Readonly<Record<Severity, number>> = { error: 2, warning: 1, note: 0 };

interface Weighed {
  readonly severity: Severity;
  readonly review: boolean;
}

/** What was accepted, or known, covers only what is no graver: an error is not known from a note. */
function covers(known: Weighed, finding: Weighed): boolean {
  return (known.review ? finding.review : true) && WEIGHT[finding.severity] <= WEIGHT[known.severity];
}

/** Findings of one portal are compared with those of the same portal: by origin and path, as its URL is written. */
function samePortal(a: string, b: string): boolean {
  const plain = (url: string): string => (URL.canParse(url) ? new URL(url).href : url);
  return plain(a) === plain(b);
}

function withSuppressions(verdicts: readonly Verdict[], pick: (verdict: Verdict, finding: Finding) => Suppression | undefined): Verdict[] {
  return verdicts.map((verdict) => ({
    ...verdict,
    findings: verdict.findings.map((finding) => {
      const suppressed = finding.suppressed ?? pick(verdict, finding);
      return suppressed === undefined ? finding : { ...finding, suppressed };
    }),
  }));
}

const entryWords = ({ portal, rule, about, fingerprint }: BaselineEntry): string =>
  `${portal} ${rule}${about === undefined ? '' : ` (${about})`} ${fingerprint}`;

/** Could the finding have been seen, had it been there? Where the rule could not look, an entry is not called stale. */
function looked(entry: BaselineEntry, verdict: Verdict): boolean {
  const result = verdict.rules.find(({ id }) => id === entry.rule);
  if (result === undefined) return verdict.verdict !== 'inconclusive';
  return result.unsettled !== 'unobserved' && result.outcome !== 'cant-tell';
}

/**
 * Sets accepted findings aside. An entry that covers nothing any more (on a portal of this run, whose rule
 * could look) is stale; one whose day is over covers nothing. `today`: YYYY-MM-DD.
 */
export function applyBaseline(
  verdicts: readonly Verdict[],
  baseline: Baseline,
  today: string,
): { verdicts: Verdict[]; told: NonNullable<Gate['baseline']> } {
  const used = new Set<BaselineEntry>();
  const told = withSuppressions(verdicts, (verdict, finding) => {
    const entry = baseline.accepted.find(
      (one) =>
        one.fingerprint === finding.fingerprint && one.rule === finding.rule && samePortal(one.portal, verdict.url) && covers(one, finding),
    );
    if (entry === undefined) return undefined;
    used.add(entry);
    if (entry.expires < today) return undefined;
    return { by: 'baseline', reason: entry.reason, owner: entry.owner, expires: entry.expires };
  });
  const here = baseline.accepted.filter((entry) => verdicts.some(({ url }) => samePortal(entry.portal, url)));
  const expired = here.filter(({ expires }) => expires < today);
  const stale = here.filter(
    (entry) =>
      !used.has(entry) &&
      !expired.includes(entry) &&
      verdicts.some((verdict) => samePortal(entry.portal, verdict.url) && looked(entry, verdict)),
  );
  return {
    verdicts: told,
    told: {
      accepted: told.reduce((sum, { findings }) => sum + findings.filter(({ suppressed }) => suppressed?.by === 'baseline').length, 0),
      stale: stale.map((entry) => `${entryWords(entry)}: it accepts a finding that is gone`),
      expired: expired.map((entry) => `${entryWords(entry)}: it expired on ${entry.expires}`),
    },
  };
}

/** Sets aside what an earlier report has as well, no graver. */
export function applyPrevious(verdicts: readonly Verdict[], previous: Report): { verdicts: Verdict[]; told: NonNullable<Gate['newOnly']> } {
  const known = new Map<string, Finding[]>();
  const key = (url: string, fingerprint: string): string => JSON.stringify([URL.canParse(url) ? new URL(url).href : url, fingerprint]);
  for (const { url, findings } of previous.portals) {
    for (const finding of findings) {
      const at = key(url, finding.fingerprint);
      known.set(at, [...(known.get(at) ?? []), finding]);
    }
  }
  const told = withSuppressions(verdicts, (verdict, finding) =>
    (known.get(key(verdict.url, finding.fingerprint)) ?? []).some((before) => covers(before, finding))
      ? { by: 'previous-report', reason: 'the earlier report has it as well', owner: null, expires: null }
      : undefined,
  );
  const count = told.reduce(
    (sum, { findings }) => sum + findings.filter(({ suppressed }) => suppressed?.by === 'previous-report').length,
    0,
  );
  return { verdicts: told, told: { known: count } };
}

/**
 * The baseline that accepts what is found now. Entries that still cover something stay as they are, with
 * their reason; those of portals that are not in the run stay as well; stale and expired ones go.
 */
export function updateBaseline(
  verdicts: readonly Verdict[],
  before: Baseline,
  today: string,
  accept: { reason: string; owner: string; expires: string },
): { baseline: Baseline; added: number; removed: number } {
  const { verdicts: covered, told } = applyBaseline(verdicts, before, today);
  const gone = (entry: BaselineEntry): boolean =>
    [...told.stale, ...told.expired].some((words) => words.startsWith(`${entryWords(entry)}: `));
  const kept = before.accepted.filter((entry) => !gone(entry));
  const added = new Map<string, BaselineEntry>();
  for (const { url, findings } of covered) {
    for (const { suppressed, fingerprint, rule, severity, review, cookie, subject } of findings) {
      if (suppressed !== undefined) continue;
      const about = cookie?.name ?? subject ?? undefined;
      const key = JSON.stringify([url, fingerprint]);
      const known = added.get(key);
      // Several findings of one fingerprint: the gravest is what is accepted.
      if (known !== undefined && covers(known, { severity, review })) continue;
      added.set(key, { fingerprint, portal: url, rule, ...(about === undefined ? {} : { about }), severity, review, ...accept });
    }
  }
  return {
    baseline: { version: 1, accepted: [...kept, ...added.values()] },
    added: added.size,
    removed: before.accepted.length - kept.length,
  };
}
