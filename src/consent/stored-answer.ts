import type { StoredChoice } from '../model/consent.ts';
import type { Choice } from './driver.ts';
import { tcfGrants } from './tcf.ts';
import { fold } from './words.ts';

/** What a value that a page has kept says of a choice. */

export type Content = StoredChoice['content'];

/** Names that choices are kept under by known tools, and words that only such names hold. */
export const NAME =
  /consent|gdpr|rgpd|dsgvo|ccpa|tcf|euconsent|usprivacy|optanon|onetrust|didomi|axeptio|tarteaucitron|klaro|orejime|osano|cookiebot|cookieyes|cookiefirst|cookiehub|iubenda|quantcast|sourcepoint|usercentrics|termly|complianz|cmplz|borlabs|fundingchoices|_cmp|cmp_|^cmp|opt[-_]?(in|out)|cc_cookie|fccdcf|uc_settings|uc_user|_iub_cs|cookie_?agreed|notice_preferences|notice_gdpr|cmapi|truste|ppms_privacy|addtl_consent|wpl_|cookielaw|cookielawinfo|moove|zustimmung|einwilligung|toestemming|consenso|consentimento|consentimiento|samtycke|samtykke|zgoda|zgody|souhlas|suhlas|sutik|suostumu|soglasi|privola|pristanak|soglasj|hozzajarul|sygkatath|synaines|consimtam|piskot|kolacic|slapuk|sikdat|kupsis|evaste|vafrakok|kakor|biskvit|ciastecz|cerez/;
/** Categories that no law lets one refuse. */
const NECESSARY =
  /necessary|necessaire|functional|fonctionnel|functionality|essential|essentiel|essenziell|notwendig|erforderlich|funktional|funzional|funcional|noodzakel|necesari|necessari|nodvend|nodig|valttamat|niezbedn|nezbytn|szukseges|tecnic|tehnic|technisch|required|strict|technical|technique|security|mandatory|^tech$|c0001/;
/** What is kept beside a choice without being one. */
const BESIDE =
  /time|date|stamp|version|revision|expire|expiry|uuid|guid|\bid\b|_id$|id$|lang|region|country|method|layout|shown|seen|open|visible|interact|answered|done|complete|ready|init|loaded|confirmed|saved|decided|explicit|updated?|created|last|first|legit/;
const IGNORED = new RegExp(`${NECESSARY.source}|${BESIDE.source}`);
export const OPTIONAL =
  /analy|analit|analis|analiz|análi|werb|reklam|publicid|publicit|pubblicit|annons|annonc|mainos|statisti|estad|statysty|tilasto|mierzen|audience|mesure|measure|marketing|advert|publicit|\bads?\b|_ads?\b|_ads?_|\bad[_-]|target|cibl|social|performance|personal|track|profil|remarket|retarget|media|video|youtube|vimeo|google|facebook|meta|pixel|hotjar|matomo|piwik|piano|xiti|eulerian|gtm|gtag|gajs|comfort|convenience|experience|preferences|third|partner|vendor|embed|maps?|recommend|c000[2-9]|^ga\d*$|^at$|^cat\d$|^ad$|^stats?$/;
const COMFORT = /^(user_?)?(preferences?|comfort|convenience|experience)$/;
const OVERALL =
  /^(.*[._-])?(consent|consented|accept|accepted|acceptall|accept_all|allow|allowed|allowall|agree|agreed|granted|optin|opt_in|status|state|choice|action|decision|value|answer|level|all|hasconsented|consentgiven|type)$/;
const OVERALL_INVERSE = /reject|refus|declin|denied|deny|optout|opt_out|disallow/;
const YES =
  /^(true|yes|on|granted?|allow(ed)?|accept(ed)?(_?-?all)?|all|agreed?|opt-?_?in|oui|accepte[er]?|tout|enabled?|consent(ed)?|full|all_?accepted|accept_?cookies|autorise[er]?)$/;
const NO =
  /^(false|no|off|denied|deny|disallow(ed)?|reject(ed)?(_?-?all)?|declined?|none|refused?|opt-?_?out|non|refuse[er]?|rien|disabled?|necessary|essential|necessary_?only|only_?necessary|only_?essential|essentials?_?only|minimal|minimum|required|strict|disagreed?|rejete[er]?|null_?consent|interdit)$/;

