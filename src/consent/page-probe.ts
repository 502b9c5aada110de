import type { PageSight } from './page-sight.ts';

/**
 * What runs inside a document, second half: finds the regions that speak of cookies or consent and
 * the controls in them, by what a person sees. Sent as text, like page-sight.ts. It only looks: it
 * changes nothing, so that the page cannot notice it.
 */

export interface SeenControl {
  ref: string;
  tag: string;
  role: 'button' | 'link' | 'switch' | 'radio';
  text: string;
  label: string;
  /** Where a link leads: nowhere (a script acts), within this page, or away. */
  href: 'none' | 'here' | 'away';
  on: boolean | null;
  disabled: boolean;
  /** The words around a switch: what it is a switch for. */
  row: string;
}

export interface SeenRegion {
  ref: string;
  how: 'overlay' | 'flow' | 'frame';
  text: string;
  textLength: number;
  /** Longest passage that holds a word of the topic: prose, or only a menu entry. */
  passage: number;
  hasPassword: boolean;
  hasEmail: boolean;
  controls: SeenControl[];
}

export interface PageScan {
  document: string;
  ready: boolean;
  language: string | null;
  /** Markup that consent tools leave, shown or not: worth trying the rule lists. */
  hints: boolean;
  regions: SeenRegion[];
}

interface SelectorEngine {
  queryAll(root: Document | Element, body: string): Element[];
}

