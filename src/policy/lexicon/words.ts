import { LANGUAGES } from './index.ts';
import type { PolicyLanguage } from './language.ts';

/** A set of words and phrases, looked for at once in folded text. */
export interface WordFinder {
  /** First place where one of the words stands, or -1. */
  find(folded: string): number;
  /** Every place: where it begins and what stands there. */
  all(folded: string): { at: number; text: string }[];
}

interface Place {
  at: number;
  text: string;
}

const LETTER = /[\p{L}\p{N}]/u;
const START = /(?<![\p{L}\p{N}])[^\s]/gu;
const LETTERS = /\p{L}*/uy;

/** The end of `word` (its parts stand between the stars) at a place in a text, or -1. */
function endOf(parts: readonly string[], text: string, at: number): number {
  let end = at;
  for (const [index, part] of parts.entries()) {
    if (index === 0) {
      if (!text.startsWith(part, at)) return -1;
      end = at + part.length;
      continue;
    }
    LETTERS.lastIndex = end;
    const letters = LETTERS.exec(text)?.[0].length ?? 0;
    if (part === '') end += letters;
    else {
      // The rest of the word, then what follows the star: "clos* the browser", "anonymi*ed".
      const found = text.slice(end, end + letters + part.length).lastIndexOf(part);
      if (found < 0) return -1;
      end += found + part.length;
    }
  }
  return LETTER.test(text.charAt(end)) && end < text.length ? -1 : end;
}

/** Compiles words (see `PolicyLanguage` for `*` and `=`): each word of a text is looked up by its first two characters. */
export function finderOf(list: readonly string[]): WordFinder {
  const words = [...new Set(list)];
  const whole = new Set(words.filter((word) => word.startsWith('=')).map((word) => word.slice(1)));
  const byStart = new Map<string, string[][]>();
  for (const word of words.filter((one) => !one.startsWith('=')).sort((a, b) => b.length - a.length)) {
    const parts = word.split('*');
    const key = (parts[0] ?? '').slice(0, 2);
    byStart.set(key, [...(byStart.get(key) ?? []), parts]);
  }
  const search = (text: string, first: boolean): Place[] => {
    if (whole.has(text)) return [{ at: 0, text }];
    const places: Place[] = [];
    let after = 0;
    for (const { index } of text.matchAll(START)) {
      if (index < after) continue;
      const candidates = byStart.get(text.slice(index, index + 2)) ?? [];
      for (const parts of candidates) {
        const end = endOf(parts, text, index);
        if (end < 0) continue;
        places.push({ at: index, text: text.slice(index, end) });
        after = end;
        break;
      }
      if (first && places.length > 0) break;
    }
    return places;
  };
  return { find: (folded) => search(folded, true)[0]?.at ?? -1, all: (folded) => search(folded, false) };
}

/** Compiles the words of all languages into one finder. */
export function finder(pick: (language: PolicyLanguage) => readonly string[]): WordFinder {
  return finderOf(LANGUAGES.flatMap((language) => [...pick(language)]));
}
