import { expect, test } from 'vitest';
import { parseDuration } from '../../../src/policy/duration.ts';

const DAY = 86_400;

test.each([
  ['13 mois', 395 * DAY],
  ['6 months', 180 * DAY],
  ['12 months', 365 * DAY],
  ['1 year', 365 * DAY],
  ['2 Jahre', 730 * DAY],
  ['24 h', DAY],
  ['24h', DAY],
  ['30 min', 1_800],
  ['30 minutos', 1_800],
  ['1 año', 365 * DAY],
  ['un an', 365 * DAY],
  ['expires after one year', 365 * DAY],
  ['2 settimane', 14 * DAY],
  ['10 dagen', 10 * DAY],
  ['3 meses', 90 * DAY],
  ['1,5 Stunden', 5_400],
  ['1 year, 1 month and 4 days', 399 * DAY],
  ['1 à 2 ans', 730 * DAY],
  ['2 years / 24 hours', 730 * DAY],
  ['tot 24 maanden', 730 * DAY],
  ['Session', 0],
  ['Fin de session', 0],
  ['Sitzungsende', 0],
  ['Session (expires when you quit browser)', 0],
  ['Sessão', 0],
])('%s', (words, seconds) => {
  expect(parseDuration(words)).toEqual({ seconds, understood: true });
});

test.each(['persistent', 'Permanente', 'illimité', 'dauerhaft'])('%s names no fixed time', (words) => {
  expect(parseDuration(words)).toEqual({ seconds: null, understood: true });
});

test.each(['', 'see the provider', 'version 2', 'm', '99999999999999 years', 'Google Analytics 4'])('%s is no lifetime', (words) => {
  expect(parseDuration(words)).toEqual({ seconds: null, understood: false });
});
