import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Evidence } from '../model/evidence.ts';

/** The pictures that the evidence names and its directory holds, by file name. */
export async function readScreenshots(directory: string, evidence: Evidence): Promise<Map<string, Uint8Array>> {
  const found = new Map<string, Uint8Array>();
  const names = evidence.scenarios.flatMap(({ phases }) => phases.flatMap(({ screenshot }) => screenshot ?? []));
  for (const name of new Set(names)) {
    // A plain name only: evidence that was changed must not lead out of its directory. One that is not there is told by `verify`.
    const bytes = path.basename(name) === name ? await readFile(path.join(directory, name)).catch(() => null) : null;
    if (bytes !== null) found.set(name, bytes);
  }
  return found;
}
