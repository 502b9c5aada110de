import type { Page } from 'playwright';
import { within } from './time-limit.ts';

export interface Link {
  href: string;
  text: string;
}

const PROBE_MS = 5_000;

/** The links of a page in document order, open shadow roots included; at most 3,000. */
export async function linksOf(page: Page): Promise<Link[]> {
  const links = await within(
    PROBE_MS,
    'reading the links',
    page.evaluate(() => {
      const found: { href: string; text: string }[] = [];
      const roots: (Document | ShadowRoot)[] = [document];
      for (const root of roots) {
        for (const element of root.querySelectorAll('*')) {
          if (element.shadowRoot !== null) roots.push(element.shadowRoot);
          if (element instanceof HTMLAnchorElement && found.length < 3000) {
            found.push({ href: element.href, text: (element.textContent ?? '').trim().slice(0, 200) });
          }
        }
      }
      return found;
    }),
  );
  return links.filter(({ href }) => /^https?:/.test(href));
}
