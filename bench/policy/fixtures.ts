import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { readDocument } from './results.ts';

const Expected = z.object({ status: z.string(), entries: z.array(z.looseObject({ name: z.string() })).optional() });

interface Counts {
  expected: number;
  found: number;
  right: number;
}

/** How many of the entries that a person expects of our own fixtures are read, and with the fields expected. */
export function scoreFixtures(folder: string): string {
  const total: Counts = { expected: 0, found: 0, right: 0 };
  const wrong: string[] = [];
  const files = readdirSync(folder).filter(
    (file) =>
      file.includes('.') && !file.endsWith('.expected.yaml') && existsSync(path.join(folder, file.replace(/\.[^.]+$/u, '.expected.yaml'))),
  );
  for (const file of files) {
    const truth = Expected.parse(parse(readFileSync(path.join(folder, file.replace(/\.[^.]+$/u, '.expected.yaml')), 'utf8')));
    const result = readDocument(path.join(folder, file));
    if (result.status !== truth.status) wrong.push(`${file}: ${result.status} instead of ${truth.status}`);
    const entries = result.status === 'read' ? [...result.policy.entries] : [];
    for (const wanted of truth.entries ?? []) {
      total.expected++;
      const at = entries.findIndex((entry) => entry.name === wanted.name);
      const [entry] = at < 0 ? [] : entries.splice(at, 1);
      if (entry === undefined) {
        wrong.push(`${file}: missed ${wanted.name}`);
        continue;
      }
      total.found++;
      const told = new Map<string, unknown>(Object.entries(entry));
      const differs = Object.entries(wanted).filter(([field, value]) => field !== 'line' && told.get(field) !== value);
      if (differs.length === 0) total.right++;
      for (const [field, value] of differs)
        wrong.push(`${file}: ${wanted.name}: ${field} ${JSON.stringify(told.get(field))} instead of ${JSON.stringify(value)}`);
    }
    for (const entry of entries) wrong.push(`${file}: invented ${entry.name}`);
  }
  return [
    `own fixtures: ${String(files.length)} documents, ${String(total.expected)} entries expected, ${String(total.found)} found, ${String(total.right)} right in every field`,
    ...wrong,
    '',
  ].join('\n');
}
