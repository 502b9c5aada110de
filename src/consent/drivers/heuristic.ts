import { controlFacts, controlsOf, optionalSwitches, uncovered, understand } from '../banner.ts';
import type { Control } from '../banner.ts';
import { ConsentFailure, defineDriver } from '../driver.ts';
import type { Acted, DriverContext } from '../driver.ts';
import { bannersNow, click, turnSwitches } from '../hands.ts';
import type { Clicked } from '../hands.ts';
import {
  acceptKeeps,
  choosable,
  confirmationIn,
  decidingIn,
  layerKey,
  noticeClosing,
  planBySwitches,
  planFor,
  unknownIn,
  unsaidSave,
  waysOn,
} from '../plan.ts';
import type { Layers, PageBanner, Plan } from '../plan.ts';
import { isSeen } from '../probe.ts';
import { until } from '../wait.ts';

/** For the page to answer a click: close, open its settings, or load another page. */
const ANSWER_MS = 1500;
/** Fading out takes this long; what is still there then, though the choice is kept, stays. */
const KEPT_MS = 600;
/** For a banner that says that it is at work, and then that it is done. */
const SAID_MS = 6000;
const LAYER_MS = 4000;
/** A layer without a choice has to look the same this long before it is taken for a step on the way. */
const STILL_MS = 500;
const DEEPEST = 4;
const MOST_FOLDS = 12;
const MOST_QUESTIONS = 8;

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
    const chooses = fresh.find((candidate) => (planFor(candidate, context.choice) ?? acceptKeeps(candidate, context.choice)) !== null);
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
    return opened && choosable(context, opened) > 0 ? opened : null;
  } catch (error) {
    if (error instanceof ConsentFailure) return null;
    throw error;
  }
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
    if (performance.now() - since <= KEPT_MS) return null;
    if (await context.agrees()) return 'kept';
    const { banners } = await bannersNow(context, true);
    // What came with the click, over the banner that stays.
    return banners.some((other) => !isFirst(other, layers) && other.region.ref !== banner.region.ref && !layers.seen.has(layerKey(other)))
      ? 'asks'
      : null;
  });
  if (answer === 'gone' || answer === 'asks') return await asksAgain(context, clicked, plan, layers);
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
  // What it keeps has to be the answer, too.
  const turned = next === save ? await turnSwitches(context, left) : { wanted: 1, unseen: 0 };
  return { clicked: await click(context, left, next), unsure: turned.unseen > 0 || turned.wanted === 0 };
}

/** Settings that were closed lead back to the first layer. */
function isFirst(candidate: PageBanner, { offered }: Layers): boolean {
  const deciding = decidingIn(candidate);
  return deciding.length > 0 && deciding.every(({ seen }) => offered.has(seen.ref));
}

/** Another layer that came with the answer, and is no banner that is only fading out; and what comes with its answer. */
async function asksAgain(context: DriverContext, clicked: Clicked, plan: Plan, layers: Layers): Promise<Last> {
  let last: Last = { clicked, unsure: false };
  for (let asked = 0; asked < MOST_QUESTIONS; asked += 1) {
    const next = await nextQuestion(context, last.clicked, plan, layers);
    if (next === null) break;
    last = { clicked: next.clicked, unsure: last.unsure || next.unsure };
    if (!next.more) break;
  }
  return last;
}

async function nextQuestion(
  context: DriverContext,
  clicked: Clicked,
  plan: Plan,
  layers: Layers,
): Promise<(Last & { more: boolean }) | null> {
  let asking: { banner: PageBanner; since: number } | null = null;
  // What answers on the first layer may keep what the settings say, too.
  const nextIn = (candidate: PageBanner): Control | null => {
    if (!isFirst(candidate, layers))
      return (
        confirmationIn(candidate, context.choice, clicked.control) ?? (plan.save ? (unsaidSave(context, candidate)?.control ?? null) : null)
      );
    return plan.unsaid === true ? (controlsOf(candidate, 'save')[0] ?? controlsOf(candidate, 'accept')[0] ?? null) : null;
  };
  const answered = layerKey(clicked.banner);
  /** No banner has been seen from then on. */
  let since: number | null = null;
  const found = await until<PageBanner | 'nothing'>(context.remaining(SAID_MS), async () => {
    const { view, banners } = await bannersNow(context, true);
    const next = banners.find((candidate) => layerKey(candidate) !== answered && nextIn(candidate) !== null);
    if (view.document !== context.view.document || (await context.agrees())) return 'nothing';
    // The next question may come only when the last one has faded out.
    if (banners.length > 0) since = null;
    else if (performance.now() - (since ??= performance.now()) >= STILL_MS) return 'nothing';
    if (!next) return null;
    if (!asking || layerKey(asking.banner) !== layerKey(next)) asking = { banner: next, since: performance.now() };
    return performance.now() - asking.since >= STILL_MS ? next : null;
  });
  const control = found === null || found === 'nothing' ? null : nextIn(found);
  if (found === null || found === 'nothing' || control === null) return null;
  const returned = isFirst(found, layers);
  context.record('wait', returned ? 'the first layer is back: what it keeps is read' : 'the banner asks once more', true);
  const plain =
    !returned &&
    (control.kind === 'close' ||
      control.kind === 'save' ||
      control.name === clicked.control.name ||
      (control.kind === context.choice && !control.reading.general));
  // The next step may have switches of its own.
  const turned = returned || optionalSwitches(found).length === 0 ? { unseen: 0 } : await turnSwitches(context, found);
  return {
    clicked: await click(context, found, control),
    unsure: !plain || turned.unseen > 0,
    more: !returned && control.kind !== 'close',
  };
}

