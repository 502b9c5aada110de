import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { closeSync, constants, openSync } from 'node:fs';
import { Socket } from 'node:net';
import path from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import type { CdpConnection } from './cdp.ts';

/** Chromium writes the log in groups of this many entries; what is older than that has been written. */
const GROUP = 16;
const CATCH_UP_MS = 2_000;
const RECENT = 500;
/** RFC 6761 §6.4: a name that never exists. */
const MARKED = 'cookie-audit.invalid';

/** The response whose Set-Cookie line put a cookie into a store. */
export interface StoringResponse {
  url: string;
  /** Its raw Set-Cookie lines of that cookie's name */
  lines: string[];
  status: number;
  /** Origin of the document or worker that asked; null: the browser itself */
  initiator: string | null;
}

/** A cookie that entered the cookie store of one browser context, by whatever way. */
export interface StoredCookie {
  /** Unix time in milliseconds */
  at: number;
  name: string;
  value: string;
  domain: string;
  hostOnly: boolean;
  path: string;
  /** null: no response did it, so a script */
  response: StoringResponse | null;
}

interface Transfer {
  at: number;
  url: string;
  initiator: string | null;
  status: number;
  lines: string[];
}

const Constants = z.object({ constants: z.object({ logEventTypes: z.record(z.string(), z.number()), timeTickOffset: z.coerce.number() }) });
const Entry = z.object({
  type: z.number(),
  phase: z.number(),
  time: z.coerce.number(),
  source: z.object({ id: z.number() }),
  params: z.record(z.string(), z.unknown()).default({}),
});
type Entry = z.infer<typeof Entry>;
const Text = z.string();

const eventNames = [
  'REQUEST_ALIVE',
  'URL_REQUEST_START_JOB',
  'HTTP_TRANSACTION_READ_RESPONSE_HEADERS',
  'COOKIE_INCLUSION_STATUS',
  'COOKIE_STORE_COOKIE_ADDED',
] as const;
type EventName = (typeof eventNames)[number];

/**
 * Chromium's own network log (https://www.chromium.org/developers/design-documents/network-stack/netlog/) as a second
 * witness: every cookie that entered a cookie store, with the response that carried it. It sees what DevTools does not:
 * beacons of a page that is left, shared workers, a service worker's own script, cross-origin WebSocket handshakes.
 * It knows neither frames nor scripts. The log is read from a pipe: no value of it ever reaches a disk.
 */
export class NetLog {
  readonly #socket: Socket;
  readonly #names = new Map<number, EventName>();
  readonly #transfers = new Map<number, Transfer>();
  readonly #stores = new Map<number, StoredCookie[]>();
  /** Not yet explained by a response, newest last, over all stores */
  #recent: StoredCookie[] = [];
  readonly #sentinels = new Map<string, (store: number) => void>();
  #rest = '';
  #tickOffset = 0;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.setEncoding('utf8');
    socket.on('data', (text: string) => this.#read(text));
    // A pipe that breaks ends the log, not the visit: what it would have told stays unknown.
    socket.on('error', () => undefined);
  }

  /** @returns null where the system has no named pipes */
  static async open(profile: string): Promise<NetLog | null> {
    if (process.platform === 'win32') return null;
    const file = NetLog.#pipeOf(profile);
    try {
      await promisify(execFile)('mkfifo', ['-m', '600', file]);
    } catch {
      return null;
    }
    // Opened for both, so that opening does not wait for the browser; read as it comes.
    const fd = openSync(file, constants.O_RDWR | constants.O_NONBLOCK);
    try {
      return new NetLog(new Socket({ fd, readable: true, writable: false }));
    } catch {
      closeSync(fd);
      return null;
    }
  }

