import { parseDuration } from './duration.ts';
import { squeeze } from './fold.ts';
import { withTime } from './item-record.ts';
import type { Role } from './lexicon/language.ts';
import { mentionsCookies } from './mention.ts';
import { proseNames, sentencesOf } from './prose-names.ts';

const LONGEST_TOLD = 240;
const CLOSING = /brow[sz]|navig|nettleser|webbl|selain|przegl|prohl|prehl|böng|fenster|tab\b|pestaña|περιήγ|tarayıcı|preglednik/iu;

/** The lifetime that a piece of a sentence tells, in its words. */
function timeIn(piece: string): string | null {
  const words = piece.slice(0, LONGEST_TOLD);
  const time = parseDuration(words);
  if (!time.understood) return null;
  const told = withTime(new Map<Role, string>(), words).get('duration');
  // "the session" is no lifetime; "when you close your browser" is, however long the clause.
  return told ?? (time.seconds === 0 && CLOSING.test(words) ? squeeze(words) : null);
}

/**
 * The lifetime of each name of a sentence: what stands between a name and the next, or else what is
 * told of the names after it: "`_ga` and `_gid` last two years, `_gat` a minute".
 */
function timesIn(sentence: string, names: readonly string[]): Map<string, string> {
  const places = names.map((name) => ({ name, at: sentence.indexOf(name) })).sort((a, b) => a.at - b.at);
  const times = new Map<string, string>();
  let later: string | null = null;
  for (let index = places.length - 1; index >= 0; index--) {
    const place = places[index];
    if (place === undefined || place.at < 0) continue;
    later = timeIn(sentence.slice(place.at + place.name.length, places[index + 1]?.at)) ?? later;
    if (later !== null) times.set(place.name, later);
  }
  return times;
}

/**
 * The cookies that a paragraph names, each with the sentence that names it; a lifetime may stand in
 * the sentence after it ("It is deleted when you close the browser").
 */
export function proseRecords(text: string, marked: readonly string[], aboutCookies: boolean): Map<Role, string>[] {
  const sentences = sentencesOf(text);
  const seen = new Set<string>();
  // Under "Cookies" a paragraph need not say the word again; then only what it sets apart is a name.
  const about = mentionsCookies(text)
    ? proseNames(text, marked)
    : aboutCookies
      ? proseNames(text, marked, true).filter((name) => marked.includes(name))
      : [];
  const told = sentences.map((sentence) => about.filter((name) => holds(sentence, name)));
  return sentences.flatMap((sentence, index) => {
    const names = (told[index] ?? []).filter((name) => !seen.has(name));
    if (names.length === 0) return [];
    for (const name of names) seen.add(name);
    const own = timesIn(sentence, names);
    const next = told[index + 1]?.length === 0 ? timeIn(sentences[index + 1] ?? '') : null;
    const all = own.size > 0 ? null : (timeIn(sentence) ?? next);
    const groups = new Map<string, string[]>();
    for (const name of names) {
      const time = own.get(name) ?? all ?? '';
      groups.set(time, [...(groups.get(time) ?? []), name]);
    }
    return [...groups].map(
      ([time, list]) =>
        new Map<Role, string>([['name', list.join('\n')], ['purpose', sentence], ...(time === '' ? [] : [['duration', time] as const])]),
    );
  });
}

/** A name may stand with its placeholder spelt as it is, or as the beginning of a pattern ("cookies that begin with `_hs`"). */
const holds = (sentence: string, name: string): boolean => sentence.includes(name) || sentence.includes(name.replace(/\*$/u, ''));
