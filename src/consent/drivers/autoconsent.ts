import { understand } from '../banner.ts';
import { AutoconsentSession } from '../autoconsent-session.ts';
import { ConsentFailure, defineDriver } from '../driver.ts';

/** No rule recognises the page after this long: its detection is one pass over the rules. */
const DETECT_MS = 2500;
/** A tool was recognised, but does not show its banner. */
const POPUP_MS = 2000;
const ACT_MS = 4000;

export default defineDriver({
  name: 'autoconsent',

  // Injecting the rules costs more than a look: only where something hints at a consent tool.
  async detect({ view, record, choice }) {
    // Its rules accept all or refuse all.
    if (choice === 'grant') return false;
    const { banners, puzzling } = understand(view.regions);
    const worth = view.hints || banners.length > 0 || puzzling !== null;
    record('search', worth ? 'something on the page hints at a consent tool' : 'nothing on the page hints at a consent tool', worth);
    return worth;
  },

  async act(context) {
    if (context.choice === 'grant') return null;
    const session = await AutoconsentSession.start(context.page, context.choice);
    try {
      const detected = await session.recognised(context.remaining(DETECT_MS));
      if (detected.length === 0) {
        context.record('rule', 'no rule recognises the page', false);
        return null;
      }
      context.record('rule', `recognised: ${detected.join(', ')}`, true);
      const shown = await session.popup(context.remaining(POPUP_MS));
      if (shown === null) {
        context.record('rule', 'its banner is not shown', false);
        return null;
      }
      // Its banner may have come since the view was taken.
      await context.look();
      context.touching();
      await session.begin();
      const result = await session.result(context.remaining(ACT_MS));
      context.record(
        'rule',
        `${shown}: ${result === null ? 'no answer in time' : result ? 'says that it is done' : 'says that it failed'}`,
        result === true,
      );
      if (result !== true) throw new ConsentFailure(`autoconsent's rule ${shown} did not get through`);
      return { clicked: null, cmp: shown, needsAgreement: false };
    } finally {
      await session.stop();
    }
  },
});
