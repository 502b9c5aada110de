import { defineReporter } from './define.ts';
import { terminalText } from './escape-terminal.ts';
import { changesLines } from './terminal/changes.ts';
import { hang } from './terminal/layout.ts';
import { canvasOf } from './terminal/paint.ts';
import { portalLines } from './terminal/portal.ts';
import { gateLines, summaryLines, verdictCounts } from './terminal/summary.ts';
import { count } from './words.ts';

/** The report for people: per portal the verdict, each cookie, what is wrong with proof and fix; then the gate. */
export default defineReporter({
  name: 'terminal',
  fileName: 'report.txt',
  mediaType: 'text/plain; charset=utf-8',
  render: (report, options) => {
    const canvas = canvasOf(options);
    const { width } = canvas;
    const { portals, tool } = report;
    const counts = portals.length > 1 ? `: ${verdictCounts(report)}` : '';
    const what = portals.length === 0 ? 'no portal was audited' : count(portals.length, 'portal');
    const lines = [
      ...hang(`${tool.name} ${terminalText(tool.version)} · ${what}${counts}`, width, {
        indent: 0,
        label: '',
        labelWidth: 0,
        style: canvas.paint.bold,
      }),
      '',
      ...portals.flatMap((portal) => portalLines(portal, canvas)),
      ...(portals.length > 1 ? summaryLines(report, canvas) : []),
      ...(report.changes === undefined ? [] : changesLines(report.changes, canvas)),
      ...gateLines(report, canvas),
    ];
    return `${lines.map((line) => line.trimEnd()).join('\n')}\n`;
  },
});
