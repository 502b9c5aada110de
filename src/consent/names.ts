import { list } from './define-lexicon.ts';
import type { ControlMeaning } from './define-lexicon.ts';
import { fold, isUnspaced, phrasesSource, wordsOf } from './fold.ts';
import { lexicons } from './lexicons.ts';

export interface Reading {
  meaning: ControlMeaning;
  /** The name is the phrase and nothing else. */
  exact: boolean;
  /** A word that buttons of any pop-up bear: yes, no, OK, continue. */
  general: boolean;
  /** It may as well be the heading of a category. */
  heading?: true;
  /** The words it was known by. */
  phrase: string;
  language: string | null;
}

const UNKNOWN: Reading = { meaning: 'other', exact: false, general: true, phrase: '', language: null };
const MEANINGS = ['reject', 'save', 'settings', 'policy', 'close', 'accept'] as const;
/** Longer names are sentences; a phrase within one says little about what a click does. */
const LONGEST_NAME = 70;

interface Phrase {
  meaning: ControlMeaning;
  text: string;
  general: boolean;
  language: string;
}

/** By its words. Names without any, a lone cross, are compared as they are. */
const keyOf = (text: string): string => wordsOf(text).join(' ') || fold(text).trim();

const whole = new Map<string, Phrase[]>();
const parts = new Map<string, Phrase[]>();
const unspacedParts: Phrase[] = [];
let mostWords = 1;

for (const lexicon of lexicons) {
  for (const meaning of MEANINGS) {
    for (const written of meaning === 'reject' ? [...lexicon.reject, ...lexicon.withdraw] : lexicon[meaning]) {
      const general = written.startsWith('=');
      const text = keyOf(general ? written.slice(1) : written);
      const phrase: Phrase = { meaning, text, general, language: lexicon.language };
      whole.set(text, [...(whole.get(text) ?? []), phrase]);
      if (general) continue;
      if (isUnspaced(text)) unspacedParts.push(phrase);
      else parts.set(text, [...(parts.get(text) ?? []), phrase]);
      mostWords = Math.max(mostWords, text.split(' ').length);
    }
  }
}
unspacedParts.sort((a, b) => b.text.length - a.text.length);

/** Of the same words in several languages: the language at hand, else what most agree on; never accept for reject. */
function choose(phrases: readonly Phrase[], language: string | null): Phrase | null {
  const own = phrases.find((phrase) => phrase.language === language) ?? phrases.find((phrase) => phrase.language === 'en');
  if (own) return own;
  const meanings = new Set(phrases.map(({ meaning }) => meaning));
  if (meanings.has('accept') && meanings.has('reject')) return null;
  const count = (meaning: ControlMeaning): number => phrases.filter((phrase) => phrase.meaning === meaning).length;
  return phrases.toSorted((a, b) => count(b.meaning) - count(a.meaning))[0] ?? null;
}

/** Phrases within a name, the longest first, none of them within another. */
function phrasesWithin(words: readonly string[], language: string | null): { phrase: Phrase; at: number }[] {
  const found: { phrase: Phrase; at: number }[] = [];
  const taken = words.map(() => false);
  for (let length = Math.min(mostWords, words.length); length >= 1; length -= 1) {
    for (let at = 0; at + length <= words.length; at += 1) {
      if (taken.slice(at, at + length).some(Boolean)) continue;
      const candidates = parts.get(words.slice(at, at + length).join(' '));
      const phrase = candidates ? choose(candidates, language) : null;
      if (!phrase) continue;
      found.push({ phrase, at });
      taken.fill(true, at, at + length);
    }
  }
  return found;
}

interface Qualifiers {
  pay: RegExp;
  necessary: RegExp;
  selection: RegExp;
  negation: RegExp;
  only: RegExp;
  topic: RegExp;
}

const qualifiers = new Map<string, Qualifiers>(
  lexicons.map((lexicon) => [
    lexicon.language,
    {
      pay: new RegExp(phrasesSource(lexicon.pay)),
      necessary: new RegExp(phrasesSource(lexicon.necessary)),
      selection: new RegExp(phrasesSource(lexicon.selection)),
      negation: new RegExp(phrasesSource(lexicon.negations)),
      only: new RegExp(phrasesSource(lexicon.only)),
      topic: new RegExp(phrasesSource(lexicon.topic), 'g'),
    },
  ]),
);
const pays = [...qualifiers.values()].map(({ pay }) => pay);

/** "Accept" with a condition is another thing: only what is necessary, what is selected, not. */
function qualified(phrase: Phrase, folded: string): ControlMeaning {
  const words = qualifiers.get(phrase.language);
  if (!words || phrase.meaning !== 'accept') return phrase.meaning;
  const rest = folded.replace(phrase.text, ' ');
  const negated = words.negation.test(rest);
  if (words.necessary.test(rest)) return negated ? 'other' : 'reject';
  if (negated) return 'reject';
  return words.selection.test(rest) ? 'save' : 'accept';
}

