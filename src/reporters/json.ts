import { Report } from '../model/report.ts';
import { defineReporter } from './define.ts';

/**
 * Characters that JSON lets stand but that act on a terminal or an editor: DEL and C1 controls,
 * bidi controls, line and paragraph separators. They occur inside strings only, where an escape
 * is the same value.
 */
const ACTIVE = /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

const escaped = (char: string): string => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** The report for machines. Parsing first gives every object the key order of the model, whoever built it. */
export default defineReporter({
  name: 'json',
  fileName: 'report.json',
  mediaType: 'application/json',
  render: (report) => `${JSON.stringify(Report.parse(report), null, 2).replace(ACTIVE, escaped)}\n`,
});
