import type { LookupAddress } from 'node:dns';
import pLimit from 'p-limit';
import { connect, createServer, type AddressInfo, type Server, type Socket, type TcpNetConnectOpts } from 'node:net';
import { NotPublic, publicAddresses } from '../addresses/public-address.ts';
import { messageOf } from '../model/errors.ts';
import { mappingFor, type HostMapping } from './host-mapping.ts';
import { answerSocks, SocksReply, socksRequest } from './socks.ts';

/** Why a connection did not come about. */
export interface NoConnection {
  /** The address that is not public; null: that was not the reason */
  refused: string | null;
  /** Chromium's name of the error, as it would have told without a proxy; of a refusal, the reason */
  error: string;
}

interface Way {
  /** As Chromium's `--host-resolver-rules`: the operator's word on where these hosts are */
  hostMappings: readonly HostMapping[];
  /** Of a host that is not mapped; throws NotPublic, and what node:dns throws */
  addresses?: (host: string) => Promise<readonly LookupAddress[]>;
}

/** A page asks for many connections to one host at a time: its name is resolved once for them. */
const NAMES_MS = 10_000;
/** Each takes one of the four threads that Node has for this and for files: names that do not answer must not take them all. */
const MOST_LOOKUPS = 3;
const MOST_KEPT = 5_000;
/** Before the next of several addresses is tried */
const ATTEMPT_MS = 1_000;

/** By Node's code of the error (`man 3 getaddrinfo`, `man 2 connect`): Chromium's name (net/base/net_error_list.h), and the answer. */
const errors: [RegExp, string, SocksReply][] = [
  [/^(ENOTFOUND|EAI_)/, 'net::ERR_NAME_NOT_RESOLVED', SocksReply.hostUnreachable],
  [/^ECONNREFUSED$/, 'net::ERR_CONNECTION_REFUSED', SocksReply.refused],
  [/^(EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL)$/, 'net::ERR_ADDRESS_UNREACHABLE', SocksReply.hostUnreachable],
  [/^ETIMEDOUT$/, 'net::ERR_CONNECTION_TIMED_OUT', SocksReply.failed],
];

/**
 * The way to the web of a browser that may reach public addresses only: a SOCKS proxy on loopback, through which every
 * connection of the browser goes, whatever began it (a page, a frame, a redirect, a worker, a WebSocket, a certificate check).
 * It resolves the name, looks at each address, and connects to the very addresses it looked at: a name that changes its
 * mind finds no second resolution. Hosts that `--resolve` maps are reached as mapped.
 *
 * SOCKS, not HTTP: TLS and HTTP stay between browser and portal to the byte, cookies go to nobody else, and a refusal is a
 * connection that fails, never an answer that a page could be taken for.
 */
export class PublicProxy {
  readonly url: string;
  readonly #server: Server;
  readonly #way: Way;
  readonly #sockets = new Set<Socket>();
  readonly #lookups = pLimit(MOST_LOOKUPS);
  readonly #names = new Map<string, Promise<readonly LookupAddress[]>>();
  /** By host and port; the newest last */
  readonly #failed = new Map<string, NoConnection>();

  private constructor(server: Server, way: Way) {
    this.#server = server;
    this.#way = way;
    this.url = `socks5://127.0.0.1:${(server.address() as AddressInfo).port}`;
    server.on('connection', (socket: Socket) => {
      this.#hold(socket);
      // What a client does wrong ends its connection, and no other.
      this.#serve(socket).catch(() => socket.destroy());
    });
  }

