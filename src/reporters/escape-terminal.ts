/**
 * What a terminal does not show as one plain glyph: controls (C0, C1, DEL), invisible format
 * characters (bidi controls, zero-width, tags, soft hyphen), lone surrogates, line and paragraph
 * separators, default-ignorable fillers, and code points that have no agreed glyph.
 */
const UNSAFE = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u;
const MARK = /\p{M}/u;
const PRINTABLE_ASCII = /^[\x20-\x7e]*$/;
/** Accents and vowel signs need three at most in living scripts; more are there to overprint other lines. */
const MAX_MARKS = 3;

const ZERO_WIDTH = /[\p{Mn}\p{Me}\u1160-\u11ff\ud7b0-\ud7ff]/u;
const EMOJI = /\p{Emoji_Presentation}/u;

/** East Asian Wide and Fullwidth (UAX #11), as ranges. */
const WIDE: ReadonlyArray<readonly [number, number]> = [
  [0x1100, 0x115f],
  [0x2329, 0x232a],
  [0x2e80, 0x303e],
  [0x3041, 0x33ff],
  [0x3400, 0x4dbf],
  [0x4e00, 0xa4cf],
  [0xa960, 0xa97f],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe10, 0xfe19],
  [0xfe30, 0xfe6f],
  [0xff01, 0xff60],
  [0xffe0, 0xffe6],
  [0x16fe0, 0x18dff],
  [0x1aff0, 0x1b2ff],
  [0x20000, 0x3fffd],
];

const charWidth = (char: string): number => {
  const code = char.codePointAt(0) ?? 0;
  if (code < 0x300) return 1;
  if (ZERO_WIDTH.test(char)) return 0;
  return WIDE.some(([from, to]) => code >= from && code <= to) || EMOJI.test(char) ? 2 : 1;
};

/** Columns that a text without control characters takes. */
export function textWidth(text: string): number {
  if (PRINTABLE_ASCII.test(text)) return text.length;
  let width = 0;
  for (const char of text) width += charWidth(char);
  return width;
}

/** The longest beginning of `text` that takes at most `width` columns; never half a character. */
export function takeWidth(text: string, width: number): string {
  if (PRINTABLE_ASCII.test(text)) return text.slice(0, Math.max(0, width));
  let used = 0;
  let end = 0;
  for (const char of text) {
    used += charWidth(char);
    if (used > width) break;
    end += char.length;
  }
  return text.slice(0, end);
}

function visible(char: string): string {
  if (char === '\n') return '\\n';
  if (char === '\r') return '\\r';
  if (char === '\t') return '\\t';
  const code = char.codePointAt(0) ?? 0;
  const hex = code.toString(16);
  if (code <= 0xff) return `\\x${hex.padStart(2, '0')}`;
  return code <= 0xffff ? `\\u${hex.padStart(4, '0')}` : `\\u{${hex}}`;
}

/**
 * The one gate for every string that a page, a policy or a server had a hand in. What comes out is
 * one line of visible characters, at most `max` columns, with `…` where it was cut: it cannot
 * colour, move the cursor, begin a line, reorder its neighbours or hide.
 */
export function terminalText(text: string, max = 120): string {
  if (text.length <= max && PRINTABLE_ASCII.test(text)) return text;
  let out = '';
  let width = 0;
  let marks = MAX_MARKS; // a mark at the very beginning would sit on what stands before it
  let cutAt = 0; // where to cut if the text turns out to be too long: leaves one column for `…`
  for (const char of text) {
    const isMark = MARK.test(char);
    marks = isMark ? marks + 1 : 0;
    const shown = UNSAFE.test(char) || (isMark && marks > MAX_MARKS) ? visible(char) : char;
    width += shown === char ? charWidth(char) : shown.length;
    if (width > max) return `${out.slice(0, cutAt)}…`;
    out += shown;
    if (width < max) cutAt = out.length;
  }
  return out;
}
