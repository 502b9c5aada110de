import type { Page } from 'playwright';
import type { BannerClosing } from '../model/consent.ts';
import { controlsOf, understand } from './banner.ts';
import type { Control } from './banner.ts';
import { ConsentFailure } from './driver.ts';
import { click, touchWithin } from './hands.ts';
import type { PageBanner } from './plan.ts';
import { isSeen, lookAt } from './probe.ts';
import type { PageView } from './probe.ts';
import { storedSince } from './stored-choice.ts';
import type { StoredItem } from './stored-choice.ts';
import { until } from './wait.ts';

/** A click and what it takes for the banner to go. */
const CLOSE_MS = 12_000;
const GONE_MS = 2000;

export interface ClosingWay {
  view: PageView;
  banner: PageBanner;
  control: Control;
}

/** What only closes the banner that asks now; or why there is nothing to close. Looks only. */
export async function closingWay(page: Page): Promise<ClosingWay | 'no-banner' | 'no-control'> {
  const view = await lookAt(page);
  const { banners, puzzling } = understand(view.regions);
  const banner = banners[0] ?? puzzling;
  if (!banner) return 'no-banner';
  const control = controlsOf(banner, 'close').find(({ seen }) => seen.loose !== true && seen.href !== 'away');
  return control ? { view, banner, control } : 'no-control';
}

/** Closes the banner without a choice, as a visitor does who wants to read. */
export async function closeBanner(
  page: Page,
  { view, banner, control }: ClosingWay,
  read: () => Promise<readonly StoredItem[]>,
): Promise<BannerClosing> {
  const before = await read();
  try {
    const { control: clicked } = await click(touchWithin(page, view, CLOSE_MS), banner, control);
    const gone = await until(GONE_MS, async () => ((await isSeen(banner.region.frame, clicked.seen.ref)) ? null : true));
    const stored = storedSince(before, await read(), 'reject').map(({ where, name }) => ({ where, name }));
    return { outcome: gone === true ? 'closed' : 'stays', control: control.name, stored };
  } catch (error) {
    if (!(error instanceof ConsentFailure)) throw error;
    return { outcome: 'not-clicked', control: control.name, stored: [] };
  }
}
