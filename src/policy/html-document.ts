import { createRequire } from 'node:module';
import type * as Cheerio from 'cheerio';
import { brandIn } from './brand.ts';
import { isCategoryLabel } from './category.ts';
import type { Block, PolicyDocument } from './document.ts';
import { squeeze } from './fold.ts';
import { readCards, readElementTable } from './html-cards.ts';
import { readDefinitions } from './html-definitions.ts';
import { readHtmlTable } from './html-grid.ts';
import { whyCut } from './html-guard.ts';
import { labelFirst, markedIn } from './html-leaf.ts';
import { SKIPPED, isBlock, textOf } from './html-text.ts';
import { isElement, lineOf, type AnyNode, type Element } from './html-types.ts';
import { isNameTitle } from './name-title.ts';

const require = createRequire(import.meta.url);
/** Loaded with the first page that is read: it takes longer than all that most commands load besides. */
const cheerio = (): typeof Cheerio => require('cheerio') as typeof Cheerio;

const HEADING = /^h[1-6]$/u;
/** A short line that names a category stands for a heading: many generators set it as a paragraph. */
const LONGEST_LABEL = 60;
const LISTS = new Set(['ul', 'ol', 'dl', 'table']);
const CONTAINERS = new Set(['main', 'details', 'form', 'header', 'aside', 'fieldset', 'figure', 'footer', 'nav']);
/** What opens an accordion; other buttons ("Accept necessary cookies only") are no headings. */
const OPENER = /accordion|collaps|toggle|summary|section-title|expand|tab-?title|panel-title/iu;

/** Tables that hold other tables lay out the page; only the innermost are read as tables. */
function layoutTables(root: AnyNode): Set<AnyNode> {
  const layout = new Set<AnyNode>();
  const open: { node: AnyNode; table: AnyNode | null }[] = [{ node: root, table: null }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { node, table } = next;
    const isTable = isElement(node) && node.name === 'table';
    if (isTable && table !== null) layout.add(table);
    if ('children' in node) for (const child of node.children) open.push({ node: child, table: isTable ? node : table });
  }
  return layout;
}

const opens = (button: Element): boolean =>
  button.attribs['aria-expanded'] !== undefined ||
  button.attribs['data-bs-toggle'] !== undefined ||
  OPENER.test(button.attribs['class'] ?? '');
const hasBlocks = (element: Element): boolean =>
  element.children.some(
    (child) =>
      isElement(child) &&
      (isBlock(child.name) ||
        CONTAINERS.has(child.name) ||
        child.attribs['role'] === 'heading' ||
        (child.name === 'button' && opens(child))) &&
      child.name !== 'br',
  );

/** Whether a list or a heading stands in an element, near enough to be a part of its make-up. */
function holdsLists(element: Element): boolean {
  const inner = element.children.filter(isElement);
  return [...inner, ...inner.slice(0, 20).flatMap((child) => child.children.filter(isElement).slice(0, 20))].some(
    (child) =>
      LISTS.has(child.name) || HEADING.test(child.name) || child.attribs['role'] === 'heading' || (child.name === 'button' && opens(child)),
  );
}

/** Whether a heading stands where a page names a service: in the summary of its details, or under a class that says so. */
function namesService(heading: Element, text: string): boolean {
  if (text.length > 80 || isCategoryLabel(text) || /cookie/iu.test(text)) return false;
  let node: AnyNode | null = heading;
  for (let steps = 0; node !== null && isElement(node) && steps < 4; steps++, node = node.parent) {
    if (node.name === 'summary' || /(?:^|[-_ ])(?:service|vendor|provider)s?(?:$|[-_ ])/iu.test(node.attribs['class'] ?? '')) return true;
  }
  return false;
}

/** A heading by mark-up has its level; one by its looks stands below all, a service's below a category's. */
const levelOf = (node: Element, text: string): number =>
  HEADING.test(node.name) ? Number(node.name.charAt(1)) : brandIn(text) === null ? 7 : 8;

const lines = (text: string): string =>
  text
    .split('\n')
    .map(squeeze)
    .filter((line) => line !== '')
    .join('\n');

function leaf(node: Element): Block[] {
  const text = lines(labelFirst(node) ?? textOf(node));
  const line = lineOf(node);
  if (text === '') return [];
  const label = text.length <= LONGEST_LABEL && !/[.;,:?\n]/u.test(text.replace(/:$/u, '')) && isCategoryLabel(text);
  return [label ? { kind: 'heading', text, level: 7, line } : { kind: 'text', text, marked: markedIn(node), line }];
}

