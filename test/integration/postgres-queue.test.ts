import { setTimeout as wait } from 'node:timers/promises';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { openPostgresQueue, type PostgresQueue, type PostgresQueueOptions } from '../../src/queues/postgres.ts';
import { CookieAuditError } from '../../src/model/errors.ts';
import { WorkerFault, type Hold, type Task, type Work } from '../../src/queues/queue.ts';
import { startPostgres, type TestPostgres } from '../postgres.ts';

let postgres: TestPostgres;
let url: string;
const open: PostgresQueue[] = [];

beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(async () => await postgres.remove());
beforeEach(async () => {
  url = await postgres.database();
});
afterEach(async () => {
  await Promise.all(open.splice(0).map(async (queue) => await queue.close()));
});

async function queueOf(options: PostgresQueueOptions = {}): Promise<PostgresQueue> {
  const queue = await openPostgresQueue(url, { leaseSeconds: 2, pauseSeconds: 0, ...options });
  open.push(queue);
  return queue;
}

const tasks = (n: number, host = (i: number) => `p${i}.example`): Task[] =>
  Array.from({ length: n }, (_, i) => ({ run: 'r1', portal: { url: `https://${host(i)}/${i}`, tags: [], settings: {} } }));

interface Log {
  visited: { url: string; attempt: number; from: number; to: number }[];
  givenUp: string[];
  said: string[];
  aliveFor: (readonly string[])[];
}

/** A worker whose visits take `ms`; ended by `drain` or `stop`, or by its test. */
function worker(
  queue: PostgresQueue,
  log: Log,
  visit: (task: Task, hold: Hold) => Promise<void>,
  concurrency = 1,
  givingUp: () => void = () => undefined,
) {
  const drain = new AbortController();
  const stop = new AbortController();
  const work: Work = {
    async visit(task, hold) {
      const from = performance.now();
      await visit(task, hold);
      log.visited.push({ url: task.portal.url, attempt: hold.attempt, from, to: performance.now() });
    },
    async giveUp(task, why) {
      givingUp();
      log.givenUp.push(`${task.portal.url} ${why}`);
    },
    async alive(runs) {
      log.aliveFor.push(runs);
    },
  };
  const ended = queue.work(work, { concurrency, drain: drain.signal, stop: stop.signal, say: (line) => void log.said.push(line) });
  return { drain, stop, ended };
}

/** What another worker's housekeeping does to a task whose lease ran out. */
async function letRunOut(task: Task): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(`update cookie_audit_queue.job set state = 'retry' where data->'portal'->>'url' = $1`, [task.portal.url]);
  await client.query(`update cookie_audit_queue.host_slot set free_at = now()`);
  await client.end();
}

const empty = (): Log => ({ visited: [], givenUp: [], said: [], aliveFor: [] });
const urls = (log: Log): string[] => log.visited.map((visit) => visit.url).toSorted();

