import { fold, phrasesSource, wordsOf } from './fold.ts';
import { lexicons } from './lexicons.ts';

export { fold } from './fold.ts';
export { lexicons } from './lexicons.ts';
export { namesNecessary, readName, saysAll, stateNamed } from './names.ts';
export type { Reading } from './names.ts';

const strong = new RegExp(phrasesSource(lexicons.flatMap((lexicon) => lexicon.topic)));
const necessary = new RegExp(phrasesSource(lexicons.flatMap((lexicon) => lexicon.necessary)));
const uses = new RegExp(phrasesSource(lexicons.flatMap((lexicon) => lexicon.uses)));
const decoys = new RegExp(phrasesSource(lexicons.flatMap((lexicon) => lexicon.decoys)));
const perLanguage = lexicons.map((lexicon) => ({
  language: lexicon.language,
  hints: new RegExp(phrasesSource(lexicon.topicHints), 'g'),
  all: new RegExp(phrasesSource([...lexicon.topicHints, ...lexicon.necessary, ...lexicon.topic]), 'g'),
}));

/** One expression for all words of the topic, in the form that the page compares. */
export const topicSource = phrasesSource(lexicons.flatMap((lexicon) => lexicon.topic));
/** The same for what only hints at the topic, by language: too many words to look for all of them. */
export const hintSources: Record<string, string> = Object.fromEntries(
  lexicons.map((lexicon) => [lexicon.language, phrasesSource(lexicon.topicHints)]),
);

/** The same texts are read again and again while a banner is waited for. */
function remembered<T>(read: (text: string) => T): (text: string) => T {
  const answers = new Map<string, T>();
  return (text) => {
    const before = answers.get(text);
    if (before !== undefined || answers.has(text)) return before as T;
    const answer = read(text);
    if (answers.size > 500) answers.clear();
    answers.set(text, answer);
    return answer;
  };
}

export type Topic = 'strong' | 'weak' | 'none';

export const topicOf = remembered((text): Topic => {
  const folded = fold(text);
  if (strong.test(folded)) return 'strong';
  return perLanguage.some(({ hints }) => new Set(folded.match(hints)).size >= 2) ? 'weak' : 'none';
});

/** How many different words of the topic a text holds, in the language that has most. */
export const topicWords = remembered((text): number => {
  const folded = fold(text);
  return Math.max(0, ...perLanguage.map(({ all }) => new Set(folded.match(all)).size));
});

/** A notice says what is done with cookies; other texts only name them. */
export const speaksOfUse = remembered((text) => uses.test(fold(text)));

/** Words that only hint at the topic but say together what it is about: personal data, legitimate interest. */
const data = new RegExp(phrasesSource(lexicons.flatMap(({ topicHints }) => topicHints.filter((hint) => hint.includes(' ')))));
export const speaksOfData = remembered((text) => data.test(fold(text)));

const measures = new RegExp(phrasesSource(lexicons.flatMap((lexicon) => lexicon.measures ?? [])));
export const speaksOfMeasuring = remembered((text) => measures.test(fold(text)));

const withdrawals = new RegExp(phrasesSource(lexicons.flatMap((lexicon) => lexicon.withdraw)));
/** To take a consent back. */
export const saysWithdraw = remembered((text) => withdrawals.test(fold(text)));

export const speaksOfNecessary = remembered((text) => necessary.test(fold(text)));

export const speaksOfOtherThings = remembered((text) => decoys.test(fold(text)));

/** Where each word of the lexicons is at home. */
const homes = new Map<string, Set<string>>();
for (const { language, ...lists } of lexicons) {
  for (const phrase of Object.values(lists).flat()) {
    for (const word of wordsOf(phrase)) homes.set(word, (homes.get(word) ?? new Set()).add(language));
  }
}

/** The language whose words the text holds most of; words of few languages tell more. */
export const languageOf = remembered((text): string | null => {
  const scores = new Map<string, number>();
  for (const word of new Set(wordsOf(text))) {
    const languages = homes.get(word);
    if (!languages) continue;
    for (const language of languages) scores.set(language, (scores.get(language) ?? 0) + 1 / languages.size ** 2);
  }
  for (const { language, hints } of perLanguage) {
    const stems = new Set(fold(text).match(hints)).size;
    if (stems > 0) scores.set(language, (scores.get(language) ?? 0) + stems / 2);
  }
  const best = [...scores].sort(([, a], [, b]) => b - a)[0];
  return best?.[0] ?? null;
});

/** Scripts of the languages that there are lexicons for. */
const KNOWN_LETTERS = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Hiragana}\p{Script=Katakana}]/gu;

/** A text in a language that no lexicon knows: its words cannot be read, whatever they say. */
export const isForeign = remembered((text): boolean => {
  const letters = text.replace(/cookies?/gi, '').match(/\p{L}/gu)?.length ?? 0;
  const readable = text.replace(/cookies?/gi, '').match(KNOWN_LETTERS)?.length ?? 0;
  if (letters > 0 && readable < letters / 4) return true;
  const words = wordsOf(text);
  const known = words.filter((word) => homes.has(word) && !/^cookies?$/.test(word));
  return words.length >= 8 && known.length < words.length / 5;
});
