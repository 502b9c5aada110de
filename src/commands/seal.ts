import path from 'node:path';
import { InvalidArgumentError, type Command } from 'commander';
import { evidenceFiles } from '../archive/read-evidence.ts';
import { readSigningKey, sealEvidence, type Seal } from '../archive/seal.ts';
import { CookieAuditError, ExitCode } from '../model/errors.ts';
import type { CommandIo, RegisterCommand } from './define.ts';

export interface SealFlags {
  sign?: string;
  timestamp?: string;
}

function httpUrl(text: string): string {
  if (URL.canParse(text) && /^https?:$/u.test(new URL(text).protocol)) return text;
  throw new InvalidArgumentError('Expected the http(s) URL of a time-stamping authority.');
}

/** `--sign` and `--timestamp`, wherever evidence is written. */
export function addSealFlags(command: Command): Command {
  return command
    .option('--sign <key.pem>', 'sign the manifest of the evidence with this private key (Ed25519; EC and RSA as well)')
    .option('--timestamp <url>', 'have the manifest timestamped there (RFC 3161): only its hash is sent', httpUrl);
}

/** Reads the key before anything long begins. @throws CookieAuditError signing-failed */
export async function planSeal({ sign, timestamp }: SealFlags): Promise<Seal | null> {
  if (sign === undefined && timestamp === undefined) return null;
  return { key: sign === undefined ? null : await readSigningKey(sign), timestampUrl: timestamp ?? null };
}

const examples = `
Examples:
  $ openssl genpkey -algorithm ed25519 -out key.pem
  $ cookie-audit seal evidence/ --sign key.pem
  $ cookie-audit seal evidence/dashboard.paris --timestamp https://tsa.example.org/`;

export const registerSeal: RegisterCommand = (program, io, run) => {
  const command = program
    .command('seal')
    .summary('sign and timestamp kept evidence')
    .description('Signs the manifests of evidence directories and has them timestamped; `cookie-audit verify` checks both.')
    .argument('<evidence...>', 'evidence directories, or directories of them')
    .addHelpText('after', examples)
    .action(async (places: string[], flags: SealFlags) => await run(async () => await seal(places, flags, io)));
  addSealFlags(command);
};

async function seal(places: string[], flags: SealFlags, io: CommandIo): Promise<ExitCode> {
  const plan = await planSeal(flags);
  if (plan === null)
    throw new CookieAuditError({ code: 'usage', message: 'nothing to do', hint: 'Give --sign KEY, --timestamp URL, or both.' });
  for (const place of places) {
    for (const file of await evidenceFiles(place)) {
      await sealEvidence(path.dirname(file), plan);
      io.say(`${path.dirname(file)}: sealed`);
    }
  }
  return ExitCode.clean;
}
