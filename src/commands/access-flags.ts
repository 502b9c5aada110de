import type { Command } from 'commander';
import { parseHeader, parseProxy, type Access } from '../browser/access.ts';
import { loadStorageState } from '../inputs/storage-state.ts';
import { CookieAuditError } from '../model/errors.ts';
import { collect } from './parsers.ts';

export interface AccessFlags {
  storageState?: string;
  header: string[];
  proxy?: string;
}

/** How the browser gets in where not everybody is let in: for sites behind a log-in, staging sites, office networks. */
export function addAccessFlags(command: Command): Command {
  return command
    .option('--storage-state <file>', "cookies and storage of a log-in, as Playwright's storageState writes them (never printed or kept)")
    .option(
      '--header <[host=]name: value>',
      "send a header to the portal's own origin, of one host only where it is named (repeatable; its value is never printed or kept)",
      collect,
      [],
    )
    .option('--proxy <url>', 'reach the web through this proxy: http, https or socks5 (a password in it is never printed or kept)');
}

/** @throws CookieAuditError usage, config-invalid: before a browser starts */
export async function planAccess({ storageState, header, proxy }: AccessFlags): Promise<Access> {
  return {
    storageState: storageState === undefined ? null : await loadStorageState(storageState),
    headers: header.map(parseHeader),
    proxy: proxy === undefined ? null : parseProxy(proxy),
  };
}

/**
 * The flags for portals that the portfolio does not name, which anybody may have asked for: of what opens the portfolio's own
 * portals they get nothing, only headers for a host by name, and the way through the proxy.
 */
export function forStrangers<T extends AccessFlags>(flags: T): T {
  const { storageState: _, ...others } = flags;
  return { ...(others as T), header: flags.header.filter((text) => parseHeader(text).host !== undefined) };
}

/**
 * A worker does not know who asked for a portal: its headers are for hosts by name.
 *
 * @throws CookieAuditError usage
 */
export function assertNamedHosts({ header }: AccessFlags): void {
  if (header.every((text) => parseHeader(text).host !== undefined)) return;
  throw new CookieAuditError({
    code: 'usage',
    message: '--header of a worker names the host that it is for',
    hint: "For example --header 'staging.example.org=X-Staging-Key: …'",
  });
}
