import type { Page } from 'playwright';
import { answeringFrames, noteSilence, within } from './probe.ts';
import type { StoredItem } from './stored-choice.ts';

const PER_FRAME_MS = 1000;

/** Web storage of all frames, as far as they answer in time; one entry an origin and name. */
export async function pageStorageItems(page: Page): Promise<StoredItem[]> {
  const perFrame = answeringFrames(page).map(async (frame): Promise<StoredItem[]> => {
    const read = frame.evaluate(() => {
      const found: { where: 'localStorage' | 'sessionStorage'; name: string; value: string; key: string }[] = [];
      for (const where of ['localStorage', 'sessionStorage'] as const) {
        let area: Storage | null;
        try {
          area = window[where];
        } catch {
          area = null; // Opaque origins and blocked third parties have none.
        }
        for (let i = 0; area && i < Math.min(area.length, 500); i += 1) {
          const name = area.key(i) ?? '';
          found.push({ where, name, value: (area.getItem(name) ?? '').slice(0, 20_000), key: `${location.origin} ${name}` });
        }
      }
      return found;
    });
    // A frame that leaves meanwhile has nothing to read any more.
    const items = await within<StoredItem[] | null>(
      read.catch(() => []),
      PER_FRAME_MS,
      null,
    );
    if (items === null) noteSilence(frame);
    return items ?? [];
  });
  const items = new Map<string, StoredItem>();
  for (const item of (await Promise.all(perFrame)).flat()) items.set(`${item.where} ${item.key}`, item);
  return [...items.values()];
}
