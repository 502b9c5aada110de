import { defineRule, nothingFound, type Evaluation, type FindingDraft } from '../define.ts';
import { tcStringsOf } from '../signals.ts';

/** From this day on TCF 2.3 wants the segment of disclosed vendors. */
const TCF_2_3 = Date.parse('2026-02-28T00:00:00Z');

export default defineRule({
  id: 'tcf/invalid',
  title: 'The TC string is not valid',
  severity: 'warning',
  explanation:
    'A TC string must name its consent tool (an id other than 0) and, since 28 February 2026 (TCF 2.3), tell which vendors were disclosed; what `__tcfapi` says must be what is stored.',
  ground: ['IAB Europe TCF v2.3', 'GDPR art. 4(11)'],
  fix: 'Update the consent tool to TCF 2.3 and check its registration.',
  needs: ['browser'],
  evaluate: (context): Evaluation => {
    const seenStrings = tcStringsOf(context);
    if ('without' in seenStrings) return seenStrings.without;
    const { strings } = seenStrings;
    const due = Date.parse(context.evidence.startedAt) >= TCF_2_3;
    const found = new Map<string, FindingDraft>();
    const add = (what: string, reason: string, at: (typeof strings)[number]): void => {
      if (found.has(what)) return;
      const { scenario, phase, pointer } = at;
      found.set(what, {
        message: what,
        reason,
        subject: at.signal.where,
        scenario,
        phase,
        evidence: [{ pointer, label: 'decoded TC string' }],
      });
    };
    for (const placed of strings) {
      const { tcf, where } = placed.signal;
      if (tcf?.cmpId === 0) add(`The TC string of ${where} names no consent tool (id 0)`, 'the id is 0', placed);
      if (tcf !== null && due && !tcf.disclosedVendors)
        add(`The TC string of ${where} does not tell which vendors were disclosed`, 'its segment is missing (TCF 2.3)', placed);
      const other = strings.find(
        ({ signal, scenario, phase }) =>
          signal.kind === 'tcf' && placed.signal.kind === 'tcfapi' && scenario === placed.scenario && phase === placed.phase,
      );
      if (other && other.signal.tcf?.purposes.join() !== tcf?.purposes.join())
        add(
          `__tcfapi says "${placed.signal.value}", ${other.signal.where} holds "${other.signal.value}"`,
          'both were read in the same phase',
          placed,
        );
    }
    return found.size > 0 ? { findings: [...found.values()] } : nothingFound;
  },
});
