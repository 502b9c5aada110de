import type { Page } from 'playwright';
import { byRef, openersOf } from './probe.ts';
import type { PageView } from './probe.ts';
import { somethingIn } from './second-look.ts';
import { until } from './wait.ts';
import { readName, topicOf, topicWords } from './words.ts';

/** A page may offer its choices by a control that always stays: a footer's button, a floating icon. */
export interface WayBack {
  page: Page;
  settle(): Promise<void>;
  look(): Promise<PageView>;
  record(what: 'click' | 'wait', detail: string, ok: boolean): void;
}

const CLICK_MS = 1500;
const OPEN_MS = 400;
const TRIED = 2;

/** "Cookie settings", then a lone "Cookies"; never what decides or leads elsewhere. */
function rankOf(name: string): number {
  const { meaning } = readName(name);
  if (topicWords(name) === 0) return 0;
  if (meaning === 'settings') return 2;
  return meaning === 'other' && topicOf(name) === 'strong' && name.split(/\s+/).length <= 4 ? 1 : 0;
}

/**
 * Opens the panel that a persistent control leads to. Opening it chooses nothing: it belongs to the
 * search. True: a panel that asks is open now.
 */
export async function openByControl({ page, settle, look, record }: WayBack): Promise<boolean> {
  const ranked = (await openersOf(page)).map((opener) => ({ opener, rank: Math.max(rankOf(opener.text), rankOf(opener.label)) }));
  const candidates = ranked
    .filter(({ rank }) => rank > 0)
    .sort((a, b) => b.rank - a.rank)
    .slice(0, TRIED);
  const place = page.url();
  for (const { opener } of candidates) {
    const words = `« ${opener.text || opener.label} », a control that stays on the page`;
    try {
      await byRef(page.mainFrame(), opener.ref).click({ timeout: CLICK_MS });
    } catch (error) {
      if (!(error instanceof Error && error.name === 'TimeoutError')) throw error;
      record('click', `${words}: it could not be clicked`, false);
      continue;
    }
    record('click', words, true);
    const open = async (): Promise<true | null> => (somethingIn(await look()) ? true : null);
    let opened = await until(OPEN_MS, open);
    if (!opened) {
      await settle();
      opened = await open();
    }
    record('wait', opened ? 'its panel opened' : 'nothing opened that asks for a choice', opened === true);
    if (opened) return true;
    // It led elsewhere: what comes next belongs to the page that was asked for.
    if (page.url().split('#', 1)[0] !== place.split('#', 1)[0]) await page.goto(place, { waitUntil: 'commit' });
  }
  return false;
}
