import type { Finding, RuleOutcome, Verdict } from '../../model/verdict.ts';
import { terminalText } from '../escape-terminal.ts';
import { count, listWords, verdictSymbol } from '../words.ts';
import { byReason } from '../standing.ts';
import { cookieLines } from './cookies.ts';
import { findingLines } from './findings.ts';
import { hang } from './layout.ts';
import type { Style } from './layout.ts';
import type { Canvas } from './paint.ts';

const PROSE = 1200;
const REASONS = 5;
const MOST_RULES = 3;
const LABEL = 9;

export interface Tally {
  readonly errors: number;
  readonly warnings: number;
  readonly notes: number;
  readonly forReview: number;
  /** Accepted, or not new. */
  readonly aside?: number;
}

/** A finding for review counts as that only: its severity holds if a person confirms it. */
export function tally(findings: readonly Finding[]): Tally {
  const standing = findings.filter(({ suppressed }) => suppressed === undefined);
  const sure = standing.filter(({ review }) => !review);
  const of = (severity: Finding['severity']): number => sure.filter((finding) => finding.severity === severity).length;
  return {
    errors: of('error'),
    warnings: of('warning'),
    notes: of('note'),
    forReview: standing.length - sure.length,
    aside: findings.length - standing.length,
  };
}

export function tallyWords({ errors, warnings, notes, forReview, aside = 0 }: Tally): string {
  return [
    count(errors, 'error'),
    count(warnings, 'warning'),
    count(notes, 'note'),
    `${forReview} for review`,
    ...(aside > 0 ? [`${aside} set aside`] : []),
  ].join(' · ');
}

type ScenarioSummary = Verdict['scenarios'][number];

function stateWords({ name, outcome, verified, reason }: ScenarioSummary): string {
  const why = reason === null || reason === '' ? '' : `: ${terminalText(reason, PROSE)}`;
  if (outcome === 'failed') return `failed${why}`;
  if (outcome === 'absent') return `absent${why || ': no banner, so no choice to make'}`;
  if (!verified) return `not verified${why}`;
  return name === 'no-choice' ? 'observed' : 'verified';
}

/** Scenarios that fared alike are told together. */
function visitWords({ scenarios }: Verdict): string[] {
  if (scenarios.length === 0) return ['none: the portal could not be visited'];
  const byState = new Map<string, string[]>();
  for (const scenario of scenarios) {
    const state = stateWords(scenario);
    byState.set(state, [...(byState.get(state) ?? []), scenario.name]);
  }
  const told = [...byState].map(([state, names]) => `${listWords(names)} ${state}`);
  const pages = new Set(scenarios.map((scenario) => scenario.pages));
  const [only] = pages;
  if (pages.size !== 1 || only === undefined)
    return [...told, `pages: ${scenarios.map(({ name, pages: n }) => `${name} ${n}`).join(', ')}`];
  return only === 0 ? [...told, 'no page'] : [...told, `${count(only, 'page')}${scenarios.length > 1 ? ' each' : ''}`];
}

function bannerWords({ banner }: Verdict): string {
  if (banner.found === null) return 'could not be told';
  if (!banner.found) return 'none found';
  const tool = banner.facts?.cmp ?? null;
  const by = banner.driver === null ? 'found, but no driver proved a choice on it' : `found and worked by the ${banner.driver} driver`;
  return by + (tool === null ? '' : ` (${terminalText(tool)})`);
}

function policyWords({ policy }: Verdict): string[] {
  const source = policy.source === null ? '' : terminalText(policy.source, 300);
  const reason = policy.reason === null || policy.reason === '' ? '' : `: ${terminalText(policy.reason, PROSE)}`;
  if (policy.status === 'missing') return [`none found${reason}`];
  if (policy.status === 'unreadable') return [`could not be read${reason}`, source].filter((fact) => fact !== '');
  const format = policy.format === null ? '' : ` (${terminalText(policy.format)})`;
  const whole = {
    complete: 'complete',
    incomplete: `incomplete${reason}`,
    unknown: 'not said whether complete',
  }[policy.completeness ?? 'unknown'];
  return [source + format, `declares ${count(policy.entries.length, 'entry', 'entries')}`, `list ${whole}`];
}

const OUTCOMES: ReadonlyArray<readonly [RuleOutcome, string]> = [
  ['passed', 'passed'],
  ['failed', 'failed'],
  ['cant-tell', 'cannot tell'],
  ['not-applicable', 'not applicable'],
];

