/**
 * Whether a TCF v2 string grants any purpose; null: this is no such string. Only the field that
 * says so is read (IAB TCF v2, core segment: 24 bits of purposesConsent after 152 bits).
 */
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const PURPOSES_AT = 152;
const PURPOSES = 24;

export function tcfGrants(value: string): boolean | null {
  const core = /^(C[\w-]{34,})(\.[\w-]+)*$/.exec(value)?.[1];
  if (core === undefined) return null;
  const bits = [...core].map((letter) => ALPHABET.indexOf(letter).toString(2).padStart(6, '0')).join('');
  if (Number.parseInt(bits.slice(0, 6), 2) !== 2) return null;
  return bits.slice(PURPOSES_AT, PURPOSES_AT + PURPOSES).includes('1');
}
