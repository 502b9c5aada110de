import type { Protocol } from 'devtools-protocol';
import type { IdentifierSent } from '../model/beyond.ts';
import { defineRecorder } from './define.ts';

/** Bytes of body below which an image shows nothing: a GIF, PNG or WebP of one pixel has 35 to 100. */
const TINY_IMAGE_BYTES = 200;

/** What is read of one request until it is over. */
interface Open {
  index: number;
  image: boolean;
  /** Bytes of body that came, decoded */
  received: number;
}

/**
 * What leaves with requests: bytes of body, pixels and pings, and the texts in which a stored identifier
 * may travel. The texts stay in memory; the journal holds them against what is stored.
 */
export default defineRecorder({
  name: 'outflow',
  create({ journal }) {
    const { beyond } = journal;
    const open = new Map<string, Open>();

    const leave = (index: number, url: string, referer: string | undefined, body: string | undefined): void => {
      if (!URL.canParse(url)) return;
      const { hostname, pathname, search, hash } = new URL(url);
      if (hostname === '') return;
      const say = (where: IdentifierSent['where'], text: string): void => beyond.left(index, hostname, where, text);
      for (const segment of pathname.split('/')) say('path', segment);
      for (const value of search.slice(1).split('&')) say('query', value.slice(value.indexOf('=') + 1));
      if (hash.length > 1) say('fragment', hash.slice(1));
      if (referer !== undefined && URL.canParse(referer) && new URL(referer).hostname !== hostname) {
        const from = new URL(referer);
        for (const segment of from.pathname.split('/')) say('referer', segment);
        for (const value of from.search.slice(1).split('&')) say('referer', value.slice(value.indexOf('=') + 1));
      }
      if (body !== undefined) for (const line of partsOf(body)) say('body', line);
    };

    const ended = (id: string): void => {
      const known = open.get(id);
      open.delete(id);
      if (known === undefined || !known.image || known.received > TINY_IMAGE_BYTES) return;
      beyond.outflow(known.index).pixel ??= known.received === 0 ? 'no-content' : 'tiny-image';
    };

    return {
      attach: async () => await Promise.resolve(),
      on: {
        'Network.requestWillBeSent'({ requestId, request, type }) {
          const index = journal.indexOf(requestId);
          if (index === undefined) return;
          open.set(requestId, { index, image: type === 'Image', received: 0 });
          const body = request.postData;
          if (request.hasPostData === true || body !== undefined)
            beyond.outflow(index).bodyBytes = body === undefined ? null : Buffer.byteLength(body);
          if (type === 'Ping') beyond.outflow(index).pixel = 'ping';
          if (!request.url.startsWith('data:')) leave(index, request.url, headerOf(request.headers, 'referer'), body);
        },
        'Network.requestWillBeSentExtraInfo'({ requestId, headers }) {
          const index = journal.indexOf(requestId);
          const length = Number(headerOf(headers, 'content-length') ?? 0);
          if (index !== undefined && length > 0) beyond.outflow(index).bodyBytes = length;
        },
        'Network.responseReceived'({ requestId, response, type }) {
          const known = open.get(requestId);
          if (known === undefined) return;
          // An image of the cache was told by its first load, and one that is not there shows nothing anyhow.
          known.image = type === 'Image' && response.status < 400 && response.fromDiskCache !== true;
          if (response.status === 204) beyond.outflow(known.index).pixel ??= 'no-content';
        },
        'Network.dataReceived'({ requestId, dataLength }) {
          const known = open.get(requestId);
          if (known !== undefined) known.received += dataLength;
        },
        'Network.loadingFinished': ({ requestId }) => ended(requestId),
        'Network.loadingFailed': ({ requestId }) => void open.delete(requestId),
        'Network.webSocketFrameSent'({ requestId, response }) {
          const index = journal.indexOf(requestId);
          const url = index === undefined ? undefined : journal.requests[index]?.url;
          if (index === undefined || url === undefined || response.opcode !== 1 || !URL.canParse(url)) return;
          beyond.left(index, new URL(url).hostname, 'socket', response.payloadData);
        },
      },
    };
  },
});

/** A body cut at what parts the fields of forms and the lines of batches; JSON stays whole. */
function partsOf(body: string): string[] {
  if (/^\s*[[{]/.test(body)) return [body];
  return body.split(/[&\r\n]+/).map((field) => field.slice(field.indexOf('=') + 1));
}

function headerOf(headers: Protocol.Network.Headers, name: string): string | undefined {
  for (const [key, value] of Object.entries(headers)) if (key.toLowerCase() === name) return value;
  return undefined;
}
