import type { Page, Response } from 'playwright';
import type { AuditBrowser } from '../browser/launch.ts';
import { closeBanner, closingWay } from '../consent/close-banner.ts';
import { lookAtSettings } from '../consent/look-at-settings.ts';
import { finish, makeChoice, pageStorageItems, type ChoiceResult, type StoredItem } from '../consent/engine.ts';
import { storedTcf, tcfApi } from '../consent/tcf-signals.ts';
import { keyString } from '../cookies/identity.ts';
import type { ValueHasher } from '../cookies/value.ts';
import { CookieAuditError, messageOf } from '../model/errors.ts';
import type { Failure, Phase, PhaseName, Scenario, ScenarioName } from '../model/evidence.ts';
import type { BannerClosing, BannerLayer, ConsentTranscript } from '../model/consent.ts';
import { attest } from '../recorders/attest.ts';
import type { BeyondTable } from '../recorders/beyond-journal.ts';
import { readJar, snapshotJar } from '../recorders/jar.ts';
import { Journal, type CookieTable } from '../recorders/journal.ts';
import { failureOf } from './failure.ts';
import { interact } from './interact.ts';
import { linksOf, type Link } from './links.ts';
import { explainRequests } from './no-connection.ts';
import type { GatherOptions } from './options.ts';
import { runPhase } from './phase.ts';
import { RecordedProfile, siteOf } from './profile.ts';
import { within } from './time-limit.ts';

export interface ScenarioPlan {
  /** What accepting stored, once that story is told: an unreadable refusal has to differ from it. In memory only. */
  accepted: readonly StoredItem[];
  /** The acceptance was proved, reload included: the withdrawal need not prove it once more. */
  acceptance: 'proved' | 'not-proved' | 'no-banner' | null;
  browser: AuditBrowser;
  options: GatherOptions;
  cookies: CookieTable;
  beyond: BeyondTable;
  hasher: ValueHasher;
  /** Called once the start page is there; tells the inner pages, the same for each scenario of a portal */
  innerPages(startUrl: string, links: readonly Link[]): Promise<readonly string[]>;
}

/** Tells one visitor story in a fresh profile. What fails ends the story, and is part of it. */
export async function runScenario(plan: ScenarioPlan, name: ScenarioName): Promise<Scenario> {
  const first = await tell(plan, name, null);
  // What was answered too late, or by a first layer that stores the opposite, is tried once more from the beginning.
  if (first.anew === null || plan.options.signal.aborted || !plan.browser.alive) return first.scenario;
  const second = await tell(plan, name, first);
  return second.scenario;
}

interface Told {
  scenario: Scenario;
  anew: ChoiceResult['anew'];
}

async function tell(plan: ScenarioPlan, name: ScenarioName, before: Told | null): Promise<Told> {
  const story = new Story(plan, name, before);
  let profile: RecordedProfile | null = null;
  try {
    profile = await RecordedProfile.open(plan.browser, story.journal, plan.options, { globalPrivacyControl: name === 'gpc' });
    await story.tell(profile);
  } catch (error) {
    if (error instanceof CookieAuditError) throw error;
    story.fail(failureOf(error, { interrupted: plan.options.signal.aborted, browserAlive: plan.browser.alive }));
  } finally {
    if (profile !== null) attest(story.journal, await profile.stored(), story.site);
    await profile?.close();
  }
  return { scenario: story.scenario(), anew: story.anew };
}

interface Wanted {
  choice: 'accept' | 'reject' | 'grant';
  url: string;
  phase: 'after' | 'withdrawn';
  accepted?: readonly StoredItem[];
}

class Story {
  readonly journal: Journal;
  readonly #plan: ScenarioPlan;
  readonly #name: ScenarioName;
  readonly #startedAt = new Date().toISOString();
  readonly #phases: Phase[] = [];
  readonly #before: Told | null;
  anew: ChoiceResult['anew'] = null;
  #withdrawal: ConsentTranscript | null = null;
  #closing: BannerClosing | undefined;
  #settingsSeen: BannerLayer | null = null;
  #failure: Failure | null = null;
  #consent: ConsentTranscript | null = null;

  /** `before`: the same story as it was told first, where its choice failed. */
  constructor(plan: ScenarioPlan, name: ScenarioName, before: Told | null) {
    this.#before = before;
    this.#plan = plan;
    this.#name = name;
    this.journal = new Journal(plan.cookies, plan.hasher, plan.beyond);
  }