/** Words to go on by, "continue", "OK", in a name that has others too. */
function goesOn(words: readonly string[], language: string): boolean {
  return words.some((word) =>
    whole.get(word)?.some((phrase) => phrase.general && phrase.meaning === 'accept' && phrase.language === language),
  );
}

/** "Agree and proceed": but for the phrase nothing but short words and words to go on by. */
function onlyGoesOn(words: readonly string[], { meaning, text, language }: Phrase): boolean {
  if (meaning !== 'accept' || words.length > 5) return false;
  const own = new Set(text.split(' '));
  const rest = words.filter((word) => !own.has(word));
  return rest.length > 0 && rest.every((word) => word.length <= 3 || goesOn([word], language)) && goesOn(rest, language);
}

/** "Just the essentials", "Continue with essential cookies": what is left when everything else is refused; "Continue without cookies". */
function readOnly(words: readonly string[]): Reading | null {
  const name = words.join(' ');
  if (words.length > 10) return null;
  for (const [language, { only, necessary, negation }] of qualifiers) {
    const needed = necessary.test(name) && !negation.test(name);
    const nothing = /\bcookies?\b/.test(name) && negation.test(name);
    if ((only.test(name) && necessary.test(name)) || ((needed || nothing) && goesOn(words, language)))
      return { meaning: 'reject', exact: false, general: false, phrase: name, language };
  }
  return null;
}

/** "Strictly necessary": as a button beside one that accepts it refuses the rest; elsewhere it is a heading. */
function readNecessary(words: readonly string[]): Reading | null {
  const name = words.join(' ');
  if (words.length > 6) return null;
  for (const [language, { necessary, negation, topic }] of qualifiers) {
    const left = name
      .replace(new RegExp(necessary.source, 'g'), '')
      .replace(topic, '')
      .replace(/\bcookies?\b/g, '');
    if (necessary.test(name) && !/\p{L}/u.test(left) && !negation.test(name))
      return { meaning: 'reject', exact: false, general: true, heading: true, phrase: name, language };
  }
  return null;
}

/** "Necessary cookies": the name of a category, whatever a button of that name does beside one that accepts. */
export const namesNecessary = (name: string): boolean => readNecessary(wordsOf(name)) !== null;

/** "Selected": beside what can be selected, to keep that. */
function readSelection(words: readonly string[]): Reading | null {
  if (words.length > 2) return null;
  const name = words.join(' ');
  const found = [...qualifiers].find(([, { selection }]) => selection.exec(name)?.[0] === name);
  return found ? { meaning: 'save', exact: false, general: true, phrase: name, language: found[0] } : null;
}

const polite = new Set(lexicons.flatMap((lexicon) => lexicon.polite ?? []).map(keyOf));

/** How many words from here on say no more than "thanks" or "for me". */
function politeAt(words: readonly string[], at: number): number {
  return [3, 2, 1].find((length) => polite.has(words.slice(at, at + length).join(' '))) ?? 0;
}

/** "OK, fine by me": a name made of nothing but general words that mean the same. */
function readGeneral(words: readonly string[], language: string | null): Reading | null {
  const meanings = new Set<ControlMeaning>();
  for (let at = 0; at < words.length;) {
    let length = Math.min(mostWords, words.length - at);
    let phrase: Phrase | null = null;
    for (; length >= 1 && !phrase; length -= phrase ? 0 : 1)
      phrase = choose(whole.get(words.slice(at, at + length).join(' ')) ?? [], language);
    const polite = phrase ? 0 : politeAt(words, at);
    if (!phrase && polite === 0) return null;
    if (phrase) meanings.add(phrase.meaning);
    at += phrase ? phrase.text.split(' ').length : polite;
  }
  const [meaning] = meanings;
  return meanings.size === 1 && meaning !== undefined ? { meaning, exact: false, general: true, phrase: words.join(' '), language } : null;
}

