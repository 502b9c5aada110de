import { load } from 'cheerio';
import { expect, it } from 'vitest';
import { gateOf, type PortalCounts } from '../../../src/judge/gate.ts';
import type { FailOn, Gate } from '../../../src/model/report.ts';
import { gateReasonFr } from '../../../src/reporters/html/gate-fr.ts';
import { fr } from '../../../src/reporters/html/words-fr.ts';
import { en } from '../../../src/reporters/html/words-en.ts';
import { Speech } from '../../../src/reporters/html/speech.ts';
import { lifetimeWords } from '../../../src/reporters/words.ts';
import { reporters } from '../../../src/reporters/registry.ts';
import { fivePortals } from './five-portals.ts';

const DAY = 86_400;
const clean: PortalCounts = { verdict: 'compliant', errors: 0, warnings: 0, notes: 0, forReview: 0, open: false, off: [] };

it.each([
  ['1 finding of severity error on 1 portal.', '1 constat de gravité « erreur » sur 1 portail.'],
  ['8 findings of severity note or above on 3 portals.', '8 constats de gravité « remarque » ou plus sur 3 portails.'],
  ['No portal was judged, and that is allowed.', 'Aucun portail n’a été jugé, ce qui est admis.'],
  [
    '2 portals were not visited. No finding of severity error, but 1 portal is inconclusive or for review.',
    '2 portails n’ont pas été visités. Aucun constat de gravité « erreur », mais 1 portail est non concluant ou à examiner.',
  ],
  [
    'The baseline is out of date: 1 entry is stale, 2 entries have expired; run `cookie-audit baseline update`. 3 findings are accepted in the baseline.',
    'Le référentiel n’est plus à jour : 1 entrée sans objet, 2 entrées échues ; lancer `cookie-audit baseline update`. 3 constats sont acceptés dans le référentiel.',
  ],
  ['The moon was full.', null],
])('%s in French', (reason, french) => {
  expect(gateReasonFr(reason)).toBe(french);
});

it('whatever the gate says has its French', () => {
  const many = [
    [],
    [clean],
    [{ ...clean, open: true }],
    [
      { ...clean, open: true },
      { ...clean, open: true, off: ['cookie/undeclared', 'gpc/ignored'] },
    ],
    [{ ...clean, errors: 1, warnings: 2, notes: 3 }],
    [
      { ...clean, errors: 2 },
      { ...clean, warnings: 1 },
    ],
  ];
  const settings: Pick<Gate, 'baseline' | 'newOnly'>[] = [
    {},
    { baseline: { accepted: 1, stale: [], expired: ['a'] }, newOnly: { known: 1 } },
    { baseline: { accepted: 2, stale: ['a', 'b'], expired: [] }, newOnly: { known: 4 } },
    { baseline: { accepted: 2, stale: ['a'], expired: ['a', 'b'] } },
  ];
  for (const portals of many)
    for (const failOn of ['error', 'warning', 'note', 'never'] satisfies FailOn[])
      for (const allowInconclusive of [true, false])
        for (const more of settings) {
          const { reason } = gateOf(portals, { failOn, allowInconclusive, ...more });
          expect(gateReasonFr(reason), reason).toMatch(/^[A-Z0-9].*\.$/);
        }
});

it('the head of a French report is French', () => {
  const rules = [
    {
      id: 'cookie/undeclared',
      title: 'A cookie is set that the policy does not declare',
      severity: 'error' as const,
      explanation: '',
      ground: [],
      fix: '',
    },
  ];
  const [first] = fivePortals.portals;
  if (first === undefined) throw new Error('no portal');
  const reasons = [
    'cookie/undeclared: A cookie is set that the policy does not declare: _ga, uid and 3 more',
    'banner/missing: cannot tell: the page was blank',
    'gpc/ignored: switched off: it was not judged',
  ];
  const text = reporters
    .get('html')
    ?.render({ ...fivePortals, rules, portals: [{ ...first, reasons }] }, { color: false, width: 100, lang: 'fr' });
  const $ = load(text ?? '');
  const hero = $('.hero').first();
  expect(
    hero
      .find('li')
      .map((_, li) => $(li).text().trim())
      .get(),
  ).toEqual([
    'cookie/undeclared\u00a0: Un cookie est déposé que la politique ne déclare pas\u00a0: _ga, uid et 3 de plus',
    'banner/missing\u00a0: indéterminée\u00a0: the page was blank',
    'gpc/ignored\u00a0: désactivée, donc non jugée',
  ]);
  expect(hero.find('[lang=en]').text()).toBe('the page was blank');
});

it('a lifetime is the same in every report', () => {
  const [english, french] = [new Speech(en, {}), new Speech(fr, {})];
  for (const seconds of [null, -1, 0, 1800, 9000, 392 * DAY, 400 * DAY, 913 * DAY])
    expect(english.lifetime(seconds)).toBe(lifetimeWords(seconds));
  expect([null, -1, DAY, 393 * DAY, 395 * DAY, 400 * DAY, 913 * DAY].map(french.lifetime)).toEqual([
    'session',
    'expiré',
    '1 jour',
    '13 mois',
    '13 mois',
    '400 jours',
    '2,5 ans',
  ]);
});
