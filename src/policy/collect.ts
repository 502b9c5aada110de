import type { PolicyEntry } from '../model/policy.ts';
import { isCategoryLabel } from './category.ts';
import type { Block, PolicyDocument } from './document.ts';
import { squeeze } from './fold.ts';
import { readItem } from './item-record.ts';
import { entriesOf, type PolicyRecord, type Surroundings } from './record.ts';
import { MENTION, readTable, type TableReading } from './table-records.ts';

/** What was found in a document. */
export interface Collected {
  readonly entries: PolicyEntry[];
  readonly sections: string[];
  readonly columns: string[];
  /** Rows that stand in a cookie table but name no cookie. */
  readonly nameless: string[];
  /** Lines on which the document says that there are more cookies than it names. */
  readonly moreAt: (number | null)[];
  /** Line of the first table that lists cookies, and of the first that does not. */
  readonly firstTable: number | null;
  readonly otherTable: number | null;
  readonly lastReading: TableReading | null;
}

type Heading = Extract<Block, { kind: 'heading' }>;

const trimLabel = (text: string): string => squeeze(text).replace(/\s*\(\d{1,4}\)$/u, '').replace(/\s*:$/u, '');

/** Walks a document from top to bottom and collects its declarations, each under its heading. */
export function collect(document: PolicyDocument, location: string): Collected {
  const entries: PolicyEntry[] = [];
  const sections = new Set<string>();
  const nameless: string[] = [];
  const moreAt: (number | null)[] = [];
  let headings: Heading[] = [];
  let lastText = '';
  // Plain text has no levels: a later heading takes the title's place, but the title still holds.
  const title = document.title ?? document.blocks.find((block) => block.kind === 'heading')?.text ?? null;
  let columns: string[] = [];
  let before: TableReading | null = null;
  let firstTable: number | null = null;
  let otherTable: number | null = null;

  const around = (inner: string | null, caption: string | null): Surroundings => {
    const chain = [inner, caption, ...headings.map((heading) => heading.text).reverse()].filter((text) => text !== null).map(trimLabel);
    return {
      document: location,
      section: (inner === null ? null : trimLabel(inner)) ?? (headings.at(-1) === undefined ? null : trimLabel(headings.at(-1)?.text ?? '')) ?? caption,
      label: chain.find(isCategoryLabel) ?? null,
    };
  };
  const aboutCookies = (caption: string | null): boolean =>
    [lastText, caption, title, ...headings.map((heading) => heading.text)].some((text) => text !== null && MENTION.test(text.slice(0, 4_000)));
  const add = (records: readonly PolicyRecord[], where: Surroundings): void => {
    for (const record of records) {
      const found = entriesOf(record, where);
      entries.push(...found.entries);
      if (found.more) moreAt.push(record.line);
      if (found.entries.length > 0 && where.section !== null) sections.add(where.section);
    }
  };

  for (const block of document.blocks) {
    if (block.kind === 'heading') headings = [...headings.filter((heading) => heading.level < block.level).slice(-6), block];
    else if (block.kind === 'text') lastText = block.text;
    else if (block.kind === 'item') {
      const record = aboutCookies(null) ? readItem(block) : null;
      if (record !== null) add([record], around(null, null));
    } else {
      const reading = readTable(block.table, before);
      // A table of opening hours or of processors has names and purposes too.
      const about = reading?.evident === true || aboutCookies(block.table.caption);
      if (reading === null || !about || (reading.parts.length === 0 && reading.nameless.length === 0)) {
        otherTable ??= block.line;
        continue;
      }
      nameless.push(...reading.nameless);
      if (reading.parts.length === 0) {
        otherTable ??= block.line;
        continue;
      }
      if (firstTable === null) columns = [...reading.header];
      firstTable ??= block.line;
      before = reading;
      for (const part of reading.parts) add(part.records, around(part.heading, block.table.caption));
    }
  }
  return { entries, sections: [...sections], columns, nameless, moreAt, firstTable, otherTable, lastReading: before };
}
