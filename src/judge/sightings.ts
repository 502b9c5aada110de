import { CookieAuditError } from '../model/errors.ts';
import type { Evidence, JarCookie } from '../model/evidence.ts';
import type { CookieIdentity } from '../model/cookie.ts';
import type { PlacedScenario, Sighting } from '../rules/context.ts';
import { precedesChoice } from '../rules/observation.ts';
import { phaseRank, scenarioRank } from './order.ts';

/** A sighting in a jar, with what the jar says of the cookie and when the jar was read. */
export interface JarSighting extends Sighting {
  readonly how: 'jar';
  readonly kept: JarCookie;
  /** Epoch milliseconds of the end of the phase; NaN where the evidence's time cannot be read. */
  readonly readAt: number;
}

/** What was seen of one cookie of the table. */
export interface Seen {
  readonly identity: CookieIdentity;
  readonly sightings: Sighting[];
  readonly jars: JarSighting[];
}

/** Scenarios in canonical order, each with its place in the evidence for pointers. */
export function placeScenarios(evidence: Evidence): PlacedScenario[] {
  return evidence.scenarios
    .map((scenario, index) => ({ index, scenario, phases: scenario.phases.map((phase, at) => ({ index: at, phase })) }))
    .sort((a, b) => scenarioRank(a.scenario.name) - scenarioRank(b.scenario.name) || a.index - b.index);
}

function invalid(message: string): CookieAuditError {
  return new CookieAuditError({ code: 'evidence-invalid', message, hint: 'The evidence contradicts itself: gather it again.' });
}

class Collector {
  private readonly table = new Map<string, Seen>();
  private readonly place: PlacedScenario;

  constructor(place: PlacedScenario, table: Map<string, Seen>) {
    this.place = place;
    this.table = table;
  }

  add(
    id: string,
    phaseIndex: number,
    how: Sighting['how'],
    rest: Pick<Sighting, 'pointer' | 'proved'> & Partial<Pick<Sighting, 'event' | 'host'>> & { at: number | null },
  ): { seen: Seen; sighting: Sighting } | null {
    const seen = this.table.get(id);
    if (seen === undefined) throw invalid(`${rest.pointer} points at cookie ${id}, which is not in the cookie table`);
    const phase = this.place.scenario.phases[phaseIndex];
    if (phase === undefined) throw invalid(`${rest.pointer} points at phase ${phaseIndex}, which is not there`);
    // The cookies of a bot wall are the wall's, not the portal's.
    if (!phase.outcome.ok && phase.outcome.error.code === 'blocked') return null;
    const sighting: Sighting = {
      how,
      scenario: this.place.scenario.name,
      phase: phase.name,
      phaseIndex,
      beforeChoice: precedesChoice(this.place, phaseIndex),
      proved: rest.proved,
      sincePhaseMs: rest.at === null ? null : rest.at - phase.startedAt,
      pointer: rest.pointer,
      event: rest.event ?? null,
      host: rest.host ?? null,
    };
    seen.sightings.push(sighting);
    return { seen, sighting };
  }
}

function collect(place: PlacedScenario, table: Map<string, Seen>): void {
  const collector = new Collector(place, table);
  const base = `/scenarios/${place.index}`;
  const { scenario } = place;
  for (const [index, event] of scenario.events.entries()) {
    // A refused write and a removal put nothing on the visitor's device.
    if (event.type !== 'set' || event.stored === 'no') continue;
    collector.add(event.cookie, event.phase, 'set', {
      pointer: `${base}/events/${index}`,
      proved: event.stored === 'yes',
      event,
      at: event.at,
    });
  }
  for (const [index, sent] of scenario.sent.entries()) {
    collector.add(sent.cookie, sent.phase, 'sent', { pointer: `${base}/sent/${index}`, proved: true, host: sent.host, at: sent.firstAt });
  }
  for (const { index: phaseIndex, phase } of place.phases) {
    const readAt = Date.parse(scenario.startedAt) + phase.endedAt;
    for (const [index, kept] of (phase.jar ?? []).entries()) {
      const added = collector.add(kept.cookie, phaseIndex, 'jar', {
        pointer: `${base}/phases/${phaseIndex}/jar/${index}`,
        proved: true,
        at: null,
      });
      added?.seen.jars.push({ ...added.sighting, how: 'jar', kept, readAt });
    }
  }
}

const HOW = { set: 0, sent: 1, jar: 2 } as const;

/** All that counts as seen, by cookie, each in canonical order; cookies that were only refused are left out. */
export function collectSightings(evidence: Evidence, scenarios: readonly PlacedScenario[]): Seen[] {
  const byId = new Map<string, Seen>();
  const byKey = new Map<string, Seen>();
  for (const identity of evidence.cookies) {
    // Two rows of one key are one cookie.
    const key = JSON.stringify([identity.name, identity.domain, identity.hostOnly, identity.path, identity.partitionKey]);
    const seen = byKey.get(key) ?? { identity, sightings: [], jars: [] };
    byKey.set(key, seen);
    byId.set(identity.id, seen);
  }
  for (const place of scenarios) collect(place, byId);
  const found = [...byKey.values()].filter(({ sightings }) => sightings.length > 0);
  for (const { sightings } of found) {
    sightings.sort(
      (a, b) =>
        scenarioRank(a.scenario) - scenarioRank(b.scenario) ||
        phaseRank(a.phase) - phaseRank(b.phase) ||
        a.phaseIndex - b.phaseIndex ||
        (a.sincePhaseMs ?? Number.MAX_VALUE) - (b.sincePhaseMs ?? Number.MAX_VALUE) ||
        HOW[a.how] - HOW[b.how],
    );
  }
  return found;
}
