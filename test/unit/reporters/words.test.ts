import { describe, expect, it } from 'vitest';
import { count, lifetimeWords, listWords } from '../../../src/reporters/words.ts';

const MINUTE = 60;
const HOUR = 3600;
const DAY = 86_400;

describe('lifetimeWords', () => {
  it.each([
    [null, 'session'],
    [-1, 'expired'],
    [0, '0 s'],
    [59, '59 s'],
    [MINUTE, '1 min'],
    [30 * MINUTE, '30 min'],
    [HOUR, '1 hour'],
    [90 * MINUTE, '90 min'],
    [2.5 * HOUR, '2.5 hours'],
    [DAY - 1, '1 day'],
    [DAY, '1 day'],
    [36 * HOUR, '36 hours'],
    [14 * DAY, '14 days'],
    [31 * DAY, '31 days'],
    [90 * DAY, '3 months'],
    [182 * DAY, '6 months'],
    [364 * DAY, '12 months'],
    [393 * DAY, '13 months'],
    [730 * DAY, '2 years'],
    [913 * DAY, '2.5 years'],
    [3652 * DAY, '10 years'],
  ])('%s s is %s', (seconds, words) => {
    expect(lifetimeWords(seconds)).toBe(words);
  });

  it('does not round over the limit of 13 months', () => {
    expect(lifetimeWords(400 * DAY)).toBe('400 days');
    expect(lifetimeWords(412 * DAY)).toBe('412 days');
  });
});

it('counts and lists as people do', () => {
  expect(count(1, 'error')).toBe('1 error');
  expect(count(0, 'entry', 'entries')).toBe('0 entries');
  expect(listWords([])).toBe('');
  expect(listWords(['a'])).toBe('a');
  expect(listWords(['a', 'b', 'c'])).toBe('a, b and c');
});
