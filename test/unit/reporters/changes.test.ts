import { load } from 'cheerio';
import { marked } from 'marked';
import { expect, it } from 'vitest';
import type { PortalChanges, RunChanges } from '../../../src/model/changes.ts';
import { byWeight, changeCounts } from '../../../src/reporters/changes.ts';
import { reporters } from '../../../src/reporters/registry.ts';
import { aReport, aVerdict } from './builder.ts';

/** What a scan's reports say is new, against hand-written expectations. */

const portal = (name: string, over: Partial<PortalChanges>): PortalChanges => ({
  url: `https://${name}.example/`,
  state: 'compared',
  verdict: { before: 'compliant', after: 'compliant' },
  reason: null,
  cookies: [],
  findings: [],
  policy: [],
  ...over,
});
const finding = (what: 'new' | 'fixed', message: string, certainty: 'sure' | 'flaky' | 'unknown' = 'sure', why: string | null = null) => ({
  what,
  fingerprint: message,
  rule: 'cookie/pre-consent',
  severity: 'error' as const,
  review: false,
  message,
  subject: null,
  certainty,
  why,
});
const cookie = (what: 'new' | 'gone' | 'changed', name: string, fields: PortalChanges['cookies'][number]['fields'] = []) => ({
  what,
  name,
  domain: 'opera.example',
  path: '/',
  fields,
  certainty: 'sure' as const,
  why: null,
});

const opera = portal('opera', {
  verdict: { before: 'compliant', after: 'violations' },
  findings: [finding('new', 'uid came and went', 'flaky', 'in 1 of 3 visits of one run'), finding('new', '_ga is set before any choice')],
  cookies: [
    cookie('new', '_ga'),
    cookie('changed', 'visits', [{ field: 'lifetime', before: '30 days', after: '400 days' }]),
    cookie('gone', 'old'),
  ],
  policy: ['now declares _ga'],
});
const park = portal('park', { verdict: { before: 'violations', after: 'inconclusive' }, reason: 'no connection' });
const mended = portal('mended', { verdict: { before: 'violations', after: 'compliant' }, findings: [finding('fixed', 'uid is set')] });
const chance = portal('chance', { findings: [finding('new', 'ad came', 'flaky', 'it came and went 3 times in the last 5 runs')] });
const closed = portal('closed', { state: 'gone', verdict: { before: 'compliant', after: null } });

const changes: RunChanges = {
  before: { run: '20260301', startedAt: '2026-03-01T03:00:00.000Z' },
  after: { run: '20260302', startedAt: '2026-03-02T03:00:00.000Z' },
  notes: ['by cookie-audit 0.1.0, then by 0.2.0'],
  portals: [chance, closed, mended, park, opera],
  unchanged: 7,
};
const report = {
  ...aReport(['opera', 'park', 'mended', 'chance'].map((name) => aVerdict({ url: `https://${name}.example/` }))),
  changes,
};
const render = (format: string, lang: 'en' | 'fr' = 'en'): string =>
  reporters.get(format)?.render(report, { color: false, width: 100, lang }) ?? '';

it('counts what is sure, and puts new findings first', () => {
  expect(changeCounts(changes.portals)).toEqual({
    newFindings: 1,
    fixedFindings: 1,
    newCookies: 1,
    goneCookies: 1,
    changedCookies: 1,
    policyChanges: 1,
    turnedInconclusive: 1,
  });
  expect(byWeight(changes.portals)).toEqual([opera, park, closed, mended, chance]);
});

it('the HTML report has a section of it, in its language', () => {
  const $ = load(render('html').replaceAll('</li>', '</li> '));
  const section = $('section[aria-labelledby=changes]');
  expect(section.find('h2').text()).toBe('What changed');
  const cards = section
    .find('article')
    .map((_i, element) => $(element).text().replace(/\s+/g, ' ').trim())
    .get();
  expect(cards).toEqual([
    'https://opera.example/ ✓ Compliant in what was observed → ✗ Potential violations New ✗ Error _ga is set before any choice cookie/pre-consent New ✗ Error uid came and went cookie/pre-consent (comes and goes: in 1 of 3 visits of one run) + new cookie _ga (opera.example) ~ changed cookie visits (opera.example): lifetime 30 days → 400 days − gone cookie old (opera.example) Declared list: now declares _ga',
    'https://park.example/ ✗ Potential violations → ? Inconclusive no connection',
    'https://closed.example/ no longer in the portfolio',
    'https://mended.example/ ✗ Potential violations → ✓ Compliant in what was observed Fixed ✗ Error uid is set cookie/pre-consent',
    'https://chance.example/ ✓ Compliant in what was observed New ✗ Error ad came cookie/pre-consent (comes and goes: it came and went 3 times in the last 5 runs)',
  ]);
  expect(
    section
      .find('article a')
      .map((_i, a) => $(a).attr('href'))
      .get()
      .every((href) => $(href).length === 1),
  ).toBe(true);
  expect(section.text()).toContain('by cookie-audit 0.1.0, then by 0.2.0');
  expect(section.text()).toContain('7 portals without differences');
  const fr = load(render('html', 'fr'))('section[aria-labelledby=changes]');
  expect(fr.find('h2').text()).toBe('Ce qui a changé');
  expect(fr.text()).toContain('n’est plus dans le portefeuille');
});

it('the Markdown report has a section of it', async () => {
  const $ = load(await marked(render('markdown'), { gfm: true }));
  expect($('h3').first().text()).toBe('What changed');
  const items = $('h3')
    .first()
    .nextUntil('h3')
    .filter('ul')
    .find('li')
    .map((_i, li) => $(li).text().trim())
    .get();
  expect(items).toEqual([
    'by cookie-audit 0.1.0, then by 0.2.0',
    'new error: _ga is set before any choice (cookie/pre-consent)',
    'new error: uid came and went (cookie/pre-consent) (flaky: in 1 of 3 visits of one run)',
    'new cookie _ga (opera.example)',
    'changed cookie visits (opera.example): lifetime 30 days → 400 days',
    'gone cookie old (opera.example)',
    'declared list: now declares _ga',
    'fixed error: uid is set (cookie/pre-consent)',
    'new error: ad came (cookie/pre-consent) (flaky: it came and went 3 times in the last 5 runs)',
  ]);
  const { changes: _, ...without } = report;
  expect(reporters.get('markdown')?.render(without, { color: false, width: 100 })).not.toContain('What changed');
});
