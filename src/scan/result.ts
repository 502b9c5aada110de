import type { AuditResult } from '../audit/audit.ts';
import { comparePortal, sureCounts } from '../changes/compare.ts';
import { recordOf } from '../changes/record.ts';
import { countsOf } from '../judge/gate.ts';
import type { PortalRecord, PortalResult } from '../model/history.ts';

/**
 * What is kept of a finished portal.
 *
 * @param earlier its records in the runs before, newest first
 */
export function portalResult(audited: AuditResult, tags: readonly string[], earlier: readonly PortalRecord[]): PortalResult {
  const { verdict, evidence } = audited;
  const record = recordOf([verdict, ...audited.others]);
  const [before, ...older] = earlier;
  const { errors, warnings, notes, forReview } = countsOf(verdict);
  return {
    verdict,
    record,
    summary: {
      url: verdict.url,
      tags: [...tags],
      verdict: verdict.verdict,
      reason: verdict.reasons[0] ?? null,
      errors,
      warnings,
      notes,
      forReview,
      cookies: verdict.cookies.length,
      observedAt: verdict.observedAt,
      finishedAt: evidence.finishedAt,
      durationMs: audited.durationMs,
      attempts: audited.attempts,
      samples: record.samples,
      evidence: audited.directory,
      changed: before === undefined ? null : sureCounts(comparePortal(before, record, older)),
    },
  };
}
