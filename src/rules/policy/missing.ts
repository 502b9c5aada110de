import { defineRule } from '../define.ts';
import { listed } from '../wording.ts';

export default defineRule({
  id: 'policy/missing',
  title: 'No cookie policy can be found',
  severity: 'error',
  explanation:
    'Fails when all the places where a policy may stand were looked at and none holds one. A document that is there and cannot be read is not missing: then the rule cannot tell.',
  ground: ['ePrivacy Directive art. 5(3)', 'GDPR art. 12, 13'],
  fix: 'Publish a cookie policy and link it from the footer and the banner.',
  needs: ['policy'],
  evaluate: ({ policyResult, evidence }) => {
    if (policyResult.status === 'read') return { findings: [] };
    if (policyResult.status === 'unreadable') return { findings: [], cannotTell: `${policyResult.location}: ${policyResult.reason}` };
    const looked = policyResult.lookedAt.length === 0 ? 'no place was given' : `looked at ${listed(policyResult.lookedAt)}`;
    return {
      findings: [
        {
          message: `no cookie policy was found (${looked})`,
          reason: 'visitors must be told which cookies are stored, by whom and what for',
          evidence: evidence.policyPage === null ? [] : [{ pointer: '/policyPage', label: 'the search for the policy page' }],
        },
      ],
    };
  },
});
