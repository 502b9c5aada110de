import { takeWidth, textWidth } from '../escape-terminal.ts';

/** Everything here takes text that went through `terminalText`, and adds colour last. */
export type Style = (text: string) => string;
export const plain: Style = (text) => text;

export function padEnd(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - textWidth(text)));
}

export function padStart(text: string, width: number): string {
  return ' '.repeat(Math.max(0, width - textWidth(text))) + text;
}

/** Cuts what does not fit, in the middle: of a URL, the host and the file name tell most. */
export function cutMiddle(text: string, width: number): string {
  if (textWidth(text) <= width) return text;
  const tail = [...text].reverse().join('');
  const head = takeWidth(text, Math.ceil((width - 1) / 2));
  const end = takeWidth(tail, width - 1 - textWidth(head));
  return `${head}…${[...end].reverse().join('')}`;
}

function chop(word: string, width: number): string[] {
  const pieces: string[] = [];
  let rest = word;
  while (textWidth(rest) > width) {
    // A wide character in a one-column cell still has to go somewhere.
    const piece = takeWidth(rest, width) || takeWidth(rest, 2);
    if (piece === '') break;
    pieces.push(piece);
    rest = rest.slice(piece.length);
  }
  pieces.push(rest);
  return pieces;
}

/** Breaks at spaces; a word longer than the width is chopped, save a URL where `keepUrls` says so. */
export function wrap(text: string, width: number, keepUrls = false): string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const token of text.split(/( +)/)) {
    const tokenWidth = textWidth(token);
    if (used + tokenWidth <= width) {
      line += token;
      used += tokenWidth;
      continue;
    }
    if (line.trim() !== '') lines.push(line.trimEnd());
    line = '';
    used = 0;
    if (token.trim() === '') continue;
    const pieces = keepUrls && token.includes('://') ? [token] : chop(token, width);
    line = pieces.pop() ?? '';
    used = textWidth(line);
    lines.push(...pieces);
  }
  if (line.trim() !== '' || lines.length === 0) lines.push(line.trimEnd());
  return lines;
}

export interface Hang {
  /** Columns before the label. */
  readonly indent: number;
  readonly label: string;
  /** Columns of the label with its gap; the text hangs there. */
  readonly labelWidth: number;
  readonly labelStyle?: Style;
  readonly style?: Style;
  readonly keepUrls?: boolean;
  /** Between facts; ` · ` unless told. */
  readonly separator?: string;
}

/** A labelled paragraph with a hanging indent: running text, or a list of facts. */
export function hang(content: string | readonly string[], width: number, options: Hang): string[] {
  const { indent, label, labelWidth, labelStyle = plain, style = plain, keepUrls = false, separator } = options;
  const left = indent + labelWidth;
  const room = Math.max(1, width - left);
  const lines = typeof content === 'string' ? wrap(content, room, keepUrls) : flow(content, room, separator);
  return lines.map((line, index) => {
    const head = index === 0 ? ' '.repeat(indent) + labelStyle(padEnd(label, labelWidth)) : ' '.repeat(left);
    return (head + style(line)).trimEnd();
  });
}

/** Facts in a row, broken between facts where that is possible, never after a lone separator. */
export function flow(facts: readonly string[], width: number, separator = ' · '): string[] {
  const lines: string[] = [];
  let line = '';
  for (const fact of facts) {
    const longer = line === '' ? fact : line + separator + fact;
    if (textWidth(longer) <= width) {
      line = longer;
      continue;
    }
    if (line !== '') lines.push(line);
    const wrapped = wrap(fact, width);
    line = wrapped.pop() ?? '';
    lines.push(...wrapped);
  }
  if (line !== '') lines.push(line);
  return lines;
}

export interface Column<Row> {
  readonly head: string;
  readonly cell: (row: Row) => string;
  readonly align?: 'left' | 'right';
  readonly style?: (row: Row) => Style;
  /** Columns of space before it; 2 unless told. */
  readonly gap?: number;
  /** May be narrower than its content: the cell then takes several lines. */
  readonly atLeast?: number;
  /** Natural width beyond which it takes several lines. */
  readonly atMost?: number;
}

export interface Table<Row> {
  readonly indent: number;
  readonly width: number;
  readonly headStyle: Style;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  /** Lines that belong to a row and stand below it. */
  readonly below?: (row: Row) => readonly string[];
}

interface Sized<Row> {
  readonly column: Column<Row>;
  readonly natural: number;
  readonly min: number;
  width: number;
}

function naturalWidth<Row>(column: Column<Row>, rows: readonly Row[]): number {
  let natural = textWidth(column.head);
  for (const row of rows) natural = Math.max(natural, textWidth(column.cell(row)));
  return Math.min(natural, column.atMost ?? natural);
}

/** Least width of a table with these columns: what a caller needs to choose among columns. */
export function leastWidth<Row>(columns: readonly Column<Row>[], rows: readonly Row[], indent: number): number {
  return columns.reduce((sum, column, index) => {
    const natural = naturalWidth(column, rows);
    return sum + (index === 0 ? 0 : (column.gap ?? 2)) + Math.min(natural, column.atLeast ?? natural);
  }, indent);
}

export function table<Row>({ indent, width, headStyle, columns, rows, below }: Table<Row>): string[] {
  const sized: Sized<Row>[] = columns.map((column) => {
    const natural = naturalWidth(column, rows);
    const min = Math.min(natural, column.atLeast ?? natural);
    return { column, natural, min, width: min };
  });
  let spare = width - indent - sized.reduce((sum, { column, min }, index) => sum + min + (index === 0 ? 0 : (column.gap ?? 2)), 0);
  for (const size of sized) {
    const more = Math.max(0, Math.min(spare, size.natural - size.min));
    size.width += more;
    spare -= more;
  }
  const print = (cells: readonly string[][], styles: readonly Style[]): string[] => {
    const height = Math.max(1, ...cells.map((cell) => cell.length));
    return Array.from({ length: height }, (_, at) => {
      const parts = sized.map(({ column, width: size }, index) => {
        const text = cells[index]?.[at] ?? '';
        const padded = column.align === 'right' ? padStart(text, size) : padEnd(text, size);
        const gap = index === 0 ? '' : ' '.repeat(column.gap ?? 2);
        return gap + (text === '' ? padded : (styles[index] ?? plain)(padded));
      });
      return ' '.repeat(indent) + parts.join('');
    });
  };
  const lines = print(
    sized.map(({ column }) => [column.head]),
    sized.map(() => headStyle),
  );
  for (const row of rows) {
    lines.push(
      ...print(
        sized.map(({ column, width: size }) => chop(column.cell(row), size)),
        sized.map(({ column }) => column.style?.(row) ?? plain),
      ),
      ...(below?.(row) ?? []),
    );
  }
  return lines;
}
