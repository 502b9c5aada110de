import { createHash } from 'node:crypto';
import path from 'node:path';
import type { Evidence } from '../model/evidence.ts';
import type { Manifest } from '../model/manifest.ts';
import type { PolicyResult } from '../model/policy.ts';
import { makeDirectory, writeWhole } from './write-files.ts';

export const EVIDENCE_FILE = 'evidence.json';
export const POLICY_FILE = 'policy.json';
export const MANIFEST_FILE = 'manifest.json';

/** The evidence of one portal on disk: evidence.json, policy.json, screenshots, snapshots, manifest.json. */
export class EvidenceDirectory {
  readonly path: string;
  readonly #hashes = new Map<string, { sha256: string; bytes: number }>();

  private constructor(directory: string) {
    this.path = directory;
  }

  static async create(root: string, url: string): Promise<EvidenceDirectory> {
    const directory = path.join(root, directoryName(url));
    await makeDirectory(directory);
    return new EvidenceDirectory(directory);
  }

  async write(name: string, data: string | Uint8Array): Promise<void> {
    const bytes = typeof data === 'string' ? Buffer.from(data, 'utf8') : data;
    await writeWhole(path.join(this.path, name), bytes);
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
    await writeWhole(path.join(this.path, MANIFEST_FILE), `${JSON.stringify(manifest, null, 1)}\n`);
  }
}

/** A portal's directory name: host, port and path in letters that every file system takes. */
export function directoryName(url: string): string {
  const { host, pathname } = new URL(url);
  const name = `${host}${pathname === '/' ? '' : pathname}`.toLowerCase().replace(/[^a-z0-9.-]+/g, '_').replace(/_+$/, '');
  if (name.length <= 100) return name;
  return `${name.slice(0, 80)}_${createHash('sha256').update(url).digest('hex').slice(0, 12)}`;
}
