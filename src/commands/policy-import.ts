import { access } from 'node:fs/promises';
import path from 'node:path';
import { stringify } from 'yaml';
import { makeDirectory, writeWhole } from '../archive/write-files.ts';
import { CookieAuditError, ExitCode } from '../model/errors.ts';
import type { Policy, PolicyEntry } from '../model/policy.ts';
import { parseDuration } from '../policy/duration.ts';
import { kindOfName } from '../policy/pattern.ts';
import { count } from '../reporters/words.ts';
import type { CommandIo } from './define.ts';

const forComment = (text: string): string => text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').slice(0, 300);

/** An entry as a portal file keeps it; what it cannot keep is said in a comment. */
function entryLines(entry: PolicyEntry): string[] {
  const { name, kind, provider, category, categoryLabel, party, domain, functionAndLocation, purpose, durationText, anonymised } = entry;
  const place = entry.source.line === null ? '' : ` (line ${String(entry.source.line)})`;
  if (kindOfName(name) === 'everything') return [`  # left out: ${forComment(name)} would declare every cookie${place}`];
  const timed = durationText !== null && parseDuration(durationText).understood;
  const known = {
    name,
    ...(kind === 'storage' ? { kind } : {}),
    provider,
    category,
    categoryLabel,
    party,
    domain,
    functionAndLocation,
    purpose,
    lifetime: timed ? durationText : null,
    anonymised: anonymised ? true : null,
  };
  const text = stringify([Object.fromEntries(Object.entries(known).filter(([, value]) => value !== null))]).trimEnd();
  return [
    ...(entry.confidence === 'low' ? [`  # read from prose: check it${place}`] : []),
    ...(durationText !== null && !timed ? [`  # lifetime in the words of the policy: ${forComment(durationText)}`] : []),
    ...text.split('\n').map((line) => `  ${line}`),
  ];
}

/** A portal file that declares what a policy does. */
export function portalFileOf(policy: Policy, url: string | null): string {
  const page = policy.source.kind === 'page' ? policy.source.location : null;
  const portal = policy.portalUrl ?? (url === null ? null : `${new URL(url).origin}/`);
  const head = {
    ...(portal === null ? {} : { portal }),
    ...(policy.language === null ? {} : { language: policy.language }),
    ...(page === null ? {} : { policyUrl: page }),
    ...(policy.completeness === 'incomplete'
      ? { complete: false, incompleteReason: policy.incompleteReason ?? 'the text is cut off' }
      : {}),
  };
  return [
    `# Imported from ${forComment(policy.source.location)} (SHA-256 ${policy.source.sha256}). Check it against the page.`,
    ...(Object.keys(head).length === 0 ? [] : [stringify(head).trimEnd()]),
    policy.entries.length === 0 ? 'entries: []' : 'entries:',
    ...policy.entries.flatMap(entryLines),
    '',
  ].join('\n');
}

/**
 * Writes a declaration as a portal file, to standard output or to a file that is not there yet.
 *
 * @throws CookieAuditError usage where the file exists; output-unwritable where it cannot be written
 */
export async function importPolicy(
  policy: Policy,
  { url, save, force }: { url: string | null; save: string | undefined; force: boolean },
  io: CommandIo,
): Promise<ExitCode> {
  const text = portalFileOf(policy, url);
  if (save === undefined) {
    io.stdout(text);
    return ExitCode.clean;
  }
  const there = await access(save).then(
    () => true,
    () => false,
  );
  if (there && !force)
    throw new CookieAuditError({
      code: 'usage',
      message: `${save}: this file exists`,
      hint: 'Give another name, or --force to replace it.',
    });
  await makeDirectory(path.dirname(save), save);
  await writeWhole(save, text);
  io.say(`${save}: ${count(policy.entries.length, 'entry', 'entries')} from ${policy.source.location}`);
  return ExitCode.clean;
}
