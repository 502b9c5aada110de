import type { PhaseName, ScenarioName } from '../../model/evidence.ts';
import type { Category } from '../../model/cookie.ts';
import type { RuleOutcome, Severity, VerdictWord } from '../../model/verdict.ts';
import type { Language } from '../define.ts';

/** Everything that the HTML report says by itself, in one language. */
export interface Words {
  readonly lang: Language;
  /** With what stands before it. */
  readonly colon: string;
  readonly overview: (portals: number, violations: number, inconclusive: number) => string;
  readonly moreFindings: (count: number) => string;
  readonly title: string;
  readonly skip: string;
  readonly verdict: Readonly<Record<VerdictWord, string>>;
  readonly verdictMeaning: Readonly<Record<VerdictWord, string>>;
  readonly severity: Readonly<Record<Severity, string>>;
  readonly forReview: (severity: string) => string;
  readonly review: string;
  readonly suppressed: string;
  readonly exitCode: string;
  readonly portals: string;
  readonly portal: string;
  readonly tiles: Readonly<
    Record<'compliant' | 'violations' | 'inconclusive' | 'errors' | 'warnings' | 'notes' | 'forReview' | 'cookies', string>
  >;
  readonly facts: Readonly<Record<'visited' | 'observed' | 'profile' | 'banner' | 'policy' | 'rules' | 'browser', string>>;
  readonly scenario: Readonly<Record<ScenarioName, string>>;
  readonly phase: Readonly<Record<PhaseName, string>>;
  /** For tables and drawings. */
  readonly phaseShort: Readonly<Record<PhaseName, string>>;
  readonly outcome: Readonly<Record<RuleOutcome, string>>;
  readonly moreScreenshots: (count: number) => string;
  readonly category: Readonly<Record<Category, string>>;
  readonly scenarioOutcome: Readonly<Record<'observed' | 'proved' | 'absent' | 'failed', string>>;
  readonly pages: (count: number) => string;
  readonly bannerFound: string;
  readonly bannerWorked: (driver: string) => string;
  readonly bannerNone: string;
  readonly bannerUnknown: string;
  readonly policyMissing: string;
  readonly policyUnreadable: string;
  readonly declares: (count: number) => string;
  readonly completeness: Readonly<Record<'complete' | 'incomplete' | 'unknown', string>>;
  readonly findings: string;
  readonly noFindings: string;
  readonly why: string;
  readonly fix: string;
  readonly ground: string;
  readonly proof: string;
  readonly explanation: string;
  readonly setAside: string;
  readonly toTable: string;
  readonly comparison: string;
  readonly comparisonCaption: string;
  readonly columns: Readonly<
    Record<'cookie' | 'declared' | 'observed' | 'lifetime' | 'setBy' | 'consent' | 'result' | 'assessment', string>
  >;
  readonly status: Readonly<Record<'declared' | 'undeclared' | 'unseen' | 'unknown', string>>;
  readonly consent: Readonly<Record<'yes' | 'no' | 'review', string>>;
  readonly party: Readonly<Record<'first' | 'third', string>>;
  readonly filter: string;
  readonly filterStatus: string;
  readonly filterConsent: string;
  readonly everything: string;
  /** With {from}, {to}, {found}, {all} */
  readonly shown: string;
  readonly before: string;
  readonly next: string;
  readonly showAll: string;
  readonly notSeen: string;
  readonly noCookies: string;
  readonly session: string;
  readonly written: string;
  readonly stated: string;
  readonly chain: string;
  readonly unseenSetter: string;
  readonly moreSetters: (count: number) => string;
  readonly sentTo: string;
  readonly timeline: string;
  readonly timelineCaption: string;
  readonly timelineLabel: (scenario: string, cookies: number, clicks: number, requests: number) => string;
  readonly timelineColumns: Readonly<Record<'time' | 'what' | 'details', string>>;
  readonly events: (count: number) => string;
  readonly left: (count: number) => string;
  readonly did: Readonly<Record<'set' | 'delete' | 'blocked' | 'phase' | 'request' | 'click' | 'step', string>>;
  readonly by: string;
  readonly requestsLegend: string;
  readonly clickLegend: string;
  readonly noTimeline: string;
  readonly screenshots: string;
  readonly enlarge: string;
  readonly noScreenshots: string;
  readonly leftOutScreenshots: (names: string) => string;
  readonly bannerText: string;
  readonly controls: string;
  readonly transcript: string;
  readonly notObserved: string;
  readonly notObservedNone: string;
  readonly conditions: string;
  readonly rules: string;
  readonly ruleColumns: Readonly<Record<'rule' | 'outcome' | 'reason', string>>;
  readonly overrides: string;
  readonly off: string;
  readonly baseline: string;
  readonly disclaimer: string;
  readonly original: string;
  readonly top: string;
  readonly line: string;
  readonly units: Readonly<Record<'second' | 'minute' | 'hour' | 'day' | 'month' | 'year', readonly [string, string]>>;
}

