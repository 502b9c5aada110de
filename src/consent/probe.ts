import { selectors } from 'playwright';
import type { ElementHandle, Frame, Locator, Page } from 'playwright';
import { fold } from './fold.ts';
import { pageControls } from './page-controls.ts';
import { pageLooks } from './page-looks.ts';
import { pageProbe } from './page-probe.ts';
import { pageSight } from './page-sight.ts';
import type { PageScan, SeenOpener, SeenRegion } from './page-probe.ts';

export type { SeenControl, SeenOpener } from './page-probe.ts';
import { openClosedRoots } from './closed-roots.ts';
import { within } from './within.ts';
import { hintSources, topicSource } from './words.ts';

export { within } from './within.ts';

/**
 * The probe is a Playwright selector engine that runs as a content script: in a world of its own,
 * where a page that overrides prototypes cannot reach it, and in every kind of frame. What it
 * finds stays there under a reference, so that the element seen is the element clicked.
 */
const ENGINE = 'cookieauditconsent';

async function register(): Promise<void> {
  // Compilers that keep names (esbuild) wrap functions in a helper that the page does not have.
  const content = `(() => { const __name = (f) => f; const sight = (${pageSight.toString()})(${fold.toString()}); return (${pageProbe.toString()})(sight, (${pageControls.toString()})(sight, (${pageLooks.toString()})(sight)), ${JSON.stringify(topicSource)}, ${JSON.stringify(hintSources)}); })()`;
  try {
    await selectors.register(ENGINE, { content }, { contentScript: true });
  } catch (error) {
    // A second copy of this module in one process: the engine of the first one serves both.
    if (!(error instanceof Error && /already registered/.test(error.message))) throw error;
  }
}
await register();

export interface FrameScan {
  frame: Frame;
  scan: PageScan;
}

export interface LocatedRegion extends SeenRegion {
  document: string;
  frame: Frame;
  /** It came with a click on what leads back to the choice. */
  opened?: true;
}

const TOP_FRAME_MS = 3000;
const CHILD_FRAME_MS = 700;
/** A frame that did not answer (lazy, not loaded) is left alone this long, unless it goes elsewhere. */
const SILENCE_MS = 3000;

/** What has been tried as a host of a closed root, by its reference. */
const sealedOn = new WeakMap<Page, Set<string>>();
const silent = new WeakMap<Frame, { url: string; until: number }>();

/** Frames from which an answer can be expected. */
export function answeringFrames(page: Page): Frame[] {
  return page.frames().filter((frame) => {
    const silence = silent.get(frame);
    return !silence || silence.url !== frame.url() || silence.until < performance.now();
  });
}

export function noteSilence(frame: Frame): void {
  if (frame.parentFrame() !== null) silent.set(frame, { url: frame.url(), until: performance.now() + SILENCE_MS });
}

async function ask(locator: Locator, timeout: number): Promise<string | null> {
  return locator.textContent({ timeout });
}

export function byRef(frame: Frame, ref: string): Locator {
  return frame.locator(`${ENGINE}=ref:${ref}`);
}

/** What a person clicks for a control: itself, or the slider or label of a hidden input. */
export function standInOf(control: Locator): Locator {
  return control.locator(`${ENGINE}=stand-in`);
}

/** Whether a person still sees it; what left with its frame or document is not seen. */
export async function isSeen(frame: Frame, ref: string): Promise<boolean> {
  try {
    const count = await within(byRef(frame, ref).locator(`${ENGINE}=shown`).count(), CHILD_FRAME_MS, 0);
    return count > 0;
  } catch (error) {
    if (frame.isDetached() || isNavigation(error)) return false;
    throw error;
  }
}

/** The document was replaced while it was asked. */
function isNavigation(error: unknown): boolean {
  return error instanceof Error && /context was destroyed|frame was detached|navigat/i.test(error.message);
}

export async function switchState(control: Locator, timeout: number): Promise<boolean | null> {
  const state = await ask(control.locator(`${ENGINE}=state`), timeout);
  return state === 'true' ? true : state === 'false' ? false : null;
}

async function placementOf(element: ElementHandle): Promise<string | null> {
  const answer = await element.$(`${ENGINE}=placement`);
  return answer ? answer.textContent() : null;
}

