import { Report } from '../model/report.ts';
import { Verdict } from '../model/verdict.ts';
import { defineReporter } from './define.ts';

/**
 * Characters that JSON lets stand but that act on a terminal or an editor: DEL and C1 controls,
 * bidi controls, line and paragraph separators. They occur inside strings only, where an escape
 * is the same value.
 */
const ACTIVE = /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

const escaped = (char: string): string => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** Parsing first gives every object the key order of the model, whoever built it. */
const written = (value: unknown): string => JSON.stringify(value, null, 2).replace(ACTIVE, escaped);

const NO_PORTALS = '\n  "portals": []';

/** The report for machines. */
export default defineReporter({
  name: 'json',
  fileName: 'report.json',
  mediaType: 'application/json',
  render: (report) => `${written(Report.parse(report))}\n`,
  async *pieces({ portals, ...head }) {
    // No string holds a line end that is not escaped: this stands once.
    const [before, after] = written(Report.parse({ ...head, portals: [] })).split(NO_PORTALS);
    let first = true;
    for await (const verdict of portals) {
      const lines = written(Verdict.parse(verdict)).replaceAll('\n', '\n    ');
      yield first ? `${before}\n  "portals": [\n    ${lines}` : `,\n    ${lines}`;
      first = false;
    }
    yield first ? `${before}${NO_PORTALS}${after}\n` : `\n  ]${after}\n`;
  },
});