  /** Of the portal's pages: what their partitioned cookies are partitioned by */
  get site(): string | null {
    return siteOf(this.#phases[0]?.finalUrl ?? this.#plan.options.url);
  }

  fail(failure: Failure): void {
    this.#failure ??= failure;
  }

  async tell(profile: RecordedProfile): Promise<void> {
    const { options } = this.#plan;
    const { page } = profile;
    const before = await this.#phase(
      profile,
      'before',
      options.url,
      async () => await page.goto(options.url, { waitUntil: 'commit', timeout: options.timeoutMs }),
    );
    if (!before.outcome.ok) return this.fail(before.outcome.error);
    const startUrl = before.finalUrl ?? options.url;
    const inner = await this.#plan.innerPages(startUrl, await linksOf(page));

    if (this.#name === 'withdraw') return await this.#withdraw(profile, startUrl);
    if (this.#name === 'no-choice' || this.#name === 'gpc') await this.#interact(profile);
    else if (!(await this.#decide(profile, this.#name, startUrl))) return;
    for (const url of inner) {
      if (options.signal.aborted) throw new Error('interrupted');
      await this.#phase(profile, 'inner', url, async () => await page.goto(url, { waitUntil: 'commit', timeout: options.timeoutMs }));
      await this.#interact(profile);
    }
    if (this.#name === 'no-choice') await this.#lookAndClose(profile);
    await this.#leave(profile);
  }

  /** Makes the choice and proves that it is kept. */
  async #decide(profile: RecordedProfile, choice: 'accept' | 'reject' | 'grant', url: string): Promise<boolean> {
    const { page } = profile;
    const plan = this.#plan;
    const result = await this.#choose(profile, { choice, url, phase: 'after' });
    this.#consent = result.transcript;
    if (result.transcript.outcome === 'done') {
      await this.#interact(profile);
      await this.#reload(profile);
      this.#consent = finish(result.transcript, await profile.paced(result.recheck));
    } else this.anew = this.#before === null ? result.anew : null;
    const { outcome } = this.#consent;
    if (choice === 'accept') plan.acceptance = outcome === 'done' ? 'proved' : outcome === 'absent' ? 'no-banner' : 'not-proved';
    if (choice === 'accept' && outcome === 'done') plan.accepted = result.stored;
    return outcome === 'done' && !page.isClosed();
  }

  /** Accepts, finds the way back, refuses, and looks at what lasts. */
  async #withdraw(profile: RecordedProfile, url: string): Promise<void> {
    const accepted = await this.#choose(profile, { choice: 'accept', url, phase: 'after' });
    this.#consent = accepted.transcript;
    this.anew = this.#before === null ? accepted.anew : null;
    if (accepted.transcript.outcome !== 'done') return;
    if (this.#plan.acceptance !== 'proved') {
      await this.#reload(profile);
      this.#consent = finish(accepted.transcript, await profile.paced(accepted.recheck));
      if (this.#consent.outcome !== 'done') return;
    }
    const withdrawn = await this.#choose(profile, { choice: 'reject', url, phase: 'withdrawn', accepted: accepted.stored });
    this.#withdrawal = withdrawn.transcript;
    if (withdrawn.transcript.outcome !== 'done') return;
    // The way back may have led to a settings page, which always asks.
    await this.#phase(
      profile,
      'reload',
      url,
      async () => await profile.page.goto(url, { waitUntil: 'commit', timeout: this.#plan.options.timeoutMs }),
    );
    this.#withdrawal = finish(withdrawn.transcript, await profile.paced(withdrawn.recheck));
    await this.#leave(profile);
  }

  /**
   * Last of all: looks how the switches stand that nobody has touched, then closes the banner, where something only
   * closes it, and loads the page once more, for that may be taken for an answer. What opening the settings sets off
   * belongs to the phase before. A page that does not answer has nothing to show: the phases before were read all the same.
   */
  async #lookAndClose(profile: RecordedProfile): Promise<void> {
    const { page } = profile;
    this.#closing = { outcome: 'not-clicked', control: null, stored: [] };
    if (page.isClosed() || this.#phases.at(-1)?.outcome.ok !== true) return;
    const asked = async (): Promise<Awaited<ReturnType<typeof closingWay>> | null> =>
      await profile.paced(async () => await closingWay(page)).catch(() => null);
    let way = await asked();
    const settings = await profile.paced(async () => await lookAtSettings(page)).catch(() => null);
    this.#settingsSeen = settings?.layer ?? null;
    if (way !== null && typeof way !== 'string' && settings !== null) way = (await this.#again(profile)) ? await asked() : null;
    if (way === null) return;
    if (typeof way === 'string') {
      this.#closing = { outcome: way, control: null, stored: [] };
      return;
    }
    const closing = way;
    await this.#phase(profile, 'closed', page.url(), async () => {
      this.#closing = await profile.paced(async () => await closeBanner(page, closing, async () => await this.#stored(profile)));
      await profile.settle();
      return await this.#load(page);
    });
  }

  /** The first layer once more, after its settings were open. false: it did not come. */
  async #again(profile: RecordedProfile): Promise<boolean> {
    try {
      await this.#load(profile.page);
      await profile.settle();
      return true;
    } catch (error) {
      if (!this.#plan.browser.alive || this.#plan.options.signal.aborted) throw error;
      return false;
    }
  }

  /** Within a phase, or between two. */
  async #load(page: Page): Promise<Response | null> {
    this.journal.leaveDocument();
    return await page.reload({ waitUntil: 'commit', timeout: this.#plan.options.timeoutMs });
  }

  async #reload(profile: RecordedProfile): Promise<void> {
    const { page } = profile;
    const { timeoutMs } = this.#plan.options;
    await this.#phase(profile, 'reload', page.url(), async () => await page.reload({ waitUntil: 'commit', timeout: timeoutMs }));
  }

  async #phase(profile: RecordedProfile, name: PhaseName, url: string, act: Parameters<typeof runPhase>[3], from?: number): Promise<Phase> {
    const { browser, options } = this.#plan;
    const index = this.#phases.length;
    this.journal.enterPhase(from ?? index);
    if (name === 'before' || name === 'reload' || name === 'inner') this.journal.leaveDocument();
    options.progress({ url: options.url, message: `${this.#name}: ${name === 'inner' ? new URL(url).pathname : name}` });
    const runner = { browser, profile, journal: this.journal, options, label: `${this.#name}-${index}` };
    const phase = await runPhase(runner, name, url, act);
    this.#phases.push(phase);
    if (name !== 'interaction' && name !== 'inner' && phase.outcome.ok) await this.#signals(profile, index);
    return phase;
  }

  async #stored(profile: RecordedProfile): Promise<StoredItem[]> {
    const jar = await readJar(this.#plan.browser.cdp, profile.contextId);
    return [
      ...jar.map(({ key, value }): StoredItem => ({ where: 'cookie', name: key.name, value, key: keyString(key) })),
      ...(await pageStorageItems(profile.page)),
    ];
  }

  /** What the consent tool says by now in the protocol of the TCF: in what is stored, and when it is asked. */
  async #signals(profile: RecordedProfile, phase: number): Promise<void> {
    if (profile.page.isClosed() || profile.crashed) return;
    const read = async (): Promise<void> => {
      for (const signal of [...storedTcf(await this.#stored(profile)), ...(await tcfApi(profile.page))])
        this.journal.consentSignals.push({ at: this.journal.now(), phase, ...signal });
    };
    // A page that does not answer says nothing: that its jar was read is told by the phase.
    await profile.paced(read).catch(() => undefined);
  }

  /** What a page stores when it is left shows only now: it belongs to the last phase. */
  async #leave(profile: RecordedProfile): Promise<void> {
    const { browser, options } = this.#plan;
    const last = this.#phases.at(-1);
    if (last === undefined || !last.outcome.ok) return;
    try {
      await profile.paced(async () => await profile.leave());
    } catch (error) {
      if (!browser.alive || options.signal.aborted) throw error;
      this.journal.gaps.push({ phase: this.journal.phase, cookie: null, what: 'not-left', detail: messageOf(error) });
    }
    last.jar = await within(options.timeoutMs, 'reading the jar', snapshotJar(browser.cdp, profile.contextId, this.journal));
  }

  /** Trackers that wait for a visitor to move: a phase of its own, so that its cookies are told apart. */
  async #interact(profile: RecordedProfile): Promise<void> {
    const { page } = profile;
    await this.#phase(profile, 'interaction', page.url(), async () => {
      if (!(await profile.paced(async () => await interact(page)))) {
        this.journal.gaps.push({ phase: this.journal.phase, cookie: null, what: 'not-interacted', detail: page.url() });
      }
      return null;
    });
  }

  /** Searching for the banner still belongs to the phase before; the first touch begins the new one. */
  async #choose(profile: RecordedProfile, wanted: Wanted): Promise<ChoiceResult> {
    const { options } = this.#plan;
    const { choice, url } = wanted;
    const again = wanted.phase === 'withdrawn';
    // The steps of the portal file are for a banner that asks, not for the way back to it.
    const script = choice === 'grant' || again ? null : options.consent[choice];
    const { choiceStoredIn } = options.consent;
    const index = this.#phases.length;
    const made: ChoiceResult[] = [];
    const after = await this.#phase(
      profile,
      wanted.phase,
      url,
      async () => {
        const choose = async (): Promise<ChoiceResult> =>
          await makeChoice({
            page: profile.page,
            choice,
            ...(choice === 'grant' ? { category: options.grant ?? '' } : {}),
            again,
            viaSettings: this.#before?.anew === 'via-settings' && choice === this.#before.scenario.consent?.choice,
            script: script === null ? undefined : { steps: [...script], ...(choiceStoredIn === null ? {} : { choiceStoredIn }) },
            accepted: wanted.accepted ?? this.#plan.accepted,
            bannerExpectation: options.consent.banner,
            timeoutMs: options.timeoutMs,
            now: () => this.journal.now(),
            signal: options.signal,
            settle: async () => void (await profile.settle()),
            acting: () => this.journal.enterPhase(index),
            storage: { read: async () => await this.#stored(profile) },
          });
        made.push(await profile.paced(choose));
        return null;
      },
      index - 1,
    );
    const result = made[0];
    if (result === undefined) {
      const reason = after.outcome.ok ? 'the consent engine gave no result' : after.outcome.error.message;
      return { transcript: failedTranscript(choice, reason), anew: null, stored: [], recheck: async () => await Promise.resolve(null) };
    }
    // Nothing was touched: what was read belongs to `before`, which has been read already.
    const told = { ...result, transcript: this.#withFirstVisit(result.transcript) };
    if (result.transcript.outcome === 'absent') this.#phases.pop();
    else if (!after.outcome.ok)
      return { ...told, transcript: { ...told.transcript, outcome: 'failed', reason: after.outcome.error.message } };
    return told;
  }

  /** The attempts of the visit that failed are part of the story. */
  #withFirstVisit(transcript: ConsentTranscript): ConsentTranscript {
    const before = this.#before?.scenario.consent ?? null;
    if (before === null || before.choice !== transcript.choice) return transcript;
    return { ...transcript, attempts: [...before.attempts, ...transcript.attempts] };
  }

