import { isCategoryLabel } from './category.ts';
import { isTextBlock, type Block } from './document.ts';
import { parseDuration } from './duration.ts';
import { fold, squeeze } from './fold.ts';
import { finder } from './lexicon/words.ts';
import { ROLES, type Role } from './lexicon/language.ts';
import { hasNameShape } from './name-title.ts';
import { namesIn } from './names.ts';
import type { PolicyRecord } from './record.ts';

const HEADERS = ROLES.map((role) => ({ role, words: finder((language) => language.columns[role] ?? []) }));
const STARTING = finder((language) => language.startingWith);
const LONGEST_HEADER = 200;
const LONGEST_ROW = 1_000;
const MOST_ROWS = 500;

/** A table whose columns have run together in a line each, as far as it can be read with certainty. */
export interface FlatTable {
  readonly columns: readonly string[];
  readonly records: readonly PolicyRecord[];
  readonly nameless: readonly string[];
  readonly next: number;
}

interface Column {
  readonly role: Role;
  readonly text: string;
}

/** Reads a line as header words and nothing else, from left to right: "Provider Cookie name(s) Purposes". */
function flatHeader(line: string): Column[] | null {
  const text = squeeze(line);
  if (text.length > LONGEST_HEADER || !text.includes(' ') || /[.:;!?]$/u.test(text)) return null;
  const folded = fold(text).replace(/\(s\)/gu, 's');
  const bids = HEADERS.flatMap(({ role, words }) =>
    words.all(folded).map((place) => ({ role, at: place.at, end: place.at + place.text.length, text: place.text })),
  );
  bids.sort((a, b) => b.end - b.at - (a.end - a.at));
  const taken: typeof bids = [];
  for (const bid of bids)
    if (!taken.some((other) => bid.at < other.end && other.at < bid.end) && !taken.some((other) => other.role === bid.role))
      taken.push(bid);
  taken.sort((a, b) => a.at - b.at);
  const covered = taken.reduce((sum, bid) => sum + bid.end - bid.at, 0);
  if (taken.length < 3 || !taken.some((bid) => bid.role === 'name') || covered < folded.length * 0.8) return null;
  return taken.map(({ role, text: words }) => ({ role, text: words }));
}

const WORD = /\S+/gu;

/**
 * The one run of words in a row that can only be names: they look like names, or a lower-case word
 * of the shape of one stands between a bracket and a capital, where the columns met.
 */
function nameRun(row: string): { from: number; to: number } | null {
  const words = [...row.matchAll(WORD)].map((match) => ({ text: match[0], at: match.index }));
  const bare = (text: string): string => text.replace(/[;,]$/u, '');
  const isCandidate = (index: number): boolean => {
    const word = words[index];
    if (word === undefined) return false;
    if (!hasNameShape(bare(word.text))) return false;
    if (/[_*\d]/u.test(word.text)) return true;
    const next = words[index + 1]?.text ?? '';
    return (
      /^[a-z]+$/u.test(bare(word.text)) &&
      (index === 0 || /^\p{Lu}|\)$/u.test(words[index - 1]?.text ?? '')) &&
      (next === '' || /^\p{Lu}/u.test(next))
    );
  };
  const candidates = words.flatMap((_, index) => (isCandidate(index) ? [index] : []));
  const [first] = candidates;
  const last = candidates.at(-1);
  if (first === undefined || last === undefined || candidates.length !== last - first + 1) return null;
  const start = words[first];
  const end = words[last];
  return start === undefined || end === undefined ? null : { from: start.at, to: end.at + end.text.length };
}

function readRow(line: string, columns: readonly Column[], number: number | null): PolicyRecord | null {
  const row = squeeze(line);
  const at = columns.findIndex((column) => column.role === 'name');
  if (STARTING.find(fold(row)) >= 0) return startingRow(row, columns, at, number);
  const run = nameRun(row);
  if (run === null || namesIn(row.slice(run.from, run.to)).names.length === 0) return null;
  const fields = new Map<Role, string>([['name', row.slice(run.from, run.to)]]);
  fill(fields, columns.slice(0, at), row.slice(0, run.from));
  fill(fields, columns.slice(at + 1), row.slice(run.to));
  return { fields, line: number, confidence: 'medium' };
}

