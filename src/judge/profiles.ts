import { CookieAuditError } from '../model/errors.ts';
import type { Profile } from '../rules/profile.ts';
import { de } from './profiles/de.ts';
import { es } from './profiles/es.ts';
import { eu } from './profiles/eu.ts';
import { fr } from './profiles/fr.ts';
import { it } from './profiles/it.ts';
import { uk } from './profiles/uk.ts';
import { usCa } from './profiles/us-ca.ts';

export type { Profile } from '../rules/profile.ts';

/** The jurisdiction profiles, the default first. */
export const profiles: readonly Profile[] = [eu, fr, it, es, de, uk, usCa];

/** Their ids, as `--profile` takes them. */
export const profileNames: readonly string[] = profiles.map(({ id }) => id);

/** The profile of that id (`eu`, `fr`, … `us-ca`). Throws `CookieAuditError` (`usage`) for any other. */
export function profileOf(id: string): Profile {
  const found = profiles.find((profile) => profile.id === id);
  if (found === undefined) {
    throw new CookieAuditError({
      code: 'usage',
      message: `there is no jurisdiction profile "${id}"`,
      hint: `Use one of ${profileNames.join(', ')}.`,
    });
  }
  return found;
}
