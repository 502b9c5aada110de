import { fold } from './fold.ts';
import { finder } from './lexicon/words.ts';

const NONE = finder((language) => language.usesNone);
/** Who says it: "Google Fonts does not use cookies" says nothing of the site itself. */
const SELF =
  /(?<!\p{L})(?:we|our|this|the site|the website|website|nous|notre|ce site|le site|plateforme|wir|unsere|diese|die website|die seite|noi|nostro|questo sito|il sito|wij|onze|deze|de website|nosotros|este sitio|esta web|el sitio|nuestr[oa]|este site|o site|nosso|portal\p{L}*|platform\p{L}*|utilisons|deposons|utilizamos|usamos|utilizziamo|usiamo|verwenden|gebruiken|no cookies are)(?!\p{L})/u;
/** What may follow: not "for advertising", which leaves room for others. */
const END =
  /^\s*(?:[,;:)\]"»]|$|(?:at all|whatsoever|of any kind|on this|and|or|du tout|sur ce|et|ni|und|auf dieser|y|en este|e|su questo|en|op deze|neste)(?!\p{L}))/u;
const LONGEST = 200_000;

/** Whether a document states, of the whole site, that it uses no cookies. */
export function saysNone(text: string): boolean {
  const sentences = fold(text.slice(0, LONGEST)).split(/[.!?](?=\s|$)/u);
  return sentences.some((sentence) => {
    if (sentence.length > 1_500) return false;
    return SELF.test(sentence) && NONE.all(sentence).some((place) => END.test(sentence.slice(place.at + place.text.length)));
  });
}
