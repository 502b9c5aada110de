import { fold } from './fold.ts';
import { hasNameShape } from './name-title.ts';
import { mentionsCookies } from './mention.ts';
import { beginning, isName, looksLikeName } from './names.ts';

/** Click identifiers and campaign tags that come in the address of a page. */
const PARAMETER =
  /^(?:gclid|wbraid|gbraid|dclid|fbclid|msclkid|yclid|twclid|ttclid|igshid|li_fat_id|mc_[ce]id|utm_\w+|pk_(?:campaign|kwd|source|medium|content)|mtm_(?:campaign|source|medium|kwd|content|cid|group|placement))$/u;
const ADDRESS =
  /(?<!\p{L})(?:urls?|query|parameter\p{L}*|parametr\p{L}*|parametro\p{L}*|parametre\p{L}*|click-?ids?|address bar|adresbalk|adres)(?!\p{L})/u;
/** Words for taking a cookie away: such a sentence tells how to delete, not what is set. */
const REMOVAL =
  /(?<!\p{L})(?:delete|remove|clear|supprim\p{L}*|effac\p{L}*|losch\p{L}*|entfern\p{L}*|borr\p{L}*|elimin\p{L}*|cancell\p{L}*|verwijder\p{L}*|weghalen|haal|apag\p{L}*|radera|slett\p{L}*|usun\p{L}*|smaz\p{L}*)(?!\p{L})/u;
const LONGEST_SENTENCE = 1_500;
const TOKEN = /[^\s,;()“”"«»„‘’'`|]+/gu;

const RELEASES =
  /(?<!\p{L})(?:changelog|change log|release notes|releases|what's new|version history|notes de version|nouveautes|versionshinweise|anderungsprotokoll|novedades|note di rilascio|wijzigingen)(?!\p{L})/u;

/** Whether a title is about how to take cookies away, or about versions of a program: what it names is no declaration. */
export const isNoDeclaration = (title: string): boolean => {
  const folded = fold(title.slice(0, 400));
  return REMOVAL.test(folded) || RELEASES.test(folded);
};

export const isUrlParameter = (name: string): boolean => PARAMETER.test(name);

/** Whether a text is about what comes in an address, not about what is stored. */
export function speaksOfParameters(text: string): boolean {
  return ADDRESS.test(fold(text.slice(0, LONGEST_SENTENCE)));
}

/** The sentences of a paragraph; one that is longer than any that a person writes is left out. */
export const sentencesOf = (text: string): string[] =>
  text
    .slice(0, 20_000)
    .split(/(?<=[.!?])\s+(?=\p{Lu})|\n/u)
    .filter((sentence) => sentence.length <= LONGEST_SENTENCE);

const trim = (word: string): string =>
  /\.{3}$/u.test(word) ? word : word.replace(/^[([{<]+(?=[^)\]}>]*$)/u, '').replace(/[.:!?)\]]+$/u, '');

/** The names that follow "cookies:" or "cookies such as" in the sentence, where each is marked. */
function enumerated(sentence: string, marked: readonly string[]): string[] {
  const from = sentence.search(/cookie/iu);
  const clause = from < 0 ? '' : sentence.slice(from, from + 500);
  const words = [...clause.matchAll(TOKEN)].map((match) => trim(match[0]));
  const first = words.findIndex((word) => isName(word) && marked.includes(word));
  if (first < 0) return [];
  return words.slice(first).filter((word) => isName(word) && marked.includes(word) && !/^\p{Lu}\p{Ll}+$/u.test(word));
}

/**
 * Names of cookies in prose. Nothing but their look tells them from words: an underscore or a star
 * is asked for, or mark-up (code, emphasis) in an enumeration of cookies. Sentences about removal
 * and about addresses name none.
 */
export function proseNames(text: string, marked: readonly string[], aboutCookies = false): string[] {
  const found = new Set<string>();
  if (!aboutCookies && !mentionsCookies(text)) return [];
  for (const sentence of sentencesOf(text)) {
    const folded = fold(sentence);
    if (REMOVAL.test(folded) || ADDRESS.test(folded)) continue;
    const begun = beginning(sentence);
    for (const name of begun) found.add(name);
    if (begun.length > 0) continue;
    const said = aboutCookies || mentionsCookies(sentence) || marked.length > 0;
    for (const match of said ? sentence.matchAll(TOKEN) : []) {
      const word = trim(match[0]);
      const plain = word.length > 2 && /_|\*$|-[<{[]\w+[>}\]]$/u.test(word) && looksLikeName(word);
      const set = marked.includes(word) && hasNameShape(word) && !/\.[a-z]{2,}$/u.test(word);
      if ((plain || set) && !/[/@]|^www\.|\.(?:js|css|html?|php|png|gif|md|pdf|txt|json|ya?ml)$/iu.test(word) && !isUrlParameter(word))
        found.add(word);
    }
    for (const name of enumerated(sentence, marked)) if (!isUrlParameter(name) && !/\.[a-z]{2,}$/u.test(name)) found.add(name);
  }
  return [...found];
}
