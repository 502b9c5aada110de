import type { Locator, Page } from 'playwright';
import { standInOf, switchState, within } from './probe.ts';
import { until } from './wait.ts';

const CLICK_MS = 3000;
const STATE_MS = 4000;

async function isThere(control: Locator): Promise<boolean> {
  return (await within(control.count(), STATE_MS, 0)) > 0;
}

async function isOption(control: Locator): Promise<boolean> {
  return await control.evaluate((element) => element instanceof HTMLOptionElement, undefined, { timeout: STATE_MS });
}

async function isRange(control: Locator): Promise<boolean> {
  const isLevel = (element: Element): boolean =>
    element instanceof HTMLInputElement ? element.type === 'range' : element.getAttribute('role') === 'slider';
  return await control.evaluate(isLevel, undefined, { timeout: STATE_MS });
}

/** null: the page has drawn the switch anew, and this one is not there any more. */
async function becomes(control: Locator, on: boolean): Promise<boolean | null> {
  const seen = await until(500, async () => {
    if (!(await isThere(control))) return 'gone';
    return (await switchState(control, STATE_MS)) === on ? 'so' : null;
  });
  return seen === 'gone' ? null : seen === 'so';
}

/**
 * Puts a switch where it is wanted as a person would: by its visible part, else by the keyboard.
 * null: it was clicked and is not there any more, so where it stands is not seen.
 */
export async function setSwitch(page: Page, control: Locator, on: boolean): Promise<boolean | null> {
  if (!(await isThere(control))) return null;
  if ((await switchState(control, STATE_MS)) === on) return true;
  if (await within(isOption(control), STATE_MS, false)) {
    const list = control.locator('xpath=ancestor::select');
    await list.selectOption({ index: await control.evaluate((option) => (option as HTMLOptionElement).index) }, { timeout: CLICK_MS });
    return becomes(control, on);
  }
  if (await within(isRange(control), STATE_MS, false)) {
    await control.focus({ timeout: STATE_MS });
    await within(page.keyboard.press(on ? 'End' : 'Home'), CLICK_MS, undefined);
    return becomes(control, on);
  }
  try {
    await standInOf(control).click({ timeout: CLICK_MS });
  } catch (error) {
    // Covered or moving: the keyboard still reaches it. Anything else is no matter of pointers.
    if (!(error instanceof Error && error.name === 'TimeoutError')) throw error;
  }
  const moved = await becomes(control, on);
  if (moved !== false) return moved;
  await control.focus({ timeout: STATE_MS });
  await within(page.keyboard.press('Space'), CLICK_MS, undefined);
  return becomes(control, on);
}
