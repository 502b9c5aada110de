/** A scan that was asked for here, or that a schedule began here. */
export interface AskedScan {
  portfolio: string;
  /** null: the whole portfolio */
  urls: readonly string[] | null;
  /** The name of the schedule; null: a person asked */
  schedule: string | null;
  /** ISO 8601 */
  askedAt: string;
  state: 'waiting' | 'running' | 'done' | 'failed' | 'dropped';
  /** Why it failed, or was dropped */
  detail: string | null;
}

export interface Scans {
  /**
   * Begins a scan, and returns at once.
   *
   * @throws CookieAuditError usage where the portfolio is unknown here, or too many scans are under way
   */
  start(request: { portfolio: string; urls: readonly string[] | null }): Promise<void>;
  /** Those of this process, newest first */
  asked(): readonly AskedScan[];
}
