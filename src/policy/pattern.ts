/**
 * How policies write "anything": `*`, `.*` after a stop, `<id>`, `{HASH}`, `[n]`, `XXXX`, `xxx`,
 * `#`, an ellipsis. All of fixed length or with an excluded end, so that matching stays linear.
 */
const HOLE = /(\*+)|<[^<>]{0,80}>|\{[^{}]{0,80}\}|\[[^[\]]{0,80}\]|X{3,}|(?<=[_\-.])x{3,}(?![a-z])|#+|…|\.{3}/gu;

interface Part {
  readonly literal: string;
  /** What may stand before the literal: nothing, one or more characters, or any number of them. */
  readonly gap: 'none' | 'some' | 'any';
}

/** A declared name, made ready to be compared with names that were seen. */
export interface NameMatcher {
  readonly kind: 'exact' | 'pattern';
  /** Number of literal characters: of two patterns that match, the longer says more. */
  readonly literals: number;
  /** What every name that matches begins with. */
  readonly prefix: string;
  matches(name: string): boolean;
}

function parts(declared: string): { parts: Part[]; tail: Part['gap'] } {
  const found: Part[] = [];
  let gap = 'none' as Part['gap'];
  let from = 0;
  const push = (literal: string): void => {
    if (literal === '') return;
    found.push({ literal, gap });
    gap = 'none';
  };
  for (const hole of declared.matchAll(HOLE)) {
    push(declared.slice(from, hole.index));
    // `*` may be empty; a placeholder stands for something. Side by side, the stricter one wins.
    gap = hole[1] !== undefined && gap !== 'some' ? 'any' : 'some';
    from = hole.index + hole[0].length;
  }
  push(declared.slice(from));
  return { parts: found, tail: gap };
}

function matchParts(name: string, list: readonly Part[], tail: Part['gap']): boolean {
  let at = 0;
  for (const [index, part] of list.entries()) {
    const last = index === list.length - 1 && tail === 'none';
    if (part.gap === 'none') {
      if (!name.startsWith(part.literal, at)) return false;
      at += part.literal.length;
    } else {
      const earliest = at + (part.gap === 'some' ? 1 : 0);
      const found = last ? name.length - part.literal.length : name.indexOf(part.literal, earliest);
      if (found < earliest || !name.startsWith(part.literal, found)) return false;
      at = found + part.literal.length;
    }
  }
  if (tail === 'none') return at === name.length;
  return tail === 'any' || name.length > at;
}

/** Compiles a declared name; comparison is case-sensitive and takes time in proportion to the name. */
export function compileName(declared: string): NameMatcher {
  const { parts: list, tail } = parts(declared);
  const first = list[0];
  if (list.length === 1 && first !== undefined && first.gap === 'none' && tail === 'none') {
    return { kind: 'exact', literals: declared.length, prefix: declared, matches: (name) => name === declared };
  }
  return {
    kind: 'pattern',
    literals: list.reduce((sum, part) => sum + part.literal.length, 0),
    prefix: first?.gap === 'none' ? first.literal : '',
    matches: (name) => matchParts(name, list, tail),
  };
}

/** Whether a declared name is a pattern, and whether it says enough to be one: `*` alone does not. */
export function kindOfName(declared: string): 'exact' | 'pattern' | 'everything' {
  const compiled = compileName(declared);
  if (compiled.kind === 'exact') return 'exact';
  return /[\p{L}\p{N}]/u.test(declared.replace(HOLE, '')) ? 'pattern' : 'everything';
}
