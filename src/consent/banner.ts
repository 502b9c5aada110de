import type { Frame } from 'playwright';
import type { BannerControl, BannerFacts } from '../model/consent.ts';
import { isUnspaced } from './fold.ts';
import { isControl, readControl } from './control.ts';
import type { Control } from './control.ts';
import type { SeenRegion } from './page-probe.ts';

export type { Control } from './control.ts';
import {
  isForeign,
  languageOf,
  namesNecessary,
  readName,
  saysAll,
  speaksOfData,
  speaksOfMeasuring,
  speaksOfNecessary,
  speaksOfOtherThings,
  speaksOfUse,
  topicOf,
  topicWords,
} from './words.ts';

/** A region that asks for consent, as far as its words tell. */
export interface Banner<Region extends SeenRegion = SeenRegion> {
  region: Region;
  controls: Control[];
  /** A click in this layer can make the choice; else only its settings can. */
  decides: boolean;
  language: string | null;
  score: number;
}

/** What the regions of a page come to: banners, best first, and what looks like one but is not understood. */
export interface Understanding<Region extends SeenRegion = SeenRegion> {
  banners: Banner<Region>[];
  puzzling: Banner<Region> | null;
}

/** Below this a text is a menu entry or the name of a widget, not a notice. */
const SHORTEST_NOTICE = 30;
const PRICE = /[€$£]\s?\d|\d\s?[€$£]/;
/** Placeholders of embedded content ask for consent too, but only for themselves. */
const EMBED =
  /youtube|vimeo|dailymotion|google maps|openstreetmap|facebook|instagram|twitter|tiktok|spotify|soundcloud|\bvid[eé]o|\bmaps?\b/i;
/** A text that is no longer than this has room for one thing. */
const SHORT_NOTICE = 250;
/** With buttons that decide, "This site uses cookies" is enough. */
const SHORTEST_QUESTION = 12;

export function controlsOf(banner: Banner, kind: Control['kind']): Control[] {
  // A button that keeps what is selected may wait for a selection.
  const selects = kind === 'save' && banner.controls.some((control) => control.kind === 'switch' && !control.seen.disabled);
  // An open list lies over it until something is chosen.
  const listed = kind === 'save' && banner.controls.some((control) => control.kind === 'switch' && control.seen.tag === 'option');
  const found = banner.controls.filter(
    (control) => control.kind === kind && (!control.seen.disabled || selects) && (control.seen.covered !== true || listed),
  );
  // "Allow all" before the "Allow" of one service; a whole name before a phrase within one.
  // What a text only names ("click *Allow all*") comes after the button itself.
  const rank = ({ reading, seen }: Control): number =>
    (reading.general ? 0 : 4) + (reading.exact ? 2 : 0) + (reading.phrase.includes(' ') ? 1 : 0) - (seen.loose === true ? 8 : 0);
  return found.sort((a, b) => rank(b) - rank(a));
}

/** As those work it who use no pointer: what lies over it does not matter to the keyboard. */
export function uncovered<Region extends SeenRegion>(banner: Banner<Region>): Banner<Region> {
  return { ...banner, controls: banner.controls.map((control) => ({ ...control, seen: { ...control.seen, covered: false } })) };
}

/** "Allow" and "Deny" beside each other, of which one stays pressed, are one question with two answers. */
function isPressedAnswer({ controls }: Banner, { kind, seen, reading }: Control): boolean {
  const answers = (meaning: 'accept' | 'reject'): boolean =>
    controls.some((other) => other.kind === 'switch' && other.seen.tag === 'button' && other.reading.meaning === meaning);
  return (
    kind === 'switch' &&
    seen.tag === 'button' &&
    (reading.meaning === 'accept' || reading.meaning === 'reject') &&
    answers('accept') &&
    answers('reject')
  );
}

/** Answers to single questions, "Agree" or "Disagree" for each purpose: the same name several times. */
export function repeatedAnswers(banner: Banner, choice: 'accept' | 'reject'): Control[] {
  const all = banner.controls.filter(({ kind, seen }) => kind === choice && !seen.disabled && seen.loose !== true);
  const [first] = all;
  return first && all.length > 1 && all.every(({ name }) => name === first.name) ? all : [];
}

