import type { Finding, Verdict } from '../model/verdict.ts';
import { defineReporter } from './define.ts';
import { standingOf, suppressionWords, untold } from './standing.ts';
import { visible } from './visible.ts';

const BYTE_ORDER_MARK = '\ufeff';

/**
 * One cell. Spreadsheets run what begins like a formula, quoted or not (also after blanks, also in
 * fullwidth letters): an apostrophe makes it text. https://owasp.org/www-community/attacks/CSV_Injection
 */
function cell(text: string): string {
  const shown = visible(text);
  const tame = /^[\s']*[=+\-@|%＝＋－＠]/u.test(shown) ? `'${shown}` : shown;
  return `"${tame.replaceAll('"', '""')}"`;
}

const HEAD = [
  'portal',
  'verdict',
  'rule',
  'outcome',
  'severity',
  'standing',
  'cookie',
  'domain',
  'path',
  'partition',
  'subject',
  'scenario',
  'phase',
  'message',
  'reason',
  'fix',
  'suppression',
  'fingerprint',
  'observed',
] as const;

type Row = Partial<Record<(typeof HEAD)[number], string>>;

const STANDING = { counts: 'finding', review: 'for review', suppressed: 'suppressed' } as const;

function findingRow(verdict: Verdict, finding: Finding): Row {
  const { cookie } = finding;
  return {
    portal: verdict.url,
    verdict: verdict.verdict,
    rule: finding.rule,
    outcome: finding.review ? 'cant-tell' : 'failed',
    severity: finding.severity,
    standing: STANDING[standingOf(finding)],
    cookie: cookie?.name ?? '',
    domain: cookie === null ? '' : `${cookie.hostOnly ? '' : '.'}${cookie.domain}`,
    path: cookie?.path ?? '',
    partition: cookie?.partitionKey ?? '',
    subject: finding.subject ?? '',
    scenario: finding.scenario ?? '',
    phase: finding.phase ?? '',
    message: finding.message,
    reason: finding.reason,
    fix: finding.fix,
    suppression: suppressionWords(finding),
    fingerprint: finding.fingerprint,
    observed: verdict.observedAt,
  };
}

/** A portal never has no row: an empty list must not look like a clean one. */
function portalRows(verdict: Verdict): Row[] {
  const base: Row = { portal: verdict.url, verdict: verdict.verdict, observed: verdict.observedAt };
  const findings = verdict.findings.map((finding) => findingRow(verdict, finding));
  const open = untold(verdict)
    .filter(({ id }) => !verdict.findings.some(({ rule }) => rule === id))
    .map(({ id, reason }): Row => ({ ...base, rule: id, outcome: 'cant-tell', standing: 'not observed', message: reason ?? '' }));
  const rows = [...findings, ...open];
  return rows.length > 0 ? rows : [{ ...base, message: 'no findings in what was observed' }];
}

const LINE_END = '\r\n';
const FIRST_LINE = `${BYTE_ORDER_MARK}${HEAD.map(cell).join(',')}${LINE_END}`;

function portalLines(verdict: Verdict): string {
  return portalRows(verdict)
    .map((row) => `${HEAD.map((name) => cell(row[name] ?? '')).join(',')}${LINE_END}`)
    .join('');
}

/** One row a finding, and one for each rule that could not tell: for spreadsheets (RFC 4180). */
export default defineReporter({
  name: 'csv',
  fileName: 'report.csv',
  mediaType: 'text/csv; charset=utf-8',
  render: ({ portals }) => `${FIRST_LINE}${portals.map(portalLines).join('')}`,
  async *pieces({ portals }) {
    yield FIRST_LINE;
    for await (const verdict of portals) yield portalLines(verdict);
  },
});
