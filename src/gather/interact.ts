import type { Page } from 'playwright';
import { VIEWPORT } from './options.ts';
import { within } from './time-limit.ts';

/** A page that grows as it is scrolled has no end. */
const SCREENS = 8;
/** A page that is still loading an image can hold a scroll back for seconds: it is not scrolled further. */
const SCROLL_MS = 500;

/**
 * What any visitor does first: moves the mouse, presses a key, scrolls down and back. The path is the
 * same at each visit; nothing is clicked. The Shift key alone changes nothing on a page.
 */
export async function interact(page: Page, timeoutMs: number): Promise<void> {
  const { width, height } = VIEWPORT;
  await within(timeoutMs, 'moving on the page', gestures(page, width, height));
  const steps = [...Array.from({ length: SCREENS }, () => height), -SCREENS * height];
  for (const step of steps) if (!(await scrolled(page, step))) return;
}

async function gestures(page: Page, width: number, height: number): Promise<void> {
  await page.mouse.move(width / 2, height / 3);
  await page.mouse.move(width / 2 + 40, height / 3 + 30, { steps: 4 });
  await page.keyboard.press('Shift');
}

async function scrolled(page: Page, by: number): Promise<boolean> {
  return await within(SCROLL_MS, 'scrolling', page.mouse.wheel(0, by)).then(
    () => true,
    () => false,
  );
}