/** Switches that a visitor may leave off. */
export function optionalSwitches(banner: Banner): Control[] {
  return banner.controls.filter((control) => {
    const { kind, seen } = control;
    if (kind !== 'switch' || seen.disabled || seen.role === 'radio' || isPressedAnswer(banner, control)) return false;
    const own = `${seen.label} ${seen.text}`.trim();
    const letters = own.replace(/[^\p{L}]/gu, '').length;
    // "On" or "Allow" says nothing of what it is for: the words of its row do.
    const named = letters > 8 || (letters > 2 && readName(own).meaning === 'other');
    return !speaksOfNecessary(named ? own : seen.row);
  });
}

/** What a switch is for, in its own words or those of its row. */
export function wordsOfSwitch({ seen }: Control): string {
  return `${seen.label} ${seen.text} ${seen.row}`;
}

export function radioAnswers(banner: Banner, choice: 'accept' | 'reject'): Control[] {
  const radios = banner.controls.filter(
    (control) => control.kind === 'switch' && (control.seen.role === 'radio' || isPressedAnswer(banner, control)) && !control.seen.disabled,
  );
  const answers = radios.filter(({ reading }) => reading.meaning === choice);
  if (answers.length > 0) return answers;
  // One question with several levels: the lowest is what is needed, the last that is left the highest.
  const needed = radios.filter(({ seen }) => speaksOfNecessary(`${seen.label} ${seen.text}`));
  // "Only what is needed" before "What is needed, and statistics".
  const alone = needed.filter(({ reading }) => reading.meaning === 'reject');
  const lowest = needed.length > 1 && alone.length === 1 ? alone : needed;
  if (radios.length < 2 || lowest.length !== 1) return [];
  const highest = radios.findLast((radio) => !lowest.includes(radio));
  return choice === 'reject' ? lowest : highest ? [highest] : [];
}

/** Two radios that say yes and no, with nothing beside them that keeps or answers, are themselves the answers. */
function asAnswers(given: Control[]): Control[] {
  const controls = given.map((control): Control => {
    const { kind, seen, reading, name } = control;
    // "Refuse" that stays pressed, once on the banner, answers all the same; beside its opposite and a "Save" it is one of two.
    const decides = kind === 'switch' && seen.tag === 'button' && reading.exact && !reading.general;
    if (!decides || (reading.meaning !== 'accept' && reading.meaning !== 'reject')) return control;
    const opposite = reading.meaning === 'accept' ? 'reject' : 'accept';
    const paired = given.some((other) => other.kind === 'switch' && other.seen.tag === 'button' && other.reading.meaning === opposite);
    const once = given.filter((other) => other.name === name).length === 1;
    return once && !(paired && given.some((other) => other.kind === 'save')) ? { ...control, kind: reading.meaning } : control;
  });
  const radios = controls.filter(({ kind, seen }) => kind === 'switch' && seen.role === 'radio' && seen.tag !== 'option');
  const decided = controls.some(({ kind }) => kind === 'accept' || kind === 'reject' || kind === 'save');
  const meanings = radios.map(({ reading }) => reading.meaning);
  if (decided || !(meanings.includes('accept') && meanings.includes('reject'))) return controls;
  return controls.map((control) => (radios.includes(control) ? { ...control, kind: control.reading.meaning } : control));
}