export type Signal = 'granted' | 'denied';

/** What was read: answers for what one may refuse, and the answer as a whole where one is given. */
export interface Signals {
  optional: Signal[];
  /** For what is kept for the visitor's own comfort: many portals hold it necessary. */
  comfort: Signal[];
  overall: Signal[];
  /** Services that are listed: allowed, unless the answers are given beside them and the list only names them. */
  services: Signal[];
  /** Yes or no to things whose names say nothing. */
  unnamed: Signal[];
  /** Nothing is on the list of what is allowed. */
  emptyList: boolean;
  /** The answers that are read under a name, whatever they count for. */
  named: { name: string; signal: Signal }[];
}

export function answerOf(value: unknown): Signal | null {
  if (typeof value === 'boolean') return value ? 'granted' : 'denied';
  if (typeof value === 'number') return value === 1 ? 'granted' : value === 0 ? 'denied' : null;
  if (typeof value !== 'string') return null;
  const word = fold(value).replace(/\s+/g, '_');
  if (word === '1') return 'granted';
  if (word === '0') return 'denied';
  return YES.test(word) ? 'granted' : NO.test(word) ? 'denied' : null;
}

const opposite = (signal: Signal): Signal => (signal === 'granted' ? 'denied' : 'granted');

function note(signals: Signals, key: string, value: unknown): void {
  const signal = answerOf(value);
  if (signal === null) return;
  const name = fold(key.replace(/([a-z])([A-Z])/g, '$1_$2'));
  signals.named.push({ name, signal });
  if (COMFORT.test(name)) signals.comfort.push(signal);
  else if (OPTIONAL.test(name) && !/^(necessary|essential|functional)/.test(name))
    signals.optional.push(OVERALL_INVERSE.test(name) ? opposite(signal) : signal);
  else if (OVERALL_INVERSE.test(name)) signals.overall.push(opposite(signal));
  else if (OVERALL.test(name)) {
    // A bare number or "true" under such a key may only say that there was an answer.
    const worded = typeof value === 'string' && !/^[01]$/.test(value);
    if (worded || typeof value === 'boolean') signals.overall.push(signal);
  } else if (!IGNORED.test(name)) signals.unnamed.push(signal);
}

/** `["necessary","analytics"]` under accepted, categories, …: what is listed is granted. */
function noteList(signals: Signals, key: string, items: readonly unknown[]): void {
  const words = items.filter((item) => typeof item === 'string').map(fold);
  if (words.length !== items.length) return;
  const name = fold(key);
  if (items.length === 0 && /^(accepted|allowed|granted)?_?(categor|purposes|services)/.test(name)) signals.emptyList = true;
  if (!/categor|accept|allow|grant|consent|purpose|enabled|level|services|reject|refus|denied|disabled|^$/.test(name)) return;
  const listed: Signal = OVERALL_INVERSE.test(name) || name.includes('disabled') ? 'denied' : 'granted';
  const optional = words.filter((word) => OPTIONAL.test(word));
  signals.named.push(...words.map((word) => ({ name: word, signal: listed })));
  if (optional.length > 0) (name === 'services' ? signals.services : signals.optional).push(...optional.map(() => listed));
  else if (listed === 'granted' && words.length > 0 && words.every((word) => IGNORED.test(word))) signals.optional.push('denied');
}

/** When and to which version something was agreed; a catalogue has names and descriptions. */
function isRecordOfGrant(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.keys(value).every((name) => IGNORED.test(fold(name)) || /^(checksum|hash)$/.test(name)) &&
    Object.values(value).every((one) => typeof one === 'string' || typeof one === 'number')
  );
}

/** It may be a TC string among other things. */
const isTcf = (value: unknown): value is string => typeof value === 'string' && /^C[\w-]{20,}/.test(value);

