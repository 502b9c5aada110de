import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { PolicyResult } from '../../../src/model/policy.ts';
import { matchCookie } from '../../../src/policy/match.ts';
import { readPolicy } from '../../../src/policy/read.ts';

const fixtures = new URL('../../../fixtures/policies/', import.meta.url);
const documents = readdirSync(fixtures, { recursive: true, encoding: 'utf8' }).filter(
  (file) => file.includes('.') && !file.endsWith('.yaml'),
);

/** mulberry32: small, seeded, good enough to corrupt text with. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const GARBAGE = [
  '\t',
  '\n',
  '\0',
  '<table>',
  '</td>',
  '<td rowspan=0 colspan=999999>',
  '|',
  '|---|',
  '`',
  '**',
  '<!--',
  '"',
  '\ud800',
  '\ufffd',
  '\u202e',
  '*',
  '{',
  '[',
  '\\',
  '<dl><dt>',
  '&#0;',
  '𝒳',
  '\r',
  '---\n',
];

function corrupt(text: string, next: () => number): string {
  let result = text;
  for (let step = 0; step < 1 + next() * 12; step++) {
    const at = Math.floor(next() * result.length);
    const size = Math.floor(next() * 60);
    const kind = Math.floor(next() * 4);
    const garbage = GARBAGE[Math.floor(next() * GARBAGE.length)] ?? '';
    if (kind === 0) result = result.slice(0, at) + garbage + result.slice(at);
    else if (kind === 1) result = result.slice(0, at) + result.slice(at + size);
    else if (kind === 2) result = result.slice(0, at) + result.slice(at, at + size).repeat(3) + result.slice(at + size);
    else result = result.slice(0, Math.max(1, at)) + garbage;
  }
  return result;
}

describe('1,000 corrupted documents', () => {
  test.each(Array.from({ length: 20 }, (_, block) => block))('block %i: never throws, always of the schema', (block) => {
    for (let index = 0; index < 50; index++) {
      const seed = block * 50 + index;
      const next = random(seed);
      const file = documents[seed % documents.length] ?? '';
      const result = readPolicy({
        text: corrupt(readFileSync(new URL(file, fixtures), 'utf8'), next),
        sha256: '0',
        location: next() < 0.5 ? file : 'page',
        kind: 'page',
      });
      expect(PolicyResult.safeParse(result).error, `seed ${String(seed)}`).toBeUndefined();
      if (result.status === 'read') matchCookie(result.policy, { name: 'sessionid', domain: 'portal.example', party: 'first' });
    }
  });
});
