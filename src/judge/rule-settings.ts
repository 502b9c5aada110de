import { CookieAuditError } from '../model/errors.ts';
import { RuleSetting } from '../model/verdict.ts';
import { rules } from '../rules/registry.ts';
import type { RuleSettings } from './run-rules.ts';

/** What was not observed is told whatever anybody wishes. */
export const ALWAYS_ON: ReadonlySet<string> = new Set(['audit/inconclusive']);

/**
 * Settings as a configuration or `--rule ID=SETTING` gives them.
 *
 * @throws CookieAuditError config-invalid: a rule that is not there, or that cannot be set
 */
export function checkRuleSettings(given: Readonly<Record<string, string>>): RuleSettings {
  return Object.fromEntries(
    Object.entries(given).map(([id, text]) => {
      const fail = (message: string, hint: string): CookieAuditError => new CookieAuditError({ code: 'config-invalid', message, hint });
      if (ALWAYS_ON.has(id)) throw fail(`the rule ${id} cannot be set`, 'Use --allow-inconclusive to let what could not be observed pass.');
      if (!rules.some((rule) => rule.id === id)) throw fail(`there is no rule "${id}"`, '`cookie-audit rules` lists them.');
      const setting = RuleSetting.safeParse(text);
      if (!setting.success) throw fail(`rule ${id}: "${text}"`, `Expected one of ${RuleSetting.options.join(', ')}.`);
      return [id, setting.data];
    }),
  );
}
