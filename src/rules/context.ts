import type { CookieEvent, Evidence, Phase, PhaseName, Scenario, ScenarioName } from '../model/evidence.ts';
import type { Policy, PolicyResult } from '../model/policy.ts';
import type { CookieRow } from '../model/verdict.ts';
import type { KnownCookie } from '../knowledge/cookies.ts';
import type { Profile } from './profile.ts';

/** One sighting of a cookie: it was set in a phase, stood in the jar at its end, or was sent in it. */
export interface Sighting {
  readonly how: 'set' | 'jar' | 'sent';
  readonly scenario: ScenarioName;
  readonly phase: PhaseName;
  /** Place of the phase in its scenario. */
  readonly phaseIndex: number;
  /** No choice had been made: the phase stands before it, or there was nothing to choose. */
  readonly beforeChoice: boolean;
  /** Storage is proved; false: a write was seen, and nothing more. */
  readonly proved: boolean;
  /** Milliseconds since the phase began; null for a jar. */
  readonly sincePhaseMs: number | null;
  /** JSON pointer (RFC 6901) into the evidence. */
  readonly pointer: string;
  readonly event: CookieEvent | null;
  /** Host that received it. */
  readonly host: string | null;
}

/** A lifetime that was written (`null`: session). `atLeast`: only the jar is left to tell, and it is capped. */
export interface Lifetime {
  readonly seconds: number | null;
  readonly atLeast: boolean;
  readonly pointer: string;
}

/** A cookie with all that was seen of it, in canonical order of scenario and phase. */
export interface ObservedCookie {
  readonly row: CookieRow;
  readonly sightings: readonly Sighting[];
  readonly lifetimes: readonly Lifetime[];
  /** The declared entry it matches, as its place in the policy. */
  readonly entry: number | null;
  readonly known: KnownCookie | undefined;
  /** Whether `needsConsent` rests on documentation or the policy's own words, rather than on a guess. */
  readonly firm: boolean;
}

/** A scenario or phase with its place in the evidence, which pointers need. */
export interface PlacedScenario {
  readonly index: number;
  readonly scenario: Scenario;
  readonly phases: readonly { readonly index: number; readonly phase: Phase }[];
}

/** All that a rule may look at. */
export interface RuleContext {
  readonly evidence: Evidence;
  readonly policyResult: PolicyResult;
  /** The declared list, where one was read. */
  readonly policy: Policy | null;
  readonly profile: Profile;
  /** Host of the portal's start URL. */
  readonly portalHost: string;
  readonly cookies: readonly ObservedCookie[];
  /** In the order of `ScenarioName` */
  readonly scenarios: readonly PlacedScenario[];
  /** What could not be observed, in plain words. */
  readonly notObserved: readonly string[];
}
