import type { CookieIdentity, CookieKey } from '../model/cookie.ts';
import type { CookieEvent, Gap, JarCookie, RequestRecord, SentCookie, Setter } from '../model/evidence.ts';
import type { ConsentSignal } from '../model/consent.ts';
import { keyString } from '../cookies/identity.ts';
import type { CookieWrite } from '../cookies/set-cookie.ts';
import type { ValueHasher } from '../cookies/value.ts';
import { BeyondJournal, BeyondTable } from './beyond-journal.ts';

/** The cookies of one portal's evidence, each once, over all scenarios. */
export class CookieTable {
  readonly #ids = new Map<string, string>();
  readonly rows: CookieIdentity[] = [];

  idOf(key: CookieKey): string {
    const text = keyString(key);
    const known = this.#ids.get(text);
    if (known !== undefined) return known;
    const id = `c${this.rows.length}`;
    this.#ids.set(text, id);
    this.rows.push({ id, ...key });
    return id;
  }
}

export interface WriteObservation {
  /** Unix time in milliseconds of a write that is told of later; left out: now */
  at?: number;
  write: CookieWrite;
  setter: Setter;
  frame: string;
  target: string;
  /** Proof at the time of the write: read back by the script hook; undefined: none yet */
  stored: boolean | undefined;
  blockedReasons: string[];
  /** Milliseconds since the document began, by its own clock; null: not a script's write */
  pageTimeMs: number | null;
}

/** A request under way. */
export interface Flight {
  url: string;
  resourceType: string;
  target: { id: string; type: string };
  /** Page time stands still for it */
  holds: boolean;
}

/** Page time may run ahead of real time by this much in one phase: a cookie of that lifetime may be over before its jar is read. */
const CLOCK_SLACK_MS = 120_000;

/** What recorders write down during one scenario. */
export class Journal {
  readonly cookies: CookieTable;
  readonly hasher: ValueHasher;
  readonly events: CookieEvent[] = [];
  readonly requests: RequestRecord[] = [];
  readonly gaps: Gap[] = [];
  readonly consentSignals: ConsentSignal[] = [];
  readonly beyond: BeyondJournal;
  /** The last hop of each request of DevTools', as its place in `requests` */
  readonly #indexes = new Map<string, number>();
  readonly #sent = new Map<string, SentCookie>();
  readonly #start = performance.now();
  #phase = 0;
  readonly #entered: { at: number; phase: number }[] = [];
  /** Changes with each request and answer: what settling watches for progress. */
  activity = 0;
  readonly #inFlight = new Map<string, Flight>();

  constructor(cookies: CookieTable, hasher: ValueHasher, beyond: BeyondTable = new BeyondTable()) {
    this.cookies = cookies;
    this.hasher = hasher;
    this.beyond = new BeyondJournal(beyond, hasher);
  }

  /** A request, or the next hop of one. */
  began(requestId: string, record: RequestRecord): void {
    this.#indexes.set(requestId, this.requests.push(record) - 1);
  }

  /** Place of a request's last hop in `requests`; undefined: it began before we looked. */
  indexOf(requestId: string): number | undefined {
    return this.#indexes.get(requestId);
  }

