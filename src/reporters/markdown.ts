import type { FindingDelta, PortalChanges, RunChanges } from '../model/changes.ts';
import type { Finding, Verdict } from '../model/verdict.ts';
import { byWeight, sureFirst } from './changes.ts';
import { defineReporter } from './define.ts';
import { byReason, standingOf, suppressionWords, untold } from './standing.ts';
import { cut, visible } from './visible.ts';
import { count, SEVERITIES, severitySymbol, verdictSymbol } from './words.ts';

/** A pull-request comment holds 65,536 characters, a job summary 1 MiB: what fits the smaller fits both. */
const MOST = 60_000;
const WORD_JOINER = '\u2060';

/**
 * Text that a page had a hand in: no markup, no HTML, no link, and nobody is mentioned (`@team`, `#12`),
 * whoever renders it.
 */
function plain(text: string, most = 600): string {
  return cut(visible(text), most)
    .replace(/[\\`*_{}[\]()#+\-.!|~<>&$^=]/gu, (char) =>
      char === '&' ? '&amp;' : char === '<' ? '&lt;' : char === '>' ? '&gt;' : `\\${char}`,
    )
    .replaceAll('://', ':\\/\\/')
    .replace(/@/gu, `@${WORD_JOINER}`)
    .replace(/(\\#)(?=\d)/gu, `$1${WORD_JOINER}`);
}

const portalName = ({ url }: { url: string }): string => plain(url.replace(/^https:\/\//u, '').replace(/^([^/]+)\/$/u, '$1'), 200);

function counts(findings: readonly Finding[]): Record<'error' | 'warning' | 'note' | 'review' | 'suppressed', number> {
  const of = (keep: (finding: Finding) => boolean): number => findings.filter(keep).length;
  const severity = (wanted: Finding['severity']): number =>
    of((finding) => standingOf(finding) === 'counts' && finding.severity === wanted);
  return {
    error: severity('error'),
    warning: severity('warning'),
    note: severity('note'),
    review: of((finding) => standingOf(finding) === 'review'),
    suppressed: of((finding) => standingOf(finding) === 'suppressed'),
  };
}

function row(verdict: Verdict): string {
  const { error, warning, note, review, suppressed } = counts(verdict.findings);
  return `| ${portalName(verdict)} | ${verdictSymbol[verdict.verdict]} ${verdict.verdict} | ${error} | ${warning} | ${note} | ${review} | ${suppressed} |`;
}

function findingLine(finding: Finding): string {
  const symbol = finding.review ? '?' : severitySymbol[finding.severity];
  const kind = finding.review ? `for review, ${finding.severity} if confirmed` : finding.severity;
  const set = finding.suppressed === undefined ? '' : ` *${plain(suppressionWords(finding))}*`;
  return `- ${symbol} **${plain(finding.rule)}** (${kind}): ${plain(finding.message)}${set}\n  <br>Fix: ${plain(finding.fix)}`;
}

/** Gravest first; what is suppressed last. */
function ordered(findings: readonly Finding[]): Finding[] {
  const rank = (finding: Finding): number =>
    SEVERITIES.indexOf(finding.severity) + { counts: 0, review: 10, suppressed: 20 }[standingOf(finding)];
  return [...findings].sort((a, b) => rank(a) - rank(b));
}

function portalBlocks(verdict: Verdict): string[] {
  const findings = ordered(verdict.findings);
  const open = byReason(untold(verdict).filter(({ id }) => !findings.some(({ rule }) => rule === id)));
  const off = (verdict.overrides ?? []).filter(({ setting }) => setting === 'off').map(({ rule }) => plain(rule));
  return [
    `### ${verdictSymbol[verdict.verdict]} ${portalName(verdict)}: ${verdict.verdict}\n`,
    ...(off.length > 0 ? [`Rules that were off: ${off.join(', ')}\n`] : []),
    ...findings.map(findingLine),
    ...(findings.length === 0 ? ['No findings in what was observed.'] : []),
    ...(verdict.notObserved.length + open.length > 0 ? ['\n**Could not be observed or told**\n'] : []),
    ...verdict.notObserved.map((what) => `- ${plain(what)}`),
    ...open.map(({ ids, reason }) => `- ${plain(ids.join(', '))} cannot tell: ${plain(reason)}`),
    '',
  ];
}

/** What is different since the run before: the gravest portal first, and of each what is sure first. */
function changesLines({ before, notes, portals, unchanged }: RunChanges): string[] {
  const doubt = ({ certainty, why }: Pick<FindingDelta, 'certainty' | 'why'>): string => {
    const words = [...(certainty === 'sure' ? [] : [certainty]), ...(why === null ? [] : [why])];
    return words.length === 0 ? '' : ` (${plain(words.join(': '))})`;
  };
  const verdictWords = ({ state, verdict }: PortalChanges): string => {
    if (state === 'gone') return 'no longer in the portfolio';
    const now = verdict.after === null ? '' : `${verdictSymbol[verdict.after]} ${verdict.after}`;
    if (state === 'new') return `${now}, new in the portfolio`;
    return verdict.before === null || verdict.before === verdict.after
      ? now
      : `${verdictSymbol[verdict.before]} ${verdict.before} → ${now}`;
  };
  const portalLines = (portal: PortalChanges): string[] => [
    `\n**${portalName(portal)}**: ${verdictWords(portal)}${portal.reason === null ? '' : ` (${plain(portal.reason, 300)})`}\n`,
    ...sureFirst(portal.findings).map(
      (finding) =>
        `- ${finding.what} ${finding.review ? 'for review' : finding.severity}: ${plain(finding.message)} (${plain(finding.rule)})${doubt(finding)}`,
    ),
    ...sureFirst(portal.cookies).map(({ what, name, domain, fields, ...sure }) => {
      const differences = fields.map(({ field, before: then, after }) => `${field} ${then} → ${after}`).join('; ');
      return `- ${what} cookie ${plain(name, 200)} (${plain(domain, 200)})${differences === '' ? '' : `: ${plain(differences)}`}${doubt(sure)}`;
    }),
    ...portal.policy.map((what) => `- declared list: ${plain(what)}`),
  ];
  return [
    '### What changed',
    '',
    `Since the run of ${plain(before.startedAt)}: ${count(portals.length, 'portal')} with differences, ${unchanged} without.`,
    ...notes.map((note) => `- ${plain(note)}`),
    ...byWeight(portals).flatMap(portalLines),
    '',
  ];
}

/** For a job summary or a comment on a change: the gate, a table of portals, the findings, as far as they fit. */
export default defineReporter({
  name: 'markdown',
  fileName: 'report.md',
  mediaType: 'text/markdown; charset=utf-8',
  render: ({ portals, gate, summary, tool, changes }) => {
    const symbol = { 0: '✓', 1: '✗', 3: '?' }[gate.exitCode];
    const stale = [...(gate.baseline?.stale ?? []), ...(gate.baseline?.expired ?? [])];
    const head = [
      `## ${symbol} Cookie audit: exit code ${gate.exitCode}`,
      '',
      `${plain(gate.reason)} ${summary.compliant} compliant, ${summary.violations} with violations, ${summary.inconclusive} inconclusive.`,
      ...stale.map((words) => `- baseline: ${plain(words)}`),
      '',
    ];
    const table = [
      '| Portal | Verdict | Errors | Warnings | Notes | Review | Suppressed |',
      '|---|---|---:|---:|---:|---:|---:|',
      ...[...portals].sort((a, b) => worst(a) - worst(b)).map(row),
      '',
    ];
    const foot = `\n${tool.name} ${plain(tool.version)}. Findings are potential violations: automated results want a person's confirmation.\n`;
    const news = changes === undefined ? [] : changesLines(changes);
    return fit([...head, ...table, ...news, ...[...portals].sort((a, b) => worst(a) - worst(b)).flatMap(portalBlocks)], foot);
  },
});

const worst = ({ verdict }: Verdict): number => ({ violations: 0, inconclusive: 1, compliant: 2 })[verdict];

/** As many whole lines as fit, and how many do not. */
function fit(lines: readonly string[], foot: string): string {
  const kept: string[] = [];
  let room = MOST - foot.length - 200;
  for (const line of lines) {
    room -= line.length + 1;
    if (room < 0) break;
    kept.push(line);
  }
  const left = lines.length - kept.length;
  const more = left === 0 ? '' : `\n**${count(left, 'more line')} did not fit here: see the JSON or HTML report.**\n`;
  return `${kept.join('\n')}\n${more}${foot}`;
}
