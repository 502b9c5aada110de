import { createPublicKey, verify, type KeyObject, type X509Certificate } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { messageOf } from '../model/errors.ts';
import { Signature } from '../model/manifest.ts';
import { MANIFEST_FILE, SIGNATURE_FILE, TIMESTAMP_FILE } from './evidence-directory.ts';
import { digestFor, keyId } from './seal.ts';
import { alterations, readManifest } from './unaltered.ts';

export interface Verification {
  readonly directory: string;
  readonly url: string;
  readonly files: number;
  /** Files that are not as the manifest says, in plain words */
  readonly wrong: readonly string[];
  /** What was asked for and is not proved: the signature, the timestamp */
  readonly unproved: readonly string[];
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
  const { manifest, bytes } = await readManifest(directory);
  const wrong = await alterations(directory, manifest);
  const unproved: string[] = [];
  const told: string[] = [];
  const known = new Set([...manifest.files.map(({ name }) => name), MANIFEST_FILE, SIGNATURE_FILE, TIMESTAMP_FILE]);
  for (const name of (await readdir(directory)).toSorted()) if (!known.has(name)) wrong.push(`${name}: not in the manifest`);
  await checkSignature(directory, bytes, options.key, unproved, told);
  await checkTimestamp(directory, bytes, options.authorities, unproved, told);
  return { directory, url: manifest.url, files: manifest.files.length, wrong, unproved, told };
}

async function checkSignature(
  directory: string,
  manifest: Uint8Array,
  key: KeyObject | null,
  unproved: string[],
  told: string[],
): Promise<void> {
  const text = await readFile(path.join(directory, SIGNATURE_FILE), 'utf8').catch(() => null);
  if (text === null) {
    if (key !== null) unproved.push('not signed');
    else told.push('not signed: whoever can change the files can change the manifest');
    return;
  }
  try {
    const { signature, publicKey } = Signature.parse(JSON.parse(text));
    const own = createPublicKey(publicKey);
    if (key !== null && keyId(key) !== keyId(own)) {
      unproved.push(`signed with another key (${keyId(own)})`);
      return;
    }
    if (!verify(digestFor(own), manifest, own, Buffer.from(signature, 'base64'))) unproved.push('the signature does not fit the manifest');
    else told.push(`signed with the key ${keyId(own)}${key === null ? ' (its own word: give the key you trust with --key)' : ''}`);
  } catch (error) {
    unproved.push(`${SIGNATURE_FILE}: ${messageOf(error)}`);
  }
}

async function checkTimestamp(
  directory: string,
  manifest: Uint8Array,
  authorities: readonly X509Certificate[],
  unproved: string[],
  told: string[],
): Promise<void> {
  const token = await readFile(path.join(directory, TIMESTAMP_FILE)).catch(() => null);
  if (token === null) {
    if (authorities.length > 0) unproved.push('not timestamped');
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
    if (authorities.length > 0 && !trusted)
      unproved.push(`timestamped by ${authority}, whose certificate does not lead to one of --tsa-ca`);
    else told.push(`existed at ${time}, says ${authority}${trusted ? '' : ' (its own word: give its root certificate with --tsa-ca)'}`);
  } catch (error) {
    unproved.push(`${TIMESTAMP_FILE}: ${messageOf(error)}`);
  }
}
