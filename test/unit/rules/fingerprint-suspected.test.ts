import { describe, expect, it } from 'vitest';
import type { FingerprintReads } from '../../../src/model/beyond.ts';
import type { PhaseName } from '../../../src/model/evidence.ts';
import { evidence, missing, policy, PORTAL } from '../evidence-builder.ts';
import { before } from './beyond-builder.ts';
import { failure, ruleOf } from './judged.ts';

const ID = 'fingerprint/suspected';
const SCRIPT = 'https://prints.test/fp.js';

const read = (technique: FingerprintReads['technique'], rest: Partial<FingerprintReads> = {}): FingerprintReads => ({
  phase: 0,
  technique,
  api: technique === 'webgl' ? 'WebGLRenderingContext.getParameter(UNMASKED_RENDERER_WEBGL)' : technique,
  script: { url: SCRIPT, line: 8, column: 1 },
  frame: PORTAL,
  count: 1,
  firstAt: 200,
  lastAt: 200,
  detail: { width: 240, height: 60, characters: 27 },
  ...rest,
});

interface Sent {
  to?: string;
  by?: string;
  at?: number;
}

/** Reads in one phase of one scenario, and what is sent in it. */
function reading(
  fingerprint: FingerprintReads[],
  sent: Sent | null = {},
  where: { name: 'no-choice' | 'accept' | 'reject'; phase: PhaseName } = { name: 'no-choice', phase: 'before' },
) {
  const { to = 'https://prints.test/collect?d=1', by = SCRIPT, at = 300 } = sent ?? {};
  const requests =
    sent === null
      ? []
      : [
          {
            url: to,
            at: at + (where.phase === 'before' ? 0 : 1000),
            resourceType: 'Fetch',
            initiators: [{ kind: 'script' as const, url: by, line: 1 }],
          },
        ];
  const index = where.phase === 'before' ? 0 : 1;
  const told = { name: where.phase, requests };
  return evidence({
    scenarios: [
      ...(where.name === 'no-choice' ? [] : [{ name: 'no-choice' as const, phases: [{ name: 'before' as const }] }]),
      {
        name: where.name,
        phases: index === 0 ? [told] : [{ name: 'before' }, told],
        beyond: { fingerprint: fingerprint.map((one) => ({ ...one, phase: index })) },
      },
    ],
  });
}

const outcome = (...given: Parameters<typeof reading>): string => ruleOf(ID, reading(...given), policy([])).outcome;

describe(ID, () => {
  it('warns of a canvas with a text that is read and sent to another organisation', () => {
    const { outcome: told, findings } = ruleOf(ID, reading([read('canvas')]), policy([]));
    expect(told).toBe('failed');
    expect(findings).toMatchObject([{ severity: 'warning', review: false, subject: SCRIPT }]);
    expect(findings[0]?.message).toContain('prints.test');
  });

  it('warns of two techniques wherever they are sent, and after a refusal', () => {
    expect(outcome([read('audio'), read('webgl')], { to: `${PORTAL}collect?d=1` })).toBe('failed');
    expect(outcome([read('canvas')], {}, { name: 'reject', phase: 'after' })).toBe('failed');
  });

  it.each<[string, Parameters<typeof reading>]>([
    ['nothing read', [[]]],
    ['nothing sent', [[read('canvas'), read('audio')], null]],
    ['sent by another script', [[read('canvas')], { by: `${PORTAL}app.js` }]],
    ['sent before it was read', [[read('canvas')], { at: 100 }]],
    ['one technique on the portal’s own pages', [[read('canvas')], { to: `${PORTAL}collect?d=1` }]],
    ['a map that reads one character at a time', [[read('canvas', { detail: { width: 30, height: 30, characters: 1 }, count: 500 })]]],
    ['an emoji check', [[read('canvas', { detail: { width: 300, height: 150, characters: 4 } })]]],
    ['a game that reads pixels', [[read('webgl', { api: 'WebGLRenderingContext.readPixels' })]]],
    ['a chart that measures in a few fonts', [[read('fonts', { count: 12 })]]],
    ['after accepting', [[read('canvas'), read('audio')], {}, { name: 'accept', phase: 'after' }]],
  ])('passes: %s', (_what, given) => {
    expect(outcome(...given)).toBe('passed');
  });

  it('cannot tell from older evidence, nor without a portal', () => {
    expect(ruleOf(ID, before(), missing).outcome).toBe('cant-tell');
    expect(ruleOf(ID, evidence({ error: failure(), scenarios: [] }), missing).outcome).toBe('cant-tell');
  });
});
