import type { Page } from 'playwright';
import type { WayBack } from '../model/consent.ts';
import { openByApi } from './cmp-api.ts';
import { byRef, openersOf } from './probe.ts';
import type { PageView, SeenOpener } from './probe.ts';
import { somethingIn } from './second-look.ts';
import { until } from './wait.ts';
import { readName, saysWithdraw, speaksOfNecessary, topicOf, topicWords } from './words.ts';

/** A page may offer its choices by a control that always stays: a footer's button, a floating icon. */
export interface WaySearch {
  page: Page;
  settle(): Promise<void>;
  look(): Promise<PageView>;
  /** Regions that came with a click of this search belong to what is looked for. */
  opened(refs: readonly string[]): void;
  record(what: 'click' | 'wait', detail: string, ok: boolean): void;
  /** A choice was made before, and is to be taken back: links of the portal are followed, menus opened, and at last the consent tool's own functions called. */
  again: Withdrawing | null;
}

export interface Withdrawing {
  /** Before a control that may take the consent back by itself. */
  touching(): void;
  /** `refused`: that is what is kept now; `forgotten`: the acceptance is not kept any more. */
  took(): Promise<'refused' | 'forgotten' | null>;
}

export interface FoundWay {
  /** null: no panel that asks is open now. */
  way: WayBack | null;
  /** The control has taken the consent back by itself, and nothing asks. */
  decided: boolean;
  tried: string[];
  /** A control that did not take a click, so that what it opens is not known. */
  unclicked: string | null;
}

const CLICK_MS = 4000;
const OPEN_MS = 400;
const TOOK_MS = 1500;
const TRIED = 2;
const TRIED_AGAIN = 8;
/** On a page that was led to, or in a menu that was opened. */
const TRIED_THERE = 3;

/** "Cookie settings", then a lone "Cookies"; never what decides or leads elsewhere. */
function rankOf(name: string): number {
  const { meaning } = readName(name);
  if (topicWords(name) === 0) return 0;
  if (meaning === 'settings') return 2;
  return meaning === 'other' && topicOf(name) === 'strong' && name.split(/\s+/).length <= 4 ? 1 : 0;
}

/** Links that leave this page come last: a settings page of the portal, then its pages on cookies and on privacy. */
function rankOfLink(name: string): number {
  const rank = rankOf(name);
  if (rank > 0) return rank === 2 ? 0.8 : 0.5;
  return readName(name).meaning === 'policy' && topicWords(name) > 0 ? 0.4 : 0;
}

const HINTED = { marked: 0.9, icon: 0.3, menu: 0.2 } as const;

function rank({ text, label, href, hint }: SeenOpener, again: boolean): number {
  const by = (name: string): number => {
    if (saysWithdraw(name)) return again ? 3 : 0;
    if (href === 'away') return again ? rankOfLink(name) : 0;
    return rankOf(name);
  };
  const named = Math.max(by(text), by(label));
  return named > 0 || hint === null || !again ? named : HINTED[hint];
}

class Search {
  readonly #search: WaySearch;
  readonly #clicked = new Set<string>();
  /** Regions that were there before the click */
  #before: ReadonlySet<string> = new Set();
  readonly tried: string[] = [];
  unclicked: string | null = null;
  decided = false;

  constructor(search: WaySearch) {
    this.#search = search;
  }

