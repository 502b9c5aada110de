import { createPublicKey, X509Certificate, type KeyObject } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { evidenceFiles } from '../archive/read-evidence.ts';
import { verifyEvidence } from '../archive/verify.ts';
import { CookieAuditError, ExitCode, messageOf } from '../model/errors.ts';
import { terminalText } from '../reporters/escape-terminal.ts';
import { count } from '../reporters/words.ts';
import type { CommandIo, RegisterCommand } from './define.ts';

interface Flags {
  key?: string;
  tsaCa?: string;
}

const examples = `
Examples:
  $ cookie-audit verify evidence/
      Hash every file again, and say what changed.
  $ cookie-audit verify evidence/dashboard.paris --key public.pem --tsa-ca authority.pem
      It must also be signed with that key, and timestamped by that authority.

Exit codes: 0 intact   1 something changed, or is not signed or timestamped as wanted   2 there is nothing to verify
A hash proves that files were not changed, a timestamp that they existed; neither proves that the capture was right.`;

export const registerVerify: RegisterCommand = (program, io, run) => {
  program
    .command('verify')
    .summary('check that kept evidence was not changed')
    .description('Hashes the files of evidence directories again and holds them against their manifests, signatures and timestamps.')
    .argument('<evidence...>', 'evidence directories, or directories of them')
    .option('--key <public.pem>', 'the key that must have signed')
    .option('--tsa-ca <certificates.pem>', 'root certificates that timestamps must lead to')
    .addHelpText('after', examples)
    .action(async (places: string[], flags: Flags) => await run(async () => await verifyAll(places, flags, io)));
};

async function verifyAll(places: string[], flags: Flags, io: CommandIo): Promise<ExitCode> {
  const key = flags.key === undefined ? null : await readKey(flags.key);
  const authorities = flags.tsaCa === undefined ? [] : await readCertificates(flags.tsaCa);
  let intact = true;
  for (const place of places) {
    for (const file of await evidenceFiles(place)) {
      const { directory, url, files, wrong, unproved, told } = await verifyEvidence(path.dirname(file), { key, authorities });
      const line = (text: string): void => io.stdout(`${terminalText(text, 400)}\n`);
      const state = wrong.length > 0 ? '✗ changed' : unproved.length > 0 ? '✗ not proved' : '✓ intact';
      line(`${state.padEnd(12)} ${directory} (${url}, ${count(files, 'file')})`);
      for (const what of [...wrong, ...unproved]) line(`    ✗ ${what}`);
      for (const what of told) line(`    · ${what}`);
      intact &&= wrong.length + unproved.length === 0;
    }
  }
  return intact ? ExitCode.clean : ExitCode.findings;
}

async function readKey(file: string): Promise<KeyObject> {
  try {
    return createPublicKey(await readFile(file));
  } catch (error) {
    throw new CookieAuditError({
      code: 'usage',
      message: `${file}: not a key: ${messageOf(error)}`,
      hint: 'Give a PEM file: openssl pkey -in key.pem -pubout',
    });
  }
}

async function readCertificates(file: string): Promise<X509Certificate[]> {
  try {
    const blocks = (await readFile(file, 'utf8')).match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/gu) ?? [];
    if (blocks.length === 0) throw new Error('no certificate in it');
    return blocks.map((block) => new X509Certificate(block));
  } catch (error) {
    throw new CookieAuditError({ code: 'usage', message: `${file}: ${messageOf(error)}`, hint: 'Give certificates in PEM.' });
  }
}
