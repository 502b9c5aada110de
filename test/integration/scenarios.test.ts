import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchFor } from '../../bench/consent/visit.ts';
import { startBanners, type BannerServer } from '../../fixtures/banners/server.ts';
import { findBrowser } from '../../src/browser/find.ts';
import type { AuditBrowser } from '../../src/browser/launch.ts';
import { gather } from '../../src/gather/gather.ts';
import { judge } from '../../src/judge/judge.ts';
import { profileOf } from '../../src/judge/profiles.ts';
import type { Evidence, Scenario, ScenarioName } from '../../src/model/evidence.ts';
import { gatherOptions } from '../gather-options.ts';

let server: BannerServer;
let browser: AuditBrowser;

beforeAll(async () => {
  const found = await findBrowser(process.env['COOKIE_AUDIT_BROWSER']);
  if (found === null) throw new Error('no browser');
  server = await startBanners();
  browser = await launchFor(found, server.resolve);
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

async function visited(name: string, scenarios: ScenarioName[], grant: string | null = null): Promise<Evidence> {
  const fixture = server.fixtures.find((one) => one.name === name);
  if (!fixture) throw new Error(`no fixture ${name}`);
  const { evidence } = await gather(browser, gatherOptions(server.urlOf(fixture), { scenarios, grant, keepValues: true }));
  return evidence;
}

function named(evidence: Evidence, name: ScenarioName): Scenario {
  const found = evidence.scenarios.find((scenario) => scenario.name === name);
  if (!found) throw new Error(`no scenario ${name}: ${JSON.stringify(evidence.outcome)}`);
  return found;
}

/** Names and values in the jar at the end of the last phase. */
function jarOf(evidence: Evidence, scenario: Scenario): Record<string, string> {
  const names = new Map(evidence.cookies.map(({ id, name }) => [id, name]));
  return Object.fromEntries((scenario.phases.at(-1)?.jar ?? []).map(({ cookie, value }) => [names.get(cookie) ?? '', value.raw ?? '']));
}

const rule = (evidence: Evidence, id: string) => {
  const verdict = judge(evidence, { status: 'missing', lookedAt: [] }, { profile: profileOf('eu') });
  const result = verdict.rules.find((one) => one.id === id);
  return { outcome: result?.outcome, reason: result?.reason, findings: verdict.findings.filter((finding) => finding.rule === id) };
};

describe('withdraw', () => {
  it('goes back by a link of the footer, refuses, and reads what lasts', async () => {
    const evidence = await visited('way-footer-link', ['accept', 'withdraw']);
    const story = named(evidence, 'withdraw');
    expect(story.outcome).toEqual({ ok: true });
    expect(story.consent).toMatchObject({ choice: 'accept', outcome: 'done' });
    expect(story.withdrawal).toMatchObject({
      choice: 'reject',
      outcome: 'done',
      way: { by: 'control', name: 'Cookie preferences' },
      proof: { bannerGone: true, staysAway: true, stored: [{ where: 'cookie', name: 'site_consent', content: 'agrees' }] },
    });
    expect(story.phases.map(({ name }) => name)).toEqual(['before', 'after', 'withdrawn', 'reload']);
    expect(jarOf(evidence, story)).toMatchObject({ site_consent: 'denied' });
    expect(jarOf(evidence, story)).not.toHaveProperty('_ga');
    const told = rule(evidence, 'cookie/after-withdrawal').findings;
    expect(told.map(({ cookie, review }) => [cookie?.name, review])).toEqual([['site_consent', true]]);
  });

  it('tells a tracker that goes on after the withdrawal', async () => {
    const evidence = await visited('way-footer-link-ignored', ['accept', 'withdraw']);
    expect(named(evidence, 'withdraw').withdrawal?.outcome).toBe('done');
    const { outcome, findings } = rule(evidence, 'cookie/after-withdrawal');
    expect(outcome).toBe('failed');
    expect(findings[0]).toMatchObject({ severity: 'error', review: false, cookie: { name: '_ga' } });
    expect(findings[0]?.message).toContain('after the withdrawal');
  });

  it('follows a link to a settings page of the portal', async () => {
    const story = named(await visited('way-settings-page', ['accept', 'withdraw']), 'withdraw');
    expect(story.withdrawal, JSON.stringify(story.withdrawal, null, 1)).toMatchObject({
      outcome: 'done',
      way: { by: 'control', name: 'Cookie-Einstellungen' },
    });
  });

  it('says where there is no way back', async () => {
    const evidence = await visited('span-buttons', ['accept', 'withdraw']);
    expect(named(evidence, 'withdraw').withdrawal).toMatchObject({
      outcome: 'failed',
      way: null,
      reason: 'no way back to the choice was found',
    });
    expect(rule(evidence, 'cookie/after-withdrawal').outcome).toBe('cant-tell');
  });

  it('is not told where there is no banner', async () => {
    const evidence = await visited('plain-en', ['accept', 'withdraw']);
    expect(evidence.scenarios.map(({ name }) => name)).toEqual(['accept']);
    expect(rule(evidence, 'cookie/after-withdrawal')).toMatchObject({ outcome: 'not-applicable' });
  });
});

describe('closing the banner without an answer', () => {
  const closed = async (name: string) => {
    const evidence = await visited(name, ['no-choice']);
    const story = named(evidence, 'no-choice');
    const { outcome, findings } = rule(evidence, 'banner/close-is-consent');
    return {
      closing: story.closing,
      phases: story.phases.map((phase) => phase.name),
      outcome,
      cookies: findings.map(({ cookie }) => cookie?.name),
    };
  };

  it('tells a tracker that comes with it, at once or with the next page', async () => {
    const told = {
      closing: { outcome: 'closed', control: 'Close', stored: [{ where: 'cookie', name: 'site_closed' }] },
      phases: ['before', 'interaction', 'closed'],
      outcome: 'failed',
      cookies: ['_ga'],
    };
    expect(await closed('closing-is-consent')).toEqual(told);
    expect(await closed('closing-is-consent-later')).toEqual(told);
  });

  it('passes where it is no answer, and does not apply without a cross', async () => {
    expect(await closed('closing-is-no-answer')).toMatchObject({ outcome: 'passed', cookies: [] });
    expect(await closed('span-buttons')).toMatchObject({ phases: ['before', 'interaction'], outcome: 'not-applicable' });
  });
});

describe('settings that no answer has to open', () => {
  const seen = async (name: string) => {
    const evidence = await visited(name, ['no-choice', 'accept']);
    const { outcome, findings } = rule(evidence, 'banner/preticked');
    const switches = named(evidence, 'no-choice').settingsSeen?.controls.filter(({ kind }) => kind === 'switch');
    return { switches: switches?.map(({ text, on }) => [text, on]), outcome, messages: findings.map(({ message }) => message) };
  };
  it('are opened at the end of the story without a choice', async () => {
    expect(await seen('preticked-behind-answers')).toEqual({
      switches: [
        ['Necessary', true],
        ['Statistics', true],
      ],
      outcome: 'failed',
      messages: ['A switch is on from the start: Statistics'],
    });
    expect(await seen('unticked-behind-answers')).toMatchObject({ outcome: 'passed', messages: [] });
  });

  it('are looked at before the banner is closed: what they set off did not come with the closing', async () => {
    const evidence = await visited('settings-beside-cross', ['no-choice', 'accept']);
    const story = named(evidence, 'no-choice');
    expect(story.settingsSeen?.opener).toBe('Settings');
    expect(story.closing).toMatchObject({ outcome: 'closed', control: 'Close' });
    expect(rule(evidence, 'banner/close-is-consent')).toMatchObject({ outcome: 'passed', findings: [] });
    expect(rule(evidence, 'cookie/pre-consent').findings.map(({ cookie }) => cookie?.name)).toEqual(['_ga']);
  });
});

it('gpc: the header and the property are there, and no choice is made', async () => {
  const evidence = await visited('gpc-aware', ['no-choice', 'gpc']);
  expect(jarOf(evidence, named(evidence, 'no-choice'))).toEqual({ gpc_header: 'no', gpc_property: 'undefined' });
  expect(jarOf(evidence, named(evidence, 'gpc'))).toEqual({ gpc_header: 'yes', gpc_property: 'true' });
  expect(named(evidence, 'gpc').consent).toBeNull();
});

describe('grant', () => {
  it('allows one category and nothing else', async () => {
    const evidence = await visited('save-with-switches', ['grant'], 'statistics');
    const story = named(evidence, 'grant');
    expect(story.consent).toMatchObject({ choice: 'grant', category: 'statistics', outcome: 'done' });
    expect(decodeURIComponent(jarOf(evidence, story)['site_consent'] ?? '')).toBe('{"statistics":true,"marketing":false}');
  });

  it('fails where no switch is for the category', async () => {
    const story = named(await visited('save-with-switches', ['grant'], 'horoscopes'), 'grant');
    expect(story.consent).toMatchObject({ outcome: 'failed', reason: 'no switch is for the category that is to be allowed' });
  });
});

it('what a real page shows and says: looks, a covered page, TC strings and Consent Mode', async () => {
  const evidence = await visited('protocols', ['accept', 'reject']);
  const story = named(evidence, 'reject');
  const banner = story.consent?.banner;
  expect(banner?.blocks).toBe(true);
  const looks = Object.fromEntries((banner?.controls ?? []).map(({ kind, looks: seen }) => [kind, seen]));
  expect(looks['accept']).toMatchObject({ element: 'button', boxed: true, fontSize: 18 });
  expect(looks['reject']).toMatchObject({ element: 'link', boxed: false, fontSize: 11 });
  // #999 on white: relative luminance 0.3185, so 1.05 / 0.3685.
  expect(looks['reject']?.contrast).toBeCloseTo(2.85, 1);
  const signals = story.consentSignals ?? [];
  expect(signals.find(({ kind }) => kind === 'tcfapi')?.tcf).toMatchObject({ purposes: [], cmpId: 10 });
  expect(signals.map(({ kind, value }) => `${kind} ${value}`)).toContain('gcs G111');
  // Only the answers are kept.
  expect(JSON.stringify(signals)).not.toMatch(/CQuFeUA|123\.456/);
  expect(rule(evidence, 'banner/reject-hidden').findings[0]?.message).toContain('« Reject all » is less visible');
  expect(rule(evidence, 'gcm/mismatch').findings[0]?.message).toContain('says gcs=G111: granted');
  expect(rule(evidence, 'tcf/mismatch').outcome).toBe('passed');
});