  /** Tries what is on the page, best first. @returns the name of the control that led to something that asks, or that decided */
  async from(most: number, there: boolean): Promise<string | null> {
    const { page, settle, again } = this.#search;
    const place = page.url();
    const candidates = (await openersOf(page))
      .map((opener) => ({ opener, rank: rank(opener, again !== null) }))
      .filter(({ opener, rank: one }) => one > 0 && !this.#clicked.has(opener.ref))
      // What a page is led to for has its control on that page.
      .filter(({ opener }) => !there || (opener.href !== 'away' && opener.hint !== 'menu'))
      .sort((a, b) => b.rank - a.rank)
      .slice(0, most);
    for (const { opener } of candidates) {
      const found = await this.#try(opener, there);
      if (found !== null) return found;
      // It led elsewhere: what comes next belongs to the page that was asked for.
      if (page.url().split('#', 1)[0] !== place.split('#', 1)[0]) {
        await page.goto(place, { waitUntil: 'commit' });
        await settle();
      }
    }
    return null;
  }

  async #try(opener: SeenOpener, there: boolean): Promise<string | null> {
    const { page, record, again } = this.#search;
    const name = opener.text || opener.label;
    const words = name === '' ? 'a control without a name that stays on the page' : `« ${name} », a control that stays on the page`;
    const place = page.url();
    const withdraws = again !== null && saysWithdraw(`${opener.text} ${opener.label}`);
    this.#clicked.add(opener.ref);
    this.#before = new Set((await this.#search.look()).regions.map(({ ref }) => ref));
    if (withdraws) again.touching();
    try {
      await byRef(page.mainFrame(), opener.ref).click({ timeout: CLICK_MS });
    } catch (error) {
      if (!(error instanceof Error && error.name === 'TimeoutError')) throw error;
      record('click', `${words}: it could not be clicked`, false);
      this.tried.push(name);
      this.unclicked ??= name;
      return null;
    }
    record('click', words, true);
    const took = withdraws ? await this.#took(again, place) : null;
    if (took === 'refused') {
      record('wait', 'the consent is taken back by that', true);
      this.decided = true;
      return name;
    }
    const opened = await this.#opens();
    record('wait', opened ? 'its panel opened' : 'nothing opened that asks for a choice', opened);
    if (opened) return name;
    this.tried.push(name);
    const leads = page.url().split('#', 1)[0] !== place.split('#', 1)[0] || opener.hint === 'menu';
    return leads && !there && again !== null ? await this.from(TRIED_THERE, true) : null;
  }

  /** Where the acceptance is only forgotten, the page asks once more when it is loaded. */
  async #took(again: Withdrawing, place: string): Promise<'refused' | 'forgotten' | null> {
    const { page, settle } = this.#search;
    const took = await until(TOOK_MS, async () => ((await this.#asks()) ? 'asks' : await again.took()));
    if (took === 'forgotten') {
      await page.goto(place, { waitUntil: 'commit' });
      await settle();
    }
    return took === 'asks' ? null : took;
  }

  /** What has switches and a button, speaks of categories, and was not there before the click, is a panel of settings. */
  async #asks(): Promise<boolean> {
    const { again, look, opened } = this.#search;
    const view = await look();
    if (somethingIn(view)) return true;
    const panels = view.regions.filter(
      ({ ref, how, text, controls }) =>
        again !== null &&
        how === 'overlay' &&
        !this.#before.has(ref) &&
        (speaksOfNecessary(text) || topicWords(text) >= 2) &&
        controls.some(({ role, disabled }) => role === 'switch' && !disabled) &&
        controls.some(({ role }) => role === 'button'),
    );
    opened(panels.map(({ ref }) => ref));
    return panels.length > 0;
  }

  async #opens(): Promise<boolean> {
    const open = async (): Promise<true | null> => ((await this.#asks()) ? true : null);
    if (await until(OPEN_MS, open)) return true;
    await this.#search.settle();
    return (await open()) === true;
  }

  async byApi(): Promise<string | null> {
    const { page, record } = this.#search;
    for (const name of await openByApi(page)) {
      record('wait', `${name}, a function of the consent tool`, true);
      if (await this.#opens()) return name;
    }
    return null;
  }
}

/**
 * Opens the panel that a persistent control leads to. Opening it chooses nothing: it belongs to the
 * search; only what says that it takes a consent back is a touch, and only where that is wanted.
 */
export async function openWayBack(search: WaySearch): Promise<FoundWay> {
  const run = new Search(search);
  const found = (way: WayBack | null): FoundWay => ({ way, decided: run.decided, tried: run.tried, unclicked: run.unclicked });
  const name = await run.from(search.again === null ? TRIED : TRIED_AGAIN, false);
  if (name !== null) return found({ by: 'control', name, tried: run.tried });
  const called = search.again === null ? null : await run.byApi();
  return found(called === null ? null : { by: 'cmp-api', name: called, tried: run.tried });
}

/** To who looks for the way back, a form in the text of a page is one, as it is to nobody who only reads; and so is what it opened. */
export function forTheWayBack(view: PageView, opened: ReadonlySet<string>): PageView {
  const regions = view.regions.map((region): (typeof view.regions)[number] => {
    if (opened.has(region.ref)) return { ...region, opened: true };
    const form = region.how === 'inline' && region.controls.some(({ role }) => role === 'switch' || role === 'radio');
    return form ? { ...region, how: 'flow', passage: Math.max(region.passage, region.textLength) } : region;
  });
  return { ...view, regions };
}
