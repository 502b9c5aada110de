import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { catalogue, rulePage, rulesIndex } from '../src/judge/catalogue.ts';

const root = fileURLToPath(new URL('../docs/rules/', import.meta.url));

/** Writes docs/rules from the rules that are there, or with `check` only tells which files differ. */
export async function generateRules(check: boolean): Promise<string[]> {
  const wanted = new Map([
    ['README.md', rulesIndex()],
    ...catalogue.map((entry): [string, string] => [`${entry.rule.id}.md`, rulePage(entry)]),
  ]);
  const found = await readdir(root, { recursive: true }).catch(() => []);
  const stale: string[] = [];
  for (const [name, text] of wanted) {
    const file = path.join(root, name);
    if ((await readFile(file, 'utf8').catch(() => '')) === text) continue;
    stale.push(name);
    if (check) continue;
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, text);
  }
  // The page of a rule that is gone.
  for (const name of found.filter((one) => one.endsWith('.md') && !wanted.has(one.split(path.sep).join('/')))) {
    stale.push(name);
    if (!check) await rm(path.join(root, name));
  }
  return stale;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const check = process.argv.includes('--check');
  const stale = await generateRules(check);
  for (const file of stale)
    process.stdout.write(check ? `docs/rules/${file} is out of date: run npm run rules\n` : `docs/rules/${file} written\n`);
  if (check && stale.length > 0) process.exitCode = 1;
}
