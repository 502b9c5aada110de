import { NotPublic, publicAddresses } from '../addresses/public-address.ts';
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
  try {
    await publicAddresses(host);
  } catch (error) {
    if (error instanceof NotPublic) throw refused(url, error.message);
    throw refused(
      url,
      `${host} does not resolve (${messageOf(error)})`,
      'Look at the address; a host of your own is named with --resolve.',
    );
  }
}

function refused(
  url: string,
  why: string,
  hint = 'Start the server with --allow-private to scan portals of its own network.',
): CookieAuditError {
  return new CookieAuditError({
    code: 'usage',
    message: `${url} is not scanned: ${why}`,
    hint,
  });
}
