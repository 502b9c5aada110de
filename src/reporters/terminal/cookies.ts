import type { CookieKey } from '../../model/cookie.ts';
import type { PhaseName, ScenarioName } from '../../model/evidence.ts';
import type { CookieRow, Finding, Verdict } from '../../model/verdict.ts';
import { terminalText } from '../escape-terminal.ts';
import { lifetimeWords, phaseMark, phasesOf, SCENARIOS, SEVERITIES } from '../words.ts';
import { cutMiddle, hang, leastWidth, plain, table } from './layout.ts';
import type { Column, Style } from './layout.ts';
import { findingStyle, findingSymbol } from './paint.ts';
import type { Canvas } from './paint.ts';

const INDENT = 2;
const DETAIL_INDENT = 6;

interface Row {
  readonly cookie: CookieRow;
  /** The gravest finding about this cookie. */
  readonly finding: Finding | undefined;
  readonly seen: ReadonlySet<string>;
}

const keyOf = (key: CookieKey): string => JSON.stringify([key.name, key.domain, key.hostOnly, key.path, key.partitionKey]);

const stepKey = (scenario: ScenarioName, phase: PhaseName): string => `${scenario}/${phase}`;

/** Lower is graver; a finding for review stands behind a sure one of the same severity. */
const gravity = ({ severity, review }: Finding): number => SEVERITIES.indexOf(severity) * 2 + (review ? 1 : 0);

function rowsOf({ cookies, findings }: Verdict): Row[] {
  const gravest = new Map<string, Finding>();
  for (const finding of findings) {
    if (finding.cookie === null) continue;
    const key = keyOf(finding.cookie);
    const known = gravest.get(key);
    if (known === undefined || gravity(finding) < gravity(known)) gravest.set(key, finding);
  }
  const rows = cookies.map((cookie): Row => ({
    cookie,
    finding: gravest.get(keyOf(cookie)),
    seen: new Set(cookie.seen.map(({ scenario, phase }) => stepKey(scenario, phase))),
  }));
  const rank = ({ finding }: Row): number => (finding === undefined ? Number.MAX_SAFE_INTEGER : gravity(finding));
  return rows.sort((a, b) => rank(a) - rank(b)); // stable: the order of the verdict within equals
}

const nameOf = ({ name }: CookieKey): string => (name === '' ? '(no name)' : terminalText(name));

const domainOf = ({ domain, hostOnly }: CookieKey): string => (hostOnly ? '' : '.') + terminalText(domain);

/** `host/path:line`: no scheme, no query (it may hold personal data and never helps to find the file). */
function shortUrl(url: string, line: number | null): string {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  const short = parsed === null || parsed.host === '' ? url : parsed.host + parsed.pathname;
  return terminalText(short) + (line === null ? '' : `:${line}`);
}

function setterWords({ kind, url, line }: CookieRow['setters'][number]): string {
  if (url === null) return kind === 'http' ? 'a response' : 'a script without a stack';
  return `${kind === 'http' ? 'response of' : 'script'} ${shortUrl(url, line)}`;
}

function setterOf({ setters }: CookieRow): string {
  const first = setters[0];
  if (first === undefined) return 'setter not seen';
  return setterWords(first) + (setters.length > 1 ? ` (+${setters.length - 1})` : '');
}

function declaredOf({ declaration }: CookieRow): string {
  if (declaration.status === 'undeclared') return '✗ NO';
  if (declaration.status === 'unknown') return '?';
  return declaration.entry.category === 'unknown' ? '✓ yes' : `✓ ${declaration.entry.category}`;
}

function declaredStyle({ declaration }: CookieRow, { paint }: Canvas): Style {
  return { declared: paint.good, undeclared: paint.bad, unknown: paint.doubt }[declaration.status];
}

const CONSENT: Readonly<Record<CookieRow['needsConsent'], string>> = { yes: 'needed', no: 'exempt', review: 'review' };

function consentStyle({ needsConsent }: CookieRow, { paint }: Canvas): Style {
  return { yes: paint.bold, no: plain, review: paint.doubt }[needsConsent];
}

/**
 * What stands for a phase in which a cookie was not seen. In a scenario that failed nothing can be
 * concluded from its absence; where there was no banner, or no choice to make, a step may not exist.
 */
type Blank = (scenario: ScenarioName, phase: PhaseName) => string;

