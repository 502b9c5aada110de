import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const execute = promisify(execFile);

const CONFIG = `
[ tsa ]
default_tsa = tsa_config
[ tsa_config ]
serial = serial
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256, sha512
accuracy = secs:1
tsa_name = no
ess_cert_id_chain = no
[ req ]
distinguished_name = dn
[ dn ]
[ ca ]
basicConstraints = critical, CA:true
keyUsage = keyCertSign
[ signer ]
basicConstraints = CA:false
keyUsage = digitalSignature
extendedKeyUsage = critical, timeStamping
`;

export interface Authority {
  readonly url: string;
  /** Root certificate, PEM */
  readonly root: string;
  /** How many questions were asked */
  readonly asked: () => number;
  close(): Promise<void>;
}

/** A time-stamping authority on loopback that answers with OpenSSL's own implementation of RFC 3161. */
export async function startAuthority(options: { tamper?: (answer: Buffer) => Buffer } = {}): Promise<Authority> {
  const directory = await mkdtemp(path.join(os.tmpdir(), 'cookie-audit-tsa-test-'));
  const at = (name: string): string => path.join(directory, name);
  const openssl = async (...args: string[]): Promise<void> => void (await execute('openssl', args, { cwd: directory }));
  await writeFile(at('tsa.cnf'), CONFIG);
  await writeFile(at('serial'), '01\n');
  const days = ['-days', '30'];
  await openssl(
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-keyout',
    'ca.key',
    '-out',
    'ca.pem',
    '-subj',
    '/CN=Test root',
    '-config',
    'tsa.cnf',
    '-extensions',
    'ca',
    ...days,
  );
  await openssl(
    'req',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-keyout',
    'tsa.key',
    '-out',
    'tsa.csr',
    '-subj',
    '/CN=Test authority',
    '-config',
    'tsa.cnf',
  );
  await openssl(
    'x509',
    '-req',
    '-in',
    'tsa.csr',
    '-CA',
    'ca.pem',
    '-CAkey',
    'ca.key',
    '-CAcreateserial',
    '-out',
    'tsa.pem',
    '-extfile',
    'tsa.cnf',
    '-extensions',
    'signer',
    ...days,
  );
  let asked = 0;
  const answer = async (question: Buffer): Promise<Buffer> => {
    const name = `q${++asked}`;
    await writeFile(at(name), question);
    await openssl(
      'ts',
      '-reply',
      '-config',
      'tsa.cnf',
      '-queryfile',
      name,
      '-signer',
      'tsa.pem',
      '-inkey',
      'tsa.key',
      '-chain',
      'ca.pem',
      '-out',
      `${name}.tsr`,
    );
    const made = await readFile(at(`${name}.tsr`));
    return options.tamper === undefined ? made : options.tamper(made);
  };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const right = request.method === 'POST' && request.headers['content-type'] === 'application/timestamp-query';
      const made = right ? answer(Buffer.concat(chunks)) : Promise.reject(new Error('not a timestamp query'));
      made.then(
        (bytes) => response.writeHead(200, { 'content-type': 'application/timestamp-reply' }).end(bytes),
        (error: unknown) => response.writeHead(500).end(String(error)),
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    root: await readFile(at('ca.pem'), 'utf8'),
    asked: () => asked,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await rm(directory, { recursive: true, force: true });
    },
  };
}
