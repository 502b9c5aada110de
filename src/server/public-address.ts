import { lookup } from 'node:dns/promises';
import ipaddr from 'ipaddr.js';
import { CookieAuditError, messageOf } from '../model/errors.ts';

/**
 * Refuses a portal that is not on the public internet: this server must not look around in its own
 * network for whoever can ask it. A name is refused where one of its addresses is private.
 *
 * @throws CookieAuditError usage
 */
export async function assertPublic(url: string): Promise<void> {
  const { protocol, hostname } = new URL(url);
  if (protocol !== 'http:' && protocol !== 'https:') throw refused(url, 'only http:// and https:// portals are scanned');
  const host = hostname.replace(/^\[|\]$/g, '');
  const addresses = ipaddr.isValid(host) ? [host] : await addressesOf(url, host);
  const hidden = addresses.find((address) => !isPublic(address));
  if (hidden !== undefined) throw refused(url, `${host === hidden ? host : `${host} (${hidden})`} is no public address`);
}

/** IANA's special-purpose ranges are not; nor IPv4 addresses dressed as IPv6 (mapped, NAT64, 6to4, Teredo). */
export function isPublic(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.parse(address).range() === 'unicast';
}

async function addressesOf(url: string, host: string): Promise<string[]> {
  try {
    return (await lookup(host, { all: true, verbatim: true })).map(({ address }) => address);
  } catch (error) {
    throw refused(url, `${host} does not resolve (${messageOf(error)})`);
  }
}

function refused(url: string, why: string): CookieAuditError {
  return new CookieAuditError({
    code: 'usage',
    message: `${url} is not scanned: ${why}`,
    hint: 'Start the server with --allow-private to scan portals of its own network.',
  });
}
