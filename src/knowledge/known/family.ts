import type { Category } from '../../model/cookie.ts';

/** One row of the hand-written table of cookies whose maker says in public what they are for. */
export interface KnownCookie {
  /** The name; `*` stands for any characters. Case-sensitive, as names are (RFC 6265bis §5.7). */
  readonly pattern: string;
  readonly provider: string;
  readonly category: Exclude<Category, 'unknown'>;
  /** The name is a word that any site may use for anything: it proves nothing alone. */
  readonly generic?: true;
  /** The maker documents several purposes, or the purpose depends on the site: not settled by the name. */
  readonly mixed?: true;
  /** Audience measurement that can be set up so that regulators exempt it from consent (CNIL 2020-091 art. 5). */
  readonly mayBeAnonymised?: true;
  /** The row holds on these domains and their subdomains only: elsewhere the same name is another cookie. */
  readonly domains?: readonly string[];
  /** In words, where the maker states it. */
  readonly lifetime?: string;
  /** The public documentation that the row was written from. */
  readonly source: string;
  /** Of a row that a user brought along: the file, and how far it settles a cookie of that name. */
  readonly brought?: { readonly file: string; readonly confidence: 'exact' | 'majority' | 'inferred' };
}

type Shared = Omit<KnownCookie, 'pattern' | 'lifetime'>;

/** The cookies of one maker that share everything but name and lifetime. */
export function family(shared: Shared, lifetimes: Readonly<Record<string, string | null>>): KnownCookie[] {
  return Object.entries(lifetimes).map(([pattern, lifetime]) =>
    lifetime === null ? { ...shared, pattern } : { ...shared, pattern, lifetime },
  );
}
