import { ScenarioName, type PhaseName } from '../model/evidence.ts';
import type { Severity, VerdictWord } from '../model/verdict.ts';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const YEAR = 365.2425 * DAY;
const MONTH = YEAR / 12;

/** `count(2, 'error')` → `2 errors`. */
export function count(n: number, one: string, many = `${one}s`): string {
  return `${n} ${n === 1 ? one : many}`;
}

/** `a, b and c` */
export function listWords(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}

function isWhole(n: number, tolerance: number): boolean {
  return Math.abs(n - Math.round(n)) <= tolerance;
}

export type LifetimeUnit = 'second' | 'minute' | 'hour' | 'day' | 'month' | 'year';

export interface LifetimeAmount {
  /** To be shown with so many decimal digits */
  amount: number;
  digits: 0 | 1;
  unit: LifetimeUnit;
}

/**
 * A lifetime in the unit in which people say it. A unit is used only where it is true to within a few
 * hundredths, so that 400 days never reads as "13 months" beside a limit of 13 months.
 *
 * @param seconds not negative
 */
export function lifetimeIn(seconds: number): LifetimeAmount {
  const whole = (amount: number, unit: LifetimeUnit): LifetimeAmount => ({ amount: Math.round(amount), digits: 0, unit });
  if (seconds < 59.5) return whole(seconds, 'second');
  if (seconds < 0.98 * HOUR) return whole(seconds / MINUTE, 'minute');
  if (seconds < 0.98 * DAY) {
    const hours = seconds / HOUR;
    if (isWhole(hours, 0.05)) return whole(hours, 'hour');
    return hours < 2 ? whole(seconds / MINUTE, 'minute') : { amount: hours, digits: 1, unit: 'hour' };
  }
  const days = seconds / DAY;
  if (days < 2 && !isWhole(days, 0.03)) return whole(seconds / HOUR, 'hour');
  if (days < 59) return whole(days, 'day');
  const months = seconds / MONTH;
  if (months < 23.5) return isWhole(months, 0.1) ? whole(months, 'month') : whole(days, 'day');
  const years = seconds / YEAR;
  return isWhole(years, 0.04) ? whole(years, 'year') : { amount: years, digits: 1, unit: 'year' };
}

/** `13 months`, `30 min`, `2.5 years`, `session` */
export function lifetimeWords(seconds: number | null): string {
  if (seconds === null) return 'session';
  if (seconds < 0) return 'expired';
  const { amount, digits, unit } = lifetimeIn(seconds);
  const shown = amount.toFixed(digits);
  if (unit === 'second') return `${shown} s`;
  if (unit === 'minute') return `${shown} min`;
  return `${shown} ${shown === '1' ? unit : `${unit}s`}`;
}

export const PHASES: readonly PhaseName[] = ['before', 'after', 'interaction', 'withdrawn', 'reload', 'inner', 'closed'];
/** Only one story has a withdrawal; only in one the banner may be closed, where something closes it. */
export const phasesOf = (scenario: ScenarioName, closed: boolean): readonly PhaseName[] =>
  PHASES.filter(
    (phase) => (phase !== 'withdrawn' || scenario === 'withdraw') && (phase !== 'closed' || (closed && scenario === 'no-choice')),
  );
export const SCENARIOS: readonly ScenarioName[] = ScenarioName.options;

/** One letter a phase, for matrices. */
export const phaseMark: Readonly<Record<PhaseName, string>> = {
  before: 'b',
  after: 'a',
  interaction: 'm',
  withdrawn: 'w',
  closed: 'x',
  reload: 'r',
  inner: 'i',
};

export const phaseWords: Readonly<Record<PhaseName, string>> = {
  before: 'before the choice',
  after: 'after the choice',
  interaction: 'after moving, typing and scrolling',
  withdrawn: 'after the withdrawal',
  closed: 'after closing the banner',
  reload: 'after a reload',
  inner: 'on inner pages',
};

export const scenarioWords: Readonly<Record<ScenarioName, string>> = {
  'no-choice': 'no choice made',
  accept: 'everything accepted',
  reject: 'everything refused',
  withdraw: 'accepted, then withdrawn',
  gpc: 'no choice, Global Privacy Control on',
  grant: 'one category allowed',
};

/** Symbol and word stand together: neither colour nor shape tells it alone. */
export const verdictSymbol: Readonly<Record<VerdictWord, string>> = { compliant: '✓', violations: '✗', inconclusive: '?' };

export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'note'];
export const severitySymbol: Readonly<Record<Severity, string>> = { error: '✗', warning: '!', note: 'i' };
export const REVIEW_SYMBOL = '?';
