import type { StoredChoice } from '../model/consent.ts';
import type { Choice } from './driver.ts';
import { fold } from './words.ts';
import { NAME, OPTIONAL, answerOf, decoded, parseJson, read, readContent } from './stored-answer.ts';
import type { Content } from './stored-answer.ts';

/** One thing that a page has kept. `key` is its full identity; two cookies may share a name. */
export interface StoredItem {
  where: StoredChoice['where'];
  name: string;
  value: string;
  key: string;
}

/** Words that choices share with other things: their value must be short or readable. */
const WEAK_NAME =
  /cookie|traceur|privacy|preference|notice|banner|bandeau|accept|refus|reject|agree|allow|tracking|dismiss|categories|choice|choix|scelta|eleccion|escolha|keuze|wybor|izbor|valinta|valasztas|(^|[_.-])suti([_.-]|$)|policy|galet|onay|datenschutz|privat|tietosuoja|integritet|adatvedel/;
/** What trackers, sessions and preferences are kept under. */
const OTHER_THINGS =
  /^_|sess|csrf|xsrf|token|lang|locale|cart|basket|theme|visit|uid|guid|user|client|device|^id|id$|time|date|stamp|count|utm|referr|test|cache|version|scroll|view/;
const PLAIN_ANSWER = /^[\w .-]{1,16}$/;

const looksLikeId = (value: string): boolean => /^[\w.-]{16,}$/.test(value) && /\d/.test(value);

/** {"g":true,"h":false}: nothing but answers, whatever they are to. */
function onlyAnswers(value: string): boolean {
  const text = decoded(value);
  // a=1&b=0
  const pairs = text.split(/[&,;|!]/).map((pair) => /^\s*[\w.-]{1,40}[:=]([\w-]{1,20})\s*$/.exec(pair)?.[1]);
  if (pairs.every((answer) => answer !== undefined && answerOf(answer) !== null)) return true;
  const parsed = parseJson(text);
  return (
    typeof parsed === 'object' &&
    parsed !== null &&
    Object.values(parsed).every((one) => typeof one === 'boolean' || one === 0 || one === 1)
  );
}