function walk(signals: Signals, key: string, value: unknown, depth: number): void {
  if (depth > 6) return;
  if (Array.isArray(value)) {
    noteList(signals, key, value);
    for (const item of value) if (typeof item === 'object' || isTcf(item)) walk(signals, key, item, depth + 1);
  } else if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value);
    // {"groups":{"essential":{"at":1},"statistics":{"at":1}}}: what is listed with its particulars is allowed.
    if (
      /^(groups|categories|accepted|granted|consents|allowed)$/.test(fold(key)) &&
      entries.length > 0 &&
      entries.every(([, one]) => isRecordOfGrant(one))
    )
      return noteList(signals, 'categories', Object.keys(value));
    // {"name":"analytics","value":false}
    const [title, answer] = [
      /^(name|(category|purpose|service|type)(_?(id|name|key))?)$/i,
      /^(value|checked|enabled|granted|consent|status|accepted|allowed|wanted|selected|(is_?)?active|state|on)$/i,
    ].map((pattern) => entries.find(([name]) => pattern.test(name))?.[1]);
    const called = title ?? entries.find(([name]) => /^(id|key)$/.test(name))?.[1];
    // {"name":"session","required":true}: nobody is asked.
    if (
      typeof called === 'string' &&
      entries.some(([name, one]) => /^(is_?)?(required|mandatory|necessary|essential|locked|read_?only)$/i.test(name) && one === true)
    )
      return;
    if (typeof called === 'string' && called.length < 60 && answer !== undefined && answerOf(answer) !== null)
      return note(signals, called, answer);
    const nested = entries.find(([name]) => /^(enabled|granted|consent|value|status|accepted|allowed|wanted|checked)$/.test(name));
    for (const [name, inner] of entries) {
      // {"analytics":{"enabled":false}}: the answer is for the name above it.
      if (nested?.[0] === name && OPTIONAL.test(fold(key))) note(signals, key, inner);
      else if (!(nested && IGNORED.test(fold(key)) && nested[0] === name)) walk(signals, name, inner, depth + 1);
    }
  } else {
    const tcf = isTcf(value) ? tcfGrants(value) : null;
    if (tcf !== null) return void signals.optional.push(tcf ? 'granted' : 'denied');
    // A list within, written down as text.
    const inner = typeof value === 'string' && /^[[{]/.test(value) ? parseJson(value) : undefined;
    if (typeof inner === 'object' && inner !== null) walk(signals, key, inner, depth + 1);
    else note(signals, key, value);
  }
}

export function decoded(value: string): string {
  let text = value;
  for (let i = 0; i < 3 && /%[0-9a-f]{2}/i.test(text); i += 1) {
    try {
      text = decodeURIComponent(text);
    } catch (error) {
      // A lone percent sign: then the text is what it is.
      if (error instanceof URIError) return text;
      throw error;
    }
  }
  if (/^(eyJ|W3|e30)[\w+/=-]*$/.test(text)) {
    const inner = Buffer.from(text, 'base64').toString('utf8');
    if (/^[[{]/.test(inner)) return inner;
  }
  // "cmVqZWN0OjE3OTU=": words in base64; what is none comes out as letters that nobody writes.
  if (text.length >= 8 && text.length % 4 === 0 && /^[A-Za-z0-9+/]+={0,2}$/.test(text)) {
    const inner = Buffer.from(text, 'base64').toString('latin1');
    if (/^[\x20-\x7e]+$/.test(inner) && /[a-z]{4}/i.test(inner)) return inner;
  }
  return text;
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

export function read(name: string, value: string): Signals {
  const signals: Signals = { optional: [], comfort: [], emptyList: false, overall: [], services: [], unnamed: [], named: [] };
  const text = decoded(value).trim();
  const tcf = tcfGrants(text);
  if (tcf !== null) {
    signals.optional.push(tcf ? 'granted' : 'denied');
    return signals;
  }
  const json = /^["[{]/.test(text) ? parseJson(text) : undefined;
  if (typeof json === 'object' && json !== null) {
    // An empty list of what is allowed.
    if (Array.isArray(json) && json.length === 0 && NAME.test(fold(name))) signals.unnamed.push('denied');
    walk(signals, '', json, 0);
    if (signals.optional.length === 0) signals.optional.push(...signals.services);
    // Beside "all", the list is of what was chosen one by one.
    const all = signals.named.some((answer) => answer.signal === 'granted' && /(^|_)all$/.test(answer.name));
    if (signals.emptyList && !all) signals.optional.push('denied');
    return signals;
  }
  // "reject:1795344368716" is the word and when it was said.
  const plain = (typeof json === 'string' ? json : text).replace(/^([a-z_-]+)[:;|,]\d{8,}$/i, '$1');
  // `analytics:0,ads:1`, `!matomo=false!gajs=true`, `{stamp:'x',statistics:false}`, `a=1&b=0`
  const pairs = [...plain.matchAll(/([\w.-]+)['"]?\s*[:=]\s*['"]?([\w-]+)/g)];
  if (pairs.length > 0) for (const [, key, answer] of pairs) note(signals, key ?? '', answer);
  else if (/^[a-z_-]+([,|;+~ ][a-z_-]+)+$/i.test(plain)) noteList(signals, 'categories', plain.split(/[,|;+~ ]/));
  else if (plain.length <= 40) noteWord(signals, name, plain);
  return signals;
}

/** One word as the whole value: what it means depends on the name it is kept under. */
function noteWord(signals: Signals, name: string, word: string): void {
  const signal = answerOf(word);
  if (signal === null) return;
  const key = fold(name);
  const bare = /^(1|0|true|false|yes|no|on|off)$/i.test(word);
  // "consent_necessary=allow" grants what needs no consent.
  if (signal === 'granted' && NECESSARY.test(key) && !OPTIONAL.test(key)) return;
  // That an answer was given.
  if (bare && /has_?set|_?is_?set|configured|answered/.test(key)) return;
  if (OVERALL_INVERSE.test(key) && bare) signals.overall.push(opposite(signal));
  else if (!bare) signals.overall.push(signal);
  else if (OPTIONAL.test(key) && !/cookie|consent/.test(key.replace(OPTIONAL, ''))) signals.optional.push(signal);
  else if (/accept|allow|agree|opt_?-?in/.test(key)) signals.overall.push(signal);
  // "cookie_consent=1" may only say that the visitor answered; "=true" under consent says consent.
  else if (
    /consent(?!.*(shown|seen|asked|set|id|given_at|banner|date|configured|answer|done|saved|stored|updated|complete|made|decided|interact|version|dialog|popup|modal|notice|hid|close|dismiss))/.test(
      key,
    ) &&
    !/^[01]$/.test(word)
  )
    signals.overall.push(signal);
  else if (signal === 'denied') signals.unnamed.push(signal);
}

/** One category allowed, and nothing else that may be refused. */
function readGrant({ named }: Signals, category: RegExp): Content {
  const granted = named.filter(({ name, signal }) => signal === 'granted' && !IGNORED.test(name));
  if (granted.some(({ name }) => OPTIONAL.test(name) && !category.test(name))) return 'contradicts';
  if (granted.some(({ name }) => category.test(name))) return 'agrees';
  return named.some(({ name, signal }) => signal === 'denied' && category.test(name)) ? 'contradicts' : 'opaque';
}

export function readContent(name: string, value: string, choice: Choice, category: RegExp | null = null): Content {
  if (choice === 'grant') return category ? readGrant(read(name, value), category) : 'opaque';
  const { optional: others, comfort, overall, unnamed } = read(name, value);
  const optional = others.length > 0 ? others : comfort;
  if (choice === 'reject') {
    if (optional.includes('granted')) return 'contradicts';
    if (optional.includes('denied')) return 'agrees';
    if (overall.includes('granted')) return 'contradicts';
    if (overall.includes('denied')) return 'agrees';
    return unnamed.length > 0 && unnamed.every((signal) => signal === 'denied') ? 'agrees' : 'opaque';
  }
  // Not everything that a tool knows is offered on each portal: one grant is enough.
  if (optional.includes('granted')) return 'agrees';
  if (optional.includes('denied')) return 'contradicts';
  if (overall.includes('granted')) return 'agrees';
  if (overall.includes('denied')) return 'contradicts';
  if (unnamed.length > 0 && unnamed.every((signal) => signal === 'granted')) return 'agrees';
  // Nothing but no, whatever it is to: that is no acceptance.
  return unnamed.length > 1 && unnamed.every((signal) => signal === 'denied') ? 'contradicts' : 'opaque';
}
