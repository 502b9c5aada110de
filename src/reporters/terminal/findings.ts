import type { Finding } from '../../model/verdict.ts';
import { terminalText } from '../escape-terminal.ts';
import { standingOf, suppressionWords } from '../standing.ts';
import { count, phaseWords, SEVERITIES, scenarioWords } from '../words.ts';
import { hang, plain } from './layout.ts';
import type { Style } from './layout.ts';
import { findingStyle, findingSymbol } from './paint.ts';
import type { Canvas } from './paint.ts';

/** Messages, reasons and fixes are ours, with names from the page inside: long, but never endless. */
const PROSE = 1200;
/** Of one rule, so many findings are shown with their proof; the others with their message. */
const IN_FULL = 10;
const PROOFS = 3;

const INDENT = 4;
const LABEL = 7;

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return [...groups.values()];
}

function labelled(label: string, text: string, indent: number, canvas: Canvas, style: Style = plain, keepUrls = false): string[] {
  return hang(text, canvas.prose, { indent, label, labelWidth: LABEL, labelStyle: canvas.paint.dim, style, keepUrls });
}

function proofLines({ evidence, scenario, phase, fingerprint }: Finding, indent: number, canvas: Canvas): string[] {
  const { verbose, paint } = canvas;
  const shown = verbose ? evidence : evidence.slice(0, PROOFS);
  const lines = shown.flatMap(({ label, pointer }, index) =>
    labelled(
      index === 0 ? 'proof' : '',
      terminalText(label, PROSE) + (verbose ? ` [${terminalText(pointer)}]` : ''),
      indent,
      canvas,
      plain,
      true,
    ),
  );
  if (evidence.length > shown.length) {
    lines.push(...labelled('', `and ${evidence.length - shown.length} more in the evidence`, indent, canvas, paint.dim));
  }
  if (evidence.length === 0 && scenario !== null) {
    lines.push(...labelled('where', scenarioWords[scenario] + (phase === null ? '' : `, ${phaseWords[phase]}`), indent, canvas));
  }
  if (verbose) lines.push(...labelled('id', terminalText(fingerprint), indent, canvas, paint.dim));
  return lines;
}

function fixLines(finding: Finding, indent: number, canvas: Canvas): string[] {
  return finding.fix === '' ? [] : labelled('fix', terminalText(finding.fix, PROSE), indent, canvas, canvas.paint.good);
}

function whyLines(finding: Finding, indent: number, canvas: Canvas): string[] {
  return finding.reason === '' ? [] : labelled('why', terminalText(finding.reason, PROSE), indent, canvas);
}

function asideLines(finding: Finding, indent: number, canvas: Canvas): string[] {
  const words = suppressionWords(finding);
  return words === '' ? [] : labelled('aside', terminalText(words, PROSE), indent, canvas, canvas.paint.dim);
}

function single(finding: Finding, canvas: Canvas): string[] {
  return [
    ...hang(terminalText(finding.message, PROSE), canvas.prose, { indent: INDENT, label: '', labelWidth: 0, style: canvas.paint.bold }),
    ...whyLines(finding, INDENT, canvas),
    ...asideLines(finding, INDENT, canvas),
    ...proofLines(finding, INDENT, canvas),
    ...fixLines(finding, INDENT, canvas),
  ];
}

/** Findings that want the same fix: the fix, and the reason where it is one, are told once. */
function sameFix(findings: readonly Finding[], from: number, digits: number, canvas: Canvas): string[] {
  const first = findings[0];
  if (first === undefined) return [];
  const oneReason = findings.every(({ reason }) => reason === first.reason);
  const number = digits + 2;
  const each = findings.flatMap((finding, index) => [
    ...hang(terminalText(finding.message, PROSE), canvas.prose, {
      indent: INDENT,
      label: `${String(from + index).padStart(digits)}.`,
      labelWidth: number,
      labelStyle: canvas.paint.dim,
      style: canvas.paint.bold,
    }),
    ...(oneReason || (!canvas.verbose && index >= IN_FULL) ? [] : whyLines(finding, INDENT + number, canvas)),
    ...asideLines(finding, INDENT + number, canvas),
    ...(canvas.verbose || index < IN_FULL ? proofLines(finding, INDENT + number, canvas) : []),
  ]);
  const brief = canvas.verbose ? 0 : findings.length - IN_FULL;
  if (brief > 0) each.push(...labelled('', `The proof of the last ${brief} stands in the JSON report.`, INDENT, canvas, canvas.paint.dim));
  return [...each, ...(oneReason ? whyLines(first, INDENT, canvas) : []), ...fixLines(first, INDENT, canvas)];
}

function groupLines(group: readonly Finding[], canvas: Canvas): string[] {
  const first = group[0];
  if (first === undefined) return [];
  const { paint, width } = canvas;
  const kind =
    first.suppressed !== undefined
      ? `set aside (${first.severity})`
      : first.review
        ? `for review (${first.severity} if confirmed)`
        : first.severity;
  const style = findingStyle(first, paint);
  const many = group.length > 1 ? ` · ${count(group.length, 'finding')}` : '';
  const head = hang(`${kind} · ${terminalText(first.rule)}${many}`, width, {
    indent: 2,
    label: findingSymbol(first),
    labelWidth: 2,
    labelStyle: style,
    style,
  });
  if (group.length === 1) return [...head, ...single(first, canvas)];
  const digits = String(group.length).length;
  let from = 1;
  const body = groupBy(group, ({ fix }) => fix).flatMap((part) => {
    const lines = sameFix(part, from, digits, canvas);
    from += part.length;
    return lines;
  });
  return [...head, ...body];
}

/** By severity, what is sure before what is for review, what is set aside last; each rule once. */
export function findingLines(findings: readonly Finding[], canvas: Canvas): string[] {
  const standing = (wanted: ReturnType<typeof standingOf>): Finding[] => findings.filter((finding) => standingOf(finding) === wanted);
  const bySeverity = (wanted: readonly Finding[], severity: Finding['severity']): Finding[][] =>
    groupBy(
      wanted.filter((finding) => finding.severity === severity),
      ({ rule }) => rule,
    );
  const [sure, open, aside] = [standing('counts'), standing('review'), standing('suppressed')];
  return [
    ...SEVERITIES.flatMap((severity) => [...bySeverity(sure, severity), ...bySeverity(open, severity)]),
    ...SEVERITIES.flatMap((severity) => bySeverity(aside, severity)),
  ].flatMap((group) => ['', ...groupLines(group, canvas)]);
}
