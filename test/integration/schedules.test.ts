import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openLocalSchedules } from '../../src/queues/local-schedules.ts';
import { openPostgresSchedules } from '../../src/queues/postgres-schedules.ts';
import type { Schedule } from '../../src/queues/schedules.ts';
import { startPostgres, type TestPostgres } from '../postgres.ts';

const nightly: Schedule = { id: 'nightly', cron: '0 3 * * *', timezone: 'Europe/Paris', portfolio: 'portals' };
const always: Schedule = { ...nightly, id: 'always', cron: '* * * * *' };

describe('schedules in a file', () => {
  let directory: string;
  beforeAll(async () => (directory = await mkdtemp(path.join(os.tmpdir(), 'cookie-audit-schedules-test-'))));
  afterAll(async () => await rm(directory, { recursive: true }));

  it('are there again after a restart, and a wrong one is refused', async () => {
    const file = path.join(directory, 'a.json');
    const first = await openLocalSchedules(file, () => undefined);
    await first.put(nightly);
    await first.put({ ...nightly, id: 'weekly', cron: '0 3 * * 1' });
    await expect(first.put({ ...nightly, timezone: 'Nowhere' })).rejects.toThrow(/no time zone "Nowhere"/);
    expect(await first.remove('weekly')).toBe(true);
    expect(await first.remove('weekly')).toBe(false);
    await first.close();
    const second = await openLocalSchedules(file, () => undefined);
    expect(await second.list()).toEqual([nightly]);
    await second.close();
    expect(JSON.parse(await readFile(file, 'utf8'))).toEqual({ schemaVersion: 1, schedules: [nightly] });
  });

  it('that cannot be written are not there', async () => {
    const file = path.join(directory, 'c.json');
    const schedules = await openLocalSchedules(file, () => undefined);
    await schedules.put(nightly);
    await rm(file);
    await mkdir(file);
    await expect(schedules.put({ ...nightly, id: 'weekly' })).rejects.toMatchObject({ code: 'output-unwritable' });
    await expect(schedules.remove('nightly')).rejects.toMatchObject({ code: 'output-unwritable' });
    expect(await schedules.list()).toEqual([nightly]);
    await schedules.close();
  });

  it('that cannot be read are told in one line', async () => {
    const file = path.join(directory, 'b.json');
    await writeFile(file, '{"schemaVersion":1,"schedules":[{"id":"x"}]}');
    await expect(openLocalSchedules(file, () => undefined)).rejects.toThrow(/b\.json: the schedules cannot be read/);
  });
});

async function waitingTurn(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await vi.waitFor(
      async () => {
        const { rows } = await client.query(
          `select 1 from cookie_audit_queue.job where name = 'cookie-audit-schedule-always' and state = 'created'`,
        );
        expect(rows.length).toBeGreaterThan(0);
      },
      { timeout: 30_000, interval: 100 },
    );
  } finally {
    await client.end();
  }
}

describe('schedules in PostgreSQL', () => {
  let postgres: TestPostgres;
  let url: string;
  beforeAll(async () => {
    postgres = await startPostgres();
    url = await postgres.database();
  });
  afterAll(async () => await postgres.remove());

  it('fire once for two servers, and are kept', async () => {
    const fired: string[] = [];
    const said: string[] = [];
    const busy: string[] = [];
    let free = false;
    const options = {
      takes: ({ id }: Schedule) => {
        if (!free) busy.push(id);
        return free;
      },
      fire: ({ id }: Schedule) => void fired.push(id),
      say: (line: string) => void said.push(line),
      lookSeconds: 1,
    };
    // A server without the file leaves the turn to one that has it.
    const withoutFile = { ...options, takes: () => false, fire: ({ id }: Schedule) => void fired.push(`${id} without a file`) };
    const [first, second, third] = [
      await openPostgresSchedules(url, options),
      await openPostgresSchedules(url, options),
      await openPostgresSchedules(url, withoutFile),
    ];
    await first.put(always);
    await first.put(nightly);
    expect((await second.list()).toSorted((a, b) => (a.id < b.id ? -1 : 1))).toEqual([always, nightly]);
    // The turn comes, and waits until somebody has room for it.
    await waitingTurn(url);
    expect(fired).toEqual([]);
    expect(busy).toContain('always');
    free = true;
    await vi.waitFor(() => expect(fired.length).toBeGreaterThan(0), { timeout: 30_000 });
    expect(await second.remove('always')).toBe(true);
    expect(await first.remove('always')).toBe(false);
    expect(await first.list()).toEqual([nightly]);
    await Promise.all([first.close(), second.close(), third.close()]);
    // At most one more where a minute began in between.
    expect([['always'], ['always', 'always']]).toContainEqual(fired);
    expect(said).toEqual([]);
  });
});
