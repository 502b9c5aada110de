import type { Page } from 'playwright';
import { understand } from './banner.ts';
import { ConsentFailure } from './driver.ts';
import { within } from './probe.ts';
import type { PageView } from './probe.ts';
import { until } from './wait.ts';

export interface SecondLook {
  page: Page;
  settle(): Promise<void>;
  look(): Promise<PageView>;
  /** Scrolling may itself be taken for consent: only here, and only where a banner may be. */
  scroll: boolean;
  record(detail: string, ok: boolean): void;
}

const SCROLL_BY = 400;
const MOVE_MS = 1000;
/** Seldom more than a frame; on a busy machine frames are slow. */
const SCROLL_MS = 1500;

/** A page that is busy, or holds scrolling back, may never say that it has taken a move. */
async function answered(move: Promise<void>): Promise<void> {
  await within(move, MOVE_MS, undefined);
}

/** Waits for the frame in which the page is told of it. True: it moved, or it did not answer. */
async function scrollsBySelf(page: Page): Promise<boolean> {
  const moved = page.evaluate(async (to) => {
    const from = window.scrollY;
    window.scrollTo({ top: Math.max(from, to), behavior: 'instant' });
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    return window.scrollY !== from || from > 0;
  }, SCROLL_BY);
  return await within(moved, MOVE_MS, true);
}

export function somethingIn(view: PageView): boolean {
  const { banners, puzzling } = understand(view.regions);
  return banners.length > 0 || puzzling !== null;
}

/**
 * Before saying "no banner": later, after the pointer has moved, and after a little scrolling. Page
 * time passes quickly in between, so what such a move sets off is there to be seen. True: there is
 * something after all.
 */
export async function secondLook({ page, settle, look, scroll, record }: SecondLook): Promise<boolean> {
  if (scroll) {
    const size = page.viewportSize();
    await answered(page.mouse.move((size?.width ?? 800) / 2, (size?.height ?? 600) / 2));
    await answered(page.mouse.wheel(0, SCROLL_BY));
    const told = async (): Promise<true | null> => {
      const view = await look();
      return view.scrolled || somethingIn(view) ? true : null;
    };
    // A wheel's scrolling is drawn out in real time, and a busy page may not take it at all: it ends where it was meant to.
    const moved = (await until(SCROLL_MS, told)) !== null;
    if ((await scrollsBySelf(page)) && !moved && (await until(SCROLL_MS, told)) === null) {
      throw new ConsentFailure('the page did not take the scrolling after which a banner may come', true);
    }
  }
  await settle();
  const seen = somethingIn(await look());
  if (scroll) await answered(page.mouse.wheel(0, -SCROLL_BY));
  const how = scroll ? `second look, later and after scrolling by ${SCROLL_BY} pixels and back` : 'second look, later';
  record(`${how}: ${seen ? 'a banner has come' : 'no banner'}`, seen);
  return seen;
}
