import type { PolicyEntry } from '../model/policy.ts';
import { categoryOf } from './category.ts';
import { isTextBlock, type PolicyDocument } from './document.ts';
import { plainText } from './inline.ts';

const LONGEST_FRAGMENT = 40;
const MOST_WORDS = 3;
const MOST_NOISE = 200;

/**
 * Lines after the cookie table that are neither prose nor a heading of anything: remains of a logo,
 * of a page footer, a cut word. They are set aside, in the wording of the document.
 */
export function noiseAfter(
  document: PolicyDocument,
  lines: readonly string[],
  firstTable: number | null,
  sections: readonly string[],
): string[] {
  if (firstTable === null) return [];
  const noise: string[] = [];
  for (const block of document.blocks) {
    // After a heading that is marked as one, another part of the document begins.
    if (block.kind === 'heading' && block.level < 7 && block.line !== null && block.line > firstTable) break;
    const fragment = (block.kind === 'heading' && block.level === 7) || block.kind === 'text';
    if (!fragment || block.line === null || block.line <= firstTable || noise.length >= MOST_NOISE) continue;
    const raw = (lines[block.line - 1] ?? '').trim();
    const short =
      /[\p{L}\p{N}]/u.test(raw) && raw.length <= LONGEST_FRAGMENT && raw.split(/\s+/u).length <= MOST_WORDS && !/[.?!:]$/u.test(raw);
    if (short && !sections.includes(block.text) && categoryOf(raw) === 'unknown') noise.push(raw);
  }
  return noise;
}

const isPartOf = (fragment: string, whole: string): boolean =>
  fragment.length >= 3 && whole.length > fragment.length && whole.toLowerCase().startsWith(fragment.toLowerCase());

/**
 * Why a text is known to be cut off, in words, or null. The end of a file is no proof by itself
 * (policies end where their table ends); a cut word, a last row with cells missing, an ellipsis are.
 */
export function whyTextCut(
  text: string,
  lines: readonly string[],
  entries: readonly PolicyEntry[],
  noise: readonly string[],
  columns: readonly string[],
): string | null {
  const end = lines.findLastIndex((line) => line.trim() !== '');
  const raw = (lines[end] ?? '').trim();
  const last = plainText(raw);
  if (noise.length > 0 && noise.at(-1) === raw && !/\s/u.test(last)) {
    const words = [...noise.slice(0, -1).map(plainText), ...entries.slice(0, 500).map((entry) => entry.provider ?? '')];
    if (words.some((word) => isPartOf(last, word)))
      return `the text breaks off in the middle of a word after the table ("${raw}", line ${String(end + 1)})`;
  }
  if (/(?:\[\s*(?:…|\.{3})\s*\]|(?<=\s)(?:…|\.{3})|…)$/u.test(last)) return `the text ends with an ellipsis (line ${String(end + 1)})`;
  const ended = /[\r\n]\s*$/u.test(text.slice(-200));
  const cells = raw.includes('\t') ? raw.split('\t').length : raw.startsWith('|') ? raw.split('|').length - 1 : 0;
  const openPipe = raw.startsWith('|') && !raw.endsWith('|');
  if (!ended && columns.length > 0 && (openPipe || (cells > 1 && !/^\s/u.test(lines[end] ?? '') && cells < columns.length))) {
    return `the last row of the table is cut off (line ${String(end + 1)})`;
  }
  return null;
}

/**
 * The same for a page as a browser shows it: a browser closes all tags, so only the words tell. The
 * last word of the page stands alone and is the beginning of a provider's name or of the line above.
 */
export function whyPageCut(document: PolicyDocument, entries: readonly PolicyEntry[]): string | null {
  const texts = document.blocks.flatMap((block) => (isTextBlock(block) && block.text.trim() !== '' ? [block.text.trim()] : []));
  const last = texts.at(-1);
  if (last === undefined || /\s/u.test(last) || document.blocks.at(-1)?.kind === 'table') return null;
  const words = [...texts.slice(-4, -1), ...entries.slice(0, 500).map((entry) => entry.provider ?? '')];
  return words.some((word) => !/\s/u.test(word) && isPartOf(last, word)) ? `the page breaks off in the middle of a word ("${last}")` : null;
}
