import type { Policy } from '../model/policy.ts';

/** One row of a table: cells as written (a new line inside a cell is kept), and where it begins. */
export interface Row {
  readonly cells: readonly string[];
  readonly line: number | null;
}

/** A table of any format: what is known of its header, and its rows. */
export interface Table {
  /** The row that is marked as header, if one is. Without, the first row may still be one. */
  readonly header: Row | null;
  readonly rows: readonly Row[];
  readonly caption: string | null;
}

/** What a document is made of, in order; each format is read into these. */
export type Block =
  | { readonly kind: 'heading'; readonly text: string; /** 1 to 6; 7: a line that merely looks like a heading. */ readonly level: number; readonly line: number | null }
  | { readonly kind: 'text'; readonly text: string; readonly line: number | null }
  | { readonly kind: 'item'; readonly text: string; /** Words set as code, bold or italic. */ readonly marked: readonly string[]; readonly line: number | null }
  | { readonly kind: 'table'; readonly table: Table; readonly line: number | null };

/** A document in the form that all formats share. */
export interface PolicyDocument {
  readonly format: Policy['format'];
  readonly title: string | null;
  readonly language: string | null;
  readonly blocks: readonly Block[];
  /** Why the document is known to be cut off. */
  readonly cut: string | null;
}
