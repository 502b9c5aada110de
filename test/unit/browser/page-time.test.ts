import type { Protocol } from 'devtools-protocol';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { CdpConnection } from '../../../src/browser/cdp.ts';
import { PageTime } from '../../../src/browser/page-time.ts';
import { Target } from '../../../src/browser/targets.ts';

/** What no browser does on demand: the end of a budget that never comes. */

const EXPIRED = 'Emulation.virtualTimeBudgetExpired';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A document whose clock ends each budget at once, but for the first `lost` of them. */
function documentThatLoses(lost: number): { target: Target; time: PageTime; budgets: number[] } {
  const time = new PageTime();
  const budgets: number[] = [];
  const send = async (_method: string, params?: { budget?: number }): Promise<object> => {
    if (params?.budget !== undefined) {
      budgets.push(params.budget);
      if (budgets.length > lost) queueMicrotask(() => time.event(target, EXPIRED, {}));
    }
    return {};
  };
  const info = { targetId: 'page', type: 'page', url: 'https://a.example/', canAccessOpener: false } as Protocol.Target.TargetInfo;
  const target = new Target({ send } as unknown as CdpConnection, info, 'session');
  time.attached(target);
  return { target, time, budgets };
}

const watch = { budgetMs: 5000, capMs: 30_000, parsed: Promise.resolve(), activity: () => 0, pending: () => [], over: () => false };

it('a page time whose end got lost is granted once more, and not waited for until the limit', async () => {
  const { time, budgets } = documentThatLoses(1);
  const settling = time.settle(watch);
  await vi.advanceTimersByTimeAsync(15_000);
  expect(await settling).toMatchObject({ capped: false });
  expect(budgets).toEqual([5000, 5000]);
});

it('a page that never comes to the end of its page time is told as such', async () => {
  const { time } = documentThatLoses(Infinity);
  const settling = time.settle(watch);
  await vi.advanceTimersByTimeAsync(31_000);
  expect(await settling).toMatchObject({ capped: true });
});
