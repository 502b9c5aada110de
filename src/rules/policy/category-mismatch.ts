import type { KnownCookie } from '../../knowledge/cookies.ts';
import { knownDeclaration } from '../../knowledge/cookies.ts';
import type { PolicyEntry } from '../../model/policy.ts';
import type { Classification } from '../../model/verdict.ts';
import type { ObservedCookie, RuleContext } from '../context.ts';
import { defineRule, type FindingDraft } from '../define.ts';
import { overPolicy } from '../policy-rule.ts';
import { pointersTo, short } from '../wording.ts';

interface Opinion {
  readonly category: Classification['category'];
  readonly confidence: Classification['confidence'];
  readonly provider: string | null;
  readonly source: string;
  readonly mayBeAnonymised: boolean;
  readonly cookie: ObservedCookie | null;
}

function ofRow(row: KnownCookie): Opinion {
  return {
    category: row.category,
    confidence: row.generic === true ? 'inferred' : row.mixed === true ? 'majority' : 'exact',
    provider: row.provider,
    source: row.source,
    mayBeAnonymised: row.mayBeAnonymised === true,
    cookie: null,
  };
}

function ofCookie(cookie: ObservedCookie): Opinion {
  const { category, confidence, provider, note, basis } = cookie.row.classification;
  const known = basis === 'known-cookie' || basis === 'company';
  return {
    category: known ? category : 'unknown',
    confidence,
    provider,
    source: note,
    mayBeAnonymised: cookie.known?.mayBeAnonymised === true,
    cookie,
  };
}

const RANK = { exact: 0, majority: 1, inferred: 2, none: 3 } as const;

function mismatch(entry: PolicyEntry, opinions: readonly Opinion[], context: RuleContext): FindingDraft[] {
  const against = opinions
    .filter(({ category }) => category === 'statistics' || category === 'marketing')
    .sort((a, b) => RANK[a.confidence] - RANK[b.confidence]);
  const worst = against[0];
  if (worst === undefined) return [];
  if (worst.mayBeAnonymised && entry.anonymised && context.profile.anonymisedStatisticsExempt) return [];
  const line = entry.source.line === null ? '' : ` (line ${entry.source.line})`;
  return [
    {
      ...(worst.confidence === 'exact' ? {} : { severity: 'warning' as const }),
      review: worst.mayBeAnonymised,
      message: `${short(entry.name)} is declared as ${entry.category}${line}, and is known as ${worst.category} of ${short(worst.provider ?? 'an unknown provider')}`,
      reason: worst.mayBeAnonymised
        ? `audience measurement may be exempt when it is anonymised, and the policy does not say that it is (${worst.source})`
        : worst.source,
      subject: entry.name,
      evidence: worst.cookie === null ? [] : pointersTo(worst.cookie.sightings),
    },
  ];
}

export default defineRule({
  id: 'policy/category-mismatch',
  title: 'A cookie is declared as necessary and is known as something else',
  severity: 'error',
  explanation:
    'Compares what the policy calls necessary (or functional) with what the maker of the cookie documents. An error where the documentation is exact, a warning where the purpose is inferred or mixed; audience measurement that may be anonymised is for review. Never by a name that anyone may use.',
  ground: ['WP29 Opinion 04/2012', 'Bollinger et al. 2022, B1, B2'],
  fix: 'Declare the cookie under its real category, and ask for consent before it is set.',
  needs: ['policy'],
  evaluate: (context) =>
    overPolicy(context, ({ entries }) => {
      const seen = new Map<number, ObservedCookie[]>();
      for (const cookie of context.cookies) {
        if (cookie.entry === null) continue;
        const list = seen.get(cookie.entry);
        if (list === undefined) seen.set(cookie.entry, [cookie]);
        else list.push(cookie);
      }
      return entries.flatMap((entry, index) => {
        if (entry.kind !== 'cookie' || (entry.category !== 'necessary' && entry.category !== 'functional')) return [];
        const row = knownDeclaration(entry.name, entry.domain);
        const opinions = [...(seen.get(index) ?? []).map(ofCookie), ...(row === undefined || row.generic === true ? [] : [ofRow(row)])];
        return mismatch(entry, opinions, context);
      });
    }),
});
