import { Cookie, defaultPath } from 'tough-cookie';
import type { CookieAttributes, CookieKey, SameSite } from '../model/cookie.ts';

/** One cookie write, from a Set-Cookie line or from a script, before a browser judged it. */
export interface CookieWrite {
  key: CookieKey;
  value: string;
  attributes: CookieAttributes;
  /** Seconds from the raw write (RFC 6265bis §5.6: Max-Age before Expires); null: session */
  lifetimeSeconds: number | null;
  /** The write's expiry is in the past: it deletes */
  deletes: boolean;
}

const sameSites: Record<string, SameSite> = { strict: 'Strict', lax: 'Lax', none: 'None' };

/** The bytes 0x80 to 0x9f as windows-1252 shows them; what it leaves out stays as it is. */
const windows1252 = new Map([...'€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ'].map((letter, index) => [letter, windows1252Bytes()[index] ?? 0]));

function windows1252Bytes(): number[] {
  const unused = [0x81, 0x8d, 0x8f, 0x90, 0x9d];
  return Array.from({ length: 0x20 }, (_, index) => 0x80 + index).filter((byte) => !unused.includes(byte));
}

/** DevTools shows header bytes as windows-1252; names and values are UTF-8 on the wire. */
export function decodeHeaderText(text: string): string {
  if (!/[^\x20-\x7e\t\n\r]/.test(text)) return text;
  const bytes = Uint8Array.from([...text], (letter) => windows1252.get(letter) ?? letter.codePointAt(0) ?? 0);
  const decoded = new TextDecoder('utf-8').decode(bytes);
  return decoded.includes('\ufffd') ? text : decoded;
}

/**
 * Parses one Set-Cookie line (RFC 6265bis §5.6) as sent by `url`.
 *
 * @param partitionSite top-level site that partitions the cookie where the line says `Partitioned`
 * @returns null where the algorithm ignores the line
 */
export function parseSetCookie(line: string, url: string, now: Date, partitionSite: string | null): CookieWrite | null {
  const cookie = Cookie.parse(line, { loose: true });
  const host = hostOf(url);
  if (cookie === undefined || host === null) return null;
  const attribute = attributesOf(line);
  const partitioned = attribute.has('partitioned');
  const domain = attribute.has('domain') ? (cookie.domain ?? null) : null;
  const written = attribute.get('path');
  const path = written?.startsWith('/') === true ? written : defaultPath(new URL(url).pathname);
  const lifetimeSeconds = lifetimeOf(attribute, now);
  return {
    key: {
      name: cookie.key,
      domain: domain === null || domain === '' ? host : domain,
      hostOnly: domain === null || domain === '',
      path,
      partitionKey: partitioned ? partitionSite : null,
    },
    value: cookie.value,
    attributes: {
      secure: cookie.secure,
      httpOnly: cookie.httpOnly,
      sameSite: sameSites[(attribute.get('samesite') ?? '').toLowerCase()] ?? null,
      partitioned,
      domain: attribute.get('domain') ?? null,
      path: attribute.get('path') ?? null,
    },
    lifetimeSeconds,
    deletes: lifetimeSeconds !== null && lifetimeSeconds <= 0,
  };
}

const LONGEST_ATTRIBUTE = 1024;

/** The last attribute of a name counts; one of more than 1,024 octets is ignored (RFC 6265bis §5.6). */
function attributesOf(line: string): Map<string, string> {
  const attributes = new Map<string, string>();
  for (const part of line.split(';').slice(1)) {
    const equals = part.indexOf('=');
    const name = (equals < 0 ? part : part.slice(0, equals)).trim().toLowerCase();
    const value = equals < 0 ? '' : part.slice(equals + 1).trim();
    if (Buffer.byteLength(value) <= LONGEST_ATTRIBUTE) attributes.set(name, value);
  }
  return attributes;
}

function lifetimeOf(attributes: ReadonlyMap<string, string>, now: Date): number | null {
  const maxAge = attributes.get('max-age');
  if (maxAge !== undefined && /^-?\d+$/.test(maxAge)) return Math.max(0, Number(maxAge));
  const expires = attributes.get('expires');
  if (expires === undefined) return null;
  const cookie = Cookie.parse(`x=; Expires=${expires}`, { loose: true });
  const date = cookie?.expires;
  if (!(date instanceof Date)) return null;
  return Math.max(0, Math.round((date.getTime() - now.getTime()) / 1000));
}

function hostOf(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const host = new URL(url).hostname;
  return host === '' ? null : host;
}
