import type { PolicyEntry } from '../model/policy.ts';
import { categoryOf, isStorage, partyOf, saysAnonymised } from './category.ts';
import { parseDuration } from './duration.ts';
import { squeeze } from './fold.ts';
import type { Role } from './lexicon/language.ts';
import { namesIn } from './names.ts';
import { kindOfName } from './pattern.ts';

/** One declaration as a document makes it: a row of a table or an item of a list. */
export interface PolicyRecord {
  readonly fields: ReadonlyMap<Role, string>;
  readonly line: number | null;
  readonly confidence: PolicyEntry['confidence'];
}

/** What holds for all records of a section. */
export interface Surroundings {
  readonly document: string;
  /** The nearest heading. */
  readonly section: string | null;
  /** The nearest heading that names a category, and not only a company or a title. */
  readonly label: string | null;
}

const NOTHING = /^(?:[-–—./]|n\/?a\.?)?$/iu;
const HOST = /^\.?(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/u;

function hostIn(cell: string | null): string | null {
  if (cell === null) return null;
  const host = cell.toLowerCase().replace(/^https?:\/\//u, '').replace(/[/:?].*$/u, '');
  return HOST.test(host) ? host.replace(/^\./u, '') : null;
}

/** "2 years / 24 h" beside "_ga, _gid": one part for each name, if there are as many. */
function durationFor(index: number, count: number, text: string | null): string | null {
  if (text === null || count < 2) return text;
  for (const separator of [/\n/u, /\s*[/;|]\s*/u, /\s*,\s*/u]) {
    const parts = text.split(separator).map((part) => part.trim());
    if (parts.length === count && parts.every((part) => parseDuration(part).understood)) return parts[index] ?? text;
  }
  return text;
}

/** The entries that a record declares (one for each name), and whether it says that there are more. */
export function entriesOf(record: PolicyRecord, around: Surroundings): { entries: PolicyEntry[]; more: boolean } {
  const raw = (role: Role): string | null => {
    const text = (record.fields.get(role) ?? '').trim();
    return NOTHING.test(text) ? null : text;
  };
  const field = (role: Role): string | null => {
    const text = raw(role);
    return text === null ? null : squeeze(text);
  };
  const { names, remark, more } = namesIn(record.fields.get('name') ?? '');
  const type = field('type');
  const provider = field('provider');
  const typed = type !== null && categoryOf(type) !== 'unknown' ? type : null;
  const categoryLabel = field('category') ?? typed ?? around.label;
  const category = categoryLabel === null ? 'unknown' : categoryOf(categoryLabel);
  const purpose = field('purpose');
  const remarkSays = remark === null || isStorage(remark) || parseDuration(remark).understood || /^\d+$/u.test(remark) ? null : remark;
  const durationText = raw('duration');
  const inStorage =
    isStorage(type ?? '') || isStorage(remark ?? '') || isStorage(durationText ?? '') || (isStorage(around.section ?? '') && !/cookie/iu.test(around.section ?? ''));
  const entries = names.map((name, index): PolicyEntry => {
    const words = durationFor(index, names.length, durationText);
    return {
      name,
      match: kindOfName(name) === 'exact' ? 'exact' : 'pattern',
      kind: inStorage ? 'storage' : 'cookie',
      provider: provider ?? remarkSays,
      category,
      categoryLabel,
      party: partyOf(field('party') ?? '') ?? partyOf(type ?? '') ?? partyOf(provider ?? ''),
      domain: hostIn(field('domain')),
      functionAndLocation: field('functionAndLocation'),
      purpose,
      durationText: words === null ? null : squeeze(words),
      lifetimeSeconds: words === null ? null : parseDuration(words).seconds,
      anonymised: category === 'statistics' && saysAnonymised([purpose ?? '', categoryLabel ?? '', field('functionAndLocation') ?? ''].join(' ')),
      source: { document: around.document, section: around.section, line: record.line },
      confidence: record.confidence,
    };
  });
  return { entries, more };
}
