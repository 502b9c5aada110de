import type { PageControls, SeenControl } from './page-controls.ts';
import type { PageSight } from './page-sight.ts';

export type { SeenControl } from './page-controls.ts';

/**
 * What runs inside a document, last part: finds the regions that speak of cookies or consent, and the
 * pop-ups that a person sees. Sent as text, like page-sight.ts. It only looks: it changes nothing, so
 * that the page cannot notice it.
 */

export interface SeenRegion {
  ref: string;
  /** Over the page; at its upper or lower edge; within its text; a frame of its own. */
  how: 'overlay' | 'flow' | 'inline' | 'frame';
  text: string;
  textLength: number;
  /** Longest passage that holds a word of the topic: prose, or only a menu entry. */
  passage: number;
  hasPassword: boolean;
  hasEmail: boolean;
  controls: SeenControl[];
  /** The document says nothing else: a page that stands before the portal. */
  alone: boolean;
  /** What lies beside it on the screen cannot be clicked; null: it fills the screen. */
  blocks: boolean | null;
}

/** A control that may open the settings at any time. */
export interface SeenOpener extends SeenControl {
  /** null: its words speak of the topic. Else: its markup does; a picture at the edge of the screen; it opens a menu. */
  hint: 'marked' | 'icon' | 'menu' | null;
}

export interface PageScan {
  document: string;
  ready: boolean;
  language: string | null;
  /** Markup that consent tools leave, shown or not: worth trying the rule lists. */
  hints: boolean;
  regions: SeenRegion[];
  /** It has been scrolled and was told so, or cannot be. */
  scrolled: boolean;
  /** What is seen without anything to be seen in it: its root may be closed to scripts. */
  sealed: string[];
}

interface SelectorEngine {
  queryAll(root: Document | Element, body: string): Element[];
}

