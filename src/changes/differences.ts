import type { Certainty } from '../model/changes.ts';
import type { CookieRecord, FindingRecord, PortalRecord } from '../model/history.ts';

/** What came, went or stayed between records of a portal, and how sure that is. */

interface Doubt {
  certainty: Certainty;
  why: string | null;
}

const SURE: Doubt = { certainty: 'sure', why: null };

/** Seen in some visits of one run and not in others, or gone and back over the runs before. */
function flakiness(
  samplesIn: (record: PortalRecord) => number | null,
  before: PortalRecord,
  after: PortalRecord,
  past: readonly PortalRecord[],
): Doubt | null {
  for (const record of [after, before]) {
    const samples = samplesIn(record);
    if (samples !== null && samples < record.samples) {
      return { certainty: 'flaky', why: `in ${samples} of ${record.samples} visits of one run` };
    }
  }
  // What never could be seen says nothing about coming and going.
  const sightings = [after, ...past].filter(couldVisit).map((record) => samplesIn(record) !== null);
  const turns = sightings.filter((there, index) => index > 0 && there !== sightings[index - 1]).length;
  return turns >= 2 ? { certainty: 'flaky', why: `it came and went ${turns} times in the last ${sightings.length} runs` } : null;
}

export const couldVisit = ({ scenarios }: PortalRecord): boolean => scenarios.some(({ outcome }) => outcome !== 'failed');

/** Whether a run could have seen what was seen in these scenarios of the other run. */
export function looked(record: PortalRecord, scenarios: readonly string[]): boolean {
  const wanted = scenarios.length === 0 ? record.scenarios.map(({ name }) => name) : scenarios;
  if (wanted.length === 0) return false;
  // A choice that there was no banner for was looked for; one that is not proved shows nothing.
  const wasSeen = ({ outcome, verified }: PortalRecord['scenarios'][number]): boolean =>
    outcome === 'absent' || (outcome === 'done' && verified);
  return wanted.every((name) => record.scenarios.some((scenario) => scenario.name === name && wasSeen(scenario)));
}

/** Whether a rule came to an answer; one that left some findings to a person has looked all the same. */
export function tells(record: PortalRecord, id: string): boolean {
  const outcome = record.rules.find((rule) => rule.id === id)?.outcome;
  if (outcome === undefined || !couldVisit(record)) return false;
  return outcome !== 'cant-tell' || record.findings.some(({ rule, review }) => review && rule === id);
}

/** The run before, then those before it, newest first. */
export type Past = readonly [PortalRecord, ...PortalRecord[]];

/** What is compared of a portal, as one record shows it and another may have missed it. */
interface Kind<T> {
  all(record: PortalRecord): readonly T[];
  id(item: T): string;
  /** Whether this record would show it, if it were there */
  wouldShow(record: PortalRecord, item: T): boolean;
  samples(item: T): number;
  blind(which: string, item: T): string;
}

interface Difference<T> {
  what: 'came' | 'went' | 'stayed';
  /** As the newest record that has it shows it */
  item: T;
  /** As the record shows it that it is held against; null: not there */
  earlier: T | null;
  doubt: Doubt;
}

export function differences<T>(kind: Kind<T>, after: PortalRecord, past: Past): Difference<T>[] {
  const [before] = past;
  const findIn = (record: PortalRecord, id: string): T | null => kind.all(record).find((item) => kind.id(item) === id) ?? null;
  const told: Difference<T>[] = [];
  const doubtOf = (id: string, reference: PortalRecord): Doubt => {
    const samplesIn = (record: PortalRecord): number | null => {
      const item = findIn(record, id);
      return item === null ? null : kind.samples(item);
    };
    return flakiness(samplesIn, before, after, past) ?? (reference === before ? SURE : since(reference));
  };
  for (const item of kind.all(after)) {
    const id = kind.id(item);
    const reference = past.find((record) => findIn(record, id) !== null || kind.wouldShow(record, item));
    if (reference === undefined)
      told.push({ what: 'came', item, earlier: null, doubt: { certainty: 'unknown', why: kind.blind('the earlier', item) } });
    else {
      const earlier = findIn(reference, id);
      told.push({ what: earlier === null ? 'came' : 'stayed', item, earlier, doubt: earlier === null ? doubtOf(id, reference) : SURE });
    }
  }
  const now = new Set(kind.all(after).map(kind.id));
  const gone = new Map(past.toReversed().flatMap((record) => kind.all(record).map((item) => [kind.id(item), item] as const)));
  for (const [id, item] of gone) {
    if (now.has(id)) continue;
    const reference = past.find((record) => findIn(record, id) !== null || kind.wouldShow(record, item));
    if (reference === undefined || findIn(reference, id) === null) continue;
    if (kind.wouldShow(after, item)) told.push({ what: 'went', item, earlier: item, doubt: doubtOf(id, reference) });
    // Told once, by the first run that could not look.
    else if (reference === before)
      told.push({ what: 'went', item, earlier: item, doubt: { certainty: 'unknown', why: kind.blind('the later', item) } });
  }
  return told;
}

const since = ({ observedAt }: PortalRecord): Doubt => ({
  certainty: 'sure',
  why: `held against ${observedAt.slice(0, 10)}, when it was last looked for`,
});

export const cookieKind: Kind<CookieRecord> = {
  all: ({ cookies }) => cookies,
  id: ({ key }) => key,
  wouldShow: (record, { seen }) => looked(record, [...new Set(seen.map(({ scenario }) => scenario))]),
  samples: ({ samples }) => samples,
  blind: (which) => `${which} run could not look everywhere this one was seen`,
};

export const findingKind: Kind<FindingRecord> = {
  all: ({ findings }) => findings,
  id: ({ fingerprint }) => fingerprint,
  wouldShow: (record, { rule, scenario }) => tells(record, rule) && (scenario === null || looked(record, [scenario])),
  samples: ({ samples }) => samples,
  blind: (which, { rule }) => `${which} run could not tell about ${rule}`,
};
