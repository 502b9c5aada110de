import { createRequire } from 'node:module';
import type { Robot } from 'robots-parser';

// A CommonJS module whose types tell of a default export that Node does not give.
const robotsParser = createRequire(import.meta.url)('robots-parser') as (url: string, text: string) => Robot;

/** The name under which robots.txt may speak of this program. */
const PRODUCT = 'cookie-audit';

/** What a robots.txt (RFC 9309) lets this program crawl; without one, everything. */
export function allowedBy(robots: string | null, portalUrl: string): (url: string) => boolean {
  if (robots === null) return () => true;
  const rules = robotsParser(new URL('/robots.txt', portalUrl).href, robots);
  return (url) => rules.isAllowed(url, PRODUCT) !== false;
}