const en: Words = {
  lang: 'en',
  colon: ':',
  overview: (portals, violations, inconclusive) =>
    `${violations} of ${portals} portals with potential violations${inconclusive > 0 ? `, ${inconclusive} inconclusive` : ''}`,
  moreFindings: (count) => (count === 1 ? '1 more finding' : `${count} more findings`),
  title: 'Cookie audit report',
  skip: 'Skip to the verdict',
  verdict: { compliant: 'Compliant in what was observed', violations: 'Potential violations', inconclusive: 'Inconclusive' },
  verdictMeaning: {
    compliant: 'Everything was observed and no rule found an error. That is not a statement that the law is met.',
    violations: 'At least one finding of severity error that the observed facts settle. A person is to confirm it.',
    inconclusive: 'Something could not be observed, or a finding wants a person. This is not a pass.',
  },
  severity: { error: 'Error', warning: 'Warning', note: 'Note' },
  forReview: (severity) => `For review (${severity.toLowerCase()} if confirmed)`,
  review: 'For review',
  suppressed: 'Set aside',
  exitCode: 'Exit code',
  portals: 'Portals',
  portal: 'Portal',
  tiles: {
    compliant: 'compliant',
    violations: 'with violations',
    inconclusive: 'inconclusive',
    errors: 'errors',
    warnings: 'warnings',
    notes: 'notes',
    forReview: 'for review',
    cookies: 'cookies observed',
  },
  facts: {
    visited: 'Visits',
    observed: 'Observed',
    profile: 'Jurisdiction profile',
    banner: 'Consent banner',
    policy: 'Declared list',
    rules: 'Rules',
    browser: 'Conditions',
  },
  scenario: {
    'no-choice': 'No choice made',
    accept: 'Everything accepted',
    reject: 'Everything refused',
    withdraw: 'Accepted, then withdrawn',
    gpc: 'Global Privacy Control',
    grant: 'One category allowed',
  },
  phase: {
    before: 'before the choice',
    after: 'after the choice',
    withdrawn: 'after the withdrawal',
    interaction: 'after moving, typing and scrolling',
    reload: 'after a reload',
    inner: 'inner page',
  },
  phaseShort: { before: 'before', after: 'after', withdrawn: 'withdrawn', interaction: 'moving', reload: 'reload', inner: 'inner page' },
  moreScreenshots: (count) => (count === 1 ? '1 more screenshot' : `${count} more screenshots`),
  outcome: { passed: 'passed', failed: 'failed', 'cant-tell': 'cannot tell', 'not-applicable': 'does not apply' },
  category: { necessary: 'necessary', functional: 'functional', statistics: 'statistics', marketing: 'marketing', unknown: 'unknown' },
  scenarioOutcome: { observed: 'observed', proved: 'choice proved', absent: 'no banner, so no choice to make', failed: 'failed' },
  pages: (count) => (count === 1 ? '1 page' : `${count} pages`),
  bannerFound: 'found, but no choice on it could be proved',
  bannerWorked: (driver) => `found and worked (driver: ${driver})`,
  bannerNone: 'none found',
  bannerUnknown: 'could not be told',
  policyMissing: 'none found',
  policyUnreadable: 'could not be read',
  declares: (count) => (count === 1 ? '1 declared entry' : `${count} declared entries`),
  completeness: { complete: 'stated to be complete', incomplete: 'incomplete', unknown: 'not said whether complete' },
  findings: 'Findings',
  noFindings: 'No findings in what was observed.',
  why: 'Why',
  fix: 'Fix',
  ground: 'Ground',
  proof: 'Where the proof stands in evidence.json',
  explanation: 'What this rule checks',
  setAside: 'Set aside',
  toTable: 'in the table',
  comparison: 'Declared list and observed cookies',
  comparisonCaption: 'Each cookie that was observed beside what the policy declares of it, then what is declared and was not seen.',
  columns: {
    cookie: 'Cookie',
    declared: 'Declared',
    observed: 'Observed',
    lifetime: 'Lifetime',
    setBy: 'Set by',
    consent: 'Consent',
    result: 'Result',
    assessment: 'Consent and findings',
  },
  status: { declared: 'declared', undeclared: 'undeclared', unseen: 'declared, not seen', unknown: 'no list to compare' },
  consent: { yes: 'needed', no: 'exempt', review: 'for review' },
  party: { first: 'first party', third: 'third party' },
  filter: 'Search cookies',
  filterStatus: 'Declared?',
  filterConsent: 'Consent',
  everything: 'all',
  shown: '{from}–{to} of {found} shown, {all} in all',
  before: 'Previous',
  next: 'Next',
  showAll: 'Show all',
  notSeen: 'not seen in any visit',
  noCookies: 'No cookie was recorded and none is declared.',
  session: 'session',
  written: 'written',
  stated: 'declared',
  chain: 'How it came about',
  unseenSetter: 'setter not seen',
  moreSetters: (count) => `and ${count} more`,
  sentTo: 'Sent to',
  timeline: 'Timeline of each visit',
  timelineCaption: 'What happened, in order',
  timelineLabel: (scenario, cookies, clicks, requests) =>
    `${scenario}: ${cookies} cookie writes, ${clicks} clicks, ${requests} requests along time. The same is told in the table below.`,
  timelineColumns: { time: 'Time', what: 'What', details: 'Details' },
  events: (count) => `All ${count} events as a table`,
  left: (count) => `${count} more stand in evidence.json.`,
  did: {
    set: 'Cookie set',
    delete: 'Cookie deleted',
    blocked: 'Cookie refused by the browser',
    phase: 'Phase begins',
    request: 'Request',
    click: 'Click',
    step: 'Consent step',
  },
  by: 'by',
  requestsLegend: 'requests',
  clickLegend: 'the choice',
  noTimeline: 'The facts are not part of this report: make it from evidence (cookie-audit report EVIDENCE --format html).',
  screenshots: 'Screenshots',
  enlarge: 'Enlarge',
  noScreenshots: 'No screenshots are at hand: keep evidence with --evidence DIR.',
  leftOutScreenshots: (names) => `Left out to keep this file small; they stand in the evidence directory: ${names}`,
  bannerText: 'The banner says',
  controls: 'Controls of its first layer',
  transcript: 'Consent steps',
  notObserved: 'What could not be observed or told',
  notObservedNone: 'Everything that was to be observed was observed.',
  conditions: 'How it was observed',
  rules: 'Rules',
  ruleColumns: { rule: 'Rule', outcome: 'Outcome', reason: 'Reason' },
  overrides: 'The configuration changed rules',
  off: 'switched off: not judged',
  baseline: 'Baseline',
  disclaimer:
    "Findings are potential violations: automated results want a person's confirmation. One visit is a sample. “Compliant” says that no rule failed in what was observed, not that the law is met.",
  original: '',
  top: 'Back to the top',
  line: 'line',
  units: {
    second: ['s', 's'],
    minute: ['min', 'min'],
    hour: ['hour', 'hours'],
    day: ['day', 'days'],
    month: ['month', 'months'],
    year: ['year', 'years'],
  },
};

