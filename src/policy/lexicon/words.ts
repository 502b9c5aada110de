import { LANGUAGES } from './index.ts';
import type { PolicyLanguage } from './language.ts';

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/gu, String.raw`\$&`);

/** A set of words and phrases, looked for at once in folded text. Linear: no nested repetition. */
export interface WordFinder {
  /** First place where one of the words stands, or -1. */
  find(folded: string): number;
  /** Every place: where it begins and what stands there. */
  all(folded: string): { at: number; text: string }[];
}

/** Compiles the words of all languages (see `PolicyLanguage` for `*` and `=`) into one finder. */
export function finder(pick: (language: PolicyLanguage) => readonly string[]): WordFinder {
  const words = [...new Set(LANGUAGES.flatMap((language) => [...pick(language)]))];
  const whole = new Set(words.filter((word) => word.startsWith('=')).map((word) => word.slice(1)));
  const within = words
    .filter((word) => !word.startsWith('='))
    .sort((a, b) => b.length - a.length)
    .map((word) => word.split('*').map(escape).join(String.raw`[\p{L}]*`));
  const body = within.length === 0 ? '(?!)' : within.join('|');
  const pattern = String.raw`(?<![\p{L}\p{N}])(?:${body})(?![\p{L}\p{N}])`;
  const one = new RegExp(pattern, 'u');
  const many = new RegExp(pattern, 'gu');
  return {
    find: (folded) => (whole.has(folded) ? 0 : folded.search(one)),
    all: (folded) =>
      whole.has(folded) ? [{ at: 0, text: folded }] : Array.from(folded.matchAll(many), (m) => ({ at: m.index, text: m[0] })),
  };
}