describe('the queue in PostgreSQL', () => {
  it('gives each portal to one worker, once, whoever adds it how often', async () => {
    const [a, b] = await Promise.all([queueOf(), queueOf()]);
    await Promise.all([a.add(tasks(60)), b.add(tasks(60))]);
    await a.add(tasks(60));
    expect(await a.state()).toMatchObject({ waiting: 60, active: 0 });
    const log = empty();
    const workers = [a, b].map((queue) => worker(queue, log, async () => await wait(5), 3));
    await vi.waitFor(async () => expect(await a.state()).toMatchObject({ waiting: 0, active: 0 }), { timeout: 20_000 });
    expect((await a.state()).workers).toHaveLength(1); // both are of this process
    for (const { drain } of workers) drain.abort();
    await Promise.all(workers.map(async ({ ended }) => await ended));
    expect(urls(log)).toEqual(
      tasks(60)
        .map(({ portal }) => portal.url)
        .toSorted(),
    );
    expect(log.said).toEqual([]);
    // Whoever adds what has ended wants it again: its result was not kept.
    await b.add(tasks(2));
    expect(await b.state()).toMatchObject({ waiting: 2, active: 0 });
  });

  it('visits a host once at a time over all workers, and not the next moment', async () => {
    const [a, b] = await Promise.all([queueOf({ pauseSeconds: 0.3 }), queueOf({ pauseSeconds: 0.3 })]);
    await a.add(tasks(6, (i) => (i < 4 ? 'one.example' : `other${i}.example`)));
    const log = empty();
    const workers = [a, b].map((queue) => worker(queue, log, async () => await wait(50), 2));
    await vi.waitFor(() => expect(log.visited).toHaveLength(6), { timeout: 20_000 });
    for (const { drain } of workers) drain.abort();
    await Promise.all(workers.map(async ({ ended }) => await ended));
    const same = log.visited.filter((visit) => visit.url.startsWith('https://one.example/')).toSorted((x, y) => x.from - y.from);
    expect(same).toHaveLength(4);
    for (const [i, visit] of same.entries()) if (i > 0) expect(visit.from - (same[i - 1]?.to ?? 0)).toBeGreaterThan(290);
    expect(log.visited.every(({ attempt }) => attempt === 1)).toBe(true);
  });

  it('lets a visit take longer than a lease while its worker lives', async () => {
    const [a, b] = await Promise.all([queueOf({ leaseSeconds: 1 }), queueOf({ leaseSeconds: 1 })]);
    await a.add(tasks(1));
    const log = empty();
    const workers = [a, b].map((queue) => worker(queue, log, async () => await wait(2500)));
    await vi.waitFor(() => expect(log.visited).toHaveLength(1), { timeout: 20_000 });
    expect(await a.state()).toMatchObject({ waiting: 0 });
    for (const { drain } of workers) drain.abort();
    await Promise.all(workers.map(async ({ ended }) => await ended));
    expect(log.visited).toMatchObject([{ attempt: 1 }]);
  });

  it('finishes what it holds when it is drained, and leaves the rest', async () => {
    const queue = await queueOf();
    await queue.add(tasks(5));
    const log = empty();
    const { drain, ended } = worker(queue, log, async () => {
      drain.abort();
      await wait(100);
    });
    await ended;
    expect(log.visited).toHaveLength(1);
    expect(await queue.state()).toEqual({ waiting: 4, active: 0, workers: [] });
  });

  it('gives back at once what it holds when it must stop, without counting an attempt', async () => {
    const queue = await queueOf({ leaseSeconds: 60 });
    await queue.add(tasks(1));
    const log = empty();
    const first = worker(queue, log, async (_task, { signal }) => {
      first.stop.abort();
      await wait(30_000, undefined, { signal });
    });
    await first.ended;
    const second = worker(queue, log, async () => undefined);
    await vi.waitFor(() => expect(log.visited).toHaveLength(1), { timeout: 10_000 });
    second.drain.abort();
    await second.ended;
    expect(log.visited[0]?.attempt).toBe(1);
  });

  it('gives up a portal over which workers fail, and says so once', async () => {
    const queue = await queueOf({ attempts: 2 });
    await queue.add(tasks(2));
    const log = empty();
    const { drain, ended } = worker(queue, log, async (task) => {
      if (task.portal.url.endsWith('/0')) throw new Error('the page broke the tool');
    });
    await vi.waitFor(() => expect(log.givenUp).toHaveLength(1), { timeout: 20_000 });
    drain.abort();
    await ended;
    expect(urls(log)).toEqual(['https://p1.example/1']);
    expect(log.givenUp).toEqual([
      'https://p0.example/0 2 attempts were made, and none came to an end: the last one failed: the page broke the tool',
    ]);
    expect(log.said).toEqual([
      'https://p0.example/0: attempt 1 of 2 failed: the page broke the tool',
      'https://p0.example/0: attempt 2 of 2 failed: the page broke the tool',
    ]);
    expect(await queue.state()).toMatchObject({ waiting: 0, active: 0 });
  });

  it('gives up a portal over which workers die, and tries again until that is done', async () => {
    const queue = await queueOf({ attempts: 1, leaseSeconds: 1 });
    await queue.add(tasks(1));
    const log = empty();
    // Its task runs out as if the process were gone.
    const dying = worker(queue, log, async (task, { signal }) => {
      dying.drain.abort();
      await letRunOut(task);
      await wait(20_000, undefined, { signal });
    });
    await dying.ended;
    const failing = worker(
      queue,
      log,
      async () => undefined,
      1,
      () => {
        failing.drain.abort();
        throw new Error('the history is away');
      },
    );
    await failing.ended;
    expect(log.givenUp).toEqual([]);
    expect(await queue.state()).toMatchObject({ waiting: 1, active: 0 });
    const healthy = worker(queue, log, async () => undefined);
    await vi.waitFor(() => expect(log.givenUp).toHaveLength(1), { timeout: 20_000 });
    healthy.drain.abort();
    await healthy.ended;
    expect(log.givenUp).toEqual([
      'https://p0.example/0 1 attempts were made, and none came to an end: the worker died each time, or the last time',
    ]);
    expect(log.said).toContain('https://p0.example/0: could not be given up: the history is away');
    expect(await queue.state()).toMatchObject({ waiting: 0, active: 0 });
  });

  it('ends a worker that cannot work, and leaves its portals to others uncounted', async () => {
    const queue = await queueOf({ attempts: 1 });
    await queue.add(tasks(6));
    const log = empty();
    const cause = new CookieAuditError({ code: 'browser-not-found', message: '/nope: no Chromium answers there' });
    let first = true;
    const unfit = async (): Promise<void> => {
      if (!first) return await wait(100);
      first = false;
      throw new WorkerFault(cause);
    };
    const faulty = worker(queue, log, unfit, 2);
    await expect(faulty.ended).rejects.toBe(cause);
    // What it held beside that was finished.
    expect(log.visited.length).toBeLessThan(3);
    const other = worker(queue, log, async () => undefined);
    await vi.waitFor(() => expect(log.visited).toHaveLength(6), { timeout: 20_000 });
    other.drain.abort();
    await other.ended;
    expect(log.visited.every(({ attempt }) => attempt === 1)).toBe(true);
    expect(log.givenUp).toEqual([]);
  });

  it('tells a worker that was cut off that its portal is another’s by now', async () => {
    const [a, b] = await Promise.all([queueOf({ leaseSeconds: 1 }), queueOf({ leaseSeconds: 1 })]);
    await a.add(tasks(1));
    const log = empty();
    let begun = false;
    let lost = false;
    // Its lease runs out as if the process had been stopped and went on later.
    const first = worker(a, log, async (task, { signal }) => {
      first.drain.abort();
      begun = true;
      await letRunOut(task);
      await wait(20_000, undefined, { signal }).catch(() => (lost = true));
      signal.throwIfAborted();
    });
    await vi.waitFor(() => expect(begun).toBe(true), { timeout: 10_000 });
    const second = worker(b, log, async () => await wait(1200));
    await vi.waitFor(() => expect(log.visited).toHaveLength(1), { timeout: 20_000 });
    second.drain.abort();
    await Promise.all([first.ended, second.ended]);
    expect(lost).toBe(true);
    expect(log.visited).toMatchObject([{ attempt: 2 }]);
    expect(log.said).toEqual(['https://p0.example/0: taken over by another worker']);
  });

  it('takes the waiting portals of a run away', async () => {
    const queue = await queueOf();
    await queue.add([...tasks(3), { run: 'r2', portal: { url: 'https://x.example/', tags: [], settings: {} } }]);
    expect([(await queue.state('r1')).waiting, (await queue.state('r2')).waiting]).toEqual([3, 1]);
    await queue.remove('r1');
    expect(await queue.state()).toMatchObject({ waiting: 1 });
  });

  it('says for which runs a worker lives', async () => {
    const queue = await queueOf();
    await queue.add([...tasks(2, () => 'one.example'), { run: 'r2', portal: { url: 'https://one.example/x', tags: [], settings: {} } }]);
    const log = empty();
    const { drain, ended } = worker(queue, log, async () => await wait(50));
    await vi.waitFor(() => expect(log.aliveFor.map((runs) => runs.toSorted())).toEqual([['r1', 'r2']]), { timeout: 10_000 });
    drain.abort();
    await ended;
  });

  it('lives through a database that goes away and comes back', async () => {
    const queue = await queueOf();
    await queue.add(tasks(20));
    const log = empty();
    const { drain, ended } = worker(queue, log, async () => await wait(60));
    await vi.waitFor(() => expect(log.visited.length).toBeGreaterThan(3));
    await postgres.stop('immediate');
    await wait(300);
    await postgres.start();
    await vi.waitFor(async () => expect(await queue.state()).toMatchObject({ waiting: 0, active: 0 }), { timeout: 30_000 });
    drain.abort();
    await ended;
    expect([...new Set(urls(log))]).toHaveLength(20);
  });

  it('says in one line that there is no database', async () => {
    await expect(openPostgresQueue('postgres://user:hunter2@127.0.0.1:9/none')).rejects.toThrow(
      /^the queue at postgres:\/\/user@127\.0\.0\.1:9\/none: connect ECONNREFUSED/,
    );
  });
});
