import type { PlacedScenario, RuleContext } from './context.ts';
import { cookieFinding } from './cookie-finding.ts';
import type { FindingDraft } from './define.ts';

/** A step of the story without a choice that some portals take for consent. */
export interface Step {
  /** Index of its first phase, and of its last */
  readonly from: number;
  readonly to: number;
  /** "it was not there until …" */
  readonly because: string;
  /** Names of cookies that only write the step down, and are known for nothing else */
  readonly written: ReadonlySet<string>;
}

/** The cookies that may need consent and were not there before that step. */
export function cookiesThatCameWith(
  context: RuleContext,
  { scenario }: PlacedScenario,
  { from, to, because, written }: Step,
): FindingDraft[] {
  return context.cookies.flatMap((cookie) => {
    const { name, needsConsent, needsConsentWhy } = cookie.row;
    const review = needsConsent === 'review';
    if (needsConsent === 'no' || (review && written.has(name))) return [];
    const seen = cookie.sightings.filter((sighting) => sighting.scenario === scenario.name);
    if (seen.some(({ phaseIndex }) => phaseIndex < from)) return [];
    const then = seen.filter(({ phaseIndex }) => phaseIndex >= from && phaseIndex <= to);
    if (then.length === 0) return [];
    return [
      cookieFinding(cookie, then, {
        ...(review ? { severity: 'warning' as const } : {}),
        review,
        because: `it was not there until ${because}, and no choice had been made`,
        reason: needsConsentWhy,
      }),
    ];
  });
}
