import type { ResultSummary } from '../model/history.ts';
import { terminalText } from '../reporters/escape-terminal.ts';
import { count, verdictSymbol } from '../reporters/words.ts';

/** A finished portal in one line. */
export function resultLine({ verdict, url, errors, forReview, changed, attempts, durationMs }: ResultSummary): string {
  const facts = [
    ...(errors > 0 ? [count(errors, 'error')] : []),
    ...(forReview > 0 ? [`${forReview} for review`] : []),
    ...(changed !== null && changed.newFindings > 0 ? [`${changed.newFindings} new`] : []),
    ...(changed !== null && changed.fixedFindings > 0 ? [`${changed.fixedFindings} fixed`] : []),
    ...(attempts > 1 ? [`${attempts} visits`] : []),
    `${(durationMs / 1000).toFixed(1)} s`,
  ];
  return `${verdictSymbol[verdict]} ${verdict} ${terminalText(url, 200)} (${facts.join(', ')})`;
}
