import type { Evidence } from '../model/evidence.ts';
import type { Report, StreamedReport } from '../model/report.ts';

/** What was observed on one portal, for reports that show it: the facts, and the pictures by their file name. */
export interface Exhibit {
  readonly evidence: Evidence;
  readonly screenshots: ReadonlyMap<string, Uint8Array>;
}

export const LANGUAGES = ['en', 'fr'] as const;
export type Language = (typeof LANGUAGES)[number];

export interface RenderOptions {
  /** ANSI colours; nothing may be told by colour alone. */
  readonly color: boolean;
  /** Columns of the terminal; only reporters for people look at it. */
  readonly width: number;
  /** Everything the report knows, not only what a first reading needs. */
  readonly verbose?: boolean;
  /** One for each portal of the report, in its order; null where the facts are not at hand. */
  readonly exhibits?: readonly (Exhibit | null)[];
  /** Of reports for people, where they have it. */
  readonly lang?: Language;
  /** Absolute directory; files below it are named relative to it. */
  readonly root?: string;
}

export interface Reporter {
  /** The word after `--format`; the same as the name of its source file. */
  readonly name: string;
  /** The file to write when the output is a directory. */
  readonly fileName: string;
  readonly mediaType: string;
  /** What of the evidence it shows; without: the report alone. */
  readonly shows?: 'facts' | 'screenshots';
  /** Pure: the same report and options give the same bytes. */
  readonly render: (report: Report, options: RenderOptions) => string;
  /** The same bytes piece by piece, for formats that hold portal after portal. */
  readonly pieces?: (report: StreamedReport) => AsyncIterable<string>;
}

/** A reporter is one file of this folder whose default export is `defineReporter({…})`. */
export function defineReporter(reporter: Reporter): Reporter {
  return Object.freeze({ ...reporter });
}
