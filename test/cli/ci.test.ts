import { spawn } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { validate } from 'dockerfile-utils';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { startFixtures, type FixtureServer } from '../../fixtures/sites/server.ts';
import { reporters } from '../../src/reporters/registry.ts';
import { Workspace } from './program.ts';

/** The files with which the program comes into a pipeline: what can be run of them is run. */

let fixtures: FixtureServer;
let workspace: Workspace;
beforeAll(async () => {
  fixtures = await startFixtures();
  workspace = await Workspace.create();
});
afterAll(async () => {
  await workspace.expectNothingLeft();
  await workspace.remove();
  await fixtures.close();
});

const Action = z.object({
  inputs: z.record(z.string(), z.object({ description: z.string().min(1), default: z.string() })),
  outputs: z.record(z.string(), z.object({ description: z.string().min(1), value: z.string() })),
  runs: z.object({
    using: z.literal('composite'),
    steps: z.array(z.object({ id: z.string().optional(), run: z.string().optional(), env: z.record(z.string(), z.string()).optional() })),
  }),
});

describe('action.yml', () => {
  const read = async (): Promise<z.infer<typeof Action>> => Action.parse(parse(await readFile('action.yml', 'utf8')));

  it('puts no input into a script, and every input into the environment', async () => {
    const { inputs, runs } = await read();
    for (const { run } of runs.steps) expect(run ?? '').not.toContain('${{');
    const given = Object.values(runs.steps.find(({ id }) => id === 'audit')?.env ?? {});
    for (const name of Object.keys(inputs)) expect(given).toContain(`\${{ inputs.${name} }}`);
  });

  it('audits, fills the job summary, annotates and hands on the exit code', async () => {
    const { runs } = await read();
    const script = runs.steps.find(({ id }) => id === 'audit')?.run ?? '';
    await writeFile(workspace.at('output'), '');
    await writeFile(workspace.at('summary'), '');
    const child = spawn('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script], {
      cwd: workspace.path,
      env: {
        PATH: process.env['PATH'],
        HOME: process.env['HOME'],
        TMPDIR: workspace.temporary,
        COOKIE_AUDIT_BROWSER: process.env['COOKIE_AUDIT_BROWSER'],
        PROGRAM: path.resolve('dist/cli.js'),
        PORTALS: 'https://bfortune.opendatasoft.com',
        CONFIG: '',
        POLICY: '',
        BASELINE: '',
        FAIL_ON: 'error',
        ALLOW_INCONCLUSIVE: 'false',
        OUTPUT: 'out',
        ARGS: [
          '--resolve',
          `*=127.0.0.1:${fixtures.port}`,
          '--ignore-https-errors',
          '--pages',
          '0',
          '--scenarios',
          'no-choice',
          '--observe',
          '1s',
          '',
        ].join('\n'),
        GITHUB_OUTPUT: workspace.at('output'),
        GITHUB_STEP_SUMMARY: workspace.at('summary'),
      },
    });
    let stdout = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.resume();
    const code = await new Promise((resolve) => child.once('close', resolve));
    expect(code).toBe(1);
    expect(await readFile(workspace.at('output'), 'utf8')).toBe(
      'exit-code=1\nsarif=out/report.sarif\nreport=out/report.json\nhtml=out/report.html\n',
    );
    expect(await readFile(workspace.at('summary'), 'utf8')).toMatch(/^## ✗ Cookie audit: exit code 1/);
    expect(stdout).toMatch(/^::error .*cookie\/undeclared/m);
  });
});

it('ci/gitlab.yml names reports that the formats write', async () => {
  const Job = z.object({
    'cookie-audit': z.object({
      script: z.array(z.string()),
      artifacts: z.object({ when: z.literal('always'), reports: z.object({ junit: z.string(), codequality: z.string() }) }),
    }),
  });
  const { 'cookie-audit': job } = Job.parse(parse(await readFile('ci/gitlab.yml', 'utf8')));
  const formats = /--format (\S+) --output (\S+)/.exec(job.script.join('\n')) ?? [];
  const written = (formats[1] ?? '').split(',').map((name) => `${formats[2]}${reporters.get(name)?.fileName}`);
  expect(written).toContain(job.artifacts.reports.junit);
  expect(written).toContain(job.artifacts.reports.codequality);
});

it('the Dockerfile has no problem that a linter sees, copies what is there, and ends as somebody without rights', async () => {
  const text = await readFile('Dockerfile', 'utf8');
  expect(validate(text).map(({ message }) => message)).toEqual([]);
  expect(text.match(/^USER (\S+)/gm)).toEqual(['USER node']);
  const copied = [...text.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, names = '']) => names.split(' '));
  for (const name of copied) await expect(readFile(name).catch((error: { code: string }) => error.code)).resolves.not.toBe('ENOENT');
});
