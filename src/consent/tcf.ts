import { TCString } from '@iabtcf/core';
import type { TcfAnswer } from '../model/consent.ts';

/** A core segment and what may follow it: https://github.com/InteractiveAdvertisingBureau/GDPR-Transparency-and-Consent-Framework */
const TC_STRING = /^C[\w-]{34,}(\.[\w-]+)*$/;
/** The first three bits of a segment after the core are its type; 1: disclosed vendors. */
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const typeOf = (segment: string): number => ALPHABET.indexOf(segment.slice(0, 1)) >> 3;

/** What a TCF v2 string says; null: this is no such string. */
export function tcfAnswer(value: string): TcfAnswer | null {
  if (!TC_STRING.test(value)) return null;
  try {
    const model = TCString.decode(value);
    if (model.version !== 2) return null;
    const ids = (vector: { forEach(each: (value: boolean, id: number) => void): void }): number[] => {
      const found: number[] = [];
      vector.forEach((granted, id) => {
        if (granted) found.push(id);
      });
      return found;
    };
    return {
      version: model.version,
      cmpId: Number(model.cmpId),
      policyVersion: Number(model.policyVersion),
      purposes: ids(model.purposeConsents),
      legitimateInterests: ids(model.purposeLegitimateInterests),
      vendors: model.vendorConsents.size,
      disclosedVendors: value
        .split('.')
        .slice(1)
        .some((segment) => typeOf(segment) === 1),
    };
  } catch {
    // Looks like one and is none: an identifier, or a string that was cut off.
    return null;
  }
}

/** Whether a TCF v2 string grants any purpose; null: this is no such string. */
export function tcfGrants(value: string): boolean | null {
  const answer = tcfAnswer(value);
  return answer === null ? null : answer.purposes.length > 0;
}

/** The answer in words, for reports. */
export function tcfWords({ purposes, vendors }: TcfAnswer): string {
  return purposes.length === 0 ? 'no purpose is consented to' : `consent to purposes ${purposes.join(', ')} and ${vendors} vendors`;
}
