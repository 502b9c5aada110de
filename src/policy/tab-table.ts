import { columnsByHeader } from './columns.ts';
import type { Row, Table } from './document.ts';

/** A table found in lines, and the first line after it. */
export interface FoundTable {
  readonly table: Table;
  readonly next: number;
}

/** How the cells of a line are told apart. */
export type Splitter = (line: string) => string[];

export const byTab: Splitter = (line) =>
  line
    .trimEnd()
    .split('\t')
    .map((cell) => cell.trim());

/** Columns aligned with spaces: two or more of them are a border. Indentation is an empty cell. */
export const bySpaces: Splitter = (line) =>
  line
    .trimEnd()
    .split(/ {2,}/u)
    .map((cell) => cell.trim());

export const isTabLine = (line: string): boolean => line.trimEnd().includes('\t');

const startsRow = (line: string): boolean => /^\S[^\t]*\t\s*\S/u.test(line);

/** The first line from `from` on that is not blank. */
export function nextFilled(lines: readonly string[], from: number): number {
  let at = from;
  while (at < lines.length && (lines[at] ?? '').trim() === '') at++;
  return at;
}

interface Building {
  cells: string[];
  line: number;
}

function join(into: Building, cells: readonly string[]): void {
  cells.forEach((cell, column) => {
    if (cell === '') return;
    const before = into.cells[column] ?? '';
    while (into.cells.length < column) into.cells.push('');
    into.cells[column] = before === '' ? cell : `${before} ${cell}`;
  });
}

/**
 * Reads a table whose cells are separated by tabs (or by spaces), from its first line on. Blank
 * lines between rows do not end it. A line whose name cell is empty continues the row above: its
 * cells are joined to that row's with a space.
 */
export function readTabTable(
  lines: readonly string[],
  start: number,
  split: Splitter,
  belongs: (line: string) => boolean,
): FoundTable | null {
  const first = split(lines[start] ?? '');
  const header = columnsByHeader(first);
  const nameColumn = header?.get('name') ?? 0;
  const rows: Building[] = header === null ? [{ cells: first, line: start + 1 }] : [];
  let at = start + 1;
  let next = at;
  while (at < lines.length) {
    const line = lines[at] ?? '';
    if (line.trim() === '') {
      at = nextFilled(lines, at);
      continue;
    }
    if (!belongs(line)) {
      // A line without a border right below a row, with rows after it, is the rest of the last cell.
      const last = rows.at(-1);
      const wrapped =
        last !== undefined && at === next && startsRow(lines[at + 1] ?? '') && columnsByHeader(split(lines[at + 1] ?? '')) === null;
      if (!wrapped || split(lines[at + 1] ?? '').length !== first.length || last.cells.length !== first.length) break;
      join(last, [...Array.from({ length: first.length - 1 }, () => ''), line.trim()]);
      next = ++at;
      continue;
    }
    const cells = split(line);
    if (cells.length > 1 && columnsByHeader(cells) !== null) break;
    const last = rows.at(-1);
    const empty = (cells[nameColumn] ?? '') === '' || (header === null && cells[0] === '');
    const cutName = /[,;]$/u.test(last?.cells[nameColumn] ?? '') && cells[0] === '';
    if (last !== undefined && (cutName || (empty && cells[0] === ''))) join(last, cells);
    else rows.push({ cells, line: at + 1 });
    next = ++at;
  }
  const found: Row[] = rows.map((row) => ({ cells: row.cells, line: row.line }));
  if (header === null && found.length < 2) return null;
  return {
    table: { header: header === null ? null : { cells: first, line: start + 1 }, rows: found, caption: null },
    next,
  };
}
