import { judge } from '../../../src/judge/judge.ts';
import { eu } from '../../../src/judge/profiles/eu.ts';
import type { Evidence } from '../../../src/model/evidence.ts';
import type { PolicyResult } from '../../../src/model/policy.ts';
import type { Finding, RuleResult } from '../../../src/model/verdict.ts';
import type { Profile } from '../../../src/rules/profile.ts';

/** One rule's part of a verdict. */
export function ruleOf(id: string, evidence: Evidence, policy: PolicyResult, profile: Profile = eu): RuleResult & { findings: Finding[] } {
  const verdict = judge(evidence, policy, { profile });
  const result = verdict.rules.find((rule) => rule.id === id);
  if (result === undefined) throw new Error(`no rule ${id}`);
  return { ...result, findings: verdict.findings.filter((finding) => finding.rule === id) };
}

export const failure = (code: 'blocked' | 'timeout' | 'dns' | 'http-status' = 'timeout') =>
  ({ code, message: 'no answer in 30 s' }) as const;
