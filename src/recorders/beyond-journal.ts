import { createHash } from 'node:crypto';
import { registrableDomain } from '../cookies/party.ts';
import { looksMadeUp, LONGEST_VALUE, piecesOf, tokensOf, type Token } from '../cookies/tokens.ts';
import type { ValueHasher } from '../cookies/value.ts';
import type {
  BeyondCookies,
  FingerprintReads,
  IdentifierSent,
  Outflow,
  StorageArea,
  StorageItem,
  StorageSnapshot,
  StorageWrite,
  StoredValue,
} from '../model/beyond.ts';

const MOST_ITEMS = 10_000;
const MOST_WRITES = 10_000;
const MOST_TEXTS = 5_000;
const MOST_PIECES = 200_000;
const MOST_PIECES_OF_A_REQUEST = 300;
const MOST_SENT = 2_000;
const MOST_READS = 2_000;
/** The texts of one value that are looked for in requests: the whole of it and its most random parts. */
const TEXTS_OF_A_VALUE = 6;

/**
 * What all profiles of one portal's visit share: the table of storage items, and in how many profiles a
 * text was stored. A text that every fresh profile stores is no visitor's.
 */
export class BeyondTable {
  readonly #ids = new Map<string, string>();
  readonly #profilesOfText = new Map<string, Set<number>>();
  readonly #profilesOfItem = new Map<string, Set<number>>();
  readonly items: StorageItem[] = [];
  #profiles = 0;

  newProfile(): number {
    return this.#profiles++;
  }

  /** Id of an item; null: the table is full. */
  idOf(area: StorageArea, origin: string, name: string): string | null {
    const key = JSON.stringify([area, origin, name]);
    const known = this.#ids.get(key);
    if (known !== undefined) return known;
    if (this.items.length >= MOST_ITEMS) return null;
    const id = `s${this.items.length}`;
    this.#ids.set(key, id);
    this.items.push({ id, area, origin, name });
    return id;
  }

