import { createSocket, type Socket as Datagrams } from 'node:dgram';
import { once } from 'node:events';
import type { LookupAddress } from 'node:dns';
import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { portals, type PortalFixture } from '../../fixtures/sites/portals.ts';
import { startFixtures, type FixtureServer } from '../../fixtures/sites/server.ts';
import { findingLine, readTruth } from '../../fixtures/sites/truth.ts';
import { NotPublic, publicAddresses } from '../../src/addresses/public-address.ts';
import { auditPortals, type AuditOptions, type PortalAudit } from '../../src/audit/audit.ts';
import { choosePolicy } from '../../src/audit/policy-choice.ts';
import { parseProxy, NO_ACCESS } from '../../src/browser/access.ts';
import { parseHostMapping } from '../../src/browser/host-mapping.ts';
import { PublicProxy } from '../../src/browser/public-proxy.ts';
import { auditOptions } from '../audit-options.ts';

/**
 * A page of a stranger that tries every door to the network of whoever visits it. That network is loopback: a server with pages,
 * and a socket for datagrams. The stranger's own host is on loopback as well, by the operator's word (`resolve`).
 */

const STRANGER = 'stranger.example';

const PORTAL = ((): PortalFixture => {
  const [portal] = portals;
  if (portal === undefined) throw new Error('no portal');
  return portal;
})();

let fixtures: FixtureServer;
let stranger: Server;
let inner: Server;
let inner6: Server;
let datagrams: Datagrams;
/** What reached the inner network */
const reached: string[] = [];
let options: AuditOptions;
/** Of public addresses only, by URL */
const audits = new Map<string, PortalAudit>();
const portOf = (server: { address(): AddressInfo | string | null }): number => (server.address() as AddressInfo).port;

/** Every way to the inner network, each with its own path there. */
function doors(): string {
  const [port, port6, udp] = [portOf(inner), portOf(inner6), datagrams.address().port];
  return `<!doctype html><title>Doors</title>
<img src="http://127.0.0.1:${port}/image">
<iframe src="http://localhost:${port}/frame"></iframe>
<link rel="stylesheet" href="http://127.1:${port}/style">
<script>
const quiet = (promise) => promise.catch(() => undefined);
quiet(fetch('http://127.0.0.1:${port}/fetch', { mode: 'no-cors' }));
quiet(fetch('http://2130706433:${port}/decimal', { mode: 'no-cors' }));
quiet(fetch('http://0177.0.0.1:${port}/octal', { mode: 'no-cors' }));
quiet(fetch('http://[::1]:${port6}/ipv6', { mode: 'no-cors' }));
quiet(fetch('http://[::ffff:127.0.0.1]:${port}/mapped', { mode: 'no-cors' }));
quiet(fetch('/onward?to=' + encodeURIComponent('http://127.0.0.1:${port}/redirected'), { mode: 'no-cors' }));
new WebSocket('ws://127.0.0.1:${port}/socket').onerror = () => undefined;
new EventSource('http://127.0.0.1:${port}/events').onerror = function () { this.close(); };
navigator.sendBeacon('http://127.0.0.1:${port}/beacon', 'x');
new Worker(URL.createObjectURL(new Blob(["fetch('http://127.0.0.1:${port}/worker', { mode: 'no-cors' }).catch(() => undefined)"])));
const call = new RTCPeerConnection({ iceServers: [
  { urls: 'stun:127.0.0.1:${udp}' },
  { urls: 'turn:127.0.0.1:${port}?transport=tcp', username: 'u', credential: 'c' },
] });
call.createDataChannel('x');
call.createOffer().then((offer) => call.setLocalDescription(offer));
</script>`;
}

