import { createHash } from 'node:crypto';
import type { Finding, Verdict } from '../model/verdict.ts';
import { anchorOf } from './anchor.ts';
import { defineReporter } from './define.ts';
import { standingOf, untold } from './standing.ts';
import { cut, visible } from './visible.ts';

const SEVERITY = { error: 'critical', warning: 'minor', note: 'info' } as const;

interface Issue {
  description: string;
  check_name: string;
  fingerprint: string;
  severity: (typeof SEVERITY)[Finding['severity']] | 'major';
  location: { path: string; lines: { begin: number } };
}

function issue(
  verdict: Verdict,
  finding: Finding | null,
  root: string | undefined,
  parts: Pick<Issue, 'description' | 'check_name' | 'severity'> & { key: readonly string[] },
): Issue {
  const { file, url, line } = anchorOf(verdict, finding, root);
  const { key, ...rest } = parts;
  return {
    ...rest,
    description: cut(visible(rest.description), 2000),
    // GitLab takes one issue of each fingerprint: cookies whose names share a pattern are told apart by name.
    fingerprint: createHash('sha256')
      .update(JSON.stringify([verdict.url, ...key]))
      .digest('hex')
      .slice(0, 32),
    location: { path: visible(file ?? url), lines: { begin: line } },
  };
}

/** GitLab's Code Quality report (https://docs.gitlab.com/ci/testing/code_quality/): what counts, what is open. */
export default defineReporter({
  name: 'gitlab',
  fileName: 'gl-code-quality-report.json',
  mediaType: 'application/json',
  render: ({ portals }, { root }) => {
    const issues = portals.flatMap((verdict) => [
      ...verdict.findings
        .filter((finding) => standingOf(finding) !== 'suppressed')
        .map((finding) =>
          issue(verdict, finding, root, {
            description: `${verdict.url}: ${finding.review ? 'for review: ' : ''}${finding.message}. ${finding.fix}`,
            check_name: finding.rule,
            severity: SEVERITY[finding.severity],
            key: [finding.fingerprint, finding.cookie?.name ?? '', finding.message],
          }),
        ),
      ...untold(verdict)
        .filter(({ id }) => !verdict.findings.some(({ rule }) => rule === id))
        .map(({ id, reason }) =>
          issue(verdict, null, root, {
            description: `${verdict.url}: inconclusive: ${id} cannot tell: ${reason ?? ''}`,
            check_name: id,
            severity: 'major',
            key: [id, 'cannot tell'],
          }),
        ),
    ]);
    return `${JSON.stringify([...new Map(issues.map((one) => [one.fingerprint, one])).values()], null, 2)}\n`;
  },
});
