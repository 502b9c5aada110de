import type { Locator } from 'playwright';
import { controlFacts, controlsOf, optionalSwitches, radioAnswers, repeatedAnswers, understand, wordsOfSwitch } from '../banner.ts';
import type { Banner, Control } from '../banner.ts';
import { ConsentFailure, defineDriver } from '../driver.ts';
import type { Acted, Choice, DriverContext } from '../driver.ts';
import { fold } from '../fold.ts';
import { byRef, isSeen, lookAt, standInOf, within } from '../probe.ts';
import type { LocatedRegion, PageView } from '../probe.ts';
import { setSwitch } from '../switches.ts';
import { until } from '../wait.ts';

/** A busy machine draws few frames, and a control is clicked only where it has come to rest. */
const CLICK_MS = 8000;
/** Before it is looked whether the page has drawn the control anew. */
const ONE_CLICK_MS = 2000;
/** For the page to answer a click: close, open its settings, or load another page. */
const ANSWER_MS = 1500;
/** Fading out takes this long; what is still there then, though the choice is kept, stays. */
const KEPT_MS = 600;
const LAYER_MS = 4000;
/** A layer without a choice has to look the same this long before it is taken for a step on the way. */
const STILL_MS = 500;
const DEEPEST = 4;
const MOST_FOLDS = 12;

type PageBanner = Banner<LocatedRegion>;

interface Clicked {
  banner: PageBanner;
  control: Control;
}

interface Plan {
  control: Control;
  /** Switches are put where the choice wants them first. */
  save: boolean;
  /** Buttons that answer one question each, to be clicked first. */
  answers?: readonly Control[];
  /** The same answer to other questions, where nothing keeps them all at the end. */
  others?: readonly Control[];
  /** Nothing says that the control keeps what the switches say. */
  unsaid?: true;
}

/** Which control of this layer makes the choice; null: none does. */
export function planFor(banner: Banner, choice: Choice): Plan | null {
  if (choice === 'grant') {
    // Only switches tell one category from another.
    const [keep] = [...controlsOf(banner, 'save'), ...controlsOf(banner, 'accept').filter(({ reading }) => reading.general)];
    return keep && optionalSwitches(banner).length > 0 ? { control: keep, save: true } : null;
  }
  const [direct] = controlsOf(banner, choice);
  const [save] = controlsOf(banner, 'save');
  const single = repeatedAnswers(banner, choice);
  if (save && single.length > 0) return { control: save, save: true, answers: single };
  const switches = optionalSwitches(banner).length + radioAnswers(banner, choice).length;
  if (direct) {
    // "OK" under a list of switches keeps what they say; it is "accept" only where there are none.
    const keepsSwitches = choice === 'accept' && direct.reading.general && switches > 0;
    if (!keepsSwitches) return { control: direct, save: false, ...(single.includes(direct) ? { others: single.slice(1) } : {}) };
    return { control: save ?? direct, save: true };
  }
  if (save && (choice === 'reject' || switches > 0)) return { control: save, save: true };
  // "Confirm" and nothing else that answers is what accepts: what is stored has to say so.
  if (save && choice === 'accept' && controlsOf(banner, 'reject').length === 0) return { control: save, save: true };
  const ok = controlsOf(banner, 'accept').find(({ reading }) => reading.general);
  if (choice === 'reject' && ok && switches > 0) return { control: ok, save: true };
  // Settings that are only closed keep what their switches say, or nothing: the storage tells.
  const [close] = controlsOf(banner, 'close');
  return close && switches > 0 && !controlsOf(banner, 'accept').length && !controlsOf(banner, 'settings').length
    ? { control: close, save: true, unsaid: true }
    : null;
}

/** Not by a button that answers, but by the switches beside it. */
function planBySwitches(banner: Banner): Plan | null {
  const [save] = controlsOf(banner, 'save');
  return save && optionalSwitches(banner).length > 0 ? { control: save, save: true } : null;
}

