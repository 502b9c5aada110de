import type { PageLooks, SeenLooks } from './page-looks.ts';
import type { PageSight } from './page-sight.ts';

/**
 * What runs inside a document, second part: the controls of a region, as a person sees them. Sent as
 * text, like page-sight.ts, so it must not use anything outside itself.
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
  /** The words around a switch, or around a word that may say where one stands: what it is a switch for. */
  row: string;
  /** Nothing marks it as a control but a short text of its own: only its words can tell. */
  loose?: boolean;
  /** Of a short link in a text: what leads up to it. */
  lead?: string;
  /** Shows another part of the layer: a tab that is not selected. */
  tab?: boolean;
  /** Something else would get the click: an open dialog, a veil. */
  covered?: boolean;
  looks?: SeenLooks;
}

export function pageControls(sight: PageSight, { looksOf }: PageLooks) {
  const { SILENT, squeeze, parentOf, childrenOf, shown, textOf, isOverlay, standIn, hitAt } = sight;
  const documentId = Math.random().toString(36).slice(2, 10);
  const idOf = new WeakMap<Element, string>();
  const elementOf = new Map<string, WeakRef<Element>>();
  const CONTROL =
    'button,a,input[type=button],input[type=submit],input[type=image],input[type=checkbox],input[type=radio],input[type=range],summary,[role=button],[role=link],[role=switch],[role=checkbox],[role=radio],[role=menuitemcheckbox],[role=option],[role=slider],[aria-haspopup][tabindex],[aria-pressed],[onclick]';
  /** "Always active" and "disabled" are no longer in any language. */
  const STATE_LENGTH = 16;
  const PLAIN = 'div,span,b,strong,i,em,p,td,li,label';

  const refOf = (element: Element): string => {
    const known = idOf.get(element);
    if (known !== undefined) return known;
    const id = `${documentId}-${elementOf.size}`;
    idOf.set(element, id);
    elementOf.set(id, new WeakRef(element));
    return id;
  };
  const elementFor = (ref: string): Element | null => {
    const element = elementOf.get(ref)?.deref();
    return element?.isConnected ? element : null;
  };
  const stateOf = (element: Element): boolean | null => {
    if (element instanceof HTMLInputElement) {
      // A level: at its lowest, at its highest, or between.
      if (element.type === 'range') return element.value === element.min ? false : element.value === (element.max || '100') ? true : null;
      return element.type === 'checkbox' || element.type === 'radio' ? element.checked : null;
    }
    if (element instanceof HTMLOptionElement) return element.selected;
    if (element.getAttribute('role') === 'slider') {
      const [now, least, most] = ['now', 'min', 'max'].map((which) => Number(element.getAttribute(`aria-value${which}`) ?? Number.NaN));
      return now === least ? false : now === most ? true : null;
    }
    const chosen = element.getAttribute('role') === 'option' ? (element.getAttribute('aria-selected') ?? 'false') : null;
    const value = element.getAttribute('aria-checked') ?? element.getAttribute('aria-pressed') ?? chosen;
    return value === null ? null : value === 'true';
  };

  /** The label of a field belongs to it; one of nothing is a text like others. */
  const isOfField = (element: Element): boolean =>
    element instanceof HTMLLabelElement && (element.control !== null || element.htmlFor !== '');

  /** Also in the shadow roots of what it is made of, and in what is slotted into them. */
  const holdsControl = (element: Element): boolean =>
    childrenOf(element).some((child) => child instanceof Element && (child.matches(CONTROL) || holdsControl(child)));

  const isControl = (element: Element): boolean => {
    // A wrapper that listens for its children is not what a person clicks.
    if (element.matches(CONTROL)) return !(element.matches('[onclick]:not(button,a,input,[role])') && element.querySelector(CONTROL));
    if (element.matches('html,body,input,select,textarea') || element.querySelector(CONTROL)) return false;
    const label = element.closest('label');
    if (label !== null && isOfField(label)) return false;
    // A span that acts as a button: short, and the first in its line that shows a hand.
    const above = parentOf(element);
    const pointer = getComputedStyle(element).cursor === 'pointer' && !(above && getComputedStyle(above).cursor === 'pointer');
    const focusable = element.hasAttribute('tabindex') && element.getAttribute('tabindex') !== '-1' && !isOverlay(element);
    return (pointer || focusable) && textOf(element, 120).length < 80 && !holdsControl(element);
  };

  const wordsAround = (element: Element): string => {
    let row = '';
    for (let up = parentOf(element), steps = 0; up && steps < 6; up = parentOf(up), steps += 1) {
      if (up.querySelectorAll('input[type=checkbox],[role=switch],[role=checkbox]').length > 1) break;
      const words = textOf(up, 400);
      // A whole panel is no row, once there are words for the switch.
      if (words.length > 200 && /\p{L}{3}/u.test(row)) break;
      row = words;
      if (row.length > 40) break;
    }
    return row;
  };

  const labelOf = (element: Element): string => {
    const root = element.getRootNode();
    const labelledBy = (element.getAttribute('aria-labelledby') ?? '')
      .split(/\s+/)
      .map((id) =>
        id !== '' && (root instanceof Document || root instanceof ShadowRoot) ? (root.getElementById(id)?.textContent ?? '') : '',
      )
      .join(' ');
    const image = element.querySelector('img[alt],svg[aria-label]');
    return squeeze(
      squeeze(labelledBy) ||
        element.getAttribute('aria-label') ||
        element.getAttribute('title') ||
        image?.getAttribute('alt') ||
        image?.getAttribute('aria-label') ||
        (/\b(close|dismiss)/i.test(`${element.className} ${element.id}`.replace(/([a-z])([A-Z])|[_-]/g, '$1 $2')) &&
        squeeze(element.textContent ?? '') === ''
          ? 'close'
          : ''),
    );
  };

  /** null: it is not on the screen, so nothing can be said. */
  const isCovered = (element: Element): boolean | null => {
    const box = element.getBoundingClientRect();
    const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
    if (x < 0 || y < 0 || x >= innerWidth || y >= innerHeight) return null;
    const hit = hitAt(x, y);
    if (!hit) return null;
    for (let up: Element | null = hit; up; up = parentOf(up)) if (up === element) return false;
    // Its own box may let clicks through to what it lies in.
    for (let up: Element | null = element; up; up = parentOf(up)) if (up === hit) return false;
    return true;
  };

  /** A small picture to be clicked, without words. */
  const isIcon = (element: Element): boolean => {
    const box = element.getBoundingClientRect();
    return element.querySelector('svg,img') !== null && box.width >= 10 && box.width <= 64 && box.height >= 10 && box.height <= 64;
  };

  /** Words that only the style sheet gives. */
  const drawnWords = (element: Element): string =>
    ['::before', '::after']
      .map((pseudo) => /^"(.*)"$/.exec(getComputedStyle(element, pseudo).content)?.[1] ?? '')
      .join(' ')
      .trim();

  const leadOf = (element: Element): string => {
    const words: string[] = [];
    for (let node = element.previousSibling; node && words.join(' ').length < 60; node = node.previousSibling) {
      // What another control says is said of that one.
      if (node instanceof Element && (node.matches(CONTROL) || node.querySelector(CONTROL))) break;
      words.unshift(squeeze(node.textContent ?? ''));
    }
    return words.join(' ').slice(-60);
  };

  const describe = (element: Element): SeenControl | null => {
    const input = element instanceof HTMLInputElement ? element : null;
    const ariaRole = element.getAttribute('role') ?? '';
    const state = stateOf(element);
    const isLevel = input?.type === 'range' || ariaRole === 'slider';
    const role =
      input?.type === 'radio' || ariaRole === 'radio' || ariaRole === 'option'
        ? 'radio'
        : state !== null || isLevel
          ? 'switch'
          : element.tagName === 'A' && ariaRole !== 'button'
            ? 'link'
            : 'button';
    const toggles = role === 'switch' || role === 'radio';
    const visible = toggles ? standIn(element) : shown(element) ? element : null;
    if (!visible) return null;
    const label = labelOf(element);
    const named = toggles && element instanceof HTMLButtonElement && squeeze(element.textContent ?? '') === '' ? element : input;
    const words = input && !toggles ? input.value || input.alt : textOf(named?.labels?.[0] ?? element, 300);
    // A list that is open is read by what can be chosen from it, which lies within.
    const holds = !toggles && element.matches('[aria-expanded=true]:not(button,a,input)') && holdsControl(element);
    if (holds && label === '') return null;
    const text = holds
      ? ''
      : words !== '' || label !== '' || toggles
        ? words
        : squeeze([element, ...element.children].map(drawnWords).join(' '));
    if (!toggles && text === '' && label === '' && !element.matches('button,[role=button]') && !isIcon(element)) return null;
    const target = element.getAttribute('href');
    const here = target === null || target === '' || target.startsWith('#') || target.startsWith('javascript:');
    const covered = toggles ? null : isCovered(visible);
    const disabled =
      element.matches(':disabled') || element.getAttribute('aria-disabled') === 'true' || element.closest('[inert]') !== null;
    return {
      ref: refOf(element),
      tag: ariaRole === 'option' ? 'option' : element.tagName.toLowerCase(),
      role,
      text: text.slice(0, 300),
      label: label.slice(0, 300),
      href: target === null ? 'none' : here ? 'here' : 'away',
      on: toggles && !isLevel ? (state ?? false) : state,
      disabled,
      row: (toggles || (text.length > 0 && text.length <= STATE_LENGTH) ? wordsAround(element) : '').slice(0, 300),
      ...(!toggles && (here || target === null) && text.length > 0 && text.length <= 14 ? { lead: leadOf(element) } : {}),
      ...(ariaRole === 'tab' && element.getAttribute('aria-selected') === 'false' ? { tab: true } : {}),
      ...(covered === null ? {} : { covered }),
      looks: looksOf(visible),
    };
  };

  /** The options of a short list, as radios. */
  const describeOptions = (select: HTMLSelectElement): SeenControl[] => {
    if (select.multiple || select.options.length > 8 || !shown(select)) return [];
    return [...select.options].map((option): SeenControl => ({
      ref: refOf(option),
      tag: 'option',
      role: 'radio',
      text: squeeze(option.text).slice(0, 300),
      label: '',
      href: 'none',
      on: option.selected,
      disabled: option.disabled || select.disabled,
      row: '',
      looks: looksOf(select),
    }));
  };

  /** A short text by itself, as people write buttons out of a `div` and a listener. */
  const describeLoose = (element: Element): SeenControl | null => {
    if (
      !element.matches(PLAIN) ||
      isOfField(element) ||
      element.querySelector(':not(svg,svg *,img,br,i,b,span)') ||
      element.querySelector(CONTROL)
    )
      return null;
    const field = element.closest('label');
    if (field !== null && isOfField(field)) return null;
    const text = squeeze(element.textContent ?? '');
    if (text.length < 2 || text.length > 40 || !shown(element)) return null;
    // What is to be clicked is within it.
    if ([...element.querySelectorAll('*')].some(isControl)) return null;
    return {
      ref: refOf(element),
      tag: element.tagName.toLowerCase(),
      role: 'button',
      text,
      label: '',
      href: 'none',
      on: null,
      disabled: false,
      row: '',
      loose: true,
      looks: looksOf(element),
    };
  };

  const controlsIn = (region: Element, andLoose = false, most = 150): SeenControl[] => {
    const found: SeenControl[] = [];
    let loose = 0;
    const visit = (node: Node): void => {
      if (found.length >= most) return;
      if (node instanceof Element) {
        if (node instanceof HTMLSelectElement) found.push(...describeOptions(node));
        if (SILENT.has(node.tagName)) return;
        // A hidden box of a switch is worked by its label.
        const hiddenBox = node instanceof HTMLInputElement && (node.type === 'checkbox' || node.type === 'radio');
        if (!hiddenBox && getComputedStyle(node).display === 'none') return;
        if (node !== region && isControl(node)) {
          const seen = describe(node);
          if (seen) found.push(seen);
          if (!node.matches('[aria-haspopup]:not(button,a)') && !node.querySelector('button,input,[role=switch]')) return;
        } else if (andLoose && node !== region && loose < 40) {
          const seen = describeLoose(node);
          if (seen) {
            loose += 1;
            found.push(seen);
            return;
          }
        }
      }
      for (const child of childrenOf(node)) visit(child);
    };
    visit(region);
    return found;
  };

  return { documentId, refOf, elementFor, stateOf, controlsIn };
}

export type PageControls = ReturnType<typeof pageControls>;
