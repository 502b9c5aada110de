import { partyOf } from './category.ts';
import { parseDuration } from './duration.ts';
import { squeeze } from './fold.ts';
import { labelOf, labelRole } from './label.ts';
import type { Role } from './lexicon/language.ts';
import { hasNameShape, namesAlone } from './name-title.ts';
import { isName, namesIn } from './names.ts';
import { isUrlParameter, proseNames, speaksOfParameters } from './prose-names.ts';
import type { PolicyRecord } from './record.ts';

const LONGEST_ITEM = 4_000;
/** A script, a page or a site, which a list of cookies may speak of too. */
const FILE_OR_HOST =
  /\.(?:m?js|css|html?|php|png|gif|svg|pdf|com|net|org|io|eu|app|dev|fr|de|es|it|nl|pt|be|ch|at|pl|se|dk|fi|no|cz|uk|co)$/iu;
const LONGEST_TIME = 30;
const LONGEST_PARAGRAPH = 800;
/** Pictures and ticks that pages set before an item. */
const PICTURE = /^(?:\p{Extended_Pictographic}|\u{fe0f}|\u{200d}|[•·–—-])+\s*/u;

function labelled(text: string): { fields: Map<Role, string>; rest: string[] } {
  const fields = new Map<Role, string>();
  const rest: string[] = [];
  for (const segment of text.split(/\n|(?<=[^\s.]{2}[.;])\s+/u)) {
    const label = labelOf(segment.trim());
    if (label !== null && label.value !== null && !fields.has(label.role)) fields.set(label.role, label.value.replace(/[.;]$/u, ''));
    else rest.push(segment.trim());
  }
  return { fields, rest };
}

interface Item {
  readonly text: string;
  readonly marked: readonly string[];
  readonly line: number | null;
}

