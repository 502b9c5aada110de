import type { Page } from 'playwright';
import { VIEWPORT } from './options.ts';
import { within } from './time-limit.ts';

/** A page that grows as it is scrolled has no end. */
const SCREENS = 8;

/**
 * What any visitor does first: moves the mouse, presses a key, scrolls down and back. The path is the
 * same at each visit; nothing is clicked. The Shift key alone changes nothing on a page.
 */
export async function interact(page: Page, timeoutMs: number): Promise<void> {
  const { width, height } = VIEWPORT;
  const gestures = async (): Promise<void> => {
    await page.mouse.move(width / 2, height / 3);
    await page.mouse.move(width / 2 + 40, height / 3 + 30, { steps: 4 });
    await page.keyboard.press('Shift');
    for (let screen = 0; screen < SCREENS; screen += 1) await page.mouse.wheel(0, height);
    await page.mouse.wheel(0, -SCREENS * height);
  };
  await within(timeoutMs, 'moving on the page', gestures());
}