  static async start(way: Way): Promise<PublicProxy> {
    const server = createServer({ allowHalfOpen: true, noDelay: true });
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(0, '127.0.0.1', resolve);
    });
    return new PublicProxy(server, way);
  }

  /** Why there was no connection when one to that URL's host and port was asked for last; null: there was one, or nobody asked. */
  noConnection(url: string): NoConnection | null {
    if (!URL.canParse(url)) return null;
    const { protocol, hostname, port } = new URL(url);
    const place = placeOf(hostname.replace(/^\[|\]$/g, ''), port === '' ? (/^(?:https|wss):$/.test(protocol) ? 443 : 80) : Number(port));
    return this.#failed.get(place) ?? null;
  }

  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }

  async #serve(socket: Socket): Promise<void> {
    const asked = await socksRequest(socket);
    if (asked === null) {
      socket.destroySoon();
      return;
    }
    const place = placeOf(asked.host, asked.port);
    try {
      const onward = await this.#connect(asked.host, asked.port, socket);
      this.#failed.delete(place);
      answerSocks(socket, SocksReply.done);
      join(socket, onward);
    } catch (error) {
      // It was given up; nobody waits for the reason.
      if (socket.destroyed) return;
      const [why, reply] = reasonOf(error);
      this.#failed.delete(place);
      const [oldest] = this.#failed.keys();
      if (this.#failed.size >= MOST_KEPT && oldest !== undefined) this.#failed.delete(oldest);
      // Told before the browser knows: who asks why finds the answer.
      this.#failed.set(place, why);
      answerSocks(socket, reply);
      socket.destroySoon();
    }
  }

  async #connect(host: string, port: number, socket: Socket): Promise<Socket> {
    const mapped = mappingFor(host, port, this.#way.hostMappings);
    const place = mapped ?? { ...pinned(await this.#addresses(host)), port };
    const onward = this.#hold(
      connect({ ...place, noDelay: true, allowHalfOpen: true, autoSelectFamily: true, autoSelectFamilyAttemptTimeout: ATTEMPT_MS }),
    );
    // A browser that no longer waits for it, such as one that closes.
    if (socket.destroyed) onward.destroy();
    socket.once('close', () => onward.destroy());
    await new Promise<void>((resolve, reject) => {
      onward.once('connect', resolve);
      onward.once('error', reject);
      onward.once('close', () => reject(new Error('closed')));
    });
    return onward;
  }

  async #addresses(host: string): Promise<readonly LookupAddress[]> {
    const { addresses = publicAddresses } = this.#way;
    const known = this.#names.get(host) ?? this.#lookups(async () => await addresses(host));
    if (!this.#names.has(host)) {
      this.#names.set(host, known);
      setTimeout(() => this.#names.delete(host), NAMES_MS).unref();
    }
    return await known;
  }

  #hold(socket: Socket): Socket {
    this.#sockets.add(socket);
    socket.once('close', () => this.#sockets.delete(socket));
    // Each is told by the `close` that follows.
    socket.on('error', () => undefined);
    return socket;
  }
}

function placeOf(host: string, port: number): string {
  return `${host} ${port}`;
}

/** A connection to one of these and to nothing else: no name is given that could be resolved again. */
function pinned(addresses: readonly LookupAddress[]): Pick<TcpNetConnectOpts, 'host' | 'lookup'> {
  return { host: 'checked.invalid', lookup: (_host, _options, done) => done(null, [...addresses]) };
}

/** Each end gets what the other says, and how it ends: orderly, or not. */
function join(one: Socket, other: Socket): void {
  for (const [from, to] of [
    [one, other],
    [other, one],
  ] as const) {
    from.pipe(to);
    from.once('close', (failed) => (failed ? to.resetAndDestroy() : to.destroySoon()));
  }
}

function reasonOf(error: unknown): [NoConnection, SocksReply] {
  if (error instanceof NotPublic) return [{ refused: error.address, error: `refused: ${error.message}` }, SocksReply.notAllowed];
  const code = codeOf(error);
  const [, name, reply] = errors.find(([pattern]) => pattern.test(code)) ?? [null, 'net::ERR_CONNECTION_FAILED', SocksReply.failed];
  return [{ refused: null, error: name }, reply];
}

/** Where several addresses were tried, the error of the last. */
function codeOf(error: unknown): string {
  const single: unknown = error instanceof AggregateError ? error.errors.at(-1) : error;
  return (single as NodeJS.ErrnoException).code ?? messageOf(single);
}
