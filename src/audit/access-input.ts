import { NO_ACCESS, parseProxy, type Access } from '../browser/access.ts';

/** What lets the browser in, as a program gives it. */
export interface AccessInput {
  /** As Playwright's `context.storageState()` gives it */
  storageState?: NonNullable<Access['storageState']>;
  /** Sent to the portal's own origin only */
  headers?: Readonly<Record<string, string>>;
  /** [http|https|socks5]://[user:password@]host:port */
  proxy?: string;
}

/** @throws CookieAuditError usage: not a proxy */
export function planAccessOf({ storageState, headers, proxy }: AccessInput): { access?: Access } {
  if (storageState === undefined && headers === undefined && proxy === undefined) return {};
  return {
    access: {
      ...NO_ACCESS,
      storageState: storageState ?? null,
      headers: Object.entries(headers ?? {}).map(([name, value]) => ({ name, value })),
      proxy: proxy === undefined ? null : parseProxy(proxy),
    },
  };
}
