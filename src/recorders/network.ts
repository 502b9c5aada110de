import type { Protocol } from 'devtools-protocol';
import type { CookieKey } from '../model/cookie.ts';
import type { InitiatorLink, RequestRecord } from '../model/evidence.ts';
import { decodeHeaderText, parseSetCookie } from '../cookies/set-cookie.ts';
import { defineRecorder } from './define.ts';
import { initiatorChain } from './initiators.ts';

/** One hop of a request: a redirect keeps the request's id and begins a new hop. */
interface Hop {
  url: string;
  frame: string;
  target: string;
  resourceType: string;
  record: RequestRecord;
  hasExtraInfo: boolean | undefined;
  extraInfo: Protocol.Network.ResponseReceivedExtraInfoEvent | null;
}

interface Exchange {
  hops: Hop[];
  /** ExtraInfo that came before the hop it belongs to; DevTools promises no order */
  early: Protocol.Network.ResponseReceivedExtraInfoEvent[];
}

/**
 * Requests, the Set-Cookie lines of their responses with the browser's reasons for refusing any,
 * and the cookies that were sent, from DevTools' Network domain on every target. A worker's
 * ExtraInfo can arrive on its page's session, so hops are joined by request id over all targets.
 */
export default defineRecorder({
  name: 'network',
  create({ journal, topLevelSite }) {
    const exchanges = new Map<string, Exchange>();

    const exchangeOf = (id: string): Exchange => {
      const known = exchanges.get(id);
      if (known !== undefined) return known;
      const exchange: Exchange = { hops: [], early: [] };
      exchanges.set(id, exchange);
      return exchange;
    };

    const settle = (exchange: Exchange): void => {
      for (const hop of exchange.hops) {
        if (hop.extraInfo !== null || hop.hasExtraInfo === false) continue;
        const extra = exchange.early.shift();
        if (extra === undefined) return;
        hop.extraInfo = extra;
        hop.record.status ??= extra.statusCode;
        recordSetCookies(hop, extra);
      }
    };

    const recordSetCookies = (hop: Hop, extra: Protocol.Network.ResponseReceivedExtraInfoEvent): void => {
      const header = Object.entries(extra.headers).find(([name]) => name.toLowerCase() === 'set-cookie')?.[1];
      if (header === undefined) return;
      const refused = extra.blockedCookies.map(({ cookieLine, blockedReasons }) => ({ line: cookieLine, blockedReasons }));
      const partition = extra.cookiePartitionKey?.topLevelSite ?? topLevelSite();
      for (const line of header.split('\n')) {
        const write = parseSetCookie(decodeHeaderText(line), hop.url, new Date(), partition);
        if (write === null) continue;
        const index = refused.findIndex((candidate) => candidate.line === line);
        const blockedReasons = index < 0 ? [] : (refused.splice(index, 1)[0]?.blockedReasons ?? []);
        journal.wrote({
          write,
          frame: hop.frame,
          target: hop.target,
          stored: undefined,
          pageTimeMs: null,
          blockedReasons,
          setter: {
            kind: 'http',
            url: journal.hasher.url(hop.url),
            status: extra.statusCode,
            resourceType: hop.resourceType,
            initiators: hop.record.initiators,
          },
        });
      }
    };

    return {
      attach: async (target) =>
        await target.send('Network.enable', { maxTotalBufferSize: 0, maxResourceBufferSize: 0, maxPostDataSize: 65_536 }),
      on: {
        'Network.requestWillBeSent'(event, target) {
          const exchange = exchangeOf(event.requestId);
          const previous = exchange.hops.at(-1);
          const redirects: InitiatorLink[] = [];
          if (event.redirectResponse !== undefined && previous !== undefined) {
            previous.record.status = event.redirectResponse.status;
            previous.hasExtraInfo = event.redirectHasExtraInfo;
            redirects.push({ kind: 'redirect', url: journal.hasher.url(previous.url), line: null });
            redirects.push(...previous.record.initiators);
          }
          const record: RequestRecord = {
            at: journal.now(),
            phase: journal.phase,
            url: journal.hasher.url(event.request.url),
            method: event.request.method,
            resourceType: event.type ?? 'Other',
            status: null,
            failure: null,
            initiators: redirects.length > 0 ? redirects.slice(0, 12) : initiatorChain(event.initiator, journal.hasher),
          };
          journal.began(event.requestId, record);
          journal.departed(event.requestId, { url: record.url, resourceType: record.resourceType, target, holds: true });
          exchange.hops.push({
            url: event.request.url,
            frame: event.documentURL,
            target: target.type,
            resourceType: event.type ?? 'Other',
            record,
            hasExtraInfo: undefined,
            extraInfo: null,
          });
          settle(exchange);
        },
        'Network.requestWillBeSentExtraInfo'(event) {
          const sent = event.associatedCookies.filter(({ blockedReasons }) => blockedReasons.length === 0);
          if (sent.length === 0) return;
          const url = urlOf(exchangeOf(event.requestId), event.headers);
          for (const { cookie } of sent) journal.sentCookie(keyOfCdpCookie(cookie), url);
        },
        'Network.responseReceived'(event) {
          journal.answered(event.requestId);
          const exchange = exchanges.get(event.requestId);
          const hop = exchange?.hops.at(-1);
          if (exchange === undefined || hop === undefined) return;
          hop.record.status = event.response.status;
          hop.hasExtraInfo = event.hasExtraInfo;
          settle(exchange);
        },
        'Network.responseReceivedExtraInfo'(event) {
          const exchange = exchangeOf(event.requestId);
          exchange.early.push(event);
          settle(exchange);
        },
        'Network.webSocketCreated'(event, target) {
          journal.activity += 1;
          const record: RequestRecord = {
            at: journal.now(),
            phase: journal.phase,
            url: journal.hasher.url(event.url),
            method: 'GET',
            resourceType: 'WebSocket',
            status: null,
            failure: null,
            initiators: event.initiator === undefined ? [] : initiatorChain(event.initiator, journal.hasher),
          };
          journal.began(event.requestId, record);
          const exchange = exchangeOf(event.requestId);
          const frame = target.url;
          exchange.hops.push({
            url: event.url,
            frame,
            target: target.type,
            resourceType: 'WebSocket',
            record,
            hasExtraInfo: true,
            extraInfo: null,
          });
          settle(exchange);
        },
        // A cross-origin handshake has no ExtraInfo; this event has the headers of both.
        'Network.webSocketHandshakeResponseReceived'(event) {
          journal.activity += 1;
          const exchange = exchanges.get(event.requestId);
          const hop = exchange?.hops.at(-1);
          if (exchange === undefined || hop === undefined) return;
          hop.record.status = event.response.status;
          if (hop.extraInfo !== null) return;
          const { headers, status: statusCode } = event.response;
          exchange.early.push({ requestId: event.requestId, headers, statusCode, blockedCookies: [], resourceIPAddressSpace: 'Unknown' });
          settle(exchange);
        },
        'Network.loadingFinished'(event) {
          journal.landed(event.requestId);
        },
        'Network.loadingFailed'(event) {
          journal.landed(event.requestId);
          const hop = exchanges.get(event.requestId)?.hops.at(-1);
          if (hop !== undefined) hop.record.failure = event.errorText;
        },
      },
    };
  },
});

/** This ExtraInfo can come before the hop that it is about: then the Host header alone tells whereto. */
function urlOf(exchange: Exchange, headers: Protocol.Network.Headers): string {
  const host = Object.entries(headers).find(([name]) => /^(:authority|host)$/i.test(name))?.[1];
  const hop = exchange.hops.findLast(({ url }) => host === undefined || (URL.canParse(url) && new URL(url).host === host));
  return hop?.url ?? `https://${host ?? ''}/`;
}

/** DevTools marks a domain-wide cookie by a leading dot. */
export function keyOfCdpCookie(cookie: Protocol.Network.Cookie): CookieKey {
  return {
    name: cookie.name,
    domain: cookie.domain.replace(/^\./, ''),
    hostOnly: !cookie.domain.startsWith('.'),
    path: cookie.path,
    partitionKey: cookie.partitionKey?.topLevelSite ?? null,
  };
}
