/** What a control of a banner is for. `other`: the words do not tell. */
export type ControlMeaning = 'accept' | 'reject' | 'settings' | 'save' | 'close' | 'policy' | 'other';

/**
 * The words of one language. Phrases are compared folded: lower case, no accents, straight
 * apostrophes. A phrase is looked for as whole words within a short name; one that begins with `=`
 * must be the whole name. The longest phrase wins, so "continue without accepting" is no "accept".
 */
export interface Lexicon {
  /** BCP 47. */
  language: string;
  /** Words that by themselves say that a text is about cookies. */
  topic: readonly string[];
  /** Words of which two different ones are needed. */
  topicHints: readonly string[];
  accept: readonly string[];
  reject: readonly string[];
  settings: readonly string[];
  save: readonly string[];
  close: readonly string[];
  policy: readonly string[];
  /** A switch that cannot be refused: its own words, or the words of its row. */
  necessary: readonly string[];
  /** What pop-ups that only mention cookies are about: newsletters, ages, log-ins, languages, chats. */
  decoys: readonly string[];
}

export function defineLexicon(lexicon: Lexicon): Lexicon {
  return lexicon;
}