function layerKey(banner: PageBanner): string {
  return `${banner.region.ref} ${banner.controls.map(({ kind, seen }) => `${kind}:${seen.ref}`).join(' ')}`;
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n', 1)[0] ?? '';
}

/** What something else covers is still reached as those do who use no pointer. */
async function pressKey(context: DriverContext, target: Locator): Promise<boolean> {
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
async function drawnAnew(context: DriverContext, { kind, name }: Control): Promise<{ banner: PageBanner; control: Control } | null> {
  const { banners } = await bannersNow(context, true);
  for (const banner of banners) {
    const control = banner.controls.find((other) => other.kind === kind && other.name === name);
    if (control) return { banner, control };
  }
  return null;
}

async function click(context: DriverContext, banner: PageBanner, control: Control): Promise<Clicked> {
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

/** `unseen`: switches that the page drew anew, so that where they stand is not known. */
async function turnSwitches(context: DriverContext, banner: PageBanner): Promise<{ wanted: number; unseen: number }> {
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
    const moved = await setSwitch(context.page, byRef(layer.region.frame, control.seen.ref), to);
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

/** Regions that were a banner before, or that came with its settings, are so whatever they say now. */
async function bannersNow(context: DriverContext, settings: boolean): Promise<{ view: PageView; banners: PageBanner[] }> {
  const view = await lookAt(context.page, settings ? 'scan-switches' : 'scan');
  const old = new Set(context.view.regions.map(({ ref }) => ref));
  const first = new Set(understand(context.view.regions).banners.map(({ region }) => region.ref));
  return { view, banners: understand(view.regions, ({ ref }) => first.has(ref) || (settings && !old.has(ref))).banners };
}

/** The controls by which a layer is told from another one. */
function decidingIn({ controls }: PageBanner): Control[] {
  return controls.filter(({ kind, seen }) => seen.loose !== true && ['accept', 'reject', 'save', 'settings', 'other'].includes(kind));
}

interface Layers {
  /** Controls of the layers that have been seen. */
  offered: Set<string>;
  /** Layers that have been seen. */
  seen: Set<string>;
  /** Controls that have been tried as a way on. */
  tried: Set<string>;
}

/** Buttons whose words say nothing, those that stand out first. */
function unknownIn(banner: PageBanner): Control[] {
  const standsOut = ({ seen: { looks } }: Control): number =>
    looks === undefined ? 0 : (looks.boxed ? 1e6 : 0) + looks.width * looks.height * (looks.fontWeight >= 600 ? 1.2 : 1);
  return controlsOf(banner, 'other')
    .filter(
      ({ seen, reading, name }) => seen.role === 'button' && seen.loose !== true && reading.meaning === 'other' && /\p{L}/u.test(name),
    )
    .sort((x, y) => standsOut(y) - standsOut(x));
}

/**
 * What leads on: settings; else a "more information" that is a button; else a button whose words say
 * nothing. Beside a refusal, that one may itself accept; what stands out least may refuse.
 */
function waysOn(context: DriverContext, banner: PageBanner, { tried }: Layers, orUnknown = true): Control[] {
  const here = (kind: Control['kind']): Control[] => controlsOf(banner, kind).filter(({ seen }) => seen.href !== 'away');
  const found = orUnknown ? unknownIn(banner).filter(({ seen }) => seen.href !== 'away') : [];
  // The other one, where the first was seen to store the opposite.
  const unknown = (context.choice === 'accept') === context.viaSettings ? found.toReversed() : found;
  const known = [...controlsOf(banner, 'settings'), ...here('policy')];
  const accepts = context.choice === 'accept' && unknown.length === 1 && controlsOf(banner, 'accept').length === 0;
  return (accepts ? [...unknown, ...known] : [...known, ...unknown]).filter(({ seen }) => !tried.has(seen.ref));
}

/** In a layer that was opened: what keeps its switches, though its words do not say so, is the last of its buttons. */
function unsaidSave(context: DriverContext, banner: PageBanner): Plan | null {
  if (optionalSwitches(banner).length + radioAnswers(banner, context.choice === 'grant' ? 'accept' : context.choice).length === 0)
    return null;
  const unknown = new Set(unknownIn(banner));
  const known = new Set(controlsOf(banner, 'settings').filter(({ seen }) => seen.href !== 'away'));
  const last = banner.controls.findLast((control) => unknown.has(control)) ?? banner.controls.findLast((control) => known.has(control));
  return last ? { control: last, save: true, unsaid: true } : null;
}

interface Step {
  /** The layer that is open now; null: the banner went away with the click. */
  banner: PageBanner | null;
  clicked: Clicked;
}

/** What a click leads to: a layer that lets one choose, or that leads on to one that may; or the end of the banner. */
async function openLayer(context: DriverContext, banner: PageBanner, layers: Layers): Promise<Step> {
  const [way] = waysOn(context, banner, layers);
  if (!way) throw new ConsentFailure(`the banner offers nothing to ${context.choice}`);
  layers.tried.add(way.seen.ref);
  const place = context.page.url();
  const clicked = await click(context, banner, way);
  let onward: { banner: PageBanner; since: number } | null = null;
  let gone = false;
  const opened = await until<PageBanner | 'answered'>(context.remaining(LAYER_MS), async () => {
    const { view, banners } = await bannersNow(context, true);
    const fresh = banners.filter((candidate) => !layers.seen.has(layerKey(candidate)));
    const chooses = fresh.find((candidate) => planFor(candidate, context.choice) !== null);
    if (chooses) return chooses;
    const leads = fresh.find((candidate) => waysOn(context, candidate, layers).length > 0);
    // What is opening may still get its switches: a layer that only leads on has to stay so.
    if (!leads || !onward || layerKey(leads) !== layerKey(onward.banner))
      onward = leads ? { banner: leads, since: performance.now() } : null;
    gone = banners.length === 0 && view.unheard.length === 0 && context.page.url() === place;
    if (gone && (await context.agrees())) return 'answered';
    return onward && performance.now() - onward.since >= STILL_MS ? onward.banner : null;
  });
  if (opened === 'answered' || (opened === null && gone)) {
    context.record('wait', 'the banner went away', true);
    return { banner: null, clicked };
  }
  context.record(
    'wait',
    opened
      ? `a layer opened: ${opened.controls
          .map(({ name }) => name)
          .join(' · ')
          .slice(0, 300)}`
      : 'nothing opened',
    opened !== null,
  );
  if (opened) {
    layers.seen.add(layerKey(opened));
    context.layer(way.name, controlFacts(opened));
    return { banner: opened, clicked };
  }
  if (context.page.url() !== place) throw new ConsentFailure(`« ${way.name} » leads to another page`);
  if (waysOn(context, banner, layers).length > 0) return { banner, clicked };
  throw new ConsentFailure(`after « ${way.name} » nothing to ${context.choice} is found`);
}

/** The same layer with its switches in sight, where a control brings them there. */
async function unfold(context: DriverContext, banner: PageBanner, layers: Layers): Promise<PageBanner | null> {
  try {
    const { banner: opened } = await openLayer(context, banner, layers);
    return opened && optionalSwitches(opened).length > 0 ? opened : null;
  } catch (error) {
    if (error instanceof ConsentFailure) return null;
    throw error;
  }
}

/** "Are you sure?" after an answer: what says the answer again, else what says yes. */
function confirmationIn(banner: PageBanner, choice: Choice): Control | null {
  const plain = controlsOf(banner, choice === 'reject' ? 'reject' : 'accept').find(({ reading }) => !reading.general);
  const [save] = controlsOf(banner, 'save');
  return plain ?? save ?? controlsOf(banner, 'accept').find(({ reading }) => reading.general) ?? null;
}

interface Last {
  clicked: Clicked;
  /** What was clicked at the end does not say the choice by itself. */
  unsure: boolean;
}

/** Some panels stay when they have been answered; some only move their switches and want to be saved; some ask again; some clicks come too early. */
async function followUp(context: DriverContext, clicked: Clicked, plan: Plan, layers: Layers): Promise<Last> {
  const { document } = context.view;
  const { banner, control } = clicked;
  const since = performance.now();
  const answer = await until(context.remaining(ANSWER_MS), async () => {
    if (!(await isSeen(banner.region.frame, control.seen.ref))) return 'gone';
    return performance.now() - since > KEPT_MS && (await context.agrees()) ? 'kept' : null;
  });
  if (answer === 'gone') return await asksAgain(context, clicked, plan, layers);
  const { view, banners } = await bannersNow(context, true);
  const left = banners.find((other) => other.region.ref === banner.region.ref);
  if (!left || view.document !== document) return { clicked, unsure: false };
  const [save] = controlsOf(left, 'save');
  const [close] = controlsOf(left, 'close');
  const next = answer === 'kept' ? close : save && !plan.save ? save : control;
  if (!next) return { clicked, unsure: false };
  const why =
    answer === 'kept'
      ? 'the choice is kept and the panel stays: it is closed'
      : next === control
        ? 'the banner did not answer the click: once more'
        : 'the banner wants to be saved';
  context.record('wait', why, true);
  return { clicked: await click(context, left, next), unsure: false };
}

/** Another layer that came with the answer, and is no banner that is only fading out. */
async function asksAgain(context: DriverContext, clicked: Clicked, plan: Plan, layers: Layers): Promise<Last> {
  const nothing: Last = { clicked, unsure: false };
  let asking: { banner: PageBanner; since: number } | null = null;
  // Settings that were closed lead back to the first layer; what answers there may keep them, too.
  const isFirst = (candidate: PageBanner): boolean => decidingIn(candidate).every(({ seen }) => layers.offered.has(seen.ref));
  const nextIn = (candidate: PageBanner): Control | null => {
    if (!isFirst(candidate)) return confirmationIn(candidate, context.choice);
    return plan.unsaid === true ? (controlsOf(candidate, 'save')[0] ?? controlsOf(candidate, 'accept')[0] ?? null) : null;
  };
  const found = await until<PageBanner | 'nothing'>(context.remaining(ANSWER_MS), async () => {
    const { view, banners } = await bannersNow(context, true);
    const next = banners.find((candidate) => nextIn(candidate) !== null);
    if (banners.length === 0 || view.document !== context.view.document || (await context.agrees())) return 'nothing';
    if (!next) return null;
    if (!asking || layerKey(asking.banner) !== layerKey(next)) asking = { banner: next, since: performance.now() };
    return performance.now() - asking.since >= STILL_MS ? next : null;
  });
  const control = found === null || found === 'nothing' ? null : nextIn(found);
  if (found === null || found === 'nothing' || control === null) return nothing;
  const returned = isFirst(found);
  context.record('wait', returned ? 'the first layer is back: what it keeps is read' : 'the banner asks once more', true);
  const plain = !returned && control.kind === context.choice && !control.reading.general;
  return { clicked: await click(context, found, control), unsure: !plain };
}

async function act(context: DriverContext): Promise<Acted | null> {
  const { banners, puzzling } = understand(context.view.regions);
  const [first = puzzling] = banners;
  if (!first) return null;
  let banner = first;
  // The first layer's answer turned out to be another one: only switches tell.
  let plan = context.viaSettings ? planBySwitches(banner) : planFor(banner, context.choice);
  const layers: Layers = {
    seen: new Set([banner, ...banners].map(layerKey)),
    offered: new Set([banner, ...banners].flatMap(decidingIn).map(({ seen }) => seen.ref)),
    tried: new Set(),
  };
  // What slides in, or lies under something that is going, can be worked a little later.
  if (!plan && !context.viaSettings && waysOn(context, banner, layers).length === 0) {
    const later = await until(context.remaining(ANSWER_MS), async () => {
      const seen = (await bannersNow(context, false)).banners.find((other) => planFor(other, context.choice) !== null);
      return seen ?? null;
    });
    if (later) {
      banner = later;
      plan = planFor(later, context.choice);
    }
  }
  for (let depth = 0; !plan && depth < DEEPEST; depth += 1) {
    // A notice with one button to make it go has been taken note of by that button.
    const only = waysOn(context, banner, layers).length === 1 && banners.length === 0;
    const { banner: next, clicked } = await openLayer(context, banner, layers);
    if (next === null) {
      const noted = only && context.choice === 'accept';
      return { clicked: { frame: clicked.banner.region.frame, ref: clicked.control.seen.ref }, cmp: null, needsAgreement: !noted };
    }
    const opened = next !== banner;
    banner = next;
    plan = planFor(banner, context.choice);
    if (context.viaSettings && plan && !plan.save && plan.control.reading.general) plan = null;
    if (opened) plan ??= unsaidSave(context, banner);
  }
  if (!plan) throw new ConsentFailure(`the settings offer nothing to ${context.choice}`);
  // Switches may lie behind a tab: what is not seen may be on.
  const silent =
    optionalSwitches(banner).length + radioAnswers(banner, context.choice === 'grant' ? 'accept' : context.choice).length === 0;
  let folded: Control[] = [];
  if (plan.save && plan.answers === undefined && silent && waysOn(context, banner, layers, false).length === 0) {
    // Or each in a fold of its own.
    const folds = unknownIn(banner).filter(({ seen }) => seen.href !== 'away' && !layers.tried.has(seen.ref));
    const unfolded = folds.length > 0 ? await unfold(context, banner, layers) : null;
    if (unfolded) folded = folds.filter(({ seen }) => !layers.tried.has(seen.ref)).slice(0, MOST_FOLDS);
    plan = (unfolded && planFor(unfolded, context.choice)) ?? plan;
    banner = unfolded ?? banner;
  } else if (plan.save && plan.answers === undefined && silent) {
    const unfolded = await unfold(context, banner, layers);
    plan = (unfolded && planFor(unfolded, context.choice)) ?? plan;
    banner = unfolded ?? banner;
  }
  let needsAgreement = false;
  if (plan.save) {
    for (const answer of plan.answers ?? []) await click(context, banner, answer);
    const turned = await turnSwitches(context, banner);
    for (const fold of folded) {
      const before = banner;
      await click(context, before, fold);
      const next = await until(KEPT_MS, async () => {
        const { banners: now } = await bannersNow(context, true);
        return now.find((other) => other.region.ref === before.region.ref && layerKey(other) !== layerKey(before)) ?? null;
      });
      if (!next) continue;
      banner = next;
      plan = planFor(banner, context.choice) ?? plan;
      const more = await turnSwitches(context, banner);
      turned.wanted += more.wanted;
      turned.unseen += more.unseen;
    }
    // Saved with no switch in sight: what that says can only be read from what is stored.
    needsAgreement = turned.wanted + (plan.answers?.length ?? 0) === 0 || turned.unseen > 0 || plan.unsaid === true;
  }
  let answered = await click(context, banner, plan.control);
  for (const other of plan.others ?? []) {
    // The same button twice, or an answer to one question: what stays after the first is another one.
    const gone = await until(KEPT_MS, async () => ((await isSeen(banner.region.frame, other.seen.ref)) ? null : true));
    if (gone !== true) answered = await click(context, banner, other);
  }
  const { clicked, unsure } = await followUp(context, answered, plan, layers);
  return {
    clicked: { frame: clicked.banner.region.frame, ref: clicked.control.seen.ref },
    cmp: null,
    needsAgreement: needsAgreement || unsure,
  };
}

export default defineDriver({
  name: 'heuristic',
  async detect(context) {
    const { banners, puzzling } = understand(context.view.regions);
    const [best] = banners;
    const seen = best ?? puzzling;
    context.record('search', seen ? `${seen.region.how}: ${seen.region.text.slice(0, 120)}` : 'no banner in sight', seen !== null);
    if (!best && puzzling && unknownIn(puzzling).length === 0)
      throw new ConsentFailure('a banner was seen but none of its controls is understood');
    return seen !== null;
  },
  act,
});
