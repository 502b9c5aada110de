import { Chalk } from 'chalk';
import type { Finding, Severity, VerdictWord } from '../../model/verdict.ts';
import { REVIEW_SYMBOL, severitySymbol } from '../words.ts';
import type { RenderOptions } from '../define.ts';
import type { Style } from './layout.ts';

export interface Paint {
  readonly bold: Style;
  readonly dim: Style;
  readonly head: Style;
  readonly good: Style;
  readonly bad: Style;
  readonly doubt: Style;
  readonly verdict: Readonly<Record<VerdictWord, Style>>;
  readonly severity: Readonly<Record<Severity, Style>>;
}

/** An own chalk, so that neither the terminal nor the environment has a say. */
export function paint(color: boolean): Paint {
  const chalk = new Chalk({ level: color ? 1 : 0 });
  return {
    bold: chalk.bold,
    dim: chalk.dim,
    head: chalk.dim,
    good: chalk.green,
    bad: chalk.red,
    doubt: chalk.yellow,
    verdict: { compliant: chalk.bold.green, violations: chalk.bold.red, inconclusive: chalk.bold.yellow },
    severity: { error: chalk.red, warning: chalk.yellow, note: chalk.blue },
  };
}

export function findingSymbol({ review, severity }: Pick<Finding, 'review' | 'severity'>): string {
  return review ? REVIEW_SYMBOL : severitySymbol[severity];
}

export function findingStyle({ review, severity }: Pick<Finding, 'review' | 'severity'>, colours: Paint): Style {
  return review ? colours.doubt : colours.severity[severity];
}

/** What each part of the terminal report is drawn with. */
export interface Canvas {
  readonly width: number;
  /** Running text is easier to read in shorter lines. */
  readonly prose: number;
  readonly verbose: boolean;
  readonly paint: Paint;
}

const DEFAULT_WIDTH = 100;
/** Below 60 columns there is no table worth the name; above 200 no line worth reading. */
const WIDTH = { min: 60, max: 200, prose: 120 };

export function canvasOf(options: RenderOptions): Canvas {
  const asked = Number.isNaN(options.width) ? DEFAULT_WIDTH : Math.floor(options.width);
  const width = Math.min(WIDTH.max, Math.max(WIDTH.min, asked));
  return { width, prose: Math.min(width, WIDTH.prose), verbose: options.verbose ?? false, paint: paint(options.color) };
}
