import type { CookieKey } from '../model/cookie.ts';
import type { PhaseName, ScenarioName } from '../model/evidence.ts';
import type { EvidencePointer } from '../model/verdict.ts';
import type { ObservedCookie, Sighting } from './context.ts';

const LONGEST = 200;
const MOST_POINTERS = 6;

/** Text of the portal (names, URLs) in a message: as it is, since reporters escape, but no longer than 200 characters. */
export function short(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1)}…`;
}

/** A list for a sentence, with the number of those left out. */
export function listed(items: readonly string[], most = 8): string {
  const shown = items.slice(0, most).map(short).join(', ');
  return items.length <= most ? shown : `${shown} and ${items.length - most} more`;
}

const UNITS = [
  ['year', 365 * 86_400],
  ['month', 30.4375 * 86_400],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
] as const;

/** A lifetime in words, in the largest unit of which there are two or more; null: a session. */
export function lifetimeWords(seconds: number | null): string {
  if (seconds === null || seconds === 0) return 'the session';
  for (const [unit, size] of UNITS) {
    const count = seconds / size;
    if (count >= 1.95) return `${Number(count.toFixed(1))} ${unit}s`;
  }
  return `${Math.round(seconds)} s`;
}

/** The cookie as a person would name it: with its domain where it is not the portal's own. */
export function cookieName(row: CookieKey & { party: 'first' | 'third' }): string {
  return row.party === 'third' ? `${short(row.name)} (third-party, ${short(row.domain)})` : short(row.name);
}

const CHOSEN: Readonly<Record<ScenarioName, string>> = {
  'no-choice': 'no choice',
  accept: 'accepting',
  reject: 'refusing',
  withdraw: 'accepting and withdrawing',
  gpc: 'no choice',
  grant: 'allowing one category',
};

const secondsOf = (ms: number): string => `${(Math.max(0, ms) / 1000).toFixed(1)} s`;

/** Page time is what a visitor lives through; the visit itself runs faster, so its own clock is not told. */
function moment(sighting: Sighting): string {
  if (sighting.phase === 'closed') return 'after the banner was closed without a choice';
  const choice = sighting.beforeChoice ? 'before any choice' : `after ${CHOSEN[sighting.scenario]}`;
  if (sighting.how === 'jar') return `in the phase "${sighting.phase}", ${choice}`;
  if (sighting.phase === 'after') return choice;
  const began: Record<PhaseName, string> = {
    before: 'loading',
    after: '',
    interaction: 'moving the mouse, typing and scrolling',
    withdrawn: 'withdrawing',
    reload: 'a reload',
    inner: 'opening an inner page',
    closed: '',
  };
  const pageTime = sighting.phase === 'interaction' ? null : (sighting.event?.pageTimeMs ?? null);
  return `${pageTime === null ? 'on' : `${secondsOf(pageTime)} after`} ${began[sighting.phase]}, ${choice}`;
}

function writer(sighting: Sighting): string {
  const setter = sighting.event?.setter;
  if (setter === undefined) return 'an unseen writer';
  if (setter.kind === 'http') return short(setter.url);
  if (setter.url === null) return `a script (${setter.api}, no stack)`;
  return setter.line === null ? short(setter.url) : `${short(setter.url)}:${setter.line}`;
}

/** What was seen first, as the predicate of a sentence: "was set 0.4 s after loading, before any choice, by …". */
export function firstSeen(sightings: readonly Sighting[]): string {
  const set = sightings.find((sighting) => sighting.how === 'set');
  if (set !== undefined) return `was set ${moment(set)}, by ${writer(set)}`;
  const sent = sightings.find((sighting) => sighting.how === 'sent');
  const jar = sightings.find((sighting) => sighting.how === 'jar');
  if (jar !== undefined) return `stood in the cookie jar ${moment(jar)} (who set it was not seen)`;
  return sent === undefined ? 'was seen' : `was sent to ${short(sent.host ?? 'a host')} ${moment(sent)}`;
}

/** All phases in which a cookie was seen, compactly: "no-choice before, inner; accept before". */
export function phasesSeen(sightings: readonly Sighting[]): string {
  const byScenario = new Map<ScenarioName, Set<PhaseName>>();
  for (const { scenario, phase } of sightings) {
    byScenario.set(scenario, (byScenario.get(scenario) ?? new Set<PhaseName>()).add(phase));
  }
  return [...byScenario].map(([scenario, phases]) => `${scenario} ${[...phases].join(', ')}`).join('; ');
}

const HOW = { set: 'written', jar: 'in the jar', sent: 'sent' } as const;

/** Where the proof stands: writes first, then one pointer for each phase. */
export function pointersTo(sightings: readonly Sighting[]): EvidencePointer[] {
  const order = { set: 0, sent: 1, jar: 2 } as const;
  const seen = new Set<string>();
  return [...sightings]
    .sort((a, b) => order[a.how] - order[b.how])
    .filter((sighting) => {
      const key = `${sighting.how} ${sighting.scenario} ${sighting.phase}`;
      return !seen.has(key) && seen.add(key);
    })
    .slice(0, MOST_POINTERS)
    .map((sighting) => ({ pointer: sighting.pointer, label: `${HOW[sighting.how]}: ${sighting.scenario}, ${sighting.phase}` }));
}

/** The key alone, without the rest of the row. */
export function keyOf({ row }: ObservedCookie): CookieKey {
  return { name: row.name, domain: row.domain, hostOnly: row.hostOnly, path: row.path, partitionKey: row.partitionKey };
}