  held(profile: number, item: string, token: string): void {
    add(this.#profilesOfText, token, profile);
    add(this.#profilesOfItem, item, profile);
  }

  stored(profile: number, item: string): void {
    add(this.#profilesOfItem, item, profile);
  }

  /** Told once all profiles were seen. */
  count(sent: IdentifierSent): void {
    sent.profiles = Math.max(1, this.#profilesOfText.get(sent.token)?.size ?? 0);
    sent.itemProfiles = Math.max(1, this.#profilesOfItem.get(sent.item)?.size ?? 0);
  }
}

function add(map: Map<string, Set<number>>, key: string, profile: number): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, new Set([profile]));
  else known.add(profile);
}

/** A text as it may leave: what stands in a request → whose it is. */
interface Text {
  readonly item: string;
  readonly site: string;
  readonly form: IdentifierSent['form'];
  readonly part: boolean;
  readonly raw: string;
}

/** A value as it was read: told once, however often it is written. */
interface Read {
  readonly stored: StoredValue;
  readonly tokens: readonly Token[];
}

interface Place {
  readonly request: number;
  readonly host: string;
  readonly where: IdentifierSent['where'];
  count: number;
}

/** One write of an item, as a hook tells it. */
export interface StorageObservation {
  area: StorageArea;
  origin: string;
  name: string;
  text: string;
  /** Length of the whole value, of which `text` may be the beginning */
  length: number;
  phase: number;
  at: number;
  pageTimeMs: number;
  frame: string;
  api: StorageWrite['api'];
  setter: StorageWrite['setter'];
}

/**
 * What the recorders of storage, requests and fingerprinting write down during one scenario. Raw values
 * stay in here, for as long as the scenario runs: what comes out is hashed. Everything is bounded, and
 * says so where a bound was met.
 */
export class BeyondJournal {
  readonly #table: BeyondTable;
  readonly #hasher: ValueHasher;
  readonly #profile: number;
  readonly #writes = new Map<string, StorageWrite>();
  readonly #written = new Set<string>();
  readonly #databaseOrigins = new Set<string>();
  readonly #texts = new Map<string, Text[]>();
  readonly #known = new Set<string>();
  readonly #values = new Map<string, Read>();
  readonly #places = new Map<string, Map<string, Place>>();
  readonly #outflows = new Map<number, Outflow>();
  readonly #reads = new Map<string, FingerprintReads>();
  readonly #leftOut = new Map<string, number>();
  #pieces = 0;

  constructor(table: BeyondTable, hasher: ValueHasher) {
    this.#table = table;
    this.#hasher = hasher;
    this.#profile = table.newProfile();
  }

  leaveOut(what: string, count = 1): void {
    this.#leftOut.set(what, (this.#leftOut.get(what) ?? 0) + count);
  }

  /** A value that is stored for `host`: its made-up parts are looked for in what leaves for other sites. */
  held(item: string, host: string, value: string): void {
    this.#table.stored(this.#profile, item);
    const { stored, tokens } = this.#read(value, value.length);
    const key = `${item} ${stored.hash}`;
    if (tokens.length === 0 || this.#known.has(key)) return;
    if (this.#known.size >= MOST_TEXTS) return this.leaveOut('stored values that were not looked for in requests');
    this.#known.add(key);
    for (const { hash } of stored.tokens) this.#table.held(this.#profile, item, hash);
    const site = registrableDomain(host);
    const cut = value.slice(0, LONGEST_VALUE);
    const whole = looksMadeUp(cut) ? [cut] : [];
    for (const raw of [...new Set([...whole, ...tokens.map(({ text }) => text)])].slice(0, TEXTS_OF_A_VALUE)) {
      for (const [form, text] of formsOf(raw)) {
        const known = this.#texts.get(text) ?? [];
        if (known.length < 3) known.push({ item, site, form, part: raw !== value, raw });
        this.#texts.set(text, known);
      }
    }
  }

  /** Text that leaves with a request. */
  left(request: number, host: string, where: IdentifierSent['where'], text: string): void {
    if (text.length < 8) return;
    const pieces = piecesOf(text);
    if (pieces.length > MOST_PIECES_OF_A_REQUEST) this.leaveOut('requests of which only the first 300 parts were searched');
    for (const piece of pieces.slice(0, MOST_PIECES_OF_A_REQUEST)) {
      if (piece.length < 20 && !/\d/.test(piece)) continue;
      if (this.#pieces >= MOST_PIECES) return this.leaveOut('requests that were not searched for identifiers');
      const places = this.#places.get(piece) ?? new Map<string, Place>();
      this.#places.set(piece, places);
      const key = `${where} ${host}`;
      const known = places.get(key);
      if (known !== undefined) known.count += 1;
      else {
        places.set(key, { request, host, where, count: 1 });
        this.#pieces += 1;
      }
    }
  }

  outflow(index: number): Outflow {
    const known = this.#outflows.get(index);
    if (known !== undefined) return known;
    const flow: Outflow = { request: index, bodyBytes: 0, pixel: null };
    this.#outflows.set(index, flow);
    return flow;
  }

  wrote(seen: StorageObservation): void {
    const item = this.#table.idOf(seen.area, seen.origin, seen.name);
    if (item === null) return this.leaveOut('storage items beyond the first 10,000');
    this.held(item, new URL(seen.origin).hostname, seen.text);
    this.#written.add(item);
    if (seen.area === 'indexedDB' || seen.area === 'cacheStorage') this.#databaseOrigins.add(seen.origin);
    const { url, line, column } = seen.setter;
    const key = `${item} ${seen.phase} ${seen.api} ${url ?? ''}:${line ?? ''}:${column ?? ''}`;
    const known = this.#writes.get(key);
    if (known !== undefined) {
      known.count += 1;
      known.value = this.#stored(seen.text, seen.length);
      return;
    }
    if (this.#writes.size >= MOST_WRITES) return this.leaveOut('storage writes beyond the first 10,000');
    this.#writes.set(key, {
      item,
      phase: seen.phase,
      firstAt: seen.at,
      pageTimeMs: Math.round(seen.pageTimeMs),
      count: 1,
      frame: this.#hasher.url(seen.frame),
      api: seen.api,
      value: this.#stored(seen.text, seen.length),
      setter: seen.setter,
    });
  }

  /** Whether this profile was seen writing to IndexedDB or CacheStorage of an origin. */
  wroteDatabases(origin: string): boolean {
    return this.#databaseOrigins.has(origin);
  }

  /** One origin's storage at the end of a phase. */
  snapshot(
    origin: string,
    problem: string | null,
    entries: readonly { area: StorageArea; name: string; text: string; length: number }[],
  ): StorageSnapshot {
    const items = entries.flatMap(({ area, name, text, length }) => {
      const item = this.#table.idOf(area, origin, name);
      if (item === null) return [];
      this.held(item, new URL(origin).hostname, text);
      return [{ item, value: this.#stored(text, length), explained: this.#written.has(item) }];
    });
    const missing = entries.length - items.length;
    if (missing > 0) this.leaveOut('storage items beyond the first 10,000', missing);
    return { origin, problem, items };
  }

  /** Reads that may tell devices apart; those of one script, kind and phase are counted together. */
  fingerprinted(reads: Omit<FingerprintReads, 'count' | 'lastAt'>): void {
    const key = `${reads.phase} ${reads.technique} ${reads.api} ${reads.script.url ?? ''}`;
    const known = this.#reads.get(key);
    if (known === undefined) {
      if (this.#reads.size >= MOST_READS) return this.leaveOut('reads of the device beyond the first 2,000');
      this.#reads.set(key, { ...reads, count: 1, lastAt: reads.firstAt });
      return;
    }
    known.count += 1;
    known.lastAt = reads.firstAt;
    for (const what of ['width', 'height', 'characters'] as const) {
      known.detail[what] = Math.max(known.detail[what], reads.detail[what]);
    }
  }

  #stored(text: string, length: number): StoredValue {
    return this.#read(text, length).stored;
  }

  #read(text: string, length: number): Read {
    const cut = text.slice(0, LONGEST_VALUE);
    const hashed = this.#hasher.hash(cut);
    const key = `${hashed.hash} ${length}`;
    const known = this.#values.get(key);
    if (known !== undefined) return known;
    const tokens = tokensOf(cut);
    const stored: StoredValue = {
      ...hashed,
      length,
      tokens: tokens.map((token) => ({ hash: this.#hasher.digest(token.text), length: token.text.length, entropyBits: token.entropyBits })),
      truncated: length > cut.length,
    };
    const read = { stored, tokens };
    if (this.#values.size < MOST_TEXTS) this.#values.set(key, read);
    return read;
  }

  facts(): BeyondCookies {
    return {
      storage: { writes: [...this.#writes.values()] },
      outflows: [...this.#outflows.values()]
        .filter(({ bodyBytes, pixel }) => bodyBytes !== 0 || pixel !== null)
        .toSorted((a, b) => a.request - b.request),
      identifiersSent: this.#identifiersSent(),
      fingerprint: [...this.#reads.values()],
      leftOut: [...this.#leftOut].map(([what, count]) => `${what}: ${count}`),
    };
  }

  #identifiersSent(): IdentifierSent[] {
    /** Of overlapping parts of one value the longest tells all. */
    const found = new Map<string, { raw: string; sent: IdentifierSent }[]>();
    let total = 0;
    for (const [text, owners] of this.#texts) {
      for (const { request, host, where, count } of this.#places.get(text)?.values() ?? []) {
        for (const { item, site, form, part, raw } of owners) {
          if (registrableDomain(host) === site) continue;
          if (total >= MOST_SENT) {
            this.leaveOut('identifiers that left, beyond the first 2,000');
            continue;
          }
          const key = `${item} ${host} ${where} ${form}`;
          const known = found.get(key) ?? [];
          if (known.some((other) => other.raw.includes(raw))) continue;
          const token = this.#hasher.digest(raw);
          const sent: IdentifierSent = { request, host, where, item, form, part, token, count, profiles: 1, itemProfiles: 1 };
          found.set(key, [...known.filter((other) => !raw.includes(other.raw)), { raw, sent }]);
          total += 1;
        }
      }
    }
    return [...found.values()].flatMap((all) => all.map(({ sent }) => sent)).toSorted((a, b) => a.request - b.request);
  }
}

/** The shapes in which a value usually travels; hashes in lower-case hex. */
function formsOf(raw: string): [IdentifierSent['form'], string][] {
  const bytes = Buffer.from(raw, 'utf8');
  const digest = (algorithm: string): string => createHash(algorithm).update(bytes).digest('hex');
  const base64 = bytes.toString('base64');
  return [
    ['raw', raw],
    ['base64', base64],
    ['base64', base64.replace(/=+$/, '')],
    ['base64', bytes.toString('base64url')],
    ['md5', digest('md5')],
    ['sha1', digest('sha1')],
    ['sha256', digest('sha256')],
  ];
}
