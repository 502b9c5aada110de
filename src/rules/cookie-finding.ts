import type { Severity } from '../model/verdict.ts';
import type { ObservedCookie, RuleContext, Sighting } from './context.ts';
import type { FindingDraft } from './define.ts';
import { firstSeen, keyOf, phasesSeen, pointersTo, cookieName } from './wording.ts';

const UNPROVED = 'a write was seen, storage is not proved';

interface Parts {
  readonly severity?: Severity;
  readonly review: boolean;
  /** Follows what was seen: "…; the declared list does not name it". */
  readonly because: string;
  readonly reason: string;
  /** Where the story begins, when that is before the sightings that count: who set what was only left behind. */
  readonly story?: readonly Sighting[];
}

/**
 * A finding about one cookie. Where all that was seen is a write whose storage nobody proved, it
 * is for review whatever the rule thinks: a `Set-Cookie` header is no proof of a stored cookie.
 */
export function cookieFinding(cookie: ObservedCookie, sightings: readonly Sighting[], parts: Parts): FindingDraft {
  const first = sightings[0];
  const proved = sightings.some((sighting) => sighting.proved);
  return {
    ...(parts.severity === undefined ? {} : { severity: parts.severity }),
    review: parts.review || !proved,
    message: `${cookieName(cookie.row)} ${firstSeen(parts.story ?? sightings)}; ${parts.because} (seen: ${phasesSeen(sightings)})`,
    reason: proved ? parts.reason : `${UNPROVED}; ${parts.reason}`,
    cookie: keyOf(cookie),
    ...(first === undefined ? {} : { scenario: first.scenario, phase: first.phase }),
    evidence: pointersTo(sightings),
  };
}

/** Why a rule that compares with the declared list cannot tell, or null: there is one. */
export function noList(context: RuleContext): string | null {
  const { policyResult } = context;
  if (policyResult.status === 'missing') return 'no cookie policy was found: there is no declared list to compare with';
  if (policyResult.status === 'unreadable') return `the cookie policy could not be read: ${policyResult.reason}`;
  return null;
}

/** Why what the list does not say may stand in its missing part, or null: the list is not known to be cut off. */
export function listCutOff(context: RuleContext): string | null {
  if (context.policy?.completeness !== 'incomplete') return null;
  const why = context.policy.incompleteReason ?? 'it is cut off';
  return `the policy text is incomplete (${why}): the cookie may be declared in the part that is missing`;
}