function ruleWords({ rules, overrides = [] }: Verdict): string[] {
  const off = overrides.filter(({ setting }) => setting === 'off').map(({ rule }) => rule);
  const told = OUTCOMES.map(([outcome, words]) => [rules.filter((rule) => rule.outcome === outcome).length, words] as const)
    .filter(([n]) => n > 0)
    .map(([n, words]) => `${n} ${words}`);
  return off.length === 0 ? told : [...told, `switched off: ${terminalText(off.join(', '), PROSE)}`];
}

/** To the minute; evidence and JSON have the rest. */
function timeWords(iso: string): string {
  const [, day, time] = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d):\d\d(?:\.\d+)?Z$/.exec(iso) ?? [];
  return day === undefined || time === undefined ? terminalText(iso) : `${day} ${time} UTC`;
}

function bullets(symbol: string, texts: readonly string[], canvas: Canvas, symbolStyle: Style): string[] {
  return texts.flatMap((text) =>
    hang(terminalText(text, PROSE), canvas.prose, { indent: 2, label: symbol, labelWidth: 2, labelStyle: symbolStyle }),
  );
}

/** A dead host stops all rules for one reason: that is told once; `verbose` names them all. */
function rulesWords(ids: readonly string[], verbose: boolean): string {
  return verbose || ids.length <= MOST_RULES ? listWords(ids) : `${ids[0]} and ${ids.length - 1} more rules`;
}

/** The same of a verdict's reasons, which begin with their rule. */
function reasonsTogether(reasons: readonly string[], verbose: boolean): string[] {
  const together = new Map<string, string[]>();
  for (const text of reasons) {
    const [, id = '', why = text] = /^([a-z-]+\/[a-z-]+): (cannot tell: .*)$/s.exec(text) ?? [];
    together.set(why, [...(together.get(why) ?? []), id]);
  }
  return [...together].map(([why, ids]) => (ids[0] === '' ? why : `${rulesWords(ids, verbose)}: ${why}`));
}

function section(title: string, lines: readonly string[], { paint }: Canvas): string[] {
  return lines.length === 0 ? [] : ['', `  ${paint.bold(title)}`, ...lines];
}

export function portalLines(verdict: Verdict, canvas: Canvas): string[] {
  const { paint, width, prose, verbose } = canvas;
  const style = paint.verdict[verdict.verdict];
  const word = `${verdictSymbol[verdict.verdict]} ${verdict.verdict}`;
  const fact = (label: string, told: string | readonly string[]): string[] =>
    hang(told, prose, { indent: 2, label, labelWidth: LABEL, labelStyle: paint.dim });
  const all = reasonsTogether(verdict.reasons, verbose);
  const reasons = verbose ? all : all.slice(0, REASONS);
  const more = all.length - reasons.length;
  const untold = byReason(verdict.rules.filter(({ outcome }) => outcome === 'cant-tell')).map(
    ({ ids, reason }) => `${rulesWords(ids, verbose)} cannot tell${reason === '' ? '' : `: ${reason}`}`,
  );
  const cookies = cookieLines(verdict, canvas);
  const blind = verdict.verdict === 'inconclusive' || verdict.scenarios.some(({ outcome }) => outcome === 'failed');
  return [
    paint.dim('─'.repeat(width)),
    ...hang(terminalText(verdict.url, 400), width, {
      indent: 0,
      label: word,
      labelWidth: word.length + 2,
      labelStyle: style,
      style: paint.bold,
    }),
    ...bullets('-', reasons, canvas, paint.dim),
    ...(more > 0 ? bullets(' ', [`and ${count(more, 'more reason')}, all in the findings below`], canvas, paint.dim) : []),
    '',
    ...fact('visits', visitWords(verdict)),
    ...fact('banner', bannerWords(verdict)),
    ...fact('policy', policyWords(verdict)),
    ...fact('rules', ruleWords(verdict)),
    ...(cookies.length > 0
      ? section(`Cookies (${verdict.cookies.length})`, cookies, canvas)
      : ['', `  ${blind ? 'No cookie was recorded. That proves nothing here.' : 'No cookie was set.'}`]),
    ...(verdict.findings.length > 0
      ? section(`Findings: ${tallyWords(tally(verdict.findings))}`, findingLines(verdict.findings, canvas).slice(1), canvas)
      : ['', '  No findings in what was observed.']),
    ...section('Could not be observed or told', bullets('?', [...verdict.notObserved, ...untold], canvas, paint.doubt), canvas),
    '',
    ...hang(
      [
        `Observed ${timeWords(verdict.observedAt)}`,
        `profile ${terminalText(verdict.profile)}`,
        ...verdict.conditions.map((text) => terminalText(text, 400)),
      ],
      prose,
      { indent: 2, label: '', labelWidth: 0, style: paint.dim },
    ),
    '',
  ];
}
