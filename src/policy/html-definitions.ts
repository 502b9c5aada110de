import type { Block } from './document.ts';
import { squeeze } from './fold.ts';
import { textOf } from './html-text.ts';
import { isElement, lineOf, type AnyNode, type Element } from './html-types.ts';
import { labelRole } from './label.ts';

const NESTED = new Set(['ul', 'ol', 'dl', 'table']);

function holdsList(root: Element): boolean {
  const open: AnyNode[] = [...root.children];
  for (let node = open.pop(), steps = 0; node !== undefined && steps < 2_000; node = open.pop(), steps++) {
    if (!isElement(node)) continue;
    if (NESTED.has(node.name)) return true;
    open.push(...node.children.slice(0, 200));
  }
  return false;
}

/** A part of a definition list: blocks, or an element to walk through. */
export type Definition = Block | Element;

/**
 * Reads a definition list: a term and all that is said of it are one item; a term that is a label
 * ("Expires") is a line "Expires: 2 years"; a term over a list or a table is its heading.
 */
export function readDefinitions(list: Element): Definition[] {
  const out: Definition[] = [];
  const inner = list.children.filter(isElement).flatMap((child) => (child.name === 'div' ? child.children.filter(isElement) : [child]));
  let terms: string[] = [];
  let line: number | null = null;
  let told: string[] = [];
  const close = (): void => {
    const term = terms.join(', ');
    const lines = told.filter((text) => text !== '');
    if (term !== '' && lines.length > 0) {
      const label = terms.length === 1 && labelRole(term) !== null;
      if (label) out.push({ kind: 'text', text: `${term.replace(/\s*:$/u, '')}: ${lines.join(', ').replaceAll('\n', ', ')}`, line });
      else out.push({ kind: 'item', text: `${term.replace(/\s*:$/u, '')}:\n${lines.join('\n')}`, marked: terms, line });
    }
    terms = [];
    told = [];
  };
  for (const child of inner) {
    if (child.name === 'dt') {
      if (told.length > 0) close();
      if (terms.length === 0) line = lineOf(child);
      terms.push(squeeze(textOf(child)));
    } else if (child.name === 'dd') {
      if (holdsList(child) && terms.length > 0) {
        out.push({ kind: 'heading', text: terms.join(', '), level: 8, line });
        terms = [];
        told = [];
        out.push(child);
      } else told.push(textOf(child));
    }
  }
  close();
  return out;
}
