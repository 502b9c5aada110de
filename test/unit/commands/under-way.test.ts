import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { CommandIo } from '../../../src/commands/define.ts';
import { UnderWay } from '../../../src/commands/under-way.ts';

/** What stands on the screen: only the last view counts. */
let screen: string;
const io = { progress: (text: string) => void (screen = text) } as CommandIo;

beforeEach(() => {
  screen = '';
  vi.useFakeTimers();
});
afterEach(() => void vi.useRealTimers());

const url = (n: number): string => `https://p${n}.example/`;

it('one portal is one line', () => {
  const underWay = new UnderWay(io, 1);
  underWay.at({ url: url(1), message: 'no-choice: before' });
  expect(screen).toBe('[0/1] https://p1.example/ no-choice: before');
  underWay.end();
  expect(screen).toBe('');
});

it('several portals stand below each other, until each has a result', () => {
  const underWay = new UnderWay(io, 3);
  underWay.at({ url: url(1), message: 'no-choice: before' });
  underWay.at({ url: url(2), message: 'no-choice: before' });
  underWay.at({ url: url(1), message: 'accept: after' });
  expect(screen).toBe('[0/3]\n  https://p1.example/ accept: after\n  https://p2.example/ no-choice: before');
  underWay.finished(url(2), 'violations');
  underWay.show();
  expect(screen).toBe('[1/3] ✗ 1\n  https://p1.example/ accept: after');
});

it('a run that was resumed tells its rate by what was done since', () => {
  const underWay = new UnderWay(io, 120, 50);
  vi.advanceTimersByTime(30_000);
  for (let n = 1; n <= 10; n++) underWay.finished(url(n), n % 2 === 0 ? 'compliant' : 'inconclusive');
  underWay.at({ url: url(11), message: 'policy page' });
  // 10 in half a minute: 60 more take 3 minutes.
  expect(screen).toBe('[60/120] ✓ 5 ? 5, 20 portals a minute, about 3 min to go\n  https://p11.example/ policy page');
});

it('no more portals than a screen holds, and no escape code of a page', () => {
  const underWay = new UnderWay(io, 100);
  for (let n = 1; n <= 11; n++) underWay.at({ url: url(n), message: 'accept: \u001b[31mred' });
  const lines = screen.split('\n');
  expect(lines).toHaveLength(10);
  expect(lines.at(-1)).toBe('  and 3 more');
  expect(screen).not.toContain('\u001b');
});
