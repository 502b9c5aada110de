import { fold, squeeze } from './fold.ts';
import { finder } from './lexicon/words.ts';
import { kindOfName } from './pattern.ts';

const STARTING = finder((language) => language.startingWith);
const MORE = finder((language) => language.andMore);
const AND = finder((language) => language.and);
/** No cookie name of a policy is longer; a longer cell is prose. */
const LONGEST_NAME = 256;
const LONGEST_CELL = 200_000;
const NOTHING = /^(?:[-–—./*]|n\/?a\.?|none|aucun|keine?r?|ninguna?|nessuno?|geen|nenhum)?$/iu;
/** Characters of a cookie name (RFC 6265 token), of a storage key, and of placeholders. */
const TOKEN = /^[!#$%&'*+\-./:^_`|~\w@<>{}[\]()=…]+$/u;

/** What a name cell holds. */
export interface NameCell {
  readonly names: string[];
  /** A remark in brackets behind the name: mostly the company, "(Google Analytics)". */
  readonly remark: string | null;
  /** The cell says that there are more than it names ("etc."). */
  readonly more: boolean;
}

/** A site, as browsers' help pages and providers are named. */
const HOST =
  /^(?:[a-z0-9-]{1,63}\.){1,4}(?:com|net|org|io|eu|app|dev|info|gov|edu|fr|de|es|it|nl|pt|be|ch|at|pl|se|dk|fi|no|cz|sk|ro|hu|gr|hr|uk|ie|co|cat)$/iu;

/** Whether text can be the name of a cookie where nothing but its look tells so. */
export function looksLikeName(text: string): boolean {
  // Times, dates, prices and versions have digits too: there must be a word before them.
  return (
    isName(text) &&
    !HOST.test(text) &&
    !text.includes('/') &&
    /[a-z]{2}/iu.test(text) &&
    (/[_*]|<\w+>|\{\w+\}|\[\w+\]|[a-z]\d/iu.test(text) || /^[a-z]+[A-Z.-]\w|^[A-Z]{2,}[.-][A-Z]{2,}/u.test(text))
  );
}

/** Whether text may be a name at all: one word of the characters that names and placeholders have. */
export function isName(text: string): boolean {
  return (
    text.length > 0 &&
    text.length <= LONGEST_NAME &&
    TOKEN.test(text.replace(/<[^<>]{0,80}>|\{[^{}]{0,80}\}|\[[^[\]]{0,80}\]/gu, '*')) &&
    /[\p{L}\p{N}]/u.test(text) &&
    !/^https?:/u.test(text) &&
    kindOfName(text) !== 'everything'
  );
}

function clean(part: string): string {
  let text = squeeze(part).replace(/^[•·▪‣*]\s+/u, '');
  // Tools that remove cookies write names as regular expressions: `/^_pk_.*$/` is `_pk_*`.
  const regular = /^\/?\^([\w.\-*]{1,200})(\$?)\/?[a-z]*$/u.exec(text);
  if (regular?.[1] !== undefined) text = `${regular[1].replace(/\.\*$/u, '')}${regular[2] === '' || regular[1].endsWith('.*') ? '*' : ''}`;
  const quoted = /^["'“”«»‘’„`](.*?)["'“”«»‘’„`]$/u.exec(text);
  if (quoted?.[1] !== undefined) text = squeeze(quoted[1]);
  // "_ga.", "_ga:" at the end of a sentence; an ellipsis is a placeholder and stays.
  return /\.{3}$/u.test(text) ? text : text.replace(/[.:;,]{1,4}$/u, '');
}

/** The names of which a text tells the beginning only: "any cookie starting with “_hs”" is `_hs*`. */
export function beginning(cell: string): string[] {
  const folded = fold(cell);
  if (STARTING.find(folded) < 0) return [];
  const names: string[] = [];
  const quoted = [...cell.matchAll(/["“«‘'`]\s?([^\s"”»’'`“«]{1,80})\s?["”»’'`]/gu)].map((m) => m[1] ?? '');
  const bare = /[\s"“«‘]([\w.-]*_[\w.-]*)\*?\s*$/u.exec(cell)?.[1];
  for (const name of quoted.length > 0 ? quoted : bare === undefined ? [] : [bare]) {
    const pattern = name.endsWith('*') ? name : `${name}*`;
    if (isName(pattern)) names.push(pattern);
  }
  return names;
}

/**
 * The names in a cell: several are separated by commas, semicolons, new lines, bars, " / " or a
 * word for "and". A cell of words ("Cookies set by the widget") holds none.
 */
export function namesIn(cell: string): NameCell {
  const text = cell.slice(0, LONGEST_CELL).trim();
  if (NOTHING.test(text)) return { names: [], remark: null, more: false };
  const starting = beginning(text);
  if (starting.length > 0) return { names: starting, remark: null, more: false };
  const remarks: string[] = [];
  // A remark has a space before it: `foo(bar)` is left alone.
  const bare = text.replace(/(^|\s)\(([^()]{0,200})\)/gu, (_, before: string, inner: string) => {
    remarks.push(squeeze(inner));
    return before;
  });
  const more = MORE.find(fold(bare)) >= 0;
  const names: string[] = [];
  for (const chunk of bare.split(/[,;\n|]|\s\/\s|\s[–—•·]\s/u)) {
    const part = clean(chunk);
    if (isName(part)) {
      if (MORE.find(fold(part)) < 0 && !NOTHING.test(part) && !names.includes(part)) names.push(part);
      continue;
    }
    // Words between spaces are names only if all of them are, joined by "and" or by nothing.
    const words = squeeze(chunk)
      .split(' ')
      .map(clean)
      .filter((word) => AND.find(fold(word)) < 0 && MORE.find(fold(word)) < 0);
    const [first = '', second = ''] = words;
    // "_fbp and fr": a short name beside one that looks like it.
    const pair =
      words.length === 2 &&
      looksLikeName(first) &&
      /^(?:[a-z]{2,12}|[A-Z]{2,12})$/u.test(second) &&
      squeeze(chunk)
        .split(' ')
        .some((word) => AND.find(fold(word)) >= 0) &&
      !MORE.all(fold(chunk)).some((place) => place.text.split(' ').includes(second));
    if (words.length > 0 && (pair || words.every(looksLikeName))) for (const word of words) if (!names.includes(word)) names.push(word);
  }
  return { names, remark: remarks.find((remark) => remark !== '') ?? null, more };
}
