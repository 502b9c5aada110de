/**
 * What runs inside a document, first part: what a person sees of an element. Sent as text together
 * with page-controls.ts and page-probe.ts (see probe.ts), so it must not use anything outside itself.
 */
export function pageSight(fold: (text: string) => string) {
  /** Also one that is closed to the page's own scripts, once it has been made known here: see closed-roots.ts. */
  const rootOf = (element: Element): ShadowRoot | null => {
    const known: unknown = Reflect.get(globalThis, 'cookieAuditRoots');
    return element.shadowRoot ?? (known instanceof WeakMap ? ((known.get(element) as ShadowRoot | undefined) ?? null) : null);
  };
  const squeeze = (text: string): string => text.replace(/\s+/g, ' ').trim();
  const parentOf = (element: Element): Element | null => {
    if (element.assignedSlot) return element.assignedSlot;
    if (element.parentElement) return element.parentElement;
    const root = element.getRootNode();
    return root instanceof ShadowRoot ? root.host : null;
  };
  const childrenOf = (node: Node): Node[] => {
    if (node instanceof HTMLSlotElement) {
      const assigned = node.assignedNodes();
      if (assigned.length > 0) return assigned;
    }
    const root = node instanceof Element ? rootOf(node) : null;
    if (root) return [...root.childNodes];
    return [...node.childNodes];
  };
  const SILENT = new Set(['SCRIPT', 'STYLE', 'NOSCRIPT', 'TEMPLATE', 'TEXTAREA', 'SELECT', 'OPTION', 'IFRAME']);
  const rendered = (element: Element): boolean =>
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true });
  const sized = (element: Element): boolean => {
    const box = element.getBoundingClientRect();
    return box.width > 1 && box.height > 1;
  };
  /** Cut off by a box that is folded up: a panel of no height whose content does not show. */
  const foldedAway = (element: Element): boolean => {
    const box = element.getBoundingClientRect();
    let { position } = getComputedStyle(element);
    for (let up = parentOf(element); up && up !== document.body && up !== document.documentElement; up = parentOf(up)) {
      if (position === 'fixed') return false;
      const style = getComputedStyle(up);
      // A box that is placed by another one is not cut off by what lies between them.
      if (position === 'absolute' && style.position === 'static') continue;
      ({ position } = style);
      const outer = up.getBoundingClientRect();
      const cuts = (overflow: string): boolean => overflow === 'hidden' || overflow === 'clip';
      if (cuts(style.overflowY) && Math.min(box.bottom, outer.bottom) - Math.max(box.top, outer.top) < 1) return true;
      if (cuts(style.overflowX) && Math.min(box.right, outer.right) - Math.max(box.left, outer.left) < 1) return true;
    }
    return false;
  };
  const shown = (element: Element): boolean => {
    if (!sized(element) || !rendered(element) || foldedAway(element)) return false;
    const style = getComputedStyle(element);
    return !/inset\(50%|rect\((0px|1px),? /.test(`${style.clipPath} ${style.clip}`) && Number(style.opacity) > 0.05;
  };
  /** What the page does not scroll: the nearest box that is fixed to the screen. */
  const fixedBox = (element: Element): DOMRect | null => {
    for (let up: Element | null = element; up; up = parentOf(up))
      if (getComputedStyle(up).position === 'fixed') return up.getBoundingClientRect();
    return null;
  };
  /** On the screen, or where scrolling brings it: not pushed out by a transform or a negative offset. */
  const reachable = (element: Element): boolean => {
    const box = element.getBoundingClientRect();
    // Of what waits beside the screen an edge may be seen.
    const seenWidth = Math.min(box.right, innerWidth) - Math.max(box.left, 0);
    if (seenWidth < Math.max(5, Math.min(24, box.width / 4))) return false;
    const fixed = fixedBox(element);
    if (!fixed) return box.bottom + scrollY > 0;
    // Within a tall one that scrolls by itself, what lies below the screen can be reached; a box without a size says nothing.
    const holder = fixed.width > 1 && fixed.height > 1 ? fixed : box;
    return box.bottom > 5 && holder.bottom > 5 && holder.top < innerHeight - 5;
  };

  const textOf = (node: Node, limit: number): string => {
    const parts: string[] = [];
    let length = 0;
    const visit = (current: Node): void => {
      if (length > limit) return;
      if (current.nodeType === Node.TEXT_NODE) {
        const text = current.nodeValue ?? '';
        parts.push(text);
        length += text.length;
        return;
      }
      if (current instanceof Element) {
        if (SILENT.has(current.tagName)) return;
        const style = getComputedStyle(current);
        if (style.display === 'none' || (style.visibility !== 'visible' && current.childElementCount === 0)) return;
        if (style.display !== 'inline' && style.display !== 'contents') parts.push(' ');
        for (const child of childrenOf(current)) visit(child);
        if (style.display !== 'inline' && style.display !== 'contents') parts.push(' ');
        return;
      }
      for (const child of childrenOf(current)) visit(child);
    };
    visit(node);
    return squeeze(parts.join(''));
  };

  const overlayCache = new Map<Element, boolean>();
  const isOverlay = (element: Element): boolean => {
    const known = overlayCache.get(element);
    if (known !== undefined) return known;
    const style = getComputedStyle(element);
    const z = Number(style.zIndex);
    const role = element.getAttribute('role');
    const lifted =
      style.position === 'fixed' ||
      style.position === 'sticky' ||
      (style.position === 'absolute' && z >= 10) ||
      (element instanceof HTMLDialogElement && element.open) ||
      role === 'dialog' ||
      role === 'alertdialog' ||
      element.getAttribute('aria-modal') === 'true' ||
      element.matches(':popover-open');
    overlayCache.set(element, lifted);
    return lifted;
  };

  const standIn = (element: Element): Element | null => {
    if (shown(element) && reachable(element) && element.getBoundingClientRect().width >= 6) return element;
    // A box that is not drawn and lies over its picture takes the click itself.
    const box = element.getBoundingClientRect();
    const takesClicks = box.width >= 6 && reachable(element) && hitAt(box.left + box.width / 2, box.top + box.height / 2) === element;
    if (takesClicks && element.checkVisibility({ visibilityProperty: true })) return element;
    const field = element instanceof HTMLInputElement || element instanceof HTMLButtonElement;
    if (!(element instanceof HTMLInputElement) && !element.matches('[role=switch],[role=checkbox],[role=radio]')) return null;
    const labels = field ? [...(element.labels ?? [])] : [];
    const near = [
      ...labels.flatMap((label) => [...label.querySelectorAll('*')]),
      element.nextElementSibling,
      element.previousElementSibling,
    ];
    // A slider first: a click on the words of a label may fall on a link.
    const slider = near.find(
      (other) =>
        other &&
        other !== element &&
        shown(other) &&
        squeeze(other.textContent ?? '') === '' &&
        other.getBoundingClientRect().width >= 10 &&
        !other.matches('a,button'),
    );
    if (slider) return slider;
    const label = labels.find((other) => shown(other));
    if (label) return label;
    const parent = parentOf(element);
    return parent && shown(parent) && parent.getBoundingClientRect().width < 200 && !parent.matches('a,button') ? parent : null;
  };

  const atEdge = (element: Element): boolean => {
    const box = element.getBoundingClientRect();
    const height = document.documentElement.scrollHeight;
    const top = box.top + scrollY;
    const spans = box.width >= innerWidth * 0.5 && box.height <= innerHeight * 0.6;
    return spans && (top <= 160 || height - (box.bottom + scrollY) <= 160);
  };

  /** What a click at this point falls on, within all shadow roots. */
  const hitAt = (x: number, y: number): Element | null => {
    let hit = document.elementFromPoint(x, y);
    for (let root = hit && rootOf(hit); root; root = hit && rootOf(hit)) {
      const next: Element | null = root.elementFromPoint(x, y);
      if (!next || next === hit) break;
      hit = next;
    }
    return hit;
  };

  /** Hit where it has no box and no words of its own: what is seen there lies in a root that is closed. */
  const isSealed = (element: Element): boolean =>
    rootOf(element) === null &&
    element !== document.documentElement &&
    (element.tagName.includes('-') ||
      /^(DIV|SECTION|ASIDE|ARTICLE|MAIN|NAV|HEADER|FOOTER|SPAN|P|BLOCKQUOTE|H[1-6])$/.test(element.tagName)) &&
    element.childElementCount === 0 &&
    squeeze(element.textContent ?? '') === '';

  /** What lies over the page at some points of the screen: pop-ups, whatever they speak of. */
  const inSight = (): Element[] => {
    const found = new Set<Element>();
    for (const x of [0.02, 0.08, 0.2, 0.35, 0.5, 0.65, 0.8, 0.92, 0.98]) {
      for (const y of [0.02, 0.08, 0.2, 0.35, 0.5, 0.65, 0.8, 0.88, 0.93, 0.98]) {
        const hit = hitAt(x * innerWidth, y * innerHeight);
        for (let up = hit; hit && up; up = parentOf(up)) {
          if (!isOverlay(up)) continue;
          found.add(hit);
          break;
        }
      }
    }
    return [...found];
  };

  return {
    inSight,
    hitAt,
    fixedBox,
    isSealed,
    rootOf,
    SILENT,
    fold,
    squeeze,
    parentOf,
    childrenOf,
    rendered,
    sized,
    shown,
    reachable,
    textOf,
    isOverlay,
    forget: () => overlayCache.clear(),
    standIn,
    atEdge,
  };
}

export type PageSight = ReturnType<typeof pageSight>;
