import { execFile } from 'node:child_process';
import { lstat, mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, type TestContext } from 'vitest';
import { startFixtures, type FixtureServer } from '../../fixtures/sites/server.ts';
import { COMPLIANT, towards, WITH_BANNER } from './portals.ts';
import { onlyLine, QUICK, reportOf, Workspace, type Ended, type RunOptions } from './program.ts';

/** Where reports go, and what is never lost on the way. */

const execute = promisify(execFile);
const repository = process.cwd();
let fixtures: FixtureServer;
let workspace: Workspace;

beforeAll(async () => {
  fixtures = await startFixtures();
  workspace = await Workspace.create();
  // Kept once: most of what is held here needs no visit of its own.
  expect((await audit(['--evidence', 'evidence', '--format', 'json'])).code).toBe(3);
});

afterAll(async () => {
  await workspace.expectNothingLeft();
  await workspace.remove();
  await fixtures.close();
});

/** With `options` the built program in a process of its own, else in this one. */
const started = async (args: string[], options?: RunOptions): Promise<Ended> =>
  await (options === undefined ? workspace.inside(args) : workspace.run(args, options));
const audit = async (args: string[], options?: RunOptions): Promise<Ended> =>
  await started(['audit', COMPLIANT, ...towards(fixtures.port), ...QUICK, '--ignore-https-errors', ...args], options);
const judge = async (args: string[], options?: RunOptions): Promise<Ended> => await started(['judge', 'evidence', ...args], options);

describe('formats and places', () => {
  it('--format terminal,json --output DIR/: the terminal report here, the JSON there', async () => {
    const ended = await judge(['--format', 'terminal,json', '--output', 'reports/']);
    expect(ended.code).toBe(3);
    expect(ended.stdout).toContain(COMPLIANT);
    expect(onlyLine(ended)).toBe('json report: reports/report.json');
    expect(await readdir(workspace.at('reports'))).toEqual(['report.json']);
    expect(reportOf(await readFile(workspace.at('reports', 'report.json'), 'utf8')).portals).toHaveLength(1);
  });

  it('--output FILE', async () => {
    const ended = await judge(['--format', 'json', '--output', 'one.json']);
    expect(ended).toMatchObject({ code: 3, stdout: '' });
    expect(onlyLine(ended)).toBe('json report: one.json');
    expect(await readFile(workspace.at('one.json'), 'utf8')).toBe((await judge(['--format', 'json'])).stdout);
  });

  it('both on standard output: the JSON is pure, the other report goes to standard error', async () => {
    const ended = await judge(['--format', 'terminal,json']);
    expect(reportOf(ended.stdout).portals).toHaveLength(1);
    expect(ended.stderr).toContain(COMPLIANT);
  });

  it('a link stays a link, a pipe is written to', async () => {
    await writeFile(workspace.at('target.json'), 'old');
    await symlink('target.json', workspace.at('link.json'));
    await judge(['--format', 'json', '--output', 'link.json']);
    expect((await lstat(workspace.at('link.json'))).isSymbolicLink()).toBe(true);
    expect(reportOf(await readFile(workspace.at('target.json'), 'utf8')).portals).toHaveLength(1);

    await execute('mkfifo', [workspace.at('pipe')]);
    const [text] = await Promise.all([readFile(workspace.at('pipe'), 'utf8'), judge(['--format', 'json', '--output', 'pipe'])]);
    expect(reportOf(text).portals).toHaveLength(1);
    expect((await lstat(workspace.at('pipe'))).isFIFO()).toBe(true);
  });

  it('a report that cannot be written any more is told, and goes to standard output', async () => {
    await mkdir(workspace.at('in-the-way', 'report.json'), { recursive: true });
    const ended = await judge(['--format', 'json', '--output', 'in-the-way/']);
    expect(onlyLine(ended)).toMatch(/cannot write in-the-way\/report\.json.*There is a directory of that name/);
    expect(ended.code).toBe(2);
    expect(reportOf(ended.stdout).portals).toHaveLength(1);
    const both = await judge(['--format', 'terminal,json', '--output', 'in-the-way/']);
    expect(both.code).toBe(2);
    expect(both.stdout).toContain(COMPLIANT);
  });
});

