import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { AuditResult } from '../../src/audit/audit.ts';
import type { RunChanges } from '../../src/model/changes.ts';
import type { Run } from '../../src/model/history.ts';
import type { Verdict } from '../../src/model/verdict.ts';
import { comparedWith } from '../../src/scan/compared-with.ts';
import { portalResult } from '../../src/scan/result.ts';
import { runChanges } from '../../src/scan/run-changes.ts';
import { openStore } from '../../src/stores/open.ts';
import type { Store } from '../../src/stores/store.ts';
import { aFinding, aVerdict } from '../unit/reporters/builder.ts';
import { evidence } from '../unit/evidence-builder.ts';

const [A, B] = ['https://a.example/', 'https://b.example/'];

let directory: string;
let store: Store;

beforeEach(async () => {
  directory = await mkdtemp(path.join(os.tmpdir(), 'cookie-audit-run-changes-'));
  store = await openStore(path.join(directory, 'history.db'));
});

afterEach(async () => {
  await store.close();
  await rm(directory, { recursive: true, force: true });
});

const rule = (outcome: Verdict['rules'][number]['outcome']): Pick<Verdict, 'rules'> => ({
  rules: [{ id: 'cookie/pre-consent', outcome, reason: null }],
});
const compliant: Partial<Verdict> = { verdict: 'compliant', findings: [], ...rule('passed') };
const violating = (...fingerprints: string[]): Partial<Verdict> => ({
  verdict: 'violations',
  findings: fingerprints.map((fingerprint) => aFinding({ fingerprint })),
  ...rule('failed'),
});
const unreachable: Partial<Verdict> = { verdict: 'inconclusive', findings: [], cookies: [], scenarios: [], ...rule('cant-tell') };

let day = 1;
async function aRun(
  verdicts: Record<string, Partial<Verdict>>,
  { partial = false, settings = {} }: { partial?: boolean; settings?: Run['settings'] } = {},
): Promise<Run> {
  const run = await store.createRun({
    portfolio: 'cities',
    toolVersion: '0.1.0',
    profile: 'eu',
    settings,
    partial,
    baseline: null,
    startedAt: new Date(Date.UTC(2026, 2, (day += 1))),
    portals: Object.keys(verdicts).map((url) => ({ url, tags: [], settings: {} })),
  });
  for (const [url, over] of Object.entries(verdicts)) {
    const audited = { evidence: evidence(), verdict: aVerdict({ url, ...over }), others: [], attempts: 1, durationMs: 1, directory: null };
    await store.save(run.id, portalResult(audited as unknown as AuditResult, [], []));
  }
  await store.endRun(run.id, 'finished');
  return run;
}

const told = ({ portals }: RunChanges): unknown[] =>
  portals.map(({ url, state, findings }) => [
    url,
    state,
    ...findings.map(({ what, fingerprint, certainty }) => `${what} ${fingerprint} ${certainty}`),
  ]);

it('a portal that comes and one that goes are told', async () => {
  const before = await aRun({ [A]: compliant });
  const after = await aRun({ [B]: compliant });
  expect(told(await runChanges(store, before, after))).toEqual([
    [B, 'new'],
    [A, 'gone'],
  ]);
});

it('a scan of single portals says nothing of the others, neither before nor after', async () => {
  const whole = await aRun({ [A]: compliant, [B]: compliant });
  const single = await aRun({ [B]: violating('cccccccccccccccc') }, { partial: true });
  expect(told(await runChanges(store, whole, single))).toEqual([[B, 'compared', 'new cccccccccccccccc sure']]);
  const next = await aRun({ [A]: compliant, [B]: violating('cccccccccccccccc') });
  expect(told(await runChanges(store, single, next))).toEqual([]);
});

it('a night without a connection hides nothing that came with it', async () => {
  await aRun({ [A]: violating('aaaaaaaaaaaaaaaa') });
  const night = await aRun({ [A]: unreachable });
  const after = await aRun({ [A]: violating('aaaaaaaaaaaaaaaa', 'bbbbbbbbbbbbbbbb') });
  expect(told(await runChanges(store, night, after))).toEqual([[A, 'compared', 'new bbbbbbbbbbbbbbbb sure']]);
});

it('what is new in a result is held against the baseline, not against a scan of that portal in between', async () => {
  const night = await aRun({ [A]: compliant, [B]: compliant });
  const noon = await aRun({ [A]: violating('new') }, { partial: true });
  const verdictOfNow = aVerdict({ url: A, ...violating('new') });
  const now = {
    evidence: evidence(),
    verdict: verdictOfNow,
    others: [],
    attempts: 1,
    durationMs: 1,
    directory: null,
  } as unknown as AuditResult;
  const changedAgainst = async (baseline: string | null): Promise<number | undefined> =>
    portalResult(now, [], await comparedWith(store, { ...noon, baseline }, A)).summary.changed?.newFindings;
  expect(await changedAgainst(night.id)).toBe(1);
  expect(await changedAgainst(noon.id)).toBe(0);
  expect(await changedAgainst(null)).toBeUndefined();
});

it('a visitor who says who visits is told as another way to look', async () => {
  const before = await aRun({ [A]: compliant }, { settings: { userAgent: null, identity: null } });
  const after = await aRun({ [A]: compliant }, { settings: { userAgent: null, identity: 'cookie-audit/1 (+https://example.org/bot)' } });
  expect((await runChanges(store, before, after)).notes).toEqual([
    'the runs were made under other settings (identity): differences may come from that',
  ]);
});
