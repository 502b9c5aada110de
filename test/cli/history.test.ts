import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStore } from '../../src/stores/open.ts';
import { onlyLine, Workspace } from './program.ts';

/** The history of two portfolios, as a person keeps it. */

let workspace: Workspace;
const ids: Record<string, string> = {};

beforeAll(async () => {
  workspace = await Workspace.create();
  const store = await openStore(workspace.at('cookie-audit.db'));
  const common = {
    toolVersion: '0.1.0',
    profile: 'eu',
    settings: {},
    baseline: null,
    portals: [{ url: 'https://a.example/', tags: [], settings: {} }],
  };
  for (const [index, [label, portfolio]] of (
    [
      ['other', 'other'],
      ['dead', 'cities'],
      ['partial', 'cities'],
      ['newest', 'cities'],
    ] as const
  ).entries()) {
    const run = await store.createRun({
      ...common,
      portfolio,
      partial: label === 'partial',
      startedAt: new Date(Date.UTC(2026, 1, index + 1)),
    });
    ids[label] = run.id;
    if (label !== 'dead') await store.endRun(run.id, 'finished');
  }
  await store.close();
});
afterAll(async () => await workspace.remove());

it('lists runs, and says of which nobody works on any more', async () => {
  const { code, stdout } = await workspace.inside(['history', '--name', 'cities']);
  expect(code).toBe(0);
  expect(stdout.trimEnd().split('\n')).toEqual([
    expect.stringMatching(`^${ids['newest']}  finished     cities: 1 portal`),
    expect.stringMatching(`^${ids['partial']}  finished     cities \\(single portals\\): 1 portal`),
    expect.stringMatching(`^${ids['dead']}  broken off   cities: 1 portal`),
  ]);
});

it('prunes and exports what --name names, and refuses what it would not obey', async () => {
  expect(onlyLine(await workspace.inside(['history', 'prune', '--name', 'cities', '--keep', '1', '--dry-run']))).toBe(
    `2 runs would go: ${ids['partial']}, ${ids['dead']}`,
  );
  const { stdout } = await workspace.inside(['history', 'export', '--name', 'other']);
  const lines = stdout.trimEnd().split('\n');
  expect(lines).toHaveLength(2);
  expect(lines[1]).toContain(`"id":"${ids['other']}"`);
  const refused = await workspace.inside(['history', 'prune', '--portal', 'a.example', '--keep', '1']);
  expect([refused.code, onlyLine(refused)]).toEqual([2, expect.stringMatching(/history prune does not take --portal/)]);
  const imported = await workspace.inside(['history', 'import', '--name', 'cities', 'runs.jsonl']);
  expect([imported.code, onlyLine(imported)]).toEqual([2, expect.stringMatching(/history import does not take --name/)]);
});
