import type { Block, FoundRecord, PolicyDocument } from './document.ts';
import { labelRole } from './label.ts';
import type { Role } from './lexicon/language.ts';
import { namesIn } from './names.ts';

const MOST_VALUES = 500_000;
const DEEPEST = 60;
const NAME_KEY = /^(?:name|cookieName|cookie|cookie_name|key|id|pattern)$/iu;
const LIST_OF_NAMES = /^(?:cookies|cookieNames|names|cookie_names)$/iu;
/** Keys of the known tools that are no words: OneTrust's length in days, Cookiebot's and vanilla-cookieconsent's short forms. */
const KEYS: Readonly<Record<string, Role>> = {
  length: 'duration',
  desc: 'purpose',
  host: 'domain',
  hostname: 'domain',
  thirdpartydescription: 'purpose',
  patternkey: 'name',
  exp: 'duration',
  maxage: 'duration',
  service: 'provider',
  vendor: 'provider',
};
const GROUP_KEY = /^(?:groupName|group|category|categoryName|title|label|purpose|purposes|name)$/iu;

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
const isObject = (value: Json | undefined): value is { [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const words = (key: string): string => key.replace(/([a-z])([A-Z])/gu, '$1 $2').replace(/[_-]+/gu, ' ');
const textual = (value: Json | undefined): string | null =>
  typeof value === 'string'
    ? value
    : typeof value === 'number'
      ? String(value)
      : Array.isArray(value) && value.every((one) => typeof one === 'string')
        ? value.join(', ')
        : null;

const roleOfKey = (key: string): Role | null => KEYS[key.toLowerCase()] ?? labelRole(words(key));

/** The fields of one object, where it is a cookie: a name, and something that is told of it. */
function recordOf(object: { [key: string]: Json }): Map<Role, string> | null {
  const nameKey = Object.keys(object)
    .filter((key) => NAME_KEY.test(key) && typeof object[key] === 'string')
    .sort((a, b) => rank(a) - rank(b))[0];
  if (nameKey === undefined) return null;
  const name = textual(object[nameKey]) ?? '';
  // The words over the columns of a table are kept as an object too: { name: 'Name', expiration: 'Expires' }.
  if (namesIn(name).names.length === 0 || labelRole(name) === 'name') return null;
  const fields = new Map<Role, string>([['name', name]]);
  for (const [key, value] of Object.entries(object)) {
    if (key === nameKey) continue;
    const role = roleOfKey(key);
    const text = textual(value);
    if (role === null || text === null || text === '' || (fields.has(role) && role !== 'name')) continue;
    if (role !== 'name') fields.set(role, /^length$/iu.test(key) && /^\d+$/u.test(text) ? `${text} days` : text);
  }
  if (object['IsSession'] === true || object['isSession'] === true || object['session'] === true) fields.set('duration', 'session');
  return fields.size > 1 ? fields : null;
}

const rank = (key: string): number => (/cookie/iu.test(key) ? 0 : /name/iu.test(key) ? 1 : 2);

interface Open {
  readonly value: Json;
  readonly key: string;
  readonly group: string | null;
  readonly provider: string | null;
  readonly depth: number;
}

function blocksOf(root: Json): Block[] {
  const blocks: Block[] = [];
  const open: Open[] = [{ value: root, key: '', group: null, provider: null, depth: 0 }];
  let seen = 0;
  let last: { group: string; provider: string; records: FoundRecord[] } | null = null;
  const put = (fields: Map<Role, string>, one: Open): void => {
    if (one.provider !== null && !fields.has('provider')) fields.set('provider', one.provider);
    const group = one.group ?? '';
    const provider = one.provider ?? '';
    if (last === null || last.group !== group || last.provider !== provider) {
      last = { group, provider, records: [] };
      if (group !== '') blocks.push({ kind: 'heading', text: group, level: 2, line: null });
      blocks.push({ kind: 'records', records: last.records, line: null });
    }
    last.records.push({ fields, line: null });
  };
  for (let one = open.pop(); one !== undefined && seen < MOST_VALUES; one = open.pop(), seen++) {
    const { value, key, group, provider, depth } = one;
    if (depth > DEEPEST) continue;
    if (Array.isArray(value)) {
      if (LIST_OF_NAMES.test(key) && value.length > 0 && value.every((name) => typeof name === 'string')) {
        for (const name of value)
          if (typeof name === 'string' && namesIn(name).names.length > 0) put(new Map<Role, string>([['name', name]]), one);
      } else
        for (let index = value.length - 1; index >= 0; index--)
          open.push({ value: value[index] ?? null, key, group, provider, depth: depth + 1 });
      continue;
    }
    if (!isObject(value)) continue;
    const listed = Object.entries(value).some(([inner, told]) => Array.isArray(told) && /cookie/iu.test(inner));
    const record = listed ? null : recordOf(value);
    if (record !== null) {
      put(record, one);
      continue;
    }
    const label = Object.entries(value).find(([inner, told]) => GROUP_KEY.test(inner) && typeof told === 'string' && told !== '');
    const purposes = textual(value['purposes'] ?? value['category'] ?? null);
    const named = textual(
      value['provider'] ?? value['vendor'] ?? (listed && purposes !== null ? (value['title'] ?? value['name'] ?? null) : null),
    );
    for (const [inner, told] of Object.entries(value).reverse()) {
      const next =
        purposes ??
        (label === undefined
          ? /^(?:cookies?|items|list|body|data|table|declarations?|entries|services|apps|groups|sections|categories|necessary|$)/iu.test(
              inner,
            ) && !/necessary/iu.test(inner)
            ? group
            : words(inner)
          : textual(label[1]));
      open.push({ value: told, key: inner, group: next ?? group, provider: named ?? provider, depth: depth + 1 });
    }
  }
  return blocks;
}

/** Whether a text is worth being tried as JSON. */
export const looksLikeJson = (text: string): boolean => /^\s*[[{]/u.test(text.slice(0, 200)) && /[\]}]\s*$/u.test(text.slice(-200));

/** Reads a declaration that a tool keeps as JSON (OneTrust, Klaro, vanilla-cookieconsent, plain lists); null where it is no JSON. */
export function readJson(text: string): PolicyDocument | null {
  let data: Json;
  try {
    data = JSON.parse(text) as Json;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof RangeError) return null;
    throw error;
  }
  const title = isObject(data) ? textual(data['title']) : null;
  const language = isObject(data) ? textual(data['language'] ?? data['lang'] ?? null) : null;
  return {
    format: 'text',
    title: title ?? 'Cookies',
    language: language !== null && /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/u.test(language) ? language : null,
    blocks: blocksOf(data),
    cut: null,
  };
}
