import type { Generated } from 'kysely';

/**
 * Tables of a store, the same in SQLite and PostgreSQL: times are ISO 8601 text (which sorts), yes and no
 * are 1 and 0, what is read whole is compressed JSON.
 */
export interface Tables {
  runs: Omit<RunRow, 'partial'> & { partial: Generated<number> };
  results: ResultRow;
  details: DetailRow;
  cookies: SightingRow;
  run_inputs: RunInputRow;
}

/** What a run came to, written when it has a result for each portal; null before. */
export interface RunCounts {
  portals: number | null;
  compliant: number | null;
  violations: number | null;
  inconclusive: number | null;
  errors: number | null;
  warnings: number | null;
  new_findings: number | null;
  fixed_findings: number | null;
}

export interface RunRow extends RunCounts {
  id: string;
  portfolio: string;
  state: string;
  started_at: string;
  finished_at: string | null;
  tool_version: string;
  profile: string;
  /** JSON */
  settings: string;
  baseline: string | null;
  owner: string | null;
  heartbeat_at: string | null;
  /** Last sign of workers that its portals wait for, or that hold some */
  workers_at: string | null;
  partial: number;
}

/** What workers on other machines need for the visits of a run; gone when it is finished. */
export interface RunInputRow {
  run_id: string;
  name: string;
  content: Uint8Array;
}

/** A portal of a run. `state` is pending, then done; what follows `state` is null while it is pending. */
export interface ResultRow {
  id: Generated<number>;
  run_id: string;
  position: number;
  url: string;
  /** JSON: an array of strings */
  tags: string;
  /** JSON */
  settings: string;
  state: 'pending' | 'done';
  verdict: string | null;
  reason: string | null;
  errors: number | null;
  warnings: number | null;
  notes: number | null;
  for_review: number | null;
  cookies: number | null;
  observed_at: string | null;
  finished_at: string | null;
  duration_ms: number | null;
  attempts: number | null;
  samples: number | null;
  evidence: string | null;
  new_findings: number | null;
  fixed_findings: number | null;
  new_cookies: number | null;
  gone_cookies: number | null;
}

/** What lists do not read. */
export interface DetailRow {
  result_id: number;
  verdict: Uint8Array;
  record: Uint8Array;
}

/** Who sets which cookie, to be asked over portals and runs. */
export interface SightingRow {
  result_id: number;
  key: string;
  name: string;
  domain: string;
  party: string;
  category: string;
  declared: string;
  needs_consent: string;
  lifetime_seconds: number | null;
}