  static #pipeOf(profile: string): string {
    return path.join(profile, 'net-log');
  }

  static flags(profile: string): string[] {
    return [`--log-net-log=${NetLog.#pipeOf(profile)}`, '--net-log-capture-mode=IncludeSensitive'];
  }

  close(): void {
    this.#socket.destroy();
  }

  /**
   * Follows the cookie store of a fresh browser context.
   *
   * @returns null where the log does not answer
   */
  async follow(cdp: CdpConnection, contextId: string): Promise<StoreLog | null> {
    const store = await this.#mark(cdp, contextId);
    if (store === null) return null;
    const stored: StoredCookie[] = [];
    this.#stores.set(store, stored);
    return {
      stored,
      // Any store's mark will do: this one must stay as the portal left it.
      catchUp: async () => (await this.#mark(cdp, undefined)) !== null,
      underWay: ({ since, until }, origins) =>
        [...this.#transfers.values()].some(
          ({ at, initiator }) => at >= since && at <= until && initiator !== null && origins.has(initiator),
        ),
      end: () => this.#stores.delete(store),
    };
  }

  /** Puts marks into a store and waits until the log shows them: then everything before them has been read. */
  async #mark(cdp: CdpConnection, contextId: string | undefined): Promise<number | null> {
    const place = contextId === undefined ? {} : { browserContextId: contextId };
    const token = `mark-${randomBytes(9).toString('hex')}`;
    const cookies = Array.from({ length: GROUP }, (_, index) => ({
      name: index === 0 ? token : `${token}-${index}`,
      value: '1',
      domain: MARKED,
      path: '/',
    }));
    let timer: NodeJS.Timeout | undefined;
    const seen = new Promise<number | null>((resolve) => {
      this.#sentinels.set(token, resolve);
      timer = setTimeout(() => resolve(null), CATCH_UP_MS);
    });
    try {
      await cdp.send('Storage.setCookies', { ...place, cookies });
      const store = await seen;
      await cdp.send('Storage.clearCookies', place);
      return store;
    } finally {
      clearTimeout(timer);
      this.#sentinels.delete(token);
    }
  }

  #read(text: string): void {
    const lines = (this.#rest + text).split('\n');
    this.#rest = lines.pop() ?? '';
    for (const line of lines) {
      if (this.#names.size === 0) this.#readConstants(line);
      else {
        const name = this.#names.get(Number(/"type":(\d+)\},?$/.exec(line.slice(-20))?.[1]));
        if (name !== undefined) this.#readEntry(name, line);
      }
    }
  }

  /** The first line names the types of entries by number, which differ between versions. */
  #readConstants(line: string): void {
    const parsed = Constants.safeParse(parseJson(`${line.replace(/,\s*$/, '')}}`)).data;
    if (parsed === undefined) return;
    this.#tickOffset = parsed.constants.timeTickOffset;
    for (const name of eventNames) this.#names.set(parsed.constants.logEventTypes[name] ?? -1, name);
  }

  #readEntry(name: EventName, line: string): void {
    const entry = Entry.safeParse(parseJson(line.replace(/,\s*$/, ''))).data;
    if (entry === undefined) return;
    const { source, params, phase } = entry;
    const text = (field: string): string => Text.safeParse(params[field]).data ?? '';
    const transfer = this.#transfers.get(source.id);
    if (name === 'REQUEST_ALIVE' && phase === 2) this.#transfers.delete(source.id);
    else if (name === 'URL_REQUEST_START_JOB' && phase === 1) {
      const initiator = text('initiator');
      this.#transfers.set(source.id, {
        at: entry.time + this.#tickOffset,
        url: text('url'),
        initiator: URL.canParse(initiator) ? initiator : null,
        status: 0,
        lines: [],
      });
    } else if (name === 'HTTP_TRANSACTION_READ_RESPONSE_HEADERS' && transfer !== undefined) {
      const headers = z.array(z.string()).safeParse(params['headers']).data ?? [];
      transfer.status = Number(/^HTTP\S* (\d{3})/.exec(headers[0] ?? '')?.[1] ?? 0);
      transfer.lines = headers.flatMap((header) => /^set-cookie:\s*(.*)$/is.exec(unescaped(header))?.[1] ?? []);
    } else if (name === 'COOKIE_STORE_COOKIE_ADDED') this.#added(entry, text);
    else if (name === 'COOKIE_INCLUSION_STATUS' && transfer !== undefined) {
      if (text('operation') === 'store' && text('status').startsWith('INCLUDE')) this.#explained(transfer, text);
    }
  }

  #added({ source, time }: Entry, text: (field: string) => string): void {
    const name = text('name');
    this.#sentinels.get(name)?.(source.id);
    if (text('domain') === MARKED) return;
    const cookie: StoredCookie = {
      at: time + this.#tickOffset,
      name,
      value: text('value'),
      domain: text('domain').replace(/^\./, ''),
      hostOnly: !text('domain').startsWith('.'),
      path: text('path'),
      response: null,
    };
    this.#stores.get(source.id)?.push(cookie);
    this.#recent.push(cookie);
    if (this.#recent.length > 2 * RECENT) this.#recent = this.#recent.slice(-RECENT);
  }

  /** The store tells of the cookie first, its request directly after that. */
  #explained({ url, initiator, status, lines }: Transfer, text: (field: string) => string): void {
    const name = text('name');
    const index = this.#recent.findLastIndex(
      (cookie) => cookie.name === name && cookie.path === text('path') && cookie.domain === text('domain').replace(/^\./, ''),
    );
    const [cookie] = index < 0 ? [] : this.#recent.splice(index, 1);
    if (cookie === undefined) return;
    const own = lines.filter((line) => line.split(';')[0]?.split('=')[0]?.trim() === name || line.startsWith(`=${cookie.value}`));
    cookie.response = { url, status, initiator, lines: own };
  }
}

export interface StoreLog {
  readonly stored: readonly StoredCookie[];
  /** Waits until the log tells of everything up to now. false: it did not answer */
  catchUp(): Promise<boolean>;
  /** Whether a request that one of these origins began within these times (Unix, in milliseconds) has no end yet */
  underWay(begun: { since: number; until: number }, origins: ReadonlySet<string>): boolean;
  end(): void;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The last line before the browser ends may be cut off.
    return null;
  }
}

/** The log shows what is not ASCII as `%ESCAPED:\u200b ` and percent escapes. */
function unescaped(header: string): string {
  const escaped = /^%ESCAPED:\u200b (.*)$/s.exec(header)?.[1];
  if (escaped === undefined) return header;
  try {
    return decodeURIComponent(escaped);
  } catch {
    return header;
  }
}
