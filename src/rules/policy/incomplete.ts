import type { PolicyEntry } from '../../model/policy.ts';
import { defineRule } from '../define.ts';
import { overPolicy } from '../policy-rule.ts';
import { listed } from '../wording.ts';

const UNCLASSIFIED = /unclass|uncategor|unknown|not classified|non class|nicht klassif|sin clasific|no clasific|non classific|inconnu/iu;

const FIELDS: readonly { field: string; ground: string; missing: (entry: PolicyEntry) => boolean }[] = [
  {
    field: 'category',
    ground: 'GDPR art. 13(1)(c)',
    missing: (entry) => entry.category === 'unknown' && (entry.categoryLabel === null || UNCLASSIFIED.test(entry.categoryLabel)),
  },
  {
    field: 'lifetime',
    ground: 'GDPR art. 13(2)(a), CJEU Planet49 C-673/17',
    missing: (entry) => entry.durationText === null && entry.lifetimeSeconds === null,
  },
  { field: 'provider', ground: 'GDPR art. 13(1)(e)', missing: (entry) => entry.provider === null },
  { field: 'purpose', ground: 'GDPR art. 13(1)(c)', missing: (entry) => entry.purpose === null },
];

export default defineRule({
  id: 'policy/incomplete',
  title: 'Declared cookies lack a purpose, lifetime, provider or category',
  severity: 'warning',
  explanation:
    'One finding for each field that some declared entries lack. A category that the policy calls "unclassified" is missing too.',
  ground: ['GDPR art. 13(1)(c)(e), 13(2)(a)', 'Bollinger et al. 2022, B4'],
  fix: 'State purpose, lifetime, provider and category of every cookie.',
  needs: ['policy'],
  evaluate: (context) =>
    overPolicy(context, ({ entries }) =>
      FIELDS.flatMap(({ field, ground, missing }) => {
        const names = [...new Set(entries.filter(missing).map((entry) => entry.name))];
        if (names.length === 0) return [];
        return [
          {
            message: `${names.length} declared ${names.length === 1 ? 'cookie states' : 'cookies state'} no ${field}: ${listed(names)}`,
            reason: `the ${field} is to be stated (${ground})`,
            subject: field,
          },
        ];
      }),
    ),
});
