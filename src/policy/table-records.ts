import { isBrand } from './brand.ts';
import { categoryOf } from './category.ts';
import { columnsByCells, columnsByHeader, type Columns } from './columns.ts';
import type { Row, Table } from './document.ts';
import { squeeze } from './fold.ts';
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
  /** Whether the table itself says that it is about cookies: by its header, or by names that look like it. */
  readonly evident: boolean;
  /** Rows in which no cookie name stands, as text. */
  readonly nameless: string[];
}

/** What a document calls the things that it lists. */
export const MENTION = /cookie|traceur|testigo|testemunho|local ?storage/iu;

const HEADER_WITHIN = 3;

function layout(
  table: Table,
  before: TableReading | null,
): { columns: Columns; header: Row | null; rows: readonly Row[]; sure: boolean; above?: string | null } | null {
  const marked = table.header === null ? null : columnsByHeader(table.header.cells);
  if (marked !== null) return { columns: marked, header: table.header, rows: table.rows, sure: true };
  for (const [index, row] of table.rows.slice(0, HEADER_WITHIN).entries()) {
    const columns = columnsByHeader(row.cells);
    if (columns !== null)
      return { columns, header: row, rows: table.rows.slice(index + 1), sure: true, above: categoryAbove(table.rows.slice(0, index)) };
  }
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
  const evident =
    (header?.cells ?? []).some((cell) => MENTION.test(cell)) || (sure && (columns.has('duration') || before !== null || namesShow()));
  return {
    columns,
    evident,
    header: (header?.cells ?? before?.header ?? []).map(squeeze),
    parts: parts.filter((part) => part.records.length > 0),
    nameless,
  };
}