function isChoice(item: StoredItem, content: Content, choiceStoredIn: string | undefined): boolean {
  if (item.name === choiceStoredIn) return true;
  const name = fold(item.name);
  if (NAME.test(name)) return true;
  if (WEAK_NAME.test(name)) return content !== 'opaque' || (item.value !== '' && !looksLikeId(decoded(item.value)));
  // Under any name: a record of answers by category, or an answer in words.
  const { optional, overall, unnamed } = read(item.name, item.value);
  const json = /^\s*[[{]/.test(decoded(item.value));
  const record = json
    ? optional.length + overall.length >= 1 || (unnamed.length > 0 && onlyAnswers(item.value))
    : optional.length >= 1 && onlyAnswers(item.value);
  const worded = overall.length > 0 && /^(accepted|rejected|denied|declined|refused|accept_?all|reject_?all)$/i.test(item.value);
  // A plain answer that is written as the banner goes is the banner's, whatever it is called.
  const plain =
    item.where !== 'sessionStorage' && !OTHER_THINGS.test(name) && PLAIN_ANSWER.test(decoded(item.value)) && !/\d{4}/.test(item.value);
  return record || worded || plain;
}

/** What was written down since `before` and looks like the choice that was made. */
export function storedSince(
  before: readonly StoredItem[],
  now: readonly StoredItem[],
  choice: Choice,
  choiceStoredIn?: string,
  category: RegExp | null = null,
): (StoredItem & { content: Content })[] {
  return changedSince(before, now)
    .map((item) => ({ ...item, content: readContent(item.name, item.value, choice, category) }))
    .filter((item) => isChoice(item, item.content, choiceStoredIn));
}

/** Where nothing looks like the choice: it may be kept in a code of the portal's own. */
export function storedBesides(
  before: readonly StoredItem[],
  now: readonly StoredItem[],
  choice: Choice,
  accepted: readonly StoredItem[],
): (StoredItem & { content: Content })[] {
  const changed = changedSince(before, now).filter(({ value }) => value !== '');
  const telling = choice === 'grant' ? [] : changed.filter((item) => isCode(item, accepted));
  return telling.map((item) => ({ ...item, content: 'opaque' }));
}

/** Whether any of these items is kept now as it was. */
export function lastIn(now: readonly StoredItem[], items: readonly StoredItem[]): boolean {
  return items.some((item) => now.some(({ where, key, value }) => where === item.where && key === item.key && value === item.value));
}

function changedSince(before: readonly StoredItem[], now: readonly StoredItem[]): StoredItem[] {
  const old = new Map(before.map((item) => [`${item.where} ${item.key}`, item.value]));
  return now.filter((item) => old.get(`${item.where} ${item.key}`) !== item.value);
}

/** Names of trackers, as they are known to begin. */
const TRACKER = /^__|^_(ga|gid|gat|gc|fb|hj|pk|uet|cl|sc|tt|pin|li|ym|vis|vwo|mk|hs|dc|parsely|chartbeat|cb|sp|tq)/;
/** Neither what trackers and sessions are kept under, unless it is a few letters under the shortest of names; nor a value that differs at each visit. */
function isCode({ where, name, value }: StoredItem, accepted: readonly StoredItem[]): boolean {
  if (TRACKER.test(fold(name)) || looksLikeId(decoded(value)) || /\d{8}/.test(value)) return false;
  const brief = value.length <= 8 && !/\d{4}/.test(value);
  const short = /^_\w{1,3}$/.test(name) || accepted.some((item) => item.where === where && item.name === name && item.value.length <= 8);
  return !OTHER_THINGS.test(fold(name)) || (brief && short);
}

/** What was written down before any click as the refusal that was then made, and is another thing once it is accepted. */
export function standingRefusal(
  before: readonly StoredItem[],
  now: readonly StoredItem[],
  accepted: readonly StoredItem[],
): (StoredItem & { content: Content })[] {
  const changed = new Set(changedSince(before, now));
  return now
    .filter(
      (item) => !changed.has(item) && readContent(item.name, item.value, 'reject') === 'agrees' && isChoice(item, 'agrees', undefined),
    )
    .filter((item) => accepted.some(({ where, name }) => where === item.where && name === item.name) && tellsApart(item, accepted))
    .map((item) => ({ ...item, content: 'agrees' }));
}

/** Without what differs at every visit: times, random ids. */
function lasting(value: string): string {
  return decoded(value)
    .replace(/\b[0-9a-f]{8}-[0-9a-f-]{20,}\b/gi, '#')
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:?\d\d)?/g, '#')
    .replace(/\b(?=\w*\d)[\w-]{16,}\b/g, '#')
    .replace(/\d{8,}/g, '#');
}

/** Kept under the name of one category: "consent_ad_user_data". */
export function isOfOneCategory({ name }: Pick<StoredItem, 'name'>): boolean {
  return OPTIONAL.test(fold(name));
}

/** Whether something that cannot be read is at least not what accepting stores. */
export function tellsApart(item: Pick<StoredItem, 'where' | 'name' | 'value'>, accepted: readonly StoredItem[]): boolean {
  if (accepted.length === 0) return false;
  const same = accepted.filter(({ where, name }) => where === item.where && name === item.name);
  return same.every(({ value }) => lasting(value) !== lasting(item.value));
}

/** Accepting keeps a list under that name in which something is that a visitor may refuse, and this one does without. */
export function allowsLess(item: Pick<StoredItem, 'where' | 'name' | 'value'>, accepted: readonly StoredItem[]): boolean {
  const { optional } = read(item.name, item.value);
  const without = optional.length > 0 ? !optional.includes('granted') : !OPTIONAL.test(fold(decoded(item.value)));
  const more = accepted.filter(({ where, name }) => where === item.where && name === item.name);
  return without && more.length > 0 && more.every(({ name, value }) => read(name, value).optional.includes('granted'));
}
