import { squeeze } from './fold.ts';
import { textOf } from './html-text.ts';
import { isElement, type AnyNode, type Element } from './html-types.ts';
import { labelRole } from './label.ts';

const MARKED = new Set(['code', 'strong', 'b', 'em', 'i', 'kbd', 'samp', 'var', 'dfn']);
const LABELS = new Set(['strong', 'b', 'span', 'label', 'em', 'dt', 'small']);
const LISTS = new Set(['ul', 'ol', 'dl', 'table']);
const MOST_MARKED = 50;

/** What an element sets as code, bold or italic: where prose names a cookie, it is mostly one of these. */
export function markedIn(element: Element): string[] {
  const found: string[] = [];
  const open: AnyNode[] = [...element.children].reverse();
  for (let node = open.pop(); node !== undefined && found.length < MOST_MARKED; node = open.pop()) {
    if (!isElement(node) || LISTS.has(node.name)) continue;
    if (MARKED.has(node.name)) found.push(squeeze(textOf(node)));
    for (let index = node.children.length - 1; index >= 0; index--) open.push(node.children[index] as AnyNode);
  }
  return [...new Set(found.filter((text) => text !== ''))];
}

/**
 * The text of a line whose first part is a label set apart by mark-up alone
 * (`<b>Expires</b> 2 years`, `<span>Name</span><span>_ga</span>`) as "Label: value"; else null.
 */
export function labelFirst(element: Element): string | null {
  const children = element.children.filter((child) => child.type !== 'text' || child.data.trim() !== '');
  if (!children.some((child) => isElement(child) && LABELS.has(child.name))) return null;
  const parts: string[] = [];
  let labels = 0;
  for (const child of children.slice(0, 40)) {
    const text = isElement(child) && child.name === 'br' ? '\n' : textOf(child, undefined, 4_000);
    const label = isElement(child) && LABELS.has(child.name) && labelRole(text.replace(/\s*:$/u, '')) !== null;
    if (label) labels++;
    if (label && !text.endsWith(':')) parts.push(`\n${text}: `);
    else parts.push(label ? `\n${text} ` : `${text} `);
  }
  if (labels === 0 || children.length > 40) return null;
  return parts.join('').replace(/:\s+:/gu, ':').trim();
}
