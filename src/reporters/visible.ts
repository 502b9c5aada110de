/**
 * What acts instead of showing: controls (line breaks among them), bidi and other invisible format
 * characters, separators, and half characters.
 */
const ACTING = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\ufffe\uffff]/gu;

/** A text of a page, a policy or a server as one line in which nothing hides: `\u202e` is written out. */
export function visible(text: string): string {
  return text.replace(ACTING, (char) => {
    const code = char.codePointAt(0) ?? 0;
    return code <= 0xffff ? `\\u${code.toString(16).padStart(4, '0')}` : `\\u{${code.toString(16)}}`;
  });
}

/** At most so many UTF-16 code units, with `…` where it was cut; never half a character. */
export function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  const end = /[\ud800-\udbff]/u.test(text[most - 2] ?? '') ? most - 2 : most - 1;
  return `${text.slice(0, end)}…`;
}
