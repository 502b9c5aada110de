import { readdirSync } from 'node:fs';
import type { ControlMeaning, Lexicon } from './define-lexicon.ts';

/** Text as it is compared: case, accents, kinds of apostrophe and space, and outer marks do not count. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[\u2018\u2019\u02BC]/g, "'")
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();
}

/** A name without the arrows, quotes, points and icons around it; a lone cross stays. */
export function foldName(text: string): string {
  const folded = fold(text);
  const bare = folded.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
  return bare === '' ? folded : bare;
}

function isLexicon(value: unknown): value is Lexicon {
  return typeof value === 'object' && value !== null && 'language' in value && 'topic' in value && 'decoys' in value;
}

async function loadLexicons(): Promise<readonly Lexicon[]> {
  const directory = new URL('./lexicon/', import.meta.url);
  const files = readdirSync(directory).filter((name) => /^[\w-]+\.(ts|js)$/.test(name)).sort();
  return Promise.all(
    files.map(async (file) => {
      const module: unknown = await import(new URL(file, directory).href);
      const found = typeof module === 'object' && module !== null && 'default' in module ? module.default : null;
      if (!isLexicon(found)) throw new Error(`${file} does not export a lexicon: export default defineLexicon({...})`);
      return found;
    }),
  );
}

export const lexicons = await loadLexicons();

const MEANINGS = ['reject', 'save', 'settings', 'policy', 'close', 'accept'] as const;
/** Longer names are sentences; a phrase within one says little about what a click does. */
const LONGEST_NAME = 70;

function escape(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

function asWords(phrases: readonly string[]): string {
  const alternatives = [...new Set(phrases.map(fold))].sort((a, b) => b.length - a.length).map(escape);
  return `(?<![\\p{L}\\p{N}])(?:${alternatives.join('|')})(?![\\p{L}\\p{N}])`;
}

interface Phrase {
  meaning: ControlMeaning;
  text: string;
  general: boolean;
  language: string;
  within: RegExp;
}

const exact = new Map<string, Phrase>();
const contained: Phrase[] = [];
for (const lexicon of lexicons) {
  for (const meaning of MEANINGS) {
    for (const written of lexicon[meaning]) {
      const whole = written.startsWith('=');
      const text = foldName(whole ? written.slice(1) : written);
      const phrase = { meaning, text, general: whole, language: lexicon.language, within: new RegExp(asWords([text]), 'u') };
      if (!exact.has(text)) exact.set(text, phrase);
      if (!whole) contained.push(phrase);
    }
  }
}
contained.sort((a, b) => b.text.length - a.text.length);

export interface Reading {
  meaning: ControlMeaning;
  /** The name is the phrase and nothing else. */
  exact: boolean;
  /** A word that buttons of any pop-up bear: yes, no, OK, continue. */
  general: boolean;
  /** The words it was known by. */
  phrase: string;
  language: string | null;
}

const UNKNOWN: Reading = { meaning: 'other', exact: false, general: true, phrase: '', language: null };

/** What the name of a control says that it does. */
export function readName(name: string): Reading {
  const folded = foldName(name);
  if (folded === '') return UNKNOWN;
  const whole = exact.get(folded);
  if (whole) return { meaning: whole.meaning, exact: true, general: whole.general, phrase: whole.text, language: whole.language };
  if (folded.length > LONGEST_NAME) return UNKNOWN;
  const part = contained.find((phrase) => phrase.within.test(folded));
  return part ? { meaning: part.meaning, exact: false, general: false, phrase: part.text, language: part.language } : UNKNOWN;
}

const strong = new RegExp(asWords(lexicons.flatMap((lexicon) => lexicon.topic)), 'u');
const weak = lexicons.map((lexicon) => new RegExp(asWords(lexicon.topicHints), 'gu'));
const necessary = new RegExp(asWords(lexicons.flatMap((lexicon) => lexicon.necessary)), 'u');
const decoys = new RegExp(asWords(lexicons.flatMap((lexicon) => lexicon.decoys)), 'u');
const everyWord = lexicons.map((lexicon) => ({
  language: lexicon.language,
  words: new RegExp(asWords([...lexicon.topicHints, ...lexicon.necessary, ...lexicon.topic]), 'gu'),
}));

/** One expression for all words of the topic, in the form that the page compares. */
export const topicSource = asWords(lexicons.flatMap((lexicon) => [...lexicon.topic, ...lexicon.topicHints]));

export type Topic = 'strong' | 'weak' | 'none';

export function topicOf(text: string): Topic {
  const folded = fold(text);
  if (strong.test(folded)) return 'strong';
  return weak.some((words) => new Set(folded.match(words)).size >= 2) ? 'weak' : 'none';
}

/** How many different words of the topic a text holds, in the language that has most. */
export function topicWords(text: string): number {
  const folded = fold(text);
  return Math.max(0, ...everyWord.map(({ words }) => new Set(folded.match(words)).size));
}

export function speaksOfNecessary(text: string): boolean {
  return necessary.test(fold(text));
}

export function speaksOfOtherThings(text: string): boolean {
  return decoys.test(fold(text));
}

/** The language whose words the text holds most of. */
export function languageOf(text: string): string | null {
  const folded = fold(text);
  let best: { language: string; count: number } | null = null;
  for (const { language, words } of everyWord) {
    const count = new Set(folded.match(words)).size;
    if (count > (best?.count ?? 0)) best = { language, count };
  }
  return best?.language ?? null;
}
