import type { Report, RuleInfo } from '../model/report.ts';
import type { Finding, Verdict } from '../model/verdict.ts';
import { anchorOf } from './anchor.ts';
import { defineReporter } from './define.ts';
import { standingOf, suppressionWords } from './standing.ts';
import { cut, visible } from './visible.ts';

/** GitHub's limits: https://docs.github.com/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning */
const MOST_RESULTS = 25_000;
const MOST_TAGS = 20;
const LONGEST = 4000;

const text = (words: string): { text: string } => ({ text: cut(visible(words), LONGEST) });

/** Names in a URI reference: a path keeps its slashes. */
const uri = (file: string): string =>
  file
    .split('/')
    .map((part) => encodeURIComponent(part).replaceAll('%3A', ':'))
    .join('/');

function ruleOf({ id, title, severity, explanation, ground, fix }: RuleInfo): object {
  return {
    id,
    name: id.replace(/(?:^|[/-])([a-z])/gu, (_, letter: string) => letter.toUpperCase()),
    shortDescription: { text: title },
    fullDescription: { text: explanation },
    help: {
      text: `${explanation} Fix: ${fix} Ground: ${ground.join('; ')}.`,
      markdown: `${explanation}\n\n**Fix.** ${fix}\n\n**Ground.** ${ground.join('; ')}.`,
    },
    defaultConfiguration: { level: severity },
    properties: { tags: ['privacy', 'cookies', id.split('/')[0] ?? id].slice(0, MOST_TAGS), precision: 'high' },
  };
}

function locationOf(verdict: Verdict, finding: Finding, root: string | undefined): object {
  const { file, url, line } = anchorOf(verdict, finding, root);
  const about = finding.cookie?.name ?? finding.subject;
  return {
    physicalLocation:
      file === null
        ? { artifactLocation: { uri: encodeURI(visible(url)) } }
        : { artifactLocation: { uri: uri(file), ...(file.startsWith('/') ? {} : { uriBaseId: 'ROOT' }) }, region: { startLine: line } },
    logicalLocations: [
      { fullyQualifiedName: visible(verdict.url), kind: 'resource' },
      ...(about === null ? [] : [{ name: visible(about), fullyQualifiedName: visible(`${verdict.url}#${about}`), kind: 'member' }]),
    ],
  };
}

function resultOf(verdict: Verdict, finding: Finding, ruleIds: readonly string[], root: string | undefined): object {
  const { rule, severity, review, message, reason, fix, fingerprint, scenario, phase } = finding;
  const index = ruleIds.indexOf(rule);
  return {
    ruleId: rule,
    ...(index < 0 ? {} : { ruleIndex: index }),
    // §3.27.10: a level goes with kind "fail" only.
    kind: review ? 'review' : 'fail',
    level: review ? 'none' : severity,
    message: text(`${message}. Why: ${reason}. Fix: ${fix}`),
    locations: [locationOf(verdict, finding, root)],
    partialFingerprints: { 'cookieAudit/v1': fingerprint },
    ...(standingOf(finding) === 'suppressed'
      ? { suppressions: [{ kind: 'external', status: 'accepted', justification: visible(suppressionWords(finding)) }] }
      : {}),
    properties: {
      portal: visible(verdict.url),
      severity,
      ...(scenario === null ? {} : { scenario }),
      ...(phase === null ? {} : { phase }),
      ...(finding.cookie === null ? {} : { cookie: visible(finding.cookie.name), domain: visible(finding.cookie.domain) }),
    },
  };
}

function notifications({ portals }: Report, left: number): object[] {
  const note = (level: 'error' | 'warning' | 'note', words: string): object => ({ level, message: text(words) });
  return [
    ...portals.flatMap((verdict) => [
      ...(verdict.verdict === 'inconclusive' ? [note('error', `${verdict.url} is inconclusive: ${verdict.reasons.join('; ')}`)] : []),
      ...verdict.notObserved.map((what) => note('warning', `${verdict.url}: not observed: ${what}`)),
      ...(verdict.overrides ?? [])
        .filter(({ setting }) => setting === 'off')
        .map(({ rule }) => note('note', `${verdict.url}: the rule ${rule} was off`)),
    ]),
    ...(left > 0
      ? [note('error', `${left} results are left out: code scanning takes ${MOST_RESULTS} of a run; the JSON report has all`)]
      : []),
  ];
}

/** SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/), for code scanning. */
export default defineReporter({
  name: 'sarif',
  fileName: 'report.sarif',
  mediaType: 'application/sarif+json',
  render: (report, { root }) => {
    const rules = report.rules ?? [];
    const ruleIds = rules.map(({ id }) => id);
    const all = report.portals.flatMap((verdict) => verdict.findings.map((finding) => ({ verdict, finding })));
    // The gravest stay, where there are more than anybody takes.
    const rank = { error: 0, warning: 1, note: 2 } as const;
    const kept =
      all.length <= MOST_RESULTS ? all : all.toSorted((a, b) => rank[a.finding.severity] - rank[b.finding.severity]).slice(0, MOST_RESULTS);
    const log = {
      $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
      version: '2.1.0',
      runs: [
        {
          tool: { driver: { name: report.tool.name, version: report.tool.version, rules: rules.map(ruleOf) } },
          automationDetails: { id: 'cookie-audit/' },
          originalUriBaseIds: { ROOT: { description: { text: 'The directory that the audit was run in' } } },
          columnKind: 'utf16CodeUnits',
          invocations: [
            {
              executionSuccessful: report.portals.length > 0 && report.portals.every(({ verdict }) => verdict !== 'inconclusive'),
              exitCode: report.gate.exitCode,
              exitCodeDescription: visible(report.gate.reason),
              toolExecutionNotifications: notifications(report, all.length - kept.length),
            },
          ],
          results: kept.map(({ verdict, finding }) => resultOf(verdict, finding, ruleIds, root)),
        },
      ],
    };
    return `${JSON.stringify(log, null, 2)}\n`;
  },
});
