import type { PolicyEntry } from '../model/policy.ts';
import { Around } from './around.ts';
import { isTextBlock, type Block, type PolicyDocument } from './document.ts';
import { readFlatTable } from './flat-table.ts';
import { readBareItem, readItem, readLinesOfParagraph, readParagraph, withTime } from './item-record.ts';
import { readLabelledRuns } from './labelled-run.ts';
import { isPolicyTitle, mentionsCookies } from './mention.ts';
import { isNameTitle } from './name-title.ts';
import { isNoDeclaration } from './prose-names.ts';
import { proseRecords } from './prose-records.ts';
import { entriesOf, type PolicyRecord, type Surroundings } from './record.ts';
import { readTable, type TableReading } from './table-records.ts';

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
}

/** Names found in prose wait until the lists are read: prose may speak of a listed cookie again. */
interface Waiting {
  readonly record: PolicyRecord;
  readonly where: Surroundings;
  readonly at: number;
}

const LONGEST_PROSE = 4_000;
/** Blocks that say what a text without headings is about. */
const OPENING = 3;

/** Walks a document from top to bottom and collects its declarations, each under its heading. */
class Collector {
  readonly found: { entry: PolicyEntry; at: number }[] = [];
  readonly sections = new Set<string>();
  readonly nameless: string[] = [];
  readonly moreAt: (number | null)[] = [];
  columns: string[] = [];
  firstTable: number | null = null;
  otherTable: number | null = null;
  private before: TableReading | null = null;
  private readonly waiting: Waiting[] = [];
  private readonly around: Around;
  private readonly title: string | null;
  /** Of a text without headings, its first words. */
  private readonly opening: readonly string[];
  /** Nothing but tables: whoever gives such a document for a policy says what they are. */
  private readonly tablesAlone: boolean;
  private readonly document: PolicyDocument;

  constructor(document: PolicyDocument, location: string) {
    this.document = document;
    this.around = new Around(location, document.generator ?? null);
    // Plain text has no levels: a later heading takes the title's place, but the title still holds.
    this.title = document.title ?? document.blocks.find((block) => block.kind === 'heading')?.text ?? null;
    const headed = document.blocks.some((block) => block.kind === 'heading' && block.level < 7);
    this.tablesAlone = document.blocks.every((block) => block.kind === 'table');
    this.opening = headed ? [] : document.blocks.slice(0, OPENING).flatMap((block) => (isTextBlock(block) ? [block.text] : []));
  }

  run(): void {
    const { blocks, format } = this.document;
    const labelled = readLabelledRuns(blocks, this.document.generator === 'complianz');
    for (let at = 0; at < blocks.length; at++) {
      const block = blocks[at];
      if (block === undefined) break;
      const records = labelled.records.get(at);
      if (records !== undefined && this.aboutCookies(null)) this.add(records, this.around.at(null, null), at);
      else if (block.kind === 'table') this.table(block, at);
      else if (block.kind === 'records')
        this.add(
          block.records.map((record) => ({ ...record, confidence: 'medium' as const })),
          this.around.at(null, null),
          at,
        );
      else if (!labelled.used.has(at)) {
        const flat = format === 'html' ? null : readFlatTable(blocks, at);
        if (flat === null) this.words(block, blocks[at + 1], at);
        else {
          if (this.columns.length === 0) this.columns = [...flat.columns];
          this.nameless.push(...flat.nameless);
          this.add(flat.records, this.around.at(null, null), at);
          at = flat.next - 1;
        }
      }
    }
    this.settle();
  }

  private aboutCookies(caption: string | null): boolean {
    return (
      this.found.length > 0 ||
      this.tablesAlone ||
      [caption, this.title, ...this.around.words()].some((text) => text !== null && mentionsCookies(text))
    );
  }

  /** A bare item counts as its neighbours in the list do. */
  private besideItems(item: Extract<Block, { kind: 'item' }>, at: number): PolicyRecord | null {
    const bare = readBareItem(item);
    if (bare === null) return null;
    const { blocks } = this.document;
    const beside = [at - 1, at + 1].map((index) => blocks[index]).filter((block) => block?.kind === 'item');
    return beside.some((block) => readItem(block) !== null) ? bare : null;
  }