export function pageProbe(
  sight: PageSight,
  controls: PageControls,
  topicSource: string,
  hintSources: Record<string, string>,
): SelectorEngine {
  const {
    SILENT,
    fold,
    squeeze,
    parentOf,
    rendered,
    shown,
    sized,
    reachable,
    textOf,
    isOverlay,
    standIn,
    atEdge,
    inSight,
    isSealed,
    fixedBox,
    hitAt,
    rootOf,
  } = sight;
  const { documentId, refOf, elementFor, stateOf, controlsIn } = controls;
  /** Regions of earlier scans: their next layer may not speak of cookies any more. */
  const earlier = new Map<Element, SeenRegion['how']>();
  let words: { language: string; topic: RegExp } | null = null;
  // Heard here as the page hears it: a scroll that has been made and not yet told sets nothing off.
  let scrolls = 0;
  addEventListener('scroll', () => (scrolls += 1), { capture: true, passive: true });
  /** What only hints at the topic is looked for in the page's own language. */
  const topicWords = (): RegExp => {
    const language = document.documentElement.lang
      .slice(0, 2)
      .toLowerCase()
      .replace(/^n[bn]$/, 'no');
    if (words?.language !== language) {
      const sources = [topicSource, hintSources[language], hintSources.en].filter((source) => source !== undefined);
      words = { language, topic: new RegExp(sources.join('|')) };
    }
    return words.topic;
  };

  /** Places where the topic is spoken of: the elements whose own text holds a word of it. */
  const mentions = (): Map<Element, number> => {
    const found = new Map<Element, number>();
    const topic = topicWords();
    const visitRoot = (root: Document | ShadowRoot): void => {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
      for (let node = walker.nextNode(); node && found.size < 400; node = walker.nextNode()) {
        if (node instanceof Element) {
          const inner = rootOf(node);
          if (inner) visitRoot(inner);
          const label = node.getAttribute('aria-label');
          if (label !== null && topic.test(fold(label)) && isOverlay(node) && rendered(node)) found.set(node, textOf(node, 400).length);
          continue;
        }
        const text = node.nodeValue ?? '';
        const parent = node.parentElement ?? (node.parentNode instanceof ShadowRoot ? node.parentNode.host : null);
        if (text.length < 3 || !parent || SILENT.has(parent.tagName) || !topic.test(fold(text)) || !rendered(parent)) continue;
        found.set(parent, Math.max(found.get(parent) ?? 0, squeeze(parent.textContent ?? text).length));
      }
    };
    visitRoot(document);
    return found;
  };

  const regionOf = (start: Element): { element: Element; how: SeenRegion['how'] } | null => {
    let best: Element | null = null;
    for (let up: Element | null = start; up && up !== document.body && up !== document.documentElement; up = parentOf(up)) {
      if (!isOverlay(up) || !rendered(up)) continue;
      if (!best || controlsIn(best).length === 0) best = up;
      // A box without a size only holds others, which may have nothing to do with each other.
      else if (sized(up) && reachable(up) && textOf(up, 20000).length - textOf(best, 20000).length <= 300) best = up;
      else break;
    }
    if (best && (sized(best) ? reachable(best) : reachable(start)) && controlsIn(best, true).length > 0)
      return { element: best, how: 'overlay' };
    if (self !== top) {
      const body = document.body;
      return textOf(body, 12000).length < 8000 && controlsIn(body).length > 0 ? { element: body, how: 'frame' } : null;
    }
    let part: { element: Element; how: SeenRegion['how'] } | null = null;
    for (let up: Element | null = start; up && up !== document.body && up !== document.documentElement; up = parentOf(up)) {
      const found = controlsIn(up).filter((control) => control.role !== 'link' || control.href !== 'away');
      if (found.length === 0) continue;
      if (textOf(up, 4000).length >= 3000 || !shown(up) || !reachable(up)) return part;
      part = { element: up, how: atEdge(up) ? 'flow' : 'inline' };
      // Of a form, one question: what keeps the answers lies further out.
      if (found.some(({ role }) => role === 'button' || role === 'link')) return part;
    }
    return part;
  };

  /** Switches on the screen: settings often name only categories. */
  const switches = (): Element[] => {
    const found: Element[] = [];
    const visitRoot = (root: Document | ShadowRoot): void => {
      for (const element of root.querySelectorAll('*')) {
        const inner = rootOf(element);
        if (inner) visitRoot(inner);
        if (found.length < 200 && stateOf(element) !== null && standIn(element)) found.push(element);
      }
    };
    visitRoot(document);
    return found;
  };

  /** `contains`, through shadow roots. */
  const within = (element: Element, start: Element): boolean => {
    for (let up: Element | null = start; up; up = parentOf(up)) if (up === element) return true;
    return false;
  };

  /** Whether clicks beside the element fall on something that lies over the page, too. */
  const blocks = (element: Element): boolean | null => {
    let beside = 0;
    for (const x of [0.05, 0.25, 0.5, 0.75, 0.95]) {
      for (const y of [0.05, 0.3, 0.5, 0.7, 0.95]) {
        const hit = document.elementFromPoint(x * innerWidth, y * innerHeight);
        // Behind a modal dialog, and in what is inert, nothing is hit but the root.
        if (!hit || within(element, hit) || rootOf(hit)) continue;
        beside += 1;
        let over = hit === document.documentElement;
        for (let up: Element | null = hit; up && !over; up = parentOf(up)) over = isOverlay(up);
        if (!over) return false;
      }
    }
    return beside > 3 ? true : null;
  };

  /** A small picture that stays at the edge of the screen. */
  const floats = (element: Element): boolean => {
    const box = element.getBoundingClientRect();
    const aside = Math.min(box.left, innerWidth - box.right) < 120;
    return aside && box.width <= 96 && box.height <= 96 && fixedBox(element) !== null;
  };
  /** What a control is for, where its words do not tell. */
  const hintOf = ({ ref, text, label, href }: SeenControl): SeenOpener['hint'] | null => {
    const element = elementFor(ref);
    if (!element || href === 'away' || text.length + label.length > 60) return null;
    const pictures = [...element.querySelectorAll('img')].map((image) => image.getAttribute('src') ?? '');
    const marks = [element.id, element.getAttribute('class'), element.getAttribute('href'), ...pictures].join(' ');
    if (/cookie|consent|gdpr|rgpd|dsgvo|\bcmp\b/i.test(marks)) return 'marked';
    if (text === '' && floats(element)) return 'icon';
    return element.matches('summary,[aria-expanded=false],[aria-haspopup=true],[aria-haspopup=menu]') ? 'menu' : null;
  };
  /** Controls that stay on the page, whatever they lie in, with a name that speaks of the topic; then what only hints at it. */
  const openers = (): SeenOpener[] => {
    if (!(document.body as Element | null)) return [];
    const topic = topicWords();
    const all = controlsIn(document.body, false, 1500).filter(({ role, disabled }) => (role === 'button' || role === 'link') && !disabled);
    return all.flatMap((control): SeenOpener[] => {
      const { text, label } = control;
      if (text.length + label.length < 120 && topic.test(fold(`${text} ${label}`))) return [{ ...control, hint: null }];
      const hint = hintOf(control);
      return hint === null ? [] : [{ ...control, hint }];
    });
  };

  /** What a person sees at points of the screen and that cannot be looked into. */
  const sealed = (): string[] => {
    const found = new Set<Element>();
    for (const x of [0.1, 0.3, 0.5, 0.7, 0.9]) {
      for (const y of [0.05, 0.15, 0.35, 0.5, 0.65, 0.8, 0.9, 0.96]) {
        const hit = hitAt(x * innerWidth, y * innerHeight);
        if (hit && isSealed(hit)) found.add(hit);
      }
    }
    return [...found].map(refOf);
  };

  const scan = (withSwitches: boolean): PageScan => {
    sight.forget();
    // A document that has only just replaced another one: nothing is in it yet, not even its root.
    if (!(document.documentElement as Element | null))
      return { document: documentId, ready: false, language: null, hints: false, regions: [], scrolled: false, sealed: [] };
    const regions = new Map<Element, SeenRegion>();
    const add = (element: Element, how: SeenRegion['how'], passage: number): void => {
      const text = textOf(element, 20000);
      const seen = controlsIn(element, how !== 'inline');
      earlier.set(element, how);
      regions.set(element, {
        ref: refOf(element),
        how,
        text: text.slice(0, 4000),
        textLength: text.length,
        // Of a pop-up that was found by its place: all its words but those of its controls.
        passage: passage >= 0 ? passage : Math.max(0, text.length - seen.reduce((sum, control) => sum + control.text.length, 0)),
        hasPassword: element.querySelector('input[type=password]') !== null,
        hasEmail: element.querySelector('input[type=email],input[name*=email i],input[autocomplete=email]') !== null,
        controls: seen,
        alone: self === top && how !== 'overlay' && text.length < 2500 && text.length > textOf(document.body, 6000).length * 0.6,
        blocks: how === 'overlay' ? blocks(element) : how === 'frame' ? null : false,
      });
    };
    const starts: [Element, number][] = [...mentions()];
    if (self === top) starts.push(...inSight().map((element): [Element, number] => [element, -1]));
    if (withSwitches) starts.push(...switches().map((element): [Element, number] => [element, 0]));
    for (const [start, passage] of starts) {
      const already = [...regions].find(([element, { how }]) => (how === 'overlay' || how === 'frame') && within(element, start))?.[0];
      const found = already ? null : regionOf(start);
      const element = already ?? found?.element;
      const known = element ? regions.get(element) : undefined;
      if (known) known.passage = Math.max(known.passage, passage);
      else if (found) add(found.element, found.how, passage);
    }
    for (const [element, how] of earlier) {
      if (!element.isConnected) earlier.delete(element);
      else if (![...regions.keys()].some((other) => within(other, element)) && shown(element) && reachable(element)) add(element, how, 0);
    }
    const hints =
      document.querySelector(
        '[id*=cookie i],[class*=cookie i],[id*=consent i],[class*=consent i],[id*=gdpr i],[class*=gdpr i],[id^=sp_message],[id*=cmp],iframe[src*=consent],script[src*=consent],script[src*=cmp]',
      ) !== null;
    return {
      document: documentId,
      ready: document.readyState !== 'loading',
      language: document.documentElement.lang || null,
      hints,
      regions: [...regions.values()],
      scrolled: scrolls > 0 || document.documentElement.scrollHeight <= innerHeight,
      sealed: self === top ? sealed() : [],
    };
  };

  /** Answers leave as the text of an element that is in no document: the page never sees it. */
  const answer = (text: string): Element[] => {
    const carrier = document.createElement('data');
    carrier.textContent = text;
    return [carrier];
  };

  return {
    queryAll(root, body) {
      if (body === 'scan' || body === 'scan-switches') return answer(JSON.stringify(scan(body === 'scan-switches')));
      if (body === 'openers') return answer(JSON.stringify(openers()));
      if (body.startsWith('ref:')) {
        const element = elementFor(body.slice(4));
        return element ? [element] : [];
      }
      const element = root instanceof Element ? root : document.documentElement;
      if (body === 'shown') return shown(element) && reachable(element) ? [element] : [];
      if (body === 'stand-in') return [standIn(element)].filter((found) => found !== null);
      if (body === 'state') return answer(String(stateOf(element)));
      if (body === 'placement') {
        sight.forget();
        const box = element.getBoundingClientRect();
        let lifted = false;
        for (let up: Element | null = element; up; up = parentOf(up)) lifted ||= isOverlay(up);
        return answer(
          !shown(element) || !reachable(element) || box.height < 20 ? 'hidden' : lifted || atEdge(element) ? 'overlay' : 'flow',
        );
      }
      return [];
    },
  };
}
