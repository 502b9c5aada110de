import type { Policy } from '../model/policy.ts';
import type { Role } from './lexicon/language.ts';

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

/** A cookie whose parts were told apart by mark-up. */
export interface FoundRecord {
  readonly fields: ReadonlyMap<Role, string>;
  readonly line: number | null;
}

/** What a document is made of, in order; each format is read into these. */
export type Block =
  | {
      readonly kind: 'heading';
      readonly text: string;
      /** 1 to 6; 7: a line that merely looks like a heading; 8: an item over a list of its own. */ readonly level: number;
      /** It names a service, of which the entries below are. */ readonly service?: boolean;
      readonly line: number | null;
    }
  | {
      readonly kind: 'text';
      readonly text: string;
      /** Words set as code, bold or italic. */ readonly marked?: readonly string[];
      readonly line: number | null;
    }
  | {
      readonly kind: 'item';
      readonly text: string;
      /** Words set as code, bold or italic. */ readonly marked: readonly string[];
      readonly line: number | null;
    }
  | { readonly kind: 'table'; readonly table: Table; readonly line: number | null }
  /** Cookies that mark-up alone tells apart: cards, objects of a JSON file. */
  | { readonly kind: 'records'; readonly records: readonly FoundRecord[]; readonly line: number | null };

/** A block that is words, and no table. */
export type TextBlock = Exclude<Block, { kind: 'table' | 'records' }>;

export const isTextBlock = (block: Block): block is TextBlock => block.kind !== 'table' && block.kind !== 'records';

/** A document in the form that all formats share. */
export interface PolicyDocument {
  readonly format: Policy['format'];
  readonly title: string | null;
  readonly language: string | null;
  readonly blocks: readonly Block[];
  /** Why the document is known to be cut off. */
  readonly cut: string | null;
  /** The tool that wrote the declaration, where its mark-up shows it and its words mean something of their own. */
  readonly generator?: 'complianz' | null;
}
