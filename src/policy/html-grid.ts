import type { Row, Table } from './document.ts';
import { textOf } from './html-text.ts';
import { isElement, lineOf, type Element } from './html-types.ts';

/** No cookie table is wider or has larger spans; what claims to be must not fill the memory. */
const WIDEST = 40;
const LONGEST_SPAN = 500;

interface RawRow {
  readonly element: Element;
  readonly inHead: boolean;
}

function rowsOf(table: Element): RawRow[] {
  const rows: RawRow[] = [];
  for (const child of table.children) {
    if (!isElement(child)) continue;
    if (child.name === 'tr') rows.push({ element: child, inHead: false });
    if (!['thead', 'tbody', 'tfoot'].includes(child.name)) continue;
    for (const row of child.children) if (isElement(row) && row.name === 'tr') rows.push({ element: row, inHead: child.name === 'thead' });
  }
  return rows;
}

function span(cell: Element, attribute: string, most: number): number {
  const value = Number.parseInt(cell.attribs[attribute] ?? '1', 10);
  return Number.isFinite(value) && value > 0 ? Math.min(value, most) : 1;
}

const isCell = (node: Element): boolean => node.name === 'td' || node.name === 'th';

/**
 * Lays the cells of an HTML table out as a grid. A cell that spans rows stands in each of them; a
 * cell that spans columns stands in the first and leaves the others empty, unless it spans the
 * whole row: that is a section heading and stays one cell.
 */
export function readHtmlTable(table: Element): Table {
  const down = new Map<number, { text: string; left: number }>();
  const rows: Row[] = [];
  let header: Row | null = null;
  const raw = rowsOf(table);
  for (const { element, inHead } of raw) {
    const own = element.children.filter(isElement).filter(isCell).slice(0, WIDEST);
    const cells: string[] = [];
    const fill = (): void => {
      for (let above = down.get(cells.length); above !== undefined && cells.length < WIDEST; above = down.get(cells.length)) {
        above.left--;
        if (above.left === 0) down.delete(cells.length);
        cells.push(above.text);
      }
    };
    for (const cell of own) {
      fill();
      if (cells.length >= WIDEST) break;
      const text = textOf(cell);
      const rowspan = span(cell, 'rowspan', LONGEST_SPAN);
      const colspan = span(cell, 'colspan', WIDEST - cells.length);
      for (let column = 0; column < colspan; column++) {
        if (column > 0 && own.length === 1) break;
        if (rowspan > 1) down.set(cells.length, { text: column === 0 ? text : '', left: rowspan - 1 });
        cells.push(column === 0 ? text : '');
      }
    }
    fill();
    if (cells.every((cell) => cell === '')) continue;
    const row = { cells, line: lineOf(element) };
    const marked = inHead || (own.length > 1 && own.every((cell) => cell.name === 'th'));
    if (marked && header === null && rows.length === 0 && own.length > 1) header = row;
    else rows.push(row);
  }
  const caption = table.children.find((child) => isElement(child) && child.name === 'caption');
  return { header, rows, caption: caption === undefined ? null : textOf(caption) || null };
}
