import type { PhaseName, ScenarioName } from '../model/evidence.ts';
import type { ConsentSignal } from '../model/consent.ts';
import { gcsGrants } from './consent-mode.ts';
import type { RuleContext } from './context.ts';
import type { Evaluation } from './define.ts';
import { afterClosing } from './observation.ts';

export interface PlacedSignal {
  readonly signal: ConsentSignal;
  readonly scenario: ScenarioName;
  readonly phase: PhaseName;
  /** What the visitor has said by then; null: nothing. */
  readonly answer: 'accept' | 'reject' | null;
  readonly beforeChoice: boolean;
  /** No choice was made, but the banner had been closed. */
  readonly afterClosing: boolean;
  readonly pointer: string;
}

/** Google Consent Mode that says granted, or a TC string with a purpose that is consented to. */
export const grantsPurposes = ({ kind, value, tcf }: ConsentSignal): boolean =>
  (kind === 'gcs' && gcsGrants(value)) || (tcf !== null && tcf.purposes.length > 0);

/** What consent tools said in their protocols, each with the choice that had been made by then. `told`: the evidence has such facts. */
export function signalsOf({ scenarios }: RuleContext): { signals: PlacedSignal[]; told: boolean } {
  const signals = scenarios.flatMap((place) => {
    const { scenario, index, phases } = place;
    const chosen = phases.findIndex(({ phase }) => phase.name === 'after');
    const withdrawn = phases.findIndex(({ phase }) => phase.name === 'withdrawn');
    const proved = scenario.consent?.outcome === 'done';
    return (scenario.consentSignals ?? []).flatMap((signal, at): PlacedSignal[] => {
      const phase = phases[signal.phase]?.phase;
      if (phase === undefined) return [];
      const closed = afterClosing(place, signal.phase);
      const before = !closed && (chosen < 0 || signal.phase < chosen);
      // While the click is made, the answer before it may still be under way.
      const settled = signal.phase > chosen || signal.kind === 'tcf' || signal.kind === 'tcfapi';
      const refused =
        scenario.name === 'reject' || (withdrawn >= 0 && signal.phase >= withdrawn && scenario.withdrawal?.outcome === 'done');
      const accepted = scenario.name === 'accept' || (scenario.name === 'withdraw' && (withdrawn < 0 || signal.phase < withdrawn));
      const answer = before || !proved || !settled ? null : refused ? 'reject' : accepted ? 'accept' : null;
      return [
        {
          signal,
          scenario: scenario.name,
          phase: phase.name,
          answer,
          beforeChoice: before,
          afterClosing: closed,
          pointer: `/scenarios/${index}/consentSignals/${at}`,
        },
      ];
    });
  });
  return { signals, told: scenarios.some(({ scenario }) => scenario.consentSignals !== undefined) };
}

/** The TC strings among them, wherever the evidence tells of any. */
export function tcStringsOf(context: RuleContext): { strings: PlacedSignal[] } | { without: Evaluation } {
  const { signals, told } = signalsOf(context);
  if (!told) return { without: { findings: [], cannotTell: 'the evidence does not hold what the consent tool says' } };
  const strings = signals.filter(({ signal }) => signal.tcf !== null);
  return strings.length === 0 ? { without: { findings: [], notApplicable: 'no TC string was seen' } } : { strings };
}
