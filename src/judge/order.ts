import { PhaseName, ScenarioName } from '../model/evidence.ts';
import type { CookieKey } from '../model/cookie.ts';

/** Places in the canonical order: that of `ScenarioName`, and of `PhaseName`. */
export const scenarioRank = (name: ScenarioName): number => ScenarioName.options.indexOf(name);
export const phaseRank = (name: PhaseName): number => PhaseName.options.indexOf(name);

/** By code unit, never by locale: the same input gives the same bytes on every machine. */
export function byText(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

/** Order of cookies in a verdict. */
export function byKey(a: CookieKey, b: CookieKey): number {
  return (
    byText(a.name, b.name) ||
    byText(a.domain, b.domain) ||
    byText(a.path, b.path) ||
    byText(a.partitionKey ?? '', b.partitionKey ?? '') ||
    Number(b.hostOnly) - Number(a.hostOnly)
  );
}
