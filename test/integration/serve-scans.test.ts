import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { scanProcesses, type ScanProcesses } from '../../src/commands/serve-scans.ts';

/** Which scans a server begins, and when: its processes run a program that ends when the test lets it. */

const PROGRAM = `
const { existsSync, writeFileSync } = require('node:fs');
const [, , , place, flag] = process.argv;
const name = place.replace(/\\W/g, '_') + (flag === '--only' ? '-one' : '');
writeFileSync(name + '.begun', '');
process.on('disconnect', () => process.exit(3));
const timer = setInterval(() => { if (existsSync(name + '.go')) { clearInterval(timer); process.exit(0); } }, 20);
`;

let directory: string;
let program: string;
let working: string;
let said: string[];
let scans: ScanProcesses;

beforeEach(async () => {
  directory = await mkdtemp(path.join(os.tmpdir(), 'cookie-audit-serve-scans-test-'));
  await writeFile(path.join(directory, 'program.cjs'), PROGRAM);
  [program, working] = [process.argv[1] ?? '', process.cwd()];
  process.argv[1] = path.join(directory, 'program.cjs');
  process.chdir(directory);
  said = [];
  scans = scanProcesses(new Map(['a', 'b', 'c'].map((name) => [name, name])), [], (line) => said.push(line));
});
afterEach(async () => {
  await scans.end(AbortSignal.abort());
  process.argv[1] = program;
  process.chdir(working);
  await rm(directory, { recursive: true });
});

const begun = async (): Promise<string[]> =>
  (await readdir(directory))
    .filter((file) => file.endsWith('.begun'))
    .map((file) => file.replace('.begun', ''))
    .toSorted();
const beginning = async (...names: string[]): Promise<void> => await vi.waitFor(async () => expect(await begun()).toEqual(names), 10_000);
const states = (): string[] => scans.asked().map(({ portfolio, state }) => `${portfolio} ${state}`);

describe('scans of a server', () => {
  it('that schedules begin wait for their turn, two at a time', async () => {
    for (const portfolio of ['a', 'b', 'c']) scans.fire({ id: `nightly-${portfolio}`, portfolio });
    await beginning('a', 'b');
    expect(states()).toEqual(['c waiting', 'b running', 'a running']);
    expect([scans.takes('a'), scans.takes('c')]).toEqual([false, false]);
    await writeFile('a.go', '');
    await beginning('a', 'b', 'c');
    expect(states()).toEqual(['c running', 'b running', 'a done']);
    expect(said).toEqual([]);
  });

  it('are refused where a person asks for too many', async () => {
    await scans.start({ portfolio: 'a', urls: null });
    await expect(scans.start({ portfolio: 'a', urls: null })).rejects.toThrow('a is being scanned already');
    await scans.start({ portfolio: 'a', urls: ['https://a.example/'] });
    await expect(scans.start({ portfolio: 'b', urls: null })).rejects.toThrow('2 scans are under way');
    // The night is not lost for that.
    scans.fire({ id: 'nightly', portfolio: 'a' });
    await expect(scans.start({ portfolio: 'a', urls: null })).rejects.toThrow('a is being scanned already');
    await beginning('a', 'a-one');
    await writeFile('a.go', '');
    await vi.waitFor(() => expect(states()).toEqual(['a running', 'a running', 'a done']), 10_000);
  });

  it('that cannot have a turn are told', async () => {
    scans.fire({ id: 'lost', portfolio: 'elsewhere' });
    scans.fire({ id: 'one', portfolio: 'a' });
    scans.fire({ id: 'two', portfolio: 'a' });
    scans.fire({ id: 'three', portfolio: 'a' });
    await beginning('a');
    expect(scans.asked().map(({ schedule, state, detail }) => [schedule, state, detail])).toEqual([
      ['three', 'dropped', 'one waits for its turn already'],
      ['two', 'waiting', null],
      ['one', 'running', null],
      ['lost', 'dropped', 'this server has no file of that portfolio'],
    ]);
    await scans.end(AbortSignal.abort());
    expect(states()).toEqual(['a dropped', 'a dropped', expect.stringMatching(/^a (done|failed)$/), 'elsewhere dropped']);
    expect(said).toEqual([
      'cookie-audit: schedule lost: elsewhere is not scanned: this server has no file of that portfolio',
      'cookie-audit: schedule three: a is not scanned: one waits for its turn already',
      'cookie-audit: schedule two: a is not scanned: the server was stopped before its turn came',
    ]);
  });
});
