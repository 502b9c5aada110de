import { describe, expect, test } from 'vitest';
import { namesIn } from '../../../src/policy/names.ts';
import { compileName, kindOfName } from '../../../src/policy/pattern.ts';

describe('declared names as patterns', () => {
  test.each([
    ['_ga_*', '_ga_ABC123', true],
    ['_ga_*', '_ga', false],
    ['_ga_<id>', '_ga_1', true],
    ['_ga_<id>', '_ga_', false],
    ['_pk_id.*', '_pk_id.1.a3f2', true],
    ['_pk_id.*', '_pk_idx1', false],
    ['_gat_gtag_UA_XXXX', '_gat_gtag_UA_12345_1', true],
    ['wp-settings-{HASH}', 'wp-settings-7f', true],
    ['_ga_#', '_ga_9', true],
    ['pagead/1p-user-list/#', 'pagead/1p-user-list/77', true],
    ['a*b*c', 'a--b--c', true],
    ['a*b*c', 'a--c--b', false],
    ['*_consent', 'site_consent', true],
    ['*_consent', 'site_consent2', false],
    ['ab*ba', 'aba', false],
    ['sess…', 'sess123', true],
  ])('%s and %s: %s', (declared, seen, matches) => {
    expect(kindOfName(declared)).toBe('pattern');
    expect(compileName(declared).matches(seen)).toBe(matches);
  });

  test('a name without placeholder is exact and case-sensitive', () => {
    expect(kindOfName('sessionid')).toBe('exact');
    expect(compileName('sessionid').matches('sessionid')).toBe(true);
    expect(compileName('sessionid').matches('SessionID')).toBe(false);
  });

  test.each(['*', '**', '<id>', '_*', '...'])('%s says nothing', (declared) => {
    expect(kindOfName(declared)).toBe('everything');
  });

  test('a hostile pattern ends', () => {
    expect(compileName('*a'.repeat(200)).matches('a'.repeat(50_000) + 'b')).toBe(false);
  });
});

describe('names in a cell', () => {
  test.each<[string, string[]]>([
    ['sessionid', ['sessionid']],
    ['_ga, _gid', ['_ga', '_gid']],
    ['_ga; _gid', ['_ga', '_gid']],
    ['_ga\n_gid', ['_ga', '_gid']],
    ['_pk_id et _pk_ses', ['_pk_id', '_pk_ses']],
    ['IDE / NID', ['IDE', 'NID']],
    ['__gads, __gpi (Google)', ['__gads', '__gpi']],
    ['pagead/1p-user-list/#', ['pagead/1p-user-list/#']],
    ['Any cookie starting with “_hs”', ['_hs*']],
    ['Cookies set by the widget', []],
    ['Google Analytics', []],
    ['n/a', []],
    ['-', []],
    ['*', []],
    ['_ga, etc.', ['_ga']],
  ])('%j', (cell, names) => {
    expect(namesIn(cell).names).toEqual(names);
  });

  test('"etc." says that there are more', () => {
    expect(namesIn('_ga, etc.').more).toBe(true);
    expect(namesIn('_ga').more).toBe(false);
  });
});
