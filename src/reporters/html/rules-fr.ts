import type { CookieRow, Finding } from '../../model/verdict.ts';
import type { Words } from './words.ts';

/** Titles and fixes of rules in French, for reports; a rule that is not here is shown as it is, marked as English. */
export const RULES_FR: Readonly<Record<string, { readonly title: string; readonly fix: string }>> = {
  'audit/inconclusive': { title: 'Tout ce qui devait être observé l’a été', fix: 'Refaire l’audit ; voir ce qui n’a pas pu être observé.' },
  'cookie/after-reject': {
    title: 'Un cookie soumis au consentement est déposé, envoyé ou conservé après un refus',
    fix: 'Au refus, arrêter les scripts qui déposent le cookie et supprimer ceux déjà stockés.',
  },
  'cookie/after-withdrawal': {
    title: 'Un cookie soumis au consentement est déposé, envoyé ou conservé après le retrait',
    fix: 'Au retrait, arrêter les scripts qui déposent le cookie et supprimer ceux déjà stockés.',
  },
  'cookie/lifetime-over-declared': {
    title: 'Un cookie dure plus longtemps que déclaré',
    fix: 'Raccourcir la durée du cookie, ou déclarer la vraie.',
  },
  'cookie/lifetime-over-limit': {
    title: 'Un cookie dure plus longtemps que ne le recommandent les régulateurs',
    fix: 'Ramener la durée du cookie à 13 mois ou moins.',
  },
  'cookie/pre-consent': {
    title: 'Un cookie soumis au consentement est déposé ou envoyé avant tout choix',
    fix: 'Ne déposer le cookie (et ne charger le script qui le dépose) qu’après l’accord du visiteur.',
  },
  'cookie/undeclared': {
    title: 'Un cookie est déposé que la politique ne déclare pas',
    fix: 'Déclarer le cookie dans la politique, avec fournisseur, finalité et durée ; ou cesser de le déposer.',
  },
  'cookie/undeclared-provider': {
    title: 'Un tiers dépose des cookies et n’est pas nommé',
    fix: 'Nommer la société dans la politique, ou cesser de l’intégrer.',
  },
  'policy/category-mismatch': {
    title: 'Un cookie est déclaré nécessaire et connu pour autre chose',
    fix: 'Déclarer le cookie dans sa vraie catégorie, et demander le consentement.',
  },
  'policy/contradictory': {
    title: 'Un cookie est déclaré de façon contradictoire',
    fix: 'Déclarer chaque cookie une fois, avec une finalité, une catégorie et une durée.',
  },
  'policy/incomplete': { title: 'Une entrée de la politique est incomplète', fix: 'Compléter l’entrée : fournisseur, finalité et durée.' },
  'policy/missing': {
    title: 'Aucune politique de cookies n’est accessible',
    fix: 'Publier une politique de cookies, liée depuis le pied de page et le bandeau.',
  },
  'policy/other-portal': { title: 'La politique dit concerner un autre portail', fix: 'Nommer le portail lui-même dans sa politique.' },
  'policy/unobserved': { title: 'Un cookie déclaré n’a pas été vu', fix: 'Retirer l’entrée si le cookie n’est plus déposé.' },
};

const named = (row: CookieRow): string => (row.party === 'third' ? `${row.name} (tiers, ${row.domain})` : row.name);

/** Who wrote it first, and when, as far as the row tells. */
function story(finding: Finding, row: CookieRow, words: Words): string {
  const [first] = row.setters;
  const by = first === undefined || first.url === null ? 'un auteur non vu' : `${first.url}${first.line === null ? '' : `:${first.line}`}`;
  const when =
    finding.scenario === null || finding.phase === null
      ? ''
      : ` (${words.scenario[finding.scenario].toLowerCase()}, ${words.phase[finding.phase]})`;
  return `${named(row)} a été déposé ou vu${when}, par ${by}`;
}

/** The sentence of a finding in French, where the report's own facts tell it; null: only the original does. */
export function messageFr(
  finding: Finding,
  row: CookieRow | undefined,
  words: Words,
  lifetime: (seconds: number | null) => string,
): string | null {
  if (row === undefined) return null;
  const begun = story(finding, row, words);
  const declared = row.declaration.status === 'declared' ? row.declaration.entry : null;
  switch (finding.rule) {
    case 'cookie/undeclared':
      return `${begun} ; la liste déclarée ne le mentionne pas`;
    case 'cookie/pre-consent':
      return `${begun}, avant tout choix ; ${finding.review ? 'une personne doit dire s’il requiert le consentement' : 'il requiert potentiellement le consentement'}`;
    case 'cookie/after-reject':
      return `${begun} ; il est déposé, envoyé ou encore présent après le refus${finding.review ? ' ; une personne doit dire s’il requiert le consentement' : ''}`;
    case 'cookie/lifetime-over-limit':
      return `${named(row)} a été déposé pour ${lifetime(row.lifetimeSeconds)}, plus que la limite`;
    case 'cookie/lifetime-over-declared':
      return declared === null
        ? null
        : `${named(row)} est déclaré pour ${declared.durationText ?? lifetime(declared.lifetimeSeconds)} et a été déposé pour ${lifetime(row.lifetimeSeconds)}`;
    default:
      return null;
  }
}
