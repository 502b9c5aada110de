import type { Page } from 'playwright';
import { within } from './probe.ts';

/** Documented functions of consent tools that open their settings, as a link of the portal would call them. */
const OPENERS: readonly string[] = [
  'Didomi.preferences.show',
  'OneTrust.ToggleInfoDisplay',
  'Cookiebot.renew',
  'UC_UI.showSecondLayer',
  '__ucCmp.showSecondLayer',
  'klaro.show',
  'tarteaucitron.userInterface.openPanel',
  'CookieConsent.showPreferences',
  'orejime.prompt',
  'orejime.show',
  'axeptioSDK.openCookies',
  'openAxeptioCookies',
  'Osano.cm.showDrawer',
  'cookiehub.openSettings',
  '_iub.cs.api.openPreferences',
  'googlefc.showRevocationMessage',
  'revisitCkyConsent',
  'displayPreferenceModal',
  'cookiefirst_show_settings',
  'CookieFirst.openPanel',
  'BorlabsCookie.Consents.showDialog',
  'truste.eu.clickListener',
  'cookieScript.show',
  'CookieScript.instance.show',
  'silktideCookieBannerManager.showPreferences',
];
const CALL_MS = 2000;

/** Calls the first of these functions that the page has; its name, or nothing. */
export async function openByApi(page: Page): Promise<string[]> {
  const call = page.evaluate((names) => {
    for (const name of names) {
      const path = name.split('.');
      let owner: unknown = window;
      for (const step of path.slice(0, -1)) owner = (owner as Record<string, unknown> | null | undefined)?.[step];
      const last = (owner as Record<string, unknown> | null | undefined)?.[path.at(-1) ?? ''];
      if (typeof last !== 'function') continue;
      try {
        Reflect.apply(last, owner, []);
        return name;
      } catch {
        // A function that wants something else: the next one.
      }
    }
    return null;
  }, OPENERS);
  const name = await within(
    call.catch(() => null),
    CALL_MS,
    null,
  );
  return name === null ? [] : [name];
}
