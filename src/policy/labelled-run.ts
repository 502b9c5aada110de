import { isTextBlock, type Block } from './document.ts';
import { squeeze } from './fold.ts';
import { fieldLines, labelOf, type Label } from './label.ts';
import type { Role } from './lexicon/language.ts';
import { namesIn } from './names.ts';
import { isNameTitle } from './name-title.ts';
import type { PolicyRecord } from './record.ts';

/** A line of a block, with the label that it begins with. */
interface Token {
  readonly text: string;
  readonly block: number;
  readonly line: number | null;
  readonly table: boolean;
  /** A heading that the document marks as one. */
  readonly heading: boolean;
  readonly item: boolean;
  readonly label: Label | null;
  readonly title: boolean;
}

/** The records that a document sets as labels and values, each under the block it begins in. */
export interface LabelledRuns {
  readonly records: ReadonlyMap<number, readonly PolicyRecord[]>;
  /** Blocks that are wholly part of a record. */
  readonly used: ReadonlySet<number>;
}

const LONGEST_BLOCK = 20_000;
const LOOK_AHEAD = 8;
const LONGEST_WORDS = 40;
/** Lines of words that may stand between a name and its labels. */
const MOST_WORDS = 2;

function tokensOf(blocks: readonly Block[]): Token[] {
  return blocks.flatMap((block, index): Token[] => {
    if (!isTextBlock(block))
      return [{ text: '', block: index, line: block.line, table: true, heading: false, item: false, label: null, title: false }];
    if (block.text.length > LONGEST_BLOCK)
      return [{ text: '', block: index, line: block.line, table: false, heading: true, item: false, label: null, title: false }];
    const lines = block.text.split('\n').flatMap((line) => fieldLines(line));
    return lines.map((line, at) => {
      const text = line.trim();
      const marked = block.kind === 'heading' ? [] : (block.marked ?? []);
      return {
        text,
        block: index,
        line: block.line,
        table: false,
        heading: block.kind === 'heading' && block.level < 7,
        item: block.kind === 'item' && at === 0,
        label: labelOf(text),
        title: isNameTitle(
          text,
          marked.some((word) => text === word || text.startsWith(`${word} (`)),
        ),
      };
    });
  });
}

const labelWords = (token: Token & { label: Label }): string =>
  squeeze(token.label.value === null ? token.text : token.text.slice(0, token.text.search(/[:：]/u))).toLowerCase();
const isField = (token: Token | undefined): token is Token & { label: Label } => token !== undefined && token.label !== null;
const isValue = (token: Token | undefined): token is Token =>
  token !== undefined && token.label === null && !token.table && !token.heading && token.text !== '';

/** Whether fields that begin here come to a name before one of them repeats. */
function comesToName(tokens: readonly Token[], at: number): boolean {
  const seen = new Set<Role>();
  for (let index = at, steps = 0; steps < LOOK_AHEAD; steps++) {
    const token = tokens[index];
    if (!isField(token)) return false;
    if (token.label.role === 'name') return true;
    if (seen.has(token.label.role)) return false;
    seen.add(token.label.role);
    index += token.label.value === null && isValue(tokens[index + 1]) ? 2 : 1;
  }
  return false;
}

/** Whether a line that is a name has labels below it, be it after a line or two of words. */
function isTitled(tokens: readonly Token[], at: number): boolean {
  const title = tokens[at];
  if (title === undefined || !title.title || title.label !== null) return false;
  for (let ahead = 1; ahead <= MOST_WORDS + 1; ahead++) {
    const next = tokens[at + ahead];
    if (isField(next)) return next.label.role !== 'name';
    if (!isValue(next) || next.title || next.item) return false;
  }
  return false;
}

interface Run {
  readonly fields: Map<Role, string>;
  readonly end: number;
}

/** The value of a label that stands alone: the next line, or the items of the list that follows. */
function valueAfter(tokens: readonly Token[], at: number): { value: string; end: number } {
  const first = tokens[at];
  if (!isValue(first)) return { value: '', end: at };
  const lines = [first.text];
  let end = at + 1;
  for (
    let next = tokens[end];
    first.item && isValue(next) && next.item && !next.title === !first.title && lines.length < 100;
    next = tokens[end]
  ) {
    lines.push(next.text);
    end++;
  }
  return { value: lines.join('\n'), end };
}

