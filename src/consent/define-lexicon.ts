/** What a control of a banner is for. `pay`: consent or a subscription. `other`: the words do not tell. */
export type ControlMeaning = 'accept' | 'reject' | 'settings' | 'save' | 'close' | 'policy' | 'pay' | 'other';

/**
 * The words of one language. Phrases are compared folded (see fold.ts), word by word: marks between
 * words do not count. A phrase is looked for within a short name; one that begins with `=` must be
 * the whole name. The longest phrase wins, so "continue without accepting" is no "accept". In the
 * lists that say so, a word that ends in `*` stands for all words that begin so.
 */
export interface Lexicon {
  /** BCP 47. */
  language: string;
  /** Words that by themselves say that a text is about cookies. `*` */
  topic: readonly string[];
  /** Words of which two different ones are needed. `*` */
  topicHints: readonly string[];
  /** What is asked for without a word on cookies: to measure visits. */
  measures?: readonly string[];
  /** What a notice says that is done with cookies, or by going on: use, store, accept. `*` */
  uses: readonly string[];
  /** Accept all, accept. */
  accept: readonly string[];
  /** Refuse all, necessary only, continue without accepting. */
  reject: readonly string[];
  /** What may stand beside them and changes nothing: thanks, for me. */
  polite?: readonly string[];
  /** To take back a consent that was given. */
  withdraw: readonly string[];
  settings: readonly string[];
  save: readonly string[];
  close: readonly string[];
  policy: readonly string[];
  /** Words of an offer: pay, subscribe. A control with one of them makes no choice. */
  pay: readonly string[];
  /** What cannot be refused, and "always active": to accept only this is to refuse. `*` */
  necessary: readonly string[];
  /** To accept what is selected is to save. `*` */
  selection: readonly string[];
  /** Only: with what is necessary it makes a refusal. */
  only: readonly string[];
  /** Not, without, do not: what is accepted with one of these is not accepted. */
  negations: readonly string[];
  /** What pop-ups that only mention cookies are about: newsletters, ages, log-ins, languages, chats. */
  decoys: readonly string[];
}

export function defineLexicon(lexicon: Lexicon): Lexicon {
  return lexicon;
}

/** A comma between phrases, as they are many. */
export function list(phrases: string): string[] {
  return phrases
    .split(',')
    .map((phrase) => phrase.trim())
    .filter((phrase) => phrase !== '');
}

/** Each of the first with each of the second: the verbs with their objects. */
export function pairs(first: string, second: string): string[] {
  return list(first).flatMap((one) => list(second).map((other) => `${one} ${other}`));
}
