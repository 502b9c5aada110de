import { columnsByHeader } from './columns.ts';
import type { Row, Table } from './document.ts';
import { squeeze } from './fold.ts';
import { textOf } from './html-text.ts';
import { isElement, lineOf, type AnyNode, type Element } from './html-types.ts';
import { labelRole } from './label.ts';
import type { Role } from './lexicon/language.ts';
import { namesIn } from './names.ts';

/** Words of a class by which pages without labels say what a part of a card is. */
const HINTS: readonly { readonly role: Role; readonly words: RegExp }[] = [
  { role: 'name', words: /(?:^|[-_])(?:name|title|key|nom|nombre)$/iu },
  { role: 'duration', words: /(?:^|[-_])(?:duration|expiry|expiration|expires|retention|lifetime|lifespan|ttl|duree|dauer)$/iu },
  { role: 'purpose', words: /(?:^|[-_])(?:purpose|description|desc|function|info|text|zweck|finalite)$/iu },
  { role: 'provider', words: /(?:^|[-_])(?:provider|vendor|company|service|owner|anbieter|fournisseur)$/iu },
  { role: 'domain', words: /(?:^|[-_])(?:domain|host)$/iu },
  { role: 'category', words: /(?:^|[-_])(?:category|group|badge)$/iu },
  { role: 'type', words: /(?:^|[-_])type$/iu },
];
/** What may stand between cards and is none. */
const WORDS = /^(?:h[1-6]|p|header|small|hr|br|span|strong|b)$/u;
const MOST_PARTS = 12;
const LONGEST_PART = 600;

const hintOf = (element: Element): Role | null => {
  const classes = (element.attribs['class'] ?? '')
    .slice(0, 300)
    .split(/\s+/u)
    .filter((word) => word !== '');
  for (const word of classes) for (const { role, words } of HINTS) if (words.test(word)) return role;
  return null;
};

/** Whether a card says by itself what its parts are, in words that a person reads. */
const labelled = (text: string): boolean => /^[^\n:]{2,30}\s?:\s/u.test(text);

/** The fields of a card whose parts tell by their class what they are; null where it is none. */
function cardFields(card: Element): Map<Role, string> | null {
  const fields = new Map<Role, string>();
  const open: AnyNode[] = [...card.children].slice(0, MOST_PARTS * 2).reverse();
  for (let node = open.pop(), steps = 0; node !== undefined && steps < 60; node = open.pop(), steps++) {
    if (!isElement(node)) continue;
    const role = hintOf(node);
    if (role === null) {
      // Labels that a person reads say it better than classes.
      if (!node.children.some(isElement) && labelRole(squeeze(textOf(node, undefined, 60)).replace(/\s*:$/u, '')) !== null) return null;
      open.push(...[...node.children].slice(0, MOST_PARTS).reverse());
      continue;
    }
    const text = textOf(node, undefined, LONGEST_PART);
    if (text === '' || fields.has(role) || labelled(text)) return null;
    fields.set(role, text);
  }
  const name = fields.get('name');
  return name !== undefined && fields.size > 1 && namesIn(name).names.length > 0 ? fields : null;
}

type Card = { fields: Map<Role, string>; line: number | null };

/**
 * Cards in a row: children of an element that are cards without labels. What stands between them
 * (a heading, a paragraph) is given back as it is, in order. Null where there is no card, or where
 * most children are something else than cards, headings and words.
 */
export function readCards(element: Element): (Card | AnyNode)[] | null {
  const children = element.children.filter(isElement);
  if (children.length === 0 || children.length > 5_000) return null;
  const first = children.slice(0, 4).map(cardFields);
  if (!first.some((fields) => fields !== null)) return null;
  let cards = 0;
  const parts = element.children.map((child): Card | AnyNode => {
    const fields = isElement(child) ? cardFields(child) : null;
    if (fields === null || !isElement(child)) return child;
    cards++;
    return { fields, line: lineOf(child) };
  });
  const others = children.filter((child) => !WORDS.test(child.name)).length - cards;
  return cards > others ? parts : null;
}

const WIDEST_ROW = 12;

function rowCells(row: Element): Element[] {
  const cells = row.children.filter(isElement);
  return cells.length > WIDEST_ROW ? [] : cells;
}

/**
 * A table made of other elements than `<table>` (ARIA roles, CSS grids): rows of as many parts as
 * the first, whose parts are headers of a cookie table.
 */
export function readElementTable(element: Element): Table | null {
  const rows = element.children
    .filter(isElement)
    .flatMap((child) => (/rowgroup/u.test(child.attribs['role'] ?? '') ? child.children.filter(isElement) : [child]));
  const [first] = rows;
  if (first === undefined || rows.length < 2 || first.name === 'tr') return null;
  const heads = rowCells(first);
  if (heads.length < 2 || heads.some((cell) => ['td', 'th', 'li', 'table'].includes(cell.name))) return null;
  const header = heads.map((cell) => squeeze(textOf(cell, undefined, 90)));
  if (header.some((text) => text.length > 80 || /:\s*\S/u.test(text)) || columnsByHeader(header) === null) return null;
  const body = rows.slice(1).filter((row) => rowCells(row).length > 0);
  if (body.length === 0 || body.filter((row) => rowCells(row).length === heads.length).length * 2 < body.length) return null;
  const cells = (row: Element): Row => ({ cells: rowCells(row).map((cell) => textOf(cell)), line: lineOf(row) });
  return { header: { cells: header, line: lineOf(first) }, rows: body.map(cells), caption: null };
}
