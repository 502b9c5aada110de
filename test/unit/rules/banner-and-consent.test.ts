import { describe, expect, it } from 'vitest';
import { usCa } from '../../../src/judge/profiles/us-ca.ts';
import type { Evidence } from '../../../src/model/evidence.ts';
import { control, evidence, observed, policy, type PhaseSpec, type ScenarioSpec } from '../evidence-builder.ts';
import { failure, ruleOf } from './judged.ts';

const phase = (name: PhaseSpec['name'], rest: Partial<PhaseSpec> = {}): PhaseSpec => ({ name, ...rest });
const chosen: PhaseSpec[] = [phase('before'), phase('after'), phase('reload')];
/** No choice, accept and reject, each as told. */
function told(accept: Partial<ScenarioSpec>, reject: Partial<ScenarioSpec>, ...more: ScenarioSpec[]): Evidence {
  return evidence({
    asked: ['no-choice', 'accept', 'reject', ...more.map(({ name }) => name)],
    scenarios: [
      { name: 'no-choice', phases: [phase('before')] },
      { name: 'accept', phases: chosen, ...accept },
      { name: 'reject', phases: chosen, ...reject },
      ...more,
    ],
  });
}
const withBanner = (banner: ScenarioSpec['banner']): Evidence => told({ banner: banner ?? {} }, { banner: banner ?? {} });
const outcome = (id: string, given: Evidence): string => ruleOf(id, given, policy([])).outcome;
const unseen = evidence({ scenarios: [{ name: 'no-choice', phases: [phase('before')] }], asked: ['no-choice'] });
const ACCEPT = control('accept', 'Accept all');
const REJECT = control('reject', 'Reject all');

describe('banner/missing', () => {
  const id = 'banner/missing';
  it('fails for a tracker without a banner', () => {
    const { outcome: told_, findings } = ruleOf(id, evidence({ scenarios: observed({ before: ['_ga'], consent: 'absent' }) }), policy([]));
    expect(told_).toBe('failed');
    expect(findings[0]).toMatchObject({ severity: 'error', message: 'No banner was found, yet _ga is set' });
  });
  it('passes with a banner, and where nothing needs one', () => {
    expect(outcome(id, evidence({ scenarios: observed({ accepted: ['_ga'] }) }))).toBe('passed');
    expect(outcome(id, evidence({ scenarios: observed({ consent: 'absent' }) }))).toBe('passed');
  });
  it('cannot tell when no search for a banner was made', () => expect(outcome(id, unseen)).toBe('cant-tell'));
});

describe('banner/no-reject', () => {
  const id = 'banner/no-reject';
  it('fails where only the settings refuse', () => {
    const { outcome: is, findings } = ruleOf(
      id,
      withBanner({
        controls: [ACCEPT, control('settings', 'Settings')],
        layers: [{ opener: 'Settings', controls: [control('save', 'Save'), control('switch', 'Statistics')] }],
      }),
      policy([]),
    );
    expect(is).toBe('failed');
    expect(findings[0]?.message).toBe(
      'The first layer of the banner offers « Accept all » and nothing that refuses; refusing is possible only on a further layer',
    );
  });
  it('passes with both, and with switches that are off beside "Save"', () => {
    expect(outcome(id, withBanner({}))).toBe('passed');
    expect(outcome(id, withBanner({ controls: [ACCEPT, control('switch', 'Statistics'), control('save', 'Save')] }))).toBe('passed');
  });
  it('leaves a button that nobody understood for review, and cannot tell without a banner', () => {
    expect(outcome(id, withBanner({ controls: [ACCEPT, control('other', 'Nej')] }))).toBe('cant-tell');
    expect(outcome(id, unseen)).toBe('cant-tell');
  });
});

describe('banner/reject-harder', () => {
  const id = 'banner/reject-harder';
  it('fails where refusing took more clicks', () => {
    const { outcome: is, findings } = ruleOf(id, told({ clicks: 1 }, { clicks: 4 }), policy([]));
    expect(is).toBe('failed');
    expect(findings[0]).toMatchObject({ severity: 'warning', message: 'Refusing took 4 clicks, accepting 1' });
  });
  it('passes where both took one', () => expect(outcome(id, told({}, {}))).toBe('passed'));
  it('cannot tell when the refusal is not proved', () => expect(outcome(id, told({}, { consent: 'failed' }))).toBe('cant-tell'));
});