function blanks(verdict: Verdict): Blank {
  const outcomes = new Map(verdict.scenarios.map(({ name, outcome }) => [name, outcome]));
  const reached = new Set(verdict.cookies.flatMap(({ seen }) => seen.map(({ scenario, phase }) => stepKey(scenario, phase))));
  return (scenario, phase) => {
    const outcome = outcomes.get(scenario);
    if (outcome === undefined || outcome === 'failed') return '?';
    if (phase === 'before' || reached.has(stepKey(scenario, phase))) return '·';
    if (scenario === 'no-choice' ? phase === 'after' || phase === 'reload' : outcome === 'absent') return '–';
    return '·';
  };
}

function scenariosOf(verdict: Verdict): ScenarioName[] {
  const present = new Set(verdict.scenarios.map(({ name }) => name));
  for (const { seen } of verdict.cookies) for (const { scenario } of seen) present.add(scenario);
  return SCENARIOS.filter((name) => present.has(name));
}

interface Field {
  readonly column: Column<Row>;
  /** How the same fact reads in the line below the row, when there is no room for its column. */
  readonly inDetail: ((row: Row) => string) | null;
  /** The first to lose its column has the lowest rank. */
  readonly rank: number;
}

function fieldsOf(verdict: Verdict, canvas: Canvas): Field[] {
  const { paint } = canvas;
  const blank = blanks(verdict);
  const closed = verdict.cookies.some(({ seen }) => seen.some(({ phase }) => phase === 'closed'));
  const steps = scenariosOf(verdict).map((scenario, index): Field => ({
    column: {
      head: scenario,
      gap: index === 0 ? 2 : 1,
      cell: ({ seen }) =>
        phasesOf(scenario, closed)
          .map((phase) => (seen.has(stepKey(scenario, phase)) ? phaseMark[phase] : blank(scenario, phase)))
          .join(''),
    },
    inDetail: null,
    rank: 9,
  }));
  return [
    {
      column: {
        head: '',
        cell: ({ finding }) => (finding === undefined ? ' ' : findingSymbol(finding)),
        style: ({ finding }) => (finding === undefined ? plain : findingStyle(finding, paint)),
      },
      inDetail: null,
      rank: 9,
    },
    {
      column: { head: 'Cookie', gap: 1, cell: ({ cookie }) => nameOf(cookie), style: () => paint.bold, atLeast: 20, atMost: 40 },
      inDetail: null,
      rank: 9,
    },
    {
      column: {
        head: 'Party, domain',
        cell: ({ cookie }) => `${cookie.party} ${domainOf(cookie)}`,
        style: ({ cookie }) => (cookie.party === 'third' ? paint.doubt : plain),
        atMost: 40,
      },
      inDetail: ({ cookie }) => `${cookie.party} party ${domainOf(cookie)}`,
      rank: 1,
    },
    {
      column: { head: 'Declared', cell: ({ cookie }) => declaredOf(cookie), style: ({ cookie }) => declaredStyle(cookie, canvas) },
      inDetail: ({ cookie }) => `declared: ${declaredOf(cookie)}`,
      rank: 4,
    },
    ...steps,
    {
      column: { head: 'Lifetime', gap: steps.length > 0 ? 1 : 2, cell: ({ cookie }) => lifetimeWords(cookie.lifetimeSeconds) },
      inDetail: ({ cookie }) => lifetimeWords(cookie.lifetimeSeconds),
      rank: 2,
    },
    {
      column: { head: 'Consent', cell: ({ cookie }) => CONSENT[cookie.needsConsent], style: ({ cookie }) => consentStyle(cookie, canvas) },
      inDetail: ({ cookie }) => `consent ${CONSENT[cookie.needsConsent]}`,
      rank: 3,
    },
    {
      column: { head: 'Set by', cell: ({ cookie }) => cutMiddle(setterOf(cookie), 48), style: () => paint.dim },
      inDetail: ({ cookie }) => (cookie.setters.length === 0 ? setterOf(cookie) : `set by ${setterOf(cookie)}`),
      rank: 0,
    },
  ];
}

