import { describe, expect, it } from 'vitest';
import { makeReport, makeStreamedReport } from '../../../src/judge/report.ts';
import type { Report } from '../../../src/model/report.ts';
import type { Verdict } from '../../../src/model/verdict.ts';
import { reporters } from '../../../src/reporters/registry.ts';
import { aReport } from './builder.ts';
import { fivePortals } from './five-portals.ts';

/** A run that is larger than the memory is written piece by piece: the same bytes as in one go. */

const inPieces = [...reporters.values()].flatMap((reporter) =>
  reporter.pieces === undefined ? [] : [{ ...reporter, pieces: reporter.pieces }],
);

async function* read(verdicts: readonly Verdict[]): AsyncIterable<Verdict> {
  for (const verdict of verdicts) yield await Promise.resolve(verdict);
}
const anew = (verdicts: readonly Verdict[]): AsyncIterable<Verdict> => ({
  [Symbol.asyncIterator]: () => read(verdicts)[Symbol.asyncIterator](),
});

const reports: Record<string, Report> = {
  'five portals': fivePortals,
  'no portal': aReport([]),
  'a name that looks like the place of the portals': aReport(
    fivePortals.portals.slice(0, 1).map((verdict) => ({ ...verdict, url: 'https://a.example/#\n  "portals": []' })),
  ),
};

it('json and csv, at least', () => {
  expect(inPieces.map(({ name }) => name)).toEqual(['csv', 'json']);
});

describe.each(Object.entries(reports))('%s', (_, { portals, ...head }) => {
  it.each(inPieces)('as $name', async ({ pieces, render }) => {
    const written: string[] = [];
    for await (const piece of pieces({ ...head, portals: anew(portals) })) written.push(piece);
    expect(written.join('')).toBe(render({ ...head, portals }, { color: false, width: 80 }));
    expect(written.length).toBeGreaterThan(portals.length);
  });
});

it('the sums of a report that is read piece by piece are those of a whole one', async () => {
  const gate = { failOn: 'warning', allowInconclusive: true } as const;
  const { portals, ...whole } = makeReport(fivePortals.portals, '1.2.3', gate);
  const { portals: streamed, ...head } = await makeStreamedReport(anew(portals), '1.2.3', gate);
  expect(head).toEqual(whole);
  const again: Verdict[] = [];
  for await (const verdict of streamed) again.push(verdict);
  expect(again).toEqual(portals);
});
