import type { Page } from 'playwright';
import type { StoredChoice } from '../model/consent.ts';
import { understand } from './banner.ts';
import type { Acted, Choice } from './driver.ts';
import { isSeen, lookAt } from './probe.ts';
import type { PageView } from './probe.ts';
import { allowsLess, isOfOneCategory, lastIn, standingRefusal, storedBesides, storedSince, tellsApart } from './stored-choice.ts';
import type { StoredItem } from './stored-choice.ts';
import { until } from './wait.ts';

export interface ChoiceStorage {
  read(): Promise<StoredItem[]>;
}

export interface Claim {
  page: Page;
  choice: Choice;
  category: RegExp | null;
  /** Storage and page as they were before the first click. */
  before: readonly StoredItem[];
  view: PageView;
  storage: ChoiceStorage;
  /** What accepting stored in another profile: an unreadable refusal has to differ from it. */
  accepted: readonly StoredItem[];
  /** Of a withdrawal: what says that it was accepted, which must not last as it is. */
  given: readonly StoredItem[];
  choiceStoredIn: string | undefined;
  acted: Acted;
  settle(): Promise<void>;
}

export interface Proof {
  proved: boolean;
  reason: string | null;
  bannerGone: boolean | null;
  stored: StoredChoice[];
  /** The same with its values, which stay in memory. */
  items: readonly StoredItem[];
  /** It says the opposite of the choice. */
  contradicted: boolean;
  /** It was there, and the page took it back. */
  undone: boolean;
}

const PROOF_MS = 2000;
const LATE_PROOF_MS = 1000;
const LOAD_MS = 8000;

/** Whether nothing asks any more: a message of thanks, or a small button to come back, may stay. */
function asksIn(view: PageView, before: PageView): boolean {
  const { banners } = understand(before.regions);
  const known = new Set(banners.map(({ region }) => region.ref));
  const undecided = new Set(banners.filter(({ decides }) => !decides).map(({ region }) => region.ref));
  return understand(view.regions, ({ ref }) => known.has(ref)).banners.some(({ decides, region }) => decides || undecided.has(region.ref));
}

/** null: the page did not answer, as while it loads. */
export async function bannerAsks(page: Page, before?: PageView): Promise<boolean | null> {
  try {
    const view = await lookAt(page);
    if (!view.ready) return null;
    return before ? asksIn(view, before) : understand(view.regions).banners.length > 0;
  } catch (error) {
    if (page.isClosed()) throw error;
    return null; // The document is being replaced: the click has loaded a page.
  }
}

/** "consent=true", however it was answered, beside the list of what is allowed: that there was an answer. */
function saysNothing(claim: Claim, item: StoredItem, stored: readonly StoredItem[]): boolean {
  if (claim.choice !== 'reject' || isOfOneCategory(item) || tellsApart(item, claim.accepted)) return false;
  return stored.some((other) => other !== item && allowsLess(other, claim.accepted));
}

function judge(claim: Claim, gone: boolean | null, stored: ReturnType<typeof storedSince>, now: readonly StoredItem[]): Proof {
  // Not every category that a tool keeps is offered on each portal: of several, one that is allowed is enough.
  const allowed = claim.choice === 'accept' && stored.some((item) => item.content === 'agrees' && isOfOneCategory(item));
  const against = stored.find((item) => item.content === 'contradicts' && !(allowed && isOfOneCategory(item)));
  const facts = {
    bannerGone: gone,
    stored: stored.map(({ where, name, content }) => ({ where, name, content })),
    items: stored,
    contradicted: against !== undefined,
  };
  const no = (reason: string): Proof => ({ ...facts, proved: false, reason, undone: false });
  if (against)
    return no(
      `the stored choice says otherwise: the visitor chose to ${claim.choice}, but ${against.where} "${against.name}" holds the opposite`,
    );
  if (gone === null) return no('the page did not answer after the click');
  if (claim.given.length > 0 && claim.given.every((item) => lastIn(now, [item]))) return no('what accepting stored is still kept');
  const said = stored.some(({ content }) => content === 'agrees');
  // Some panels stay open when they have been answered, or take long to fade: something is stored, and the reload has to show it.
  if (!gone && !said && !stored.some(({ content }) => content === 'opaque')) return no('the banner is still there after the click');
  if (stored.length === 0) return no('the banner went away but nothing was stored');
  if (claim.acted.needsAgreement && !said)
    return no('the choice was saved without seeing its switches, and what was stored cannot be read');
  if (claim.choice === 'grant' && !said) return no('what was stored does not say that this category is allowed and no other');
  if (claim.choice === 'reject' && !said && !stored.some((item) => tellsApart(item, claim.accepted)))
    return no(
      claim.accepted.length === 0
        ? 'what was stored cannot be read, and might as well be an acceptance'
        : 'what was stored cannot be read, and accepting stores the same',
    );
  return { ...facts, proved: true, reason: null, undone: false };
}

/** Looks for the effect of what a driver did, until it is seen or the time for it is over. */
export async function verify(claim: Claim): Promise<Proof> {
  const look = async (): Promise<Proof> => {
    const { clicked } = claim.acted;
    const asks = clicked && (await isSeen(clicked.frame, clicked.ref)) ? true : await bannerAsks(claim.page, claim.view);
    const now = await claim.storage.read();
    const since = storedSince(claim.before, now, claim.choice, claim.choiceStoredIn, claim.category);
    const stored = since.map((item) =>
      item.content === 'contradicts' && saysNothing(claim, item, since) ? { ...item, content: 'opaque' as const } : item,
    );
    // That an answer was given is written down, and what it leaves as it was already says no.
    if (claim.choice === 'reject' && stored.length > 0 && stored.every(({ content }) => content === 'opaque'))
      stored.push(...standingRefusal(claim.before, now, claim.accepted));
    if (stored.length === 0) stored.push(...storedBesides(claim.before, now, claim.choice, claim.accepted));
    return judge(claim, asks === null ? null : !asks, stored, now);
  };
  const proofWithin = async (ms: number): Promise<Proof> => {
    let last: Proof | undefined;
    const found = await until(ms, async () => {
      last = await look();
      return last.proved && last.bannerGone === true ? last : null;
    });
    return found ?? last ?? look();
  };

  const first = await proofWithin(PROOF_MS);
  const view = await lookAt(claim.page).catch(() => null);
  if (view === null || view.document !== claim.view.document) {
    // Another document: what has not come yet says nothing. Let it load (or never end loading).
    await claim.page.waitForLoadState('load', { timeout: LOAD_MS }).catch(() => undefined);
  }
  // What is proved has to last: some pages take a choice back as they go on.
  await claim.settle();
  const proof = await proofWithin(LATE_PROOF_MS);
  return first.proved && !proof.proved ? { ...proof, undone: true, reason: `the page took the choice back: ${proof.reason ?? ''}` } : proof;
}
