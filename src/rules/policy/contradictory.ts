import type { PolicyEntry } from '../../model/policy.ts';
import { defineRule, type FindingDraft } from '../define.ts';
import { overPolicy } from '../policy-rule.ts';
import { lifetimeWords, short } from '../wording.ts';

/** Two entries may speak of different cookies of one name: other domains or other providers say so. */
function sameCookie(a: PolicyEntry, b: PolicyEntry): boolean {
  const differ = (x: string | null, y: string | null): boolean =>
    x !== null && y !== null && x.trim().toLowerCase() !== y.trim().toLowerCase();
  return a.kind === b.kind && !differ(a.domain, b.domain) && !differ(a.provider, b.provider);
}

function contradiction(name: string, group: readonly PolicyEntry[]): FindingDraft[] {
  const pairs = group.flatMap((a, index) =>
    group
      .slice(index + 1)
      .filter((b) => sameCookie(a, b))
      .flatMap((b) => [a, b]),
  );
  const categories = [...new Set(pairs.map((entry) => entry.category).filter((category) => category !== 'unknown'))].sort();
  const lifetimes = [...new Set(pairs.map((entry) => entry.lifetimeSeconds).filter((seconds) => seconds !== null))].sort((a, b) => a - b);
  const said = [
    ...(categories.length > 1 ? [`as ${categories.join(' and as ')}`] : []),
    ...(lifetimes.length > 1 ? [`to last ${lifetimes.map(lifetimeWords).join(' and ')}`] : []),
  ];
  if (said.length === 0) return [];
  const hides = categories.includes('necessary') && (categories.includes('statistics') || categories.includes('marketing'));
  const lines = group.flatMap((entry) => entry.source.line ?? []);
  return [
    {
      severity: hides ? 'error' : 'warning',
      message: `${short(name)} is declared ${said.join(', and ')}`,
      reason: `one cookie is declared more than once, in different ways${lines.length === 0 ? '' : ` (lines ${lines.join(', ')})`}: consent to it is not specific`,
      subject: name,
    },
  ];
}

export default defineRule({
  id: 'policy/contradictory',
  title: 'One cookie is declared in contradictory ways',
  severity: 'error',
  explanation:
    'Entries of one name (and no differing domain or provider) with different categories or lifetimes: a warning, and an error where one says necessary and another statistics or marketing.',
  ground: ['GDPR art. 4(11)', 'Bollinger et al. 2022, B3'],
  fix: 'Declare the cookie once, with the category and the lifetime it really has.',
  needs: ['policy'],
  evaluate: (context) =>
    overPolicy(context, ({ entries }) => {
      const groups = new Map<string, PolicyEntry[]>();
      for (const entry of entries) {
        const group = groups.get(entry.name);
        if (group === undefined) groups.set(entry.name, [entry]);
        else group.push(entry);
      }
      return [...groups].flatMap(([name, group]) => (group.length > 1 ? contradiction(name, group) : []));
    }),
});
