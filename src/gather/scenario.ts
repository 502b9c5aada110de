import type { AuditBrowser } from '../browser/launch.ts';
import { finish, makeChoice, pageStorageItems, type ChoiceResult, type StoredItem } from '../consent/engine.ts';
import { keyString } from '../cookies/identity.ts';
import type { ValueHasher } from '../cookies/value.ts';
import { CookieAuditError } from '../model/errors.ts';
import type { ConsentTranscript, Failure, Phase, PhaseName, Scenario, ScenarioName } from '../model/evidence.ts';
import { readJar, snapshotJar } from '../recorders/jar.ts';
import { Journal, type CookieTable } from '../recorders/journal.ts';
import { failureOf } from './failure.ts';
import { interact } from './interact.ts';
import { linksOf, type Link } from './links.ts';
import type { GatherOptions } from './options.ts';
import { runPhase } from './phase.ts';
import { RecordedProfile } from './profile.ts';

export interface ScenarioPlan {
  /** What accepting stored, once that story is told: an unreadable refusal has to differ from it. In memory only. */
  accepted: readonly StoredItem[];
  browser: AuditBrowser;
  options: GatherOptions;
  cookies: CookieTable;
  hasher: ValueHasher;
  /** Called once the start page is there; tells the inner pages, the same for each scenario of a portal */
  innerPages(startUrl: string, links: readonly Link[]): Promise<readonly string[]>;
}

/** Tells one visitor story in a fresh profile. What fails ends the story, and is part of it. */
export async function runScenario(plan: ScenarioPlan, name: ScenarioName): Promise<Scenario> {
  const story = new Story(plan, name);
  let profile: RecordedProfile | null = null;
  try {
    profile = await RecordedProfile.open(plan.browser, story.journal, plan.options);
    await story.tell(profile);
  } catch (error) {
    if (error instanceof CookieAuditError) throw error;
    story.fail(failureOf(error, { interrupted: plan.options.signal.aborted, browserAlive: plan.browser.alive }));
  } finally {
    await profile?.close();
  }
  return story.scenario();
}

class Story {
  readonly journal: Journal;
  readonly #plan: ScenarioPlan;
  readonly #name: ScenarioName;
  readonly #startedAt = new Date().toISOString();
  readonly #phases: Phase[] = [];
  #failure: Failure | null = null;
  #consent: ConsentTranscript | null = null;

  constructor(plan: ScenarioPlan, name: ScenarioName) {
    this.#plan = plan;
    this.#name = name;
    this.journal = new Journal(plan.cookies, plan.hasher);
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

    if (this.#name !== 'no-choice') {
      const result = await this.#choose(profile, this.#name, startUrl);
      this.#consent = result.transcript;
      if (result.transcript.outcome !== 'done') return;
      await this.#interact(profile);
      await this.#phase(profile, 'reload', page.url(), async () => await page.reload({ waitUntil: 'commit', timeout: options.timeoutMs }));
      this.#consent = finish(result.transcript, await profile.paced(result.recheck));
      if (this.#name === 'accept' && this.#consent.outcome === 'done') this.#plan.accepted = result.stored;
      if (this.#consent.outcome !== 'done') return;
    }
    if (this.#name === 'no-choice') await this.#interact(profile);
    for (const url of inner) {
      if (options.signal.aborted) throw new Error('interrupted');
      await this.#phase(profile, 'inner', url, async () => await page.goto(url, { waitUntil: 'commit', timeout: options.timeoutMs }));
      await this.#interact(profile);
    }
    await this.#leave(profile);
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
    return phase;
  }

  /** What a page stores when it is left shows only now: it belongs to the last phase. */
  async #leave(profile: RecordedProfile): Promise<void> {
    const { browser, options } = this.#plan;
    const last = this.#phases.at(-1);
    if (last === undefined || !last.outcome.ok) return;
    await profile.paced(async () => await profile.page.goto('about:blank', { timeout: options.timeoutMs }));
    last.jar = await snapshotJar(browser.cdp, profile.contextId, this.journal);
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

  /** Searching for the banner still belongs to `before`; the first touch begins `after`. */
  async #choose(profile: RecordedProfile, choice: 'accept' | 'reject', url: string): Promise<ChoiceResult> {
    const { browser, options } = this.#plan;
    const script = options.consent[choice];
    const { choiceStoredIn } = options.consent;
    const index = this.#phases.length;
    const made: ChoiceResult[] = [];
    const after = await this.#phase(
      profile,
      'after',
      url,
      async () => {
        const choose = async (): Promise<ChoiceResult> =>
          await makeChoice({
            page: profile.page,
            choice,
            script: script === null ? undefined : { steps: [...script], ...(choiceStoredIn === null ? {} : { choiceStoredIn }) },
            accepted: this.#plan.accepted,
            bannerExpectation: options.consent.banner,
            timeoutMs: options.timeoutMs,
            now: () => this.journal.now(),
            signal: options.signal,
            settle: async () => void (await profile.settle()),
            acting: () => this.journal.enterPhase(index),
            storage: {
              read: async () => [
                ...(await readJar(browser.cdp, profile.contextId)).map(({ key, value }): StoredItem => ({
                  where: 'cookie',
                  name: key.name,
                  value,
                  key: keyString(key),
                })),
                ...(await pageStorageItems(profile.page)),
              ],
            },
          });
        made.push(await profile.paced(choose));
        return null;
      },
      index - 1,
    );
    const result = made[0];
    if (result === undefined) {
      const reason = after.outcome.ok ? 'the consent engine gave no result' : after.outcome.error.message;
      return { transcript: failedTranscript(choice, reason), stored: [], recheck: async () => await Promise.resolve(null) };
    }
    // Nothing was touched: what was read belongs to `before`, which has been read already.
    if (result.transcript.outcome === 'absent') this.#phases.pop();
    else if (!after.outcome.ok)
      return { ...result, transcript: { ...result.transcript, outcome: 'failed', reason: after.outcome.error.message } };
    return result;
  }

  scenario(): Scenario {
    const interrupted = this.#phases.find((phase) => !phase.outcome.ok)?.outcome;
    const failure = this.#failure ?? (interrupted?.ok === false ? interrupted.error : null);
    this.journal.reconcile(this.#phases);
    return {
      name: this.#name,
      outcome: failure === null ? { ok: true } : { ok: false, error: failure },
      startedAt: this.#startedAt,
      durationMs: Math.round(this.journal.now()),
      consent: this.#consent,
      phases: this.#phases,
      events: this.journal.events,
      sent: this.journal.sent,
      requests: this.journal.requests,
      gaps: this.journal.gaps,
    };
  }
}

function failedTranscript(choice: 'accept' | 'reject', reason: string): ConsentTranscript {
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
