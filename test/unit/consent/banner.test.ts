import { describe, expect, it } from 'vitest';
import { controlsOf, optionalSwitches, understand } from '../../../src/consent/banner.ts';
import type { SeenControl, SeenRegion } from '../../../src/consent/page-probe.ts';
import { finish } from '../../../src/consent/engine.ts';
import { ConsentTranscript } from '../../../src/model/consent.ts';

let count = 0;
const control = (text: string, more: Partial<SeenControl> = {}): SeenControl => ({
  ref: `r${(count += 1)}`,
  tag: 'button',
  role: 'button',
  text,
  label: '',
  href: 'none',
  on: null,
  disabled: false,
  row: '',
  ...more,
});
const toggle = (text: string, on: boolean, more: Partial<SeenControl> = {}): SeenControl => control(text, { role: 'switch', on, ...more });
const region = (text: string, controls: SeenControl[], more: Partial<SeenRegion> = {}): SeenRegion => ({
  ref: `r${(count += 1)}`,
  how: 'overlay',
  text,
  blocks: null,
  textLength: text.length,
  passage: text.length,
  hasPassword: false,
  hasEmail: false,
  alone: false,
  controls,
  ...more,
});
const NOTICE = 'We use cookies to measure how this site is used.';

describe('what is a banner', () => {
  it('takes the best of several', () => {
    const small = region(NOTICE, [control('OK')]);
    const big = region(NOTICE, [control('Accept all'), control('Reject all')]);
    expect(understand([small, big]).banners.map((banner) => banner.region)).toEqual([big, small]);
  });

  it.each([
    ['a log-in', region(NOTICE, [control('Accept all')], { hasPassword: true })],
    ['a newsletter', region('Subscribe to our newsletter. See our cookie policy.', [control('No thanks')])],
    ['an age gate', region('Are you over 18? This site uses cookies.', [control('Yes'), control('No')])],
    ['a widget', region('Cookies', [control('Cookie settings')])],
    ['a text in the page', region(NOTICE, [control('Save recipe')], { how: 'flow' })],
  ])('%s is none', (_, decoy) => {
    expect(understand([decoy])).toEqual({ banners: [], puzzling: null });
  });

  it('a subscription beside consent is still a banner', () => {
    expect(understand([region(`${NOTICE} Or subscribe.`, [control('Accept all'), control('Subscribe')])]).banners).toHaveLength(1);
  });

  it('says so when it does not understand the controls', () => {
    const strange = region('We use cookies and trackers, baked for you and for your browser.', [control('Bananas')]);
    expect(understand([strange]).puzzling?.region).toBe(strange);
  });

  it('takes a link that leads away for a document, not for settings', () => {
    const [banner] = understand([
      region(NOTICE, [control('Accept all'), control('Cookie settings', { role: 'link', href: 'away' })]),
    ]).banners;
    expect(banner?.controls.map(({ kind }) => kind)).toEqual(['accept', 'policy']);
  });

  it('reads the accessible name of a cross', () => {
    const [banner] = understand([region(NOTICE, [control('OK'), control('×', { label: 'Continuer sans accepter' })])]).banners;
    expect(banner && controlsOf(banner, 'reject').map(({ name }) => name)).toEqual(['Continuer sans accepter']);
  });

  it('prefers "allow all" to the "allow" of one service, pressed or not', () => {
    const [banner] = understand([
      region(NOTICE, [toggle('Allow', false), control('Allow'), toggle('Allow all cookies', false), toggle('Deny all cookies', false)]),
    ]).banners;
    expect(banner && controlsOf(banner, 'accept').map(({ name }) => name)).toEqual(['Allow all cookies', 'Allow']);
    expect(banner && controlsOf(banner, 'reject').map(({ name }) => name)).toEqual(['Deny all cookies']);
  });

  it('leaves alone what cannot be refused', () => {
    const [banner] = understand([
      region(NOTICE, [
        toggle('Strictly necessary', true),
        toggle('Statistics', false),
        toggle('', true, { row: 'Essential cookies Always active' }),
        toggle('Marketing', true, { disabled: true }),
        control('Save'),
      ]),
    ]).banners;
    expect(banner && optionalSwitches(banner).map(({ name }) => name)).toEqual(['Statistics']);
  });
});

describe('finish', () => {
  const done: ConsentTranscript = ConsentTranscript.parse({
    choice: 'reject',
    outcome: 'done',
    reason: null,
    driver: 'heuristic',
    banner: null,
    attempts: [{ driver: 'heuristic', result: 'done', reason: null, steps: [] }],
    proof: { bannerGone: true, stored: [{ where: 'cookie', name: 'consent', content: 'agrees' }], staysAway: null },
  });

  it('keeps what is kept', () => {
    expect(finish(done, true)).toEqual({ ...done, proof: { ...done.proof, staysAway: true } });
  });

  it('fails a choice that was not kept', () => {
    const failed = finish(done, false);
    expect(ConsentTranscript.parse(failed)).toEqual(failed);
    expect(failed).toMatchObject({
      outcome: 'failed',
      driver: null,
      reason: 'the banner is back after reload: the choice was not kept',
      proof: { staysAway: false },
    });
  });

  it('fails a choice that nobody could see to be kept', () => {
    expect(finish(done, null)).toMatchObject({
      outcome: 'failed',
      driver: null,
      reason: 'the page could not be looked at after the reload',
      proof: { staysAway: null },
    });
  });

  it('says nothing of a choice that was not made', () => {
    const absent: ConsentTranscript = { ...done, outcome: 'absent', driver: null };
    expect(finish(absent, true)).toBe(absent);
  });
});
