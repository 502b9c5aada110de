import type { ConsentTranscript } from '../model/consent.ts';
import type { RuleContext } from './context.ts';
import type { Evaluation } from './define.ts';
import { bannerFound, scenarioNamed } from './observation.ts';

/** Whether consent was withdrawn, and from which phase on; else what a rule that needs it has to say. */
export type Withdrawal =
  | { status: 'made'; transcript: ConsentTranscript; from: number }
  | { status: 'none'; evaluation: Pick<Evaluation, 'cannotTell' | 'notApplicable'>; transcript: ConsentTranscript | null };

export function withdrawalOf(context: RuleContext): Withdrawal {
  const none = (evaluation: Pick<Evaluation, 'cannotTell' | 'notApplicable'>, transcript: ConsentTranscript | null = null): Withdrawal => ({
    status: 'none',
    evaluation,
    transcript,
  });
  const place = scenarioNamed(context, 'withdraw');
  if (place === undefined) {
    const asked = context.evidence.settings.scenarios.includes('withdraw');
    if (!asked) return none({ notApplicable: 'the withdraw scenario was not run' });
    const banner = bannerFound(context.scenarios);
    if (banner === false) return none({ notApplicable: 'there is no banner, so there is no consent to withdraw' });
    return none({ cannotTell: 'accepting was not proved, so there was nothing to withdraw' });
  }
  const { consent, withdrawal, outcome } = place.scenario;
  if (!outcome.ok) return none({ cannotTell: `the withdraw scenario failed: ${outcome.error.message}` }, withdrawal ?? null);
  if (consent?.outcome === 'absent') return none({ notApplicable: 'there is no banner, so there is no consent to withdraw' });
  if (consent?.outcome !== 'done') return none({ cannotTell: `accepting is not proved: ${consent?.reason ?? 'no reason given'}` });
  if (withdrawal === null || withdrawal === undefined) return none({ cannotTell: 'nothing tells whether the withdrawal was made' });
  if (withdrawal.outcome !== 'done')
    return none({ cannotTell: `the withdrawal is not proved: ${withdrawal.reason ?? 'no reason given'}` }, withdrawal);
  const from = place.phases.find(({ phase }) => phase.name === 'withdrawn')?.index;
  return from === undefined
    ? none({ cannotTell: 'nothing was read after the withdrawal' }, withdrawal)
    : { status: 'made', transcript: withdrawal, from };
}
