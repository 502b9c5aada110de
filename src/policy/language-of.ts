import { fold } from './fold.ts';
import { LANGUAGES } from './lexicon/index.ts';

const SAMPLE = 20_000;
const LEAST = 5;

/** The language of a text by its most frequent words; null where it says too little. */
export function languageOf(text: string): string | null {
  const counts = new Map<string, number>();
  for (const word of fold(text.slice(0, SAMPLE)).split(/[^\p{L}]+/u)) counts.set(word, (counts.get(word) ?? 0) + 1);
  const scores = LANGUAGES.map((language) => ({
    tag: language.tag,
    score: language.common.reduce((sum, word) => sum + (counts.get(word) ?? 0), 0),
  })).sort((a, b) => b.score - a.score);
  const [best] = scores;
  return best !== undefined && best.score >= LEAST ? best.tag : null;
}