describe('banner/reject-hidden', () => {
  const id = 'banner/reject-hidden';
  it('fails for a pale link beside a button', () => {
    const link = control('reject', 'Continue without accepting', {
      looks: { element: 'link', boxed: false, contrast: 2.1, fontSize: 12 },
    });
    const { findings } = ruleOf(id, withBanner({ controls: [ACCEPT, link] }), policy([]));
    expect(findings[0]?.message).toBe(
      '« Continue without accepting » is less visible than « Accept all »: it is bare text beside a button; its words have a contrast of 2.1:1 against 7:1; its type measures 12 px against 16 px',
    );
  });
  it('passes for two alike, and does not apply to one alone', () => {
    expect(outcome(id, withBanner({}))).toBe('passed');
    expect(outcome(id, withBanner({ controls: [ACCEPT] }))).toBe('not-applicable');
  });
  it('cannot tell from evidence that does not say what they look like', () => {
    const bare = (kind: 'accept' | 'reject') => control(kind, kind, { looks: null });
    expect(outcome(id, withBanner({ controls: [bare('accept'), bare('reject')] }))).toBe('cant-tell');
  });
});

describe('banner/preticked', () => {
  const id = 'banner/preticked';
  const layer = (on: boolean) => ({
    controls: [ACCEPT, control('settings', 'Settings')],
    layers: [
      {
        opener: 'Settings',
        controls: [
          control('switch', 'Necessary', { on: true, disabled: true }),
          control('switch', 'Security', { on: true, necessary: true }),
          control('switch', 'Statistics', { on }),
        ],
      },
    ],
  });
  it('fails for an optional switch that is on', () => {
    expect(ruleOf(id, withBanner(layer(true)), policy([])).findings[0]?.message).toBe('A switch is on from the start: Statistics');
  });
  it('passes where all optional ones are off', () => expect(outcome(id, withBanner(layer(false)))).toBe('passed'));
  it('cannot tell without a look at the banner, and says when the settings were not opened', () => {
    expect(outcome(id, unseen)).toBe('cant-tell');
    expect(outcome(id, withBanner({ controls: [ACCEPT, REJECT, control('settings', 'Settings')] }))).toBe('not-applicable');
  });
});

describe('banner/scroll-is-consent', () => {
  const id = 'banner/scroll-is-consent';
  const moving = (moved: Partial<PhaseSpec>, before: Partial<PhaseSpec> = {}) =>
    evidence({ asked: ['no-choice'], scenarios: [{ name: 'no-choice', phases: [phase('before', before), phase('interaction', moved)] }] });
  it('fails for a tracker that waits for the visitor to move', () => {
    const { outcome: is, findings } = ruleOf(id, moving({ set: ['_ga'], jar: ['_ga'] }), policy([]));
    expect(is).toBe('failed');
    expect(findings[0]?.message).toContain('it was not there until the visitor moved');
  });
  it('passes where nothing comes, or it was there before', () => {
    expect(outcome(id, moving({}))).toBe('passed');
    expect(outcome(id, moving({ jar: ['_ga'] }, { set: ['_ga'], jar: ['_ga'] }))).toBe('passed');
  });
  it('cannot tell when the phase failed', () => expect(outcome(id, moving({ error: failure() }))).toBe('cant-tell'));
});

