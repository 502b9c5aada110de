import type { BannerControl } from '../model/consent.ts';
import type { SeenControl } from './page-probe.ts';
import { readName, stateNamed } from './words.ts';
import type { Reading } from './words.ts';

/** What one control of a region is for, by its words, its kind and what leads up to it. */

export interface Control {
  kind: BannerControl['kind'];
  name: string;
  reading: Reading;
  seen: SeenControl;
  /** A switch whose name tells where it stands. */
  worded?: true;
}

/** CSS pixels. */
const CROSS = 50;

/** A text that nothing marks as a control is one only where it says in full what a click would do. */
export function isControl({ kind, reading, seen }: Control): boolean {
  // Of a list to choose from: what accepts or refuses. Languages and countries are chosen from lists, too.
  if (seen.tag === 'option') return reading.meaning === 'accept' || reading.meaning === 'reject';
  return seen.loose !== true || (reading.exact && !reading.general && (kind === 'accept' || kind === 'reject' || kind === 'save'));
}

/** "Analytical cookies: off" is a switch whose name tells where it stands. */
function stateInWords(name: string): { name: string; on: boolean } | null {
  const [, of = '', state = ''] = /^(.{3,60}?)\s*[:(–]\s*([\p{L}]{2,12})\)?$/u.exec(name) ?? [];
  const on = stateNamed(state);
  return on === null ? null : { name: of, on };
}

/** "Statistics … Off": a button that says only where it stands is named by its row. */
function stateOfRow({ text, row }: SeenControl): { name: string; on: boolean } | null {
  // "DA" and "SI" choose a language.
  const on = /^\p{Lu}{2}$/u.test(text) && text !== 'ON' ? null : stateNamed(text);
  const name = row.replace(text, ' ').replace(/\s+/g, ' ').trim();
  return on === null || name.length < 3 ? null : { name, on };
}

/** "You may refuse *here*": the words before a link that says nothing by itself. */
function readLead({ lead = '', role }: SeenControl, language: string | null): Reading | null {
  if (role === 'switch' || role === 'radio') return null;
  // Of this sentence, the last words.
  const words = (lead.split(/[.;:!?]/).at(-1) ?? '').split(/\s+/).filter((word) => word !== '');
  const readings = [1, 2, 3].map((count) => readName(words.slice(-count).join(' '), language));
  return readings.find(({ meaning, general }) => (meaning === 'reject' || meaning === 'settings') && !general) ?? null;
}

/** "Statistics: no" says no. */
function readAnswer(name: string, language: string | null): Reading | null {
  const words = name.split(/[\s:–—-]+/).filter((word) => word !== '');
  const parts = name.split(/\s*[:–—(),.]\s*/).filter((part) => part !== '');
  const states = [parts.at(-1), parts[0]].map((part) => stateNamed(part ?? ''));
  const state = states.find((one) => one !== null);
  if (state !== undefined && state !== null)
    return { meaning: state ? 'accept' : 'reject', exact: true, general: true, phrase: name, language };
  const readings = [parts[0], words.at(-1), words[0]].map((word) => readName(word ?? '', language));
  return readings.find(({ exact, meaning }) => exact && (meaning === 'accept' || meaning === 'reject')) ?? null;
}

/** `alone`: the page is there for nothing else, so what leads to another one leads to its settings. */
export function readControl(seen: SeenControl, language: string | null, alone: boolean): Control {
  const byText = readName(seen.text, language);
  const byLabel = readName(seen.label, language);
  // What a person sees counts first; a cross or an icon says less than its accessible name.
  const vague = byText.meaning === 'other' || byText.meaning === 'close';
  const plain = vague && byLabel.meaning !== 'other' ? byLabel : byText;
  const reading = plain.meaning === 'other' || (plain.meaning === 'policy' && plain.general) ? (readLead(seen, language) ?? plain) : plain;
  const name = (vague && seen.label !== '' ? seen.label : seen.text) || seen.label;
  // A small box without any name, as crosses are drawn.
  const cross = name === '' && seen.role === 'button' && seen.looks !== undefined && Math.max(seen.looks.width, seen.looks.height) <= CROSS;
  if (cross) return { kind: 'close', name: '×', reading: { ...reading, meaning: 'close' }, seen };
  // A button that stays pressed is no switch when its words decide: "Deny all", aria-pressed.
  const pressed =
    seen.role === 'switch' &&
    seen.tag === 'button' &&
    (reading.meaning === 'accept' || reading.meaning === 'reject') &&
    reading.phrase.includes(' ');
  if ((seen.role === 'switch' || seen.role === 'radio') && !pressed) {
    const answer = seen.role === 'radio' && reading.meaning === 'other' ? readAnswer(seen.label || seen.text, language) : null;
    return { kind: 'switch', name: seen.text || seen.label || seen.row, reading: answer ?? reading, seen };
  }
  // "Allow cookies:" is what the buttons after it are for.
  if (/[:：]$/.test(name.trim())) return { kind: 'other', name, reading: { ...reading, heading: true }, seen };
  const worded = seen.role === 'button' ? (stateInWords(name) ?? (reading.meaning === 'other' ? stateOfRow(seen) : null)) : null;
  if (worded) return { kind: 'switch', name: worded.name, reading, seen: { ...seen, on: worded.on }, worded: true };
  // A link that leads away does not open settings on this page; its words name a document.
  const answers = (reading.meaning === 'accept' || reading.meaning === 'reject') && reading.heading !== true;
  const leaves = seen.href === 'away' && !answers && !(alone && reading.meaning === 'settings');
  const kind = leaves ? 'policy' : reading.meaning;
  return { kind, name, reading, seen };
}
