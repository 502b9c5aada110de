import { choosePolicy } from '../audit/policy-choice.ts';
import type { PageVisit } from '../audit/published-policy.ts';
import { CookieAuditError } from '../model/errors.ts';
import type { Policy } from '../model/policy.ts';

export const isUrl = (place: string): boolean => /^https?:\/\//iu.test(place);

/**
 * The declaration at a place: a file as an audit reads it, or a page that is visited with the real browser.
 *
 * @throws CookieAuditError policy-not-found, policy-invalid, browser-not-found
 */
export async function policyAt(place: string, visit: PageVisit): Promise<Policy> {
  if (isUrl(place)) {
    // Playwright takes a second to load: not where a file is read.
    const { publishedPolicy } = await import('../audit/published-policy.ts');
    return await publishedPolicy(place, visit);
  }
  const { policy } = await choosePolicy(place, 'https://portal.invalid/');
  if (policy?.status === 'read') return policy.policy;
  throw new CookieAuditError({
    code: 'policy-invalid',
    message: `${place}: it declares no cookies`,
    hint: 'A portal file needs `entries`, of its own or through `extends`.',
  });
}
