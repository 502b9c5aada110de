import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startFixtures, type FixtureServer } from '../../fixtures/sites/server.ts';
import type * as Api from '../../src/index.ts';
import { Workspace } from './program.ts';

/** The documented example, run as it stands, on the built package under its own name. */

const EXAMPLE = 'docs/examples/audit.mjs';
let fixtures: FixtureServer;
let workspace: Workspace;

beforeAll(async () => {
  fixtures = await startFixtures();
  workspace = await Workspace.create();
});
afterAll(async () => {
  await workspace.remove();
  await fixtures.close();
});

it('docs/api.md shows the example that is run here', async () => {
  expect(await readFile('docs/api.md', 'utf8')).toContain(await readFile(EXAMPLE, 'utf8'));
});

it('audits, tells progress, keeps evidence, writes SARIF, and says the gate', async () => {
  const run = promisify(execFile)(
    process.execPath,
    [path.resolve(EXAMPLE), 'https://bfortune.opendatasoft.com', `*=127.0.0.1:${fixtures.port}`],
    {
      cwd: workspace.path,
      env: { ...process.env, TMPDIR: workspace.temporary },
    },
  );
  const ended = await run.then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    (error: { code: number; stdout: string; stderr: string }) => error,
  );
  expect(ended.stdout).toMatch(/^https:\/\/bfortune\.opendatasoft\.com\/: violations, 4 cookies, 2 visits\n/);
  expect(ended.stdout).toContain('error cookie/undeclared: _pk_id.1.a3f2 was set');
  expect(ended.stderr).toContain('https://bfortune.opendatasoft.com/ no-choice: before');
  expect(ended.code).toBe(1);
  const sarif = JSON.parse(await readFile(workspace.at('report.sarif'), 'utf8')) as { runs: { results: unknown[] }[] };
  expect(sarif.runs[0]?.results.length).toBeGreaterThan(2);
  expect((await workspace.run(['verify', 'evidence'])).code).toBe(0);
  await workspace.expectNothingLeft();
});

it('an aborted signal ends it, and nothing passes', async () => {
  const { audit, CookieAuditError } = (await import(path.resolve('dist/index.js'))) as typeof Api;
  await expect(audit('https://dashboard.paris', { signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'interrupted' });
  await expect(audit('ftp://dashboard.paris')).rejects.toBeInstanceOf(CookieAuditError);
  await expect(audit('https://dashboard.paris', { scenarios: ['grant'] })).rejects.toMatchObject({ code: 'usage' });
  await expect(audit([])).rejects.toMatchObject({ code: 'usage' });
  await expect(audit('https://dashboard.paris', { rules: { 'no/rule': 'off' } })).rejects.toMatchObject({ code: 'config-invalid' });
});
