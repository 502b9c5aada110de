import { mkdtemp, readdir, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { MANIFEST_FILE } from '../archive/evidence-directory.ts';
import { assertWritableDirectory, unwritable } from '../archive/write-files.ts';
import { parseS3, S3Evidence } from '../archive/s3.ts';

/** Where the evidence of one portal is gathered, and kept. */
export interface VisitEvidence {
  /** Directory under which it is gathered, in one of its run; null: it is not kept */
  root: string | null;
  /**
   * Keeps all that was gathered, of each visit to the portal (`--repeat`).
   *
   * @param directory that of the visit which decides
   * @returns where that one is kept for good
   */
  keep(directory: string): Promise<string>;
  /** Takes away what was gathered and not kept. */
  end(): Promise<void>;
}

/** Where a worker keeps evidence. */
export interface EvidenceKeeper {
  /** To be ended, whatever becomes of it. @throws CookieAuditError output-unwritable */
  begin(): Promise<VisitEvidence>;
  close(): Promise<void>;
}

/**
 * @param place a directory that workers may share, `s3://BUCKET/PREFIX`, or null
 * @throws CookieAuditError usage, output-unwritable
 */
export async function openEvidenceKeeper(place: string | null): Promise<EvidenceKeeper> {
  if (place === null || !/^[a-z0-9]+:\/\//.test(place)) {
    const root = place === null ? null : path.resolve(place);
    if (root !== null) await assertWritableDirectory(root);
    // It is gathered where it stays, out of sight until it is whole.
    const inPlace: VisitEvidence = { root, keep: async (directory) => directory, end: async () => undefined };
    return { begin: async () => inPlace, close: async () => undefined };
  }
  const store = new S3Evidence(parseS3(place));
  const all = await mkdtemp(path.join(os.tmpdir(), 'cookie-audit-evidence-'));
  return {
    async begin() {
      const root = await mkdtemp(path.join(all, 'visit-')).catch((error: unknown) => {
        throw unwritable(all, error);
      });
      return {
        root,
        async keep(directory) {
          const nameOf = (gathered: string): string => path.relative(root, gathered).split(path.sep).join('/');
          for (const gathered of await finishedUnder(root)) if (gathered !== directory) await store.keep(gathered, nameOf(gathered));
          return await store.keep(directory, nameOf(directory));
        },
        async end() {
          await rm(root, { recursive: true, force: true });
        },
      };
    },
    async close() {
      await rm(all, { recursive: true, force: true });
    },
  };
}

/** Directories that hold a manifest: evidence that is whole. */
async function finishedUnder(root: string): Promise<string[]> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile() && entry.name === MANIFEST_FILE).map(({ parentPath }) => parentPath);
}