  now(): number {
    return Math.round((performance.now() - this.#start) * 10) / 10;
  }

  get phase(): number {
    return this.#phase;
  }

  enterPhase(index: number): void {
    this.#phase = index;
    this.#entered.push({ at: this.now(), phase: index });
  }

  #phaseAt(at: number): number {
    return this.#entered.findLast((entry) => entry.at <= at)?.phase ?? this.#entered[0]?.phase ?? 0;
  }

  /** Another document is about to come: what the one before still has under way need not be waited for. */
  leaveDocument(): void {
    for (const [id, { target }] of this.#inFlight) if (!/^(shared|service)_worker$/.test(target.type)) this.#inFlight.delete(id);
  }

  leaveTarget(gone: string): void {
    for (const [id, { target }] of this.#inFlight) if (target.id === gone) this.#inFlight.delete(id);
  }

  /** A body without end, or one that nobody reads, was waited for once. */
  leaveBodies(): void {
    for (const [id, { holds }] of this.#inFlight) if (!holds) this.#inFlight.delete(id);
  }

  departed(id: string, flight: Flight): void {
    this.activity += 1;
    this.#inFlight.set(id, flight);
  }

  /** The head of the answer is there; its body may be read at once, later, or never. */
  answered(id: string): void {
    this.activity += 1;
    const flight = this.#inFlight.get(id);
    if (flight !== undefined) flight.holds = !/^(EventSource|Fetch|XHR|Ping|Media|Other)$/.test(flight.resourceType);
  }

  landed(id: string): void {
    this.activity += 1;
    this.#inFlight.delete(id);
  }

  pending(): Flight[] {
    return [...this.#inFlight.values()];
  }

  wrote({ at: told, write, setter, frame, target, stored: seen, blockedReasons, pageTimeMs }: WriteObservation): void {
    const at = told === undefined ? this.now() : Math.round((told - performance.timeOrigin - this.#start) * 10) / 10;
    if (!write.deletes && blockedReasons.length === 0) this.beyond.held(this.cookies.idOf(write.key), write.key.domain, write.value);
    // CHIPS: Partitioned without Secure is refused, and DevTools gives no reason for it.
    const stored = write.attributes.partitioned && !write.attributes.secure ? false : seen;
    this.events.push({
      at,
      pageTimeMs: pageTimeMs === null ? null : Math.round(pageTimeMs),
      type: blockedReasons.length > 0 ? 'blocked' : write.deletes ? 'delete' : 'set',
      phase: told === undefined ? this.#phase : this.#phaseAt(at),
      frame: this.hasher.url(frame),
      target,
      cookie: this.cookies.idOf(write.key),
      attributes: write.attributes,
      lifetimeSeconds: write.lifetimeSeconds,
      value: this.hasher.hash(write.value),
      setter,
      stored: blockedReasons.length > 0 || stored === false ? 'no' : stored === true ? 'yes' : 'unknown',
      blockedReasons,
    });
  }

  sentCookie(key: CookieKey, url: string): void {
    const host = URL.canParse(url) ? new URL(url).host : url;
    const cookie = this.cookies.idOf(key);
    const place = `${cookie} ${this.#phase} ${host}`;
    const known = this.#sent.get(place);
    if (known !== undefined) known.count += 1;
    else {
      const firstUrl = this.hasher.url(url);
      this.#sent.set(place, { cookie, phase: this.#phase, host, firstAt: this.now(), firstUrl, count: 1 });
    }
  }

  get sent(): SentCookie[] {
    return [...this.#sent.values()];
  }

  /**
   * Holds the journal against the jars: a write is stored for sure when its cookie lies in a jar at
   * the end of its phase or later, or left in a request; a cookie in a jar that no write explains is
   * a gap. A write that should have outlived its phase and is in no jar was not stored (a request
   * without credentials: DevTools gives no reason for it).
   *
   * @param phases the jar at the end of each phase, and when it was read
   */
  reconcile(phases: readonly { jar: readonly JarCookie[] | null; endedAt: number }[]): void {
    const jars = phases.map(({ jar }) => jar);
    const lastProof = new Map<string, number>();
    jars.forEach((jar, phase) => jar?.forEach(({ cookie }) => lastProof.set(cookie, phase)));
    const lastDelete = new Map<string, number>();
    for (const { type, cookie, at } of this.events) if (type === 'delete') lastDelete.set(cookie, at);
    for (const { cookie, phase } of this.#sent.values()) {
      lastProof.set(cookie, Math.max(phase, lastProof.get(cookie) ?? 0));
    }
    const written = new Set<string>();
    for (const event of this.events) {
      if (event.type !== 'set') continue;
      written.add(event.cookie);
      if (event.stored !== 'unknown') continue;
      const phase = phases[event.phase];
      const deleted = (lastDelete.get(event.cookie) ?? -1) >= event.at;
      const outlives = event.lifetimeSeconds === null || event.lifetimeSeconds * 1000 > (phase?.endedAt ?? 0) - event.at + CLOCK_SLACK_MS;
      if ((lastProof.get(event.cookie) ?? -1) >= event.phase) event.stored = 'yes';
      else if (phase !== undefined && phase.jar !== null && !deleted && outlives) event.stored = 'no';
    }
    const told = new Set<string>();
    jars.forEach((jar, phase) =>
      jar?.forEach(({ cookie }) => {
        if (written.has(cookie) || told.has(cookie)) return;
        told.add(cookie);
        this.gaps.push({ phase, cookie, what: 'jar-without-event', detail: 'in the jar, but no write was seen' });
      }),
    );
  }
}
