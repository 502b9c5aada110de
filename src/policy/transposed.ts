import type { Row, Table } from './document.ts';
import { squeeze } from './fold.ts';
import { labelRole } from './label.ts';
import type { Role } from './lexicon/language.ts';
import { isNameTitle } from './name-title.ts';
import { namesIn } from './names.ts';

const MOST_ROWS = 5_000;
const MOST_COOKIES = 60;

/**
 * Turns a table round whose labels stand in its first column: one cookie a column, or a block of
 * rows for each cookie ("Name | _ga", "Provider | Google", "Expires | 2 years"). Null where the
 * first column does not hold labels.
 */
export function turnRound(table: Table): Table | null {
  const all = [...(table.header === null ? [] : [table.header]), ...table.rows];
  if (all.length < 2 || all.length > MOST_ROWS) return null;
  const labels = all.map((row, index) => {
    const label = squeeze(row.cells[0] ?? '');
    // An empty corner over the labels, and names beside it.
    const corner = index === 0 && label === '' && row.cells.length > 1 && row.cells.slice(1).every((cell) => isNameTitle(cell, false));
    return { row, label: corner ? 'Name' : label, role: corner ? ('name' as const) : labelRole(label.replace(/\s*:$/u, '')) };
  });
  const known = labels.filter(({ role }) => role !== null).length;
  const [first] = labels;
  // A header row holds labels in all its cells; here only the first cells are.
  const acrossFirst = (first?.row.cells ?? []).slice(1).filter((cell) => labelRole(squeeze(cell)) !== null).length;
  if (known < 2 || known * 5 < labels.length * 3 || acrossFirst > 0) return null;
  const nameLabel = labels.filter(({ role }) => role === 'name').sort((a, b) => b.label.length - a.label.length)[0]?.label;
  if (nameLabel === undefined) return null;
  const roles = new Map<Role, string>();
  for (const { role, label } of labels)
    if (role !== null && !roles.has(role) && (role !== 'name' || label === nameLabel)) roles.set(role, label);
  const columns = [...roles.keys()];
  const rows: Row[] = [];
  let group: typeof labels = [];
  const close = (): void => {
    const width = Math.min(MOST_COOKIES, Math.max(0, ...group.map(({ row }) => row.cells.length)));
    for (let column = 1; column < width; column++) {
      const cells = columns.map((role) => group.find((one) => one.label === roles.get(role))?.row.cells[column] ?? '');
      const names = group.find((one) => one.label === nameLabel);
      if (names !== undefined && namesIn(cells[columns.indexOf('name')] ?? '').names.length > 0) rows.push({ cells, line: names.row.line });
    }
    group = [];
  };
  const starter = first?.label ?? '';
  for (const one of labels) {
    if (one.role === null) continue;
    if (group.length > 0 && (one.label === starter || group.some(({ label }) => label === one.label))) close();
    group.push(one);
  }
  close();
  if (rows.length === 0) return null;
  return { header: { cells: columns.map((role) => roles.get(role) ?? ''), line: all[0]?.line ?? null }, rows, caption: table.caption };
}
