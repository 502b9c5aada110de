/** White space of any kind, once, and none at the ends. */
export function squeeze(text: string): string {
  return text.replace(/[\s\u00a0\u202f\u200b\ufeff]+/gu, ' ').trim();
}

/** Text as the lexicon spells it: lower case, no accents, straight apostrophes, single spaces. */
export function fold(text: string): string {
  return squeeze(
    text
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/ß/gu, 'ss')
      .replace(/ø/gu, 'o')
      .replace(/æ/gu, 'ae')
      .replace(/œ/gu, 'oe')
      .replace(/ł/gu, 'l')
      .replace(/đ/gu, 'd')
      .replace(/[‘’´`]/gu, "'"),
  );
}
