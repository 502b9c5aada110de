import { defineRule } from '../define.ts';
import { overPolicy } from '../policy-rule.ts';
import { short } from '../wording.ts';

export default defineRule({
  id: 'policy/unobserved',
  title: 'A declared cookie was never seen',
  severity: 'note',
  explanation:
    'A declared cookie that no scenario, phase or page showed. It may be set on pages or after actions that were not visited (log-in), so this is a hint and never makes a portal inconclusive.',
  ground: ['GDPR art. 5(1)(a), 12(1)'],
  fix: 'Remove the entry if the cookie is no longer set.',
  needs: ['browser', 'policy'],
  evaluate: (context) =>
    overPolicy(context, ({ entries }) => {
      const seen = new Set(context.cookies.flatMap(({ entry }) => (entry === null ? [] : [entries[entry]?.name])));
      const names = context.scenarios.map(({ scenario }) => scenario.name);
      const pages = new Set(
        context.scenarios.flatMap(({ phases }) => phases.filter(({ phase }) => phase.outcome.ok).map(({ phase }) => phase.url)),
      ).size;
      const covered = `${names.length} ${names.length === 1 ? 'scenario' : 'scenarios'} (${names.join(', ')}) on ${pages} ${pages === 1 ? 'page' : 'pages'}`;
      const unseen = [...new Set(entries.filter((entry) => entry.kind === 'cookie' && !seen.has(entry.name)).map((entry) => entry.name))];
      return unseen.map((name) => ({
        message: `${short(name)} is declared and was not seen in ${covered}`,
        reason: 'it may be set elsewhere, for example after a log-in',
        subject: name,
      }));
    }),
});
