import type { PolicyEntry } from '../model/policy.ts';
import { categoryOf, isStorage, partyOf, purposeCategory, saysAnonymised } from './category.ts';
import { brandIn } from './brand.ts';
import { parseDuration } from './duration.ts';
import { squeeze } from './fold.ts';
import { labelOf } from './label.ts';
import type { Role } from './lexicon/language.ts';
import { namesIn } from './names.ts';
import { kindOfName } from './pattern.ts';

/** One declaration as a document makes it: a row of a table or an item of a list. */
export interface PolicyRecord {
  readonly fields: ReadonlyMap<Role, string>;
  readonly line: number | null;
  readonly confidence: PolicyEntry['confidence'];
  /** A name of several words, which only a generator's own mark-up can tell from a title. */
  readonly verbatim?: string;
}

/** What holds for all records of a section. */
export interface Surroundings {
  readonly document: string;
  /** The nearest heading. */
  readonly section: string | null;
  /** The nearest heading that names a category, and not only a company or a title. */
  readonly label: string | null;
  /** The service that a heading or the section's prose names. */
  readonly provider: string | null;
  /** Complianz calls "functional" what needs no consent. */
  readonly functionalIsNecessary: boolean;
}

const NOTHING = /^(?:[-–—./?]|_+|n\/?a\.?)?$/iu;
const HOST = /^\.?(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/u;

function hostIn(cell: string | null): string | null {
  if (cell === null) return null;
  const host = cell
    .toLowerCase()
    .replace(/^https?:\/\//u, '')
    .replace(/[/:?].*$/u, '');
  return HOST.test(host) ? host.replace(/^\./u, '') : null;
}

/** Some tables put the service where the host belongs. */
const serviceIn = (cell: string | null): string | null =>
  cell !== null && cell.length <= 80 && !cell.includes('.') && /\p{L}{2}/u.test(cell) ? cell : null;

/** "2 years / 24 h" beside "_ga, _gid": one part for each name, if there are as many. */
function durationFor(index: number, count: number, text: string | null): string | null {
  if (text === null || count < 2) return text;
  for (const separator of [/\n/u, /\s*[/;|]\s*/u, /\s*,\s*/u]) {
    const parts = text.split(separator).map((part) => part.trim());
    if (parts.length === count && parts.every((part) => parseDuration(part).understood)) return parts[index] ?? text;
  }
  return byWord(index, count, text) ?? text;
}

/** "2 years and 24 hours" beside two names: no sum, where the units are not next to each other. */
function byWord(index: number, count: number, text: string): string | null {
  const each = squeeze(text).split(/\s(?:bzw\.?|resp\.?)\s/u);
  if (each.length === count && each.every((part) => parseDuration(part).understood)) return each[index] ?? null;
  const parts = squeeze(text).split(/\s(?:and|et|und|y|e|en|i|a|och|og|ja|si|és|και|ve)\s/u);
  if (count !== 2 || parts.length !== 2) return null;
  const [first = 0, second = 0] = parts.map((part) => parseDuration(part).seconds ?? 0);
  return second > 0 && first / second > 100 ? (parts[index] ?? null) : null;
}

/** "Counts visits. Expires: 2 years": a lifetime that stands, with its label, in the purpose. */
function timeWithin(purpose: string | null): string | null {
  const label = (purpose ?? '')
    .slice(0, 2_000)
    .split(/(?<=[.;,])\s+/u)
    .map(labelOf)
    .find((one) => one?.role === 'duration' && one.value !== null && parseDuration(one.value).understood);
  return label?.value?.replace(/[.;]$/u, '') ?? null;
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
  const cell = namesIn(record.fields.get('name') ?? '');
  const { remark, more } = cell;
  const names = record.verbatim === undefined ? cell.names : [record.verbatim];
  const type = field('type');
  const provider = field('provider');
  const typed = type !== null && categoryOf(type) !== 'unknown' ? type : null;
  const categoryLabel = field('category') ?? typed ?? around.label;
  const purpose = field('purpose');
  // A policy that puts its cookies into no category may still say in the purpose what they are for.
  const claimed = categoryLabel === null ? purposeCategory(purpose ?? '') : categoryOf(categoryLabel);
  const category = claimed === 'functional' && around.functionalIsNecessary ? 'necessary' : claimed;
  const remarkSays = remark === null || isStorage(remark) || parseDuration(remark).understood || /^\d+$/u.test(remark) ? null : remark;
  const durationText = raw('duration') ?? timeWithin(purpose);
  const inStorage =
    isStorage(type ?? '') ||
    isStorage(remark ?? '') ||
    isStorage(durationText ?? '') ||
    (isStorage(around.section ?? '') && !/cookie/iu.test(around.section ?? ''));
  const entries = names.map((name, index): PolicyEntry => {
    const words = durationFor(index, names.length, durationText);
    return {
      name,
      match: kindOfName(name) === 'exact' ? 'exact' : 'pattern',
      kind: inStorage ? 'storage' : 'cookie',
      provider:
        provider ??
        serviceIn(field('domain')) ??
        remarkSays ??
        brandIn(purpose) ??
        brandIn(field('party')) ??
        brandIn(field('category')) ??
        around.provider,
      category,
      categoryLabel,
      party: partyOf(field('party') ?? '') ?? partyOf(type ?? '') ?? partyOf(provider ?? ''),
      domain: hostIn(field('domain')),
      functionAndLocation: field('functionAndLocation'),
      purpose,
      durationText: words === null ? null : squeeze(words),
      lifetimeSeconds: words === null ? null : parseDuration(words).seconds,
      anonymised:
        category === 'statistics' && saysAnonymised([purpose ?? '', categoryLabel ?? '', field('functionAndLocation') ?? ''].join(' ')),
      source: { document: around.document, section: around.section, line: record.line },
      confidence: record.confidence,
    };
  });
  return { entries, more };
}
