import { partyOf } from '../cookies/party.ts';
import { classifyCookie, type Known } from '../knowledge/classify.ts';
import { hostOf } from '../knowledge/companies.ts';
import { isConsentManager, sameOrganisation, trackerOf } from '../knowledge/trackers.ts';
import type { Company } from '../knowledge/companies.ts';
import type { StorageItem, StorageWrite, ValueToken } from '../model/beyond.ts';
import type { Party } from '../model/cookie.ts';
import type { PhaseName, ScenarioName } from '../model/evidence.ts';
import type { PolicyEntry } from '../model/policy.ts';
import type { EvidencePointer } from '../model/verdict.ts';
import type { PlacedScenario, RuleContext } from './context.ts';
import { withoutConsent } from './observation.ts';

/** The randomness of nine decimal digits, which tells a billion visitors apart: what is less does not name one. */
const LEAST_BITS = 29;

/**
 * visitor: made up anew in each profile, and kept in it · unsettled: made up, and only one profile had it ·
 * none: the same in all profiles, or nothing made up in it.
 */
export type Identity = 'visitor' | 'unsettled' | 'none';

export interface ItemSighting {
  readonly scenario: ScenarioName;
  readonly phase: PhaseName;
  readonly when: 'before' | 'refused' | null;
  readonly write: StorageWrite | null;
  readonly pointer: EvidencePointer;
}

/** An item of web storage with all that was seen of it. */
export interface StoredItem {
  readonly item: StorageItem;
  readonly host: string;
  readonly party: Party;
  readonly identity: Identity;
  readonly known: Known;
  readonly entry: PolicyEntry | null;
  /** The company that it serves: the frame's own, or the one whose script wrote it */
  readonly tracker: Company | undefined;
  readonly writtenByConsentManager: boolean;
  readonly sightings: readonly ItemSighting[];
}

/** What one profile kept in an item: the tokens that were there at each look. */
interface Kept {
  tokens: Map<string, ValueToken>;
}

class Collected {
  readonly sightings: ItemSighting[] = [];
  /** By place of the scenario */
  readonly kept = new Map<number, Kept>();

  look(scenario: number, tokens: readonly ValueToken[]): void {
    const known = this.kept.get(scenario);
    const now = new Map(tokens.map((token) => [token.hash, token]));
    if (known === undefined) this.kept.set(scenario, { tokens: now });
    else for (const hash of known.tokens.keys()) if (!now.has(hash)) known.tokens.delete(hash);
  }

  identity(): Identity {
    const profiles = [...this.kept.values()].map(({ tokens }) => [...tokens.values()].filter((token) => token.entropyBits >= LEAST_BITS));
    if (profiles.every((tokens) => tokens.length === 0)) return 'none';
    if (profiles.length === 1) return 'unsettled';
    const inProfiles = new Map<string, number>();
    for (const { tokens } of this.kept.values()) {
      for (const hash of tokens.keys()) inProfiles.set(hash, (inProfiles.get(hash) ?? 0) + 1);
    }
    const own = profiles.filter((tokens) => tokens.some(({ hash }) => inProfiles.get(hash) === 1));
    return own.length > 1 ? 'visitor' : 'none';
  }
}

function collect(place: PlacedScenario, table: Map<string, Collected>): void {
  const { scenario } = place;
  const of = (id: string): Collected => {
    const known = table.get(id);
    if (known !== undefined) return known;
    const made = new Collected();
    table.set(id, made);
    return made;
  };
  const sighting = (phaseIndex: number, write: StorageWrite | null, pointer: string, how: string): ItemSighting | null => {
    const phase = scenario.phases[phaseIndex];
    if (phase === undefined) return null;
    const label = `${how}: ${scenario.name}, ${phase.name}`;
    return { scenario: scenario.name, phase: phase.name, when: withoutConsent(place, phaseIndex), write, pointer: { pointer, label } };
  };
  for (const [index, write] of (scenario.beyond?.storage.writes ?? []).entries()) {
    const seen = sighting(write.phase, write, `/scenarios/${place.index}/beyond/storage/writes/${index}`, 'written');
    if (seen !== null) of(write.item).sightings.push(seen);
  }
  for (const { index, phase } of place.phases) {
    for (const [at, { items }] of (phase.storage ?? []).entries()) {
      for (const [nth, { item, value }] of items.entries()) {
        const seen = sighting(index, null, `/scenarios/${place.index}/phases/${index}/storage/${at}/items/${nth}`, 'stored');
        if (seen === null) continue;
        of(item).sightings.push(seen);
        of(item).look(place.index, value.tokens);
      }
    }
  }
}

function entryOf(context: RuleContext, { name }: StorageItem): PolicyEntry | null {
  const entries = context.policy?.entries ?? [];
  const fits = (entry: PolicyEntry): boolean =>
    entry.name === name ||
    (entry.match === 'pattern' && entry.name.endsWith('*') && entry.name.length > 3 && name.startsWith(entry.name.slice(0, -1)));
  return entries.find((entry) => entry.kind === 'storage' && fits(entry)) ?? entries.find(fits) ?? null;
}

/** The items of web storage that were there when a phase ended, each joined from its writes and snapshots. */
export function storedItems(context: RuleContext): StoredItem[] {
  const table = new Map<string, Collected>();
  for (const place of context.scenarios) collect(place, table);
  return (context.evidence.storageItems ?? []).flatMap((item) => {
    const collected = table.get(item.id);
    const host = hostOf(item.origin);
    if (collected === undefined || collected.kept.size === 0 || host === null) return [];
    const party = partyOf(host, context.portalHost);
    const writers = [...new Set(collected.sightings.flatMap(({ write }) => write?.setter.url ?? []))];
    const hosts = writers.flatMap((url) => hostOf(url) ?? []);
    const serves = [...(party === 'third' ? [host] : []), ...hosts].filter((one) => !sameOrganisation(one, context.portalHost));
    return {
      item,
      host,
      party,
      identity: collected.identity(),
      known: classifyCookie({ name: item.name, domain: host, party, setters: writers }),
      entry: entryOf(context, item),
      tracker: serves.map(trackerOf).find((company) => company !== undefined),
      writtenByConsentManager: hosts.some(isConsentManager) || isConsentManager(host),
      sightings: collected.sightings,
    };
  });
}

/** Whether an item is where the visitor's own choice was written down. */
export function isStoredChoice(context: RuleContext, { area, name }: StorageItem): boolean {
  return context.scenarios.some(({ scenario }) =>
    (scenario.consent?.proof.stored ?? []).some((choice) => choice.where === area && choice.name === name),
  );
}