async function act(context: DriverContext): Promise<Acted | null> {
  const { banners, puzzling } = understand(context.view.regions);
  const [first = puzzling] = banners;
  if (!first) return null;
  let banner = first;
  // The first layer's answer turned out to be another one: only switches tell.
  let plan = context.viaSettings ? planBySwitches(banner) : (planFor(banner, context.choice) ?? noticeClosing(banner, context.choice));
  const layers: Layers = {
    seen: new Set([banner, ...banners].map(layerKey)),
    offered: new Set([banner, ...banners].flatMap(decidingIn).map(({ seen }) => seen.ref)),
    tried: new Set(),
  };
  const open = new Set(first.controls.filter(({ seen }) => seen.tab !== true).map(({ seen }) => seen.ref));
  // What slides in, or lies under something that is going, can be worked a little later.
  if (!plan && !context.viaSettings && waysOn(context, banner, layers).length === 0) {
    const later = await until(context.remaining(ANSWER_MS), async () => {
      const seen = (await bannersNow(context, false)).banners.find((other) => planFor(other, context.choice) !== null);
      return seen ?? null;
    });
    banner = later ?? uncovered(banner);
    plan = planFor(banner, context.choice);
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
    if (opened) plan ??= acceptKeeps(banner, context.choice) ?? unsaidSave(context, banner);
  }
  if (!plan) throw new ConsentFailure(`the settings offer nothing to ${context.choice}`);
  // Switches may lie behind a tab: what is not seen may be on.
  let silent = choosable(context, banner) === 0;
  if (plan.save && plan.answers === undefined && silent) {
    // A layer that slides in brings its switches later than what keeps them.
    const whole = await until(context.remaining(ANSWER_MS), async () => {
      const { banners: now } = await bannersNow(context, true);
      return now.find((other) => choosable(context, other) > 0 && planFor(other, context.choice)?.save === true) ?? null;
    });
    plan = (whole && planFor(whole, context.choice)) ?? plan;
    banner = whole ?? banner;
    silent = whole === null;
  }
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
    // Not the one that was open at first: it leads back.
    const tabs = banner.controls.filter(({ seen }) => seen.tab === true && !seen.disabled && !open.has(seen.ref));
    for (const fold of [...folded, ...tabs]) {
      const before = banner;
      await click(context, before, fold);
      const next = await until(KEPT_MS, async () => {
        const { banners: now } = await bannersNow(context, true);
        const changed = now.filter((other) => layerKey(other) !== layerKey(before));
        // Drawn anew altogether, it is another place with other switches.
        return (
          changed.find(({ region }) => region.ref === before.region.ref) ??
          changed.find((other) => optionalSwitches(other).length > 0) ??
          null
        );
      });
      if (!next) continue;
      banner = next;
      // What keeps all parts is beside each of them.
      const [keeps] = tabs.includes(fold) ? controlsOf(banner, 'save') : [];
      plan = keeps ? { ...plan, control: keeps } : (planFor(banner, context.choice) ?? plan);
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
    if (!best && puzzling && unknownIn(puzzling).length === 0 && noticeClosing(puzzling, context.choice) === null)
      throw new ConsentFailure(
        noticeClosing(puzzling, 'accept') === null
          ? 'a banner was seen but none of its controls is understood'
          : `the notice can only be closed: it offers nothing to ${context.choice}`,
      );
    return seen !== null;
  },
  act,
});
