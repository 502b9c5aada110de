import { isCategoryLabel } from './category.ts';
import { columnsByHeader } from './columns.ts';
import type { Block, PolicyDocument } from './document.ts';
import { squeeze } from './fold.ts';
import { markedWords, plainText } from './inline.ts';
import { isNameTitle } from './name-title.ts';
import { isPipeLine, readPipeTable } from './pipe-table.ts';
import { bySpaces, byTab, isTabLine, nextFilled, readTabTable, type FoundTable } from './tab-table.ts';

const LONGEST_HEADING = 160;
const ITEM = /^\s{0,8}(?:[-*+•–]|\d{1,3}[.)])\s+(\S.*)$/u;
const indent = (line: string): number => line.search(/\S|$/u);
const ITEM_LINE = /^\s{2,}\S/u;
/** A line longer than this is no row of a table that a person wrote. */
const LONGEST_ROW = 20_000;

/** What a reader of lines turns HTML into blocks with, so that this file need not know how. */
export type EmbeddedHtml = (html: string, firstLine: number) => Block[];

function tableAt(lines: readonly string[], at: number): FoundTable | null {
  const line = lines[at] ?? '';
  if (line.length > LONGEST_ROW) return null;
  if (isPipeLine(line)) return readPipeTable(lines, at);
  if (isTabLine(line)) return readTabTable(lines, at, byTab, isTabLine);
  // Spaces may stand anywhere in prose: only a header that says so makes them a table.
  const aligned = (text: string): boolean => / {2,}\S/u.test(text.trimEnd());
  if (/\S {2,}\S/u.test(line) && columnsByHeader(bySpaces(line)) !== null) return readTabTable(lines, at, bySpaces, aligned);
  return null;
}

function headingAt(
  lines: readonly string[],
  at: number,
  first: number,
  markdown: boolean,
): { text: string; level: number; next: number } | null {
  const line = lines[at] ?? '';
  if (line.length > 1_000) return null;
  const atx = /^ {0,3}(#{1,6})\s+(\S.*)$/u.exec(line);
  if (markdown && atx?.[1] !== undefined) {
    return { text: squeeze(plainText((atx[2] ?? '').trim().replace(/\s#+$/u, ''))), level: atx[1].length, next: at + 1 };
  }
  const text = squeeze(plainText(line));
  const below = lines[at + 1] ?? '';
  if (markdown && text !== '' && /^ {0,3}(?:=+|-{3,})\s*$/u.test(below)) return { text, level: below.includes('=') ? 1 : 2, next: at + 2 };
  const bold = /^\s*(?:\*\*|__)[^*_]{1,200}(?:\*\*|__)\s*:?\s*$/u.test(line);
  const alone = at === first || ((lines[at - 1] ?? '').trim() === '' && below.trim() === '');
  // "1. Necessary cookies" on a line of its own is a heading; in a list it is an item.
  const numbered =
    alone &&
    /^\s*\d{1,2}(?:\.\d{1,2}){0,2}[.)]?\s/u.test(line) &&
    text.length <= 90 &&
    !ITEM.test(lines[nextFilled(lines, at + 1)] ?? '') &&
    (isCategoryLabel(text) || tableAt(lines, nextFilled(lines, at + 1)) !== null);
  if (numbered) return { text: text.replace(/:$/u, ''), level: 7, next: at + 1 };
  const shaped =
    /[\p{L}\p{N}]/u.test(text) &&
    !/^<\/?[a-z]/iu.test(text) &&
    !(text.endsWith(':') && text.length > 80) &&
    text.length <= LONGEST_HEADING &&
    !/[.;,]$/u.test(text) &&
    !ITEM.test(line.replace(/^\s*\d{1,2}\)\s/u, ''));
  if (!shaped) return null;
  const aboveTable = (): boolean => below.trim() !== '' && tableAt(lines, at + 1) !== null;
  const named = (): boolean => text.length <= 60 && !/[:?]$/u.test(text) && isCategoryLabel(text);
  return bold || alone || named() || aboveTable() ? { text: text.replace(/:$/u, ''), level: 7, next: at + 1 } : null;
}

/** Front matter of a Markdown file (between two lines of `---`), and comments at its head. */
function skipHead(lines: readonly string[]): { from: number; title: string | null } {
  let from = nextFilled(lines, 0);
  while (/^\s*<!--.*-->\s*$/u.test(lines[from] ?? '')) from = nextFilled(lines, from + 1);
  if ((lines[from] ?? '').trim() !== '---') return { from, title: null };
  const end = lines.slice(from + 1, from + 200).findIndex((line) => line.trim() === '---');
  if (end < 0) return { from, title: null };
  const title = lines
    .slice(from + 1, from + 1 + end)
    .map((line) => /^title:\s*["']?(.+?)["']?\s*$/u.exec(line)?.[1])
    .find((found) => found !== undefined);
  return { from: from + end + 2, title: title ?? null };
}

/** Reads plain text and Markdown: both are lines, and the documents of portals mix the two. */
export function readLines(text: string, format: 'text' | 'markdown', embedded: EmbeddedHtml): PolicyDocument {
  const lines = text.split(/\r\n|\r|\n/u);
  const head = skipHead(lines);
  const blocks: Block[] = [];
  let at = head.from;
  while (at < lines.length) {
    const line = lines[at] ?? '';
    const number = at + 1;
    if (line.trim() === '') {
      at++;
      continue;
    }
    if (/^\s*<table[\s>]/iu.test(line)) {
      let end = at;
      while (end < lines.length - 1 && !/<\/table>/iu.test(lines[end] ?? '')) end++;
      blocks.push(...embedded(lines.slice(at, end + 1).join('\n'), number));
      at = end + 1;
      continue;
    }
    const table = tableAt(lines, at);
    if (table !== null) {
      blocks.push({ kind: 'table', table: table.table, line: number });
      at = Math.max(table.next, at + 1);
      continue;
    }
    const heading = headingAt(lines, at, head.from, format === 'markdown');
    if (heading !== null) {
      blocks.push({ kind: 'heading', text: heading.text, level: heading.level, line: number });
      at = heading.next;
      continue;
    }
    const item = line.length <= LONGEST_ROW ? ITEM.exec(line) : null;
    if (item?.[1] !== undefined) {
      const parts = [item[1]];
      at++;
      while (at < lines.length && ITEM_LINE.test(lines[at] ?? '') && !ITEM.test(lines[at] ?? '')) parts.push((lines[at++] ?? '').trim());
      const words = parts.map(plainText).join('\n');
      const over = indent(lines[at] ?? '') > indent(line) && ITEM.test(lines[at] ?? '') && words.length <= 120 && !isNameTitle(words, true);
      blocks.push(
        over
          ? { kind: 'heading', text: words.replace(/\s*:$/u, ''), level: 8, line: number }
          : { kind: 'item', text: words, marked: parts.flatMap(markedWords), line: number },
      );
      continue;
    }
    blocks.push(
      line.length > LONGEST_ROW
        ? { kind: 'text', text: line.trim(), line: number }
        : { kind: 'text', text: plainText(line.trim()), marked: markedWords(line), line: number },
    );
    at++;
  }
  return { format, title: head.title, language: null, blocks, cut: null };
}
