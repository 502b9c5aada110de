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

/** DevTools hands header values over as latin1; names and values are UTF-8 on the wire. */
export function decodeHeaderText(text: string): string {
  if (!/[\x80-\xff]/.test(text) || /[\u0100-\uffff]/.test(text)) return text;
  const decoded = Buffer.from(text, 'latin1').toString('utf8');
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
  const domain = cookie.domain ?? null;
  const path = cookie.path?.startsWith('/') === true ? cookie.path : defaultPath(new URL(url).pathname);
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

/** The last attribute of a name counts (RFC 6265bis §5.6). */
function attributesOf(line: string): Map<string, string> {
  const attributes = new Map<string, string>();
  for (const part of line.split(';').slice(1)) {
    const equals = part.indexOf('=');
    const name = (equals < 0 ? part : part.slice(0, equals)).trim().toLowerCase();
    attributes.set(name, equals < 0 ? '' : part.slice(equals + 1).trim());
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
