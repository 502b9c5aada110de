import { controlsOf, optionalSwitches, radioAnswers, understand } from '../banner.ts';
import type { Banner, Control } from '../banner.ts';
import { ConsentFailure, defineDriver } from '../driver.ts';
import type { Acted, DriverContext } from '../driver.ts';
import { byRef, isSeen, lookAt } from '../probe.ts';
import type { LocatedRegion, PageView } from '../probe.ts';
import { setSwitch } from '../switches.ts';
import { until } from '../wait.ts';

const CLICK_MS = 3000;
/** For the page to answer a click: close, open its settings, or load another page. */
const ANSWER_MS = 1500;
const LAYER_MS = 4000;

type PageBanner = Banner<LocatedRegion>;

interface Plan {
  control: Control;
  /** Switches are put where the choice wants them first. */
  save: boolean;
}

/** Which control of this layer makes the choice; null: none does. */
export function planFor(banner: Banner, choice: 'accept' | 'reject'): Plan | null {
  const [direct] = controlsOf(banner, choice);
  const [save] = controlsOf(banner, 'save');
  const switches = optionalSwitches(banner).length + radioAnswers(banner, choice).length;
  if (direct) {
    // "OK" under a list of switches keeps what they say; it is "accept" only where there are none.
    const keepsSwitches = choice === 'accept' && direct.reading.general && switches > 0;
    if (!keepsSwitches) return { control: direct, save: false };
    return { control: save ?? direct, save: true };
  }
  if (save && (choice === 'reject' || switches > 0)) return { control: save, save: true };
  const [ok] = controlsOf(banner, 'accept');
  return choice === 'reject' && ok?.reading.general === true && switches > 0 ? { control: ok, save: true } : null;
}

function layerKey(banner: PageBanner): string {
  return `${banner.region.ref} ${banner.controls.map(({ kind, seen }) => `${kind}:${seen.ref}`).join(' ')}`;
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n', 1)[0] ?? '';
}

async function click(context: DriverContext, banner: PageBanner, control: Control): Promise<void> {
  const words = `« ${control.name} » (${control.kind})`;
  context.touching();
  try {
    await byRef(banner.region.frame, control.seen.ref).click({ timeout: context.remaining(CLICK_MS) });
    context.record('click', words, true);
  } catch (error) {
    context.record('click', `${words}: ${firstLine(error)}`, false);
    throw new ConsentFailure(`${words} could not be clicked`);
  }
}

async function turnSwitches(context: DriverContext, banner: PageBanner): Promise<number> {
  const on = context.choice === 'accept';
  const wanted = [
    ...optionalSwitches(banner).map((control) => ({ control, to: on })),
    ...radioAnswers(banner, context.choice).map((control) => ({ control, to: true })),
  ];
  for (const { control, to } of wanted) {
    if (control.seen.on === to) continue;
    context.touching();
    const moved = await setSwitch(context.page, byRef(banner.region.frame, control.seen.ref), to);
    context.record(to ? 'check' : 'uncheck', `« ${control.name} »`, moved);
    if (!moved) throw new ConsentFailure(`the switch « ${control.name} » could not be turned ${to ? 'on' : 'off'}`);
  }
  return wanted.length;
}

/** Regions that were a banner before, or that came with its settings, are so whatever they say now. */
async function bannersNow(context: DriverContext, settings: boolean): Promise<{ view: PageView; banners: PageBanner[] }> {
  const view = await lookAt(context.page, settings ? 'scan-switches' : 'scan');
  const old = new Set(context.view.regions.map(({ ref }) => ref));
  const first = new Set(understand(context.view.regions).banners.map(({ region }) => region.ref));
  return { view, banners: understand(view.regions, ({ ref }) => first.has(ref) || (settings && !old.has(ref))).banners };
}

/** The settings that a click has opened: a layer that was not there before and lets one choose. */
async function openSettings(context: DriverContext, banner: PageBanner, before: ReadonlySet<string>): Promise<PageBanner> {
  const [settings] = controlsOf(banner, 'settings');
  if (!settings) throw new ConsentFailure(`the banner offers nothing to ${context.choice}`);
  const place = context.page.url();
  await click(context, banner, settings);
  const opened = await until(context.remaining(LAYER_MS), async () => {
    const { banners } = await bannersNow(context, true);
    return banners.find((candidate) => candidate.decides && !before.has(layerKey(candidate)) && planFor(candidate, context.choice) !== null) ?? null;
  });
  context.record('wait', opened ? `the settings opened: ${opened.controls.map(({ name }) => name).join(' · ').slice(0, 300)}` : 'no settings opened', opened !== null);
  if (opened) return opened;
  const moved = context.page.url() !== place;
  throw new ConsentFailure(moved ? `« ${settings.name} » leads to another page` : `after « ${settings.name} » nothing to ${context.choice} is found`);
}

/** Some settings only move their switches on "reject all" and want to be saved; some clicks come too early. */
async function followUp(context: DriverContext, banner: PageBanner, plan: Plan): Promise<Control> {
  const { document } = context.view;
  const answered = await until(context.remaining(ANSWER_MS), async () => ((await isSeen(banner.region.frame, plan.control.seen.ref)) ? null : true));
  if (answered) return plan.control;
  const { view, banners } = await bannersNow(context, true);
  const left = banners.find((other) => other.region.ref === banner.region.ref);
  if (!left || view.document !== document) return plan.control;
  const [save] = controlsOf(left, 'save');
  const again = save && !plan.save ? save : plan.control;
  if (again === plan.control) context.record('wait', 'the banner did not answer the click: once more', true);
  await click(context, left, again);
  return again;
}

async function act(context: DriverContext): Promise<Acted | null> {
  const { banners } = understand(context.view.regions);
  let banner = banners[0];
  if (!banner) return null;
  let plan = planFor(banner, context.choice);
  if (!plan) {
    banner = await openSettings(context, banner, new Set(banners.map(layerKey)));
    plan = planFor(banner, context.choice);
    if (!plan) throw new ConsentFailure(`the settings offer nothing to ${context.choice}`);
  }
  let needsAgreement = false;
  if (plan.save) {
    const turned = await turnSwitches(context, banner);
    // Saved with no switch in sight: what that says can only be read from what is stored.
    needsAgreement = turned === 0;
  }
  await click(context, banner, plan.control);
  const last = await followUp(context, banner, plan);
  return { clicked: { frame: banner.region.frame, ref: last.seen.ref }, cmp: null, needsAgreement };
}

export default defineDriver({
  name: 'heuristic',
  async detect(context) {
    const { banners, puzzling } = understand(context.view.regions);
    const [best] = banners;
    const seen = best ?? puzzling;
    context.record('search', seen ? `${seen.region.how}: ${seen.region.text.slice(0, 120)}` : 'no banner in sight', seen !== null);
    if (!best && puzzling) throw new ConsentFailure('a banner was seen but none of its controls is understood');
    return best !== undefined;
  },
  act,
});
