import { setTimeout as wait } from 'node:timers/promises';
import { messageOf } from '../model/errors.ts';
import type { News } from '../model/news.ts';
import { NotDelivered, type Channel, type Message } from './channel.ts';
import { hasNews } from './words.ts';

const ATTEMPTS = 4;
const LONGEST_WAIT_MS = 60_000;

export interface NotifyOptions {
  /** Says what would be sent, and sends nothing */
  dryRun: boolean;
  signal: AbortSignal;
  /** Milliseconds before the second attempt; doubled before each further one */
  backOffMs?: number;
}

export interface Delivery {
  channel: Channel['kind'];
  target: string;
  outcome: 'sent' | 'failed' | 'nothing-new' | 'dry-run';
  attempts: number;
  /** Why it failed, or in a dry run what would have been sent */
  detail: string | null;
}

/**
 * Tells the news on each channel, all at once, each with retries and back-off. Never throws: a
 * notification that cannot be delivered is a result, since it must not break the run that it is about.
 */
export async function notify(news: News, channels: readonly Channel[], options: NotifyOptions): Promise<Delivery[]> {
  return await Promise.all(channels.map(async (channel) => await deliver(news, channel, options)));
}

async function deliver(news: News, channel: Channel, options: NotifyOptions): Promise<Delivery> {
  const { kind, target } = channel;
  const done = (outcome: Delivery['outcome'], attempts: number, detail: string | null): Delivery => ({
    channel: kind,
    target,
    outcome,
    attempts,
    detail,
  });
  if (channel.when === 'new' && !hasNews(news)) return done('nothing-new', 0, null);
  let attempts = 0;
  try {
    const message = channel.compose(news);
    if (options.dryRun) return done('dry-run', 0, message.preview);
    for (;;) {
      attempts += 1;
      const failure = await attempt(message, options.signal);
      if (failure === null) return done('sent', attempts, null);
      options.signal.throwIfAborted();
      if (!failure.retry || attempts === ATTEMPTS) return done('failed', attempts, failure.message);
      const backOff = (options.backOffMs ?? 1000) * 2 ** (attempts - 1) * (0.75 + Math.random() / 2);
      await wait(Math.min(Math.max(backOff, failure.waitMs ?? 0), LONGEST_WAIT_MS), undefined, { signal: options.signal });
    }
  } catch (error) {
    return done('failed', attempts, options.signal.aborted ? 'the run was interrupted' : messageOf(error));
  }
}

async function attempt(message: Message, signal: AbortSignal): Promise<NotDelivered | null> {
  try {
    await message.send(signal);
    return null;
  } catch (error) {
    return error instanceof NotDelivered ? error : new NotDelivered(messageOf(error), { retry: false, cause: error });
  }
}

/** A delivery in one line for a person. */
export function deliveryLine({ channel, target, outcome, attempts, detail }: Delivery): string {
  const to = `notification (${channel}) to ${target}`;
  if (outcome === 'sent') return `${to}: sent`;
  if (outcome === 'nothing-new') return `${to}: nothing new, not sent`;
  if (outcome === 'dry-run') return `${to}: dry run, would send: ${detail ?? ''}`;
  return `${to}: not delivered after ${attempts} ${attempts === 1 ? 'attempt' : 'attempts'}: ${detail ?? ''}`;
}
