import { fold, squeeze } from './fold.ts';
import { BRANDS } from './lexicon/brands.ts';
import { finderOf } from './lexicon/words.ts';

const SPELT = new Map(BRANDS.map((brand) => [fold(brand), brand]));
const FINDER = finderOf([...SPELT.keys()]);
const LONGEST = 2_000;

/** The products and companies that a text names, each once, as they are usually written. */
export function brandsIn(text: string): string[] {
  const found = FINDER.all(fold(text.slice(0, LONGEST))).map((place) => SPELT.get(place.text) ?? place.text);
  return [...new Set(found)];
}

/** The provider that a text names, if it names one alone; "Google Analytics" is no second to "Google Analytics 4". */
export function brandIn(text: string | null): string | null {
  return text === null ? null : oneBrand(brandsIn(text));
}

/** Of several brands the one that they all are, if there is one. */
export function oneBrand(found: readonly string[]): string | null {
  const [first] = found;
  if (first === undefined) return null;
  return found.every((brand) => brand.startsWith(first) || first.startsWith(brand)) ? first : null;
}

/** The brand that a text consists of ("Google Analytics", "Matomo (self-hosted)"), or null. */
export function isBrand(text: string): boolean {
  const bare = squeeze(text.replace(/\([^()]{0,100}\)/gu, ' ')).replace(/\s*[:.]$/u, '');
  return bare !== '' && SPELT.has(fold(bare));
}