function understandRegion<Region extends SeenRegion>(
  region: Region,
  trusted: boolean,
): { banner: Banner<Region>; is: 'banner' | 'puzzling' | 'nothing' } {
  const spoken = languageOf(region.text);
  const read = asAnswers(region.controls.map((seen) => readControl(seen, spoken, region.alone)).filter(isControl));
  // "Selection" keeps what is selected only where there is something to select; else it leads there.
  const selects = read.some(({ kind }) => kind === 'switch');
  const accepts = read.some(({ kind }) => kind === 'accept');
  const unread = read.filter(({ kind, seen }) => kind === 'other' && seen.role === 'button' && seen.loose !== true).length;
  const controls = read.map((control): Control => {
    const { kind, reading } = control;
    // "Strictly necessary" answers only where it stands beside what accepts; among others of its kind, or switches, it is a heading.
    const heading =
      (kind !== 'switch' && reading.heading === true) ||
      (kind === 'reject' && (reading.general ? speaksOfNecessary(control.name) : !accepts && namesNecessary(control.name)));
    if (heading && (kind !== 'reject' || selects || !accepts || unread > 1)) return { ...control, kind: 'other' };
    return kind === 'save' && reading.general && !reading.exact && !selects ? { ...control, kind: 'settings' } : control;
  });
  const selectable = controls.some(({ kind, seen }) => kind === 'switch' && !seen.disabled);
  const has = (kind: Control['kind']): boolean =>
    controls.some((control) => control.kind === kind && (!control.seen.disabled || (kind === 'save' && selectable)));
  const decides = has('accept') || has('reject') || has('save');
  const pair = has('accept') && has('reject');
  const topic = topicOf(region.text);
  const telling = controls.some(
    (control) =>
      ['accept', 'reject', 'save'].includes(control.kind) &&
      !control.reading.general &&
      (control.reading.phrase.includes(' ') || topicOf(control.name) === 'strong'),
  );
  // What lies under something else is not what a person would work first.
  const covered =
    controls.some(({ seen }) => seen.covered === true) && !controls.some(({ kind, seen }) => kind !== 'switch' && seen.covered === false);
  const score =
    (covered ? -300 : 0) +
    (decides ? 100 : 0) +
    (pair ? 50 : 0) +
    (topic === 'strong' ? 20 : 0) +
    (telling ? 15 : 0) +
    (region.how === 'overlay' ? 10 : 0) +
    Math.min(topicWords(region.text), 10);
  // "Cookies" is a word of every language: what the buttons say tells more.
  const language = controls.find(({ reading }) => reading.exact && !reading.general)?.reading.language ?? spoken;
  const banner: Banner<Region> = { region, controls, decides, language, score };

  // "Accept", "Refuse", "Configure" beside a word on privacy ask for consent, whatever else is said.
  const plainly = (kind: Control['kind']): boolean =>
    controls.some((control) => control.kind === kind && control.reading.exact && !control.reading.general);
  const plainPair = plainly('accept') && plainly('reject') && (has('settings') || (has('policy') && topicWords(region.text) > 0));
  // An answer and its opposite beside a word on personal data.
  const aboutData =
    speaksOfData(region.text) && (pair ? plainly('accept') || plainly('reject') : plainly('reject') && (has('settings') || has('policy')));
  const asksToMeasure = pair && region.textLength < SHORT_NOTICE && speaksOfMeasuring(region.text);
  const tells = (kind: Control['kind']): boolean =>
    controls.some((control) => control.kind === kind && !control.reading.general && control.reading.phrase.includes(' '));
  const hinted = topicWords(region.text) > 0;
  const settable = tells('accept') && has('settings');
  // "Allow" and "No, thanks" are asked by others, too; "Allow all" is not.
  const all = controls.some(({ kind, name }) => kind === 'accept' && saysAll(name));
  const about = topic !== 'none' || (pair && telling && (hinted || all)) || (hinted && settable) || plainPair || aboutData || asksToMeasure;
  // Settings that offer nothing but the way back keep what they say, or hand it to the first layer.
  const leavable = has('close') || unread > 0;
  if (trusted && (decides || (has('switch') && leavable) || (region.how === 'frame' && has('close')))) return { banner, is: 'banner' };
  // A sign of a script without spaces says as much as a few letters.
  const notice = region.passage >= (isUnspaced(region.text) ? SHORTEST_NOTICE / 3 : SHORTEST_NOTICE);
  // Other pop-ups mention cookies in their small print; a banner speaks of little else, or its buttons do.
  const sells = PRICE.test(region.text) && !telling;
  const other =
    sells ||
    region.hasPassword ||
    region.hasEmail ||
    (speaksOfOtherThings(region.text) && (!telling || topic === 'none') && !(has('accept') && topicWords(region.text) >= 4));
  // Several switches, of which some cannot be turned, and a button that keeps them: a panel of purposes, whatever it calls them.
  const switches = controls.filter(({ kind, seen }) => kind === 'switch' && seen.role === 'switch');
  const fixed = switches.filter(({ seen }) => (seen.disabled && seen.on === true) || speaksOfNecessary(seen.row));
  const panel =
    region.how === 'overlay' &&
    notice &&
    switches.length > 1 &&
    fixed.length > 0 &&
    fixed.length < switches.length &&
    (telling || plainly('save'));
  if (panel && !region.hasPassword && !region.hasEmail) return { banner, is: 'banner' };
  if (!about || other) return { banner, is: 'nothing' };
  if (region.alone && has('accept') && topic === 'strong' && notice && speaksOfUse(region.text) && (telling || plainly('accept')))
    return { banner, is: 'banner' };
  if (region.how === 'inline') {
    const asks = plainly('accept') && (pair || has('settings'));
    return { banner, is: topic === 'strong' && notice && asks && !EMBED.test(region.text) ? 'banner' : 'nothing' };
  }
  // A short line with one way to make it go, in words that say nothing: "cheers!".
  const here = controls.filter(({ kind, seen }) => kind !== 'policy' && seen.href !== 'away' && seen.loose !== true);
  const only = here.filter(({ kind }) => kind === 'other' || kind === 'close');
  const line =
    !decides &&
    here.length === 1 &&
    only.length === 1 &&
    topic === 'strong' &&
    notice &&
    region.textLength < 300 &&
    speaksOfUse(region.text);
  if (region.how === 'flow') {
    const plain = controls.some(({ kind, reading }) => (kind === 'accept' || kind === 'reject') && reading.exact);
    const asked =
      decides &&
      notice &&
      (telling || pair || (topic === 'strong' && (plain || (has('accept') && has('settings')) || (selects && plainly('save')))));
    return { banner, is: asked ? 'banner' : line ? 'puzzling' : 'nothing' };
  }
  // "Continue" or "Yes" may be the answer to anything: the text has to say what is done with cookies.
  const vague = !pair && controls.every(({ kind, reading }) => !['accept', 'reject', 'save'].includes(kind) || reading.general);
  // Words that only hint at the topic are many pop-ups' words: then a control has to say plainly what it does.
  const clear = vague
    ? speaksOfUse(region.text)
    : topic === 'strong' || telling || plainly('accept') || plainly('reject') || (plainly('save') && selects) || asksToMeasure;
  if (decides && clear && (region.passage >= SHORTEST_QUESTION || pair || telling)) return { banner, is: 'banner' };
  // "More" or "Change" may lead to anything.
  if (controls.some(({ kind, reading, seen }) => kind === 'settings' && !reading.general && !seen.disabled) && notice)
    return { banner, is: 'banner' };
  const buttons = controls.filter(({ seen }) => seen.role === 'button');
  // A notice that can only be closed; or one whose buttons mean nothing to us, and which says more than the word.
  const onlyCloses = buttons.every(({ kind }) => kind === 'close');
  const puzzles =
    buttons.length > 0 &&
    (onlyCloses || unread > 0) &&
    topic === 'strong' &&
    notice &&
    (speaksOfUse(region.text)
      ? onlyCloses || topicWords(region.text) >= 2 || (buttons.length > 1 && region.textLength < SHORT_NOTICE)
      : buttons.length > 1 && isForeign(region.text));
  return { banner, is: puzzles || line ? 'puzzling' : 'nothing' };
}