export function pageProbe(sight: PageSight, topicSource: string): SelectorEngine {
  const { SILENT, fold, squeeze, parentOf, childrenOf, rendered, shown, reachable, textOf, isOverlay, standIn, atEdge } = sight;
  const topic = new RegExp(topicSource, 'u');
  const documentId = Math.random().toString(36).slice(2, 10);
  const idOf = new WeakMap<Element, string>();
  const elementOf = new Map<string, WeakRef<Element>>();
  /** Regions of earlier scans: their next layer may not speak of cookies any more. */
  const earlier = new Map<Element, SeenRegion['how']>();
  const CONTROL =
    'button,a,input[type=button],input[type=submit],input[type=image],input[type=checkbox],input[type=radio],summary,[role=button],[role=link],[role=switch],[role=checkbox],[role=radio],[role=menuitemcheckbox],[aria-pressed],[onclick]';

  const refOf = (element: Element): string => {
    const known = idOf.get(element);
    if (known !== undefined) return known;
    const id = `${documentId}-${elementOf.size}`;
    idOf.set(element, id);
    elementOf.set(id, new WeakRef(element));
    return id;
  };
  const stateOf = (element: Element): boolean | null => {
    if (element instanceof HTMLInputElement) return element.type === 'checkbox' || element.type === 'radio' ? element.checked : null;
    const value = element.getAttribute('aria-checked') ?? element.getAttribute('aria-pressed');
    return value === null ? null : value === 'true';
  };

  const isControl = (element: Element): boolean => {
    if (element.matches(CONTROL)) return true;
    if (element.matches('label,html,body,input,select,textarea') || element.querySelector(CONTROL)) return false;
    // A span that acts as a button: short, and the first in its line that shows a hand.
    const above = parentOf(element);
    const pointer = getComputedStyle(element).cursor === 'pointer' && !(above && getComputedStyle(above).cursor === 'pointer');
    const focusable = element.hasAttribute('tabindex') && element.getAttribute('tabindex') !== '-1' && !isOverlay(element);
    return (pointer || focusable) && textOf(element, 120).length < 80;
  };

  const describe = (element: Element): SeenControl | null => {
    const input = element instanceof HTMLInputElement ? element : null;
    const ariaRole = element.getAttribute('role') ?? '';
    const state = stateOf(element);
    const role =
      input?.type === 'radio' || ariaRole === 'radio' ? 'radio' : state !== null ? 'switch' : element.tagName === 'A' && ariaRole !== 'button' ? 'link' : 'button';
    const toggles = role === 'switch' || role === 'radio';
    const visible = toggles ? standIn(element) : shown(element) ? element : null;
    if (!visible) return null;
    const root = element.getRootNode();
    const labelledBy = (element.getAttribute('aria-labelledby') ?? '')
      .split(/\s+/)
      .map((id) => (id !== '' && (root instanceof Document || root instanceof ShadowRoot) ? (root.getElementById(id)?.textContent ?? '') : ''))
      .join(' ');
    const image = element.querySelector('img[alt],svg[aria-label]');
    const label = squeeze(labelledBy) || element.getAttribute('aria-label') || element.getAttribute('title') || image?.getAttribute('alt') || image?.getAttribute('aria-label') || '';
    const text = input && !toggles ? input.value || input.alt : input?.labels?.[0] ? textOf(input.labels[0], 300) : textOf(element, 300);
    if (!toggles && text === '' && label === '' && !element.matches('button,[role=button]')) return null;
    const target = element.getAttribute('href');
    const here = target === null || target === '' || target.startsWith('#') || target.startsWith('javascript:');
    let row = '';
    for (let up = parentOf(element), steps = 0; toggles && up && steps < 6; up = parentOf(up), steps += 1) {
      const words = textOf(up, 400);
      if (up.querySelectorAll('input[type=checkbox],[role=switch],[role=checkbox]').length > 1) break;
      row = words;
      if (words.length > 40) break;
    }
    const disabled = element.matches(':disabled') || element.getAttribute('aria-disabled') === 'true' || element.closest('[inert]') !== null;
    return {
      ref: refOf(element),
      tag: element.tagName.toLowerCase(),
      role,
      text: text.slice(0, 300),
      label: squeeze(label).slice(0, 300),
      href: target === null ? 'none' : here ? 'here' : 'away',
      on: toggles ? (state ?? false) : null,
      disabled,
      row: row.slice(0, 300),
    };
  };

  const controlsIn = (region: Element): SeenControl[] => {
    const found: SeenControl[] = [];
    const visit = (node: Node): void => {
      if (found.length >= 150) return;
      if (node instanceof Element) {
        if (SILENT.has(node.tagName) || getComputedStyle(node).display === 'none') return;
        if (node !== region && isControl(node)) {
          const seen = describe(node);
          if (seen) found.push(seen);
          if (!node.querySelector('button,input,[role=switch]')) return;
        }
      }
      for (const child of childrenOf(node)) visit(child);
    };
    visit(region);
    return found;
  };

  /** Places where the topic is spoken of: the elements whose own text holds a word of it. */
  const mentions = (): Map<Element, number> => {
    const found = new Map<Element, number>();
    const visitRoot = (root: Document | ShadowRoot): void => {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
      for (let node = walker.nextNode(); node && found.size < 400; node = walker.nextNode()) {
        if (node instanceof Element) {
          if (node.shadowRoot) visitRoot(node.shadowRoot);
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
      else if (textOf(up, 20000).length - textOf(best, 20000).length <= 300) best = up;
      else break;
    }
    if (best && reachable(best) && controlsIn(best).length > 0) return { element: best, how: 'overlay' };
    if (self !== top) {
      const body = document.body;
      return textOf(body, 12000).length < 8000 && controlsIn(body).length > 0 ? { element: body, how: 'frame' } : null;
    }
    for (let up: Element | null = start; up && up !== document.body && up !== document.documentElement; up = parentOf(up)) {
      const found = controlsIn(up).filter((control) => control.role !== 'link' || control.href !== 'away');
      if (found.length > 0) return textOf(up, 4000).length < 3000 && shown(up) && atEdge(up) ? { element: up, how: 'flow' } : null;
    }
    return null;
  };

  /** Switches on the screen: settings often name only categories. */
  const switches = (): Element[] => {
    const found: Element[] = [];
    const visitRoot = (root: Document | ShadowRoot): void => {
      for (const element of root.querySelectorAll('*')) {
        if (element.shadowRoot) visitRoot(element.shadowRoot);
        if (found.length < 200 && stateOf(element) !== null && standIn(element)) found.push(element);
      }
    };
    visitRoot(document);
    return found;
  };

  const scan = (withSwitches: boolean): PageScan => {
    sight.forget();
    const regions = new Map<Element, SeenRegion>();
    const add = (element: Element, how: SeenRegion['how'], passage: number): void => {
      const text = textOf(element, 20000);
      earlier.set(element, how);
      regions.set(element, {
        ref: refOf(element),
        how,
        text: text.slice(0, 4000),
        textLength: text.length,
        passage,
        hasPassword: element.querySelector('input[type=password]') !== null,
        hasEmail: element.querySelector('input[type=email],input[name*=email i],input[autocomplete=email]') !== null,
        controls: controlsIn(element),
      });
    };
    const starts: [Element, number][] = [...mentions()];
    if (withSwitches) starts.push(...switches().map((element): [Element, number] => [element, 0]));
    for (const [start, passage] of starts) {
      const already = [...regions].find(([element, { how }]) => how !== 'flow' && element.contains(start))?.[0];
      const found = already ? null : regionOf(start);
      const element = already ?? found?.element;
      const known = element ? regions.get(element) : undefined;
      if (known) known.passage = Math.max(known.passage, passage);
      else if (found) add(found.element, found.how, passage);
    }
    for (const [element, how] of earlier) {
      if (!element.isConnected) earlier.delete(element);
      else if (![...regions.keys()].some((other) => other.contains(element)) && shown(element) && reachable(element)) add(element, how, 0);
    }
    const hints = document.querySelector('[id*=cookie i],[class*=cookie i],[id*=consent i],[class*=consent i],[id*=gdpr i],[class*=gdpr i],[id^=sp_message],[id*=cmp],iframe[src*=consent],script[src*=consent],script[src*=cmp]') !== null;
    return { document: documentId, ready: document.readyState !== 'loading', language: document.documentElement.lang || null, hints, regions: [...regions.values()] };
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
      if (body.startsWith('ref:')) {
        const element = elementOf.get(body.slice(4))?.deref();
        return element?.isConnected ? [element] : [];
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
        return answer(!shown(element) || !reachable(element) || box.height < 20 ? 'hidden' : lifted || atEdge(element) ? 'overlay' : 'flow');
      }
      return [];
    },
  };
}
