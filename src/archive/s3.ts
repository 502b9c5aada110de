import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { CookieAuditError, messageOf } from '../model/errors.ts';
import { MANIFEST_FILE } from './evidence-directory.ts';

/** A bucket and a prefix in it: `s3://BUCKET/PREFIX` */
export interface S3Place {
  bucket: string;
  /** Without slashes at its ends; may be empty */
  prefix: string;
}

/** @throws CookieAuditError usage */
export function parseS3(text: string): S3Place {
  const [, bucket, prefix = ''] = /^s3:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:\/(.*))?$/.exec(text) ?? [];
  if (bucket === undefined) {
    throw new CookieAuditError({ code: 'usage', message: `${text} is no place in an S3 store`, hint: 'Give s3://BUCKET/PREFIX.' });
  }
  return { bucket, prefix: prefix.replace(/^\/+|\/+$/g, '') };
}

/**
 * Keeps evidence in an S3-compatible store. Region, keys and endpoint come from the environment as for any
 * AWS client (AWS_REGION, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_ENDPOINT_URL_S3).
 */
export class S3Evidence {
  readonly #place: S3Place;

  constructor(place: S3Place) {
    this.#place = place;
  }

  /**
   * Copies an evidence directory, its manifest last: where that stands, everything stands.
   *
   * @returns its URL
   * @throws CookieAuditError output-unwritable
   */
  async keep(directory: string, name: string): Promise<string> {
    const { bucket, prefix } = this.#place;
    const base = prefix === '' ? name : `${prefix}/${name}`;
    const url = `s3://${bucket}/${base}`;
    try {
      const { S3Client, PutObjectCommand } = await import('@aws-sdk/client-s3');
      const endpoint = process.env['AWS_ENDPOINT_URL_S3'] ?? process.env['AWS_ENDPOINT_URL'];
      // Stores other than Amazon's are mostly not reached under a host name for each bucket.
      const client = new S3Client({ forcePathStyle: endpoint !== undefined, region: process.env['AWS_REGION'] ?? 'us-east-1' });
      try {
        const names = (await readdir(directory)).filter((file) => file !== MANIFEST_FILE);
        for (const file of [...names, MANIFEST_FILE]) {
          const Body = await readFile(path.join(directory, file));
          await client.send(new PutObjectCommand({ Bucket: bucket, Key: `${base}/${file}`, Body, ContentType: typeOf(file) }));
        }
      } finally {
        client.destroy();
      }
      return url;
    } catch (error) {
      throw new CookieAuditError({
        code: 'output-unwritable',
        message: `cannot write ${url}: ${messageOf(error)}`,
        hint: 'Look at AWS_ENDPOINT_URL_S3, AWS_REGION, the keys, and whether the bucket is there.',
        cause: error,
      });
    }
  }
}

const TYPES: Readonly<Record<string, string>> = { '.json': 'application/json', '.png': 'image/png', '.html': 'text/html; charset=utf-8' };

function typeOf(file: string): string {
  return TYPES[path.extname(file)] ?? 'application/octet-stream';
}