beforeAll(async () => {
  inner = createServer((message, response) => {
    reached.push(message.url ?? '');
    response.writeHead(200, { 'content-type': 'text/html', 'set-cookie': 'inner=1' }).end('<title>Inner</title>');
  });
  inner.on('upgrade', (message, socket) => {
    reached.push(message.url ?? '');
    socket.destroy();
  });
  // TURN over TCP is no HTTP.
  inner.on('clientError', (_error, socket) => {
    reached.push('turn');
    socket.destroy();
  });
  inner6 = createServer((message, response) => {
    reached.push(message.url ?? '');
    response.end();
  });
  datagrams = createSocket('udp4', () => reached.push('stun'));
  stranger = createServer((message, response) => {
    const { pathname, searchParams } = new URL(message.url ?? '', `http://${STRANGER}`);
    const to = `http://127.0.0.1:${portOf(inner)}/page`;
    const page = (markup: string): void => void response.writeHead(200, { 'content-type': 'text/html' }).end(markup);
    if (pathname === '/doors') page(doors());
    else if (pathname === '/onward') response.writeHead(302, { location: searchParams.get('to') ?? to }).end();
    else if (pathname === '/script') page(`<title>Script</title><script>setTimeout(() => { location.href = '${to}'; }, 50);</script>`);
    else if (pathname === '/policy') page(`<title>Policy</title><p>Welcome</p><a href="${to}?cookies">Cookie policy</a>`);
    else response.writeHead(404).end();
  });
  for (const [server, host] of [
    [inner, '127.0.0.1'],
    [inner6, '::1'],
    [stranger, '127.0.0.1'],
  ] as const)
    await new Promise<void>((resolve) => server.listen(0, host, resolve));
  await new Promise<void>((resolve) => datagrams.bind(0, '127.0.0.1', resolve));
  fixtures = await startFixtures();
  options = auditOptions([`${STRANGER}=127.0.0.1:${portOf(stranger)}`, ...fixtures.resolve], {
    scenarios: ['no-choice'],
    pages: 0,
    observeMs: 1_000,
    timeoutMs: 20_000,
    locale: 'en-US',
    publicOnly: true,
  });
  const own = ['doors', 'onward', 'script', 'policy'].map((path) => `http://${STRANGER}/${path}`);
  const others = [`http://localhost:${portOf(inner)}/`, 'http://nothing.invalid/'];
  const targets = [...own, ...others].map(async (url) => ({ url, policy: await choosePolicy('auto', url) }));
  const portal = {
    url: PORTAL.url,
    policy: await choosePolicy('auto', PORTAL.url),
    settings: { scenarios: ['no-choice', 'accept', 'reject'], pages: 2, observeMs: 10_000, locale: 'fr-FR' },
  } as const;
  for (const result of await auditPortals([portal, ...(await Promise.all(targets))], options)) audits.set(result.evidence.url, result);
});
afterAll(async () => {
  await fixtures.close();
  for (const server of [stranger, inner, inner6]) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
  await new Promise<void>((resolve) => datagrams.close(resolve));
});

function audited(url: string): PortalAudit {
  const result = audits.get(url);
  if (result === undefined) throw new Error(`no audit of ${url}`);
  return result;
}

const WEB = [
  '/image',
  '/frame',
  '/style',
  '/fetch',
  '/decimal',
  '/octal',
  '/ipv6',
  '/mapped',
  '/redirected',
  '/socket',
  '/events',
  '/beacon',
  '/worker',
];

describe('a visit to public addresses only', () => {
  it('comes to nothing of the inner network', () => expect(reached).toEqual([]));

  it('tells each request that was refused, and why', () => {
    const { evidence, verdict } = audited(`http://${STRANGER}/doors`);
    expect(evidence.outcome).toEqual({ ok: true });
    expect(evidence.environment).toMatchObject({ publicOnly: true });
    const refused = (evidence.scenarios[0]?.requests ?? []).filter((request) => request.refused !== undefined);
    expect(new Set(refused.map(({ url }) => new URL(url).pathname))).toEqual(new Set(WEB));
    expect(refused.find(({ url }) => url.endsWith('/frame'))).toMatchObject({
      refused: '127.0.0.1',
      failure: 'refused: localhost (127.0.0.1) is no public address',
      status: null,
    });
    expect(verdict.conditions).toContain('public addresses only were reached');
    expect(verdict.conditions.join('\n')).toMatch(
      /requests were refused, since they go to no public address: .*localhost:\d+ \(127\.0\.0\.1\)/,
    );
  });

  it.each(['onward', 'script'])('tells of a portal that leads there (%s) that it was not visited, and why', (path) => {
    const { evidence, verdict } = audited(`http://${STRANGER}/${path}`);
    expect(evidence.outcome).toEqual({
      ok: false,
      error: {
        code: 'private-address',
        message: `the page is at 127.0.0.1:${portOf(inner)}, which is no public address: not visited (--public-only)`,
      },
    });
    expect(verdict.verdict).toBe('inconclusive');
    expect(verdict.reasons.join('\n')).toContain('which is no public address');
  });

  it('tells so of the start URL itself, by a name of this machine too', () => {
    const { evidence } = audited(`http://localhost:${portOf(inner)}/`);
    expect(evidence.outcome).toMatchObject({
      ok: false,
      error: { code: 'private-address', message: expect.stringContaining('(127.0.0.1)') },
    });
  });

  it('reads no policy page there', () => {
    const { evidence, verdict } = audited(`http://${STRANGER}/policy`);
    expect(evidence.policyPage).toMatchObject({ outcome: { ok: false, error: { code: 'private-address' } } });
    expect(verdict.verdict).toBe('inconclusive');
  });

  it('tells errors of the network as without a proxy', () => {
    const { evidence } = audited('http://nothing.invalid/');
    expect(evidence.outcome).toMatchObject({ error: { code: 'dns', message: expect.stringContaining('ERR_NAME_NOT_RESOLVED') } });
  });

  it('sees of a mapped portal, over TLS, exactly what its truth file says', async () => {
    const truth = await readTruth(PORTAL);
    const { verdict } = audited(PORTAL.url);
    expect(verdict.verdict, verdict.reasons.join('; ')).toBe(truth.verdict);
    const found = verdict.findings.map((finding) =>
      findingLine({ ...finding, cookie: finding.cookie?.name, subject: finding.subject ?? undefined }),
    );
    const wanted = truth.findings.filter(({ scenario }) => scenario === undefined).map(findingLine);
    expect(found.toSorted()).toEqual(wanted.toSorted());
  });

  it('is not made behind a proxy of somebody else', async () => {
    const access = { ...NO_ACCESS, proxy: parseProxy('http://127.0.0.1:9') };
    await expect(auditPortals([], { ...options, access })).rejects.toThrow('--public-only and --proxy do not go together');
  });

  it('is what keeps these doors shut: all of them are open otherwise', async () => {
    const url = `http://${STRANGER}/doors`;
    await auditPortals([{ url, policy: await choosePolicy('auto', url) }], { ...options, publicOnly: false });
    expect(new Set(reached)).toEqual(new Set([...WEB, 'stun', 'turn']));
    reached.splice(0);
  });
});

