const LEVEL: Readonly<Record<string, string>> = { error: 'erreur', warning: 'avertissement', note: 'remarque' };

/** French takes one and nothing for singular. */
const counted = (n: string, one: string, many: string): string => `${n} ${Number(n) < 2 ? one : many}`;

const gravity = (level = '', above = ''): string => `de gravité « ${LEVEL[level] ?? level} »${above === '' ? '' : ' ou plus'}`;

/** What the gate says (src/judge/gate.ts, src/commands/scan-report.ts), clause by clause. */
const CLAUSES: readonly (readonly [RegExp, (...found: string[]) => string])[] = [
  [
    /^(\d+) portals? (?:was|were) not visited\./,
    (n = '') => `${counted(n, 'portail n’a pas été visité', 'portails n’ont pas été visités')}.`,
  ],
  [
    /^(\d+) findings? of severity (error|warning|note)( or above)? on (\d+) portals?\./,
    (n = '', level, above, portals = '') =>
      `${counted(n, 'constat', 'constats')} ${gravity(level, above)} sur ${counted(portals, 'portail', 'portails')}.`,
  ],
  [/^No finding of severity (error|warning|note)( or above)?/, (level, above) => `Aucun constat ${gravity(level, above)}`],
  [/^Findings do not fail the gate/, () => 'Les constats ne font pas échouer le contrôle'],
  [/^No portal was judged/, () => 'Aucun portail n’a été jugé'],
  [/^; (\d+) portals? (?:is|are) inconclusive or for review/, (n = '') => ` ; ${openPortals(n)}`],
  [/^, but (\d+) portals? (?:is|are) inconclusive or for review/, (n = '') => `, mais ${openPortals(n)}`],
  [/^, and that is allowed/, () => ', ce qui est admis'],
  [
    /^The baseline is out of date: (?:(\d+) entr(?:y is|ies are) stale)?(?:, )?(?:(\d+) entr(?:y has|ies have) expired)?; run (`[^`]+`)\./,
    (stale = '', expired = '', command = '') => {
      const what = [
        ...(stale === '' ? [] : [counted(stale, 'entrée sans objet', 'entrées sans objet')]),
        ...(expired === '' ? [] : [counted(expired, 'entrée échue', 'entrées échues')]),
      ];
      return `Le référentiel n’est plus à jour : ${what.join(', ')} ; lancer ${command}.`;
    },
  ],
  [
    /^(\d+) findings? (?:is|are) accepted in the baseline\./,
    (n = '') => `${counted(n, 'constat est accepté', 'constats sont acceptés')} dans le référentiel.`,
  ],
  [/^(\d+) findings? (?:is|are) not new\./, (n = '') => `${counted(n, 'constat n’est pas nouveau', 'constats ne sont pas nouveaux')}.`],
  [/^Not judged, since switched off: ([a-z0-9/, -]+)\./, (rules = '') => `Règles désactivées, donc non jugées : ${rules}.`],
  [/^[.] */, () => '. '],
  [/^ +/, () => ' '],
];

const openPortals = (n: string): string =>
  counted(n, 'portail est non concluant ou à examiner', 'portails sont non concluants ou à examiner');

/** The reason of the gate in French; null where it says something that is not known here. */
export function gateReasonFr(reason: string): string | null {
  let [said, rest] = ['', reason];
  while (rest !== '') {
    const clause = CLAUSES.map(([pattern, words]) => ({ found: pattern.exec(rest), words })).find(({ found }) => found !== null);
    if (clause?.found == null) return null;
    const [whole, ...parts] = clause.found;
    said += clause.words(...parts);
    rest = rest.slice(whole.length);
  }
  return said.trim();
}
