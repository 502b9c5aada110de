import { parseDuration } from './duration.ts';
import { roleOf } from './columns.ts';
import { squeeze } from './fold.ts';
import type { Role } from './lexicon/language.ts';
import { looksLikeName, namesIn } from './names.ts';
import type { PolicyRecord } from './record.ts';

const LONGEST_ITEM = 4_000;
const LABELLED = /^([^:\n]{1,40}?)\s?:\s+(\S[^\n]*)$/u;

function labelled(text: string): { fields: Map<Role, string>; rest: string[] } {
  const fields = new Map<Role, string>();
  const rest: string[] = [];
  for (const segment of text.split(/\n|(?<=[^\s.]{2}[.;])\s+/u)) {
    const match = LABELLED.exec(segment.trim());
    const role = match?.[1] === undefined ? null : roleOf(match[1]);
    if (role !== null && match?.[2] !== undefined && !fields.has(role)) fields.set(role, match[2].replace(/[.;]$/u, ''));
    else rest.push(segment.trim());
  }
  return { fields, rest };
}

/**
 * Reads an item of a list as a cookie: "Name: _ga … Purpose: …", or "`_ga` (2 years) – counts
 * visits". Null where it is prose: outside a table a name must look like one.
 */
export function readItem(item: { text: string; marked: readonly string[]; line: number | null }): PolicyRecord | null {
  if (item.text.length > LONGEST_ITEM) return null;
  const { fields, rest } = labelled(item.text);
  const named = fields.get('name');
  if (named !== undefined) {
    if (fields.size < 2 || namesIn(named).names.length === 0) return null;
    return { fields, line: item.line, confidence: 'medium' };
  }
  const head = squeeze(rest.join(' '));
  const lead = /^([^\s:–—(,][^:–—(]{0,200}?)\s*(?:[:–—(]|\s-\s|$)/u.exec(head)?.[1] ?? '';
  const names = lead === '' ? [] : namesIn(lead).names;
  const strict = (name: string): boolean => /_/u.test(name) || (looksLikeName(name) && item.marked.some((words) => words.includes(name)));
  if (names.length === 0 || !names.every(strict)) return null;
  const after = head.slice(lead.length).replace(/^[\s:–—-]+/u, '');
  const remark = /^\(([^()]{1,80})\)\s*[:–—-]?\s*/u.exec(after);
  const remarkIsTime = remark?.[1] !== undefined && parseDuration(remark[1]).understood;
  fields.set('name', lead);
  if (remarkIsTime && remark?.[1] !== undefined && !fields.has('duration')) fields.set('duration', remark[1]);
  else if (remark?.[1] !== undefined && !fields.has('provider')) fields.set('provider', remark[1]);
  if (!fields.has('purpose')) fields.set('purpose', after.slice(remark?.[0].length ?? 0));
  return { fields, line: item.line, confidence: 'low' };
}
