import { defineRule } from '../define.ts';

export default defineRule({
  id: 'cookie/after-withdrawal',
  title: 'A cookie that needs consent is set, sent or kept after withdrawal',
  severity: 'error',
  explanation:
    'After agreeing, the visitor withdraws: the cookies that rest on the consent must not be set, refreshed or sent any more. The evidence format has no such scenario yet, so the rule never applies.',
  ground: ['GDPR art. 7(3)', 'EDPB Guidelines 05/2020'],
  fix: 'On withdrawal stop the scripts that set the cookie, and remove those already stored.',
  needs: ['browser'],
  evaluate: () => ({ findings: [], notApplicable: 'the withdraw scenario was not run' }),
});
