import type { Finding, Verdict } from '../model/verdict.ts';
import { anchorOf } from './anchor.ts';
import { defineReporter } from './define.ts';
import { reaches, standingOf, untold } from './standing.ts';
import { cut, visible } from './visible.ts';
import { count, verdictSymbol } from './words.ts';

/** GitHub shows so many annotations of a level for one step, and leaves the others out without a word. */
const MOST = 10;
const LONGEST = 4000;

type Level = 'error' | 'warning' | 'notice';

interface Annotation {
  readonly level: Level;
  readonly file: string | null;
  readonly line: number;
  readonly title: string;
  readonly message: string;
}

/** https://docs.github.com/actions/reference/workflow-commands-for-github-actions */
const data = (text: string): string => cut(visible(text), LONGEST).replaceAll('%', '%25');
const property = (text: string): string => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');

function command({ level, file, line, title, message }: Annotation): string {
  const place = file === null ? '' : `file=${property(file)},line=${line},`;
  return `::${level} ${place}title=${property(title)}::${data(message)}`;
}

/** A line that no runner takes for a command: commands begin a line. */
const plain = ({ level, title, message }: Annotation): string => `  ${level}: ${visible(cut(`${title}: ${message}`, LONGEST))}`;

const LEVEL: Readonly<Record<Finding['severity'], Level>> = { error: 'error', warning: 'warning', note: 'notice' };

function annotations(verdict: Verdict, root: string | undefined): Annotation[] {
  const host = URL.canParse(verdict.url) ? new URL(verdict.url).host : verdict.url;
  const findings = verdict.findings
    .filter((finding) => standingOf(finding) !== 'suppressed')
    .map((finding): Annotation => {
      const { file, line } = anchorOf(verdict, finding, root);
      return {
        level: finding.review ? 'warning' : LEVEL[finding.severity],
        file,
        line,
        title: `${host}: ${finding.rule}${finding.review ? ' (for review)' : ''}`,
        message: `${finding.message}. ${finding.fix}`,
      };
    });
  const open = untold(verdict)
    .filter(({ id }) => !verdict.findings.some(({ rule }) => rule === id))
    .map(({ id, reason }): Annotation => {
      const { file, line } = anchorOf(verdict, null, root);
      return { level: 'warning', file, line, title: `${host}: ${id} cannot tell`, message: reason ?? 'inconclusive' };
    });
  return [...findings, ...open];
}

/** Annotations as a step of GitHub Actions writes them to its log. */
export default defineReporter({
  name: 'github',
  fileName: 'github-annotations.txt',
  mediaType: 'text/plain; charset=utf-8',
  render: ({ portals, gate }, { root }) => {
    const all = portals.flatMap((verdict) => annotations(verdict, root));
    const levels: readonly Level[] = ['error', 'warning', 'notice'];
    // One place of the first level is kept for the gate itself, which says why the step fails.
    const gateLevel: Level = gate.exitCode === 0 ? 'notice' : gate.exitCode === 1 ? 'error' : 'warning';
    const room = (level: Level): number => (level === gateLevel ? MOST - 1 : MOST);
    const shown = levels.flatMap((level) => all.filter((one) => one.level === level).slice(0, room(level)));
    const rest = levels.flatMap((level) => all.filter((one) => one.level === level).slice(room(level)));
    const counting = portals.reduce(
      (sum, { findings }) =>
        sum + findings.filter((finding) => standingOf(finding) === 'counts' && reaches(finding.severity, gate.failOn)).length,
      0,
    );
    const lines = [
      ...portals.map(({ url, verdict }) => `  ${verdictSymbol[verdict]} ${verdict} ${visible(cut(url, LONGEST))}`),
      ...shown.map(command),
      ...(rest.length === 0
        ? []
        : [
            `::group::${count(rest.length, 'more finding')} (GitHub shows ${MOST} annotations of a level)`,
            ...rest.map(plain),
            '::endgroup::',
          ]),
      command({
        level: gateLevel,
        file: null,
        line: 1,
        title: `cookie-audit: exit code ${gate.exitCode}`,
        message: `${gate.reason}${counting > 0 ? ' Findings are potential violations.' : ''}`,
      }),
    ];
    return `${lines.join('\n')}\n`;
  },
});
