import { fold } from './fold.ts';
import { LANGUAGES } from './lexicon/index.ts';
import type { DurationUnit } from './lexicon/language.ts';
import { finder } from './lexicon/words.ts';

const DAY = 86_400;
const SECONDS: Record<Exclude<DurationUnit, 'month'>, number> = {
  second: 1,
  minute: 60,
  hour: 3_600,
  day: DAY,
  week: 7 * DAY,
  year: 365 * DAY,
};

const UNITS = new Map<string, DurationUnit>();
const NUMBERS = new Map<string, number>();
for (const language of LANGUAGES) {
  for (const unit of [...Object.keys(SECONDS), 'month'] as DurationUnit[]) {
    for (const word of language.duration.units[unit]) if (!UNITS.has(word)) UNITS.set(word, unit);
  }
  language.duration.numbers.forEach((words, index) => {
    for (const word of words) if (!NUMBERS.has(word)) NUMBERS.set(word, index + 1);
  });
}

const SESSION = finder((language) => language.duration.session);
const PERSISTENT = finder((language) => language.duration.persistent);
/** "A few seconds", as generators write for what goes at once. */
const FEW = new RegExp(
  String.raw`(?<!\p{L})(?:${LANGUAGES.flatMap((language) => language.duration.few).join('|')})\s(\p{L}{1,12})(?!\p{L})`,
  'gu',
);
/** A letter or digit before is no duration ("v2 h"); more than nine digits are no amount of time. */
const AMOUNT = new RegExp(
  String.raw`(?<![\p{L}\p{N}.,])(\d{1,9}(?:[.,]\d{1,4})?|${[...NUMBERS.keys()].join('|')})[\s-]?(\p{L}{1,12})(?!\p{L})`,
  'gu',
);
const JOIN = /^\s*(?:,|&|\+|and|und|et|y|e|en|,\s*(?:and|und|et|y|e|en))?\s*$/u;
/** A cell longer than this tells a story, not a lifetime. */
const LONGEST = 300;

interface Span {
  seconds: number;
  unit: DurationUnit;
}

function inSeconds(amount: number, unit: DurationUnit): number {
  if (unit !== 'month') return amount * SECONDS[unit];
  // 12 months are a year of 365 days, so that "12 months" and "1 year" are one lifetime.
  const years = Math.floor(amount / 12);
  return (years * 365 + (amount - years * 12) * 30) * DAY;
}

function spans(text: string): Span[] {
  const found: Span[] = [];
  let end = -1;
  for (const match of text.matchAll(AMOUNT)) {
    const [, number = '', word = ''] = match;
    const unit = UNITS.get(word);
    const digits = /^\d/u.test(number);
    // "a an", "y h": an abbreviated unit only counts after digits; so does the Danish hour ("a time").
    if (unit === undefined || (!digits && ((word.length < 3 && word !== 'an' && word !== 'ar') || word === 'time'))) continue;
    const amount = digits ? Number(number.replace(',', '.')) : NUMBERS.get(number);
    if (amount === undefined) continue;
    const seconds = inSeconds(amount, unit);
    const last = found.at(-1);
    if (last !== undefined && JOIN.test(text.slice(end, match.index)) && inSeconds(1, unit) < inSeconds(1, last.unit)) {
      last.seconds += seconds;
      last.unit = unit;
    } else found.push({ seconds, unit });
    end = match.index + match[0].length;
  }
  return found;
}

export interface Duration {
  /** 0: session; null: persistent, or words that name no fixed time. */
  readonly seconds: number | null;
  /** Whether the words say anything about a lifetime at all. */
  readonly understood: boolean;
}

/**
 * A lifetime in words → seconds. One month is 30 days, one year 365 days, twelve months one year:
 * "13 mois" is 395 days. Parts add up ("1 year and 1 month"); of alternatives and ranges the
 * longest counts, since a policy promises an upper limit; "session" is 0, "persistent" is null.
 */
export function parseDuration(words: string): Duration {
  const text = fold(words.slice(0, LONGEST));
  const found = spans(text);
  if (found.length > 0) {
    const seconds = Math.max(...found.map((span) => span.seconds));
    return { seconds: Number.isFinite(seconds) ? Math.round(seconds) : null, understood: true };
  }
  for (const match of text.matchAll(FEW)) if (UNITS.has(match[1] ?? '')) return { seconds: null, understood: true };
  if (PERSISTENT.find(text) >= 0) return { seconds: null, understood: true };
  return SESSION.find(text) >= 0 ? { seconds: 0, understood: true } : { seconds: null, understood: false };
}
