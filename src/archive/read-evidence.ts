import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { z } from 'zod';
import { CookieAuditError, messageOf } from '../model/errors.ts';
import { EVIDENCE_VERSION, Evidence } from '../model/evidence.ts';
import { PolicyResult } from '../model/policy.ts';
import { EVIDENCE_FILE, POLICY_FILE } from './evidence-directory.ts';

export interface ArchivedEvidence {
  /** The evidence file */
  file: string;
  evidence: Evidence;
  /** The policy of the live run, where the directory holds it */
  policy: PolicyResult | null;
  /** The portal's policy page as it was seen, where the directory holds it */
  policyPage: string | null;
}

/**
 * Reads evidence from a file, an evidence directory, or a directory of such directories.
 *
 * @throws CookieAuditError evidence-invalid with the file and what is wrong with it
 */
export async function readEvidence(place: string): Promise<ArchivedEvidence[]> {
  const all: ArchivedEvidence[] = [];
  for await (const one of eachEvidence(place)) all.push(one);
  return all;
}

/** The same, one at a time: an archive is larger than memory. */
export async function* eachEvidence(place: string): AsyncGenerator<ArchivedEvidence> {
  for (const file of await evidenceFiles(place)) yield await readOne(file);
}

/** The evidence files of a place, in order. */
export async function evidenceFiles(place: string): Promise<string[]> {
  const found = await stat(place).catch(() => null);
  if (found === null) throw invalid(place, 'there is no such file or directory', 'Give the directory that --evidence wrote.');
  if (found.isFile()) return [place];
  const own = path.join(place, EVIDENCE_FILE);
  if (await isFile(own)) return [own];
  const files: string[] = [];
  for (const entry of (await readdir(place)).toSorted()) {
    // A visit that was not finished is no evidence.
    if (entry.startsWith('.')) continue;
    const file = path.join(place, entry, EVIDENCE_FILE);
    if (await isFile(file)) files.push(file);
  }
  if (files.length === 0)
    throw invalid(place, `no ${EVIDENCE_FILE} in it`, (await runIn(place)) ?? 'Give the directory that --evidence wrote.');
  return files;
}

async function isFile(file: string): Promise<boolean> {
  return (await stat(file).catch(() => null))?.isFile() === true;
}

async function readOne(file: string): Promise<ArchivedEvidence> {
  const directory = path.dirname(file);
  const evidence = await readJson(file, Evidence);
  const policyFile = path.join(directory, POLICY_FILE);
  const pageFile = evidence.policyPage?.file;
  return {
    file,
    evidence,
    policy: (await isFile(policyFile)) ? await readJson(policyFile, PolicyResult) : null,
    policyPage:
      pageFile === null || pageFile === undefined
        ? null
        : await readFile(path.join(directory, path.basename(pageFile)), 'utf8').catch(() => null),
  };
}

async function readJson<T>(file: string, schema: z.ZodType<T>): Promise<T> {
  let data: unknown;
  try {
    data = JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    throw invalid(file, messageOf(error), 'The file is cut off or not JSON.');
  }
  const version = (data as { schemaVersion?: unknown } | null)?.schemaVersion;
  if (typeof version === 'number' && version > EVIDENCE_VERSION) {
    throw invalid(
      file,
      `it was written by a newer cookie-audit (version ${version}, this one reads ${EVIDENCE_VERSION})`,
      'Upgrade cookie-audit.',
    );
  }
  const parsed = schema.safeParse(data);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw invalid(
    file,
    `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not as expected'}`,
    'The file is not evidence of cookie-audit, or was changed.',
  );
}

function invalid(file: string, what: string, hint: string): CookieAuditError {
  return new CookieAuditError({ code: 'evidence-invalid', message: `${file}: ${what}`, hint });
}

/** Scans keep a directory for each run. */
async function runIn(place: string): Promise<string | null> {
  const newest = (await readdir(place)).toSorted().at(-1);
  if (newest === undefined) return null;
  const run = path.join(place, newest);
  const inner = (await stat(run)).isDirectory() ? await readdir(run) : [];
  for (const name of inner)
    if (await isFile(path.join(run, name, EVIDENCE_FILE))) return `It holds the evidence of runs: give one, such as ${run}.`;
  return null;
}
