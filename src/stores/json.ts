import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';

const pack = promisify(gzip);
const unpack = promisify(gunzip);

/** A verdict is mostly keys and URLs that repeat: a tenth of it is left. */
export async function packJson(value: unknown): Promise<Uint8Array> {
  return await pack(Buffer.from(JSON.stringify(value), 'utf8'));
}

export async function unpackJson(bytes: Uint8Array): Promise<unknown> {
  return JSON.parse((await unpack(bytes)).toString('utf8'));
}

/** PostgreSQL takes no NUL in text; a page may have put one anywhere. */
export function plainText(text: string): string {
  return text.replaceAll('\0', '\ufffd');
}
