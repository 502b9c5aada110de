import { html, type Html } from './html.ts';
import { verdictSymbol } from '../reporters/words.ts';
import type { VerdictWord } from '../model/verdict.ts';
import { day } from './words.ts';

export interface TrendPoint {
  run: string;
  startedAt: string;
  /** null: the portal was not in that run, or has no result yet */
  verdict: VerdictWord | null;
  errors: number;
  warnings: number;
  cookies: number;
}

const CELL = 9;
const GAP = 2;

/** A portal's verdicts, oldest first, one mark a run; shape and place tell them apart, not the colour alone. */
export function verdictStrip(points: readonly TrendPoint[]): Html {
  const width = points.length * (CELL + GAP) - GAP;
  const told = points.flatMap(({ verdict }) => verdict ?? []);
  const words = told.length === 0 ? 'no results' : `last ${told.length} verdicts, oldest first: ${told.join(', ')}`;
  return html`<svg
    class="strip"
    width="${Math.max(width, 1)}"
    height="18"
    viewBox="0 0 ${Math.max(width, 1)} 18"
    role="img"
    aria-label="${words}"
  >
    ${points.map(({ verdict, startedAt }, i) => {
      const x = i * (CELL + GAP);
      if (verdict === null) return html`<circle class="none" cx="${x + CELL / 2}" cy="9" r="1.5" />`;
      // Violations stand tall, inconclusive ones half, compliant ones low.
      const height = { violations: 18, inconclusive: 11, compliant: 5 }[verdict];
      return html`<rect class="${verdict}" x="${x}" y="${18 - height}" width="${CELL}" height="${height}" rx="1.5"
        ><title>${day(startedAt)}: ${verdict}</title></rect
      >`;
    })}
  </svg>`;
}

const WIDTH = 720;
const HEIGHT = 200;
const LEFT = 36;
const BOTTOM = 26;
const TOP = 10;

/** A round number at or above the highest value, so that the scale reads well. */
function scaleTop(highest: number): number {
  if (highest <= 4) return 4;
  const unit = 10 ** Math.floor(Math.log10(highest));
  return [1, 2, 4, 5, 10].map((n) => n * unit).find((n) => n >= highest) ?? highest;
}

interface Series {
  name: string;
  className: string;
  of(point: TrendPoint): number;
}

function frame(title: string, points: readonly TrendPoint[], top: number, marks: Html, legend: readonly Series[]): Html {
  const y = (value: number): number => TOP + (HEIGHT - TOP - BOTTOM) * (1 - value / top);
  const lines = [0, top / 2, top].map(
    (value) =>
      html`<line class="grid" x1="${LEFT}" x2="${WIDTH}" y1="${y(value)}" y2="${y(value)}" /><text
          x="${LEFT - 6}"
          y="${y(value) + 4}"
          text-anchor="end"
          >${value}</text
        >`,
  );
  const [first] = points;
  const last = points.at(-1);
  const dates =
    first === undefined || last === undefined
      ? null
      : html`<text x="${LEFT}" y="${HEIGHT - 6}">${day(first.startedAt)}</text
          >${points.length > 1 && html`<text x="${WIDTH}" y="${HEIGHT - 6}" text-anchor="end">${day(last.startedAt)}</text>`}`;
  return html`<figure class="chart">
    <figcaption>
      ${title}<span class="legend"
        >${legend.map(({ name, className }) => html`<span><i class="swatch ${className}"></i>${name}</span>`)}</span
      >
    </figcaption>
    <svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${title}: the table below holds the numbers">${lines}${marks}${dates}</svg>
  </figure>`;
}

const place = (i: number, n: number): { x: number; width: number } => {
  const step = (WIDTH - LEFT) / Math.max(n, 8);
  return { x: LEFT + step * i, width: step };
};

const FINDINGS: readonly Series[] = [
  { name: 'errors', className: 'errors', of: ({ errors }) => errors },
  { name: 'warnings', className: 'warnings', of: ({ warnings }) => warnings },
];

/** Errors and warnings over runs, stacked, oldest first; the verdict stands over each bar. */
export function findingsChart(points: readonly TrendPoint[]): Html {
  const known = points.filter(({ verdict }) => verdict !== null);
  const top = scaleTop(Math.max(0, ...known.map(({ errors, warnings }) => errors + warnings)));
  const unit = (HEIGHT - TOP - BOTTOM) / top;
  const bars = known.map((point, i) => {
    const { x, width } = place(i, known.length);
    let base = HEIGHT - BOTTOM;
    const stacked = FINDINGS.map((series) => {
      const height = series.of(point) * unit;
      base -= height;
      return html`<rect class="${series.className}" x="${x + width * 0.15}" y="${base}" width="${width * 0.7}" height="${height}" />`;
    });
    const { verdict, errors, warnings, startedAt } = point;
    const symbol = verdict === null ? '' : verdictSymbol[verdict];
    return html`<g
      ><title>${day(startedAt)}: ${verdict}, ${errors} errors, ${warnings} warnings</title
      ><rect class="hit" x="${x}" y="${TOP}" width="${width}" height="${HEIGHT - TOP - BOTTOM}" />${stacked}<text
        class="mark ${verdict}"
        x="${x + width / 2}"
        y="${base - 4}"
        text-anchor="middle"
        >${symbol}</text
      ></g
    >`;
  });
  return frame('Findings', known, top, html`${bars}`, FINDINGS);
}

const COOKIES: readonly Series[] = [{ name: 'cookies seen', className: 'cookies', of: ({ cookies }) => cookies }];

/** Number of cookies over runs, oldest first. */
export function cookiesChart(points: readonly TrendPoint[]): Html {
  const known = points.filter(({ verdict }) => verdict !== null);
  const top = scaleTop(Math.max(0, ...known.map(({ cookies }) => cookies)));
  const dots = known.map(({ cookies }, i) => {
    const { x, width } = place(i, known.length);
    return { x: x + width / 2, y: TOP + (HEIGHT - TOP - BOTTOM) * (1 - cookies / top) };
  });
  const line = dots.map(({ x, y }, i) => `${i === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join('');
  const marks = html`<path class="cookies" d="${line}" />${dots.map(
      ({ x, y }, i) =>
        html`<circle class="cookies" cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="3"
          ><title>${day(known[i]?.startedAt ?? '')}: ${known[i]?.cookies ?? 0} cookies</title></circle
        >`,
    )}`;
  return frame('Cookies', known, top, marks, COOKIES);
}

/** How many portals stand where, as one bar. */
export function standingBar(counts: Readonly<Record<VerdictWord, number>>): Html {
  const order: readonly VerdictWord[] = ['violations', 'inconclusive', 'compliant'];
  const total = order.reduce((sum, word) => sum + counts[word], 0);
  let x = 0;
  const parts = order.map((word) => {
    const width = total === 0 ? 0 : (counts[word] / total) * 1000;
    const part = html`<rect class="${word}" x="${x.toFixed(2)}" y="0" width="${width.toFixed(2)}" height="14" />`;
    x += width;
    return part;
  });
  return html`<svg
    class="standing"
    viewBox="0 0 1000 14"
    preserveAspectRatio="none"
    role="img"
    aria-label="${order.map((word) => `${counts[word]} ${word}`).join(', ')}"
  >
    ${parts}
  </svg>`;
}
