import { CookieAuditError } from '../model/errors.ts';
import { DEFAULT_SCENARIOS, type ScenarioName } from '../model/evidence.ts';

/**
 * The stories of a visit as a person asks for them.
 *
 * @param grant the category that alone is allowed in one more story
 * @throws CookieAuditError usage: the story `grant` without its category
 */
export function storiesOf(asked: readonly ScenarioName[] = DEFAULT_SCENARIOS, grant?: string): ScenarioName[] {
  if (grant === undefined && asked.includes('grant')) {
    throw new CookieAuditError({
      code: 'usage',
      message: 'the scenario grant needs a category',
      hint: 'For example: --grant statistics',
    });
  }
  return [...new Set<ScenarioName>(grant === undefined ? asked : [...asked, 'grant'])];
}