describe('banner/close-is-consent', () => {
  const id = 'banner/close-is-consent';
  const closing = (then: Partial<PhaseSpec>, rest: Partial<ScenarioSpec> = {}, before: Partial<PhaseSpec> = {}) =>
    evidence({
      asked: ['no-choice'],
      scenarios: [
        {
          name: 'no-choice',
          phases: [phase('before', before), phase('closed', then)],
          closing: { outcome: 'closed', control: 'Close' },
          ...rest,
        },
      ],
    });
  it('fails for a tracker that comes with the closing, and does not call it one of before the choice', () => {
    const given = closing({ set: ['_ga'], jar: ['_ga'] });
    const { outcome: is, findings } = ruleOf(id, given, policy([]));
    expect(is).toBe('failed');
    expect(findings[0]?.message).toContain('it was not there until the banner was closed, and no choice had been made');
    expect(findings[0]).toMatchObject({ severity: 'error', review: false, scenario: 'no-choice', phase: 'closed' });
    expect(outcome('cookie/pre-consent', given)).toBe('passed');
  });
  it('fails for a company that is asked only then, and for a consent that is recorded then', () => {
    const requests = [{ url: 'https://www.google-analytics.com/g/collect?cid=1.2' }];
    expect(ruleOf(id, closing({ requests }), policy([])).findings[0]?.message).toContain('after only closing the banner');
    expect(outcome(id, closing({ requests }, {}, { requests }))).toBe('passed');
    const granted = { signals: [{ kind: 'gcs' as const, value: 'G111', phase: 1 }] };
    expect(ruleOf(id, closing({}, granted), policy([])).findings[0]?.message).toBe(
      'After only closing the banner the consent tool records a consent: G111 (www.google-analytics.com)',
    );
    expect(outcome('consent/recorded-early', closing({}, granted))).toBe('passed');
  });
  it('passes where only the closing is written down, or it was there before', () => {
    expect(outcome(id, closing({}))).toBe('passed');
    expect(outcome(id, closing({ jar: ['_ga'] }, {}, { set: ['_ga'], jar: ['_ga'] }))).toBe('passed');
    const stored = [{ where: 'cookie' as const, name: 'hushed' }];
    const hushed = { set: ['hushed'], jar: ['hushed'] };
    expect(outcome(id, closing(hushed, { closing: { outcome: 'closed', control: '×', stored } }))).toBe('passed');
    expect(outcome(id, closing(hushed))).toBe('cant-tell');
  });
  it('does not apply where nothing only closes the banner', () => {
    expect(outcome(id, closing({}, { phases: [phase('before')], closing: {} }))).toBe('not-applicable');
    expect(outcome(id, closing({}, { phases: [phase('before')], closing: { outcome: 'no-banner' } }))).toBe('not-applicable');
  });
  it('cannot tell when it could not be clicked, the phase failed, or nobody tried', () => {
    expect(outcome(id, closing({}, { phases: [phase('before')], closing: { outcome: 'not-clicked', control: '×' } }))).toBe('cant-tell');
    expect(outcome(id, closing({ error: failure() }))).toBe('cant-tell');
    expect(outcome(id, closing({}, { closing: null }))).toBe('cant-tell');
  });
});

describe('banner/wall', () => {
  const id = 'banner/wall';
  it('fails for a banner over everything that only accepts', () => {
    expect(outcome(id, withBanner({ controls: [ACCEPT], blocks: true }))).toBe('failed');
  });
  it('passes where it can be refused or the page can be used', () => {
    expect(outcome(id, withBanner({ blocks: true }))).toBe('passed');
    expect(outcome(id, withBanner({ controls: [ACCEPT], blocks: false }))).toBe('passed');
  });
  it('cannot tell when it is not known what lies behind', () =>
    expect(outcome(id, withBanner({ controls: [ACCEPT], blocks: null }))).toBe('cant-tell'));
});

describe('banner/pay-or-consent', () => {
  const id = 'banner/pay-or-consent';
  it('notes an offer to pay in the place of the refusal', () => {
    const { outcome: is, findings } = ruleOf(id, withBanner({ controls: [ACCEPT, control('pay', 'Subscribe for 3 €')] }), policy([]));
    expect(is).toBe('failed');
    expect(findings[0]).toMatchObject({ severity: 'note', message: 'The banner offers to consent or « Subscribe for 3 € »' });
  });
  it('passes without one', () => expect(outcome(id, withBanner({}))).toBe('passed'));
  it('cannot tell without a look at the banner', () => expect(outcome(id, unseen)).toBe('cant-tell'));
});

