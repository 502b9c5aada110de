import { isCategoryLabel } from './category.ts';
import { isBrand } from './brand.ts';
import { squeeze } from './fold.ts';
import { labelRole } from './label.ts';
import { isName, looksLikeName, namesIn } from './names.ts';

const LONGEST_TITLE = 160;
/** Words run together as programmers do for a session, a token, a choice: `sessionid`, `PHPSESSID`, `csrftoken`. */
const COMPOUND =
  /^(?:[a-z]{2,}(?:sess|sessid|sessionid|session|token|csrf|xsrf|consent|lang|uid|sid)|[a-z]*(?:sess|session|csrf|xsrf|auth|login|user|visitor|client|guest)(?:id|token|key|uid)|[A-Z]{2,}(?:SESSID|SESSIONID|SID|UID|ID|TOKEN))$/u;

/** Whether one word has the shape of a cookie name, with nothing around it to say so. */
export function hasNameShape(word: string): boolean {
  return looksLikeName(word) || COMPOUND.test(word);
}

/** The names that a text consists of; none where most of it is something else. */
export function namesAlone(text: string): string[] {
  const { names } = namesIn(text);
  const bare = text.replace(/\([^()]{0,200}\)/gu, ' ').replace(/[\s,;/|]|(?<!\p{L})(?:and|or|et|ou|und|oder|y|o|e|en|of|i)(?!\p{L})/gu, '');
  return names.reduce((sum, name) => sum + name.length, 0) * 10 >= bare.length * 7 ? names : [];
}

/** Whether a line is the name of a cookie (or several) and nothing else, so that what follows describes it. */
export function isNameTitle(line: string, marked: boolean): boolean {
  const text = squeeze(line).replace(/\s*:$/u, '');
  if (text === '' || text.length > LONGEST_TITLE) return false;
  const names = namesAlone(text.replace(/^(?:cookies?)\s*:?\s+(?=\S+$)/iu, ''));
  if (names.length === 0) return false;
  if (names.every(hasNameShape)) return true;
  const bare = text.replace(/\s\([^()]{1,80}\)$/u, '');
  return (
    marked &&
    names.length === 1 &&
    isName(bare) &&
    /^[a-z]/u.test(bare) &&
    labelRole(bare) === null &&
    !isCategoryLabel(bare) &&
    !isBrand(bare)
  );
}
