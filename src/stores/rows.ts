import { ResultSummary, Run } from '../model/history.ts';
import type { ResultRow, RunRow } from './schema.ts';
import type { DatedResult } from './store.ts';

/** Columns of a result that lists read. */
export const summaryColumns = [
  'url',
  'tags',
  'verdict',
  'reason',
  'results.errors as errors',
  'results.warnings as warnings',
  'notes',
  'for_review',
  'cookies',
  'observed_at',
  'results.finished_at as finished_at',
  'duration_ms',
  'attempts',
  'samples',
  'evidence',
  'results.new_findings as new_findings',
  'results.fixed_findings as fixed_findings',
  'new_cookies',
  'gone_cookies',
] as const;

export function runOf(row: RunRow): Run {
  return Run.parse({
    id: row.id,
    portfolio: row.portfolio,
    state: row.state,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    toolVersion: row.tool_version,
    profile: row.profile,
    settings: JSON.parse(row.settings),
    baseline: row.baseline,
    partial: row.partial === 1,
  });
}

type SummaryRow = Omit<ResultRow, 'id' | 'run_id' | 'position' | 'settings' | 'state'>;

export function summaryOf(row: SummaryRow): ResultSummary {
  return ResultSummary.parse({
    url: row.url,
    tags: JSON.parse(row.tags),
    verdict: row.verdict,
    reason: row.reason,
    errors: row.errors,
    warnings: row.warnings,
    notes: row.notes,
    forReview: row.for_review,
    cookies: row.cookies,
    observedAt: row.observed_at,
    finishedAt: row.finished_at,
    durationMs: row.duration_ms,
    attempts: row.attempts,
    samples: row.samples,
    evidence: row.evidence,
    changed:
      row.new_findings === null
        ? null
        : {
            newFindings: row.new_findings,
            fixedFindings: row.fixed_findings,
            newCookies: row.new_cookies,
            goneCookies: row.gone_cookies,
          },
  });
}

export function datedOf(row: SummaryRow & { run: string; portfolio: string; started_at: string }): DatedResult {
  return { ...summaryOf(row), run: row.run, portfolio: row.portfolio, startedAt: row.started_at };
}
