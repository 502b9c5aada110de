import type { Locator, Page } from 'playwright';
import { optionalSwitches, radioAnswers, understand, wordsOfSwitch } from './banner.ts';
import type { Control } from './banner.ts';
import { ConsentFailure } from './driver.ts';
import type { DriverContext } from './driver.ts';
import { fold } from './fold.ts';
import type { PageBanner } from './plan.ts';
import { byRef, isSeen, lookAt, standInOf, within } from './probe.ts';
import type { PageView } from './probe.ts';
import { setSwitch } from './switches.ts';
import { until } from './wait.ts';

/** A visitor's eyes and hands on a banner: what is there now, clicks, switches. */

/** Of a choice under way, what a click needs. */
export type Touch = Pick<DriverContext, 'page' | 'view' | 'remaining' | 'record' | 'touching'>;

/** Of a click that is no part of a choice: `ms` for all of it, and nobody is told. */
export function touchWithin(page: Page, view: PageView, ms: number): Touch {
  const end = performance.now() + ms;
  return {
    page,
    view,
    remaining: (cap) => Math.max(1, Math.min(cap, end - performance.now())),
    record: () => undefined,
    touching: () => undefined,
  };
}

/** A busy machine draws few frames, and a control is clicked only where it has come to rest. */
const CLICK_MS = 8000;
/** Before it is looked whether the page has drawn the control anew. */
const ONE_CLICK_MS = 2000;

/** Where a click went: a page may have drawn the control anew. */
export interface Clicked {
  banner: PageBanner;
  control: Control;
}

/** Regions that were a banner before, or that came with its settings, are so whatever they say now. */
export async function bannersNow(
  context: Pick<Touch, 'page' | 'view'>,
  settings: boolean,
): Promise<{ view: PageView; banners: PageBanner[] }> {
  const view = await lookAt(context.page, settings ? 'scan-switches' : 'scan');
  const old = new Set(context.view.regions.map(({ ref }) => ref));
  const first = new Set(understand(context.view.regions).banners.map(({ region }) => region.ref));
  return { view, banners: understand(view.regions, ({ ref }) => first.has(ref) || (settings && !old.has(ref))).banners };
}

/** @throws ConsentFailure where it cannot be clicked in time */
export async function click(context: Touch, banner: PageBanner, control: Control): Promise<Clicked> {
  const words = `« ${control.name} » (${control.kind})`;
  context.touching();
  const end = performance.now() + CLICK_MS;
  for (let at = { banner, control }; ;) {
    const target = byRef(at.banner.region.frame, at.control.seen.ref);
    const { role } = at.control.seen;
    try {
      await (role === 'radio' || role === 'switch' ? standInOf(target) : target).click({
        timeout: context.remaining(Math.min(ONE_CLICK_MS, Math.max(1, end - performance.now()))),
      });
      context.record('click', words, true);
      return at;
    } catch (error) {
      if (/intercepts pointer events/.test(String(error)) && (await pressKey(context, target))) {
        context.record('click', `${words}: covered, by the keyboard`, true);
        return at;
      }
      const timely = error instanceof Error && error.name === 'TimeoutError' && performance.now() < end;
      const anew = timely && !(await isSeen(at.banner.region.frame, at.control.seen.ref)) ? await drawnAnew(context, control) : null;
      if (!timely) {
        context.record('click', `${words}: ${firstLine(error)}`, false);
        throw new ConsentFailure(`${words} could not be clicked`, true);
      }
      at = anew ?? at;
    }
  }
}

/** What something else covers is still reached as those do who use no pointer. */
async function pressKey(context: Touch, target: Locator): Promise<boolean> {
  try {
    await target.focus({ timeout: context.remaining(CLICK_MS) });
    const focused = await target.evaluate((element) => element.matches(':focus'), undefined, { timeout: context.remaining(CLICK_MS) });
    if (!focused) return false;
    await within(context.page.keyboard.press('Enter'), CLICK_MS, undefined);
    return true;
  } catch (error) {
    if (error instanceof Error && error.name === 'TimeoutError') return false;
    throw error;
  }
}

/** The same control where the page has drawn it anew. */
async function drawnAnew(context: Touch, { kind, name }: Control): Promise<{ banner: PageBanner; control: Control } | null> {
  const { banners } = await bannersNow(context, true);
  for (const banner of banners) {
    const control = banner.controls.find((other) => other.kind === kind && other.name === name);
    if (control) return { banner, control };
  }
  return null;
}

/** Clicks a switch that says in words where it stands, and reads them again. */
async function turnWorded(context: DriverContext, layer: PageBanner, control: Control, to: boolean): Promise<boolean> {
  await click(context, layer, control);
  const turned = await until(CLICK_MS / 4, async () => {
    const { banners } = await bannersNow(context, true);
    const now = banners.flatMap(({ controls }) => controls).find((other) => other.worded === true && other.name === control.name);
    return now?.seen.on === to ? true : null;
  });
  return turned === true;
}

/** `unseen`: switches that the page drew anew, so that where they stand is not known. */
export async function turnSwitches(context: DriverContext, banner: PageBanner): Promise<{ wanted: number; unseen: number }> {
  const { choice, category } = context;
  const of = (control: Control): boolean => category?.test(fold(wordsOfSwitch(control))) === true;
  const wantedIn = (layer: PageBanner): { control: Control; to: boolean }[] => [
    ...optionalSwitches(layer).map((control) => ({ control, to: choice === 'accept' || (choice === 'grant' && of(control)) })),
    ...(choice === 'grant' ? [] : radioAnswers(layer, choice).map((control) => ({ control, to: true }))),
  ];
  if (choice === 'grant' && !optionalSwitches(banner).some(of))
    throw new ConsentFailure('no switch is for the category that is to be allowed');
  let layer = banner;
  let wanted = wantedIn(layer);
  const count = wanted.length;
  let unseen = 0;
  for (let at = 0, anew = 0; at < wanted.length; at += 1) {
    const { control, to } = wanted[at] as (typeof wanted)[number];
    if (control.seen.on === to) continue;
    context.touching();
    const target = byRef(layer.region.frame, control.seen.ref);
    const moved = control.worded === true ? await turnWorded(context, layer, control, to) : await setSwitch(context.page, target, to);
    context.record(to ? 'check' : 'uncheck', `« ${control.name} »${moved === null ? ': the page has drawn it anew' : ''}`, moved !== false);
    if (moved === false) throw new ConsentFailure(`the switch « ${control.name} » could not be turned ${to ? 'on' : 'off'}`, true);
    if (moved !== null) continue;
    const { banners } = await bannersNow(context, true);
    // The whole layer may have been drawn anew, with the same names.
    const names = wanted.map((one) => one.control.name).join();
    const fresh =
      banners.find(({ region }) => region.ref === layer.region.ref) ??
      banners.find(
        (other) =>
          wantedIn(other)
            .map((one) => one.control.name)
            .join() === names,
      );
    if (fresh === undefined || anew > count) {
      unseen += 1;
      continue;
    }
    // Where the new ones stand is seen; those that stand right are passed over.
    anew += 1;
    layer = fresh;
    wanted = wantedIn(layer);
    at = -1;
  }
  return { wanted: count, unseen };
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n', 1)[0] ?? '';
}
