import { once } from 'node:events';
import type { Socket } from 'node:net';
import ipaddr from 'ipaddr.js';

/** RFC 1928 §6 */
export const SocksReply = { done: 0, failed: 1, notAllowed: 2, hostUnreachable: 4, refused: 5, noSuchCommand: 7 } as const;
export type SocksReply = (typeof SocksReply)[keyof typeof SocksReply];

const VERSION = 5;
const NO_AUTHENTICATION = 0;
const CONNECT = 1;
const LENGTHS: Record<number, number> = { 1: 4, 4: 16 };
const NAME = 3;

/**
 * Reads what a SOCKS client (RFC 1928) asks for: a connection to a name or an address. Its answer is the caller's.
 *
 * @returns null: it speaks something else, asks for something else, or is gone
 */
export async function socksRequest(socket: Socket): Promise<{ host: string; port: number } | null> {
  const [version, methods] = (await read(socket, 2)) ?? [];
  if (version !== VERSION || methods === undefined) return null;
  const offered = methods === 0 ? null : await read(socket, methods);
  if (offered?.includes(NO_AUTHENTICATION) !== true) return null;
  socket.write(Buffer.of(VERSION, NO_AUTHENTICATION));
  const [, command, , kind] = (await read(socket, 4)) ?? [];
  if (command === undefined || kind === undefined) return null;
  if (command !== CONNECT) {
    answerSocks(socket, SocksReply.noSuchCommand);
    return null;
  }
  const length = kind === NAME ? (await read(socket, 1))?.[0] : LENGTHS[kind];
  const name = length === undefined || length === 0 ? null : await read(socket, length);
  const port = name === null ? null : await read(socket, 2);
  if (name === null || port === null) return null;
  const host = kind === NAME ? name.toString('latin1') : ipaddr.fromByteArray([...name]).toString();
  return { host: host.replace(/^\[|\]$/g, '').toLowerCase(), port: port.readUInt16BE() };
}

/** Says what became of it; the address of our end (here none) is of no use to a browser. */
export function answerSocks(socket: Socket, reply: SocksReply): void {
  socket.write(Buffer.of(VERSION, reply, 0, 1, 0, 0, 0, 0, 0, 0));
}

/** So many bytes, and the rest stays in the socket; null: it ended before. */
async function read(socket: Socket, length: number): Promise<Buffer | null> {
  for (;;) {
    const bytes = socket.read(length) as Buffer | null;
    if (bytes !== null) return bytes.length === length ? bytes : null;
    if (socket.readableEnded || socket.destroyed) return null;
    const gone = new AbortController();
    const abort = (): void => gone.abort();
    socket.once('close', abort);
    try {
      await once(socket, 'readable', { signal: gone.signal });
    } catch {
      return null;
    } finally {
      socket.off('close', abort);
    }
  }
}
