import type { Gate, Report } from '../../model/report.ts';
import type { Verdict } from '../../model/verdict.ts';
import { terminalText } from '../escape-terminal.ts';
import { verdictSymbol } from '../words.ts';
import { hang, plain, table } from './layout.ts';
import type { Column } from './layout.ts';
import type { Canvas } from './paint.ts';
import { tally, tallyWords } from './portal.ts';
import type { Tally } from './portal.ts';

interface Row {
  readonly portal: Verdict;
  readonly tally: Tally;
}

/** `https://` goes without saying; `http://` does not. */
function portalName({ url }: Verdict): string {
  return terminalText(url.replace(/^https:\/\//, '').replace(/^([^/]+)\/$/, '$1'), 400);
}

/** Of a portal without a verdict, why: the zeros beside it are not a good mark. */
function whyInconclusive({ portal }: Row, { paint, width }: Canvas): string[] {
  const [reason] = portal.reasons;
  if (portal.verdict !== 'inconclusive' || reason === undefined) return [];
  return hang(terminalText(reason, 200), width, { indent: 4, label: '', labelWidth: 0, style: paint.dim });
}

export function verdictCounts({ summary }: Report): string {
  return `${summary.compliant} compliant · ${summary.violations} with violations · ${summary.inconclusive} inconclusive`;
}

export function summaryLines(report: Report, canvas: Canvas): string[] {
  const { paint, width } = canvas;
  const number = (head: string, pick: (row: Tally) => number): Column<Row> => ({
    head,
    align: 'right',
    gap: width < 70 ? 1 : 2,
    cell: (row) => String(pick(row.tally)),
    style: (row) => (pick(row.tally) === 0 ? paint.dim : plain),
  });
  const columns: Column<Row>[] = [
    { head: 'Portal', cell: ({ portal }) => portalName(portal), atLeast: 12, atMost: 70 },
    {
      head: 'Verdict',
      cell: ({ portal }) => `${verdictSymbol[portal.verdict]} ${portal.verdict}`,
      style: ({ portal }) => paint.verdict[portal.verdict],
    },
    number('Errors', ({ errors }) => errors),
    number('Warnings', ({ warnings }) => warnings),
    number('Notes', ({ notes }) => notes),
    number('Review', ({ forReview }) => forReview),
  ];
  const rows = report.portals.map((portal): Row => ({ portal, tally: tally(portal.findings) }));
  // What is accepted or known is told beside what counts: a portal with violations that are all accepted still has them.
  if (rows.some(({ tally: { aside = 0 } }) => aside > 0)) columns.push(number('Set aside', ({ aside = 0 }) => aside));
  return [
    paint.dim('─'.repeat(width)),
    paint.bold('Summary'),
    '',
    ...table({ indent: 2, width, headStyle: paint.head, columns, rows, below: (row) => whyInconclusive(row, canvas) }),
    '',
    ...hang(verdictCounts(report), width, { indent: 2, label: '', labelWidth: 0 }),
    ...hang(tallyWords(tally(report.portals.flatMap(({ findings }) => findings))), width, { indent: 2, label: '', labelWidth: 0 }),
    '',
  ];
}

const GATE_SYMBOL: Readonly<Record<Gate['exitCode'], string>> = { 0: '✓', 1: '✗', 3: '?' };

export function gateLines({ gate }: Pick<Report, 'gate'>, canvas: Canvas): string[] {
  const { paint, prose } = canvas;
  const style = { 0: paint.good, 1: paint.bad, 3: paint.doubt }[gate.exitCode];
  const settings = `--fail-on ${gate.failOn}${gate.allowInconclusive ? ', --allow-inconclusive' : ''}`;
  return [
    ...hang(`Exit code ${gate.exitCode}: ${terminalText(gate.reason, 600)} (${settings})`, prose, {
      indent: 0,
      label: GATE_SYMBOL[gate.exitCode],
      labelWidth: 2,
      labelStyle: style,
      style,
    }),
    ...[...(gate.baseline?.stale ?? []), ...(gate.baseline?.expired ?? [])].flatMap((entry) =>
      hang(terminalText(entry, 400), prose, { indent: 2, label: 'baseline', labelWidth: 10, labelStyle: paint.bad }),
    ),
    ...hang(
      'Findings are potential violations: automated results want a person’s confirmation. "Compliant" says that no rule failed in what was observed, not that the law is met.',
      prose,
      { indent: 2, label: '', labelWidth: 0, style: paint.dim },
    ),
  ];
}