/** Whether a person sees the frame, lying over the page or along its edge, as banners do. */
async function framePlacement(frame: Frame): Promise<'overlay' | 'other'> {
  let lifted = false;
  for (let current = frame; current.parentFrame() !== null;) {
    const parent = current.parentFrame();
    const placement = await placementOf(await current.frameElement());
    if (placement === 'hidden' || placement === null) return 'other';
    lifted ||= placement === 'overlay';
    if (!parent) break;
    current = parent;
  }
  return lifted ? 'overlay' : 'other';
}

async function placementWithin(frame: Frame, ms: number): Promise<'overlay' | 'other' | 'unknown'> {
  // A frame that left meanwhile is nowhere.
  const placement = framePlacement(frame).catch(() => 'other' as const);
  return within<'overlay' | 'other' | 'unknown'>(placement, ms, 'unknown');
}

async function scanFrame(frame: Frame, what: 'scan' | 'scan-switches', frameMs: number): Promise<FrameScan | null> {
  const limit = frame.parentFrame() === null ? TOP_FRAME_MS : frameMs;
  try {
    const text = await within(ask(frame.locator(`${ENGINE}=${what}`), limit), limit + 200, null);
    if (text === null) {
      noteSilence(frame);
      return null;
    }
    const scan = JSON.parse(text) as PageScan;
    if (frame.parentFrame() !== null && scan.regions.length > 0) {
      const placement = await placementWithin(frame, frameMs);
      // Not told in time is not told: what was seen in it must not count as nothing.
      if (placement === 'unknown') return null;
      if (placement === 'other') scan.regions = [];
    }
    return { frame, scan };
  } catch (error) {
    // The frame left, or never answered. The top frame must answer: without it nothing is known.
    if (frame.parentFrame() === null) throw error;
    noteSilence(frame);
    return null;
  }
}

export interface PageView {
  /** Changes when the top document is replaced. */
  document: string;
  ready: boolean;
  language: string | null;
  hints: boolean;
  /** The page has been scrolled, or cannot be. */
  scrolled: boolean;
  regions: LocatedRegion[];
  /** Frames that a person sees over the page and that did not answer: there may be a banner in them. */
  unheard: Frame[];
}

/** `scan-switches`: also regions that only hold switches, as settings do. */
export async function lookAt(
  page: Page,
  what: 'scan' | 'scan-switches' = 'scan',
  frameMs = CHILD_FRAME_MS,
  opened = false,
): Promise<PageView> {
  const main = page.mainFrame();
  const frames = frameMs > CHILD_FRAME_MS ? page.frames() : answeringFrames(page);
  const scans = (await Promise.all(frames.map((frame) => scanFrame(frame, what, frameMs)))).filter((scan) => scan !== null);
  const top = scans.find(({ frame }) => frame === main);
  if (!top) throw new Error('the page did not answer');
  const before = sealedOn.get(page) ?? new Set();
  if (!opened && top.scan.sealed.some((ref) => !before.has(ref))) {
    sealedOn.set(page, new Set([...before, ...top.scan.sealed]));
    if ((await openClosedRoots(page)) > 0) return await lookAt(page, what, frameMs, true);
  }
  const heard = new Set(scans.map(({ frame }) => frame));
  const missing = page.frames().filter((frame) => !heard.has(frame));
  const seen = await Promise.all(missing.map((frame) => placementWithin(frame, CHILD_FRAME_MS)));
  return {
    document: top.scan.document,
    ready: top.scan.ready,
    language: top.scan.language,
    hints: scans.some(({ scan }) => scan.hints),
    scrolled: top.scan.scrolled,
    regions: scans.flatMap(({ frame, scan }) => scan.regions.map((region) => ({ ...region, document: scan.document, frame }))),
    unheard: missing.filter((_, index) => seen[index] !== 'other'),
  };
}

/** Controls of the top document that may open the settings at any time. */
export async function openersOf(page: Page): Promise<SeenOpener[]> {
  const text = await ask(page.mainFrame().locator(`${ENGINE}=openers`), TOP_FRAME_MS);
  return text === null ? [] : (JSON.parse(text) as SeenOpener[]);
}
