import type { CookieDelta, FindingDelta, PortalChanges, RunChanges } from '../../model/changes.ts';
import { sureFirst } from '../changes.ts';
import { terminalText } from '../escape-terminal.ts';
import { count, severitySymbol, verdictSymbol } from '../words.ts';
import { hang } from './layout.ts';
import type { Canvas } from './paint.ts';

const MOST_PORTALS = 200;
const SIGN = { new: '+', gone: '-', changed: '~', fixed: '✓' } as const;

/** What is different since another run, for people: what is sure first, then what may be chance. */
export function changesLines(changes: RunChanges, canvas: Canvas): string[] {
  const { paint, prose } = canvas;
  const shown = changes.portals.slice(0, MOST_PORTALS);
  const more = changes.portals.length - shown.length;
  return [
    paint.bold(`Changes from run ${terminalText(changes.before.run)} to ${terminalText(changes.after.run)}`),
    ...changes.notes.flatMap((note) => hang(terminalText(note, 600), prose, { indent: 2, label: '!', labelWidth: 2 })),
    ...(shown.length === 0 ? ['', '  Nothing is different.'] : shown.flatMap((portal) => portalLines(portal, canvas))),
    ...(more > 0 ? ['', `  and ${count(more, 'more portal')} (--format json shows all)`] : []),
    '',
    paint.dim(`  ${count(changes.portals.length, 'portal')} with differences, ${changes.unchanged} without`),
    '',
  ];
}

function portalLines(portal: PortalChanges, canvas: Canvas): string[] {
  const { paint, prose } = canvas;
  const item = (label: string, text: string, style?: (text: string) => string): string[] =>
    hang(terminalText(text, 600), prose, { indent: 4, label, labelWidth: 2, ...(style === undefined ? {} : { style }) });
  const doubt = ({ certainty, why }: { certainty: string; why: string | null }): string =>
    certainty === 'sure' ? '' : ` (${certainty}${why === null ? '' : `: ${why}`})`;
  const dim = ({ certainty }: { certainty: string }): ((text: string) => string) | undefined =>
    certainty === 'sure' ? undefined : paint.dim;
  return [
    '',
    ...hang(`${terminalText(portal.url, 300)}  ${verdictWords(portal)}`, prose, { indent: 2, label: '', labelWidth: 0, style: paint.bold }),
    ...(portal.reason === null ? [] : item('?', `now inconclusive: ${portal.reason}`)),
    ...sureFirst(portal.findings).flatMap((finding) => item(findingSign(finding), findingWords(finding) + doubt(finding), dim(finding))),
    ...sureFirst(portal.cookies).flatMap((cookie) => item(SIGN[cookie.what], cookieWords(cookie) + doubt(cookie), dim(cookie))),
    ...portal.policy.flatMap((what) => item('P', `policy: ${what}`)),
  ];
}

function verdictWords({ state, verdict: { before, after } }: PortalChanges): string {
  if (state === 'gone') return 'no longer in the portfolio';
  const now = after === null ? '' : `${verdictSymbol[after]} ${after}`;
  if (state === 'new') return `new in the portfolio: ${now}`;
  return before === after || before === null ? now : `${verdictSymbol[before]} ${before} → ${now}`;
}

const findingSign = ({ what, severity }: FindingDelta): string => (what === 'fixed' ? SIGN.fixed : severitySymbol[severity]);

function findingWords({ what, severity, review, rule, message }: FindingDelta): string {
  return `${what} ${review ? 'for review' : severity}: ${message} [${rule}]`;
}

function cookieWords({ what, name, domain, fields }: CookieDelta): string {
  const told = fields.map(({ field, before, after }) => `${field} ${before} → ${after}`).join('; ');
  return `${what} cookie ${name} (${domain})${told === '' ? '' : `: ${told}`}`;
}
