import { execFile } from 'node:child_process';
import { createPublicKey, generateKeyPairSync, X509Certificate, type KeyObject } from 'node:crypto';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sealEvidence } from '../../../src/archive/seal.ts';
import { verifyEvidence, type Verification } from '../../../src/archive/verify.ts';
import { startAuthority, type Authority } from './authority.ts';

const execute = promisify(execFile);
const KEPT = 'fixtures/evidence/v1/bfortune.opendatasoft.com';
let place: string;

beforeEach(async () => {
  place = await mkdtemp(path.join(os.tmpdir(), 'cookie-audit-seal-test-'));
  await cp(KEPT, place, { recursive: true });
});
afterEach(async () => await rm(place, { recursive: true, force: true }));

const check = async (options: { key?: KeyObject; authorities?: X509Certificate[] } = {}): Promise<Verification> =>
  await verifyEvidence(place, { key: options.key ?? null, authorities: options.authorities ?? [] });

describe('verify', () => {
  it('finds kept evidence intact, and says that nobody vouches for it', async () => {
    const { wrong, told, files, url } = await check();
    expect(wrong).toEqual([]);
    expect(told).toEqual(['not signed: whoever can change the files can change the manifest', 'not timestamped']);
    expect(files).toBeGreaterThan(10);
    expect(url).toBe('https://bfortune.opendatasoft.com/');
  });

  it('names what was changed, removed and added', async () => {
    await writeFile(path.join(place, 'evidence.json'), `${await readFile(path.join(place, 'evidence.json'), 'utf8')} `);
    await rm(path.join(place, 'accept-1-after.jpg'));
    await writeFile(path.join(place, 'note.txt'), 'x');
    expect((await check()).wrong).toEqual([
      'accept-1-after.jpg: missing',
      expect.stringMatching(/^evidence\.json: changed \(\d+ bytes, \d+ in the manifest\)$/),
      'note.txt: not in the manifest',
    ]);
  });

  it('follows no name out of the directory', async () => {
    const manifest = JSON.parse(await readFile(path.join(place, 'manifest.json'), 'utf8')) as { files: { name: string }[] };
    manifest.files.push({ ...manifest.files[0]!, name: '../../etc/passwd' });
    await writeFile(path.join(place, 'manifest.json'), JSON.stringify(manifest));
    expect((await check()).wrong).toContain('../../etc/passwd: the manifest names a file outside its directory');
  });

  it('says so where there is no manifest, or no longer one', async () => {
    await writeFile(path.join(place, 'manifest.json'), '{"files":');
    await expect(check()).rejects.toMatchObject({ code: 'evidence-invalid' });
    await rm(path.join(place, 'manifest.json'));
    await expect(check()).rejects.toThrow('no manifest');
  });
});

describe('a signature', () => {
  const keys = {
    ed25519: generateKeyPairSync('ed25519'),
    rsa: generateKeyPairSync('rsa', { modulusLength: 2048 }),
    ec: generateKeyPairSync('ec', { namedCurve: 'P-256' }),
  };

  it.each(Object.entries(keys))('by %s holds under its key and no other', async (_, { privateKey, publicKey }) => {
    await sealEvidence(place, { key: privateKey, timestampUrl: null });
    expect(await check({ key: publicKey })).toMatchObject({ wrong: [], unproved: [] });
    expect((await check()).told[0]).toMatch(/^signed with the key sha256:[0-9a-f]{64} \(its own word/);
    const other = generateKeyPairSync('ed25519').publicKey;
    expect((await check({ key: other })).unproved).toEqual([expect.stringContaining('signed with another key')]);
  });

  it('does not hold once the manifest was changed to fit changed files', async () => {
    await sealEvidence(place, { key: keys.ed25519.privateKey, timestampUrl: null });
    await writeFile(path.join(place, 'manifest.json'), `${await readFile(path.join(place, 'manifest.json'), 'utf8')}\n`);
    expect((await check({ key: keys.ed25519.publicKey })).unproved).toEqual(['the signature does not fit the manifest']);
  });

  it('is not put under files that are not as they were kept', async () => {
    await writeFile(path.join(place, 'evidence.json'), '{}');
    await expect(sealEvidence(place, { key: keys.ed25519.privateKey, timestampUrl: null })).rejects.toThrow(
      /not as it was kept.*evidence\.json: changed/,
    );
    expect((await check()).told).toContainEqual(expect.stringContaining('not signed'));
  });

  it('that is wanted must be there', async () => {
    expect((await check({ key: keys.ed25519.publicKey })).unproved).toEqual(['not signed']);
  });

  it('is what OpenSSL takes for one', async () => {
    await sealEvidence(place, { key: keys.ed25519.privateKey, timestampUrl: null });
    const { signature, publicKey } = JSON.parse(await readFile(path.join(place, 'manifest.sig'), 'utf8')) as {
      signature: string;
      publicKey: string;
    };
    await writeFile(path.join(place, 'sig.bin'), Buffer.from(signature, 'base64'));
    await writeFile(path.join(place, 'pub.pem'), publicKey);
    expect(createPublicKey(publicKey).equals(keys.ed25519.publicKey)).toBe(true);
    const { stdout } = await execute(
      'openssl',
      ['pkeyutl', '-verify', '-pubin', '-inkey', 'pub.pem', '-rawin', '-in', 'manifest.json', '-sigfile', 'sig.bin'],
      { cwd: place },
    );
    expect(stdout).toContain('Signature Verified Successfully');
  });
});

describe('a timestamp of a real authority', () => {
  let authority: Authority;
  beforeAll(async () => {
    authority = await startAuthority();
  });
  afterAll(async () => await authority.close());

  it('holds, leads to its root, and OpenSSL says the same', async () => {
    await sealEvidence(place, { key: null, timestampUrl: authority.url });
    const root = new X509Certificate(authority.root);
    const { wrong, told } = await check({ authorities: [root] });
    expect(wrong).toEqual([]);
    expect(told[1]).toMatch(/^existed at \d{4}-\d\d-\d\dT[\d:.]+Z, says Test authority$/);
    expect((await check()).told[1]).toContain('its own word');
    await writeFile(path.join(place, 'root.pem'), authority.root);
    const { stdout } = await execute('openssl', ['ts', '-verify', '-data', 'manifest.json', '-in', 'manifest.tsr', '-CAfile', 'root.pem'], {
      cwd: place,
    });
    expect(stdout).toContain('Verification: OK');
  });

  it('does not hold for a changed manifest, nor under another root', async () => {
    await sealEvidence(place, { key: null, timestampUrl: authority.url });
    const other = await startAuthority();
    await other.close();
    expect((await check({ authorities: [new X509Certificate(other.root)] })).unproved).toEqual([expect.stringContaining('manifest.tsr: ')]);
    await writeFile(path.join(place, 'manifest.json'), `${await readFile(path.join(place, 'manifest.json'), 'utf8')}\n`);
    expect((await check()).unproved).toEqual(['manifest.tsr: the timestamp is over other data']);
  });

  it('that cannot be had is told, and nothing is kept', async () => {
    await expect(sealEvidence(place, { key: null, timestampUrl: 'http://127.0.0.1:9/' })).rejects.toMatchObject({ code: 'signing-failed' });
    const broken = await startAuthority({ tamper: (answer) => Buffer.concat([answer.subarray(0, -20), Buffer.alloc(20)]) });
    await expect(sealEvidence(place, { key: null, timestampUrl: broken.url })).rejects.toMatchObject({ code: 'signing-failed' });
    expect(broken.asked()).toBe(1);
    await broken.close();
    expect((await check()).told).toContain('not timestamped');
  });
});
