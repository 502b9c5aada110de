import { isElement, type AnyNode, type Element } from './html-types.ts';

/** What is never part of what a person reads. */
export const SKIPPED = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'svg',
  'nav',
  'select',
  'button',
  'head',
  'iframe',
  'object',
  'textarea',
  'math',
]);
const BLOCK = new Set(
  'p div li ul ol dl dt dd tr td th table section article h1 h2 h3 h4 h5 h6 summary caption blockquote pre br hr'.split(' '),
);

/** Whether an element is one that a page ends a line with. */
export const isBlock = (name: string): boolean => BLOCK.has(name);

/**
 * The text of an element, with a new line where the page shows one. White space of the source is
 * one space. With `stop`, elements for which it is true are left out; with `most`, reading ends
 * after about so many characters. A heading may be a button (accordions), so its text counts there.
 */
export function textOf(element: AnyNode, stop: (inner: Element) => boolean = () => false, most = Number.POSITIVE_INFINITY): string {
  const out: string[] = [];
  let length = 0;
  const heading = isElement(element) && /^h[1-6]$|^summary$|^button$/u.test(element.name);
  const open: (AnyNode | '\n')[] = [element];
  for (let node = open.pop(); node !== undefined && length <= most; node = open.pop()) {
    if (node === '\n') out.push('\n');
    else if (node.type === 'text') {
      length += node.data.length;
      out.push(node.data.replace(/[\s\u00a0]+/gu, ' '));
    } else if ('children' in node) {
      const name = isElement(node) ? node.name : '';
      if ((SKIPPED.has(name) && !(heading && name === 'button')) || (node !== element && isElement(node) && stop(node))) continue;
      const block = isBlock(name) && node !== element;
      if (block) out.push('\n');
      if (block) open.push('\n');
      for (let index = node.children.length - 1; index >= 0; index--) {
        const child = node.children[index];
        if (child !== undefined) open.push(child);
      }
    }
  }
  return out
    .join('')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');
}
