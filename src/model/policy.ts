import { z } from 'zod';
import { Category, Party } from './cookie.ts';

/** Where an entry was found, so that a person can look it up in the document. */
export const EntrySource = z.object({
  document: z.string().describe('File path or URL of the document'),
  section: z.string().nullable().describe('The nearest heading above the entry'),
  line: z.number().int().positive().nullable().describe('1-based line in the document'),
});
export type EntrySource = z.infer<typeof EntrySource>;

export const PolicyEntry = z.object({
  name: z.string().describe('The cookie name as declared, wildcards and placeholders included'),
  match: z.enum(['exact', 'pattern']).describe('exact: case-sensitive equality; pattern: `*` stands for any characters'),
  kind: z.enum(['cookie', 'storage']).describe('storage: a localStorage or sessionStorage item listed among the cookies'),
  provider: z.string().nullable(),
  category: Category,
  categoryLabel: z.string().nullable().describe("The policy's own words for the category"),
  party: Party.nullable(),
  domain: z.string().nullable().describe('Where declared: the host the cookie belongs to'),
  functionAndLocation: z.string().nullable(),
  purpose: z.string().nullable(),
  durationText: z.string().nullable().describe('The lifetime in the words of the policy'),
  lifetimeSeconds: z.number().nonnegative().nullable().describe('0: session; null: not stated, or not a fixed time'),
  anonymised: z.boolean().describe('The policy says that these statistics are anonymised'),
  source: EntrySource,
  confidence: z.enum(['high', 'medium', 'low']).describe('How sure the reading is'),
});
export type PolicyEntry = z.infer<typeof PolicyEntry>;

/**
 * `complete`: the list is stated to be whole; `incomplete`: the text is cut off or says that there
 * is more; `unknown`: it ends where a list may end.
 */
export const Completeness = z.enum(['complete', 'incomplete', 'unknown']);
export type Completeness = z.infer<typeof Completeness>;

/** A declaration that was read. An empty `entries` means: the document declares none. */
export const Policy = z.object({
  source: z.object({
    kind: z.enum(['file', 'page', 'portal-file']).describe('A document on disk, a page of the portal, or a portal file (YAML)'),
    location: z.string().describe('Path or URL'),
    sha256: z.string().describe('Of the bytes that were read'),
  }),
  format: z.enum(['text', 'markdown', 'html', 'yaml']),
  title: z.string().nullable(),
  language: z.string().nullable().describe('BCP 47 tag'),
  portalUrl: z.string().nullable().describe('The portal that the document says it is about'),
  columns: z.array(z.string()).describe('Header cells of the first cookie table'),
  sections: z.array(z.string()).describe('Headings that hold entries'),
  completeness: Completeness,
  incompleteReason: z.string().nullable(),
  entries: z.array(PolicyEntry),
  noise: z.array(z.string()).describe('Lines beside the table that were read and set aside'),
});
export type Policy = z.infer<typeof Policy>;

/**
 * The outcome of looking for a declaration. `unreadable` and `missing` are never an empty list:
 * `missing` says that all the places were looked at, `unreadable` that something was there.
 */
export const PolicyResult = z.discriminatedUnion('status', [
  z.object({ status: z.literal('read'), policy: Policy }),
  z.object({ status: z.literal('unreadable'), location: z.string(), reason: z.string() }),
  z.object({ status: z.literal('missing'), lookedAt: z.array(z.string()) }),
]);
export type PolicyResult = z.infer<typeof PolicyResult>;
