import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { reporters } from '../../../src/reporters/registry.ts';

it('finds the reporters, and only those, sorted by name', () => {
  expect([...reporters.keys()]).toContain('json');
  expect([...reporters.keys()]).toContain('terminal');
  expect([...reporters.keys()]).toEqual([...reporters.keys()].sort());
  for (const shared of ['define', 'registry', 'words', 'escape-terminal', 'anchor', 'visible', 'standing', 'changes'])
    expect(reporters.has(shared)).toBe(false);
});

it('names each reporter as its file, and gives each its own output file', () => {
  const files = readdirSync(new URL('../../../src/reporters/', import.meta.url));
  for (const [name, reporter] of reporters) {
    expect(reporter.name).toBe(name);
    expect(files).toContain(`${name}.ts`);
    expect(reporter.mediaType).toMatch(/^\w+\/[\w.+-]+/);
  }
  expect(new Set([...reporters.values()].map(({ fileName }) => fileName)).size).toBe(reporters.size);
});
