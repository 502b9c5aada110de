import type { Page } from 'playwright';
import type { PublicProxy } from '../browser/public-proxy.ts';
import { messageOf } from '../model/errors.ts';
import type { RequestRecord } from '../model/evidence.ts';
import { ObservationFailed } from './failure.ts';

/** All that Chromium says of a connection that its proxy did not make. */
const BY_PROXY = /ERR_SOCKS_CONNECTION/;

export interface FailedNavigation {
  /** Of its last hop */
  url: string;
  /** Chromium's, such as net::ERR_NAME_NOT_RESOLVED */
  error: string;
}

/** Where and why the page's own navigation failed last; null: none did yet. */
export function failedNavigations(page: Page): () => FailedNavigation | null {
  let failed: FailedNavigation | null = null;
  page.on('requestfailed', (request) => {
    if (request.isNavigationRequest() && request.frame() === page.mainFrame())
      failed = { url: request.url(), error: request.failure()?.errorText ?? '' };
  });
  return () => failed;
}

/** What the proxy knows of a page that was not reached, in place of an error that only tells of the proxy. */
export function explained(error: unknown, failed: FailedNavigation | null, proxy: PublicProxy | null): unknown {
  if (failed === null || !BY_PROXY.test(messageOf(error))) return error;
  const { url } = failed;
  const why = proxy?.noConnection(url) ?? null;
  if (why === null) return error;
  if (why.refused === null) return new Error(why.error);
  const { host } = new URL(url);
  return new ObservationFailed(
    'private-address',
    `the page is at ${host}${host.includes(why.refused) ? '' : ` (${why.refused})`}, which is no public address: not visited (--public-only)`,
  );
}

/** Writes down why requests came to nothing, where the browser itself only tells that its proxy made no connection. */
export function explainRequests(requests: readonly RequestRecord[], proxy: PublicProxy | null): void {
  for (const request of proxy === null ? [] : requests) {
    // A WebSocket that does not open tells no error at all.
    const untold = request.failure === null && request.resourceType === 'WebSocket';
    if (request.status !== null || !(untold || BY_PROXY.test(request.failure ?? ''))) continue;
    const why = proxy?.noConnection(request.url) ?? null;
    if (why === null) continue;
    request.failure = why.error;
    if (why.refused !== null) request.refused = why.refused;
  }
}
