import { cookieFinding, listCutOff, noList } from '../cookie-finding.ts';
import { defineRule } from '../define.ts';
import { listed } from '../wording.ts';

export default defineRule({
  id: 'cookie/undeclared',
  title: 'A cookie is set that the policy does not declare',
  severity: 'error',
  explanation:
    'Every cookie that is seen in any scenario and phase is looked for in the declared list, by name (wildcards included), domain and party. A cookie that needs no consent must be declared as well: then it is a note.',
  ground: ['ePrivacy Directive art. 5(3)', 'GDPR art. 13', 'CJEU Planet49 C-673/17', 'Bollinger et al. 2022, B5'],
  fix: 'Declare the cookie in the policy, with its provider, purpose and lifetime; or stop setting it.',
  needs: ['browser', 'policy'],
  evaluate: (context) => {
    const cannotTell = noList(context);
    if (cannotTell !== null) return { findings: [], cannotTell };
    const cutOff = listCutOff(context);
    const findings = context.cookies.flatMap((cookie) => {
      const { declaration, needsConsent } = cookie.row;
      if (declaration.status !== 'undeclared') return [];
      const exempt = needsConsent === 'no';
      const near = declaration.near.map(({ name, why }) => `"${name}" (${why})`);
      const reasons = [
        exempt
          ? `it needs no consent (${cookie.row.needsConsentWhy}), yet it is to be declared`
          : 'visitors must be told of every cookie that is stored',
        ...(near.length === 0 ? [] : [`near in the list: ${listed(near, 3)}`]),
        ...(cutOff === null ? [] : [cutOff]),
      ];
      return [
        cookieFinding(cookie, cookie.sightings, {
          ...(exempt ? { severity: 'note' as const } : {}),
          review: cutOff !== null,
          because: 'the declared list does not name it',
          reason: reasons.join('; '),
        }),
      ];
    });
    return { findings };
  },
});
