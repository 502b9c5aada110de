import { createSocket, type Socket } from 'node:dgram';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { lookUpCanonicalNames } from '../../../src/gather/canonical-names.ts';
import type { RequestRecord } from '../../../src/model/evidence.ts';

/** CNAME records of a DNS server on loopback; `null`: it refuses to answer (SERVFAIL). */
const RECORDS: Readonly<Record<string, string | null>> = {
  'stats.portal.test': 'portal.eulerian.net',
  'portal.eulerian.net': 'edge.eulerian.net',
  'broken.portal.test': null,
};

let server: Socket;
let address: string;

beforeAll(async () => {
  server = createSocket('udp4');
  server.on('message', (query, from) => server.send(answer(query), from.port, from.address));
  await new Promise<void>((resolve) => server.bind(0, '127.0.0.1', resolve));
  address = `127.0.0.1:${server.address().port}`;
});

afterAll(() => server.close());

const labels = (name: string): Buffer =>
  Buffer.concat([...name.split('.').map((label) => Buffer.concat([Buffer.from([label.length]), Buffer.from(label)])), Buffer.from([0])]);

/** RFC 1035 §4: the question again, and a CNAME where there is one. */
function answer(query: Buffer): Buffer {
  const names: string[] = [];
  let at = 12;
  for (let length = query[at] ?? 0; length > 0; length = query[at] ?? 0) {
    names.push(query.subarray(at + 1, at + 1 + length).toString());
    at += length + 1;
  }
  const question = query.subarray(12, at + 5);
  const name = names.join('.');
  const target = RECORDS[name];
  const code = target === null ? 2 : target === undefined ? 3 : 0;
  const header = Buffer.from([query[0] ?? 0, query[1] ?? 0, 0x81, 0x80 | code, 0, 1, 0, typeof target === 'string' ? 1 : 0, 0, 0, 0, 0]);
  if (typeof target !== 'string') return Buffer.concat([header, question]);
  const data = labels(target);
  const record = Buffer.from([0xc0, 0x0c, 0, 5, 0, 1, 0, 0, 0, 60, data.length >> 8, data.length & 0xff]);
  return Buffer.concat([header, question, record, data]);
}

const request = (url: string): RequestRecord => ({
  at: 0,
  phase: 0,
  url,
  method: 'GET',
  resourceType: 'Image',
  status: 200,
  failure: null,
  initiators: [],
});

const options = {
  url: 'https://www.portal.test/',
  hostMapping: ['*.mapped.portal.test=127.0.0.1:1'],
  signal: new AbortController().signal,
};
const lookUp = async (...urls: string[]) => await lookUpCanonicalNames([{ phases: [], requests: urls.map(request) }], options, [address]);

it('follows the names of first-party hosts to their end', async () => {
  expect(await lookUp('https://stats.portal.test/p.gif', 'https://www.portal.test/', 'https://other.test/')).toEqual([
    { host: 'stats.portal.test', status: 'found', chain: ['portal.eulerian.net', 'edge.eulerian.net'], reason: null },
    { host: 'www.portal.test', status: 'none', chain: [], reason: null },
  ]);
});

it('tells a server that did not answer from a name that has none', async () => {
  expect(await lookUp('https://broken.portal.test/')).toMatchObject([{ status: 'failed', reason: expect.stringContaining('ESERVFAIL') }]);
});

it('does not ask for mapped hosts, nor for addresses', async () => {
  expect(await lookUp('https://a.mapped.portal.test/')).toMatchObject([{ status: 'not-looked-up', reason: 'mapped by --resolve' }]);
  const loopback = await lookUpCanonicalNames(
    [{ phases: [], requests: [request('http://127.0.0.1:8080/')] }],
    { ...options, url: 'http://127.0.0.1:8080/' },
    [address],
  );
  expect(loopback).toMatchObject([{ host: '127.0.0.1', status: 'not-looked-up' }]);
});
