import type { Row } from './document.ts';
import { plainText } from './inline.ts';
import type { FoundTable } from './tab-table.ts';

/** Cells of a Markdown table row; `\|` and a bar inside a code span are no borders. */
export function splitPipes(line: string): string[] {
  const cells: string[] = [];
  let cell = '';
  let code = false;
  for (let at = 0; at < line.length; at++) {
    const character = line.charAt(at);
    if (character === '\\' && line.charAt(at + 1) === '|') {
      cell += '|';
      at++;
    } else if (character === '|' && !code) {
      cells.push(cell);
      cell = '';
    } else {
      if (character === '`') code = !code;
      cell += character;
    }
  }
  cells.push(cell);
  if (cells[0]?.trim() === '') cells.shift();
  if (cells.length > 0 && cells.at(-1)?.trim() === '') cells.pop();
  return cells.map((text) => plainText(text.trim()));
}

export const isPipeLine = (line: string): boolean => /^\s{0,3}\|/u.test(line) || /\S\s*\|\s*\S/u.test(line);
const isDelimiter = (line: string): boolean => line.includes('-') && /^[\s|:-]+$/u.test(line) && line.includes('|');

/** Reads a Markdown pipe table. A row that is broken over two lines is put together again. */
export function readPipeTable(lines: readonly string[], start: number): FoundTable | null {
  const first = splitPipes(lines[start] ?? '');
  if (first.length < 2) return null;
  const delimited = isDelimiter(lines[start + 1] ?? '');
  const strict = /^\s{0,3}\|/u.test(lines[start] ?? '');
  if (!delimited && !strict) return null;
  const rows: Row[] = delimited ? [] : [{ cells: first, line: start + 1 }];
  let at = delimited ? start + 2 : start + 1;
  while (at < lines.length) {
    const line = lines[at] ?? '';
    if (!isPipeLine(line)) break;
    const row = { cells: isDelimiter(line) ? [] : splitPipes(line), line: at + 1 };
    at++;
    const below = lines[at] ?? '';
    if (row.cells.length > 0 && row.cells.length < first.length && !/^\s*\|/u.test(below) && below.includes('|')) {
      row.cells.push(...splitPipes(below));
      at++;
    }
    if (row.cells.some((cell) => cell !== '')) rows.push(row);
  }
  if (!delimited && rows.length < 2) return null;
  return { table: { header: delimited ? { cells: first, line: start + 1 } : null, rows, caption: null }, next: at };
}
