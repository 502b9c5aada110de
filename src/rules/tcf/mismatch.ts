import { defineRule, nothingFound, type Evaluation, type FindingDraft } from '../define.ts';
import { tcStringsOf } from '../signals.ts';

export default defineRule({
  id: 'tcf/mismatch',
  title: 'The TC string contradicts the choice',
  severity: 'error',
  explanation:
    'Decodes the TC string that is stored, and the one that `__tcfapi` tells, after a proved choice: after a refusal it must grant no purpose, after an acceptance it must grant one.',
  ground: ['GDPR art. 4(11)', 'IAB Europe TCF v2.2'],
  fix: 'Let the consent tool write the string that the visitor chose.',
  needs: ['browser'],
  evaluate: (context): Evaluation => {
    const seenStrings = tcStringsOf(context);
    if ('without' in seenStrings) return seenStrings.without;
    const { strings } = seenStrings;
    const answered = strings.filter(({ answer }) => answer !== null);
    if (answered.length === 0) return { findings: [], cannotTell: 'no TC string was seen after a proved choice' };
    const seen = new Set<string>();
    const findings = answered.flatMap(({ signal, answer, scenario, phase, pointer }): FindingDraft[] => {
      const granted = (signal.tcf?.purposes.length ?? 0) > 0;
      if (granted === (answer === 'accept') || seen.has(`${scenario} ${signal.where}`)) return [];
      seen.add(`${scenario} ${signal.where}`);
      return [
        {
          message: `After ${answer === 'reject' ? 'refusing' : 'accepting'}, ${signal.where} says: ${signal.value}`,
          reason: 'decoded from the TC string',
          subject: signal.where,
          scenario,
          phase,
          evidence: [{ pointer, label: 'decoded TC string' }],
        },
      ];
    });
    return findings.length > 0 ? { findings } : nothingFound;
  },
});
