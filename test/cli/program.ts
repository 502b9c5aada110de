import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, vi } from 'vitest';
import { runProgram } from '../../src/commands/program.ts';
import { Manifest } from '../../src/model/manifest.ts';
import { Report } from '../../src/model/report.ts';

const execute = promisify(execFile);
const repository = fileURLToPath(new URL('../../', import.meta.url));
const PROGRAM = path.join(repository, 'dist', 'cli.js');
const LONGEST_RUN_MS = 90_000;

export interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

export interface RunOptions {
  env?: Record<string, string>;
  /** Ends the reading of standard output before the first byte, as `| head` does */
  closeStdout?: boolean;
  /** Runs the program under a terminal of its own, whose output is all in `stdout` */
  terminal?: boolean;
  /** The program leads a process group, as a shell's foreground job does */
  group?: boolean;
}

export interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  signal(name: NodeJS.Signals): void;
}

/** A place of its own for the built program: working directory, temporary directory, and its processes. */
export class Workspace {
  readonly path: string;
  /** The program's temporary directory: what stands in it after a run was left behind */
  readonly temporary: string;
  readonly #running = new Set<ChildProcess>();
  readonly #outside = { directory: process.cwd(), temporary: process.env['TMPDIR'] };

  private constructor(directory: string) {
    this.path = directory;
    this.temporary = path.join(directory, 'temporary');
  }

  static async create(): Promise<Workspace> {
    if (!existsSync(PROGRAM)) throw new Error('dist/cli.js is not there: npm run build');
    const workspace = new Workspace(await mkdtemp(path.join(os.tmpdir(), 'cookie-audit-cli-test-')));
    await mkdir(workspace.temporary);
    return workspace;
  }

  at(...names: string[]): string {
    return path.join(this.path, ...names);
  }

  async file(name: string, content: string): Promise<string> {
    await writeFile(this.at(name), content);
    return this.at(name);
  }

  start(args: readonly string[], options: RunOptions = {}): Running {
    const words = [process.execPath, PROGRAM, ...args];
    const quoted = words.map((word) => `'${word.replaceAll("'", "'\\''")}'`).join(' ');
    const [command = '', ...rest] = options.terminal === true ? ['script', '-qefc', quoted, '/dev/null'] : words;
    const child = spawn(command, rest, {
      cwd: this.path,
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: LONGEST_RUN_MS,
      killSignal: 'SIGKILL',
      detached: options.group === true,
      env: {
        PATH: process.env['PATH'],
        HOME: process.env['HOME'],
        COOKIE_AUDIT_BROWSER: process.env['COOKIE_AUDIT_BROWSER'],
        TMPDIR: this.temporary,
        TERM: 'xterm-256color',
        ...options.env,
      },
    });
    this.#running.add(child);
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    if (options.closeStdout === true) child.stdout.destroy();
    const ended = new Promise<Ended>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (code) => {
        this.#running.delete(child);
        resolve({ code, stdout, stderr });
      });
    });
    return { child, ended, signal: (name) => void child.kill(name) };
  }

  async run(args: readonly string[], options: RunOptions = {}): Promise<Ended> {
    return await this.start(args, options).ended;
  }

  /**
   * Runs the program in this process, from its source, with this place as its working directory until `remove`:
   * the same words and files without the start of a process. What is about processes, signals, pipes,
   * terminals or the build wants `run`.
   */
  async inside(args: readonly string[]): Promise<Ended> {
    process.chdir(this.path);
    process.env['TMPDIR'] = this.temporary;
    let [stdout, stderr] = ['', ''];
    const never = new AbortController().signal;
    const code = await runProgram(
      args,
      {
        stdout: (text) => void (stdout += text),
        say: (line) => void (stderr += `${line}\n`),
        progress: () => undefined,
        color: { stdout: false, stderr: false },
        width: 100,
        signal: never,
        drain: () => never,
      },
      (fault) => {
        throw fault;
      },
    );
    return { code, stdout, stderr };
  }

  /** Process ids of the browsers that runs of this workspace started; `main`: without their helpers. */
  async browsers(which: 'all' | 'main' = 'all'): Promise<number[]> {
    const { stdout } = await execute('ps', ['-ww', '-eo', 'pid=,args='], { maxBuffer: 64 * 1024 * 1024 });
    return stdout
      .split('\n')
      .filter((line) => line.includes(`${this.temporary}${path.sep}cookie-audit-profile-`))
      .filter((line) => which === 'all' || !line.includes(' --type='))
      .map((line) => Number.parseInt(line, 10));
  }

  async expectNoBrowser(): Promise<void> {
    await vi.waitFor(async () => expect(await this.browsers()).toEqual([]), { timeout: 10_000, interval: 100 });
  }

  async expectNothingLeft(): Promise<void> {
    await this.expectNoBrowser();
    expect(await readdir(this.temporary)).toEqual([]);
  }

  async remove(): Promise<void> {
    for (const child of this.#running) child.kill('SIGKILL');
    await this.expectNoBrowser();
    process.chdir(this.#outside.directory);
    if (this.#outside.temporary === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = this.#outside.temporary;
    await rm(this.path, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

/** What one line of standard error says; fails where there is none, more than one, or a stack. */
export function onlyLine({ stderr }: Ended): string {
  expect(stderr).toMatch(/^[^\n]+\n$/);
  expect(stderr).not.toMatch(/^\s*at |node:internal|Error:/m);
  return stderr.trimEnd();
}

export function reportOf(text: string): Report {
  return Report.strict().parse(JSON.parse(text));
}

/** The files of an evidence directory, which are exactly those of its manifest, with its hashes. */
export async function expectWhole(directory: string): Promise<string[]> {
  const manifest = Manifest.parse(JSON.parse(await readFile(path.join(directory, 'manifest.json'), 'utf8')));
  const found: Manifest['files'] = [];
  for (const { name } of manifest.files) {
    const bytes = await readFile(path.join(directory, name));
    found.push({ name, sha256: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.byteLength });
  }
  expect(found).toEqual(manifest.files);
  const names = manifest.files.map(({ name }) => name);
  expect((await readdir(directory)).toSorted()).toEqual([...names, 'manifest.json'].toSorted());
  return names;
}

/** As fast as an audit can be, for tests that are not about what it sees. */
export const QUICK = ['--pages', '0', '--scenarios', 'no-choice', '--observe', '1s'];
