import type { PlannedPortal, PortalRecord, PortalResult, ResultSummary, Run, RunState } from '../model/history.ts';
import type { Verdict, VerdictWord } from '../model/verdict.ts';

/** What a run is begun with; the store gives it its id. */
export type NewRun = Pick<Run, 'portfolio' | 'toolVersion' | 'profile' | 'settings' | 'baseline'> & {
  startedAt: Date;
  /** Of single portals of the portfolio */
  partial?: boolean;
  /** Each URL once, in the order of the report */
  portals: readonly PlannedPortal[];
};

/** A run as it stands, counted. `portals` = `pending` + the three verdicts. */
export interface RunOverview extends Run {
  portals: number;
  pending: number;
  compliant: number;
  violations: number;
  inconclusive: number;
  errors: number;
  warnings: number;
  newFindings: number;
  fixedFindings: number;
  /** It counts as running, and nobody works on it any more: no living process, no workers */
  abandoned: boolean;
}

/** A portal's result together with the run that it is of. */
export interface DatedResult extends ResultSummary {
  run: string;
  portfolio: string;
  startedAt: string;
}

/** Which process works on a run. */
export interface Lease {
  /** "host:pid" */
  owner: string;
  /** ISO 8601 */
  heartbeatAt: string;
}

export interface RunFilter {
  portfolio?: string;
  state?: RunState;
  /** Only runs that began before this one (an id), for paging and for "the run before" */
  before?: string;
  /** Without runs of single portals */
  whole?: boolean;
  limit?: number;
}

export interface ResultFilter {
  verdict?: VerdictWord;
  /** A part of the URL */
  search?: string;
  /** ISO 8601: whose visit ended then or later, by the clock of whoever made it */
  finishedSince?: string;
  limit?: number;
  offset?: number;
}

/** Which runs go: older than a date, and more than a number of a portfolio. Those that somebody works on stay. */
export interface Retention {
  /** Only runs of this one */
  portfolio?: string;
  before?: Date;
  /** The newest so many of each portfolio stay, whatever their age */
  keep?: number;
  dryRun?: boolean;
}

/** What workers on other machines need for the visits of a run: a declared list, known cookies. */
export interface RunInput {
  name: string;
  /** JSON */
  content: unknown;
}

/** On which portals and since when a cookie is set. */
export interface CookieSighting {
  url: string;
  name: string;
  domain: string;
  /** ISO 8601: start of the first run that saw it there */
  first: string;
  last: string;
  /** Number of runs that saw it there */
  runs: number;
}

/**
 * The history of runs: a SQLite file or PostgreSQL behind one interface. Several processes may work on
 * one store. What a method has returned from is on disk, whatever ends the program after that.
 *
 * Every method throws CookieAuditError `store-failed` where the database cannot be reached, is full or
 * is not ours.
 */
export interface Store {
  /** Where it is, without a password, for messages */
  readonly location: string;

  /** Begins a run: it and all its portals, in state pending, or nothing. */
  createRun(run: NewRun): Promise<Run>;

  /**
   * @param id whole, or a beginning that only one run has; `latest`, or `latest~1` for the one before it: these two
   *   leave out runs of single portals
   * @throws CookieAuditError run-not-found
   */
  findRun(id: string, portfolio?: string): Promise<RunOverview>;

  /** Newest first. */
  runs(filter?: RunFilter): Promise<RunOverview[]>;

  /** Portals of a run that have no result yet, in the order of the run. */
  pending(run: string): Promise<PlannedPortal[]>;

  /** All portals of a run, in its order, with a result or without. */
  planned(run: string): Promise<PlannedPortal[]>;

  /** Who works on a run; null: nobody, or workers of a queue. */
  lease(run: string): Promise<Lease | null>;

  /**
   * Takes a run over, or says that one is still at work.
   *
   * @param expected the lease that was read before; another one in its place means that somebody was faster
   * @returns whether the run is now this owner's
   */
  takeRun(run: string, owner: string, expected: Lease | null): Promise<boolean>;

  /** Tells that the owner is alive. @returns false where the run is another's by now */
  heartbeat(run: string, owner: string): Promise<boolean>;

  /** Tells that workers are alive that hold portals of these runs, or will come to them. */
  workersAlive(runs: readonly string[]): Promise<void>;

  /** When workers last told that; null: never, or the run is ended. */
  workersAt(run: string): Promise<string | null>;

  /**
   * Ends a run, and its lease.
   *
   * @param owner only where the run is still this owner's
   * @returns whether it was ended
   */
  endRun(run: string, state: 'finished' | 'interrupted', owner?: string): Promise<boolean>;

  /** Ends a run as finished where each of its portals has a result. @returns whether it is finished */
  endIfDone(run: string): Promise<boolean>;

  /**
   * Ends what nobody works on any more: as interrupted, or as finished where nothing is left to do.
   *
   * @returns ids of those runs
   */
  endAbandoned(portfolio: string): Promise<string[]>;

  /** Keeps what workers need for a run until it is finished; what is there already stays. */
  keepInputs(run: string, inputs: readonly RunInput[]): Promise<void>;

  /** The content of one; null: there is none of that name. */
  input(run: string, name: string): Promise<unknown>;

  /**
   * Stores a portal's result, whole or not at all, once: of two results for one portal of a run the
   * first one stays.
   *
   * @returns false where the portal had a result already
   */
  save(run: string, result: PortalResult): Promise<boolean>;

  /** Finished portals of a run in its order, without their details. */
  results(run: string, filter?: ResultFilter): Promise<ResultSummary[]>;

  /** The full verdict of one portal, as it was reported; null: no result. */
  verdict(run: string, url: string): Promise<Verdict | null>;

  /** What is compared between runs; null: no result. */
  record(run: string, url: string): Promise<PortalRecord | null>;

  /** Records of a portal in the runs of a portfolio that came before one, newest first. */
  records(url: string, options: { portfolio: string; before: string; limit: number }): Promise<PortalRecord[]>;

  /** Full verdicts of a run in its order, read one at a time, and anew for each who asks: a run need not fit into memory. */
  verdicts(run: string): AsyncIterable<Verdict>;

  /** A portal's results over runs, newest first. */
  history(url: string, options?: { portfolio?: string; before?: string; limit?: number }): Promise<DatedResult[]>;

  /** The newest result of each portal (of a portfolio), by URL. */
  latest(portfolio?: string): Promise<DatedResult[]>;

  /** Names of the portfolios that have runs, sorted. */
  portfolios(): Promise<string[]>;

  /** Portals (of a portfolio) that set a cookie of exactly this name, by URL. */
  sightings(name: string, limit: number, portfolio?: string): Promise<CookieSighting[]>;

  /** @returns ids of the runs that went, or would go */
  prune(retention: Retention): Promise<string[]>;

  /** Runs as lines of JSON, oldest first; `importLines` reads them. */
  exportLines(filter?: RunFilter): AsyncIterable<string>;

  /**
   * Takes up exported runs; those that are there already are left alone.
   *
   * @throws CookieAuditError store-failed with the number of the line that is not as expected
   */
  importLines(lines: AsyncIterable<string> | Iterable<string>): Promise<{ added: string[]; present: string[] }>;

  close(): Promise<void>;
}