function blocksOf(root: AnyNode): Block[] {
  const layout = layoutTables(root);
  const blocks: Block[] = [];
  const open: (AnyNode | Block)[] = [root];
  const descend = (node: AnyNode): void => {
    if ('children' in node) for (let index = node.children.length - 1; index >= 0; index--) open.push(node.children[index] as AnyNode);
  };
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if ('kind' in node) {
      blocks.push(node);
      continue;
    }
    if (node.type === 'text') {
      const text = squeeze(node.data);
      if (text !== '') blocks.push({ kind: 'text', text, line: lineOf(node) });
      continue;
    }
    if (!isElement(node)) {
      descend(node);
      continue;
    }
    const line = lineOf(node);
    const opener = node.name === 'button' && opens(node);
    if (SKIPPED.has(node.name) && !opener) continue;
    if (
      HEADING.test(node.name) ||
      node.name === 'legend' ||
      opener ||
      (node.name === 'summary' && !hasBlocks(node)) ||
      node.attribs['role'] === 'heading'
    ) {
      const text = squeeze(textOf(node));
      if (text !== '') blocks.push({ kind: 'heading', text, level: levelOf(node, text), service: namesService(node, text), line });
    } else if (node.name === 'table' && !layout.has(node)) blocks.push({ kind: 'table', table: readHtmlTable(node), line });
    else if (node.name === 'dl') open.push(...readDefinitions(node).reverse());
    else if (
      node.name === 'li' &&
      node.children.some((child) => isElement(child) && (HEADING.test(child.name) || (!LISTS.has(child.name) && holdsLists(child))))
    )
      descend(node);
    else if (node.name === 'li') {
      const nested = [...node.children].reverse().filter((child) => isElement(child) && LISTS.has(child.name));
      const text = textOf(node, (inner) => LISTS.has(inner.name));
      const over = nested.length > 0 && text.length <= LONGEST_LABEL * 2 && !text.includes('\n') && !isNameTitle(text, true);
      if (over) blocks.push({ kind: 'heading', text: text.replace(/\s*:$/u, ''), level: 8, line });
      else blocks.push({ kind: 'item', text, marked: markedIn(node), line });
      open.push(...nested);
    } else if (hasBlocks(node) || layout.has(node) || !isBlock(node.name)) {
      const table = node.name === 'div' || node.name === 'section' ? readElementTable(node) : null;
      const cards = table === null && !layout.has(node) ? readCards(node) : null;
      if (table !== null) blocks.push({ kind: 'table', table, line });
      else if (cards !== null)
        for (const part of cards.reverse()) open.push('fields' in part ? { kind: 'records', records: [part], line: part.line } : part);
      else descend(node);
    } else blocks.push(...leaf(node));
  }
  return blocks;
}

/** Reads a piece of HTML that stands in another document. */
export function readHtmlFragment(html: string, firstLine: number): Block[] {
  const $ = cheerio().load(html, { sourceCodeLocationInfo: true }, false);
  return blocksOf($.root()[0] as AnyNode).map((block) => shift(block, firstLine - 1));
}

function shift(block: Block, by: number): Block {
  const move = <T extends { readonly line: number | null }>(one: T): T => ({ ...one, line: one.line === null ? null : one.line + by });
  if (block.kind === 'records') return { ...move(block), records: block.records.map(move) };
  if (block.kind !== 'table') return move(block);
  const { header, rows, caption } = block.table;
  return { ...move(block), table: { caption, header: header && move(header), rows: rows.map(move) } };
}

/** Reads an HTML page. Call `whyNotParse` first: the parser is not linear on hostile input. */
export function readHtml(html: string): PolicyDocument {
  const $ = cheerio().load(html, { sourceCodeLocationInfo: true });
  const root = $.root()[0] as AnyNode;
  const title = squeeze($('title').first().text());
  const language = $('html').attr('lang') ?? $('[lang]').first().attr('lang') ?? '';
  return {
    format: 'html',
    title: squeeze($('h1').first().text()) || title || null,
    language: /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/iu.test(language) ? language : null,
    blocks: blocksOf(root),
    cut: whyCut(html),
    generator: /class="[^"]{0,200}\bcmplz-/u.test(html) ? 'complianz' : null,
  };
}