  scenario(): Scenario {
    const interrupted = this.#phases.find((phase) => !phase.outcome.ok)?.outcome;
    const failure = this.#failure ?? (interrupted?.ok === false ? interrupted.error : null);
    this.journal.reconcile(this.#phases);
    explainRequests(this.journal.requests, this.#plan.browser.publicProxy);
    return {
      name: this.#name,
      outcome: failure === null ? { ok: true } : { ok: false, error: failure },
      startedAt: this.#startedAt,
      durationMs: Math.round(this.journal.now()),
      consent: this.#consent,
      ...(this.#settingsSeen === null ? {} : { settingsSeen: this.#settingsSeen }),
      ...(this.#closing === undefined ? {} : { closing: this.#closing }),
      ...(this.#name === 'withdraw' ? { withdrawal: this.#withdrawal } : {}),
      phases: this.#phases,
      events: this.journal.events,
      sent: this.journal.sent,
      requests: this.journal.requests,
      consentSignals: this.journal.consentSignals,
      beyond: this.journal.beyond.facts(this.journal.requests),
      gaps: this.journal.gaps,
    };
  }
}

function failedTranscript(choice: Wanted['choice'], reason: string): ConsentTranscript {
  return {
    choice,
    outcome: 'failed',
    reason,
    driver: null,
    banner: null,
    attempts: [],
    proof: { bannerGone: null, stored: [], staysAway: null },
  };
}
