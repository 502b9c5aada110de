import { rolesIn } from './columns.ts';
import { fold, squeeze } from './fold.ts';
import type { Role } from './lexicon/language.ts';

const LONGEST_LABEL = 48;
/** Words that fill a label beside the one that tells its role: "Cookie duration", "Name of the cookie(s)". */
const FILL =
  /(?<!\p{L})(?:cookies?|of|the|de|du|des|la|le|les|del|della|dei|do|da|das|dos|der|die|van|het|and|und|et|y|e|max|maximum|tiempo|temps|in|au|aux|by|per|retention|storage|data|pliku|souboru|evasteen|our|its)(?!\p{L})|[\s(){}/*.,'’:-]/gu;

/** A part of a line that names a field, and what stands behind it. */
export interface Label {
  readonly role: Role;
  /** Null where the line holds the label alone: then the value is the next line. */
  readonly value: string | null;
}

/** The role of words that are a label and nothing else: they fill the whole of the text. */
export function labelRole(text: string): Role | null {
  // `name_1` is a name, no label.
  if (text.length > LONGEST_LABEL || /[_*]|(?<!\p{L})\d|\p{L}\d/u.test(text.replace(/1st|3rd/giu, ' '))) return null;
  const best = rolesIn(text.replace(/1st|3rd/giu, ' '))[0];
  if (best === undefined) return null;
  const rest = best.words.reduce((left, word) => left.replace(word, ' '), fold(text)).replace(FILL, '');
  return rest.length <= 2 || rest.length <= best.weight / 3 ? best.role : null;
}

/** Reads a line as "Label: value" or as a label alone; null where it is neither. */
export function labelOf(line: string): Label | null {
  const text = squeeze(line.slice(0, 4_000)).replace(/^[-–—•·*▪‣]\s+/u, '');
  const colon = /^([^:：]{1,48}?)\s?[:：]\s*(.*)$/u.exec(text);
  if (colon?.[1] !== undefined) {
    const role = labelRole(colon[1]);
    if (role !== null)
      return {
        role,
        value:
          colon[2] === undefined || colon[2] === ''
            ? null
            : squeeze(line)
                .replace(/^[-–—•·*▪‣]\s+/u, '')
                .slice(colon[0].length - colon[2].length),
      };
    return null;
  }
  const role = labelRole(text);
  return role === null ? null : { role, value: null };
}

/** A line of several fields ("Name: _ga; Expires: 2 years") as one line for each. */
export function fieldLines(line: string): string[] {
  if (line.length > 4_000 || !line.includes(':')) return [line];
  const parts: string[] = [];
  for (const part of line.split(/(?<=[;.|,–—])\s+(?=\p{L}[^:.;,|]{1,40}:\s)/u)) {
    const label = labelOf(part);
    if (parts.length > 0 && label !== null && label.value !== null)
      parts[parts.length - 1] = (parts.at(-1) ?? '').replace(/\s*[;.|,–—]$/u, '');
    if (parts.length === 0 || (label !== null && label.value !== null)) parts.push(part);
    else parts[parts.length - 1] += ` ${part}`;
  }
  return parts;
}
