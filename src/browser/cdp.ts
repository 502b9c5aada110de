import type { ProtocolMapping } from 'devtools-protocol/types/protocol-mapping.js';
import WebSocket from 'ws';
import { messageOf } from '../model/errors.ts';

export type CdpCommand = keyof ProtocolMapping.Commands;
export type CdpParams<C extends CdpCommand> = ProtocolMapping.Commands[C]['paramsType'][0];
export type CdpResult<C extends CdpCommand> = ProtocolMapping.Commands[C]['returnType'];
export type CdpEvent = keyof ProtocolMapping.Events;
export type CdpEventParams<E extends CdpEvent> = ProtocolMapping.Events[E][0];

type Listener = (method: string, params: unknown, sessionId: string | undefined) => void;

interface Pending {
  method: string;
  resolve(result: unknown): void;
  reject(error: Error): void;
}

interface Incoming {
  id?: number;
  method?: string;
  params?: unknown;
  sessionId?: string;
  result?: unknown;
  error?: { message: string };
}

/** Rejected when the browser answers a command with an error, or is gone. */
export class CdpError extends Error {
  override name = 'CdpError';
}

/**
 * A second DevTools connection beside Playwright's. Playwright's own sessions do not reach the
 * targets below a page (cross-site frames, their workers), and those must be recorded from their
 * first byte.
 */
export class CdpConnection {
  readonly #socket: WebSocket;
  readonly #pending = new Map<number, Pending>();
  readonly #listeners = new Set<Listener>();
  #lastId = 0;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on('message', (data: Buffer) => this.#receive(data.toString('utf8')));
    socket.on('close', () => this.#fail('the DevTools connection is closed'));
    socket.on('error', (error) => this.#fail(messageOf(error)));
  }

  static async connect(url: string): Promise<CdpConnection> {
    const socket = new WebSocket(url, {
      perMessageDeflate: false,
      maxPayload: 256 * 1024 * 1024,
      // One message a tick: who awaits an answer goes on before the events that came after it.
      allowSynchronousEvents: false,
    });
    await new Promise<void>((resolve, reject) => {
      socket.once('open', resolve);
      socket.once('error', reject);
    });
    return new CdpConnection(socket);
  }

  async send<C extends CdpCommand>(method: C, params?: CdpParams<C>, sessionId?: string): Promise<CdpResult<C>> {
    if (this.#socket.readyState !== WebSocket.OPEN) throw new CdpError(`${method}: the DevTools connection is closed`);
    const id = ++this.#lastId;
    const answer = new Promise<unknown>((resolve, reject) => {
      this.#pending.set(id, { method, resolve, reject });
    });
    this.#socket.send(JSON.stringify({ id, method, params: params ?? {}, sessionId }));
    return (await answer) as CdpResult<C>;
  }

  listen(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  get open(): boolean {
    return this.#socket.readyState === WebSocket.OPEN;
  }

  async close(): Promise<void> {
    if (this.#socket.readyState === WebSocket.CLOSED) return;
    const closed = new Promise<void>((resolve) => this.#socket.once('close', () => resolve()));
    this.#socket.terminate();
    await closed;
  }

  #receive(text: string): void {
    const message = JSON.parse(text) as Incoming;
    if (message.id !== undefined) {
      const pending = this.#pending.get(message.id);
      this.#pending.delete(message.id);
      if (message.error !== undefined) pending?.reject(new CdpError(`${pending.method}: ${message.error.message}`));
      else pending?.resolve(message.result);
      return;
    }
    if (message.method === undefined) return;
    for (const listener of this.#listeners) listener(message.method, message.params, message.sessionId);
  }

  #fail(reason: string): void {
    for (const { method, reject } of this.#pending.values()) reject(new CdpError(`${method}: ${reason}`));
    this.#pending.clear();
  }
}
