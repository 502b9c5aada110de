import { createHash, createPrivateKey, createPublicKey, sign, type KeyObject } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { CookieAuditError, messageOf } from '../model/errors.ts';
import type { Signature } from '../model/manifest.ts';
import { SIGNATURE_FILE, TIMESTAMP_FILE } from './evidence-directory.ts';
import { alterations, readManifest } from './unaltered.ts';
import { writeWhole } from './write-files.ts';

export interface Seal {
  readonly key: KeyObject | null;
  readonly timestampUrl: string | null;
}

/** Reads a private key (PEM; Ed25519, or EC or RSA with SHA-256). @throws CookieAuditError signing-failed */
export async function readSigningKey(file: string): Promise<KeyObject> {
  try {
    return createPrivateKey(await readFile(file));
  } catch (error) {
    throw new CookieAuditError({
      code: 'signing-failed',
      message: `${file}: not a private key: ${messageOf(error)}`,
      hint: 'Make one: openssl genpkey -algorithm ed25519 -out key.pem',
    });
  }
}

/** Digest to sign with: Ed25519 and Ed448 bring their own. */
export const digestFor = (key: KeyObject): 'sha256' | null => (key.asymmetricKeyType?.startsWith('ed') === true ? null : 'sha256');

/** By which people compare keys: SHA-256 of the public key (SPKI). */
export function keyId(key: KeyObject): string {
  const spki = createPublicKey(key.type === 'public' ? key.export({ type: 'spki', format: 'pem' }) : key).export({
    type: 'spki',
    format: 'der',
  });
  return `sha256:${createHash('sha256').update(spki).digest('hex')}`;
}

/**
 * Signs and timestamps the manifest of an evidence directory, and with it every file that it names. That
 * proves who vouches for the files and when they existed; it does not prove that the capture was right.
 *
 * @throws CookieAuditError signing-failed, evidence-invalid, output-unwritable; the evidence is untouched
 */
export async function sealEvidence(directory: string, { key, timestampUrl }: Seal): Promise<void> {
  const { manifest: kept, bytes: manifest } = await readManifest(directory);
  const wrong = await alterations(directory, kept);
  if (wrong.length > 0) {
    throw new CookieAuditError({
      code: 'evidence-invalid',
      message: `${directory} is not as it was kept, and was not sealed: ${wrong.join('; ')}`,
      hint: 'What is sealed has to be what was captured: seal another copy of it.',
    });
  }
  if (key !== null) {
    const signature: Signature = {
      schemaVersion: 1,
      algorithm: key.asymmetricKeyType ?? 'unknown',
      keyId: keyId(key),
      publicKey: createPublicKey(key).export({ type: 'spki', format: 'pem' }).toString(),
      signature: sign(digestFor(key), manifest, key).toString('base64'),
    };
    await writeWhole(path.join(directory, SIGNATURE_FILE), `${JSON.stringify(signature, null, 1)}\n`);
  }
  if (timestampUrl !== null) {
    const { requestTimestamp } = await import('./timestamp.ts');
    await writeWhole(path.join(directory, TIMESTAMP_FILE), await requestTimestamp(timestampUrl, manifest));
  }
}
