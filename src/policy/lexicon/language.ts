import type { Category } from '../../model/cookie.ts';

/** What a column of a cookie table tells. `type` is whatever a site puts there: category, party or kind of storage. */
export const ROLES = ['name', 'provider', 'functionAndLocation', 'purpose', 'duration', 'category', 'type', 'party', 'domain'] as const;
export type Role = (typeof ROLES)[number];

export type DurationUnit = 'second' | 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year';

/**
 * The words of one language. All are folded (lower case, no accents, see `fold.ts`); a final `*`
 * stands for the rest of the word; a leading `=` says that the whole cell must be this word.
 */
export interface PolicyLanguage {
  /** BCP 47 tag. */
  readonly tag: string;
  /** Frequent words that tell this language from the others. */
  readonly common: readonly string[];
  readonly columns: Readonly<Partial<Record<Role, readonly string[]>>>;
  /** `unknown`: words for "not put into a category". */
  readonly categories: Readonly<Partial<Record<Category, readonly string[]>>>;
  /** Words that turn the category word after them around: "non", "not". */
  readonly negations: readonly string[];
  readonly duration: {
    readonly units: Readonly<Record<DurationUnit, readonly string[]>>;
    /** Number words, from one on. */
    readonly numbers: readonly (readonly string[])[];
    /** An amount that is not told: "a few seconds". */
    readonly few: readonly string[];
    readonly session: readonly string[];
    readonly persistent: readonly string[];
  };
  readonly party: { readonly first: readonly string[]; readonly third: readonly string[] };
  readonly storage: readonly string[];
  readonly anonymised: readonly string[];
  /** What introduces the beginning of names: "any cookie starting with". */
  readonly startingWith: readonly string[];
  /** Words that join names in a cell. */
  readonly and: readonly string[];
  /** Words after which a list of names goes on: "etc." */
  readonly andMore: readonly string[];
  /** Sentences by which a document says that there are no cookies at all. */
  readonly usesNone: readonly string[];
}
