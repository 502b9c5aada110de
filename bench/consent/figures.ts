import type { BannerFixture } from '../../fixtures/banners/define.ts';
import { CHOICES, type Choice } from './visit.ts';

/** What an engine said of one choice, and what the page's storage held. */
export interface Told {
  fixture: BannerFixture;
  choice: Choice;
  detected: boolean;
  claimsDone: boolean;
  held: boolean;
  ms: number;
}

export interface Share {
  of: number;
  got: number;
}

export interface Figures {
  precision: Share;
  recall: Share;
  accept: Share;
  reject: Share;
  /** A choice that is claimed to be made, and that the page does not hold or keep. */
  wrong: number;
  /** Visits that said "no banner" where there is one. */
  overlooked: number;
  medianMs: number;
  p95Ms: number;
}

const share = (of: readonly Told[], got: (one: Told) => boolean): Share => ({ of: of.length, got: of.filter(got).length });

function quantile(values: readonly number[], q: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? Number.NaN);
}

const succeeded = ({ claimsDone, held }: Told): boolean => claimsDone && held;

/** By the definitions of ../shared/RULES.md: clicked, gone and read back, over the banners that offer the control. */
export function figuresOf(told: readonly Told[]): Figures {
  const offering = (choice: Choice): Told[] =>
    told.filter(({ fixture: { truth }, choice: made }) => made === choice && truth.banner && truth.offers[choice] && truth.keeps);
  const [accept, reject] = CHOICES.map((choice) => share(offering(choice), succeeded));
  const wrong = told.filter(
    ({ fixture: { truth }, choice, claimsDone, held }) => claimsDone && !(truth.banner && truth.offers[choice] && truth.keeps && held),
  );
  const overlooked = told.filter(({ fixture: { truth }, detected }) => truth.banner && !detected);
  const times = told.map(({ ms }) => ms);
  return {
    precision: share(
      told.filter(({ detected }) => detected),
      ({ fixture }) => fixture.truth.banner,
    ),
    recall: share(
      told.filter(({ fixture }) => fixture.truth.banner),
      ({ detected }) => detected,
    ),
    accept: accept ?? { of: 0, got: 0 },
    reject: reject ?? { of: 0, got: 0 },
    wrong: wrong.length,
    overlooked: overlooked.length,
    medianMs: quantile(times, 0.5),
    p95Ms: quantile(times, 0.95),
  };
}

const percent = ({ got, of }: Share): string => `${of === 0 ? '-' : ((100 * got) / of).toFixed(1)} % (${got}/${of})`;

export function tableOf(columns: Record<string, Figures>): string {
  const rows: [string, (figures: Figures) => string][] = [
    ['detection precision', ({ precision }) => percent(precision)],
    ['detection recall', ({ recall }) => percent(recall)],
    ['accept done and held', ({ accept }) => percent(accept)],
    ['reject done and held', ({ reject }) => percent(reject)],
    ['choices claimed, not held', ({ wrong }) => String(wrong)],
    ['banners called absent', ({ overlooked }) => String(overlooked)],
    ['time per choice, median', ({ medianMs }) => `${medianMs} ms`],
    ['time per choice, p95', ({ p95Ms }) => `${p95Ms} ms`],
  ];
  const names = Object.keys(columns);
  const lines = [['', ...names], ...rows.map(([label, text]) => [label, ...Object.values(columns).map(text)])];
  return lines
    .map((cells) =>
      cells
        .map((cell, index) => cell.padEnd(index === 0 ? 26 : 24))
        .join('')
        .trimEnd(),
    )
    .join('\n');
}
