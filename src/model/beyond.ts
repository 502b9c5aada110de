import { z } from 'zod';
import { HashedValue } from './cookie.ts';
import { StackFrame } from './stack.ts';

/** Facts beyond cookies: what pages keep elsewhere on the device, what leaves for other sites, and what is read off the device. */

export const StorageArea = z.enum(['localStorage', 'sessionStorage', 'indexedDB', 'cacheStorage']);
export type StorageArea = z.infer<typeof StorageArea>;

/** An item of the evidence's table; writes, snapshots and findings point at it by `id`. */
export const StorageItem = z.object({
  id: z.string().regex(/^s\d+$/),
  area: StorageArea,
  origin: z.string().describe('Origin of the frame that holds it'),
  name: z
    .string()
    .describe(
      'Key; for IndexedDB "database/store/key", for CacheStorage "cache URL". Parts of 16 characters or more that look made up are `~` and their hash',
    ),
});
export type StorageItem = z.infer<typeof StorageItem>;

/** A part of a value that is long and mixed enough to tell visitors apart; whether it does, several profiles tell. */
export const ValueToken = z.object({
  hash: z.string().describe("Salted like a value's hash: equal tokens are equal within one run"),
  length: z.number().int().nonnegative(),
  entropyBits: z
    .number()
    .describe(
      'Upper estimate of its randomness: length × log2 of the alphabet for one kind of characters (10, 16, 36, 62, 64), lowered to Shannon entropy × length where it repeats itself',
    ),
});
export type ValueToken = z.infer<typeof ValueToken>;

export const StoredValue = HashedValue.extend({
  tokens: z
    .array(ValueToken)
    .describe('At most 8 parts of 8 characters or more with digits and letters, or 9 digits; no dates, times, versions, URLs or words'),
  truncated: z.boolean().describe('The hash and the tokens are of the first 4096 characters'),
});
export type StoredValue = z.infer<typeof StoredValue>;

/** Where in a script something happened. */
export const ScriptPlace = z.object({
  url: z.string().nullable().describe('null: the stack was empty'),
  line: z.number().int().nullable().describe('1-based'),
  column: z.number().int().nullable().describe('1-based'),
});
export type ScriptPlace = z.infer<typeof ScriptPlace>;

/** All writes of one item in one phase by one place of a script. */
export const StorageWrite = z.object({
  item: z.string(),
  phase: z.number().int().nonnegative(),
  firstAt: z.number().describe('Milliseconds of real time since the scenario began'),
  pageTimeMs: z.number().describe('Page time since the document began, at the first of them'),
  count: z.number().int().positive(),
  frame: z.string().describe('URL of the document that wrote first'),
  api: z.enum(['setItem', 'property', 'IDBObjectStore.put', 'IDBObjectStore.add', 'IDBCursor.update', 'Cache.put', 'Cache.add']),
  value: StoredValue.describe('The last value'),
  setter: ScriptPlace.extend({ stack: z.array(StackFrame) }),
});
export type StorageWrite = z.infer<typeof StorageWrite>;

/** Everything in one origin's areas at the end of a phase. */
export const StorageSnapshot = z.object({
  origin: z.string(),
  problem: z.string().nullable().describe('Why it could not be read, or not in full'),
  items: z.array(
    z.object({
      item: z.string(),
      value: StoredValue,
      explained: z
        .boolean()
        .describe('A write of it was seen; false: by a worker, a property write of a kept reference, or before our hook'),
    }),
  ),
});
export type StorageSnapshot = z.infer<typeof StorageSnapshot>;

/** What is known of a request beyond its line: how much left with it, and whether it fetched anything. Index as in `requests`. */
export const Outflow = z.object({
  request: z.number().int().nonnegative(),
  bodyBytes: z
    .number()
    .int()
    .nonnegative()
    .nullable()
    .describe('Bytes of the body that was sent; null: it had one whose size was not seen'),
  pixel: z
    .enum(['tiny-image', 'no-content', 'ping'])
    .nullable()
    .describe('tiny-image: an image of at most 200 bytes; no-content: 204 or an empty answer to an image; ping: beacon or <a ping>'),
});
export type Outflow = z.infer<typeof Outflow>;

/** A stored value, or a part of it, found in a request to a site other than the one that it is stored for. */
export const IdentifierSent = z.object({
  request: z.number().int().nonnegative().describe("Index into the scenario's requests"),
  host: z.string(),
  where: z.enum(['path', 'query', 'fragment', 'body', 'referer', 'socket']),
  item: z.string().describe('Id in the cookie table (c…) or the storage table (s…)'),
  form: z.enum(['raw', 'base64', 'md5', 'sha1', 'sha256']),
  part: z.boolean().describe('false: the whole value; true: a part of it'),
  token: z.string().describe('Salted hash of the raw text'),
  count: z.number().int().positive().describe('Requests to this host that carried it so'),
  profiles: z.number().int().positive().describe('In how many profiles of this run a stored value held this text'),
  itemProfiles: z.number().int().positive().describe('In how many profiles of this run the item was stored at all'),
});
export type IdentifierSent = z.infer<typeof IdentifierSent>;

export const FingerprintTechnique = z.enum(['canvas', 'webgl', 'audio', 'fonts']);
export type FingerprintTechnique = z.infer<typeof FingerprintTechnique>;

/** Reads of one kind by one script in one phase. */
export const FingerprintReads = z.object({
  phase: z.number().int().nonnegative(),
  technique: FingerprintTechnique,
  api: z.string().describe('E.g. HTMLCanvasElement.toDataURL'),
  script: ScriptPlace.describe('First place'),
  frame: z.string(),
  count: z.number().int().positive().describe('Of fonts: those that no script of the document had measured before'),
  firstAt: z.number(),
  lastAt: z.number(),
  detail: z
    .object({
      width: z.number().int().nonnegative(),
      height: z.number().int().nonnegative(),
      characters: z.number().int().nonnegative().describe('Different characters that were drawn since the read before'),
    })
    .describe('The largest values of all these reads; 0 where it does not apply'),
});
export type FingerprintReads = z.infer<typeof FingerprintReads>;

export const BeyondCookies = z.object({
  storage: z.object({ writes: z.array(StorageWrite) }),
  outflows: z.array(Outflow),
  identifiersSent: z.array(IdentifierSent),
  fingerprint: z.array(FingerprintReads),
  leftOut: z.array(z.string()).describe('What went beyond a bound and was not recorded, in plain words'),
});
export type BeyondCookies = z.infer<typeof BeyondCookies>;

/** The canonical names of a first-party host, as the resolver of this machine tells them. */
export const CanonicalName = z.object({
  host: z.string(),
  status: z.enum(['found', 'none', 'not-looked-up', 'failed']),
  chain: z.array(z.string()).describe('Each name that the one before it stands for'),
  reason: z.string().nullable(),
});
export type CanonicalName = z.infer<typeof CanonicalName>;
