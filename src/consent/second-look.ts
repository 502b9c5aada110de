import type { Page } from 'playwright';
import { understand } from './banner.ts';
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

const AFTER_SCROLL_MS = 800;

function somethingIn(view: PageView): true | null {
  const { banners, puzzling } = understand(view.regions);
  return banners.length > 0 || puzzling !== null ? true : null;
}

/** Before saying "no banner": later, and after a little scrolling. True: there is something after all. */
export async function secondLook({ page, settle, look, scroll, record }: SecondLook): Promise<boolean> {
  await settle();
  const late = somethingIn(await look());
  record(late ? 'second look, later: a banner has come' : 'second look, later: no banner', late === true);
  if (late) return true;
  if (!scroll) return false;
  const size = page.viewportSize();
  await page.mouse.move((size?.width ?? 800) / 2, (size?.height ?? 600) / 2);
  await page.mouse.wheel(0, 400);
  const scrolled = await until(AFTER_SCROLL_MS, async () => somethingIn(await look()));
  await page.mouse.wheel(0, -400);
  record(scrolled ? 'second look, after scrolling by 400 pixels and back: a banner has come' : 'second look, after scrolling by 400 pixels and back: no banner', scrolled === true);
  return scrolled === true;
}
