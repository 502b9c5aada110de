/** `gcs=G1xy`: x is ad_storage, y analytics_storage; 1 granted, 0 denied, - not set. */
export function gcsGrants(gcs: string): boolean {
  return /^G1(1.|.1)$/.test(gcs);
}

/** `gcs` says that both are denied. */
export function gcsDenies(gcs: string): boolean {
  return gcs === 'G100';
}

/**
 * The letters of `gcd` in their order: ad_storage, analytics_storage, ad_user_data, ad_personalization.
 * From public analyses of the parameter, not from documentation of Google's (m).
 */
export function gcdLetters(gcd: string): string[] {
  return (gcd.slice(2).match(/[a-z]/gi) ?? []).slice(0, 4);
}

/** t granted by default, r denied then granted, n granted by update, v granted twice. */
const GRANTED = new Set(['t', 'r', 'n', 'v']);
/** l not set, p and q denied, m denied by update, u granted then denied. */
const DENIED = new Set(['p', 'q', 'm', 'u']);

export const gcdGrants = (gcd: string): boolean => gcdLetters(gcd).some((letter) => GRANTED.has(letter));
export const gcdUnknown = (gcd: string): string[] =>
  gcdLetters(gcd).filter((letter) => letter !== 'l' && !GRANTED.has(letter) && !DENIED.has(letter));
