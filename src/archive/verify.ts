import { createHash, createPublicKey, verify, type KeyObject, type X509Certificate } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { CookieAuditError, messageOf } from '../model/errors.ts';
import { Manifest, Signature } from '../model/manifest.ts';
import { MANIFEST_FILE, SIGNATURE_FILE, TIMESTAMP_FILE } from './evidence-directory.ts';
import { digestFor, keyId } from './seal.ts';

export interface Verification {
  readonly directory: string;
  readonly url: string;
  readonly files: number;
  /** What is not as the manifest says, in plain words; empty: intact */
  readonly wrong: readonly string[];
  /** What else was found out: who signed, when it was timestamped, what could not be checked */
  readonly told: readonly string[];
}

export interface VerifyOptions {
  /** The key that must have signed */
  readonly key: KeyObject | null;
  /** Certificates that a timestamp's chain must end at */
  readonly authorities: readonly X509Certificate[];
}

/** Hashes every file of an evidence directory again and holds it against the manifest. @throws CookieAuditError evidence-invalid */
export async function verifyEvidence(directory: string, options: VerifyOptions): Promise<Verification> {
  const bytes = await readFile(path.join(directory, MANIFEST_FILE)).catch((error: unknown) => {
    throw new CookieAuditError({
      code: 'evidence-invalid',
      message: `${directory}: no manifest: ${messageOf(error)}`,
      hint: 'Give the directory that --evidence wrote.',
    });
  });
  const manifest = readManifest(directory, bytes);
  const wrong: string[] = [];
  const told: string[] = [];
  for (const { name, sha256, bytes: length } of manifest.files) {
    if (path.basename(name) !== name) {
      wrong.push(`${name}: the manifest names a file outside its directory`);
      continue;
    }
    const found = await readFile(path.join(directory, name)).catch(() => null);
    if (found === null) wrong.push(`${name}: missing`);
    else if (createHash('sha256').update(found).digest('hex') !== sha256)
      wrong.push(`${name}: changed (${found.byteLength} bytes, ${length} in the manifest)`);
  }
  const known = new Set([...manifest.files.map(({ name }) => name), MANIFEST_FILE, SIGNATURE_FILE, TIMESTAMP_FILE]);
  for (const name of (await readdir(directory)).toSorted()) if (!known.has(name)) wrong.push(`${name}: not in the manifest`);
  await checkSignature(directory, bytes, options.key, wrong, told);
  await checkTimestamp(directory, bytes, options.authorities, wrong, told);
  return { directory, url: manifest.url, files: manifest.files.length, wrong, told };
}

function readManifest(directory: string, bytes: Uint8Array): Manifest {
  try {
    return Manifest.parse(JSON.parse(Buffer.from(bytes).toString('utf8')));
  } catch (error) {
    throw new CookieAuditError({
      code: 'evidence-invalid',
      message: `${path.join(directory, MANIFEST_FILE)}: ${messageOf(error)}`,
      hint: 'The manifest was changed or cut off: nothing can be verified.',
    });
  }
}

async function checkSignature(
  directory: string,
  manifest: Uint8Array,
  key: KeyObject | null,
  wrong: string[],
  told: string[],
): Promise<void> {
  const text = await readFile(path.join(directory, SIGNATURE_FILE), 'utf8').catch(() => null);
  if (text === null) {
    if (key !== null) wrong.push('not signed');
    else told.push('not signed: whoever can change the files can change the manifest');
    return;
  }
  try {
    const { signature, publicKey } = Signature.parse(JSON.parse(text));
    const own = createPublicKey(publicKey);
    if (key !== null && keyId(key) !== keyId(own)) {
      wrong.push(`signed with another key (${keyId(own)})`);
      return;
    }
    if (!verify(digestFor(own), manifest, own, Buffer.from(signature, 'base64'))) wrong.push('the signature does not fit the manifest');
    else told.push(`signed with the key ${keyId(own)}${key === null ? ' (its own word: give the key you trust with --key)' : ''}`);
  } catch (error) {
    wrong.push(`${SIGNATURE_FILE}: ${messageOf(error)}`);
  }
}

async function checkTimestamp(
  directory: string,
  manifest: Uint8Array,
  authorities: readonly X509Certificate[],
  wrong: string[],
  told: string[],
): Promise<void> {
  const token = await readFile(path.join(directory, TIMESTAMP_FILE)).catch(() => null);
  if (token === null) {
    if (authorities.length > 0) wrong.push('not timestamped');
    else told.push('not timestamped');
    return;
  }
  const { readTimestamp } = await import('./timestamp.ts');
  try {
    const { time, authority, trusted } = await readTimestamp(
      token,
      manifest,
      authorities.map(({ raw }) => raw),
    );
    if (authorities.length > 0 && !trusted) wrong.push(`timestamped by ${authority}, whose certificate does not lead to one of --tsa-ca`);
    else told.push(`existed at ${time}, says ${authority}${trusted ? '' : ' (its own word: give its root certificate with --tsa-ca)'}`);
  } catch (error) {
    wrong.push(`${TIMESTAMP_FILE}: ${messageOf(error)}`);
  }
}
