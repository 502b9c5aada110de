import type { Page } from 'playwright';
import { within } from './time-limit.ts';

const PROBE_MS = 10_000;
const FRAME_MS = 2_000;
const LARGEST_FRAME = 2_000_000;

/**
 * The document as the browser shows it once everything in it is unfolded: accordions and tabs opened,
 * with what stands in shadow roots and in frames that speak of cookies behind its own text. A page that goes
 * elsewhere while it is unfolded is read as it was before.
 */
export async function unfoldedContent(page: Page, capMs: number): Promise<string> {
  const before = await within(capMs, 'reading the policy page', page.content());
  const url = page.url();
  try {
    const hidden = await within(PROBE_MS, 'unfolding the policy page', page.evaluate(unfold));
    const frames = await framesOf(page);
    const content = await within(capMs, 'reading the policy page', page.content());
    if (page.url().replace(/#.*$/u, '') !== url.replace(/#.*$/u, '')) return before;
    const more = [...hidden, ...frames].filter((html) => !content.includes(html));
    const end = content.lastIndexOf('</body>');
    return end < 0 || more.length === 0
      ? content
      : `${content.slice(0, end)}${more.map((html) => `<section>${html}</section>`).join('\n')}${content.slice(end)}`;
  } catch {
    // A page that navigates or hangs while it is unfolded still has what it showed first.
    return before;
  }
}

async function framesOf(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const frame of page.frames().slice(1, 12)) {
    if (!/^https?:|^about:srcdoc/u.test(frame.url())) continue;
    const html = await within(FRAME_MS, 'reading a frame', frame.content()).catch(() => '');
    const body = /<body[^>]*>([^]*)<\/body>/iu.exec(html.length > LARGEST_FRAME ? '' : html)?.[1] ?? '';
    if (/cookie/iu.test(body)) found.push(body);
  }
  return found;
}

/** Runs in the page. Waits until scripts stop writing, opens what is folded, and gives back what the document's own HTML does not hold. */
async function unfold(): Promise<string[]> {
  const quiet = async (): Promise<void> =>
    await new Promise((resolve) => {
      let timer = setTimeout(done, 250);
      const cap = setTimeout(done, 2_000);
      const observer = new MutationObserver(() => {
        clearTimeout(timer);
        timer = setTimeout(done, 250);
      });
      function done(): void {
        clearTimeout(timer);
        clearTimeout(cap);
        observer.disconnect();
        resolve();
      }
      observer.observe(document.documentElement, { childList: true, subtree: true, characterData: true });
    });
  const leaves = (element: Element): boolean => {
    const link = element.closest('a[href]');
    return link !== null && !(link.getAttribute('href') ?? '').startsWith('#');
  };
  await quiet();
  for (const details of document.querySelectorAll('details:not([open])')) details.setAttribute('open', '');
  let opened = 0;
  for (const element of document.querySelectorAll<HTMLElement>('main [aria-expanded="false"], body [aria-expanded="false"]')) {
    if (opened >= 60 || leaves(element) || element.closest('nav, header') !== null || element instanceof HTMLInputElement) continue;
    element.click();
    opened++;
  }
  if (opened > 0) await quiet();
  const hidden: string[] = [];
  const tabs = [...document.querySelectorAll<HTMLElement>('[role="tab"][aria-selected="false"]')]
    .filter((tab) => !leaves(tab))
    .slice(0, 12);
  for (const tab of tabs) {
    // The panel that this tab takes away is kept before it goes.
    for (const panel of document.querySelectorAll('[role="tabpanel"]')) hidden.push(panel.outerHTML);
    tab.click();
    await quiet();
  }
  for (const element of document.querySelectorAll('*')) {
    const inside = element.shadowRoot?.innerHTML ?? '';
    if (/cookie/iu.test(inside)) hidden.push(inside);
  }
  return [...new Set(hidden)].slice(0, 60);
}
