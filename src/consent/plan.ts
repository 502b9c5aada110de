import { controlsOf, optionalSwitches, radioAnswers, repeatedAnswers } from './banner.ts';
import type { Banner, Control } from './banner.ts';
import type { Choice, DriverContext } from './driver.ts';
import type { LocatedRegion } from './probe.ts';
import { saysAll } from './words.ts';

/** What to click on a layer of a banner, told from what is seen of it alone. */

export type PageBanner = Banner<LocatedRegion>;

export interface Plan {
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

/** A notice that offers nothing but to close it has been taken note of by that. */
export function noticeClosing(banner: Banner, choice: Choice): Plan | null {
  const answers = banner.controls.some(({ kind }) => ['accept', 'reject', 'save', 'settings', 'switch', 'pay'].includes(kind));
  const [close] = controlsOf(banner, 'close');
  return choice === 'accept' && close && !answers ? { control: close, save: false } : null;
}

/** Not by a button that answers, but by the switches beside it. */
export function planBySwitches(banner: Banner): Plan | null {
  const [save] = controlsOf(banner, 'save');
  return save && optionalSwitches(banner).length > 0 ? { control: save, save: true } : null;
}

/** "Accept cookies" under the switches that came with the settings, and nothing else that answers: it may keep them. */
export function acceptKeeps(banner: Banner, choice: Choice): Plan | null {
  const answers = controlsOf(banner, 'accept');
  const [accept] = answers;
  return choice === 'reject' && accept && answers.length === 1 && !saysAll(accept.name) && optionalSwitches(banner).length > 0
    ? { control: accept, save: true, unsaid: true }
    : null;
}

/** Switches and levels of a layer that say what is chosen. */
export function choosable({ choice }: Pick<Chooser, 'choice'>, banner: Banner): number {
  return optionalSwitches(banner).length + radioAnswers(banner, choice === 'grant' ? 'accept' : choice).length;
}

/** In a layer that was opened: what keeps its switches, though its words do not say so, is the last of its buttons. */
export function unsaidSave(context: Chooser, banner: PageBanner): Plan | null {
  if (choosable(context, banner) === 0) return null;
  const unknown = new Set(unknownIn(banner));
  const known = new Set(controlsOf(banner, 'settings').filter(({ seen }) => seen.href !== 'away'));
  const last = banner.controls.findLast((control) => unknown.has(control)) ?? banner.controls.findLast((control) => known.has(control));
  return last ? { control: last, save: true, unsaid: true } : null;
}

/** "Are you sure?" after an answer: what says the answer again, else what says yes. "Your choice was saved": what closes that. */
export function confirmationIn(banner: PageBanner, choice: Choice, said: Control): Control | null {
  const same = controlsOf(banner, choice === 'reject' ? 'reject' : 'accept');
  // Question after question, each with the answer that was just given.
  const again = same.find(({ name }) => name === said.name);
  const plain = again ?? same.find(({ reading }) => !reading.general);
  const [save] = controlsOf(banner, 'save');
  const [close] = controlsOf(banner, 'close');
  const yes = controlsOf(banner, 'accept').find(({ reading }) => reading.general);
  return plain ?? save ?? yes ?? (decidingIn(banner).length === 0 ? close : undefined) ?? null;
}

/** Buttons whose words say nothing, those that stand out first. */
export function unknownIn(banner: PageBanner): Control[] {
  const standsOut = ({ seen: { looks } }: Control): number =>
    looks === undefined ? 0 : (looks.boxed ? 1e6 : 0) + looks.width * looks.height * (looks.fontWeight >= 600 ? 1.2 : 1);
  return controlsOf(banner, 'other')
    .filter(
      ({ seen, reading, name }) => seen.role === 'button' && seen.loose !== true && reading.meaning === 'other' && /\p{L}/u.test(name),
    )
    .sort((x, y) => standsOut(y) - standsOut(x));
}

/** Of what is chosen, all that a plan hangs on. */
type Chooser = Pick<DriverContext, 'choice' | 'viaSettings'>;

export interface Layers {
  /** Controls of the layers that have been seen. */
  offered: Set<string>;
  /** Layers that have been seen. */
  seen: Set<string>;
  /** Controls that have been tried as a way on. */
  tried: Set<string>;
}

/**
 * What leads on: settings; else a "more information" that is a button; else a button whose words say
 * nothing. Beside a refusal, that one may itself accept; what stands out least may refuse.
 */
export function waysOn(context: Chooser, banner: PageBanner, { tried }: Layers, orUnknown = true): Control[] {
  const here = (kind: Control['kind']): Control[] => controlsOf(banner, kind).filter(({ seen }) => seen.href !== 'away');
  const found = orUnknown ? unknownIn(banner).filter(({ seen }) => seen.href !== 'away') : [];
  // The other one, where the first was seen to store the opposite.
  const unknown = (context.choice === 'accept') === context.viaSettings ? found.toReversed() : found;
  // "Next", beside what plainly accepts, may lead on to switches.
  const accepting = controlsOf(banner, 'accept');
  const next =
    context.choice === 'accept' || accepting.every(({ reading }) => reading.general)
      ? []
      : accepting.filter(({ reading }) => reading.general);
  const known = [...controlsOf(banner, 'settings'), ...here('policy'), ...(orUnknown ? next : [])];
  const accepts = context.choice === 'accept' && unknown.length === 1 && controlsOf(banner, 'accept').length === 0;
  return (accepts ? [...unknown, ...known] : [...known, ...unknown]).filter(({ seen }) => !tried.has(seen.ref));
}

/** The same for what looks the same: another layer has other controls. */
export function layerKey(banner: PageBanner): string {
  return `${banner.region.ref} ${banner.controls.map(({ kind, seen }) => `${kind}:${seen.ref}`).join(' ')}`;
}

/** The controls by which a layer is told from another one. */
export function decidingIn({ controls }: PageBanner): Control[] {
  return controls.filter(({ kind, seen }) => seen.loose !== true && ['accept', 'reject', 'save', 'settings', 'other'].includes(kind));
}
