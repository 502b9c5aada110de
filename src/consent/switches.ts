import type { Locator, Page } from 'playwright';
import { standInOf, switchState, within } from './probe.ts';
import { until } from './wait.ts';

const CLICK_MS = 2000;
const STATE_MS = 1000;

async function becomes(control: Locator, on: boolean): Promise<boolean> {
  const seen = await until(500, async () => ((await switchState(control, STATE_MS)) === on ? true : null));
  return seen === true;
}

/** Puts a switch where it is wanted as a person would: by its visible part, else by the keyboard. */
export async function setSwitch(page: Page, control: Locator, on: boolean): Promise<boolean> {
  if ((await switchState(control, STATE_MS)) === on) return true;
  try {
    await standInOf(control).click({ timeout: CLICK_MS });
  } catch (error) {
    // Covered or moving: the keyboard still reaches it. Anything else is no matter of pointers.
    if (!(error instanceof Error && error.name === 'TimeoutError')) throw error;
  }
  if (await becomes(control, on)) return true;
  await control.focus({ timeout: STATE_MS });
  await within(page.keyboard.press('Space'), CLICK_MS, undefined);
  return becomes(control, on);
}
