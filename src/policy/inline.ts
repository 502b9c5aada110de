const LINK = /!?\[([^[\]]{0,500})\]\([^()\s]{0,2000}(?:\s"[^"]{0,200}")?\)/gu;
const AUTOLINK = /<(https?:\/\/[^<>\s]{1,2000}|mailto:[^<>\s]{1,200})>/giu;
const CODE = /(`{1,3})([^`]{1,500})\1/gu;
const STRONG = /(\*\*|__)(?=\S)([^*]{1,1000}?)(?<=\S)\1/gu;
const EMPHASIS = /(?<![\p{L}\p{N}*_.\-\\])\*(?=[\p{L}\p{N}"“'([_])([^*]{1,1000})(?<=[^\s*])\*(?![\p{L}\p{N}*])/gu;
const UNDERLINE = /(?<![\p{L}\p{N}_\\])_(?=[^\s_])([^_]{1,1000})(?<=[^\s_])_(?![\p{L}\p{N}_*])/gu;
/** `_**Header**_`: bold inside italic is never a name. */
const BOTH = /_\*\*(?=\S)([^*]{1,500})\*\*_/gu;
const BREAK = /<br\s*\/?>/giu;
const ESCAPED = /\\([\\`*_{}[\]()#+\-.!|<>~])/gu;

/** Marks that protect a code span from being read as markup again; not in any text. */
const OPEN = '\u{e000}';
const CLOSE = '\u{e001}';

/**
 * The text of a line of Markdown. Not a Markdown renderer: in a cookie table `_ga_*` and `__cf_bm`
 * are names, where CommonMark sees emphasis; and every pattern here has a bounded length.
 */
export function plainText(markdown: string): string {
  if (!/[`*_\\<[]/u.test(markdown)) return markdown;
  const kept: string[] = [];
  const keep = (text: string): string => `${OPEN}${String(kept.push(text) - 1)}${CLOSE}`;
  return markdown
    .replace(CODE, (_, __, code: string) => keep(code))
    .replace(ESCAPED, (_, character: string) => keep(character))
    .replace(LINK, '$1')
    .replace(AUTOLINK, '$1')
    .replace(BREAK, '\n')
    .replace(BOTH, '$1')
    .replace(STRONG, (whole: string, mark: string, inner: string) => (mark === '__' && !inner.includes(' ') ? whole : inner))
    .replace(EMPHASIS, '$1')
    .replace(UNDERLINE, (whole: string, inner: string) => (inner.includes(' ') || /^\p{Lu}/u.test(inner) ? inner : whole))
    .replace(/\u{e000}(\d+)\u{e001}/gu, (_, index: string) => kept[Number(index)] ?? '');
}

/** Words set as code, bold or italic: where a list names a cookie, it is mostly one of these. */
export function markedWords(markdown: string): string[] {
  return Array.from(markdown.matchAll(/`{1,3}([^`]{1,200})`|\*{1,2}([^*\n]{1,200})\*{1,2}/gu), (match) =>
    plainText(match[1] ?? match[2] ?? ''),
  );
}