/** `trusted`: regions known to belong to a banner, whatever their words: its next layer, or what the way back has opened. */
export function understand<Region extends SeenRegion & { opened?: true }>(
  regions: readonly Region[],
  trusted: (region: Region) => boolean = () => false,
): Understanding<Region> {
  const read = regions.map((region) => understandRegion(region, region.opened === true || trusted(region)));
  const banners = read.filter(({ is }) => is === 'banner').map(({ banner }) => banner);
  banners.sort((a, b) => b.score - a.score);
  return { banners, puzzling: read.find(({ is }) => is === 'puzzling')?.banner ?? null };
}

const ELEMENT = { button: 'button', link: 'link', switch: 'switch', radio: 'radio' } as const;

export function controlFacts(banner: Banner): BannerControl[] {
  const { controls } = banner;
  const optional = new Set(optionalSwitches(banner).map(({ seen }) => seen.ref));
  return controls.map(({ kind, name, seen }) => ({
    kind,
    text: name.slice(0, 200),
    on: kind === 'switch' ? seen.on : null,
    disabled: seen.disabled,
    ...(kind === 'switch' && seen.role === 'switch' ? { necessary: !optional.has(seen.ref) } : {}),
    ...(seen.looks ? { looks: { element: seen.loose === true ? 'text' : ELEMENT[seen.role], ...seen.looks } } : {}),
  }));
}

export function factsOf(banner: Banner<SeenRegion & { frame: Frame }>, cmp: string | null = null): BannerFacts {
  return {
    text: banner.region.text.slice(0, 500),
    frame: banner.region.frame.url(),
    language: banner.language,
    cmp,
    controls: controlFacts(banner),
    blocks: banner.region.blocks,
  };
}
