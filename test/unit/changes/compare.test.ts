import { describe, expect, it } from 'vitest';
import { comparePortal, isUnchanged, looksFurther, onlyIn, sureCounts } from '../../../src/changes/compare.ts';
import { recordOf } from '../../../src/changes/record.ts';
import type { PortalRecord } from '../../../src/model/history.ts';
import type { CookieRow, Verdict } from '../../../src/model/verdict.ts';
import { aCookie, aFinding, anEntry, aVerdict, byScript, seen } from '../reporters/builder.ts';

const record = (over: Partial<Verdict> = {}, ...others: Partial<Verdict>[]): PortalRecord =>
  recordOf([
    aVerdict({ rules: [{ id: 'cookie/pre-consent', outcome: 'passed', reason: null }], ...over }),
    ...others.map((other) => aVerdict(other)),
  ]);
const cookie = (name: string, over: Partial<CookieRow> = {}): CookieRow => aCookie({ name, seen: seen('no-choice:b'), ...over });
const withCookies = (...cookies: CookieRow[]): PortalRecord => record({ cookies });
const failing: Partial<Verdict> = {
  verdict: 'violations',
  findings: [aFinding()],
  rules: [{ id: 'cookie/pre-consent', outcome: 'failed', reason: null }],
};
const unreachable: Partial<Verdict> = {
  verdict: 'inconclusive',
  reasons: ['no connection to the host'],
  scenarios: [],
  cookies: [],
  rules: [{ id: 'cookie/pre-consent', outcome: 'cant-tell', reason: 'not observed' }],
};

describe('cookies', () => {
  it('new, gone and changed', () => {
    const before = withCookies(cookie('stays'), cookie('goes'), cookie('changes', { lifetimeSeconds: 86_400 * 30 }));
    const after = withCookies(
      cookie('stays', { lifetimeSeconds: 14 * 86_400 + 60 }),
      cookie('comes'),
      cookie('changes', { lifetimeSeconds: null, httpOnly: false, party: 'third', setters: [byScript('https://x.example/a.js?v=1')] }),
    );
    const { cookies } = comparePortal(before, after);
    expect(cookies.map(({ what, name, certainty }) => [what, name, certainty])).toEqual([
      ['new', 'comes', 'sure'],
      ['gone', 'goes', 'sure'],
      ['changed', 'changes', 'sure'],
    ]);
    expect(cookies[2]?.fields).toEqual([
      { field: 'lifetime', before: '30 days', after: 'session' },
      { field: 'party', before: 'first', after: 'third' },
      { field: 'HttpOnly', before: 'yes', after: 'no' },
      { field: 'set by', before: 'http https://dashboard.paris/', after: 'script https://x.example/a.js' },
    ]);
  });

  it('whose names end in a number made up for each visitor are one', () => {
    expect(isUnchanged(comparePortal(withCookies(cookie('_pk_id.1.a3f2')), withCookies(cookie('_pk_id.1.9bc1'))))).toBe(true);
  });

  it('are not gone where nobody could look', () => {
    const changes = comparePortal(withCookies(cookie('a')), record(unreachable));
    expect(changes.cookies).toMatchObject([{ what: 'gone', certainty: 'unknown' }]);
    expect(changes.reason).toBe('no connection to the host');
    expect(sureCounts(changes)).toEqual({ newFindings: 0, fixedFindings: 0, newCookies: 0, goneCookies: 0 });
  });

  it('are not new where the choice was not proved before', () => {
    const unproved = record({
      scenarios: [
        { name: 'no-choice', outcome: 'done', verified: true, reason: null, pages: 1 },
        { name: 'accept', outcome: 'done', verified: false, reason: 'not proved', pages: 1 },
      ],
    });
    const after = withCookies(cookie('after-accept', { seen: seen('accept:a') }), cookie('at-once'));
    expect(comparePortal(unproved, after).cookies.map(({ name, certainty }) => [name, certainty])).toEqual([
      ['after-accept', 'unknown'],
      ['at-once', 'sure'],
    ]);
  });

  it('in some of the visits of a run are flaky', () => {
    const after = record({ cookies: [cookie('ab')] }, { cookies: [] }, { cookies: [cookie('ab')] });
    expect(after.cookies).toMatchObject([{ name: 'ab', samples: 2 }]);
    expect(comparePortal(record(), after).cookies).toMatchObject([{ certainty: 'flaky', why: 'in 2 of 3 visits of one run' }]);
  });

  it('that came and went before are flaky; that came once are new', () => {
    const [there, away] = [withCookies(cookie('ab')), record()];
    expect(comparePortal(away, there, [away, away, away]).cookies).toMatchObject([{ what: 'new', certainty: 'sure' }]);
    expect(comparePortal(away, there, [there, away]).cookies).toMatchObject([
      { certainty: 'flaky', why: 'it came and went 3 times in the last 4 runs' },
    ]);
    // A run that could not look is no coming and going.
    expect(comparePortal(there, away, [record(unreachable), there]).cookies).toMatchObject([{ what: 'gone', certainty: 'sure' }]);
  });
});

