import type { Locator, Page } from 'playwright';
import type { ConsentStep } from '../../model/portal-file.ts';
import { ConsentFailure, defineDriver } from '../driver.ts';
import type { DriverContext } from '../driver.ts';
import { setSwitch } from '../switches.ts';

const STEP_MS = 4000;
/** The page has settled when the script begins: what is not there now will hardly come. */
const FIRST_MS = 1500;
const OPTIONAL_MS = 700;

function selectorOf(step: ConsentStep): string {
  return step.click ?? step.check ?? step.uncheck ?? step.waitFor ?? '';
}

function verbOf(step: ConsentStep): 'click' | 'check' | 'uncheck' | 'wait' {
  if (step.click !== undefined) return 'click';
  if (step.check !== undefined) return 'check';
  return step.uncheck !== undefined ? 'uncheck' : 'wait';
}

function locate(page: Page, step: ConsentStep): Locator {
  const root = step.frame === undefined ? page : page.frameLocator(step.frame);
  const found = root.locator(selectorOf(step));
  // Hidden buttons often share the visible one's class; a switch's input may be hidden by design.
  return verbOf(step) === 'click' || verbOf(step) === 'wait' ? found.filter({ visible: true }).first() : found.first();
}

async function perform(context: DriverContext, step: ConsentStep): Promise<void> {
  const target = locate(context.page, step);
  const timeout = context.remaining(step.optional === true ? OPTIONAL_MS : STEP_MS);
  const verb = verbOf(step);
  if (verb !== 'wait') context.touching();
  if (verb === 'click') return target.click({ timeout });
  if (verb === 'wait') return target.waitFor({ state: 'visible', timeout });
  await target.waitFor({ state: 'attached', timeout });
  if ((await setSwitch(context.page, target, verb === 'check')) === false) throw new Error('the switch did not move');
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n', 1)[0] ?? '';
}

export default defineDriver({
  name: 'scripted',

  async detect(context) {
    const first = context.script?.steps.find((step) => step.optional !== true);
    if (!first) return (context.script?.steps.length ?? 0) > 0;
    const verb = verbOf(first);
    const state = verb === 'click' || verb === 'wait' ? 'visible' : 'attached';
    try {
      await locate(context.page, first).waitFor({ state, timeout: context.remaining(FIRST_MS) });
      return true;
    } catch (error) {
      context.record('search', `${selectorOf(first)}: ${firstLine(error)}`, false);
      return false;
    }
  },

  async act(context) {
    for (const step of context.script?.steps ?? []) {
      const what = `${selectorOf(step)}${step.frame === undefined ? '' : ` in ${step.frame}`}`;
      try {
        await perform(context, step);
        context.record(verbOf(step), what, true);
      } catch (error) {
        context.record(verbOf(step), `${what}: ${firstLine(error)}`, step.optional === true);
        if (step.optional !== true) throw new ConsentFailure(`the portal file's step "${what}" could not be done`);
      }
    }
    return { clicked: null, cmp: null, needsAgreement: false };
  },
});
