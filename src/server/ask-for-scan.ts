import { CookieAuditError } from '../model/errors.ts';
import type { ServerParts } from './parts.ts';
import { assertPublic } from './public-address.ts';
import { portfolioOf } from './views.ts';

/** Begins a scan that somebody asked for. @throws CookieAuditError usage, run-not-found */
export async function askForScan(parts: ServerParts, asked: { portfolio: string | undefined; url: string | undefined }): Promise<void> {
  if (parts.scans === null) throw new CookieAuditError({ code: 'usage', message: 'this server only shows the history' });
  const { name } = await portfolioOf(parts, asked.portfolio);
  if (name === null) throw new CookieAuditError({ code: 'usage', message: 'there is no portfolio here' });
  if (asked.url !== undefined && !parts.allowPrivate && !parts.isMapped(asked.url)) await assertPublic(asked.url);
  await parts.scans.start({ portfolio: name, urls: asked.url === undefined ? null : [asked.url] });
}
