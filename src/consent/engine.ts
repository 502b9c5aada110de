import type { Dialog, Page } from 'playwright';
import type { BannerFacts, ConsentAttempt, ConsentStepRecord, ConsentTranscript, WayBack } from '../model/consent.ts';
import type { ConsentStep } from '../model/portal-file.ts';
import { factsOf, understand } from './banner.ts';
import { categoryPattern } from './category.ts';
import { ConsentFailure, loadDrivers } from './driver.ts';
import type { Acted, Choice as ChoiceKind, Driver, DriverContext } from './driver.ts';
import { lookAt } from './probe.ts';
import type { PageView } from './probe.ts';
import { secondLook, somethingIn } from './second-look.ts';
import { readContent } from './stored-answer.ts';
import { lastIn, storedSince } from './stored-choice.ts';
import type { StoredItem } from './stored-choice.ts';
import { bannerAsks, verify } from './verify.ts';
import type { ChoiceStorage, Proof } from './verify.ts';
import { forTheWayBack, openWayBack } from './way-back.ts';
import type { Withdrawing } from './way-back.ts';

export { pageStorageItems } from './page-storage.ts';
export type { StoredItem } from './stored-choice.ts';
export type { ChoiceStorage } from './verify.ts';

export interface ChoiceOptions {
  page: Page;
  choice: ChoiceKind;
  /** For `grant`: the one category that is allowed. */
  category?: string | undefined;
  /** Not by the answers of the first layer: they were seen to store the opposite. */
  viaSettings?: boolean | undefined;
  /** A choice was made before, and no banner asks any more: the way back to it is looked for. */
  again?: boolean | undefined;
  /** The steps of the portal file for this choice. */
  script?: { steps: ConsentStep[]; choiceStoredIn?: string } | undefined;
  bannerExpectation: 'expected' | 'none' | 'unknown';
  timeoutMs: number;
  storage: ChoiceStorage;
  /** For a refusal: what accepting stored in another profile. */
  accepted?: readonly StoredItem[] | undefined;
  /** Milliseconds since the scenario began. */
  now(): number;
  signal?: AbortSignal | undefined;
  /** Called once, just before the page is touched: the search for the banner is over. */
  acting?: (() => void) | undefined;
  /** Lets page time pass quickly, so that what is late appears. */
  settle(): Promise<void>;
}

export interface ChoiceResult {
  transcript: ConsentTranscript;
  /** A fresh visit may do better: by the settings, or for what did not answer in time. */
  anew: 'via-settings' | 'same' | null;
  /** What the choice stored, with its values. */
  stored: readonly StoredItem[];
  /** After a reload: true, the banner stays away; null, the page did not answer. */
  recheck(): Promise<boolean | null>;
}

const drivers = await loadDrivers();
/** For a frame over the page that is slow to answer, before anything is said without it. */
const PATIENCE_MS = 4000;

interface Trial {
  attempt: ConsentAttempt;
  proof: Proof | null;
  cmp: string | null;
}

function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.split('\n', 1)[0] ?? message;
}

class Choice {
  readonly #options: ChoiceOptions;
  readonly #end: number;
  readonly #attempts: ConsentAttempt[] = [];
  #banner: BannerFacts | null = null;
  anew: ChoiceResult['anew'] = null;
  /** What the proved choice stored. */
  stored: readonly StoredItem[] = [];
  readonly #category: RegExp | null;
  #way: WayBack | null | undefined;
  #puzzled = false;
  #unheard = false;
  touched = false;
  #unclicked: string | null = null;
  /** Regions that the way back has opened */
  readonly #opened = new Set<string>();
  /** For `again`: what accepting stored, where it says so. */
  readonly #given: readonly StoredItem[];
  /** Storage before the first click of all: a second driver's click may write the same again. */
  #before: readonly StoredItem[] | null = null;

  constructor(options: ChoiceOptions) {
    this.#options = options;
    this.#category = options.category === undefined ? null : categoryPattern(options.category);
    const { again, accepted = [] } = options;
    this.#given = again === true ? accepted.filter(({ name, value }) => readContent(name, value, 'accept') === 'agrees') : [];
    this.#end = performance.now() + options.timeoutMs;
  }

