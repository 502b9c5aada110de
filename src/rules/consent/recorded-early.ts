import { defineRule, nothingFound, type Evaluation, type FindingDraft } from '../define.ts';
import { grantsPurposes, signalsOf } from '../signals.ts';

export default defineRule({
  id: 'consent/recorded-early',
  title: 'A consent is on record before the visitor has given it',
  severity: 'error',
  explanation:
    'Before any choice, a TC string or `__tcfapi` that grants a purpose, or Google Consent Mode in a request that says granted, records a consent that nobody gave.',
  ground: ['GDPR art. 7(1)', 'Matte, Bielova, Santos 2020'],
  fix: 'Let the default of the consent tool be denied until the visitor answers.',
  needs: ['browser'],
  evaluate: (context): Evaluation => {
    const { signals, told } = signalsOf(context);
    if (!told) return { findings: [], cannotTell: 'the evidence does not hold what the consent tool says' };
    const early = signals.filter(({ beforeChoice }) => beforeChoice);
    if (early.length === 0) return signals.length === 0 ? { findings: [], notApplicable: 'no consent signal was seen' } : nothingFound;
    const seen = new Set<string>();
    const findings = early.flatMap(({ signal, scenario, phase, pointer }): FindingDraft[] => {
      const key = `${signal.kind} ${signal.where} ${signal.value}`;
      if (!grantsPurposes(signal) || seen.has(key)) return [];
      seen.add(key);
      return [
        {
          message: `Before any choice ${signal.kind === 'gcs' ? `a request to ${signal.where} says that consent is granted (gcs=${signal.value})` : `the consent tool says: ${signal.value} (${signal.where})`}`,
          reason: 'no visitor had answered by then',
          subject: `${signal.kind} ${signal.where}`,
          scenario,
          phase,
          evidence: [{ pointer, label: 'the signal' }],
        },
      ];
    });
    return { findings };
  },
});
