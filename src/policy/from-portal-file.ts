import type { Policy, PolicyEntry } from '../model/policy.ts';
import type { PortalFile } from '../model/portal-file.ts';
import { parseDuration } from './duration.ts';
import { kindOfName } from './pattern.ts';

/** Where a portal file, or one that it extends, declares an entry. */
export interface DeclaredAt {
  readonly document: string;
  readonly line: number | null;
}

/**
 * The policy that a portal file declares; null where it declares no entries at all (then the
 * portal's own page is to be read). `places` runs beside `file.entries`.
 */
export function policyFromPortalFile(
  file: PortalFile,
  source: { location: string; sha256: string },
  places: readonly DeclaredAt[],
): Policy | null {
  if (file.entries === undefined) return null;
  const entries = file.entries.map((entry, index): PolicyEntry => {
    const place = places[index];
    return {
      name: entry.name,
      match: kindOfName(entry.name) === 'exact' ? 'exact' : 'pattern',
      kind: entry.kind ?? 'cookie',
      provider: entry.provider ?? null,
      category: entry.category ?? file.category ?? 'unknown',
      categoryLabel: entry.categoryLabel ?? null,
      party: entry.party ?? null,
      domain: entry.domain?.replace(/^\./u, '') ?? null,
      functionAndLocation: entry.functionAndLocation ?? null,
      purpose: entry.purpose ?? null,
      durationText: entry.lifetime ?? null,
      lifetimeSeconds: entry.lifetime === undefined ? null : parseDuration(entry.lifetime).seconds,
      anonymised: entry.anonymised ?? false,
      source: { document: place?.document ?? source.location, section: entry.categoryLabel ?? null, line: place?.line ?? null },
      confidence: 'high',
    };
  });
  return {
    source: { kind: 'portal-file', ...source },
    format: 'yaml',
    title: null,
    language: file.language ?? null,
    portalUrl: file.portal ?? null,
    columns: [],
    sections: [...new Set(entries.flatMap((entry) => entry.categoryLabel ?? []))],
    completeness: file.complete === undefined ? 'unknown' : file.complete ? 'complete' : 'incomplete',
    incompleteReason:
      file.complete === false ? (file.incompleteReason ?? 'the portal file says that the declared list is not complete') : null,
    entries,
    noise: [],
  };
}
