/** A part of a stored value that is long and mixed enough to tell visitors apart. */
export interface Token {
  readonly text: string;
  /** Upper estimate of its randomness, in bits */
  readonly entropyBits: number;
}

export const LONGEST_VALUE = 4096;
const SHORTEST = 8;
const LONGEST = 512;
const MOST_LEAVES = 64;
const MOST_TOKENS = 8;

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
const EMAIL = /^[^\s@]{1,64}@[^\s@]+\.[a-z]{2,24}$/i;
/** Seconds, milliseconds and microseconds since 1970, from 2020 to 2033. */
const MOMENT = /(?<!\d)1[6-9]\d{8}(?:\d{3}|\d{6})?(?!\d)/g;
/** A client id as Google Analytics writes it: a random number and the moment of the first visit. */
const CLIENT_ID = /^\d{6,10}\.1[6-9]\d{8}$/;
const DATE = /^\d{4}[-/.]?\d{2}[-/.]?\d{2}(?:T[\d:.+Z-]*)?$/i;
const VERSION = /^v?\d{1,4}(?:\.\d{1,4}){1,4}(?:[-+.]?[a-z]{1,8}\.?\d{0,4})?$/i;
const LINK = /^(?:[a-z][a-z0-9+.-]*:)?\/\//i;
const BETWEEN = /[\s|&=:;,$"'{}[\]()<>!?#%*\\^`~/]+/;

const ALPHABETS: readonly [RegExp, number][] = [
  [/^\d+$/, 10],
  [/^[0-9a-f]+$/i, 16],
  [/^[0-9a-z]+$/, 36],
  [/^[0-9A-Z]+$/, 36],
  [/^[0-9a-z]+$/i, 62],
  [/^[0-9a-z+/_=.-]+$/i, 64],
];

/** Shannon entropy of the characters of a text, in bits a character. */
function shannon(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / text.length) * Math.log2(count / text.length);
  return bits;
}

/**
 * Randomness of a text in bits, at most: its length times the bits of the smallest usual alphabet that
 * holds it; Shannon's entropy times its length where it repeats itself much more than chance would.
 */
export function entropyBits(text: string): number {
  if (UUID.test(text)) return 122;
  const bits = Math.log2(ALPHABETS.find(([alphabet]) => alphabet.test(text))?.[1] ?? 95);
  const own = shannon(text);
  const repeats = own < 0.6 * Math.min(bits, Math.log2(Math.max(2, text.length)));
  return Math.round((repeats ? own : bits) * text.length);
}

/** Whether one piece of a value is made up, rather than a word, date, time, version or address. */
export function looksMadeUp(piece: string): boolean {
  if (piece.length < SHORTEST || piece.length > LONGEST) return false;
  if (UUID.test(piece) || EMAIL.test(piece) || CLIENT_ID.test(piece)) return true;
  // A moment differs from visit to visit, but says nothing of who came.
  const rest = piece.replace(MOMENT, '').replace(/^[._-]+|[._-]+$/g, '');
  if (rest.length < SHORTEST || DATE.test(rest) || VERSION.test(rest) || LINK.test(rest)) return false;
  if (new Set(rest).size < 4) return false;
  const digits = rest.replace(/\D/g, '').length;
  if (/^[\d.]+$/.test(rest)) return digits >= 9;
  const letters = rest.replace(/[^a-z]/gi, '').length;
  if (/^[0-9a-f]+$/i.test(rest)) return digits >= 1 && letters >= 1;
  return /^[\w.+/=-]+$/.test(rest) && digits >= 2 && letters >= 2;
}

function decoded(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // A bare percent sign: the text stands as it is.
  }
}

/** The texts in a JSON value, down to four levels; what is no JSON is its own only text. */
function leavesOf(text: string): string[] {
  if (!/^\s*[[{"]/.test(text)) return [text];
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return [text];
  }
  const leaves: string[] = [];
  const walk = (node: unknown, depth: number): void => {
    if (leaves.length >= MOST_LEAVES || depth > 4) return;
    if (typeof node === 'string') leaves.push(node);
    else if (typeof node === 'number') leaves.push(String(node));
    else if (typeof node === 'object' && node !== null) for (const child of Object.values(node)) walk(child, depth + 1);
  };
  walk(value, 0);
  return leaves;
}

/** A text cut at everything that usually stands between values; dotted pieces whole, by tails and by parts (`GA1.1.123.456`). */
export function piecesOf(given: string): string[] {
  const pieces = new Set<string>();
  for (const leaf of leavesOf(decoded(given.slice(0, LONGEST_VALUE)))) {
    const text = decoded(leaf);
    if (text.length <= LONGEST) pieces.add(text);
    for (const piece of text.split(BETWEEN)) {
      if (piece.length < SHORTEST) continue;
      pieces.add(piece);
      const parts = piece.includes('.') && !EMAIL.test(piece) ? piece.split('.').slice(0, 8) : [];
      for (const [at, part] of parts.entries()) {
        pieces.add(part);
        pieces.add(parts.slice(at).join('.'));
      }
    }
  }
  return [...pieces].filter((piece) => piece.length >= SHORTEST);
}

/** The made-up parts of a value, the most random first, 8 at most. */
export function tokensOf(value: string): Token[] {
  return piecesOf(value)
    .filter((piece) => looksMadeUp(piece))
    .map((text) => ({ text, entropyBits: entropyBits(text) }))
    .sort((a, b) => b.entropyBits - a.entropyBits || b.text.length - a.text.length)
    .slice(0, MOST_TOKENS);
}
