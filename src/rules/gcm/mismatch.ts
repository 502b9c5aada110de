import { gcdGrants, gcdUnknown, gcsDenies, gcsGrants } from '../consent-mode.ts';
import { defineRule, nothingFound, type Evaluation, type FindingDraft } from '../define.ts';
import { signalsOf } from '../signals.ts';

export default defineRule({
  id: 'gcm/mismatch',
  title: 'Google Consent Mode contradicts the choice',
  severity: 'error',
  explanation:
    "Reads `gcs` and `gcd` in requests to Google's services after a proved choice: after a refusal none may say granted; after an acceptance `gcs` must not say that everything is denied.",
  ground: ['ePrivacy Directive art. 5(3)', 'GDPR art. 7'],
  fix: "Pass the visitor's answer on with gtag('consent', 'update', …) before anything is sent.",
  needs: ['browser'],
  evaluate: (context): Evaluation => {
    const { signals, told } = signalsOf(context);
    if (!told) return { findings: [], cannotTell: 'the evidence does not hold what the consent tool says' };
    const modes = signals.filter(({ signal }) => signal.kind === 'gcs' || signal.kind === 'gcd');
    if (modes.length === 0) return { findings: [], notApplicable: 'no request told Google Consent Mode' };
    const answered = modes.filter(({ answer }) => answer !== null);
    if (answered.length === 0) return { findings: [], cannotTell: 'no request told Google Consent Mode after a proved choice' };
    const seen = new Set<string>();
    const findings = answered.flatMap(({ signal, answer, scenario, phase, pointer }): FindingDraft[] => {
      const { kind, value, where } = signal;
      const granted = kind === 'gcs' ? gcsGrants(value) : gcdGrants(value);
      const wrong = answer === 'reject' ? granted : kind === 'gcs' && gcsDenies(value);
      const key = `${scenario} ${kind} ${where}`;
      if (!wrong || seen.has(key)) return [];
      seen.add(key);
      return [
        {
          // The letters of gcd are known from analyses only.
          ...(kind === 'gcd' ? { severity: 'warning' as const, review: true } : {}),
          message: `After ${answer === 'reject' ? 'refusing' : 'accepting'}, a request to ${where} says ${kind}=${value}: ${granted ? 'granted' : 'denied'}`,
          reason: kind === 'gcd' ? 'the letters of gcd are not documented by Google' : 'read in the request',
          subject: `${kind} ${where}`,
          scenario,
          phase,
          evidence: [{ pointer, label: 'the signal' }],
        },
      ];
    });
    const unknown = [...new Set(answered.flatMap(({ signal }) => (signal.kind === 'gcd' ? gcdUnknown(signal.value) : [])))];
    if (findings.length === 0 && unknown.length > 0)
      return { findings, cannotTell: `gcd holds letters that are not known: ${unknown.join(', ')}` };
    return findings.length > 0 ? { findings } : nothingFound;
  },
});