  #remaining(cap: number): number {
    this.#options.signal?.throwIfAborted();
    const left = this.#end - performance.now();
    if (left <= 0) throw new ConsentFailure(`no time left: the choice may take ${this.#options.timeoutMs} ms`);
    return Math.max(1, Math.min(cap, left));
  }

  #touching(): void {
    this.#remaining(1);
    if (this.touched) return;
    this.touched = true;
    this.#options.acting?.();
  }

  async #look(): Promise<PageView> {
    this.#remaining(1);
    const { page } = this.#options;
    let view = await lookAt(page);
    if (!somethingIn(view) && view.unheard.length > 0) view = await lookAt(page, 'scan', this.#remaining(PATIENCE_MS));
    if (this.#options.again === true) view = forTheWayBack(view, this.#opened);
    this.#unheard = view.unheard.length > 0;
    const { banners, puzzling } = understand(view.regions);
    const seen = banners[0] ?? puzzling;
    this.#puzzled = banners.length === 0 && puzzling !== null;
    if (seen && this.#banner === null) this.#banner = factsOf(seen);
    return view;
  }

  /** Looks for the effect of what was done, against the storage and the page before it. */
  async #prove(before: readonly StoredItem[], view: PageView, acted: Acted): Promise<Proof> {
    const { page, choice, script, storage, settle, accepted = [] } = this.#options;
    return await verify({
      page,
      choice,
      category: this.#category,
      before,
      view,
      storage,
      accepted,
      given: this.#given,
      choiceStoredIn: script?.choiceStoredIn,
      acted,
      settle,
    });
  }

  /** searching → found → acting → verifying, by one driver. */
  async #try(driver: Driver): Promise<Trial> {
    const { page, choice, script, storage, now, settle } = this.#options;
    const steps: ConsentStepRecord[] = [];
    const ended = (
      result: ConsentAttempt['result'],
      reason: string | null,
      proof: Proof | null = null,
      cmp: string | null = null,
    ): Trial => ({
      attempt: { driver: driver.name, result, reason, steps },
      proof,
      cmp,
    });
    const record: DriverContext['record'] = (what, detail, ok) => {
      steps.push({ at: now(), what, detail, ok });
    };
    try {
      const view = await this.#look();
      const before = this.#before ?? (await storage.read());
      const agrees = async (): Promise<boolean> =>
        storedSince(before, await storage.read(), choice, script?.choiceStoredIn, this.#category).some(
          ({ content }) => content === 'agrees',
        );
      const context: DriverContext = {
        page,
        choice,
        category: this.#category,
        viaSettings: this.#options.viaSettings === true,
        script,
        view,
        look: () => this.#look(),
        record,
        settle,
        layer: (opener, controls) => {
          if (this.#banner)
            this.#banner = { ...this.#banner, layers: [...(this.#banner.layers ?? []), { opener: opener.slice(0, 200), controls }] };
        },
        agrees,
        touching: () => this.#touching(),
        remaining: (cap) => this.#remaining(cap),
      };
      if (!(await driver.detect(context))) return ended('absent', null);
      let acted = await driver.act(context);
      if (acted === null) return ended('absent', null);
      this.#before = before;
      let proof = await this.#prove(before, view, acted);
      if (proof.undone) {
        // A page that has come to rest since may keep the next answer.
        record('verify', 'the page took the choice back: once more', false);
        const again = await this.#look();
        acted = (await driver.act({ ...context, view: again })) ?? acted;
        proof = await this.#prove(before, again, acted);
      }
      if (proof.contradicted) this.anew ??= 'via-settings';
      else if (proof.bannerGone === null) this.anew ??= 'same';
      const kept = proof.stored.map(({ where, name, content }) => `${where} ${name} (${content})`).join(', ');
      record('verify', proof.reason ?? `the banner is gone; stored: ${kept}`, proof.proved);
      return ended(proof.proved ? 'done' : 'failed', proof.reason, proof, acted.cmp);
    } catch (error) {
      const reason = reasonOf(error);
      const unforeseen = !(error instanceof ConsentFailure);
      if (unforeseen) record('search', reason, false);
      if (unforeseen || error.untimely) this.anew ??= 'same';
      return ended('failed', reason);
    }
  }

  /** All drivers in their order; the first that proves its effect wins. */
  async #round(): Promise<ConsentTranscript | null> {
    const failures: Trial[] = [];
    for (const driver of drivers) {
      if (driver.name === 'scripted' && this.#options.script === undefined) continue;
      // Its rules look for a banner, not for a panel that was opened once more.
      if (driver.name === 'autoconsent' && this.#options.again === true) continue;
      const trial = await this.#try(driver);
      this.#attempts.push(trial.attempt);
      if (this.#banner !== null && trial.cmp !== null) this.#banner = { ...this.#banner, cmp: trial.cmp };
      if (trial.attempt.result === 'done') {
        this.stored = trial.proof?.items ?? [];
        return this.#transcript('done', null, trial);
      }
      if (trial.attempt.result === 'failed') failures.push(trial);
      if (this.#options.page.isClosed() || this.#options.signal?.aborted === true) break;
    }
    // What was clicked and not proved says more than what could not be clicked.
    const failed = failures.findLast(({ proof }) => proof !== null) ?? failures.at(-1);
    return failed ? this.#transcript('failed', failed.attempt.reason ?? 'the choice is not proved', failed) : null;
  }

  /** A rule of another site may fit what a page has loaded before its banner is there: then that is looked at, too. */
  async #overtaken(round: ConsentTranscript | null): Promise<ConsentTranscript | null> {
    const worked = this.#attempts.some(({ driver, result }) => driver !== 'autoconsent' && result !== 'absent');
    if (round?.outcome !== 'failed' || worked || this.#options.page.isClosed()) return round;
    try {
      await this.#options.settle();
      return somethingIn(await this.#look()) ? ((await this.#round()) ?? round) : round;
    } catch {
      return round; // The page does not answer any more: what was tried has failed.
    }
  }

  #transcript(outcome: ConsentTranscript['outcome'], reason: string | null, trial: Trial | null): ConsentTranscript {
    return {
      choice: this.#options.choice,
      ...(this.#options.category === undefined ? {} : { category: this.#options.category }),
      ...(this.#way === undefined ? {} : { way: this.#way }),
      outcome,
      reason,
      driver: outcome === 'done' && trial ? trial.attempt.driver : null,
      banner: this.#banner,
      attempts: this.#attempts,
      proof: { bannerGone: trial?.proof?.bannerGone ?? null, stored: trial?.proof?.stored ?? [], staysAway: null },
    };
  }

  /** For controls that take the consent back by themselves. `kept`: what the storage held before. */
  #withdrawing(kept: readonly StoredItem[]): Withdrawing {
    const { storage, script } = this.#options;
    return {
      touching: () => this.#touching(),
      took: async () => {
        const now = await storage.read();
        if (storedSince(kept, now, 'reject', script?.choiceStoredIn).some(({ content }) => content === 'agrees')) return 'refused';
        return this.#given.length > 0 && !lastIn(now, this.#given) ? 'forgotten' : null;
      },
    };
  }

  /** The way back was the choice itself: what it stored has to say so. */
  async #decided(view: PageView, before: readonly StoredItem[], steps: ConsentStepRecord[]): Promise<ConsentTranscript> {
    const proof = await this.#prove(before, view, { clicked: null, cmp: null, needsAgreement: true });
    const result = proof.proved ? 'done' : 'failed';
    const attempt: ConsentAttempt = { driver: 'heuristic', result, reason: proof.reason, steps };
    this.#attempts.push(attempt);
    this.stored = proof.items;
    return this.#transcript(result, proof.reason, { attempt, proof, cmp: null });
  }

  async run(): Promise<ConsentTranscript> {
    const { page, bannerExpectation, now, again } = this.#options;
    const first = await this.#overtaken(await this.#round());
    if (first) {
      if (again === true) this.#way = { by: 'banner', name: '', tried: [] };
      return again === true ? { ...first, way: this.#way ?? null } : first;
    }
    const steps: ConsentStepRecord[] = [];
    const record = (what: ConsentStepRecord['what'], detail: string, ok: boolean): void => {
      steps.push({ at: now(), what, detail, ok });
    };
    try {
      const settle = async (): Promise<void> => await this.#options.settle();
      const look = async (): Promise<PageView> => await this.#look();
      const scroll = bannerExpectation !== 'none';
      const seen =
        again !== true && (await secondLook({ page, settle, look, scroll, record: (detail, ok) => record('search', detail, ok) }));
      if (!seen && scroll) {
        const view = await look();
        const kept = await this.#options.storage.read();
        const { way, decided, unclicked } = await openWayBack({
          page,
          settle,
          look,
          opened: (refs) => refs.forEach((ref) => this.#opened.add(ref)),
          record,
          again: again === true ? this.#withdrawing(kept) : null,
        });
        this.#way = again === true ? way : (way ?? undefined);
        if (decided) return await this.#decided(view, kept, steps);
        if (way === null) this.#unclicked = unclicked;
        // What that click set off on the page belongs to the time before the choice.
        if (way !== null) await settle();
      }
      this.#attempts.at(-1)?.steps.push(...steps);
      const second = seen || (this.#way ?? null) !== null ? await this.#round() : null;
      if (second) return second;
    } catch (error) {
      this.#attempts.at(-1)?.steps.push(...steps);
      if (error instanceof ConsentFailure && error.untimely) this.anew ??= 'same';
      return this.#transcript('failed', reasonOf(error), null);
    }
    if (again === true)
      return this.#transcript(
        'failed',
        this.#way ? 'the way back leads to nothing that is understood' : 'no way back to the choice was found',
        null,
      );
    if (this.#unheard) return this.#transcript('failed', 'a frame that lies over the page did not answer', null);
    if (this.#unclicked !== null) {
      this.anew ??= 'same';
      return this.#transcript('failed', `« ${this.#unclicked} », which may open the settings, could not be clicked`, null);
    }
    if (this.#puzzled) return this.#transcript('failed', 'a banner was seen but none of its controls is understood', null);
    if (bannerExpectation === 'expected') return this.#transcript('failed', 'a banner is expected, but none was found', null);
    return this.#transcript('absent', null, null);
  }
}

/** Makes a visitor's choice on the banner of the page, and proves it. Never throws for what a page does. */
export async function makeChoice(options: ChoiceOptions): Promise<ChoiceResult> {
  const made = new Choice(options);
  const { page } = options;
  // "Are you sure?" in a window of the browser's own: who has clicked is. Before the one who listens to dismiss it.
  const confirm = (dialog: Dialog): void => {
    if (made.touched && dialog.page() === page && dialog.type() === 'confirm') void dialog.accept().catch(() => undefined);
  };
  const context = page.context().prependListener('dialog', confirm);
  const transcript = await made.run().finally(() => context.off('dialog', confirm));
  const recheck = async (): Promise<boolean | null> => {
    const asks = await bannerAsks(page).catch(() => null);
    return asks === null ? null : !asks;
  };
  return { transcript, anew: made.anew, stored: made.stored, recheck };
}

/** Adds what the reload showed: a choice that is not kept, or not seen to be kept, was not made. */
export function finish(transcript: ConsentTranscript, staysAway: boolean | null): ConsentTranscript {
  // Only a choice that was made can be kept.
  if (transcript.outcome !== 'done') return transcript;
  const proof = { ...transcript.proof, staysAway };
  if (staysAway === true) return { ...transcript, proof };
  const reason =
    staysAway === null ? 'the page could not be looked at after the reload' : 'the banner is back after reload: the choice was not kept';
  return { ...transcript, outcome: 'failed', driver: null, reason, proof };
}

/** What a person would see of a banner now; null: there is none. */
export async function detectBanner(page: Page): Promise<BannerFacts | null> {
  const { banners, puzzling } = understand((await lookAt(page)).regions);
  const seen = banners[0] ?? puzzling;
  return seen ? factsOf(seen) : null;
}