  /** Whether the document, or the part of it that is open, is about what its site stores: else prose that names cookies declares none. */
  private declares(): boolean {
    return (
      !(this.title !== null && isNoDeclaration(this.title)) &&
      [this.title ?? '', ...this.opening, ...this.around.headings()].some(isPolicyTitle)
    );
  }

  private add(records: readonly PolicyRecord[], where: Surroundings, at: number): void {
    for (const record of records) {
      const { entries, more } = entriesOf(record, where);
      for (const entry of entries) this.found.push({ entry, at });
      if (more) this.moreAt.push(record.line);
      if (entries.length > 0 && where.section !== null) this.sections.add(where.section);
    }
  }

  private words(block: Block, next: Block | undefined, at: number): void {
    if (!isTextBlock(block)) return;
    if (block.kind === 'heading') {
      const told = next !== undefined && isTextBlock(next) && next.kind !== 'heading' && next.text.length < LONGEST_PROSE;
      if (told && isNameTitle(block.text, false) && this.aboutCookies(null)) {
        const fields = withTime(
          new Map([
            ['name', block.text],
            ['purpose', next.text],
          ]),
          next.text,
        );
        this.add([{ fields, line: block.line, confidence: 'low' }], this.around.at(null, null), at);
      } else this.around.heading(block);
      return;
    }
    const where = this.around.at(null, null);
    if (block.kind === 'text') this.around.text(block.text);
    if (!this.aboutCookies(null) || block.text.length > LONGEST_PROSE) return;
    const each = block.kind === 'text' ? readLinesOfParagraph(block) : [];
    if (each.length > 0) return this.add(each, where, at);
    const record = block.kind === 'item' ? (readItem(block) ?? this.besideItems(block, at)) : readParagraph(block);
    if (record !== null && record.confidence === 'low' && this.title !== null && isNoDeclaration(this.title)) return;
    if (record !== null) {
      if (record.confidence !== 'low' || /_|\*/u.test(record.fields.get('name') ?? '') || !(record.fields.get('name') ?? '').includes('\n'))
        this.add([record], where, at);
      else if (this.declares()) this.waiting.push({ record, where, at });
      return;
    }
    if (block.kind !== 'text' || !this.declares()) return;
    const here = this.around.at(null, null);
    for (const fields of proseRecords(block.text, block.marked ?? [], mentionsCookies(this.around.headings().at(-1) ?? '')))
      this.waiting.push({ record: { fields, line: block.line, confidence: 'low' }, where: here, at });
  }

  private table(block: Extract<Block, { kind: 'table' }>, at: number): void {
    const { table, line } = block;
    const reading = readTable(table, this.before);
    // A table of opening hours or of processors has names and purposes too.
    const about =
      reading !== null &&
      (reading.evidence === 'all' ||
        (reading.evidence === 'some' && (this.aboutCookies(table.caption) || this.around.at(null, table.caption).label !== null)));
    if (reading !== null && about) this.nameless.push(...reading.nameless);
    if (reading === null || !about || reading.parts.length === 0) {
      this.otherTable ??= line;
      return;
    }
    if (this.firstTable === null) this.columns = [...reading.header];
    this.firstTable ??= line;
    this.before = reading;
    for (const part of reading.parts) this.add(part.records, this.around.at(part.heading, table.caption), at);
  }

  /** Prose adds the names that no list has. */
  private settle(): void {
    const key = (name: string): string => name.replace(/[*#]+|<[^<>]*>|\{[^{}]*\}|\[[^[\]]*\]|X{3,}/gu, '*');
    const listed = new Set(this.found.map(({ entry }) => key(entry.name)));
    for (const { record, where, at } of this.waiting) {
      const { entries } = entriesOf(record, where);
      for (const entry of entries) {
        if (listed.has(key(entry.name))) continue;
        listed.add(key(entry.name));
        this.found.push({ entry, at });
        if (where.section !== null) this.sections.add(where.section);
      }
    }
    this.found.sort((a, b) => a.at - b.at);
  }
}

/** Collects the declarations of a document, in its order. */
export function collect(document: PolicyDocument, location: string): Collected {
  const collector = new Collector(document, location);
  collector.run();
  const { found, sections, columns, nameless, moreAt, firstTable, otherTable } = collector;
  return { entries: found.map(({ entry }) => entry), sections: [...sections], columns, nameless, moreAt, firstTable, otherTable };
}
