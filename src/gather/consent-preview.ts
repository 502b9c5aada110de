import { randomBytes } from 'node:crypto';
import type { AuditBrowser } from '../browser/launch.ts';
import { previewBanner, type BannerPreview } from '../consent/preview.ts';
import { ValueHasher } from '../cookies/value.ts';
import { CookieTable, Journal } from '../recorders/journal.ts';
import { failureOf, ObservationFailed, refusalOf } from './failure.ts';
import type { GatherOptions } from './options.ts';
import { RecordedProfile } from './profile.ts';

export type { BannerPreview, PlannedChoice } from '../consent/preview.ts';

/**
 * Opens the start page in a fresh profile, as an audit does, and looks at its banner.
 *
 * @throws ObservationFailed where the page cannot be visited
 */
export async function previewConsent(browser: AuditBrowser, options: GatherOptions): Promise<BannerPreview> {
  const journal = new Journal(new CookieTable(), new ValueHasher(randomBytes(16).toString('hex'), false));
  const profile = await RecordedProfile.open(browser, journal, options);
  const { page } = profile;
  try {
    const response = await page.goto(options.url, { waitUntil: 'commit', timeout: options.timeoutMs });
    await profile.settle();
    const text = await page.evaluate(() => (document.body?.innerText ?? '').slice(0, 4000));
    const refusal = refusalOf(response?.status() ?? null, await page.title(), text);
    if (refusal !== null) throw new ObservationFailed(refusal.code, refusal.message);
    return await profile.paced(async () => await previewBanner(page, async () => void (await profile.settle())));
  } catch (error) {
    const failure = failureOf(error, { interrupted: options.signal.aborted, browserAlive: browser.alive });
    throw new ObservationFailed(failure.code, failure.message);
  } finally {
    await profile.close();
  }
}
