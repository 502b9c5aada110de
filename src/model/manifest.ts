import { z } from 'zod';

/** SHA-256 of every file of an evidence directory. It proves integrity, not that the capture was right. */
export const Manifest = z.object({
  schemaVersion: z.literal(1),
  url: z.string(),
  finishedAt: z.string().describe('ISO 8601'),
  files: z.array(z.object({ name: z.string(), sha256: z.string(), bytes: z.number().int() })),
});
export type Manifest = z.infer<typeof Manifest>;

/** manifest.sig: who vouches for the manifest, and with it for every file that it names. */
export const Signature = z.object({
  schemaVersion: z.literal(1),
  algorithm: z.string().describe('Type of the key, such as ed25519'),
  keyId: z.string().describe('sha256: of the public key (SPKI, DER)'),
  publicKey: z.string().describe('PEM; proves nothing unless it is the one that you know'),
  signature: z.string().describe('Base64, over the bytes of manifest.json'),
});
export type Signature = z.infer<typeof Signature>;
