import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { CookieAuditError, messageOf } from '../model/errors.ts';
import { Manifest } from '../model/manifest.ts';
import { MANIFEST_FILE } from './evidence-directory.ts';

/** The manifest of an evidence directory, and its bytes, which are what is signed. @throws CookieAuditError evidence-invalid */
export async function readManifest(directory: string): Promise<{ manifest: Manifest; bytes: Uint8Array }> {
  const bytes = await readFile(path.join(directory, MANIFEST_FILE)).catch((error: unknown) => {
    throw new CookieAuditError({
      code: 'evidence-invalid',
      message: `${directory}: no manifest: ${messageOf(error)}`,
      hint: 'Give the directory that --evidence wrote.',
    });
  });
  try {
    return { manifest: Manifest.parse(JSON.parse(bytes.toString('utf8'))), bytes };
  } catch (error) {
    throw new CookieAuditError({
      code: 'evidence-invalid',
      message: `${path.join(directory, MANIFEST_FILE)}: ${messageOf(error)}`,
      hint: 'The manifest was changed or cut off: nothing can be verified.',
    });
  }
}

/** Files that are not as the manifest says, in plain words; `only`: of these, else of all. */
export async function alterations(directory: string, { files }: Manifest, only?: readonly string[]): Promise<string[]> {
  const wrong: string[] = [];
  for (const { name, sha256, bytes } of files) {
    if (only !== undefined && !only.includes(name)) continue;
    if (path.basename(name) !== name) {
      wrong.push(`${name}: the manifest names a file outside its directory`);
      continue;
    }
    const found = await readFile(path.join(directory, name)).catch(() => null);
    if (found === null) wrong.push(`${name}: missing`);
    else if (createHash('sha256').update(found).digest('hex') !== sha256)
      wrong.push(`${name}: changed (${found.byteLength} bytes, ${bytes} in the manifest)`);
  }
  return wrong;
}
