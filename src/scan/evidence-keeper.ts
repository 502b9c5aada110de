import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { assertWritableDirectory } from '../archive/write-files.ts';
import { parseS3, S3Evidence } from '../archive/s3.ts';

/** Where a worker gathers evidence, and where it is kept. */
export interface EvidenceKeeper {
  /** Directory under which a visit gathers, in one of its run; null: evidence is not kept */
  root: string | null;
  /** @returns where a finished directory is kept for good */
  keep(directory: string): Promise<string>;
  close(): Promise<void>;
}

/**
 * @param place a directory that workers may share, `s3://BUCKET/PREFIX`, or null
 * @throws CookieAuditError usage, output-unwritable
 */
export async function openEvidenceKeeper(place: string | null): Promise<EvidenceKeeper> {
  if (place === null) return { root: null, keep: async (directory) => directory, close: async () => undefined };
  if (!/^[a-z0-9]+:\/\//.test(place)) {
    const root = path.resolve(place);
    await assertWritableDirectory(root);
    return { root, keep: async (directory) => directory, close: async () => undefined };
  }
  const store = new S3Evidence(parseS3(place));
  const root = await mkdtemp(path.join(os.tmpdir(), 'cookie-audit-evidence-'));
  return {
    root,
    async keep(directory) {
      const kept = await store.keep(directory, path.relative(root, directory).split(path.sep).join('/'));
      await rm(directory, { recursive: true });
      return kept;
    },
    async close() {
      await rm(root, { recursive: true, force: true });
    },
  };
}