function readPart(folded: string, words: readonly string[], language: string | null): Reading {
  const unspaced = isUnspaced(folded) ? unspacedParts.find(({ text }) => folded.replaceAll(' ', '').includes(text)) : undefined;
  const within = unspaced ? [{ phrase: unspaced, at: 0 }] : phrasesWithin(words, language);
  const best = within[0]?.phrase;
  if (!best) return readOnly(words) ?? readGeneral(words, language) ?? readSelection(words) ?? readNecessary(words) ?? UNKNOWN;
  const name = words.join(' ');
  const meaning = qualified(best, name);
  const reading: Reading = {
    meaning,
    exact: within.length === 1 && onlyGoesOn(words, best),
    general: false,
    phrase: best.text,
    language: best.language,
  };
  const others = within.slice(1).map(({ phrase }) => phrase.meaning);
  // Verbs may come last: "Instellingen bewaren". To accept one's settings is to keep them.
  const all = [best.meaning, ...others];
  const rest = all.filter((one) => one !== 'settings' && one !== 'save');
  if (all.includes('settings') && (all.includes('save') || all.includes('accept')) && rest.every((one) => one === 'accept'))
    return { ...reading, meaning: 'save' };
  // "Learn more and manage settings" leads to both; "Accept? Read more" is a way to read.
  if (meaning === 'policy' && others.includes('settings')) return { ...reading, meaning: 'settings' };
  // "Close settings" leads out of them.
  if (meaning === 'settings' && words.some((word) => whole.get(word)?.some((phrase) => phrase.meaning === 'close') === true))
    return { ...reading, meaning: 'close' };
  if (meaning === 'accept' && others.includes('policy')) return { ...reading, meaning: 'policy' };
  // "Accept or refuse": it could be either. "Without cookies" already says that nothing is accepted.
  const opposite = meaning === 'accept' ? 'reject' : meaning === 'reject' && best.meaning === 'reject' ? 'accept' : null;
  const conditions = qualifiers.get(best.language);
  const settled = meaning === 'reject' && (conditions?.necessary.test(name) === true || conditions?.negation.test(best.text) === true);
  const both = opposite !== null && others.includes(opposite) && !settled;
  return both ? UNKNOWN : reading;
}

const known = new Map<string, Reading>();

/** What the name of a control says that it does, in a text of the language. */
export function readName(name: string, language: string | null = null): Reading {
  const cacheKey = `${language ?? ''} ${name}`;
  const before = known.get(cacheKey);
  if (before) return before;
  const reading = read(name, language);
  if (known.size > 5000) known.clear();
  known.set(cacheKey, reading);
  return reading;
}

/** "All", in the forms that buttons bear. */
const ALL = new Set(
  list(
    'all, alle, alles, alla, allt, allar, allir, tout, tous, toutes, todo, todos, todas, tot, tots, totes, tutto, tutti, tutte, toate, tudo, wszystko, wszystkie, vse, vsechny, vsechno, vsetky, vsetko, sve, svi, visus, visas, viska, vsi, visi, viskas, koik, koiki, kaikki, osszes, mind, mindet, всички, всичко, все, всі, усі, сви, све, tumu, tumunu, hepsi, hepsini, denak, guztiak, gach, kollha, ολα, ολες, ολους, 全て, すべて, 全部',
  ).map(keyOf),
);
export const saysAll = (name: string): boolean => wordsOf(name).some((word) => ALL.has(word));

/** On and off, as switches say them in words. */
const ON = new Set(
  list(
    'on, yes, enabled, eingeschaltet, ingeschakeld, actif, ymlaen, an, ein, ja, aan, pa, til, paalla, kaytossa, kylla, active, activee, oui, activado, activo, si, ativo, ativado, sim, attivo, attiva, aktiv, aktivni, da, zapnuto, zapnute, ano, wlaczone, tak, be, bekapcsolva, igen, ieslegts, ijungta, taip, sees, jah, ukljuceno, uključeno, vklopljeno, вкл, включено, включен, да, увімкнено, так, acik, evet, pornit, activat, ενεργο, ενεργη, ναι, オン, kveikt, mixghul, iva, bai',
  ).map(keyOf),
);
const OFF = new Set(
  list(
    'off, no, disabled, ausgeschaltet, uitgeschakeld, inaktiv, i ffwrdd, aus, nein, uit, nee, av, fra, nej, nei, pois, ei, desactive, desactivee, inactif, inactive, non, desactivado, inactivo, desativado, inativo, nao, disattivo, disattiva, inattivo, neaktivni, vypnuto, vypnute, ne, wylaczone, nie, ki, kikapcsolva, nem, izslegts, isjungta, valjas, iskljuceno, isključeno, izklopljeno, выкл, выключено, изключено, нет, не, вимкнено, ні, kapali, hayir, oprit, inactiv, nu, ανενεργο, οχι, オフ, slokkt, mitfi, le, ez',
  ).map(keyOf),
);

/** Whether the word says that a switch is on; null: it says neither. */
export function stateNamed(word: string): boolean | null {
  const key = keyOf(word);
  return ON.has(key) ? true : OFF.has(key) ? false : null;
}

function read(name: string, language: string | null): Reading {
  const key = keyOf(name);
  if (key === '') return UNKNOWN;
  const exact = choose(whole.get(key) ?? whole.get(key.replaceAll(' ', '')) ?? [], language);
  if (exact) return { meaning: exact.meaning, exact: true, general: exact.general, phrase: exact.text, language: exact.language };
  if (ALL.has(key)) return { meaning: 'accept', exact: true, general: true, phrase: key, language };
  if (key.length > LONGEST_NAME) return UNKNOWN;
  // Refusing for money is an offer, in whatever language "subscribe" is written.
  if (pays.some((pay) => pay.test(key))) return { meaning: 'pay', exact: false, general: false, phrase: key, language };
  return readPart(fold(name), key.split(' '), language);
}