/** The columns that fit; what they lose goes below the row, so that no fact is cut for want of room. */
function fit(fields: readonly Field[], rows: readonly Row[], width: number): { shown: Field[]; moved: Field[] } {
  let shown = [...fields];
  const optional = fields.filter(({ inDetail }) => inDetail !== null).sort((a, b) => a.rank - b.rank);
  for (const field of optional) {
    if (
      leastWidth(
        shown.map(({ column }) => column),
        rows,
        INDENT,
      ) <= width
    )
      break;
    shown = shown.filter((other) => other !== field);
  }
  return { shown, moved: fields.filter((field) => !shown.includes(field)) };
}

/** What only some cookies have to say. */
function remarks(cookie: CookieRow): string[] {
  const out: string[] = [];
  if (cookie.path !== '/') out.push(`path ${terminalText(cookie.path)}`);
  if (cookie.partitionKey !== null) out.push(`partitioned under ${terminalText(cookie.partitionKey)}`);
  if (cookie.transient) out.push('short-lived: set, and gone before the phase ended');
  if (cookie.declaration.status === 'undeclared') {
    for (const near of cookie.declaration.near.slice(0, 2)) {
      out.push(`the list has ${terminalText(near.name)} (${terminalText(near.why)})`);
    }
  }
  return out;
}

function verboseRemarks(cookie: CookieRow): string[] {
  const flags = [
    cookie.secure ? 'Secure' : 'not Secure',
    cookie.httpOnly ? 'HttpOnly' : 'readable by scripts',
    `SameSite ${cookie.sameSite ?? 'not set'}`,
  ];
  const { classification } = cookie;
  const known =
    classification.provider === null ? classification.category : `${classification.category}, ${terminalText(classification.provider)}`;
  return [
    `attributes: ${flags.join(', ')}`,
    `sent to: ${cookie.sentTo.length === 0 ? 'nobody' : cookie.sentTo.map((host) => terminalText(host)).join(', ')}`,
    `classified ${known} (${classification.basis}, ${classification.confidence}): ${terminalText(classification.note, 400)}`,
    `consent ${CONSENT[cookie.needsConsent]}: ${terminalText(cookie.needsConsentWhy, 400)}`,
    ...(cookie.declaration.status === 'declared'
      ? [`declared as ${terminalText(cookie.declaration.entry.name)}: ${terminalText(cookie.declaration.why, 400)}`]
      : []),
    ...(cookie.declaration.status === 'unknown' ? [`declaration: ${terminalText(cookie.declaration.why, 400)}`] : []),
    ...cookie.setters.slice(1).map((setter) => `also set by ${setterWords(setter)}`),
  ];
}

const LEGEND: ReadonlyArray<readonly [string, string]> = [
  ['b', 'before the choice'],
  ['a', 'after it'],
  ['m', 'moving, typing, scrolling'],
  ['r', 'after a reload'],
  ['w', 'after the withdrawal'],
  ['i', 'inner pages'],
  ['x', 'after closing the banner'],
  ['·', 'not seen'],
  ['–', 'no such step'],
  ['?', 'not proved either way'],
];

/** The cookie table; linear in the number of cookies but for one sort. */
export function cookieLines(verdict: Verdict, canvas: Canvas): string[] {
  const { paint, width, prose, verbose } = canvas;
  if (verdict.cookies.length === 0) return [];
  const rows = rowsOf(verdict);
  const { shown, moved } = fit(fieldsOf(verdict, canvas), rows, width);
  const below = (row: Row): string[] => {
    const facts = [...moved.map(({ inDetail }) => inDetail?.(row) ?? ''), ...remarks(row.cookie)].filter((fact) => fact !== '');
    const detail = { indent: DETAIL_INDENT, label: '', labelWidth: 0, style: paint.dim };
    const lines = hang(facts, width, detail);
    return verbose ? [...lines, ...verboseRemarks(row.cookie).flatMap((text) => hang(text, width, detail))] : lines;
  };
  const columns = shown.map(({ column }) => column);
  const shape = new Set(
    rows.flatMap((row) => columns.filter(({ head }) => SCENARIOS.some((name) => name === head)).flatMap((column) => [...column.cell(row)])),
  );
  const legend = LEGEND.filter(([mark]) => shape.has(mark)).map(([mark, words]) => `${mark} ${words}`);
  return [
    ...hang(legend, prose, { indent: INDENT + 2, label: '', labelWidth: 0, style: paint.dim, separator: '  ' }),
    ...table({ indent: INDENT, width, headStyle: paint.head, columns, rows, below }),
  ];
}
