import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { Baseline } from '../src/model/baseline.ts';
import { Config } from '../src/model/config.ts';
import { Evidence } from '../src/model/evidence.ts';
import { News } from '../src/model/news.ts';
import { PortalFile } from '../src/model/portal-file.ts';
import { Portfolio } from '../src/model/portfolio.ts';
import { Report } from '../src/model/report.ts';

/** Every JSON schema that is generated from a zod schema; a new one is a line here. */
const SCHEMAS: readonly { file: string; title: string; schema: z.ZodType; io: 'input' | 'output' }[] = [
  { file: 'policies/portal.schema.json', title: 'cookie-audit portal file', schema: PortalFile, io: 'input' },
  { file: 'docs/config.schema.json', title: 'cookie-audit configuration', schema: Config, io: 'input' },
  { file: 'docs/baseline.schema.json', title: 'cookie-audit baseline', schema: Baseline, io: 'input' },
  { file: 'docs/portfolio.schema.json', title: 'cookie-audit portfolio', schema: Portfolio, io: 'input' },
  { file: 'docs/evidence.schema.json', title: 'cookie-audit evidence', schema: Evidence, io: 'output' },
  { file: 'docs/news.schema.json', title: 'cookie-audit news of a run', schema: News, io: 'output' },
  { file: 'docs/report.schema.json', title: 'cookie-audit report', schema: Report, io: 'output' },
];

const root = new URL('../', import.meta.url);

/** The text of a generated schema file. Draft 2020-12, without `$id`: the file is found by its path. */
export function schemaText(title: string, schema: z.ZodType, io: 'input' | 'output'): string {
  const { $schema, $id: _id, ...rest } = z.toJSONSchema(schema, { target: 'draft-2020-12', io });
  return `${JSON.stringify({ $schema, title, ...rest }, null, 2)}\n`;
}

/** Writes all schemas, or with `check` only tells which files differ from what would be written. */
export async function generateSchemas(check: boolean): Promise<string[]> {
  const stale: string[] = [];
  for (const { file, title, schema, io } of SCHEMAS) {
    const url = new URL(file, root);
    const wanted = schemaText(title, schema, io);
    // A file that is not there differs, like one that is out of date.
    const found = await readFile(url, 'utf8').catch(() => '');
    if (found === wanted) continue;
    stale.push(file);
    if (!check) await writeFile(url, wanted);
  }
  return stale;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const check = process.argv.includes('--check');
  const stale = await generateSchemas(check);
  for (const file of stale)
    process.stdout.write(check ? `${file} is out of date: run npx tsx scripts/generate-schemas.ts\n` : `${file} written\n`);
  if (check && stale.length > 0) process.exitCode = 1;
}
