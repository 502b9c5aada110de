import type { Gate } from '../model/report.ts';
import type { Finding, RuleResult, Verdict } from '../model/verdict.ts';
import { defineReporter } from './define.ts';
import { reaches, standingOf, suppressionWords } from './standing.ts';
import { count } from './words.ts';

/** What XML 1.0 cannot hold, even escaped (https://www.w3.org/TR/xml/#charsets), and what hides in an editor. */
const ACTING = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\ufffe\uffff]/gu;

function xml(text: string): string {
  return text
    .replace(ACTING, (char) => (char === '\n' ? char : `\\u${(char.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`))
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\n', '&#10;');
}

interface Case {
  readonly name: string;
  readonly kind: 'passed' | 'failure' | 'error' | 'skipped';
  readonly message: string;
  readonly text: string;
}

function told(findings: readonly Finding[]): string {
  return findings
    .map(({ severity, review, message, reason, fix, fingerprint }) =>
      [
        `${review ? `for review (${severity} if confirmed)` : severity}: ${message}`,
        `  why: ${reason}`,
        `  fix: ${fix}`,
        `  fingerprint: ${fingerprint}`,
      ].join('\n'),
    )
    .join('\n');
}

/** One rule on one portal. Fails where the gate fails, errs where something is open, and never passes in its place. */
function caseOf(rule: RuleResult, verdict: Verdict, gate: Gate): Case {
  const findings = verdict.findings.filter((finding) => finding.rule === rule.id);
  const standing = (wanted: ReturnType<typeof standingOf>): Finding[] => findings.filter((finding) => standingOf(finding) === wanted);
  const text = told(findings);
  const failing = standing('counts').filter(({ severity }) => reaches(severity, gate.failOn));
  if (failing.length > 0) {
    return { name: rule.id, kind: 'failure', message: `${count(failing.length, 'finding')}: ${failing[0]?.message ?? ''}`, text };
  }
  const review = standing('review');
  const open = rule.outcome === 'cant-tell' || rule.unsettled !== undefined;
  const settledBySomebody = rule.unsettled === 'review' && review.length === 0;
  if (open && !settledBySomebody && verdict.verdict !== 'compliant') {
    const message = review[0]?.message ?? `cannot tell: ${rule.reason ?? 'part of what it needs was not observed'}`;
    return { name: rule.id, kind: gate.allowInconclusive ? 'skipped' : 'error', message, text };
  }
  if (rule.outcome === 'cant-tell' && !settledBySomebody)
    return { name: rule.id, kind: 'skipped', message: `cannot tell: ${rule.reason ?? ''}`, text };
  const suppressed = standing('suppressed');
  if (suppressed.length > 0) return { name: rule.id, kind: 'skipped', message: suppressionWords(suppressed[0]!), text };
  if (rule.outcome === 'not-applicable') return { name: rule.id, kind: 'skipped', message: rule.reason ?? 'does not apply', text };
  return { name: rule.id, kind: 'passed', message: '', text };
}

function caseLines({ name, kind, message, text }: Case, verdict: Verdict): string[] {
  const open = `    <testcase name="${xml(name)}" classname="${xml(verdict.url)}" time="0"`;
  if (kind === 'passed')
    return text === '' ? [`${open}/>`] : [`${open}>`, `      <system-out>${xml(text)}</system-out>`, '    </testcase>'];
  const type = kind === 'error' ? 'inconclusive' : kind === 'failure' ? 'finding' : 'skipped';
  return [`${open}>`, `      <${kind} type="${type}" message="${xml(message)}">${xml(text)}</${kind}>`, '    </testcase>'];
}

function suite(verdict: Verdict, gate: Gate): { lines: string[]; failures: number; errors: number; tests: number } {
  // Where no rule ran there is nothing that passed.
  const rules: RuleResult[] =
    verdict.rules.length > 0 ? verdict.rules : [{ id: 'audit/inconclusive', outcome: 'cant-tell', reason: 'no rule was run' }];
  const cases = rules.map((rule) => caseOf(rule, verdict, gate));
  const of = (kind: Case['kind']): number => cases.filter((one) => one.kind === kind).length;
  const head = `  <testsuite name="${xml(verdict.url)}" tests="${cases.length}" failures="${of('failure')}" errors="${of('error')}" skipped="${of('skipped')}" time="0" timestamp="${xml(verdict.observedAt.replace(/(?:\.\d+)?Z$/u, ''))}">`;
  const properties = [
    ['verdict', verdict.verdict],
    ['profile', verdict.profile],
    ...verdict.notObserved.map((what) => ['not observed', what]),
    ...verdict.conditions.map((what) => ['condition', what]),
  ];
  return {
    tests: cases.length,
    failures: of('failure'),
    errors: of('error'),
    lines: [
      head,
      '    <properties>',
      ...properties.map(([name = '', value = '']) => `      <property name="${xml(name)}" value="${xml(value)}"/>`),
      '    </properties>',
      ...cases.flatMap((one) => caseLines(one, verdict)),
      '  </testsuite>',
    ],
  };
}

/** The gate's own decision: a stale baseline, or no portal at all, fails without a rule. */
function gateSuite(gate: Gate): { lines: string[]; failures: number; errors: number; tests: number } {
  const kind = { 0: 'passed', 1: 'failure', 3: 'error' }[gate.exitCode] as Case['kind'];
  const details = [...(gate.baseline?.stale ?? []), ...(gate.baseline?.expired ?? [])].join('\n');
  const lines =
    kind === 'passed'
      ? ['    <testcase name="exit code 0" classname="gate" time="0"/>']
      : [
          `    <testcase name="exit code ${gate.exitCode}" classname="gate" time="0">`,
          `      <${kind} type="gate" message="${xml(gate.reason)}">${xml(details)}</${kind}>`,
          '    </testcase>',
        ];
  const failures = kind === 'failure' ? 1 : 0;
  const errors = kind === 'error' ? 1 : 0;
  return {
    tests: 1,
    failures,
    errors,
    lines: [
      `  <testsuite name="gate" tests="1" failures="${failures}" errors="${errors}" skipped="0" time="0">`,
      ...lines,
      '  </testsuite>',
    ],
  };
}

/** JUnit XML as Jenkins, GitLab and Azure read it: a test case for each rule and portal. */
export default defineReporter({
  name: 'junit',
  fileName: 'junit.xml',
  mediaType: 'application/xml',
  render: ({ portals, gate, tool }) => {
    const suites = [...portals.map((verdict) => suite(verdict, gate)), gateSuite(gate)];
    const sum = (pick: (one: (typeof suites)[number]) => number): number => suites.reduce((total, one) => total + pick(one), 0);
    const head = `<testsuites name="${xml(`${tool.name} ${tool.version}`)}" tests="${sum(({ tests }) => tests)}" failures="${sum(({ failures }) => failures)}" errors="${sum(({ errors }) => errors)}" time="0">`;
    return `${['<?xml version="1.0" encoding="UTF-8"?>', head, ...suites.flatMap(({ lines }) => lines), '</testsuites>'].join('\n')}\n`;
  },
});
