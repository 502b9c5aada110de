import type { RunChanges } from '../../model/changes.ts';
import type { ResultSummary } from '../../model/history.ts';
import type { Gate } from '../../model/report.ts';
import type { RenderOptions } from '../define.ts';
import { terminalText } from '../escape-terminal.ts';
import { count, verdictSymbol } from '../words.ts';
import { changesLines } from './changes.ts';
import { hang, plain, table, type Column } from './layout.ts';
import { canvasOf } from './paint.ts';
import { gateLines } from './summary.ts';

export interface ScanOverview {
  run: string;
  portfolio: string;
  results: readonly ResultSummary[];
  /** Portals that were not finished */
  pending: number;
  changes: RunChanges | null;
  gate: Gate;
}

const MOST_ROWS = 500;
const WEIGHT = { violations: 0, inconclusive: 1, compliant: 2 } as const;

/** A run on one page: what is wrong where, and what is new. Each portal's whole story is in the other formats. */
export function scanText({ run, portfolio, results, pending, changes, gate }: ScanOverview, options: RenderOptions): string {
  const canvas = canvasOf(options);
  const { paint, width } = canvas;
  const number = (head: string, pick: (row: ResultSummary) => number): Column<ResultSummary> => ({
    head,
    align: 'right',
    cell: (row) => String(pick(row)),
    style: (row) => (pick(row) === 0 ? paint.dim : plain),
  });
  const columns: Column<ResultSummary>[] = [
    { head: 'Portal', cell: ({ url }) => terminalText(url, 200), atLeast: 12, atMost: 70 },
    { head: 'Verdict', cell: ({ verdict }) => `${verdictSymbol[verdict]} ${verdict}`, style: ({ verdict }) => paint.verdict[verdict] },
    number('Errors', ({ errors }) => errors),
    number('Review', ({ forReview }) => forReview),
    number('New', ({ changed }) => changed?.newFindings ?? 0),
    number('Fixed', ({ changed }) => changed?.fixedFindings ?? 0),
  ];
  const open = results
    .filter(({ verdict }) => verdict !== 'compliant')
    .toSorted((a, b) => WEIGHT[a.verdict] - WEIGHT[b.verdict] || b.errors - a.errors);
  const rows = open.slice(0, MOST_ROWS);
  const below = ({ verdict, reason }: ResultSummary): string[] =>
    verdict === 'inconclusive' && reason !== null
      ? hang(terminalText(reason, 300), canvas.prose, { indent: 4, label: '?', labelWidth: 2, style: paint.dim })
      : [];
  const words = (['compliant', 'violations', 'inconclusive'] as const).map(
    (word) => `${results.filter(({ verdict }) => verdict === word).length} ${word === 'violations' ? 'with violations' : word}`,
  );
  const lines = [
    paint.bold(`cookie-audit scan of ${terminalText(portfolio)} · run ${run}`),
    '',
    ...(rows.length === 0 ? [] : table({ indent: 2, width, headStyle: paint.head, columns, rows, below })),
    ...(open.length > rows.length ? [`  and ${open.length - rows.length} more`] : []),
    '',
    ...hang([count(results.length, 'portal'), ...words, ...(pending === 0 ? [] : [`${pending} not visited`])], width, {
      indent: 2,
      label: '',
      labelWidth: 0,
    }),
    '',
    ...(changes === null ? ['  No run before this one to compare with.', ''] : changesLines(changes, canvas)),
    ...gateLines({ gate }, canvas),
  ];
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`;
}
