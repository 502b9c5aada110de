import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHOICES, inParallel, launchFor, visit, withdrawalMiss, type Choice, type Visit } from '../../bench/consent/visit.ts';
import type { BannerTruth } from '../../fixtures/banners/define.ts';
import { loadBanners, startBanners, type BannerServer } from '../../fixtures/banners/server.ts';
import { findBrowser } from '../../src/browser/find.ts';
import type { AuditBrowser } from '../../src/browser/launch.ts';
import { ConsentTranscript } from '../../src/model/consent.ts';

/** Contexts at a time, in one browser; another file's browser runs beside it. */
const JOBS = 2;

/**
 * One of each mechanism, every library, some languages, all kinds of decoys; `npm run bench:consent`
 * visits them all, and fails where a written truth is missed.
 */
const SUBSET = new Set(
  `shadow-nested frame-cross-site late after-scroll dialog flow-top footer-button-fr http-only-post link-without-accepting-fr
three-layers reject-only-moves-switches pay-or-consent-de perpurpose tabs unnamed-close
folded-panel boxless-switches drawn-anew unreadable ok-keeps-defaults klaro-must-fr tarteaucitron-no-deny-lt orejime-fr osano-info-da
vanilla-preticked-pl cookie-consent-js-fr walltowall language-bg language-el
kit-ticked-boxes kit-hidden-buttons kit-list-box kit-drawer kit-state-words consent-true-and-list text-names-buttons
fades-by-frames kit-asks-when-faded
decoy-cookie-game decoy-privacy-news plain-en`.split(/\s+/),
);
const all = await loadBanners();
const fixtures = all.filter(({ name }) => SUBSET.has(name));
const waysBack = all.filter(({ truth }) => truth.wayBack !== undefined);
let server: BannerServer;
let browser: AuditBrowser;
const visits = new Map<string, Promise<Visit>>();
const withdrawals = new Map<string, Promise<Visit<'withdraw'>>>();
const keyOf = (name: string, choice: Choice): string => `${name} ${choice}`;

beforeAll(async () => {
  const found = await findBrowser(process.env['COOKIE_AUDIT_BROWSER']);
  if (found === null) throw new Error('no browser');
  server = await startBanners();
  browser = await launchFor(found, server.resolve);
  // As an audit does it: a fixture's refusal comes after its acceptance, and is held against it.
  const begin = new Map<string, () => void>();
  for (const fixture of fixtures) {
    const turn = new Promise<void>((resolve) => begin.set(fixture.name, resolve));
    const accepted = turn.then(async () => await visit(browser, server.urlOf(fixture), fixture, 'accept'));
    const rejected = accepted.then(async ({ stored }) => await visit(browser, server.urlOf(fixture), fixture, 'reject', stored));
    // A test awaits them later: until then a failure is nobody's.
    for (const made of [accepted, rejected]) made.catch(() => undefined);
    visits.set(keyOf(fixture.name, 'accept'), accepted).set(keyOf(fixture.name, 'reject'), rejected);
  }
  for (const fixture of waysBack) {
    const turn = new Promise<void>((resolve) => begin.set(`withdraw ${fixture.name}`, resolve));
    const made = turn.then(async () => await visit(browser, server.urlOf(fixture), fixture, 'withdraw'));
    made.catch(() => undefined);
    withdrawals.set(fixture.name, made);
  }
  void inParallel([...fixtures.map(({ name }) => name), ...waysBack.map(({ name }) => `withdraw ${name}`)], JOBS, async (turn) => {
    begin.get(turn)?.();
    const made = [withdrawals.get(turn.replace('withdraw ', '')), ...CHOICES.map((choice) => visits.get(keyOf(turn, choice)))];
    await Promise.allSettled(made.filter((one) => one !== undefined));
  });
});

afterAll(async () => {
  await Promise.allSettled([...visits.values(), ...withdrawals.values()]);
  await browser?.close();
  await server?.close();
});

/** What the written truth asks of the engine. */
function expected(truth: BannerTruth, choice: Choice): ConsentTranscript['outcome'] {
  if (!truth.banner) return 'absent';
  return truth.offers[choice] && truth.keeps ? 'done' : 'failed';
}

describe.each(fixtures)('$name', ({ name, truth }) => {
  it.each(CHOICES)('%s', async (choice) => {
    const made = await visits.get(keyOf(name, choice));
    if (!made) throw new Error('not visited');
    const { transcript, held } = made;
    // Of a failure all that was tried is worth reading.
    expect(transcript.outcome, JSON.stringify(transcript, null, 1)).toBe(expected(truth, choice));
    if (transcript.outcome === 'done') expect(transcript.reason).toBeNull();
    expect(ConsentTranscript.parse(transcript)).toEqual(transcript);
    expect(transcript.banner !== null).toBe(truth.banner);
    if (transcript.outcome !== 'done') return;
    expect(held).toBe(true);
    // What is done as a refusal is said by nothing to be the opposite.
    if (choice === 'reject') expect(transcript.proof.stored.filter(({ content }) => content === 'contradicts')).toEqual([]);
    // A panel that stays open after its answer is gone after the reload at the latest.
    expect(transcript.proof.staysAway).toBe(true);
  });
});

describe('who has accepted', () => {
  it.each(waysBack)('$name', async (fixture) => {
    const made = await withdrawals.get(fixture.name);
    if (!made) throw new Error('not visited');
    const { transcript, held } = made;
    const story = JSON.stringify(transcript, null, 1);
    expect(withdrawalMiss(made), story).toBeNull();
    expect(transcript.choice, story).toBe('reject');
    expect(held).toBe(fixture.truth.wayBack);
    expect(ConsentTranscript.parse(transcript)).toEqual(transcript);
  });
});

it('visits every fixture that it names', () => expect(fixtures.map(({ name }) => name).toSorted()).toEqual([...SUBSET].toSorted()));

it('has each portal say in which language it is, and its banner in which it speaks', async () => {
  const spoken = await Promise.all(
    fixtures
      .filter(({ name }) => name.startsWith('language-'))
      .map(async ({ name, truth }) => ({
        truth: truth.language,
        said: (await visits.get(keyOf(name, 'accept')))?.transcript.banner?.language,
      })),
  );
  expect(spoken.filter(({ truth, said }) => truth !== said)).toEqual([]);
});