describe('findings', () => {
  it('new and fixed', () => {
    const fresh = comparePortal(record(), record(failing));
    expect(fresh.findings).toMatchObject([{ what: 'new', rule: 'cookie/pre-consent', certainty: 'sure' }]);
    expect(fresh.verdict).toEqual({ before: 'compliant', after: 'violations' });
    expect(comparePortal(record(failing), record()).findings).toMatchObject([{ what: 'fixed', certainty: 'sure' }]);
  });

  it('are not fixed because the portal did not answer', () => {
    expect(comparePortal(record(failing), record(unreachable)).findings).toMatchObject([{ what: 'fixed', certainty: 'unknown' }]);
    const gone = record({ rules: [] });
    expect(comparePortal(record(failing), gone).findings).toMatchObject([{ what: 'fixed', certainty: 'unknown' }]);
  });

  it('are new where the rule could tell of others but for a review', () => {
    const reviewed = record({
      verdict: 'inconclusive',
      findings: [aFinding({ review: true, fingerprint: 'other' })],
      rules: [{ id: 'cookie/pre-consent', outcome: 'cant-tell', reason: null }],
    });
    const { findings } = comparePortal(reviewed, record(failing));
    expect(findings.map(({ what, fingerprint, certainty }) => [what, fingerprint, certainty])).toEqual([
      ['new', 'a1b2c3d4', 'sure'],
      ['fixed', 'other', 'sure'],
    ]);
  });
});

describe('the declared list', () => {
  const declaring = (...entries: Parameters<typeof anEntry>[0][]): PortalRecord =>
    record({ policy: { ...aVerdict().policy, entries: entries.map((entry) => anEntry(entry)) } });

  it('entries that come, go and change', () => {
    const before = declaring({ name: 'a' }, { name: 'b' }, { name: 'c', durationText: '1 year' });
    const after = declaring({ name: 'a' }, { name: 'c', durationText: null, category: 'statistics' }, { name: 'd' });
    expect(comparePortal(before, after).policy).toEqual([
      'now declares d',
      'no longer declares b',
      'c: the declared category was "necessary", and now is "statistics"',
      'c: the declared lifetime was "1 year", and now is "none"',
    ]);
  });

  it('that cannot be read any more is told as that, not as entries that went', () => {
    const after = record({
      policy: { status: 'unreadable', source: null, format: null, completeness: null, reason: 'HTTP 500', entries: [] },
    });
    expect(comparePortal(declaring({ name: 'a' }), after).policy).toEqual(['the declaration was read, and now is not readable']);
  });
});

it('a portal that only one run has', () => {
  expect(onlyIn('after', record(failing))).toMatchObject({ state: 'new', verdict: { before: null, after: 'violations' }, findings: [] });
  expect(onlyIn('before', record())).toMatchObject({ state: 'gone', verdict: { before: 'compliant', after: null } });
});

describe('after a night in which nobody could look', () => {
  const passed: Partial<Verdict> = { rules: [{ id: 'cookie/pre-consent', outcome: 'passed', reason: null }] };
  const other = aFinding({ fingerprint: 'bbbbbbbbbbbbbbbb' });
  const night = record({ ...unreachable, observedAt: '2026-03-03T03:00:00.000Z' });
  const before = (over: Partial<Verdict>): PortalRecord => record({ observedAt: '2026-03-02T03:00:00.000Z', ...over });
  const why = 'held against 2026-03-02, when it was last looked for';

  it('what is new since it was last looked for is new, and what was there is not', () => {
    const after = record({ ...failing, findings: [aFinding(), other], cookies: [cookie('old'), cookie('comes')] });
    const changes = comparePortal(night, after, [before({ ...failing, cookies: [cookie('old')] })]);
    expect(changes.findings).toMatchObject([{ what: 'new', fingerprint: 'bbbbbbbbbbbbbbbb', certainty: 'sure', why }]);
    expect(changes.cookies).toMatchObject([{ what: 'new', name: 'comes', certainty: 'sure', why }]);
    expect(changes.verdict).toEqual({ before: 'inconclusive', after: 'violations' });
    expect(sureCounts(changes)).toEqual({ newFindings: 1, fixedFindings: 0, newCookies: 1, goneCookies: 0 });
  });

  it('what has gone since is fixed, once', () => {
    const early = before({ ...failing, cookies: [cookie('goes')] });
    const after = record(passed);
    const changes = comparePortal(night, after, [early]);
    expect(changes.findings).toMatchObject([{ what: 'fixed', certainty: 'sure', why }]);
    expect(changes.cookies).toMatchObject([{ what: 'gone', name: 'goes', certainty: 'sure', why }]);
    expect(comparePortal(after, record(passed), [night, early])).toMatchObject({ findings: [], cookies: [] });
  });

  it('a second such night tells nothing again', () => {
    const early = before({ ...failing, cookies: [cookie('a')] });
    expect(comparePortal(early, night).findings).toMatchObject([{ what: 'fixed', certainty: 'unknown' }]);
    expect(comparePortal(night, record(unreachable), [early])).toMatchObject({ findings: [], cookies: [] });
  });

  it('nothing is known where nobody ever looked', () => {
    expect(comparePortal(night, record(failing)).findings).toMatchObject([{ what: 'new', certainty: 'unknown' }]);
  });

  it('a cookie is changed against what was last seen of it', () => {
    const early = before({ cookies: [cookie('a', { secure: true })] });
    const { cookies } = comparePortal(night, record({ cookies: [cookie('a', { secure: false })] }), [early]);
    expect(cookies).toMatchObject([{ what: 'changed', fields: [{ field: 'Secure', before: 'yes', after: 'no' }] }]);
  });

  it('a list that could not be looked for was not taken away, and is held against the last one that was read', () => {
    const missing = { ...aVerdict().policy, status: 'missing' as const, source: null, completeness: null, entries: [] };
    const lost = record({ ...unreachable, policy: missing });
    expect(comparePortal(record(), lost).policy).toEqual([]);
    expect(comparePortal(lost, record(), [record()]).policy).toEqual([]);
    expect(comparePortal(record(), record({ policy: missing })).policy).toEqual(['the declaration was read, and now is missing']);
  });

  it('is seen to look further, and an equal night is not', () => {
    expect(looksFurther(night, record(passed))).toBe(true);
    expect(looksFurther(record(passed), record(passed))).toBe(false);
    expect(looksFurther(record(passed), night)).toBe(false);
  });
});
