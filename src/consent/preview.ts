import type { Page } from 'playwright';
import type { BannerFacts } from '../model/consent.ts';
import { controlsOf, factsOf, understand } from './banner.ts';
import { planFor } from './plan.ts';
import { byRef, lookAt, within } from './probe.ts';
import type { PageView } from './probe.ts';
import { secondLook } from './second-look.ts';
import { openWayBack } from './way-back.ts';

/** How a choice would begin on the layer that is seen. Nothing of it has been clicked. */
export interface PlannedChoice {
  /** `answers`: the control makes the choice; `saves`: switches are set first; `settings`: it leads to a further layer; `nothing`: no way is seen. */
  how: 'answers' | 'saves' | 'settings' | 'nothing';
  /** Words of the control; null with `nothing`. */
  control: string | null;
}

export interface BannerPreview {
  /** `page`: it asks by itself; `later`: after a while and some scrolling; `control`: something that stays on the page opens it; null: none was found. */
  foundBy: 'page' | 'later' | 'control' | null;
  /** A notice is there, but none of its controls is understood. */
  puzzling: boolean;
  banner: BannerFacts | null;
  accept: PlannedChoice;
  reject: PlannedChoice;
  /** JPEG of the screen, with the controls framed. */
  screenshot: Buffer;
}

const NOTHING: PlannedChoice = { how: 'nothing', control: null };
const BOX_MS = 1000;
const SHOT_MS = 10_000;
const COLORS: Readonly<Record<string, string>> = {
  banner: '#5f6368',
  accept: '#0a7d28',
  reject: '#b3261e',
  settings: '#0b57d0',
  save: '#0b57d0',
  switch: '#8a5a00',
};

/** Looks for the banner as an audit does, says which of its controls would be used, and touches none of them. */
export async function previewBanner(page: Page, settle: () => Promise<void>): Promise<BannerPreview> {
  const look = async (): Promise<PageView> => await lookAt(page);
  const seen = (view: PageView): boolean => understand(view.regions).banners.length > 0 || understand(view.regions).puzzling !== null;
  let foundBy: BannerPreview['foundBy'] = seen(await look()) ? 'page' : null;
  if (foundBy === null && (await secondLook({ page, settle, look, scroll: true, record: () => undefined }))) foundBy = 'later';
  if (foundBy === null) {
    const { way } = await openWayBack({ page, settle, look, opened: () => undefined, record: () => undefined, again: null });
    if (way !== null) foundBy = 'control';
  }
  const { banners, puzzling } = understand((await look()).regions);
  const banner = banners[0] ?? puzzling;
  const planned = (choice: 'accept' | 'reject'): PlannedChoice => {
    const best = banners[0];
    if (best === undefined) return NOTHING;
    const plan = planFor(best, choice);
    if (plan !== null) return { how: plan.save ? 'saves' : 'answers', control: plan.control.name };
    const [settings] = controlsOf(best, 'settings');
    return settings === undefined ? NOTHING : { how: 'settings', control: settings.name };
  };
  if (banner !== null) {
    const framed = [
      { kind: 'banner', ref: banner.region.ref },
      ...banner.controls.filter(({ kind }) => kind in COLORS).map(({ kind, seen: { ref } }) => ({ kind, ref })),
    ];
    const boxes = await Promise.all(
      framed.map(async ({ kind, ref }) => {
        const box = await within(byRef(banner.region.frame, ref).boundingBox({ timeout: BOX_MS }), BOX_MS, null).catch(() => null);
        return box === null ? [] : [{ ...box, kind, color: COLORS[kind] ?? '' }];
      }),
    );
    await frame(page, boxes.flat());
  }
  return {
    foundBy: banner === null ? null : foundBy,
    puzzling: banners.length === 0 && puzzling !== null,
    banner: banner === null ? null : factsOf(banner),
    accept: planned('accept'),
    reject: planned('reject'),
    screenshot: await page.screenshot({ type: 'jpeg', quality: 80, timeout: SHOT_MS, animations: 'disabled' }),
  };
}

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
  kind: string;
  color: string;
}

/** Frames above everything, in the top layer, that let clicks through. The visit ends with the picture. */
async function frame(page: Page, boxes: readonly Box[]): Promise<void> {
  const draw = page.evaluate((all) => {
    const layer = document.createElement('div');
    layer.popover = 'manual';
    layer.style.cssText =
      'all:initial;position:fixed;inset:0;width:100%;height:100%;pointer-events:none;overflow:visible;z-index:2147483647';
    for (const { x, y, width, height, kind, color } of all) {
      const box = document.createElement('div');
      // What fills the screen is framed within it.
      const [left, top] = [Math.max(x - 4, 0), Math.max(y - 4, 0)];
      const right = Math.min(x + width + 4, innerWidth);
      const bottom = Math.min(y + height + 4, innerHeight);
      box.style.cssText = `position:fixed;left:${left}px;top:${top}px;width:${right - left}px;height:${bottom - top}px;box-sizing:border-box;border:3px solid ${color}`;
      const label = document.createElement('span');
      label.textContent = kind;
      label.style.cssText = `position:absolute;left:-3px;top:${top < 19 ? 0 : -19}px;background:${color};color:#fff;font:bold 12px/16px sans-serif;padding:0 5px`;
      box.append(label);
      layer.append(box);
    }
    document.documentElement.append(layer);
    layer.showPopover();
  }, boxes);
  // A page that forbids it is shown without frames; the words tell the controls all the same.
  await within(
    draw.catch(() => undefined),
    BOX_MS,
    undefined,
  );
}
