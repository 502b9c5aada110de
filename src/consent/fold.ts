/**
 * Text as it is compared: case, accents, and kinds of apostrophe and space do not count; nor do the
 * dot of a Turkish i, the final form of a Greek sigma, and what is not printed. Runs here and, sent
 * as text, inside pages: it must not use anything outside itself.
 */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}\u00AD\u200B-\u200F\u2060\uFEFF]/gu, '')
    .replace(/[\u2018\u2019\u02BC\u0060\u00B4]/g, "'")
    .toLowerCase()
    .replace(/\u0131/g, 'i')
    .replace(/\u03C2/g, '\u03C3')
    .replace(/\u00DF/g, 'ss')
    .replace(/\s+/g, ' ');
}

/** The words of a text, folded. What is written without spaces is one word. */
export function wordsOf(text: string): string[] {
  return fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Scripts that put no space between words: there a phrase is looked for as a part. */
export function isUnspaced(text: string): boolean {
  return /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text);
}

function escape(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

/** A letter or digit of folded text. `\p{L}` would be as good, but a thousand of them take a second to compile. */
const LETTER = 'a-z0-9\\u00c0-\\u1fff\\u2c00-\\u2dff\\u3040-\\uffef';
/** The same without the scripts that put no space between words: there a word may begin anywhere. */
const SPACED = 'a-z0-9\\u00c0-\\u1fff\\u2c00-\\u2dff';
const BETWEEN = `[^${LETTER}]+`;

function patternOf(phrase: string): string {
  const words = phrase.split(/\s+/).map((word) => {
    const plain = wordsOf(word).map(escape).join(BETWEEN);
    return word.endsWith('*') && plain !== '' ? `${plain}[${LETTER}]*` : plain;
  });
  return words.filter((word) => word !== '').join(BETWEEN);
}

/** One expression, for folded text, that finds any of the phrases as whole words; `*` ends a stem. */
export function phrasesSource(phrases: readonly string[]): string {
  const spaced = new Map<string, string[]>();
  const unspaced: string[] = [];
  for (const phrase of new Set(phrases)) {
    const pattern = patternOf(phrase);
    if (pattern === '') continue;
    const first = pattern.slice(0, 1);
    if (isUnspaced(phrase)) unspaced.push(pattern);
    else spaced.set(first, [...(spaced.get(first) ?? []), pattern.slice(1)]);
  }
  const longestFirst = (patterns: readonly string[]): string => patterns.toSorted((a, b) => b.length - a.length).join('|');
  // By their first letter: most words of a text are passed over at once.
  const groups = [...spaced].map(([first, rests]) => `${first}(?:${longestFirst(rests)})`);
  const whole = groups.length === 0 ? '' : `(?<![${SPACED}])(?:${groups.join('|')})(?![${SPACED}])`;
  return [whole, longestFirst(unspaced)].filter((part) => part !== '').join('|') || '(?!)';
}
