import type { Category, Party } from '../model/cookie.ts';
import { fold } from './fold.ts';
import { finder, type WordFinder } from './lexicon/words.ts';

type Known = Exclude<Category, 'unknown'>;
const KNOWN: readonly Known[] = ['necessary', 'functional', 'statistics', 'marketing'];
const WORDS = Object.fromEntries(KNOWN.map((id) => [id, finder((language) => language.categories[id] ?? [])])) as Record<Known, WordFinder>;
const UNSORTED = finder((language) => language.categories.unknown ?? []);
const NEGATION = finder((language) => language.negations);
const FIRST = finder((language) => language.party.first);
const THIRD = finder((language) => language.party.third);
const STORAGE = finder((language) => language.storage);
const ANONYMISED = finder((language) => language.anonymised);
/** Words that name a category in a label and say little in a sentence. */
const VAGUE =
  /^(?:prefer|praefer|voorkeur|setting|einstell|instell|innstill|asetu|mieltym|personal|customi|perform|leist|prestat|security|social|tracking|comfort|komfort|user exp|analysis|audience|mesure|technical|required|obligat|basic|podstaw|zakladni)/u;
/** A label is short; what is longer is prose that may speak of every category. */
const LONGEST = 400;

function negated(folded: string, at: number): boolean {
  const before = folded.slice(Math.max(0, at - 24), at).replace(/[-\s]+$/u, '');
  const found = NEGATION.all(before).at(-1);
  // "not strictly necessary": one word may stand between.
  return (
    found !== undefined &&
    before
      .slice(found.at + found.text.length)
      .trim()
      .split(' ').length <= 1
  );
}

/**
 * The category that a label claims: a section heading or a cell. "Necessary" outranks the others
 * ("necessary/functionality cookies"), unless it is denied ("non-essential"); else the first named.
 */
export function categoryOf(label: string): Category {
  const folded = fold(label.slice(0, LONGEST));
  if (UNSORTED.find(folded) >= 0) return 'unknown';
  let best: { id: Known; at: number } | undefined;
  for (const id of KNOWN) {
    const places = WORDS[id].all(folded);
    const denied = places.some((place) => negated(folded, place.at));
    if (places.length === 0 || denied) continue;
    if (id === 'necessary') return id;
    const at = places[0]?.at ?? 0;
    if (best === undefined || at < best.at) best = { id, at };
  }
  return best?.id ?? 'unknown';
}

/**
 * The category that a purpose names, where nothing else does: one alone, and not by a word such as
 * "preferences", which a purpose uses for what is stored.
 */
export function purposeCategory(purpose: string): Category {
  const folded = fold(purpose.slice(0, LONGEST));
  const named = KNOWN.filter((id) => WORDS[id].all(folded).some((place) => !negated(folded, place.at) && !VAGUE.test(place.text)));
  return named.length === 1 ? (named[0] ?? 'unknown') : 'unknown';
}

/** Whether a label names its category by nothing but words that titles use for other things too ("Cookie settings"). */
export function isVagueLabel(label: string): boolean {
  const folded = fold(label.slice(0, LONGEST));
  return KNOWN.every((id) => WORDS[id].all(folded).every((place) => VAGUE.test(place.text)));
}

/** Whether a label names a category, be it that of what has none ("Unclassified"). */
export function isCategoryLabel(label: string): boolean {
  return UNSORTED.find(fold(label.slice(0, LONGEST))) >= 0 || categoryOf(label) !== 'unknown';
}

/** The party that a cell names, if it names one alone. */
export function partyOf(label: string): Party | null {
  const folded = fold(label.slice(0, LONGEST));
  const first = FIRST.find(folded) >= 0;
  const third = THIRD.find(folded) >= 0;
  if (first === third) return null;
  return first ? 'first' : 'third';
}

/** Whether a cell says that the item lives in web storage, not in the cookie jar. */
export function isStorage(label: string): boolean {
  return STORAGE.find(fold(label.slice(0, LONGEST))) >= 0;
}

/** Whether words say that statistics are anonymised (and do not deny it). */
export function saysAnonymised(words: string): boolean {
  const folded = fold(words.slice(0, 2_000));
  return ANONYMISED.all(folded).some((place) => !negated(folded, place.at));
}
