import { lookup, type LookupAddress } from 'node:dns';
import { networkInterfaces } from 'node:os';
import { promisify } from 'node:util';
import ipaddr from 'ipaddr.js';

/** How a name becomes addresses; throws what node:dns throws. */
export type Resolve = (host: string) => Promise<readonly LookupAddress[]>;

/** A host that is no part of the public internet, or has an address that is none. */
export class NotPublic extends Error {
  override name = 'NotPublic';
  readonly address: string;

  constructor(host: string, address: string) {
    super(`${host === address ? host : `${host} (${address})`} is no public address`);
    this.address = address;
  }
}

/** All that IANA gave out for the public internet: https://www.iana.org/assignments/ipv6-address-space */
const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR('2000::/3');
/** Addresses under which a network without IPv4 reaches it (RFC 6052 §2.1): the IPv4 address stands in the last 32 bits. */
const NAT64 = ipaddr.IPv6.parseCIDR('64:ff9b::/96');

/**
 * IANA's special-purpose addresses are not (https://www.iana.org/assignments/iana-ipv4-special-registry and
 * iana-ipv6-special-registry, as ipaddr.js knows them); nor IPv4 addresses dressed as IPv6 (mapped, 6to4, Teredo).
 */
export function isPublic(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  if (parsed instanceof ipaddr.IPv6) {
    if (parsed.match(NAT64)) return isPublic(new ipaddr.IPv4(parsed.toByteArray().slice(12)).toString());
    if (!parsed.match(GLOBAL_UNICAST)) return false;
  }
  return parsed.range() === 'unicast';
}

const systemLookup = promisify(lookup);

const bySystem: Resolve = async (host) => await systemLookup(host, { all: true, verbatim: true });

/**
 * The addresses of a host, each of which is public. One that is not makes the host a private one: which of its addresses is
 * taken would be chance. What this machine itself is reached by from outside counts as private, too.
 *
 * @param host a name, or an address in any spelling, IPv6 without brackets
 * @throws NotPublic, and what `resolve` throws
 */
export async function publicAddresses(host: string, resolve: Resolve = bySystem): Promise<readonly LookupAddress[]> {
  const addresses = ipaddr.isValid(host) ? [literal(host)] : await resolve(host);
  const own = new Set(Object.values(networkInterfaces()).flatMap((of) => (of ?? []).map(({ address }) => address)));
  const hidden = addresses.find(({ address }) => !isPublic(address) || own.has(address));
  if (hidden !== undefined) throw new NotPublic(host, hidden.address);
  return addresses;
}

function literal(host: string): LookupAddress {
  const parsed = ipaddr.parse(host);
  return { address: parsed.toString(), family: parsed.kind() === 'ipv6' ? 6 : 4 };
}
