import type { CookieKey } from '../model/cookie.ts';

/**
 * One string per cookie key, for maps. A control character that no cookie name, domain or path
 * can hold (RFC 6265bis §5.6 step 1 drops such lines) separates the parts.
 */
export function keyString(key: CookieKey): string {
  return [key.name, key.domain, key.hostOnly ? 'host' : 'domain', key.path, key.partitionKey ?? ''].join('\u0001');
}

export function compareKeys(a: CookieKey, b: CookieKey): number {
  const x = keyString(a);
  const y = keyString(b);
  return x < y ? -1 : x > y ? 1 : 0;
}
