import type { Page } from 'playwright';
import { VIEWPORT } from './options.ts';
import { within } from './time-limit.ts';

/** A page that grows as it is scrolled has no end. */
const SCREENS = 8;
/** A page that is still loading can hold gestures back for seconds: then no further ones are made. */
const GESTURE_MS = 2_000;

/**
 * What any visitor does first: moves the mouse, presses a key, scrolls down and back. The path is the
 * same at each visit; nothing is clicked. The Shift key alone changes nothing on a page.
 *
 * @returns false where the page did not take all of it in time
 */
export async function interact(page: Page): Promise<boolean> {
  const { width, height } = VIEWPORT;
  if (!(await done(GESTURE_MS, gestures(page, width, height)))) return false;
  const steps = [...Array.from({ length: SCREENS }, () => height), -SCREENS * height];
  for (const step of steps) if (!(await done(GESTURE_MS, page.mouse.wheel(0, step)))) return false;
  return true;
}

async function gestures(page: Page, width: number, height: number): Promise<void> {
  await page.mouse.move(width / 2, height / 3);
  await page.mouse.move(width / 2 + 40, height / 3 + 30, { steps: 4 });
  await page.keyboard.press('Shift');
}

async function done(limitMs: number, gesture: Promise<void>): Promise<boolean> {
  return await within(limitMs, 'moving on the page', gesture).then(
    () => true,
    () => false,
  );
}
