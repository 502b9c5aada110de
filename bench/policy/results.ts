import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { PolicyResult } from '../../src/model/policy.ts';
import { readPolicy } from '../../src/policy/read.ts';

/** One document as the scorer of the shared samples wants it. */
export interface ScoredDocument {
  readonly entries:
    | readonly {
        name: string;
        provider: string | null;
        category: string;
        duration: string | null;
        lifetimeSeconds?: number;
        purpose: string | null;
      }[]
    | null;
  readonly unreadable?: true;
}

export function readDocument(file: string): PolicyResult {
  const bytes = readFileSync(file);
  return readPolicy({
    text: bytes.toString('utf8'),
    sha256: createHash('sha256').update(bytes).digest('hex'),
    location: path.basename(file),
    kind: 'file',
  });
}

export function forScorer(result: PolicyResult): ScoredDocument {
  if (result.status !== 'read') return { entries: null, unreadable: true };
  return {
    entries: result.policy.entries.map(({ name, provider, category, durationText, lifetimeSeconds, purpose }) => ({
      name,
      provider,
      category,
      duration: durationText,
      // Where no fixed time is stated the words speak ("persistent").
      ...(lifetimeSeconds === null ? {} : { lifetimeSeconds }),
      purpose,
    })),
  };
}
