import type { Policy } from '../model/policy.ts';
import type { RuleContext } from './context.ts';
import type { Evaluation, FindingDraft } from './define.ts';

/** Runs a check of the declared list itself: without a list it does not apply, with one that cannot be read it cannot tell. */
export function overPolicy(context: RuleContext, check: (policy: Policy) => readonly FindingDraft[]): Evaluation {
  const { policyResult } = context;
  if (policyResult.status === 'missing') return { findings: [], notApplicable: 'no cookie policy was found' };
  if (policyResult.status === 'unreadable')
    return { findings: [], cannotTell: `the cookie policy could not be read: ${policyResult.reason}` };
  return { findings: check(policyResult.policy) };
}
