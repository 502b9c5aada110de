import { defineReporter } from './define.ts';
import { terminalText } from './escape-terminal.ts';
import { hang } from './terminal/layout.ts';
import { paint } from './terminal/paint.ts';
import type { Canvas } from './terminal/paint.ts';
import { portalLines } from './terminal/portal.ts';
import { gateLines, summaryLines, verdictCounts } from './terminal/summary.ts';
import { count } from './words.ts';

const DEFAULT_WIDTH = 100;
/** Below 60 columns there is no table worth the name; above 200 no line worth reading. */
const WIDTH = { min: 60, max: 200, prose: 120 };

/** The report for people: per portal the verdict, each cookie, what is wrong with proof and fix; then the gate. */
export default defineReporter({
  name: 'terminal',
  fileName: 'report.txt',
  mediaType: 'text/plain; charset=utf-8',
  render: (report, options) => {
    const asked = Number.isNaN(options.width) ? DEFAULT_WIDTH : Math.floor(options.width);
    const width = Math.min(WIDTH.max, Math.max(WIDTH.min, asked));
    const canvas: Canvas = {
      width,
      prose: Math.min(width, WIDTH.prose),
      verbose: options.verbose ?? false,
      paint: paint(options.color),
    };
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
      ...gateLines(report, canvas),
    ];
    return `${lines.map((line) => line.trimEnd()).join('\n')}\n`;
  },
});
