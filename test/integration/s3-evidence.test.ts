import { GetObjectCommand, NoSuchKey, S3Client } from '@aws-sdk/client-s3';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import S3rver from '@20minutes/s3rver';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { parseS3, S3Evidence } from '../../src/archive/s3.ts';
import { openEvidenceKeeper } from '../../src/scan/evidence-keeper.ts';

let directory: string;
let server: S3rver;
let endpoint: string;

beforeEach(async () => {
  directory = await mkdtemp(path.join(os.tmpdir(), 'cookie-audit-s3-test-'));
  server = new S3rver({
    port: 0,
    address: '127.0.0.1',
    silent: true,
    directory: path.join(directory, 's3'),
    configureBuckets: [{ name: 'audits', configs: [] }],
  });
  const { port } = await server.run();
  endpoint = `http://127.0.0.1:${port}`;
  vi.stubEnv('AWS_ENDPOINT_URL_S3', endpoint);
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'S3RVER');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'S3RVER');
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await server.close();
  await rm(directory, { recursive: true, force: true });
});

async function stored(key: string): Promise<{ text: string; type: string | undefined } | null> {
  const client = new S3Client({ endpoint, forcePathStyle: true, region: 'us-east-1' });
  try {
    const found = await client.send(new GetObjectCommand({ Bucket: 'audits', Key: key }));
    return { text: (await found.Body?.transformToString()) ?? '', type: found.ContentType };
  } catch (error) {
    if (error instanceof NoSuchKey) return null;
    throw error;
  } finally {
    client.destroy();
  }
}

it('keeps a directory in an S3-compatible store, its manifest last', async () => {
  const evidence = path.join(directory, 'portal.example');
  await mkdir(evidence);
  await writeFile(path.join(evidence, 'manifest.json'), '{}');
  await writeFile(path.join(evidence, 'evidence.json'), '{"a":1}');
  // What cannot be read ends it before the manifest says that all is there.
  await mkdir(path.join(evidence, 'shot.png'));
  const place = new S3Evidence(parseS3('s3://audits/nightly/'));
  await expect(place.keep(evidence, 'run1/portal.example')).rejects.toThrow(
    /^cannot write s3:\/\/audits\/nightly\/run1\/portal\.example: EISDIR/,
  );
  expect(await stored('nightly/run1/portal.example/manifest.json')).toBeNull();
  await rm(path.join(evidence, 'shot.png'), { recursive: true });
  await writeFile(path.join(evidence, 'shot.png'), 'png');
  expect(await place.keep(evidence, 'run1/portal.example')).toBe('s3://audits/nightly/run1/portal.example');
  expect(await stored('nightly/run1/portal.example/manifest.json')).toEqual({ text: '{}', type: 'application/json' });
  expect(await stored('nightly/run1/portal.example/evidence.json')).toEqual({ text: '{"a":1}', type: 'application/json' });
  expect(await stored('nightly/run1/portal.example/shot.png')).toEqual({ text: 'png', type: 'image/png' });
});

it('keeps every visit to a portal, and leaves nothing of them here, kept or not', async () => {
  const temporary = path.join(directory, 'temporary');
  await mkdir(temporary);
  vi.stubEnv('TMPDIR', temporary);
  const keeper = await openEvidenceKeeper('s3://audits/nightly');
  const gather = async (root: string, sample: string): Promise<string> => {
    const gathered = path.join(root, 'run1', sample, 'portal.example');
    await mkdir(gathered, { recursive: true });
    await writeFile(path.join(gathered, 'manifest.json'), `{"of":"${sample}"}`);
    return gathered;
  };
  const visits = await keeper.begin();
  const first = await gather(visits.root ?? '', '.');
  const second = await gather(visits.root ?? '', 'repeat-2');
  // The second one was the weightier.
  expect(await visits.keep(second)).toBe('s3://audits/nightly/run1/repeat-2/portal.example');
  expect((await stored('nightly/run1/portal.example/manifest.json'))?.text).toBe('{"of":"."}');
  expect((await stored('nightly/run1/repeat-2/portal.example/manifest.json'))?.text).toBe('{"of":"repeat-2"}');
  await visits.end();
  const failed = await keeper.begin();
  expect(await gather(failed.root ?? '', '.')).not.toBe(first);
  await failed.end();
  expect((await readdir(temporary, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile())).toEqual([]);
  await keeper.close();
  expect(await readdir(temporary)).toEqual([]);
});

it('says in one line what is wrong', async () => {
  await writeFile(path.join(directory, 'manifest.json'), '{}');
  await expect(new S3Evidence(parseS3('s3://nothing-here/x')).keep(directory, 'run')).rejects.toThrow(
    /^cannot write s3:\/\/nothing-here\/x\/run: /,
  );
  expect(() => parseS3('s3://')).toThrow(/is no place in an S3 store/);
  expect(() => parseS3('gs://bucket/x')).toThrow(/is no place in an S3 store/);
});
