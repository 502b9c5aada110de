import type { Page } from 'playwright';
import type { WayBack } from '../model/consent.ts';
import { openByApi } from './cmp-api.ts';
import { byRef, openersOf } from './probe.ts';
import type { PageView, SeenControl } from './probe.ts';
import { somethingIn } from './second-look.ts';
import { until } from './wait.ts';
import { readName, topicOf, topicWords } from './words.ts';

/** A page may offer its choices by a control that always stays: a footer's button, a floating icon. */
export interface WaySearch {
  page: Page;
  settle(): Promise<void>;
  look(): Promise<PageView>;
  record(what: 'click' | 'wait', detail: string, ok: boolean): void;
  /** A choice was made before: links of the portal are followed, and at last the consent tool's own functions called. */
  thorough: boolean;
}

const CLICK_MS = 4000;
const OPEN_MS = 400;
const TRIED = 2;
const TRIED_THOROUGHLY = 5;

/** "Cookie settings", then a lone "Cookies"; never what decides or leads elsewhere. */
function rankOf(name: string): number {
  const { meaning } = readName(name);
  if (topicWords(name) === 0) return 0;
  if (meaning === 'settings') return 2;
  return meaning === 'other' && topicOf(name) === 'strong' && name.split(/\s+/).length <= 4 ? 1 : 0;
}

/** Links that leave this page come last: a settings page of the portal, then its page on cookies. */
function rankOfLink(name: string, thorough: boolean): number {
  if (!thorough) return 0;
  const rank = rankOf(name);
  return rank === 2 ? 0.8 : rank === 1 ? 0.5 : 0;
}

function rank({ text, label, href }: SeenControl, thorough: boolean): number {
  const by = (name: string): number => (href === 'away' ? rankOfLink(name, thorough) : rankOf(name));
  return Math.max(by(text), by(label));
}

/**
 * Opens the panel that a persistent control leads to. Opening it chooses nothing: it belongs to the
 * search. `way` is null where no panel that asks is open now; `unclicked`: a control that did not take a click, so
 * that what it opens is not known.
 */
export async function openWayBack(search: WaySearch): Promise<{ way: WayBack | null; tried: string[]; unclicked: string | null }> {
  const { page, settle, look, record, thorough } = search;
  const candidates = (await openersOf(page))
    .map((opener) => ({ opener, rank: rank(opener, thorough) }))
    .filter((candidate) => candidate.rank > 0)
    .sort((a, b) => b.rank - a.rank)
    .slice(0, thorough ? TRIED_THOROUGHLY : TRIED);
  const place = page.url();
  const tried: string[] = [];
  let unclicked: string | null = null;
  const opens = async (): Promise<boolean> => {
    const open = async (): Promise<true | null> => (somethingIn(await look()) ? true : null);
    if (await until(OPEN_MS, open)) return true;
    await settle();
    return (await open()) === true;
  };
  for (const { opener } of candidates) {
    const name = opener.text || opener.label;
    const words = `« ${name} », a control that stays on the page`;
    try {
      await byRef(page.mainFrame(), opener.ref).click({ timeout: CLICK_MS });
    } catch (error) {
      if (!(error instanceof Error && error.name === 'TimeoutError')) throw error;
      record('click', `${words}: it could not be clicked`, false);
      tried.push(name);
      unclicked ??= name;
      continue;
    }
    record('click', words, true);
    const opened = await opens();
    record('wait', opened ? 'its panel opened' : 'nothing opened that asks for a choice', opened);
    if (opened) return { way: { by: 'control', name, tried }, tried, unclicked };
    tried.push(name);
    // It led elsewhere: what comes next belongs to the page that was asked for.
    if (page.url().split('#', 1)[0] !== place.split('#', 1)[0]) {
      await page.goto(place, { waitUntil: 'commit' });
      await settle();
    }
  }
  if (!thorough) return { way: null, tried, unclicked };
  for (const name of await openByApi(page)) {
    record('wait', `${name}, a function of the consent tool`, true);
    if (await opens()) return { way: { by: 'cmp-api', name, tried }, tried, unclicked };
  }
  return { way: null, tried, unclicked };
}
