import type { StoredCookie } from '../browser/net-log.ts';
import { keyString } from '../cookies/identity.ts';
import { parseSetCookie, type CookieWrite } from '../cookies/set-cookie.ts';
import type { CookieKey } from '../model/cookie.ts';
import type { CookieEvent } from '../model/evidence.ts';
import type { Journal } from './journal.ts';

/** Of one cookie with one value. */
interface Writes {
  proved: number;
  /** The earliest last */
  unproved: CookieEvent[];
}

/**
 * Holds a journal against the browser's own log of what entered its cookie store: a write that the log
 * has was stored, whatever became of it; a stored cookie that no recorder saw being written gets its
 * event from the response that carried it.
 *
 * @param topLevelSite what a cookie that says `Partitioned` is partitioned by; the log does not tell
 */
export function attest(journal: Journal, stored: readonly StoredCookie[], topLevelSite: string | null): void {
  const keys = new Map(journal.cookies.rows.map(({ id, ...key }) => [id, unpartitioned(key)]));
  const known = new Map<string, Writes>();
  for (const event of journal.events.toReversed()) {
    if (event.type !== 'set') continue;
    const place = `${keys.get(event.cookie)} ${event.value.hash}`;
    const writes = known.get(place) ?? { proved: 0, unproved: [] };
    if (event.stored === 'yes') writes.proved += 1;
    else writes.unproved.push(event);
    known.set(place, writes);
  }
  for (const cookie of stored) {
    const { name, domain, hostOnly, path } = cookie;
    const place = `${unpartitioned({ name, domain, hostOnly, path, partitionKey: null })} ${journal.hasher.hash(cookie.value).hash}`;
    const writes = known.get(place);
    if (writes !== undefined) {
      // A write that was read back has its entry in the log as well: that one proves no other.
      const earliest = writes.proved > 0 ? undefined : writes.unproved.pop();
      writes.proved = Math.max(0, writes.proved - 1);
      if (earliest !== undefined) earliest.stored = 'yes';
    } else if (cookie.response !== null) {
      const write = writeOf(cookie, cookie.response, topLevelSite);
      if (write === null) continue;
      journal.wrote({
        at: cookie.at,
        write,
        frame: cookie.response.initiator ?? cookie.response.url,
        target: 'network log',
        stored: true,
        blockedReasons: [],
        pageTimeMs: null,
        setter: {
          kind: 'http',
          url: journal.hasher.url(cookie.response.url),
          status: cookie.response.status,
          resourceType: 'Other',
          initiators: cookie.response.initiator === null ? [] : [{ kind: 'other', url: cookie.response.initiator, line: null }],
        },
      });
    }
  }
  journal.events.sort((a, b) => a.at - b.at);
}

function unpartitioned(key: CookieKey): string {
  return keyString({ ...key, partitionKey: null });
}

/** Of the lines with that name, the one that makes this very cookie. */
function writeOf(cookie: StoredCookie, { url, lines }: { url: string; lines: string[] }, topLevelSite: string | null): CookieWrite | null {
  const httpUrl = url.replace(/^ws/, 'http');
  for (const line of lines) {
    const write = parseSetCookie(line, httpUrl, new Date(cookie.at), topLevelSite);
    const { domain, hostOnly, path } = write?.key ?? {};
    if (write?.value === cookie.value && domain === cookie.domain && hostOnly === cookie.hostOnly && path === cookie.path) return write;
  }
  return null;
}