const fr: Words = {
  lang: 'fr',
  colon: '\u00a0:',
  overview: (portals, violations, inconclusive) =>
    `${violations} portails sur ${portals} avec des manquements potentiels${inconclusive > 0 ? `, ${inconclusive} non concluants` : ''}`,
  moreFindings: (count) => (count < 2 ? `${count} autre constat` : `${count} autres constats`),
  title: 'Rapport d’audit des cookies',
  skip: 'Aller au verdict',
  verdict: { compliant: 'Conforme dans ce qui a été observé', violations: 'Manquements potentiels', inconclusive: 'Non concluant' },
  verdictMeaning: {
    compliant: 'Tout a été observé et aucune règle n’a relevé d’erreur. Cela ne certifie pas le respect de la loi.',
    violations: 'Au moins un constat de gravité « erreur » que les faits observés établissent. Une personne doit le confirmer.',
    inconclusive: 'Quelque chose n’a pas pu être observé, ou un constat demande l’avis d’une personne. Ce n’est pas une validation.',
  },
  severity: { error: 'Erreur', warning: 'Avertissement', note: 'Remarque' },
  forReview: (severity) => `À examiner (${severity.toLowerCase()} si confirmé)`,
  review: 'À examiner',
  suppressed: 'Écarté',
  exitCode: 'Code de sortie',
  portals: 'Portails',
  portal: 'Portail',
  tiles: {
    compliant: 'conformes',
    violations: 'avec manquements',
    inconclusive: 'non concluants',
    errors: 'erreurs',
    warnings: 'avertissements',
    notes: 'remarques',
    forReview: 'à examiner',
    cookies: 'cookies observés',
  },
  facts: {
    visited: 'Visites',
    observed: 'Observé le',
    profile: 'Profil juridique',
    banner: 'Bandeau de consentement',
    policy: 'Liste déclarée',
    rules: 'Règles',
    browser: 'Conditions',
  },
  scenario: {
    'no-choice': 'Aucun choix',
    accept: 'Tout accepté',
    reject: 'Tout refusé',
    withdraw: 'Accepté, puis retiré',
    gpc: 'Global Privacy Control',
    grant: 'Une catégorie autorisée',
  },
  phase: {
    before: 'avant le choix',
    after: 'après le choix',
    withdrawn: 'après le retrait',
    interaction: 'après mouvements, saisie et défilement',
    reload: 'après rechargement',
    inner: 'page intérieure',
  },
  phaseShort: {
    before: 'avant',
    after: 'après',
    withdrawn: 'retrait',
    interaction: 'mouvements',
    reload: 'rechargement',
    inner: 'page intérieure',
  },
  moreScreenshots: (count) => (count < 2 ? `${count} autre capture` : `${count} autres captures`),
  outcome: { passed: 'satisfaite', failed: 'en échec', 'cant-tell': 'indéterminée', 'not-applicable': 'sans objet' },
  category: { necessary: 'nécessaire', functional: 'fonctionnel', statistics: 'statistique', marketing: 'marketing', unknown: 'inconnu' },
  scenarioOutcome: { observed: 'observé', proved: 'choix prouvé', absent: 'pas de bandeau, donc pas de choix', failed: 'échec' },
  pages: (count) => (count < 2 ? `${count} page` : `${count} pages`),
  bannerFound: 'trouvé, mais aucun choix n’a pu y être prouvé',
  bannerWorked: (driver) => `trouvé et actionné (pilote : ${driver})`,
  bannerNone: 'aucun',
  bannerUnknown: 'indéterminé',
  policyMissing: 'introuvable',
  policyUnreadable: 'illisible',
  declares: (count) => (count < 2 ? `${count} entrée déclarée` : `${count} entrées déclarées`),
  completeness: { complete: 'déclarée complète', incomplete: 'incomplète', unknown: 'complétude non précisée' },
  findings: 'Constats',
  noFindings: 'Aucun constat dans ce qui a été observé.',
  why: 'Pourquoi',
  fix: 'Correction',
  ground: 'Fondement',
  proof: 'Où se trouve la preuve dans evidence.json',
  explanation: 'Ce que vérifie cette règle',
  setAside: 'Écarté',
  toTable: 'dans le tableau',
  comparison: 'Liste déclarée et cookies observés',
  comparisonCaption: 'Chaque cookie observé à côté de ce que la politique en déclare, puis ce qui est déclaré et n’a pas été vu.',
  columns: {
    cookie: 'Cookie',
    declared: 'Déclaré',
    observed: 'Observé',
    lifetime: 'Durée',
    setBy: 'Déposé par',
    consent: 'Consentement',
    result: 'Résultat',
    assessment: 'Consentement et constats',
  },
  status: { declared: 'déclaré', undeclared: 'non déclaré', unseen: 'déclaré, non vu', unknown: 'pas de liste à comparer' },
  consent: { yes: 'requis', no: 'exempté', review: 'à examiner' },
  party: { first: 'interne', third: 'tiers' },
  filter: 'Rechercher un cookie',
  filterStatus: 'Déclaré ?',
  filterConsent: 'Consentement',
  everything: 'tous',
  shown: '{from}–{to} sur {found} affichés, {all} en tout',
  before: 'Précédents',
  next: 'Suivants',
  showAll: 'Tout afficher',
  notSeen: 'vu dans aucune visite',
  noCookies: 'Aucun cookie n’a été relevé et aucun n’est déclaré.',
  session: 'session',
  written: 'écrite',
  stated: 'déclarée',
  chain: 'Comment il a été déposé',
  unseenSetter: 'auteur non vu',
  moreSetters: (count) => `et ${count} de plus`,
  sentTo: 'Envoyé à',
  timeline: 'Chronologie de chaque visite',
  timelineCaption: 'Ce qui s’est passé, dans l’ordre',
  timelineLabel: (scenario, cookies, clicks, requests) =>
    `${scenario} : ${cookies} écritures de cookies, ${clicks} clics, ${requests} requêtes au fil du temps. Le tableau ci-dessous dit la même chose.`,
  timelineColumns: { time: 'Temps', what: 'Quoi', details: 'Détails' },
  events: (count) => `Les ${count} événements en tableau`,
  left: (count) => `${count} autres figurent dans evidence.json.`,
  did: {
    set: 'Cookie déposé',
    delete: 'Cookie supprimé',
    blocked: 'Cookie refusé par le navigateur',
    phase: 'Début de phase',
    request: 'Requête',
    click: 'Clic',
    step: 'Étape du consentement',
  },
  by: 'par',
  requestsLegend: 'requêtes',
  clickLegend: 'le choix',
  noTimeline:
    'Les faits ne font pas partie de ce rapport : produisez-le à partir des preuves (cookie-audit report EVIDENCE --format html).',
  screenshots: 'Captures d’écran',
  enlarge: 'Agrandir',
  noScreenshots: 'Aucune capture disponible : conservez les preuves avec --evidence DIR.',
  leftOutScreenshots: (names) => `Omises pour limiter la taille du fichier ; elles sont dans le répertoire de preuves : ${names}`,
  bannerText: 'Texte du bandeau',
  controls: 'Commandes du premier niveau',
  transcript: 'Étapes du consentement',
  notObserved: 'Ce qui n’a pas pu être observé ou déterminé',
  notObservedNone: 'Tout ce qui devait être observé l’a été.',
  conditions: 'Comment l’observation a été faite',
  rules: 'Règles',
  ruleColumns: { rule: 'Règle', outcome: 'Issue', reason: 'Raison' },
  overrides: 'La configuration a modifié des règles',
  off: 'désactivée (switched off) : non jugée',
  baseline: 'Référentiel des constats acceptés',
  disclaimer:
    'Les constats sont des manquements potentiels : un résultat automatique demande confirmation par une personne. Une visite est un échantillon. « Conforme » signifie qu’aucune règle n’a échoué dans ce qui a été observé, non que la loi est respectée.',
  original: 'Texte d’origine, en anglais',
  top: 'Retour en haut',
  line: 'ligne',
  units: {
    second: ['s', 's'],
    minute: ['min', 'min'],
    hour: ['heure', 'heures'],
    day: ['jour', 'jours'],
    month: ['mois', 'mois'],
    year: ['an', 'ans'],
  },
};

export const WORDS: Readonly<Record<Language, Words>> = { en, fr };
