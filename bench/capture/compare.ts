import type { NamedTruth } from '../../fixtures/zoo/zoo.ts';
import type { Need, SetterTruth, WriteTruth } from '../../fixtures/zoo/define.ts';
import type { CookieKey } from '../../src/model/cookie.ts';
import type { CookieEvent, Evidence, Setter } from '../../src/model/evidence.ts';

/** Written and read within one visit, in page time that may run ahead of real time. */
const LIFETIME_TOLERANCE_SECONDS = 15;

export type Verdict = 'right' | 'wrong' | 'missing';

export interface CookieResult {
  species: string;
  name: string;
  fate: NamedTruth['fate'];
  needs: NamedTruth['needs'];
  /** proved: in a jar, or an event that says stored · seen: an event that leaves it open */
  recall: 'proved' | 'seen' | 'missed';
  attribution: Verdict;
  lifetime: Verdict;
  /** What the evidence says instead; empty where all is right */
  detail: string;
}

export interface FalseReport {
  /** The species whose truth names the cookie; null: no species does */
  species: string | null;
  cookie: string;
  /** claimed: said to be stored · open: not said to be refused */
  how: 'claimed' | 'open';
  detail: string;
}

export interface Comparison {
  cookies: CookieResult[];
  false: FalseReport[];
  /** Events said to be stored whose setter is none of the truth's for that cookie */
  surplus: FalseReport[];
}

export const keyText = ({ name, domain, hostOnly, path, partitionKey }: CookieKey): string =>
  `${name} · ${hostOnly ? '' : '.'}${domain} · ${path}${partitionKey === null ? '' : ` · in ${partitionKey}`}`;

/**
 * Holds the first scenario of the evidence against the zoo's written truth.
 *
 * @param unmet what the visit did not give: cookies that need it may be there or not
 */
export function compare(evidence: Evidence, truths: readonly NamedTruth[], unmet: readonly Need[] = []): Comparison {
  const scenario = evidence.scenarios[0];
  if (scenario === undefined) throw new Error('the evidence has no scenario');
  const keyOf = new Map(evidence.cookies.map((row) => [row.id, keyText(row)]));
  const inJar = new Set(scenario.phases.flatMap(({ jar }) => (jar ?? []).map(({ cookie }) => keyOf.get(cookie) ?? cookie)));
  const sets = new Map<string, CookieEvent[]>();
  for (const event of scenario.events) {
    if (event.type !== 'set' || event.stored === 'no') continue;
    const key = keyOf.get(event.cookie) ?? event.cookie;
    sets.set(key, [...(sets.get(key) ?? []), event]);
  }
  const stored = new Map(truths.filter(({ fate }) => fate !== 'refused').map((truth) => [keyText(truth), truth]));
  const wanted = [...stored].filter(([, { needs }]) => needs === null || !unmet.includes(needs));
  const cookies = wanted.map(([key, truth]) => judge(truth, inJar.has(key), sets.get(key) ?? []));

  const speciesOf = (key: string): string | null =>
    truths.find((truth) => keyText(truth) === key || truth.name === key.split(' · ')[0])?.species ?? null;
  const wrong: FalseReport[] = [];
  for (const key of new Set([...inJar, ...sets.keys()])) {
    if (stored.has(key)) continue;
    const events = sets.get(key) ?? [];
    const claimed = inJar.has(key) || events.some((event) => event.stored === 'yes');
    const detail = inJar.has(key) ? 'in the jar' : events.map(({ setter }) => setterText(setter)).join(', ');
    wrong.push({ species: speciesOf(key), cookie: key, how: claimed ? 'claimed' : 'open', detail });
  }
  const surplus: FalseReport[] = [];
  for (const [key, truth] of stored) {
    for (const event of sets.get(key) ?? []) {
      if (event.stored !== 'yes' || truth.writes.some(({ setter }) => sameSetter(setter, event.setter))) continue;
      surplus.push({ species: truth.species, cookie: key, how: 'claimed', detail: setterText(event.setter) });
    }
  }
  return { cookies, false: wrong, surplus };
}

function judge(truth: NamedTruth, inJar: boolean, events: readonly CookieEvent[]): CookieResult {
  const proved = inJar || events.some(({ stored }) => stored === 'yes');
  const matches = truth.writes.map((write) => ({ write, event: matching(write, events) }));
  const attributed = matches.every(({ event }) => event !== undefined);
  const livesRight = matches.every(({ write, event }) => event !== undefined && sameLifetime(write, event));
  const told: string[] = [];
  if (!attributed) {
    const wanted = matches.filter(({ event }) => event === undefined).map(({ write }) => setterText(write.setter));
    told.push(`wanted ${wanted.join(', ')}; got ${events.map(({ setter }) => setterText(setter)).join(', ') || 'no event'}`);
  } else if (!livesRight) {
    told.push(
      `wanted ${truth.writes.map(({ lifetimeSeconds }) => lifetimeSeconds).join(', ')} s; got ${events.map(({ lifetimeSeconds }) => lifetimeSeconds).join(', ')} s`,
    );
  }
  const verdict = (right: boolean): Verdict => (right ? 'right' : events.length === 0 ? 'missing' : 'wrong');
  return {
    species: truth.species,
    name: truth.name,
    fate: truth.fate,
    needs: truth.needs,
    recall: proved ? 'proved' : events.length > 0 ? 'seen' : 'missed',
    attribution: verdict(attributed),
    lifetime: verdict(livesRight),
    detail: told.join('; '),
  };
}

function matching(write: WriteTruth, events: readonly CookieEvent[]): CookieEvent | undefined {
  const candidates = events.filter(({ setter }) => sameSetter(write.setter, setter));
  return candidates.find((event) => sameLifetime(write, event)) ?? candidates[0];
}

function sameLifetime({ lifetimeSeconds }: WriteTruth, event: CookieEvent): boolean {
  if (lifetimeSeconds === null || event.lifetimeSeconds === null) return lifetimeSeconds === event.lifetimeSeconds;
  return Math.abs(lifetimeSeconds - event.lifetimeSeconds) <= LIFETIME_TOLERANCE_SECONDS;
}

function sameSetter(wanted: SetterTruth, got: Setter): boolean {
  if (wanted.kind !== got.kind) return false;
  const url = got.url ?? '';
  if (wanted.url.endsWith('*') ? !url.startsWith(wanted.url.slice(0, -1)) : url !== wanted.url) return false;
  return wanted.kind === 'http' || got.kind === 'http' || (wanted.api === got.api && (wanted.line === null || wanted.line === got.line));
}

function setterText(setter: SetterTruth | Setter): string {
  return setter.kind === 'http' ? `http ${setter.url}` : `${setter.api} ${setter.url ?? '?'}:${setter.line ?? '?'}`;
}