function consume(tokens: readonly Token[], start: number, title: boolean): Run {
  const fields = new Map<Role, string>();
  let at = start;
  if (title) fields.set('name', tokens[at++]?.text ?? '');
  const words = new Set<string>();
  let skipped = 0;
  for (let token = tokens[at]; token !== undefined && !token.table; token = tokens[at]) {
    if (isField(token)) {
      const { role, value } = token.label;
      // "Provider: …" and "Service: …" are two words for one thing; the same word again begins the next cookie.
      if (fields.has(role) && (role === 'name' || words.has(labelWords(token)))) break;
      const told = value === null ? valueAfter(tokens, at + 1) : { value, end: at + 1 };
      if ((fields.get(role) ?? '') === '') fields.set(role, told.value);
      words.add(labelWords(token));
      at = told.end;
      skipped = 0;
      continue;
    }
    const next = tokens[at + 1];
    const goesOn =
      (isField(next) && !fields.has(next.label.role)) ||
      (title && fields.size === 1 && isValue(next) && isField(tokens[at + 2]) && skipped === 0);
    if (token.heading || token.title || skipped > 1 || (skipped > 0 && !(title && fields.size === 2)) || (!goesOn && fields.has('purpose')))
      break;
    if (!fields.has('purpose') && (title || goesOn) && token.text.length > 8) fields.set('purpose', token.text);
    else if (!goesOn) break;
    skipped++;
    at++;
  }
  return { fields, end: at };
}

/** "Matomo – counts visits. Cookies: _pk_id.*": what stands before the labels in the same item says what for, and whose. */
function describe(fields: Map<Role, string>, before: Token | undefined, first: Token): void {
  if (before === undefined || before.block !== first.block || before.label !== null || before.heading || before.text === '') return;
  const [lead = '', ...rest] = before.text.split(/\s[–—-]\s|:\s/u);
  const purpose = rest.join(' – ').trim();
  if (purpose !== '' && lead.length <= 60 && !fields.has('provider')) fields.set('provider', lead.trim());
  if (!fields.has('purpose')) fields.set('purpose', purpose === '' ? before.text : purpose);
}

/**
 * Finds cookies that are set as labels and values, whatever the elements: "Name" over "_ga" over
 * "Expires" over "2 years" (Complianz, OneTrust, cards), "Name: _ga" lines, or a heading that is a
 * name with "Purpose: …" below it. `generated`: a tool set the labels, so that "Google Fonts API" under
 * "Name" is a name too.
 */
export function readLabelledRuns(blocks: readonly Block[], generated: boolean): LabelledRuns {
  const tokens = tokensOf(blocks);
  const records = new Map<number, PolicyRecord[]>();
  const used = new Set<number>();
  let at = 0;
  while (at < tokens.length) {
    const token = tokens[at];
    if (token === undefined) break;
    const title = isTitled(tokens, at);
    if (!title && !(isField(token) && comesToName(tokens, at))) {
      at++;
      continue;
    }
    const { fields, end } = consume(tokens, at, title);
    const filled = [...fields.values()].filter((value) => value !== '').length;
    const name = squeeze(fields.get('name') ?? '');
    const words = namesIn(name).names.length === 0 && generated && name !== '' && name.length <= LONGEST_WORDS;
    if (end <= at || fields.size < 2 || filled < 1 || (!words && namesIn(fields.get('name') ?? '').names.length === 0)) {
      at++;
      continue;
    }
    if (!title) describe(fields, tokens[at - 1], token);
    for (const [role, value] of fields) fields.set(role, role === 'name' ? value : squeeze(value).replace(/(?<=[\p{L}\p{N})])[.;]$/u, ''));
    records.set(token.block, [
      ...(records.get(token.block) ?? []),
      { fields, line: token.line, confidence: 'medium', ...(words ? { verbatim: name } : {}) },
    ]);
    for (const one of tokens.slice(at, end)) used.add(one.block);
    at = end;
  }
  return { records, used };
}
