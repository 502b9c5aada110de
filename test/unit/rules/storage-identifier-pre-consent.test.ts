import { describe, expect, it } from 'vitest';
import { entry, evidence, missing, policy } from '../evidence-builder.ts';
import { before, keeping, type Kept } from './beyond-builder.ts';
import { failure, ruleOf } from './judged.ts';

const ID = 'storage/identifier-pre-consent';
const HOTJAR = 'https://static.hotjar.com/c/hotjar.js';
const of = (items: Kept[], declared = policy([])) => ruleOf(ID, keeping(items), declared);

describe(ID, () => {
  it('fails for an identifier that a known tracker writes', () => {
    const { outcome, findings } = of([{ name: 'state', by: HOTJAR }]);
    expect(outcome).toBe('failed');
    expect(findings).toMatchObject([{ severity: 'error', review: false, scenario: 'no-choice', phase: 'before' }]);
    expect(findings[0]?.message).toContain(`${HOTJAR}:7`);
  });

  it('fails in the frame of a known tracker, and for a documented name', () => {
    expect(of([{ name: 'id', origin: 'https://td.doubleclick.net', by: 'https://td.doubleclick.net/f' }]).findings).toMatchObject([
      { severity: 'error', review: false },
    ]);
    expect(of([{ name: '_fbp' }]).findings).toMatchObject([{ severity: 'error', review: false }]);
  });

  it('fails for what the policy declares as marketing', () => {
    expect(
      of([{ name: 'seg', tokens: ['a', 'b', 'c'] }], policy([entry('seg', { kind: 'storage', category: 'marketing' })])),
    ).toMatchObject({
      outcome: 'failed',
      findings: [{ severity: 'error' }],
    });
  });

  it('warns where the name says that it is an identifier', () => {
    expect(of([{ name: 'visitorId' }])).toMatchObject({ outcome: 'failed', findings: [{ severity: 'warning', review: false }] });
  });

  it('is for review where nobody knows the purpose, and a note where it ends with the tab', () => {
    expect(of([{ name: 'x' }])).toMatchObject({ outcome: 'cant-tell', findings: [{ severity: 'warning', review: true }] });
    expect(of([{ name: 'x', area: 'sessionStorage' }]).findings).toMatchObject([{ severity: 'note', review: false }]);
  });

  it.each<[string, Kept]>([
    ['what is the same in each profile, whoever writes it', { name: 'build', tokens: ['a', 'a', 'a'], by: HOTJAR }],
    ['what nothing is made up in', { name: 'state', tokens: [null, null, null], by: HOTJAR }],
    ['too little to tell visitors apart', { name: 'bucket', bits: 16 }],
    ['the choice itself', { name: 'cookie_consent_v2' }],
    ['what a consent manager writes', { name: 'x', by: 'https://cdn.cookielaw.org/otSDKStub.js' }],
    ['the state of a framework', { name: 'persist:root' }],
    ['a shopping cart', { name: 'cart-id' }],
    ['protection against forged requests', { name: 'csrf', area: 'sessionStorage' }],
    ['files kept for later', { name: 'workbox-precache-v2 https://portal.example.com/app.js', area: 'cacheStorage' }],
  ])('passes for %s', (_what, item) => {
    expect(of([item])).toMatchObject({ outcome: 'passed', findings: [] });
  });

  it('passes for what the policy declares as necessary, or as anonymised statistics', () => {
    expect(of([{ name: 'x' }], policy([entry('x', { kind: 'storage' })])).outcome).toBe('passed');
    const anonymised = entry('state', { kind: 'storage', category: 'statistics', anonymised: true });
    expect(of([{ name: 'state', by: HOTJAR }], policy([anonymised])).outcome).toBe('passed');
  });

  it('passes without any storage', () => {
    expect(of([]).outcome).toBe('passed');
  });

  it('is for review where only one profile was seen', () => {
    const { findings } = ruleOf(ID, keeping([{ name: 'visitorId' }], { profiles: 1, asked: ['no-choice'] }), policy([]));
    expect(findings).toMatchObject([{ review: true }]);
  });

  it('cannot tell from older evidence, without a portal, or where the storage could not be read', () => {
    expect(ruleOf(ID, before(), missing)).toMatchObject({ outcome: 'cant-tell', reason: expect.stringContaining('gather it again') });
    expect(ruleOf(ID, evidence({ error: failure(), scenarios: [] }), missing).outcome).toBe('cant-tell');
    const unread = evidence({ asked: ['no-choice'], scenarios: [{ name: 'no-choice', phases: [{ name: 'before', storage: null }] }] });
    expect(ruleOf(ID, unread, missing)).toMatchObject({ outcome: 'cant-tell', reason: expect.stringContaining('could not be read') });
  });
});