const withdrawn = (rest: Partial<ScenarioSpec> = {}): ScenarioSpec => ({
  name: 'withdraw',
  phases: [phase('before'), phase('after'), phase('withdrawn'), phase('reload')],
  withdrawal: {},
  ...rest,
});

describe('consent/no-withdrawal', () => {
  const id = 'consent/no-withdrawal';
  it('has a person confirm that no way back was found', () => {
    const { outcome: is, findings } = ruleOf(
      id,
      told({}, {}, withdrawn({ withdrawal: { outcome: 'failed', reason: 'no way back to the choice was found', way: null } })),
      policy([]),
    );
    expect(is).toBe('cant-tell');
    expect(findings[0]).toMatchObject({ review: true, scenario: 'withdraw' });
  });
  it('passes where a control leads back', () => expect(outcome(id, told({}, {}, withdrawn()))).toBe('passed'));
  it('cannot tell when accepting was not proved, and does not apply unless it was asked for', () => {
    expect(outcome(id, told({}, {}, withdrawn({ consent: 'failed', withdrawal: null })))).toBe('cant-tell');
    expect(outcome(id, told({}, {}))).toBe('not-applicable');
  });
});

describe('cookie/after-withdrawal', () => {
  const id = 'cookie/after-withdrawal';
  const story = (then: Partial<PhaseSpec>): Evidence =>
    told(
      {},
      {},
      withdrawn({
        phases: [phase('before'), phase('after', { set: ['_ga'], jar: ['_ga'] }), phase('withdrawn', then), phase('reload', { jar: [] })],
      }),
    );
  it('fails for a tracker that goes on, and warns of one that is only left', () => {
    expect(ruleOf(id, story({ set: ['_ga'], jar: ['_ga'] }), policy([])).findings[0]).toMatchObject({
      severity: 'error',
      phase: 'withdrawn',
    });
    expect(ruleOf(id, story({ jar: ['_ga'] }), policy([])).findings[0]).toMatchObject({ severity: 'warning' });
  });
  it('passes where nothing is left', () => expect(outcome(id, story({ jar: [] }))).toBe('passed'));
  it('cannot tell when the withdrawal is not proved', () =>
    expect(outcome(id, told({}, {}, withdrawn({ withdrawal: { outcome: 'failed', reason: 'x' } })))).toBe('cant-tell'));
});

describe('consent/not-remembered', () => {
  const id = 'consent/not-remembered';
  it('fails where the banner is back', () => {
    const back = told({}, { consent: 'failed', staysAway: false });
    const scenario = back.scenarios[2];
    if (!scenario?.consent) throw new Error('no consent');
    scenario.consent.proof.bannerGone = true;
    expect(ruleOf(id, back, policy([])).findings[0]?.message).toBe('After a refusal the banner is back when the page is loaded again');
  });
  it('passes where it stays away', () => expect(outcome(id, told({}, {}))).toBe('passed'));
  it('cannot tell when nobody looked again', () => expect(outcome(id, told({ staysAway: null }, { staysAway: null }))).toBe('cant-tell'));
});

const ONE = { purposes: [1, 7], vendors: 2 };
const tcf = (phase_: number, answer: object, kind: 'tcf' | 'tcfapi' = 'tcf') => ({
  kind,
  phase: phase_,
  where: kind === 'tcf' ? 'cookie euconsent-v2' : '__tcfapi',
  value: 'decoded',
  tcf: answer,
});
const gcs = (phase_: number, value: string) => ({ kind: 'gcs' as const, phase: phase_, value });

describe('consent/recorded-early', () => {
  const id = 'consent/recorded-early';
  it('fails for a consent that nobody gave', () => {
    expect(ruleOf(id, told({ signals: [gcs(0, 'G111')] }, {}), policy([])).findings[0]?.message).toBe(
      'Before any choice a request to www.google-analytics.com says that consent is granted (gcs=G111)',
    );
    expect(outcome(id, told({ signals: [tcf(0, ONE)] }, {}))).toBe('failed');
  });
  it('passes for a default that denies', () => expect(outcome(id, told({ signals: [gcs(0, 'G100'), tcf(0, {})] }, {}))).toBe('passed'));
  it('cannot tell from evidence without these facts', () => {
    const old = told({ signals: null }, { signals: null });
    for (const scenario of old.scenarios) delete scenario.consentSignals;
    expect(outcome(id, old)).toBe('cant-tell');
  });
});

