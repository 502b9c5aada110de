import { expect, it } from 'vitest';
import { Report } from '../../../src/model/report.ts';
import json from '../../../src/reporters/json.ts';
import { aCookie, aReport, aVerdict } from './builder.ts';
import { fivePortals } from './five-portals.ts';

const render = (report: Report): string => json.render(report, { color: true, width: 10 });

/** The same value with the keys of every object in reverse order. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, inner]) => [key, reversed(inner)]),
  );
}

it('gives back the report through the schema', () => {
  expect(Report.parse(JSON.parse(render(fivePortals)))).toEqual(fivePortals);
});

it('is indented by two and ends in one newline', () => {
  const text = render(aReport([]));
  expect(text.split('\n').slice(0, 3)).toEqual(['{', '  "schemaVersion": 1,', '  "tool": {']);
  expect(text.endsWith('\n}\n')).toBe(true);
});

it('has the key order of the model, whoever built the report', () => {
  expect(render(Report.parse(reversed(fivePortals)))).toBe(render(fivePortals));
  expect(Object.keys(JSON.parse(render(fivePortals)))).toEqual(['schemaVersion', 'tool', 'summary', 'gate', 'portals']);
});

it('keeps characters that act on a terminal as escapes of the same value', () => {
  const name = '\u009b31m\u202e\u2028\u001b[31m\u007f é 日';
  const text = render(aReport([aVerdict({ cookies: [aCookie({ name })] })]));
  expect(text).toContain(String.raw`"\u009b31m\u202e\u2028\u001b[31m\u007f é 日"`);
  expect(Report.parse(JSON.parse(text)).portals[0]?.cookies[0]?.name).toBe(name);
});

it('would rather fail than write a number JSON has no word for', () => {
  expect(() => render(aReport([aVerdict({ cookies: [aCookie({ lifetimeSeconds: Number.NaN })] })]))).toThrow();
});
