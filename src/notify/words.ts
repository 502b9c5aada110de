import type { News, NewsFinding, PortalNews } from '../model/news.ts';
import { terminalText } from '../reporters/escape-terminal.ts';
import { count, listWords, severitySymbol, REVIEW_SYMBOL, verdictSymbol } from '../reporters/words.ts';

/** Portals and findings that one message names; the rest is counted. People open the link for the whole. */
const PORTALS = 20;
const FINDINGS = 5;
const LONGEST_LINE = 240;

export interface PortalWords {
  /** One line: the portal and what became of its verdict */
  title: string;
  lines: string[];
}

/** Is there anything that was not so at the run before? */
export function hasNews({ portals }: News): boolean {
  return portals.length > 0;
}

/** One line: the subject of a mail, the title of a card. Safe to show: no control or invisible character. */
export function headline(news: News): string {
  const { portals, run } = news;
  if (portals.length === 0) return `Cookie audit: nothing new on ${count(run.portals, 'portal')}`;
  const sum = (of: (portal: PortalNews) => number): number => portals.reduce((total, portal) => total + of(portal), 0);
  const appeared = sum(({ newFindings }) => newFindings.length);
  const fixed = sum(({ fixedFindings }) => fixedFindings.length);
  const parts = [...(appeared > 0 ? [count(appeared, 'new finding')] : []), ...(fixed > 0 ? [`${fixed} fixed`] : []), ...turned(portals)];
  return terminalText(`Cookie audit: ${listWords(parts)} on ${count(portals.length, 'portal')} of ${run.portals}`, LONGEST_LINE);
}

function turned(portals: readonly PortalNews[]): string[] {
  return (['violations', 'inconclusive', 'compliant'] as const).flatMap((word) => {
    const n = portals.filter(({ before, now }) => now === word && before !== now).length;
    return n === 0 ? [] : [`${n} now ${word === 'violations' ? 'in violation' : word}`];
  });
}

/** The state of the whole run, in one line. */
export function standing({ run }: News): string {
  const { violations, inconclusive, compliant } = run;
  return `${count(run.portals, 'portal')}: ${violations} with violations, ${inconclusive} inconclusive, ${compliant} compliant (run ${terminalText(run.id, 80)}, ${run.finishedAt})`;
}

/** Each portal with its lines, the worst first as the news give them; what comes from pages is made safe here. */
export function portalWords({ portals }: News): { portals: PortalWords[]; more: string | null } {
  const shown = portals.slice(0, PORTALS).map(wordsOf);
  const left = portals.length - shown.length;
  return { portals: shown, more: left === 0 ? null : `and ${count(left, 'more portal')}` };
}

function wordsOf(portal: PortalNews): PortalWords {
  const { url, before, now, reason, newFindings, fixedFindings } = portal;
  const change = before === now ? now : before === null ? `${now}, first scan` : `${now}, was ${before}`;
  return {
    title: `${verdictSymbol[now]} ${terminalText(url, 160)}: ${change}`,
    lines: [
      ...(now === 'inconclusive' && reason !== null ? [terminalText(reason, LONGEST_LINE)] : []),
      ...findingLines('new', newFindings),
      ...findingLines('fixed', fixedFindings),
    ],
  };
}

function findingLines(word: 'new' | 'fixed', findings: readonly NewsFinding[]): string[] {
  const lines = findings
    .slice(0, FINDINGS)
    .map(({ rule, severity, review, message }) =>
      terminalText(`${word}: ${review ? REVIEW_SYMBOL : severitySymbol[severity]} ${rule}: ${message}`, LONGEST_LINE),
    );
  const left = findings.length - lines.length;
  return left === 0 ? lines : [...lines, `${word}: ${left} more`];
}
