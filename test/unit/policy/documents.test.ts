import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { PolicyResult } from '../../../src/model/policy.ts';
import { readPolicy } from '../../../src/policy/read.ts';

const fixtures = new URL('../../../fixtures/policies/', import.meta.url);
const seeds = new URL('../../../../shared/seeds/', import.meta.url);

const Expected = z.object({
  status: z.enum(['read', 'unreadable']),
  reason: z.string().optional(),
  policy: z.record(z.string(), z.unknown()).optional(),
  entries: z.array(z.record(z.string(), z.unknown())).optional(),
});

function read(directory: URL, file: string) {
  const bytes = readFileSync(new URL(file, directory));
  const result = readPolicy({
    text: bytes.toString('utf8'),
    sha256: createHash('sha256').update(bytes).digest('hex'),
    location: file,
    kind: 'file',
  });
  expect(PolicyResult.safeParse(result).error).toBeUndefined();
  return result;
}

describe.each([fixtures, new URL('kinds/', fixtures), new URL('layouts/', fixtures)])('documents of %s', (folder) => {
  const documents = readdirSync(folder).filter((file) => file.includes('.') && !file.endsWith('.expected.yaml'));
  test.each(documents)('%s is read as its .expected.yaml says', (file) => {
    const expected = Expected.parse(parse(readFileSync(new URL(file.replace(/\.[^.]+$/u, '.expected.yaml'), folder), 'utf8')));
    const result = read(folder, file);
    expect(result.status).toBe(expected.status);
    if (result.status === 'unreadable' && expected.reason !== undefined) expect(result.reason).toBe(expected.reason);
    if (result.status !== 'read') return;
    expect(result.policy).toMatchObject(expected.policy ?? {});
    const entries = expected.entries ?? [];
    expect(result.policy.entries.map((entry) => entry.name)).toEqual(entries.map((entry) => entry['name']));
    for (const [index, { line, ...entry }] of entries.entries()) {
      expect(result.policy.entries[index]).toMatchObject({ ...entry, source: { document: file, ...(line === undefined ? {} : { line }) } });
    }
  });
});

const Seeds = z.object({
  seeds: z.array(
    z.object({
      file: z.string(),
      sha256: z.string(),
      portalUrl: z.string(),
      language: z.string(),
      title: z.string(),
      columns: z.array(z.string()),
      sections: z.array(z.string()),
      truncated: z.boolean(),
      noiseLines: z.array(z.string()).optional(),
      cookies: z.array(
        z.object({
          name: z.string(),
          provider: z.string(),
          category: z.string(),
          categoryLabel: z.string(),
          functionAndLocation: z.string(),
          purpose: z.string(),
          durationText: z.null(),
        }),
      ),
    }),
  ),
});

// The published policies of real portals are not part of the repository: they are compared where they lie beside it.
describe.skipIf(!existsSync(new URL('expected.json', seeds)))('the five published policies', () => {
  const cases = existsSync(new URL('expected.json', seeds))
    ? Seeds.parse(JSON.parse(readFileSync(new URL('expected.json', seeds), 'utf8'))).seeds
    : [];
  test.each(cases)('$file', (expected) => {
    const result = read(seeds, expected.file);
    if (result.status !== 'read') throw new Error(`not read: ${result.status}`);
    const { policy } = result;
    expect(policy).toMatchObject({
      source: { sha256: expected.sha256 },
      portalUrl: expected.portalUrl,
      language: expected.language,
      title: expected.title,
      columns: expected.columns,
      sections: expected.sections,
      completeness: expected.truncated ? 'incomplete' : 'unknown',
      noise: expected.noiseLines ?? [],
    });
    expect(policy.incompleteReason === null).toBe(!expected.truncated);
    expect(policy.entries).toHaveLength(expected.cookies.length);
    expect(policy.entries).toMatchObject(
      expected.cookies.map((cookie) => ({ ...cookie, match: 'exact', kind: 'cookie', lifetimeSeconds: null, confidence: 'high' })),
    );
  });
});
