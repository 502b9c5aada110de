import { categoryOf, partyOf } from './category.ts';
import { parseDuration } from './duration.ts';
import { fold } from './fold.ts';
import { ROLES, type Role } from './lexicon/language.ts';
import { finder } from './lexicon/words.ts';
import { looksLikeName, namesIn } from './names.ts';

/** Which column tells what. */
export type Columns = ReadonlyMap<Role, number>;

// Each header has few words; of all languages together the longest phrase wins.
const HEADERS = ROLES.map((role) => ({ role, words: finder((language) => language.columns[role] ?? []) }));
const LONGEST_HEADER = 80;

type Bid = {
  readonly role: Role;
  readonly weight: number;
  /** What of the header tells the role, folded; the longest first. */ readonly words: readonly string[];
};

/** Each row is asked whether it is a header, and the cells of a table repeat: remember the last answers. */
const remembered = new Map<string, readonly Bid[]>();
const MOST_REMEMBERED = 4_096;

function rolesOf(header: string): readonly Bid[] {
  if (header.length > 2 * LONGEST_HEADER) return [];
  const known = remembered.get(header);
  if (known !== undefined) return known;
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  const bids = readRoles(header);
  remembered.set(header, bids);
  return bids;
}

function readRoles(header: string): readonly Bid[] {
  const folded = fold(header)
    .replace(/[:*]+$/u, '')
    .replace(/\(s\)/gu, 's')
    .trim();
  if (folded === '' || folded.length > LONGEST_HEADER) return [];
  const found: Bid[] = [];
  for (const { role, words } of HEADERS) {
    const told = words
      .all(folded)
      .map((place) => place.text)
      .sort((a, b) => b.length - a.length);
    if (told[0] !== undefined) found.push({ role, weight: told[0].length, words: told });
  }
  return found.sort((a, b) => b.weight - a.weight);
}

/** The roles that a header may have, the likeliest first. */
export function rolesIn(header: string): readonly Bid[] {
  return rolesOf(header);
}

/** The role of one header word, as in "Expires: 2 years". */
export function roleOf(header: string): Role | null {
  return rolesOf(header)[0]?.role ?? null;
}

/**
 * Reads a header row: each column takes the role whose words fill most of the cell, each role one
 * column. Null where the row is no header of a cookie table (it names no column for names).
 */
export function columnsByHeader(cells: readonly string[]): Columns | null {
  const bids = cells.flatMap((cell, column) =>
    rolesOf(cell)
      .slice(0, 1)
      .map((bid) => ({ ...bid, column })),
  );
  bids.sort((a, b) => b.weight - a.weight || a.column - b.column);
  const columns = new Map<Role, number>();
  for (const { role, column } of bids) if (!columns.has(role)) columns.set(role, column);
  return columns.has('name') && (columns.size > 1 || cells.length === 1) ? columns : null;
}

const SAMPLE = 40;

/** Guesses the columns of a table without header from what its cells look like. */
export function columnsByCells(rows: readonly (readonly string[])[]): Columns | null {
  const sample = rows.slice(0, SAMPLE);
  const width = Math.max(0, ...sample.map((row) => row.length));
  if (width < 2) return null;
  const share = (column: number, test: (cell: string) => boolean): number =>
    sample.filter((row) => test(row[column] ?? '')).length / sample.length;
  const free = new Set(Array.from({ length: width }, (_, column) => column));
  const columns = new Map<Role, number>();
  const take = (role: Role, test: (cell: string) => boolean, least: number): void => {
    const best = [...free]
      .map((column) => ({ column, share: share(column, test) }))
      .sort((a, b) => b.share - a.share || a.column - b.column)[0];
    if (best === undefined || best.share < least) return;
    columns.set(role, best.column);
    free.delete(best.column);
  };
  take('name', (cell) => namesIn(cell).names.some(looksLikeName), 0.6);
  if (!columns.has('name')) return null;
  take('duration', (cell) => cell.length < 60 && parseDuration(cell).understood, 0.6);
  take('party', (cell) => cell.length < 40 && partyOf(cell) !== null, 0.8);
  take('category', (cell) => cell.length < 40 && categoryOf(cell) !== 'unknown', 0.8);
  const length = (column: number): number => sample.reduce((sum, row) => sum + (row[column]?.length ?? 0), 0);
  const left = [...free].sort((a, b) => length(b) - length(a));
  const [longest, next] = left;
  if (longest !== undefined) columns.set('purpose', longest);
  if (next !== undefined) columns.set('provider', next);
  return columns;
}
