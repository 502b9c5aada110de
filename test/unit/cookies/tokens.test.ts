import { describe, expect, it } from 'vitest';
import { entropyBits, looksMadeUp, piecesOf, tokensOf } from '../../../src/cookies/tokens.ts';

describe('looksMadeUp', () => {
  it.each([
    ['a UUID', '3f1c2b9e-7a64-4f0d-9b21-5d8e0c6a1f22'],
    ['hexadecimal digits', '9f86d081884c7d65'],
    ['nine digits', '482915630'],
    ['base64url', 'AHWqTUm4x9Kq_2Lz'],
    ['a client id', '1234567890.1700000000'],
    ['an e-mail address', 'ada@example.org'],
    ['an account', 'UA-1234567-1'],
  ])('takes %s', (_what, text) => expect(looksMadeUp(text)).toBe(true));

  it.each([
    ['a word', 'dashboard'],
    ['words', 'AcceptAllCookies'],
    ['seconds', '1795329586'],
    ['milliseconds', '1795329586853'],
    ['a moment with a fraction', '1795329586.853'],
    ['a date', '2026-11-22'],
    ['an ISO date', '2026-11-22T06:20:09.000Z'],
    ['digits of a date', '20261122'],
    ['a version', '12.4.1'],
    ['a version with a tail', 'v1.20.3-beta.2'],
    ['a URL', 'https://example.org/a1b2c3d4'],
    ['a locale', 'en-GB-oxendict'],
    ['what repeats itself', '00000000'],
    ['a session that began at a moment', 'GS2.1.s1795329586'],
    ['seven characters', 'a1b2c3d'],
  ])('leaves %s', (_what, text) => expect(looksMadeUp(text)).toBe(false));
});

it('finds made-up parts in JSON, in forms, in percent-encoding and between dots', () => {
  const found = (value: string): string[] => tokensOf(value).map(({ text }) => text);
  expect(found('{"v":3,"visitor":"9f86d081884c7d65","first":1795329586853}')).toEqual(['9f86d081884c7d65']);
  expect(found('%7B%22id%22%3A%229f86d081884c7d65%22%7D')).toEqual(['9f86d081884c7d65']);
  expect(found('lang=en&uid=9f86d081884c7d65&t=1795329586853')).toContain('9f86d081884c7d65');
  expect(found('GA1.1.482915630.1795329586')).toContain('482915630.1795329586');
  expect(found('{"theme":"dark","size":"large","when":"2026-11-22"}')).toEqual([]);
});

it('estimates randomness by alphabet and length, lower for what repeats itself', () => {
  expect(entropyBits('3f1c2b9e-7a64-4f0d-9b21-5d8e0c6a1f22')).toBe(122);
  expect(entropyBits('9f86d081884c7d65')).toBe(64);
  // Nine of the ten digits: log2(10^9)
  expect(entropyBits('482915630')).toBe(30);
  expect(entropyBits('a1a1a1a1a1a1a1a1')).toBe(16);
});

it('takes time in proportion to a text, and never more than 4096 characters of it', () => {
  expect(piecesOf('a1b2c3d4 '.repeat(100_000))).toEqual(['a1b2c3d4']);
});
