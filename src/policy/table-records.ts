import { isBrand } from './brand.ts';
import { categoryOf } from './category.ts';
import { columnsByCells, columnsByHeader, type Columns } from './columns.ts';
import type { Row, Table } from './document.ts';
import { squeeze } from './fold.ts';
import { areProgramTypes, hasForeignColumn } from './foreign.ts';
import { mentionsCookies } from './mention.ts';
import { looksLikeName, namesIn } from './names.ts';
import type { PolicyRecord } from './record.ts';
import { turnRound } from './transposed.ts';

/** A part of a table under one heading of its own (a row that spans it), or under none. */
export interface TablePart {
  readonly heading: string | null;
  readonly records: PolicyRecord[];
}

export interface TableReading {
  readonly columns: Columns;
  readonly header: readonly string[];
  readonly parts: TablePart[];
  /**
   * What the table itself says of being about cookies: all (its header, or names that look like it
   * beside lifetimes), or so much that a heading about cookies is enough, or nothing.
   */
  readonly evidence: 'all' | 'some' | 'none';
  /** Rows in which no cookie name stands, as text. */
  readonly nameless: string[];
}

const HEADER_WITHIN = 3;

function layout(
  table: Table,
  before: TableReading | null,
): { columns: Columns; header: Row | null; rows: readonly Row[]; sure: boolean; above?: string | null } | null {
  const marked = table.header === null ? null : columnsByHeader(table.header.cells);
  for (const [index, row] of table.rows.slice(0, HEADER_WITHIN).entries()) {
    const columns = columnsByHeader(row.cells);
    // Under a marked header only a row that tells more columns, and nothing else, is the header.
    if (columns === null || (marked !== null && (columns.size <= marked.size || columns.size < filledCells(row)))) continue;
    return { columns, header: row, rows: table.rows.slice(index + 1), sure: true, above: categoryAbove(table.rows.slice(0, index)) };
  }
  if (marked !== null) return { columns: marked, header: table.header, rows: table.rows, sure: true };
  const width = Math.max(0, ...table.rows.slice(0, 40).map((row) => row.cells.length));
  // A table torn in two by a line between its rows goes on under the header of the first part.
  if (table.header === null && before !== null && before.header.length === width) {
    const name = before.columns.get('name') ?? 0;
    if (table.rows.every((row) => namesIn(row.cells[name] ?? '').names.length > 0))
      return { columns: before.columns, header: null, rows: table.rows, sure: true };
  }
  const guessed = columnsByCells(table.rows.map((row) => row.cells));
  return guessed === null ? null : { columns: guessed, header: table.header, rows: table.rows, sure: false };
}

const filledCells = (row: Row): number => row.cells.filter((cell) => cell.trim() !== '').length;

/** A row over the header that spans the table and names a category. */
function categoryAbove(rows: readonly Row[]): string | null {
  const alone = rows.flatMap((row) =>
    row.cells.filter((cell) => cell.trim() !== '').length === 1 ? [squeeze(row.cells.find((cell) => cell.trim() !== '') ?? '')] : [],
  );
  return alone.findLast((text) => categoryOf(text) !== 'unknown') ?? null;
}

/** Reads a table as a list of cookies; null where it is none. */
export function readTable(given: Table, before: TableReading | null): TableReading | null {
  const found = layout(turnRound(given) ?? given, before);
  if (found === null) return null;
  const { columns, header, rows, sure } = found;
  const type = columns.get('type') ?? columns.get('category');
  if (
    hasForeignColumn(header?.cells ?? []) ||
    (type !== undefined && areProgramTypes(rows.slice(0, 40).map((row) => row.cells[type] ?? '')))
  )
    return null;
  const nameColumn = columns.get('name') ?? 0;
  const parts: TablePart[] = [{ heading: found.above ?? null, records: [] }];
  const nameless: string[] = [];
  for (const row of rows) {
    const filled = row.cells.filter((cell) => cell.trim() !== '');
    const only = filled[0];
    if (only === undefined) continue;
    if (
      filled.length === 1 &&
      row.cells[0] === only &&
      (row.cells.length === 1 || categoryOf(only) !== 'unknown') &&
      (columns.size > 1 || categoryOf(only) !== 'unknown')
    ) {
      parts.push({ heading: squeeze(only), records: [] });
      continue;
    }
    if (
      columnsByHeader(row.cells) !== null &&
      header !== null &&
      squeeze(row.cells[nameColumn] ?? '') === squeeze(header.cells[nameColumn] ?? '')
    )
      continue;
    const { names } = namesIn(row.cells[nameColumn] ?? '');
    // "Stripe" in a column of names is the service, which names no cookie; `klaro` may be one.
    if (names.every((name) => /^\p{Lu}/u.test(name) && isBrand(name))) {
      nameless.push(filled.map(squeeze).join(' | '));
      continue;
    }
    const fields = new Map([...columns].map(([role, column]) => [role, row.cells[column] ?? ''] as const));
    parts.at(-1)?.records.push({ fields, line: row.line, confidence: sure ? 'high' : 'medium' });
  }
  const namesShow = (): boolean =>
    parts.some((part) => part.records.some((record) => namesIn(record.fields.get('name') ?? '').names.some(looksLikeName)));
  // After a first list of cookies a like table is another: to drop it would make its cookies look undeclared.
  const all =
    (header?.cells ?? []).some(mentionsCookies) ||
    (sure && type !== undefined && rows.slice(0, 40).some((row) => mentionsCookies(row.cells[type] ?? ''))) ||
    (sure && (before !== null || (columns.has('duration') && columns.size > 2 && namesShow())));
  // "Preparation | 15 minutes" is no cookie: a capitalised word is the name of something else.
  const mayShow = (): boolean =>
    parts.some((part) =>
      part.records.some((record) => namesIn(record.fields.get('name') ?? '').names.some((name) => !/^\p{Lu}\p{Ll}+$/u.test(name))),
    );
  const some = (): boolean =>
    (mayShow() && sure && (columns.has('duration') || columns.size >= filledCells(header ?? { cells: [], line: null }))) || namesShow();
  return {
    columns,
    evidence: all ? 'all' : some() ? 'some' : 'none',
    header: (header?.cells ?? before?.header ?? []).map(squeeze),
    parts: parts.filter((part) => part.records.length > 0),
    nameless,
  };
}
