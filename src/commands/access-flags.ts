import type { Command } from 'commander';
import { parseHeader, parseProxy, type Access } from '../browser/access.ts';
import { loadStorageState } from '../inputs/storage-state.ts';
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
      '--header <name: value>',
      "send a header to the portal's own origin (repeatable; its value is never printed or kept)",
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
