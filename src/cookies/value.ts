import { createHmac } from 'node:crypto';
import type { HashedValue } from '../model/cookie.ts';

const charsets: [HashedValue['charset'], RegExp][] = [
  ['empty', /^$/],
  ['digits', /^\d+$/],
  ['hex', /^[0-9a-f]+$/i],
  ['alphanumeric', /^[0-9a-z]+$/i],
  ['base64', /^[0-9a-z+/_=-]+$/i],
  ['printable', /^[\x20-\x7e]+$/],
];

/** Keeps what rules need of a value (equality within a run, length, kind of characters), not the value. */
export class ValueHasher {
  readonly #salt: string;
  readonly #keep: boolean;

  /** @param salt random per run, so that hashes of two runs cannot be joined */
  constructor(salt: string, keep: boolean) {
    this.#salt = salt;
    this.#keep = keep;
  }

  digest(text: string): string {
    return createHmac('sha256', this.#salt).update(text).digest('hex').slice(0, 16);
  }

  hash(value: string): HashedValue {
    const charset = charsets.find(([, pattern]) => pattern.test(value))?.[0] ?? 'other';
    const hashed = { hash: this.digest(value), length: value.length, charset };
    return this.#keep ? { ...hashed, raw: value } : hashed;
  }

  /** A text in which a value gives way to `~` and its hash. */
  without(text: string, value: string): string {
    return this.#keep ? text : text.replaceAll(value, `~${this.digest(value)}`);
  }

  /**
   * A URL without what may identify a person: credentials go, query and fragment values of 16
   * characters or more become `~` and their hash, so that equal ones stay equal.
   */
  url(url: string): string {
    if (this.#keep || url.length < 16) return url;
    if (url.startsWith('data:') || url.startsWith('blob:')) return url.slice(0, 64);
    return url
      .replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/?#@]*@/i, '$1')
      .replace(/([=#])([^&#=]{16,})/g, (_, mark: string, value: string) => `${mark}~${this.digest(value)}`);
  }
}