describe('terminals and pipes', () => {
  it('no escape codes where nobody watches', async () => {
    const ended = await judge([], {});
    expect(ended.stdout + ended.stderr).not.toContain('\u001b');
  });

  it('a terminal shows colours and progress', async () => {
    const { stdout } = await audit([], { terminal: true });
    expect(stdout).toContain('\u001b[1m');
    expect(stdout).toContain(`\r\u001b[J[0/1] ${COMPLIANT}`);
  });

  it('CI=1: no progress; NO_COLOR: no escape code at all', async () => {
    const { code, stdout } = await audit([], { terminal: true, env: { CI: '1', NO_COLOR: '1' } });
    expect(code).toBe(3);
    expect(stdout).toContain(COMPLIANT);
    expect(stdout).not.toContain('\u001b');
  });

  it('a reader that goes away early is no fault, and does not change the exit code', async () => {
    expect(await judge([], { closeStdout: true })).toMatchObject({ code: 3, stderr: '' });
    expect(await judge(['--format', 'json'], { closeStdout: true })).toMatchObject({ code: 3, stderr: '' });
  });
});

describe('a full disk', () => {
  /** Runs `work` with a file system of that size at `disk/`; skipped where none can be mounted. */
  async function onDisk(size: string, context: TestContext, work: (disk: string) => Promise<void>): Promise<void> {
    const disk = workspace.at('disk');
    await mkdir(disk, { recursive: true });
    try {
      await execute('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'none', disk]);
    } catch (error) {
      context.skip(`no file system can be mounted here: ${String(error)}`);
    }
    try {
      await work(disk);
    } finally {
      await execute('umount', [disk]);
    }
  }

  it('under the evidence: one line, exit code 2, nothing half-written', async (context) => {
    await onDisk('16k', context, async (disk) => {
      const ended = await audit(['--evidence', disk, '--format', 'json']);
      expect(onlyLine(ended)).toMatch(/cannot write .*ENOSPC.*The disk is full/);
      expect(ended).toMatchObject({ code: 2, stdout: '' });
      expect(await readdir(disk, { recursive: true })).toEqual(['jmorel.opendatasoft.com']);
    });
    await workspace.expectNothingLeft();
  });

  it('under the evidence of a later portal: the report holds those that are finished', async (context) => {
    const { stdout } = await execute('du', ['-sk', workspace.at('evidence')]);
    // With room that is too little for the other portal even where its page is too busy to be photographed.
    const room = Number.parseInt(stdout, 10);
    await onDisk(`${room + 12}k`, context, async (disk) => {
      const ended = await audit([WITH_BANNER, '--concurrency', '1', '--evidence', disk, '--format', 'json']);
      expect(ended.code, ended.stderr).toBe(2);
      expect(ended.stderr.trimEnd().split('\n')).toEqual([
        expect.stringMatching(/the report holds 1 of 2 portals/),
        expect.stringMatching(/cannot write .*The disk is full/),
      ]);
      expect(reportOf(ended.stdout).portals.map(({ url }) => url)).toEqual([COMPLIANT]);
      const judged = await workspace.inside(['judge', disk, '--format', 'json']);
      expect(reportOf(judged.stdout).portals.map(({ url }) => url)).toEqual([COMPLIANT]);
    });
  });

  it('under standard output: one line, exit code 2', async () => {
    const script = `node "$0" policy show "$1" > /dev/full 2> "$2"; echo $?`;
    const { stdout } = await execute('sh', ['-c', script, 'dist/cli.js', 'policies/dashboard.paris.yaml', workspace.at('said')], {
      cwd: repository,
    });
    expect(stdout).toBe('2\n');
    expect(await readFile(workspace.at('said'), 'utf8')).toMatch(/^cookie-audit: cannot write to standard output: .*--output\n$/);
  });

  it('under standard error, as a log has it: exit code 2, and an end', async () => {
    const script = `timeout -k 1 20 node "$0" judge nowhere 2> /dev/full; echo $?; timeout -k 1 20 node "$0" rules > "$1" 2> /dev/full; echo $?`;
    const { stdout } = await execute('sh', ['-c', script, 'dist/cli.js', workspace.at('rules')], { cwd: repository });
    expect(stdout).toBe('2\n0\n');
    expect(await readFile(workspace.at('rules'), 'utf8')).toContain('cookie/undeclared');
  });
});