/** The words that an item begins with, up to a dash, a colon or a bracket. */
const leadOf = (head: string): string => /^([^\s:–—(,][^:–—(]{0,200}?)\s*(?:[:–—(]|\s-\s|$)/u.exec(head)?.[1] ?? '';

/** "Google Optimize, 90 days": the part that is a lifetime, and the rest; null where no part is one. */
function splitRemark(remark: string): { provider: string; time: string } | null {
  const pieces = remark.split(/\s*[,;–—]\s+|\s[-·|]\s/u);
  const isTime = (piece: string): boolean => piece.length <= LONGEST_TIME && parseDuration(piece).understood;
  const times = pieces.filter(isTime);
  const rest = pieces.filter((piece) => !isTime(piece));
  const named = rest.find((piece) => /^\p{Lu}/u.test(piece) || partyOf(piece) !== null) ?? '';
  return times.length === 0 || rest.length > 2 ? null : { provider: named, time: times.join(', ') };
}

function fromLead(item: Item, head: string, fields: Map<Role, string>): PolicyRecord | null {
  const lead = leadOf(head);
  const names = lead === '' ? [] : namesAlone(lead);
  const marked = (name: string): boolean => item.marked.some((words) => words === name || words.split(/[\s,;]+/u).includes(name));
  const strict = (name: string): boolean =>
    /_/u.test(name) ||
    hasNameShape(name) ||
    (marked(name) && isName(name) && /^[a-z]/u.test(name) && lead === name && !/\p{Lu}\p{Ll}/u.test(name));
  if (names.length === 0 || !names.every(strict) || names.some((name) => isUrlParameter(name) || FILE_OR_HOST.test(name))) return null;
  const after = head.slice(lead.length).replace(/^[\s:–—-]+/u, '');
  const remark = /^\(([^()]{1,80})\)\s*[:–—-]?\s*/u.exec(after);
  const inside = remark?.[1] ?? '';
  const told = inside !== '' && parseDuration(inside).understood;
  // "(keeps your choice, 1 year)" is all that is said of the cookie; before a text, "(Google, 1 year)" is its provider and lifetime.
  const parts = told && after.length > (remark?.[0].length ?? 0) ? splitRemark(inside) : null;
  const time = parts?.time ?? (told && inside.length <= LONGEST_TIME ? inside : null);
  const provider = parts?.provider ?? (told ? null : inside);
  fields.set('name', lead);
  if (time !== null && !fields.has('duration')) fields.set('duration', time);
  if (provider !== null && provider !== '' && !fields.has('provider')) fields.set('provider', provider);
  const purpose = told && time === null ? inside : after.slice(remark?.[0].length ?? 0);
  if (!fields.has('purpose')) fields.set('purpose', purpose);
  return { fields: withTime(fields, purpose), line: item.line, confidence: 'low' };
}

/** A lifetime that stands in the sentence: "(expires after 2 years)", ", 13 mois". */
export function withTime(fields: Map<Role, string>, sentence: string): Map<Role, string> {
  if (fields.has('duration')) return fields;
  const inBrackets = [...sentence.matchAll(/\(([^()]{1,80})\)/gu)]
    .map((match) => match[1] ?? '')
    .find((words) => parseDuration(words).understood);
  const parts = sentence.split(/[.;,–—]\s|\s[–—-]\s/u).filter((part) => part.length < 120);
  const time =
    inBrackets ??
    parts.findLast((part) => /\d/u.test(part) && parseDuration(part).seconds !== null) ??
    parts.findLast((part) => part.length < 40 && parseDuration(part).understood);
  if (time !== undefined) fields.set('duration', squeeze(time).replace(/[.)]$/u, ''));
  return fields;
}

/**
 * Reads an item of a list as a cookie: "`_ga` (2 years) – counts visits", or a service with its
 * cookies named in the text ("Google Analytics – … Cookies: _ga, _gid. Expires: 2 years"). Null
 * where it is prose: outside a table a name must look like one.
 */
export function readItem(item: Item): PolicyRecord | null {
  if (item.text.length > LONGEST_ITEM) return null;
  const { fields, rest } = labelled(item.text.replace(PICTURE, ''));
  const named = fields.get('name');
  if (named !== undefined && fields.size > 1 && namesIn(named).names.length > 0) return { fields, line: item.line, confidence: 'medium' };
  fields.delete('name');
  const head = squeeze(rest.join(' '));
  const found = fromLead(item, head, fields);
  if (found !== null) return found;
  if (speaksOfParameters(head)) return null;
  const names = proseNames(head, item.marked, fields.size > 0);
  if (names.length === 0) return null;
  fields.set('name', names.join('\n'));
  const lead = leadOf(head);
  if (!fields.has('provider') && lead !== '' && lead.length <= 60 && !/cookie/iu.test(lead) && head.length > lead.length)
    fields.set('provider', lead);
  if (!fields.has('purpose'))
    fields.set(
      'purpose',
      head
        .slice(lead.length)
        .replace(/^[\s:–—-]+/u, '')
        .replace(/^\([^()]*\)\s*[:–—-]?\s*/u, '')
        .split(/(?<=[.;])\s/u)[0] ?? '',
    );
  return { fields: withTime(fields, head), line: item.line, confidence: 'low' };
}

/** A paragraph that describes one cookie as an item of a list does: it begins with the name, or holds labels. */
export function readParagraph(block: { text: string; marked?: readonly string[]; line: number | null }): PolicyRecord | null {
  const text = squeeze(block.text);
  if (text.length > LONGEST_PARAGRAPH) return null;
  const lead = leadOf(text);
  const described = lead !== '' && lead.length < text.length && namesAlone(lead).length > 0;
  const fields = described ? 0 : labelled(text).fields.size;
  return described || fields > 0 ? readItem({ text, marked: block.marked ?? [], line: block.line }) : null;
}

/** A paragraph whose every line describes a cookie ("sid – session<br>csrf – one hour"); empty where it is prose. */
export function readLinesOfParagraph(block: { text: string; marked?: readonly string[]; line: number | null }): PolicyRecord[] {
  const lines = block.text.split('\n');
  if (lines.length < 2 || lines.length > 200) return [];
  const records = lines.map((text) => readParagraph({ ...block, text }));
  return records.every((record) => record !== null) ? records.flatMap((record) => record ?? []) : [];
}

/** An item that is one word and a lifetime ("fr: 3 months"): a cookie only where the items beside it are cookies too. */
export function readBareItem(item: Item): PolicyRecord | null {
  const parts = /^([A-Za-z0-9][\w.-]{0,60})\s*(?:[:–—]|\s-\s)\s*([^:]{2,40})$/u.exec(squeeze(item.text));
  const [, name = '', time = ''] = parts ?? [];
  if (!isName(name) || labelRole(name) !== null || !parseDuration(time).understood) return null;
  return {
    fields: new Map<Role, string>([
      ['name', name],
      ['duration', time],
    ]),
    line: item.line,
    confidence: 'low',
  };
}
