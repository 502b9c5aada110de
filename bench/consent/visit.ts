import type { BannerFixture, Kept } from '../../fixtures/banners/define.ts';
import { parseHostMapping } from '../../src/browser/host-mapping.ts';
import type { FoundBrowser } from '../../src/browser/find.ts';
import { launchBrowser, type AuditBrowser } from '../../src/browser/launch.ts';
import { finish, makeChoice, pageStorageItems, type ChoiceOptions, type ChoiceResult, type StoredItem } from '../../src/consent/engine.ts';
import { keyString } from '../../src/cookies/identity.ts';
import { ValueHasher } from '../../src/cookies/value.ts';
import { RecordedProfile } from '../../src/gather/profile.ts';
import type { ConsentTranscript } from '../../src/model/consent.ts';
import { readJar } from '../../src/recorders/jar.ts';
import { CookieTable, Journal } from '../../src/recorders/journal.ts';
import { gatherOptions } from '../../test/gather-options.ts';

export type Choice = 'accept' | 'reject';
export const CHOICES = ['accept', 'reject'] as const;

export async function launchFor(found: FoundBrowser, resolve: readonly string[]): Promise<AuditBrowser> {
  return await launchBrowser({
    found,
    thirdPartyCookies: 'allow',
    hostMappings: resolve.map(parseHostMapping),
    ignoreHttpsErrors: true,
    userAgent: null,
    timeoutMs: 30_000,
  });
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch (error) {
    if (error instanceof URIError) return value;
    throw error;
  }
}

/** Whether the page's own storage says what the truth says. */
export function holds(items: readonly StoredItem[], kept: Kept | null): boolean {
  return (
    kept !== null && items.some(({ where, name, value }) => where === kept.where && name === kept.name && kept.value.test(decoded(value)))
  );
}

/** `withdraw`: accepts, then takes that back. */
type Story = Choice | 'withdraw';

export interface Visit<S extends Story = Choice> {
  fixture: BannerFixture;
  choice: S;
  /** Of the withdrawal, where the acceptance was made. */
  transcript: ConsentTranscript;
  /** What the choice stored, for the refusal that comes after an acceptance. */
  stored: readonly StoredItem[];
  /** What the page's storage held at the end, after the reload. */
  held: boolean;
  /** Real time of the choice alone. */
  ms: number;
}

/** One choice in a fresh profile, as gather makes it: load, settle, choose, reload, look again. */
export async function visit<S extends Story>(
  browser: AuditBrowser,
  url: string,
  fixture: BannerFixture,
  choice: S,
  accepted: readonly StoredItem[] = [],
): Promise<Visit<S>> {
  const { anew, ...first } = await visitOnce(browser, url, fixture, choice, accepted, false);
  if (anew === null) return first;
  const { anew: _, ...second } = await visitOnce(browser, url, fixture, choice, accepted, anew === 'via-settings');
  // As in the evidence, the attempts of the visit that failed are part of the story.
  const transcript = { ...second.transcript, attempts: [...first.transcript.attempts, ...second.transcript.attempts] };
  return { ...second, transcript, ms: first.ms + second.ms };
}

async function visitOnce<S extends Story>(
  browser: AuditBrowser,
  url: string,
  fixture: BannerFixture,
  choice: S,
  accepted: readonly StoredItem[],
  viaSettings: boolean,
): Promise<Visit<S> & { anew: ChoiceResult['anew'] }> {
  const options = gatherOptions(url);
  const journal = new Journal(new CookieTable(), new ValueHasher('bench', false));
  const profile = await RecordedProfile.open(browser, journal, options);
  const { page } = profile;
  const read = async (): Promise<StoredItem[]> => [
    ...(await readJar(browser.cdp, profile.contextId)).map(({ key, value }): StoredItem => ({
      where: 'cookie',
      name: key.name,
      value,
      key: keyString(key),
    })),
    ...(await pageStorageItems(page)),
  ];
  const choose = async (
    wanted: Pick<ChoiceOptions, 'choice' | 'accepted' | 'viaSettings' | 'again'>,
  ): Promise<ChoiceResult & { ms: number }> => {
    const began = performance.now();
    const result = await profile.paced(
      async () =>
        await makeChoice({
          page,
          ...wanted,
          bannerExpectation: 'unknown',
          timeoutMs: options.timeoutMs,
          now: () => journal.now(),
          settle: async () => void (await profile.settle()),
          storage: { read },
        }),
    );
    const ms = performance.now() - began;
    // As each phase of an audit ends: what the page does after the click comes to pass.
    await profile.settle();
    if (result.transcript.outcome !== 'done') return { ...result, ms };
    await page.goto(url, { waitUntil: 'commit', timeout: options.timeoutMs });
    await profile.settle();
    return { ...result, transcript: finish(result.transcript, await profile.paced(result.recheck)), ms };
  };
  try {
    await page.goto(url, { waitUntil: 'commit', timeout: options.timeoutMs });
    await profile.settle();
    const { truth } = fixture;
    const made = await choose({ choice: choice === 'withdraw' ? 'accept' : choice, accepted, viaSettings });
    if (choice !== 'withdraw' || made.transcript.outcome !== 'done') {
      return {
        anew: made.transcript.outcome === 'failed' ? made.anew : null,
        fixture,
        choice,
        transcript: made.transcript,
        stored: made.transcript.outcome === 'done' ? made.stored : [],
        held: choice !== 'withdraw' && holds(await read(), truth.stored[choice === 'accept' ? 'accept' : 'reject']),
        ms: made.ms,
      };
    }
    const withdrawn = await choose({ choice: 'reject', again: true, accepted: made.stored });
    const kept = await read();
    return {
      anew: null,
      fixture,
      choice,
      transcript: withdrawn.transcript,
      stored: [],
      held: holds(kept, truth.stored.reject) && !holds(kept, truth.stored.accept),
      ms: withdrawn.ms,
    };
  } finally {
    await profile.close();
  }
}

/** What a visit claims against the truth; null: nothing wrong, though it may be a miss. */
export function wrongClaim({ fixture: { truth }, choice, transcript, held }: Visit): string | null {
  if (transcript.outcome === 'done') {
    if (!truth.banner) return 'done where there is no banner';
    if (!truth.offers[choice]) return `done where the banner does not offer to ${choice}`;
    if (!truth.keeps) return 'done where the page does not keep the choice';
    return held ? null : 'done, but the page holds no such choice';
  }
  return transcript.outcome === 'absent' && truth.banner ? 'absent where there is a banner' : null;
}

/** A withdrawal against the truth: what is claimed wrongly, or `missed`; null: as it is written. */
export function withdrawalMiss({ fixture: { truth }, transcript, held }: Visit<'withdraw'>): string | null {
  const done = transcript.outcome === 'done';
  if (done && truth.wayBack === false) return 'withdrawn where there is no way back';
  if (done) return held ? null : 'withdrawn, but the page holds the acceptance';
  if (truth.wayBack === false) return transcript.way === null ? null : 'a way back where there is none';
  return transcript.way === null ? 'no way back where there is one' : 'missed';
}

/** `work` on all, a few at a time, answers in order. */
export async function inParallel<T, R>(all: readonly T[], jobs: number, work: (one: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let index = next; index < all.length; index = next) {
      next += 1;
      const one = all[index];
      if (one !== undefined) results[index] = await work(one);
    }
  };
  await Promise.all(Array.from({ length: jobs }, worker));
  return results;
}