/** "Hubspot Any cookie starting with “_hs”": the words of the phrase are the name cell. */
function startingRow(row: string, columns: readonly Column[], at: number, line: number | null): PolicyRecord | null {
  const phrase = /(?:(?:any|all|every|tous?|alle|todas?|tutti) )?\S*cookies? .{3,40}?["“«'‘]\s?[^\s"”»'’]{2,60}\s?["”»'’]?/iu.exec(row);
  if (phrase === null || namesIn(phrase[0]).names.length === 0) return null;
  const fields = new Map<Role, string>([['name', phrase[0]]]);
  fill(fields, columns.slice(0, at), row.slice(0, phrase.index));
  fill(fields, columns.slice(at + 1), row.slice(phrase.index + phrase[0].length));
  return { fields, line, confidence: 'low' };
}

/** Where one column stands beside the name its text is certain; of two, the provider is one capitalised word before another. */
function fill(fields: Map<Role, string>, columns: readonly Column[], text: string): void {
  const words = text.trim();
  const [first, second] = columns;
  if (first === undefined || words === '') return;
  if (second === undefined) fields.set(first.role, words);
  else if (columns.length === 2 && second.role === 'duration') {
    const time = /^(.*?[^\s])\s+((?:\d+\s\p{L}+|\p{L}+))$/u.exec(words);
    const known = time?.[2] !== undefined && parseDuration(time[2]).understood;
    fields.set(first.role, known ? (time[1] ?? '') : words);
    if (known) fields.set('duration', time[2] ?? '');
  } else if (columns.at(-1)?.role === 'category') {
    const label = /^(.*?\S)\s+(\p{Lu}\p{L}+)$/u.exec(words);
    if (label?.[2] === undefined || !isCategoryLabel(label[2])) return;
    fields.set('category', label[2]);
    fill(fields, columns.slice(0, -1), label[1] ?? '');
  } else if (columns.at(-1)?.role === 'duration') {
    const time = /^(.*?\S)\s+(\d+\s\p{L}+|\p{L}+)$/u.exec(words);
    if (time?.[2] === undefined || !parseDuration(time[2]).understood) return;
    fields.set('duration', time[2]);
    fill(fields, columns.slice(0, -1), time[1] ?? '');
  } else if (columns.length === 2 && first.role === 'provider') {
    const parts = /^(\p{Lu}\S+) (\p{Lu}.*)$/u.exec(words);
    if (parts?.[1] === undefined || parts[2] === undefined) return;
    fields.set('provider', parts[1]);
    fields.set(second.role, parts[2]);
  }
}

/** Reads a header and the rows below it that have lost their separators; null where no row is certain. */
export function readFlatTable(blocks: readonly Block[], at: number): FlatTable | null {
  const block = blocks[at];
  if (block === undefined || !isTextBlock(block)) return null;
  const columns = flatHeader(block.text);
  if (columns === null) return null;
  const records: PolicyRecord[] = [];
  const nameless: string[] = [];
  let next = at + 1;
  for (let row = blocks[next]; row !== undefined && isTextBlock(row) && next - at < MOST_ROWS; row = blocks[next]) {
    if (row.text.length > LONGEST_ROW || row.kind === 'item' || flatHeader(row.text) !== null) break;
    const record = readRow(row.text, columns, row.line);
    // A row with a blank line below may look like a heading.
    if (row.kind === 'heading' && (row.level < 7 || record === null)) break;
    if (record === null) nameless.push(squeeze(row.text));
    else records.push(record);
    next++;
  }
  // Names alone, where the header promises lifetimes: the rows are not understood.
  const timed = columns.some((column) => column.role === 'duration');
  if (timed && records.length > 1 && records.filter((record) => record.fields.has('duration')).length * 2 < records.length) return null;
  return records.length === 0 ? null : { columns: columns.map((column) => column.text), records, nameless, next };
}
