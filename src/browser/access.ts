import type { BrowserContext, BrowserContextOptions } from 'playwright';
import { CookieAuditError } from '../model/errors.ts';

/** What lets the browser in where not everybody is let in. Secrets: never printed, never part of the evidence. */
export interface Access {
  /** Cookies and local storage of a log-in, as Playwright's `context.storageState()` gives them */
  readonly storageState: Exclude<BrowserContextOptions['storageState'], string | undefined> | null;
  /** Sent with requests to the portal's own origin only; one that names a host, where that is the portal's */
  readonly headers: readonly { readonly name: string; readonly value: string; readonly host?: string }[];
  readonly proxy: Proxy | null;
}

export interface Proxy {
  /** Without user and password */
  readonly server: string;
  readonly username?: string;
  readonly password?: string;
}

export const NO_ACCESS: Access = { storageState: null, headers: [], proxy: null };

/**
 * Behind a proxy that somebody else runs nobody here knows which addresses are reached.
 *
 * @throws CookieAuditError usage
 */
export function assertOneWay({ publicOnly = false, proxy = null }: { publicOnly?: boolean; proxy?: Proxy | null }): void {
  if (!publicOnly || proxy === null) return;
  throw new CookieAuditError({
    code: 'usage',
    message: '--public-only and --proxy do not go together: behind a proxy, it decides which addresses are reached',
    hint: 'Leave one of them out; let the proxy itself refuse private addresses.',
  });
}

/** Reads one `--header "[HOST=]Name: value"`. @throws CookieAuditError usage, without the value */
export function parseHeader(text: string): Access['headers'][number] {
  const [, host, name, value] = /^(?:([0-9A-Za-z.-]+)=)?([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \t]*([^\r\n]*)$/u.exec(text) ?? [];
  if (name !== undefined && value !== undefined && value !== '')
    return { name, value, ...(host === undefined ? {} : { host: host.toLowerCase() }) };
  throw new CookieAuditError({
    code: 'usage',
    message: '--header is not NAME: VALUE',
    hint: "For example --header 'X-Staging-Key: …', or for one host --header 'staging.example.org=X-Staging-Key: …'",
  });
}

/** Those that are for this portal. */
export function headersFor(portalUrl: string, { headers }: Pick<Access, 'headers'>): Access['headers'] {
  const { hostname } = new URL(portalUrl);
  return headers.filter(({ host }) => host === undefined || host === hostname);
}

/** Reads `--proxy [http|https|socks5]://[user:password@]host:port`. @throws CookieAuditError usage, without the password */
export function parseProxy(text: string): Proxy {
  const fail = (): CookieAuditError =>
    new CookieAuditError({
      code: 'usage',
      message: '--proxy is not the URL of a proxy',
      hint: 'For example --proxy http://proxy.example.org:3128',
    });
  if (!URL.canParse(text)) throw fail();
  const { protocol, host, username, password } = new URL(text);
  if (!/^(?:https?|socks[45]):$/u.test(protocol) || host === '') throw fail();
  return {
    server: `${protocol}//${host}`,
    ...(username === '' ? {} : { username: decodeURIComponent(username), password: decodeURIComponent(password) }),
  };
}

/**
 * Sends the headers with requests to the portal's origin, and with those that they are redirected to. All other
 * requests go out as they are: what opens a staging site is not told to its third parties.
 */
export async function sendHeaders(context: BrowserContext, access: Pick<Access, 'headers'>, portalUrl: string): Promise<void> {
  const headers = headersFor(portalUrl, access);
  if (headers.length === 0) return;
  const { origin } = new URL(portalUrl);
  const added = Object.fromEntries(headers.map(({ name, value }) => [name.toLowerCase(), value]));
  await context.route(
    (url) => url.origin === origin,
    // A page that is gone needs no answer.
    async (route) => await route.continue({ headers: { ...route.request().headers(), ...added } }).catch(() => undefined),
  );
}
