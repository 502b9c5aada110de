import { describe, expect, it } from 'vitest';
import { nextTimes } from '../../../src/queues/cron.ts';

const times = (cron: string, zone: string, from: string, n = 3): string[] =>
  nextTimes(cron, zone, n, new Date(from)).map((at) => at.toISOString());

describe('the next times of a schedule', () => {
  it('are those of its time zone', () => {
    expect(times('0 3 * * *', 'Europe/Paris', '2026-01-10T12:00:00Z', 2)).toEqual(['2026-01-11T02:00:00.000Z', '2026-01-12T02:00:00.000Z']);
    expect(times('0 3 * * *', 'Asia/Kolkata', '2026-01-10T12:00:00Z', 1)).toEqual(['2026-01-10T21:30:00.000Z']);
  });

  it('come once a night when the clock is changed', () => {
    // 2026-03-29: 02:00 becomes 03:00. 2026-10-25: 03:00 becomes 02:00.
    expect(times('30 2 * * *', 'Europe/Paris', '2026-03-28T12:00:00Z', 2)).toEqual([
      '2026-03-29T01:00:00.000Z',
      '2026-03-30T00:30:00.000Z',
    ]);
    expect(times('30 2 * * *', 'Europe/Paris', '2026-10-24T12:00:00Z', 2)).toEqual([
      '2026-10-25T00:30:00.000Z',
      '2026-10-26T01:30:00.000Z',
    ]);
  });

  it.each([
    ['* * * *', 'UTC', /has not five fields/],
    ['0 0 3 * * *', 'UTC', /has not five fields/],
    ['61 3 * * *', 'UTC', /^cron "61 3 \* \* \*"/],
    ['0 3 * * *', 'Mars/Olympus', /there is no time zone "Mars\/Olympus"/],
  ])('%s in %s is refused', (cron, zone, why) => expect(() => nextTimes(cron, zone, 1)).toThrow(why));
});
