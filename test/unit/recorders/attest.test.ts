import { beforeEach, describe, expect, it } from 'vitest';
import type { StoredCookie } from '../../../src/browser/net-log.ts';
import { parseSetCookie } from '../../../src/cookies/set-cookie.ts';
import { ValueHasher } from '../../../src/cookies/value.ts';
import { attest } from '../../../src/recorders/attest.ts';
import { CookieTable, Journal } from '../../../src/recorders/journal.ts';

const PAGE = 'https://portal.example/news/';
const SITE = 'https://portal.example';

let journal: Journal;

beforeEach(() => {
  journal = new Journal(new CookieTable(), new ValueHasher('salt', false));
  journal.enterPhase(0);
});

function writes(line: string, stored: boolean | undefined): void {
  const write = parseSetCookie(line, PAGE, new Date(), SITE);
  if (write === null) throw new Error(line);
  const setter = { kind: 'http', url: PAGE, status: 200, resourceType: 'Fetch', initiators: [] } as const;
  journal.wrote({
    write,
    setter: { ...setter, initiators: [] },
    frame: PAGE,
    target: 'page',
    stored,
    blockedReasons: [],
    pageTimeMs: null,
  });
}

const entered = (cookie: Partial<StoredCookie>): StoredCookie => ({
  at: Date.now(),
  name: 'a',
  value: '1',
  domain: 'portal.example',
  hostOnly: true,
  path: '/news',
  response: null,
  ...cookie,
});

describe('a write that a recorder saw', () => {
  it('is stored where the log has it', () => {
    writes('a=1; Max-Age=1', undefined);
    attest(journal, [entered({})], SITE);
    expect(journal.events).toMatchObject([{ stored: 'yes', lifetimeSeconds: 1 }]);
  });

  it.each([
    ['another value', entered({ value: '2' })],
    ['another path', entered({ path: '/' })],
    ['another domain', entered({ domain: 'tracker.example' })],
    ['a domain-wide one', entered({ hostOnly: false })],
  ])('stays unknown where the log has %s', (_, other) => {
    writes('a=1', undefined);
    attest(journal, [other], SITE);
    expect(journal.events).toMatchObject([{ stored: 'unknown' }]);
  });

  it('is not proved by the entry of another one that was read back', () => {
    writes('a=1', undefined);
    writes('a=1', true);
    attest(journal, [entered({})], SITE);
    expect(journal.events.map(({ stored }) => stored)).toEqual(['unknown', 'yes']);
    attest(journal, [entered({}), entered({})], SITE);
    expect(journal.events.map(({ stored }) => stored)).toEqual(['yes', 'yes']);
  });

  it('is told once per entry of the log', () => {
    writes('a=1', undefined);
    writes('a=1', undefined);
    attest(journal, [entered({})], SITE);
    expect(journal.events.map(({ stored }) => stored)).toEqual(['yes', 'unknown']);
  });
});

describe('a cookie that no recorder saw', () => {
  const response = {
    url: 'https://tracker.example/beacon?id=0123456789abcdef',
    lines: ['t=0; Path=/other', 't=1; Path=/; Domain=tracker.example; Max-Age=34560000; Secure; SameSite=None'],
    status: 204,
    initiator: 'https://portal.example',
  };
  const beacon = entered({ name: 't', domain: 'tracker.example', hostOnly: false, path: '/', response });

  it('gets its event from the response, with the lifetime of the raw line and no value', () => {
    attest(journal, [beacon], SITE);
    expect(journal.events).toMatchObject([
      {
        type: 'set',
        stored: 'yes',
        phase: 0,
        lifetimeSeconds: 34_560_000,
        attributes: { secure: true, sameSite: 'None', domain: 'tracker.example' },
        setter: { kind: 'http', status: 204, initiators: [{ kind: 'other', url: 'https://portal.example' }] },
      },
    ]);
    expect(journal.events[0]?.setter.url).toMatch(/^https:\/\/tracker\.example\/beacon\?id=~[0-9a-f]{16}$/);
  });

  it.each([
    ['before the first phase ended', -60_000, 0],
    ['in the second phase', 60_000, 1],
  ])('belongs to the phase of its time: %s', (_, offset, phase) => {
    journal.enterPhase(1);
    attest(journal, [entered({ ...beacon, at: Date.now() + offset })], SITE);
    expect(journal.events[0]?.phase).toBe(phase);
  });

  it('has no event where no response explains it: a script did it', () => {
    attest(journal, [entered({})], SITE);
    expect(journal.events).toEqual([]);
  });

  it('has no event where no line of the response makes that cookie', () => {
    attest(journal, [entered({ name: 't', value: '9', domain: 'tracker.example', hostOnly: false, path: '/', response })], SITE);
    expect(journal.events).toEqual([]);
  });
});
