import type { PolicyEntry } from '../model/policy.ts';

export interface NearMiss {
  /** Index into `policy.entries`. */
  readonly entry: number;
  readonly why: string;
}

interface Declared {
  readonly entry: number;
  readonly name: string;
  readonly storage: boolean;
}

/** Declared names under the keys by which a slip is found. */
export interface NearIndex {
  readonly byName: ReadonlyMap<string, Declared>;
  /** Lower case. */
  readonly byCase: ReadonlyMap<string, Declared>;
  /** Letters and digits only, lower case: `cookie-consent` and `cookieConsent`. */
  readonly byLetters: ReadonlyMap<string, Declared>;
  /** The beginning of a pattern without its separator: `_pk_id` of `_pk_id.*`. */
  readonly byStem: ReadonlyMap<string, Declared>;
}

const MOST = 3;
/** Names longer than this are not compared piece by piece. */
const LONGEST = 512;
const letters = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

/** Prepares the declared names for `nearMisses`. */
export function nearIndex(entries: readonly PolicyEntry[]): NearIndex {
  const byName = new Map<string, Declared>();
  const byCase = new Map<string, Declared>();
  const byLetters = new Map<string, Declared>();
  const byStem = new Map<string, Declared>();
  const put = (map: Map<string, Declared>, key: string, value: Declared): void => {
    if (key !== '' && !map.has(key)) map.set(key, value);
  };
  for (const [index, entry] of entries.entries()) {
    const declared = { entry: index, name: entry.name, storage: entry.kind === 'storage' };
    put(byName, entry.name, declared);
    put(byCase, entry.name.toLowerCase(), declared);
    if (letters(entry.name).length > 2) put(byLetters, letters(entry.name), declared);
    if (entry.match === 'pattern') put(byStem, (/^[^*#<{[…]*/u.exec(entry.name)?.[0] ?? '').replace(/[._-]{1,8}$/u, ''), declared);
  }
  return { byName, byCase, byLetters, byStem };
}

/** Up to three declared entries that an undeclared name nearly meets; the likeliest slip first. */
export function nearMisses(index: NearIndex, seen: string, first: readonly NearMiss[]): NearMiss[] {
  const near = [...first];
  const add = (found: Declared | undefined, why: (name: string) => string): void => {
    if (found !== undefined && !near.some((miss) => miss.entry === found.entry)) near.push({ entry: found.entry, why: why(found.name) });
  };
  const same = index.byName.get(seen);
  if (same?.storage === true) add(same, (name) => `\`${name}\` is declared as an item of web storage, not as a cookie`);
  add(index.byCase.get(seen.toLowerCase()), (name) => `declared \`${name}\`, seen \`${seen}\`: upper and lower case differ`);
  if (seen.length > LONGEST) return near.slice(0, MOST);
  // From the longest beginning to the shortest: `_pk_id.1.a3f2` → `_pk_id.1` → `_pk_id` → …
  for (const cut of [...seen.matchAll(/[._\-:]/gu)]
    .map((match) => match.index)
    .filter((at) => at > 1)
    .reverse()) {
    const stem = seen.slice(0, cut);
    add(index.byName.get(stem), (name) => `declared \`${name}\`, seen \`${seen}\`: the name goes on after what is declared`);
    if (near.length >= MOST) break;
  }
  add(index.byStem.get(seen), (name) => `declared \`${name}\`, seen \`${seen}\`: the pattern asks for more than the name has`);
  add(index.byLetters.get(letters(seen)), (name) => `declared \`${name}\`, seen \`${seen}\`: only separators or case differ`);
  return near.slice(0, MOST);
}