describe('tcf/mismatch', () => {
  const id = 'tcf/mismatch';
  it('fails where a refusal grants a purpose', () => expect(outcome(id, told({}, { signals: [tcf(1, ONE)] }))).toBe('failed'));
  it('passes where the string says what was chosen', () =>
    expect(outcome(id, told({ signals: [tcf(1, ONE)] }, { signals: [tcf(1, {})] }))).toBe('passed'));
  it('cannot tell when no choice is proved', () =>
    expect(outcome(id, told({}, { consent: 'failed', signals: [tcf(1, ONE)] }))).toBe('cant-tell'));
});

describe('tcf/invalid', () => {
  const id = 'tcf/invalid';
  const later = (given: Evidence): Evidence => ({ ...given, startedAt: '2026-04-01T00:00:00.000Z' });
  it('fails for no id, no disclosed vendors, and an interface that says otherwise', () => {
    const given = told({}, { signals: [tcf(1, { cmpId: 0, disclosedVendors: false }), tcf(1, ONE, 'tcfapi')] });
    expect(ruleOf(id, later(given), policy([])).findings).toHaveLength(3);
    expect(ruleOf(id, given, policy([])).findings).toHaveLength(2);
  });
  it('passes for a valid one', () => expect(outcome(id, later(told({ signals: [tcf(1, ONE)] }, {})))).toBe('passed'));
  it('cannot tell from evidence without these facts', () => {
    const old = told({}, {});
    for (const scenario of old.scenarios) delete scenario.consentSignals;
    expect(outcome(id, old)).toBe('cant-tell');
  });
});

describe('gcm/mismatch', () => {
  const id = 'gcm/mismatch';
  it('fails where a request after the refusal says granted', () =>
    expect(ruleOf(id, told({}, { signals: [gcs(2, 'G111')] }), policy([])).findings[0]).toMatchObject({
      severity: 'error',
      message: 'After refusing, a request to www.google-analytics.com says gcs=G111: granted',
    }));
  it('passes where it says what was chosen', () =>
    expect(outcome(id, told({ signals: [gcs(2, 'G111')] }, { signals: [gcs(2, 'G100')] }))).toBe('passed'));
  it('leaves the letters of gcd for review, and cannot tell without a proved choice', () => {
    expect(outcome(id, told({}, { signals: [{ kind: 'gcd', phase: 2, value: '11t1t1t1t5' }] }))).toBe('cant-tell');
    expect(outcome(id, told({}, { consent: 'failed', signals: [gcs(2, 'G111')] }))).toBe('cant-tell');
  });
});

describe('gpc/ignored', () => {
  const id = 'gpc/ignored';
  const both = (gpc: Partial<PhaseSpec>, before: PhaseSpec['set'] = ['_fbp']): Evidence =>
    evidence({
      asked: ['no-choice', 'gpc'],
      scenarios: [
        { name: 'no-choice', phases: [phase('before', { set: before, jar: before })] },
        { name: 'gpc', phases: [phase('before', gpc)] },
      ],
    });
  it('notes advertising cookies that are set all the same; in California it is an error', () => {
    expect(ruleOf(id, both({ set: ['_fbp'], jar: ['_fbp'] }), policy([])).findings[0]).toMatchObject({ severity: 'note' });
    expect(ruleOf(id, both({ set: ['_fbp'], jar: ['_fbp'] }), policy([]), usCa).findings[0]).toMatchObject({ severity: 'error' });
  });
  it('passes where they are gone', () => expect(outcome(id, both({ jar: [] }))).toBe('passed'));
  it('cannot tell when the visit failed', () => expect(outcome(id, both({ error: failure() }))).toBe('cant-tell'));
});
