import { parseHostMapping } from '../browser/host-mapping.ts';
import { launchBrowser } from '../browser/launch.ts';
import { previewConsent, type BannerPreview } from '../gather/consent-preview.ts';
import { VERSION } from '../version.ts';
import type { AuditOptions } from './audit.ts';
import { ensureBrowser } from './ensure-browser.ts';

export type { BannerPreview, PlannedChoice } from '../gather/consent-preview.ts';

type PreviewOptions = Pick<
  AuditOptions,
  | 'observeMs'
  | 'timeoutMs'
  | 'locale'
  | 'thirdPartyCookies'
  | 'resolve'
  | 'ignoreHttpsErrors'
  | 'userAgent'
  | 'browser'
  | 'install'
  | 'signal'
  | 'say'
>;

/** The banner of one portal and the controls that an audit would use, in a browser of its own. */
export async function previewPortalConsent(url: string, options: PreviewOptions): Promise<BannerPreview> {
  const { thirdPartyCookies, ignoreHttpsErrors, userAgent, timeoutMs, observeMs, locale, resolve, signal } = options;
  const found = await ensureBrowser(options);
  const hostMappings = resolve.map(parseHostMapping);
  const browser = await launchBrowser({ found, thirdPartyCookies, ignoreHttpsErrors, userAgent, timeoutMs, hostMappings });
  const stop = (): void => void browser.close().catch(() => undefined);
  signal.addEventListener('abort', stop, { once: true });
  try {
    return await previewConsent(browser, {
      url,
      toolVersion: VERSION,
      scenarios: [],
      pages: 0,
      observeMs,
      timeoutMs,
      locale,
      thirdPartyCookies,
      hostMapping: resolve,
      ignoreHttpsErrors,
      keepValues: false,
      consent: { banner: 'unknown', accept: null, reject: null, choiceStoredIn: null },
      policyUrl: null,
      files: null,
      signal,
      progress: () => undefined,
    });
  } finally {
    signal.removeEventListener('abort', stop);
    await browser.close();
  }
}
