import type { CdpConnection } from '../browser/cdp.ts';
import type { CookieKey } from '../model/cookie.ts';
import type { JarCookie } from '../model/evidence.ts';
import { compareKeys } from '../cookies/identity.ts';
import type { Journal } from './journal.ts';
import { keyOfCdpCookie } from './network.ts';

/** A cookie as it lies in the profile, with its value: never leaves the process as it is. */
export interface RawJarCookie {
  key: CookieKey;
  value: string;
}

/** Everything in the profile of a browser context, whatever its site (Storage.getCookies). */
export async function readJar(cdp: CdpConnection, contextId: string): Promise<RawJarCookie[]> {
  const { cookies } = await cdp.send('Storage.getCookies', { browserContextId: contextId });
  return cookies.map((cookie) => ({ key: keyOfCdpCookie(cookie), value: cookie.value }));
}

/** The jar as evidence keeps it: in a stable order, values hashed. */
export async function snapshotJar(cdp: CdpConnection, contextId: string, journal: Journal): Promise<JarCookie[]> {
  const { cookies } = await cdp.send('Storage.getCookies', { browserContextId: contextId });
  return cookies
    .map((cookie) => ({ cookie, key: keyOfCdpCookie(cookie) }))
    .toSorted((a, b) => compareKeys(a.key, b.key))
    .map(({ cookie, key }) => ({
      cookie: journal.cookies.idOf(key),
      value: journal.hasher.hash(cookie.value),
      expiresAt: cookie.session || cookie.expires < 0 ? null : new Date(cookie.expires * 1000).toISOString(),
      secure: cookie.secure,
      httpOnly: cookie.httpOnly,
      sameSite: cookie.sameSite ?? null,
    }));
}
