import type { Report } from '../model/report.ts';

export interface RenderOptions {
  /** ANSI colours; nothing may be told by colour alone. */
  readonly color: boolean;
  /** Columns of the terminal; only reporters for people look at it. */
  readonly width: number;
  /** Everything the report knows, not only what a first reading needs. */
  readonly verbose?: boolean;
}

export interface Reporter {
  /** The word after `--format`; the same as the name of its source file. */
  readonly name: string;
  /** The file to write when the output is a directory. */
  readonly fileName: string;
  readonly mediaType: string;
  /** Pure: the same report and options give the same bytes. */
  readonly render: (report: Report, options: RenderOptions) => string;
}

/** A reporter is one file of this folder whose default export is `defineReporter({…})`. */
export function defineReporter(reporter: Reporter): Reporter {
  return Object.freeze({ ...reporter });
}
