import { fold } from './fold.ts';

/** Words that categories are called by, in the languages of most portals; anything else is looked for as it is written. */
const KNOWN: readonly [name: RegExp, words: RegExp][] = [
  [
    /^(statistic|analytic|performance|mesure|audience)/,
    /statist|estad|statyst|štatist|tilasto|στατιστ|статист|analy|analit|analis|análi|αναλυ|аналит|mesure|audience|measure|performance|mierz|統計|分析/,
  ],
  [
    /^(marketing|advert|publicit|target)/,
    /marketing|marknads|markeds|mainon|márket|advert|publicit|pubblicit|publicid|werbung|reklam|annons|annonce|target|tracking|\bads?\b|_ads?\b|реклам|διαφήμ|広告/,
  ],
  [/^(functional|preference|comfort|personali)/, /function|fonction|funktion|funcional|funzional|prefer|préfér|comfort|komfort|personali/],
  [/^(social|media|external)/, /social|media|video|youtube|vimeo|extern|maps/],
];

/** What a category is called on a switch or in what is stored; for folded text. */
export function categoryPattern(category: string): RegExp {
  const name = fold(category).trim();
  const known = KNOWN.find(([pattern]) => pattern.test(name));
  return known ? new RegExp(fold(known[1].source)) : new RegExp(name.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'));
}
