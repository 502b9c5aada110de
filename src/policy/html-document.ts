import { load } from 'cheerio';
import { isCategoryLabel } from './category.ts';
import type { Block, PolicyDocument } from './document.ts';
import { squeeze } from './fold.ts';
import { readHtmlTable } from './html-grid.ts';
import { whyCut } from './html-guard.ts';
import { SKIPPED, isBlock, textOf } from './html-text.ts';
import { isElement, lineOf, type AnyNode, type Element } from './html-types.ts';

const HEADING = /^h[1-6]$/u;
const MARKED = new Set(['code', 'strong', 'b', 'em', 'i', 'kbd']);
/** A short line that names a category stands for a heading: many generators set it as a paragraph. */
const LONGEST_LABEL = 60;
const LISTS = new Set(['ul', 'ol', 'dl', 'table']);

function markedIn(element: Element): string[] {
  const found: string[] = [];
  const open: AnyNode[] = [...element.children].reverse();
  for (let node = open.pop(); node !== undefined && found.length < 50; node = open.pop()) {
    if (!isElement(node) || LISTS.has(node.name)) continue;
    if (MARKED.has(node.name)) found.push(squeeze(textOf(node)));
    else for (let index = node.children.length - 1; index >= 0; index--) open.push(node.children[index] as AnyNode);
  }
  return found.filter((text) => text !== '');
}

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

const hasBlocks = (element: Element): boolean => element.children.some((child) => isElement(child) && (isBlock(child.name) || child.name === 'main' || child.name === 'details' || child.name === 'form') && child.name !== 'br');

function definitions(list: Element): Block[] {
  const blocks: Block[] = [];
  let term = '';
  let line: number | null = null;
  const inner = list.children.filter(isElement).flatMap((child) => (child.name === 'div' ? child.children.filter(isElement) : [child]));
  for (const child of inner) {
    if (child.name === 'dt') {
      term = squeeze(textOf(child));
      line = lineOf(child);
    } else if (child.name === 'dd') blocks.push({ kind: 'item', text: `${term}: ${textOf(child)}`, marked: [term], line });
  }
  return blocks;
}

function blocksOf(root: AnyNode): Block[] {
  const layout = layoutTables(root);
  const blocks: Block[] = [];
  const open: AnyNode[] = [root];
  const descend = (node: AnyNode): void => {
    if ('children' in node) for (let index = node.children.length - 1; index >= 0; index--) open.push(node.children[index] as AnyNode);
  };
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
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
    if (SKIPPED.has(node.name)) continue;
    if (HEADING.test(node.name) || node.name === 'legend') {
      const text = squeeze(textOf(node));
      if (text !== '') blocks.push({ kind: 'heading', text, level: HEADING.test(node.name) ? Number(node.name.charAt(1)) : 7, line });
    } else if (node.name === 'table' && !layout.has(node)) blocks.push({ kind: 'table', table: readHtmlTable(node), line });
    else if (node.name === 'dl') blocks.push(...definitions(node));
    else if (node.name === 'li') {
      blocks.push({ kind: 'item', text: textOf(node, (inner) => LISTS.has(inner.name)), marked: markedIn(node), line });
      for (const child of [...node.children].reverse()) if (isElement(child) && LISTS.has(child.name)) open.push(child);
    } else if (hasBlocks(node) || layout.has(node) || !isBlock(node.name)) descend(node);
    else {
      const text = squeeze(textOf(node));
      if (text === '') continue;
      const label = text.length <= LONGEST_LABEL && !/[.;,:?]$/u.test(text) && isCategoryLabel(text);
      blocks.push(label ? { kind: 'heading', text, level: 7, line } : { kind: 'text', text, line });
    }
  }
  return blocks;
}

/** Reads a piece of HTML that stands in another document. */
export function readHtmlFragment(html: string, firstLine: number): Block[] {
  const $ = load(html, { sourceCodeLocationInfo: true }, false);
  return blocksOf($.root()[0] as AnyNode).map((block) => shift(block, firstLine - 1));
}

function shift(block: Block, by: number): Block {
  const move = (line: number | null): number | null => (line === null ? null : line + by);
  if (block.kind !== 'table') return { ...block, line: move(block.line) };
  const { header, rows, caption } = block.table;
  return {
    kind: 'table',
    line: move(block.line),
    table: { caption, header: header && { ...header, line: move(header.line) }, rows: rows.map((row) => ({ ...row, line: move(row.line) })) },
  };
}

/** Reads an HTML page. Call `whyNotParse` first: the parser is not linear on hostile input. */
export function readHtml(html: string): PolicyDocument {
  const $ = load(html, { sourceCodeLocationInfo: true });
  const root = $.root()[0] as AnyNode;
  const title = squeeze($('title').first().text());
  const language = $('html').attr('lang') ?? $('[lang]').first().attr('lang') ?? '';
  return {
    format: 'html',
    title: squeeze($('h1').first().text()) || title || null,
    language: /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/iu.test(language) ? language : null,
    blocks: blocksOf(root),
    cut: whyCut(html),
  };
}
