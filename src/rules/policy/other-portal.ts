import { defineRule } from '../define.ts';
import { overPolicy } from '../policy-rule.ts';
import { short } from '../wording.ts';

const hostOf = (url: string): string | null => (URL.canParse(url) ? new URL(url).hostname.replace(/^www\./u, '') : null);

export default defineRule({
  id: 'policy/other-portal',
  title: 'The policy says that it is about another portal',
  severity: 'warning',
  explanation:
    'A policy that names the portal it speaks of (“cookies used on the https://… platform”) is held against the hosts that were visited. One portal may answer on several hosts, so a difference is for review.',
  ground: ['GDPR art. 12(1): information that is accurate for the visitor'],
  fix: 'Name the portal itself in its policy, or give the right list with --policy.',
  needs: ['policy'],
  evaluate: (context) =>
    overPolicy(context, ({ portalUrl }) => {
      const named = portalUrl === null ? null : hostOf(portalUrl);
      if (portalUrl === null || named === null) return [];
      const visited = [
        context.evidence.url,
        ...context.evidence.scenarios.flatMap(({ phases }) => phases.flatMap(({ finalUrl }) => finalUrl ?? [])),
      ];
      if (visited.some((url) => hostOf(url) === named)) return [];
      return [
        {
          review: true,
          message: `the policy is about ${short(portalUrl)}, and ${short(context.portalHost)} was visited`,
          reason: 'what another portal declares says nothing of this one, unless both are the same portal',
          subject: named,
        },
      ];
    }),
});
