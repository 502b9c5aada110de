import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { forScorer, readDocument } from './results.ts';

/** Reads a folder of documents with truth beside them and lets the folder's own scorer judge. */
export function scoreFolder(folder: string, scorer: string, misses: boolean): string {
  const documents = readdirSync(folder).filter(
    (file) => /\.(?:md|html|txt|json)$/u.test(file) && !file.endsWith('.expected.json') && file !== 'README.md',
  );
  const results = Object.fromEntries(documents.map((file) => [file, forScorer(readDocument(path.join(folder, file)))]));
  const place = path.join(mkdtempSync(path.join(tmpdir(), 'bench-policy-')), 'results.json');
  writeFileSync(place, JSON.stringify(results, null, 1));
  const run = spawnSync(process.execPath, [scorer, folder, place, ...(misses ? ['--misses'] : [])], { encoding: 'utf8' });
  if (run.status !== 0) throw new Error(`${scorer}: ${run.stderr}`);
  return `${run.stdout}results in ${place}\n`;
}
