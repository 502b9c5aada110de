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
  ['2 lata', 730 * DAY],
  ['13 miesięcy', 395 * DAY],
  ['30 dni', 30 * DAY],
  ['6 månader', 180 * DAY],
  ['2 år', 730 * DAY],
  ['3 måneder', 90 * DAY],
  ['14 dager', 14 * DAY],
  ['1 døgn', DAY],
  ['13 kuukautta', 395 * DAY],
  ['30 minuuttia', 1_800],
  ['2 roky', 730 * DAY],
  ['6 měsíců', 180 * DAY],
  ['24 godziny', DAY],
  ['from 30 to 90 days', 90 * DAY],
  ['6–12 Monate', 365 * DAY],
  ['Sesja', 0],
  ['Sesjon', 0],
  ['Istunto', 0],
  ['Relace', 0],
  ['Når browseren lukkes', 0],
  ['until you close your browser', 0],
  ['Session', 0],
  ['Fin de session', 0],
  ['Sitzungsende', 0],
  ['Session (expires when you quit browser)', 0],
  ['Sessão', 0],
])('%s', (words, seconds) => {
  expect(parseDuration(words)).toEqual({ seconds, understood: true });
});

test.each([
  'persistent',
  'Permanente',
  'illimité',
  'dauerhaft',
  'until deleted',
  'bis zur Löschung',
  'jusqu’à suppression',
  'fino alla cancellazione',
  'hasta su eliminación',
  'até ser eliminado',
  'tot verwijdering',
  'do usunięcia',
  'tills den raderas',
  'indtil sletning',
  'til den slettes',
  'do smazání',
  'pysyvä',
  'Never expires',
])('%s names no fixed time', (words) => {
  expect(parseDuration(words)).toEqual({ seconds: null, understood: true });
});

test.each(['', 'for a time', 'day and night', 'see the provider', 'version 2', 'm', '99999999999999 years', 'Google Analytics 4'])(
  '%s is no lifetime',
  (words) => {
    expect(parseDuration(words)).toEqual({ seconds: null, understood: false });
  },
);
