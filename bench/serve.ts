/**
 * `npm run bench:serve`: server time of each page of the dashboard over 1,000 portals × 30 runs, from the
 * server's own Server-Timing header; the first answer of each page (nothing in memory) and the others apart.
 *
 *   npm run bench:serve [-- PORTALS RUNS]
 */
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { portalChanges, runChanges } from '../src/scan/run-changes.ts';
import { createApp } from '../src/server/app.ts';
import { openStore } from '../src/stores/open.ts';
import { portalUrls, seed } from './serve/history.ts';

const LIMIT_MS = 200;
const ROUNDS = 15;
const [portals = 1000, runs = 30] = process.argv.slice(2).map(Number);

const directory = await mkdtemp(path.join(os.tmpdir(), 'cookie-audit-bench-serve-'));
try {
  const store = await openStore(path.join(directory, 'history.sqlite'));
  process.stderr.write(`making a history of ${portals} portals × ${runs} runs\n`);
  await seed(store, { portals, runs });
  const app = await createApp({
    store,
    comparing: {
      runs: async (before, after) => await runChanges(store, before, after),
      portal: async (before, after, url) => await portalChanges(store, before, after, url),
    },
    queue: null,
    scans: { start: async () => undefined, asked: () => [] },
    schedules: null,
    portfolios: ['portals.yaml'],
    access: { token: null, hosts: new Set(['127.0.0.1']) },
    allowPrivate: false,
    isMapped: () => false,
    trustProxy: null,
    requestsPerMinute: 1_000_000,
    version: 'bench',
  });
  await app.listen({ port: 0, host: '127.0.0.1' });
  const base = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
  const [run] = await store.runs({ limit: 1 });
  const url = encodeURIComponent(portalUrls(portals)[0] ?? '');
  const pages = {
    portfolio: '/',
    'portfolio, filtered': '/?verdict=violations&search=paris&sort=name',
    portal: `/portal?portfolio=portals.yaml&url=${url}`,
    runs: '/runs',
    run: `/runs/${run?.id}`,
    report: `/runs/${run?.id}/report?url=${url}`,
    changes: `/runs/${run?.id}/changes`,
    queue: '/queue',
    schedules: '/schedules',
    'API: portals': '/api/portals?portfolio=portals.yaml',
    'API: history': `/api/history?url=${url}`,
    metrics: '/metrics',
  };
  console.log(`server time in ms, ${portals} portals × ${runs} runs, ${ROUNDS} answers each`);
  console.log('page'.padEnd(24), 'first'.padStart(8), 'median'.padStart(8), 'highest'.padStart(8));
  let slow = 0;
  for (const [name, page] of Object.entries(pages)) {
    const times: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const response = await fetch(`${base}${page}`, { headers: { accept: 'text/html' } });
      await response.arrayBuffer();
      if (!response.ok) throw new Error(`${page}: HTTP ${response.status}`);
      times.push(Number(/dur=([\d.]+)/.exec(response.headers.get('server-timing') ?? '')?.[1]));
    }
    const [first = 0, ...others] = times;
    const sorted = others.toSorted((a, b) => a - b);
    const highest = sorted.at(-1) ?? 0;
    const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
    if (Math.max(first, highest) > LIMIT_MS) slow += 1;
    console.log(name.padEnd(24), ...[first, median, highest].map((ms) => ms.toFixed(1).padStart(8)));
  }
  console.log(slow === 0 ? `every answer under ${LIMIT_MS} ms` : `${slow} pages had an answer over ${LIMIT_MS} ms`);
  await app.close();
  await store.close();
} finally {
  await rm(directory, { recursive: true, force: true });
}
