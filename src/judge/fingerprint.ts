import { createHash } from 'node:crypto';
import { knownCookie } from '../knowledge/cookies.ts';
import type { CookieKey } from '../model/cookie.ts';

const UUID = /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/giu;

/** Whether part of a name is made up for one visitor, property or build. */
function random(token: string): boolean {
  const digits = token.replace(/\D/gu, '').length;
  if (digits === token.length) return token.length >= 5;
  if (/^[0-9a-f]+$/iu.test(token)) return token.length >= 8 && digits > 0;
  return token.length >= 10 && digits >= 2;
}

/**
 * A cookie's name without what differs between visits: `_pk_id.1.a3f2` → `_pk_id.*`, by the known
 * pattern where there is one, else by the looks of each part.
 */
export function stableName(name: string, domain: string): string {
  const known = knownCookie(name, domain);
  if (known !== undefined && known.pattern !== name) return known.pattern;
  return name.replace(UUID, '*').replace(/[A-Za-z0-9]+/gu, (token) => (random(token) ? '*' : token));
}

export interface Fingerprinted {
  readonly rule: string;
  readonly portalHost: string;
  readonly cookie: CookieKey | null;
  readonly subject: string | null;
}

/** Identity of a finding over runs, for baselines and SARIF: no time, no phase, no random suffix. */
export function fingerprint({ rule, portalHost, cookie, subject }: Fingerprinted): string {
  const key = cookie === null ? null : [stableName(cookie.name, cookie.domain), cookie.domain, cookie.path, cookie.partitionKey];
  // JSON rather than a separator, so that no name can imitate another finding.
  return createHash('sha256')
    .update(JSON.stringify([rule, portalHost, key, subject]))
    .digest('hex')
    .slice(0, 16);
}
