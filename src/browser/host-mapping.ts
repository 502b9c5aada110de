import { CookieAuditError } from '../model/errors.ts';

export interface HostMapping {
  /** Host name or pattern with `*` */
  host: string;
  port: number | null;
  /** ADDR:PORT */
  to: string;
}

const form = /^(?<host>[a-z0-9_.*-]+)(?::(?<port>\d{1,5}))?=(?<to>(?:\[[0-9a-f:]+\]|[a-z0-9_.-]+):\d{1,5})$/i;

/** Reads one `--resolve HOST[:PORT]=ADDR:PORT`. */
export function parseHostMapping(text: string): HostMapping {
  const groups = form.exec(text)?.groups;
  if (groups?.['host'] === undefined || groups['to'] === undefined) {
    throw new CookieAuditError({
      code: 'usage',
      message: `--resolve ${JSON.stringify(text)} is not HOST[:PORT]=ADDR:PORT`,
      hint: 'For example --resolve dashboard.paris=127.0.0.1:8443',
    });
  }
  return { host: groups['host'], port: groups['port'] === undefined ? null : Number(groups['port']), to: groups['to'] };
}

/** Chromium's `--host-resolver-rules`. The host name in URLs, cookies and TLS stays the real one. */
export function hostResolverRules(mappings: readonly HostMapping[]): string {
  return mappings.map(({ host, port, to }) => `MAP ${host}${port === null ? '' : `:${port}`} ${to}`).join(', ');
}

/** Where a host and port are reached, by the first rule that is for them, as Chromium takes it; null: nothing is said of it. */
export function mappingFor(host: string, port: number, mappings: readonly HostMapping[]): { host: string; port: number } | null {
  const found = mappings.find((mapping) => (mapping.port === null || mapping.port === port) && isFor(mapping, host));
  if (found === undefined) return null;
  const colon = found.to.lastIndexOf(':');
  return { host: found.to.slice(0, colon).replace(/^\[|\]$/g, ''), port: Number(found.to.slice(colon + 1)) };
}

/** Is that rule for this host, on whatever port? */
export function isFor(mapping: HostMapping, host: string): boolean {
  return new RegExp(`^${mapping.host.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')}$`, 'i').test(host);
}

export function formatHostMapping({ host, port, to }: HostMapping): string {
  return `${host}${port === null ? '' : `:${port}`}=${to}`;
}
