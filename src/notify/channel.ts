import type { News } from '../model/news.ts';

/** What went wrong with one attempt, and whether another one could succeed. */
export class NotDelivered extends Error {
  override name = 'NotDelivered';
  readonly retry: boolean;
  /** What the receiver asked to wait, in milliseconds; null: it did not say */
  readonly waitMs: number | null;

  constructor(message: string, options: { retry: boolean; waitMs?: number | null; cause?: unknown }) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.retry = options.retry;
    this.waitMs = options.waitMs ?? null;
  }
}

export interface Message {
  /** As it would be sent: the text of a dry run. Holds no secret. */
  readonly preview: string;
  /** One attempt. @throws NotDelivered */
  send(signal: AbortSignal): Promise<void>;
}

/** One way to tell people. */
export interface Channel {
  readonly kind: 'webhook' | 'slack' | 'teams' | 'mail';
  /** Where it goes, for people; without path, user and password, which are secrets with these services */
  readonly target: string;
  readonly when: 'new' | 'every-run';
  /** Composed once: all attempts send the same bytes under the same id. */
  compose(news: News): Message;
}
