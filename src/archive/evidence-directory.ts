import { createHash } from 'node:crypto';
import { readdir, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Evidence } from '../model/evidence.ts';
import { Manifest } from '../model/manifest.ts';
import type { PolicyResult } from '../model/policy.ts';
import { makeDirectory, unwritable, writeWhole } from './write-files.ts';

export const EVIDENCE_FILE = 'evidence.json';
export const POLICY_FILE = 'policy.json';
export const MANIFEST_FILE = 'manifest.json';
/** Beside the manifest, where asked: its signature, and a timestamp over it. */
export const SIGNATURE_FILE = 'manifest.sig';
export const TIMESTAMP_FILE = 'manifest.tsr';

/**
 * The evidence of one portal on disk: evidence.json, policy.json, screenshots, snapshots, manifest.json.
 * It is gathered in a hidden directory and shows up whole, in place of an older one, when it is finished:
 * whatever ends the program before, what stands under the portal's name is one visit with its manifest.
 */
export class EvidenceDirectory {
  readonly path: string;
  readonly #working: string;
  readonly #hashes = new Map<string, { sha256: string; bytes: number }>();

  private constructor(directory: string, working: string) {
    this.path = directory;
    this.#working = working;
  }

  /** @throws CookieAuditError output-unwritable */
  static async create(root: string, url: string): Promise<EvidenceDirectory> {
    const name = directoryName(url);
    const directory = new EvidenceDirectory(path.join(root, name), path.join(root, `.${name}.part`));
    await makeDirectory(directory.path);
    await directory.restart();
    return directory;
  }

  async write(name: string, data: string | Uint8Array): Promise<void> {
    const bytes = typeof data === 'string' ? Buffer.from(data, 'utf8') : data;
    await writeWhole(path.join(this.#working, name), bytes);
    this.#hashes.set(name, { sha256: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.byteLength });
  }

  /** Writes the evidence, the policy that it was judged under, and last the manifest over all files. */
  async finish(evidence: Evidence, policy: PolicyResult): Promise<void> {
    await this.write(EVIDENCE_FILE, `${JSON.stringify(evidence, null, 1)}\n`);
    await this.write(POLICY_FILE, `${JSON.stringify(policy, null, 1)}\n`);
    const manifest: Manifest = {
      schemaVersion: 1,
      url: evidence.url,
      finishedAt: evidence.finishedAt,
      files: [...this.#hashes].map(([name, facts]) => ({ name, ...facts })).toSorted((a, b) => (a.name < b.name ? -1 : 1)),
    };
    await writeWhole(path.join(this.#working, MANIFEST_FILE), `${JSON.stringify(manifest, null, 1)}\n`);
    try {
      await this.#moveIn();
    } catch (error) {
      throw unwritable(this.path, error);
    }
  }

  /** Takes the older visit's own files away and no others, its manifest first; the new manifest comes last. */
  async #moveIn(): Promise<void> {
    const older = await namesInManifest(path.join(this.path, MANIFEST_FILE));
    for (const name of [MANIFEST_FILE, SIGNATURE_FILE, TIMESTAMP_FILE, ...older]) await rm(path.join(this.path, name), { force: true });
    const names = (await readdir(this.#working)).filter((name) => name !== MANIFEST_FILE);
    for (const name of [...names, MANIFEST_FILE]) await rename(path.join(this.#working, name), path.join(this.path, name));
    await rm(this.#working, { recursive: true, force: true });
  }

  /** Forgets what was written, for a visit that is made again. */
  async restart(): Promise<void> {
    await this.discard();
    await makeDirectory(this.#working);
  }

  /** Forgets a visit that is not finished. */
  async discard(): Promise<void> {
    this.#hashes.clear();
    try {
      await rm(this.#working, { recursive: true, force: true });
    } catch (error) {
      throw unwritable(this.#working, error);
    }
  }
}

/** Plain file names only: a manifest that was changed must not lead out of its directory. */
async function namesInManifest(file: string): Promise<string[]> {
  const text = await readFile(file, 'utf8').catch(() => '');
  try {
    return Manifest.parse(JSON.parse(text)).files.map(({ name }) => path.basename(name));
  } catch {
    // None, or not ours: then there is nothing of ours to take away.
    return [];
  }
}

/**
 * A portal's directory name: host, port and path in letters that every file system takes. Where that
 * leaves something out (a query, capital letters, plain HTTP), a hash keeps two portals apart.
 */
export function directoryName(url: string): string {
  const { protocol, host, pathname, search } = new URL(url);
  const name = `${host}${pathname === '/' ? '' : pathname}`
    .toLowerCase()
    .replace(/[^a-z0-9.-]+/g, '_')
    .replace(/_+$/, '');
  const told = protocol === 'https:' && search === '' && /^[a-z0-9.-]+(?::\d+)?(?:\/|(?:\/[a-z0-9.-]+)+)$/.test(`${host}${pathname}`);
  if (told && name.length <= 100) return name;
  return `${name.slice(0, 80)}_${createHash('sha256').update(url).digest('hex').slice(0, 12)}`;
}