describe('the proxy of such a visit', () => {
  let proxy: PublicProxy;
  afterEach(async () => await proxy.close());

  /** As a browser asks it: by a name. @returns the answer, RFC 1928 §6, and the connection */
  async function ask(host: string, port: number): Promise<{ reply: number | undefined; socket: Socket }> {
    const socket = connect(Number(new URL(proxy.url).port), '127.0.0.1');
    // In pieces, as a network may bring it
    for (const byte of [5, 1, 0]) socket.write(Buffer.of(byte));
    await once(socket, 'data');
    socket.write(Buffer.concat([Buffer.of(5, 1, 0, 3, host.length), Buffer.from(host), Buffer.of(port >> 8, port & 255)]));
    const [answer] = (await once(socket, 'data')) as [Buffer];
    return { reply: answer[1], socket };
  }

  it('resolves a name itself, refuses what is not public, and reaches what is mapped', async () => {
    const answers = ['10.0.0.7', '127.0.0.1', '::ffff:127.0.0.1', '169.254.169.254'];
    proxy = await PublicProxy.start({
      hostMappings: [parseHostMapping(`mapped.example:80=127.0.0.1:${portOf(inner)}`)],
      addresses: async (host) =>
        await publicAddresses(host, async () => await Promise.resolve([{ address: answers[Number(host[0])] ?? '', family: 0 }])),
    });
    for (const [index, address] of answers.entries()) {
      const { reply, socket } = await ask(`${index}.example`, portOf(inner));
      socket.destroy();
      expect([reply, proxy.noConnection(`http://${index}.example:${portOf(inner)}/`)]).toEqual([
        2,
        { refused: address, error: `refused: ${new NotPublic(`${index}.example`, address).message}` },
      ]);
    }
    // The word of the operator is for that host and that port.
    const other = await ask('mapped.example', 443);
    other.socket.destroy();
    expect(other.reply).toBe(2);
    const mapped = await ask('mapped.example', 80);
    expect([mapped.reply, proxy.noConnection('http://mapped.example/')]).toEqual([0, null]);
    mapped.socket.write('GET /through HTTP/1.0\r\n\r\n');
    await once(mapped.socket, 'data');
    mapped.socket.destroy();
    expect(reached.splice(0)).toEqual(['/through']);
  });

  it('connects to the addresses that were looked at, in turn, without asking once more', async () => {
    let asked = 0;
    // Neither the name nor another answer of it leads there.
    const addresses = async (): Promise<LookupAddress[]> => {
      asked += 1;
      if (asked > 1) throw new Error('asked again');
      return await Promise.resolve([
        { address: '::1', family: 6 },
        { address: '127.0.0.1', family: 4 },
      ]);
    };
    proxy = await PublicProxy.start({ hostMappings: [], addresses });
    const { reply, socket } = await ask('name.invalid', portOf(inner));
    expect(reply).toBe(0);
    socket.write('GET /pinned HTTP/1.0\r\n\r\n');
    await once(socket, 'data');
    socket.destroy();
    expect([reached.splice(0), asked]).toEqual([['/pinned'], 1]);
    const closed = await ask('name.invalid', 9);
    closed.socket.destroy();
    expect([closed.reply, proxy.noConnection('http://name.invalid:9/')]).toEqual([
      5,
      { refused: null, error: 'net::ERR_CONNECTION_REFUSED' },
    ]);
  });

  it('speaks nothing but what a browser asks of it', async () => {
    proxy = await PublicProxy.start({ hostMappings: [] });
    for (const bytes of [
      Buffer.from('GET / HTTP/1.1\r\n\r\n'),
      Buffer.of(5, 0),
      Buffer.of(5, 1, 2),
      Buffer.of(4, 1, 0, 80, 127, 0, 0, 1, 0),
    ]) {
      const socket = connect(Number(new URL(proxy.url).port), '127.0.0.1');
      socket.end(bytes);
      socket.resume();
      await once(socket, 'close');
      expect(socket.bytesRead).toBe(0);
    }
  });
});
