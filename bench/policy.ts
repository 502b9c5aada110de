/**
 * How well and how fast declarations are read: the shared samples of public policies (when they lie
 * beside the repository) by their own scorer, our own fixtures, and the time that large pages take.
 *
 *   npx tsx bench/policy.ts [--misses] [--samples DIR] [--folder DIR] [--no-time]
 *
 * --samples says where the shared samples and their scorer lie; --folder scores another folder of
 * documents with `*.expected.json` beside them.
 */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { scoreFixtures } from './policy/fixtures.ts';
import { growth } from './policy/growth.ts';
import { scoreFolder } from './policy/scorer-run.ts';

const { values } = parseArgs({
  options: {
    misses: { type: 'boolean', default: false },
    'no-time': { type: 'boolean', default: false },
    samples: { type: 'string' },
    folder: { type: 'string' },
  },
});
const here = (place: string): string => fileURLToPath(new URL(place, import.meta.url));
const samples = values.samples ?? here('../../shared/policy-samples');
const scorer = `${samples}/score.mjs`;

if (existsSync(scorer)) process.stdout.write(scoreFolder(values.folder ?? samples, scorer, values.misses));
else process.stdout.write(`${samples} is not here: not scored\n`);
for (const folder of ['../fixtures/policies', '../fixtures/policies/kinds', '../fixtures/policies/layouts'])
  process.stdout.write(`\n${scoreFixtures(here(folder))}`);
if (!values['no-time']) process.stdout.write(`\n${growth()}`);
