import type { Page } from 'playwright';
import type { BannerLayer } from '../model/consent.ts';
import { controlFacts, controlsOf, optionalSwitches, understand } from './banner.ts';
import { ConsentFailure } from './driver.ts';
import { bannersNow, click, touchWithin } from './hands.ts';
import { lookAt } from './probe.ts';
import { until } from './wait.ts';

const LOOK_MS = 10_000;
const OPEN_MS = 3000;

/**
 * Opens the settings of a banner whose first layer shows no switches, to see how those stand before anybody has
 * touched them. Nothing in them is clicked. null: there is nothing to open; `layer` is null where no switch came.
 */
export async function lookAtSettings(page: Page): Promise<{ layer: BannerLayer | null } | null> {
  const view = await lookAt(page);
  const [banner] = understand(view.regions).banners;
  if (!banner || banner.controls.some(({ kind }) => kind === 'switch')) return null;
  const opener = controlsOf(banner, 'settings').find(({ seen }) => seen.href !== 'away' && seen.loose !== true);
  if (!opener) return null;
  const touch = touchWithin(page, view, LOOK_MS);
  try {
    await click(touch, banner, opener);
  } catch (error) {
    if (error instanceof ConsentFailure) return null;
    throw error;
  }
  const layer = await until(OPEN_MS, async () => {
    const { banners } = await bannersNow(touch, true);
    return banners.find((candidate) => optionalSwitches(candidate).length > 0) ?? null;
  });
  return { layer: layer ? { opener: opener.name.slice(0, 200), controls: controlFacts(layer) } : null };
}
