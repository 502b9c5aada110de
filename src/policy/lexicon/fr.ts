import type { PolicyLanguage } from './language.ts';

export const fr: PolicyLanguage = {
  tag: 'fr',
  common: ['le', 'la', 'les', 'des', 'du', 'et', 'est', 'sont', 'vous', 'nous', 'votre', 'une', 'dans', 'pour', 'sur', 'ne', 'pas', 'qui'],
  columns: {
    name: ['nom du cookie', 'nom des cookies', 'nom de cookie', 'nom du/des cookie*', 'noms', 'nom', 'nom(s)', '=cookie', '=cookies', '=traceur', '=traceurs', 'intitule'],
    provider: ['nom du fournisseur', 'nom du prestataire', 'fournisseur*', 'prestataire*', 'emetteur*', 'editeur*', 'societe', 'partenaire*', 'depose par', 'tiers', '=service', '=services', 'responsable', 'origine', 'source'],
    functionAndLocation: ['fonction et localisation', 'fonction et emplacement', 'service et localisation'],
    purpose: ['finalite*', 'description*', 'objet', 'objectif*', 'but', 'utilisation', 'usage', 'utilite', 'role', 'fonction', 'fonctions', 'details'],
    duration: ['duree*', 'expiration', 'expire', 'delai*', 'conservation', 'validite', 'duree de vie', 'duree de conservation', 'echeance'],
    category: ['categorie*', 'famille', 'classification'],
    type: ['type*', 'nature', 'type de cookie*'],
    party: ['proprietaire ou tiers', 'premiere ou tierce partie', 'interne ou tiers'],
    domain: ['domaine*', 'hote', 'nom de domaine'],
  },
  categories: {
    necessary: ['necessaire*', 'essentiel*', 'technique*', 'indispensable*', 'obligatoire*', 'toujours actif*'],
    functional: ['fonctionnel*', 'preference*', 'personnalis*', 'confort', 'fonctionnalite*'],
    statistics: ['statisti*', 'analyti*', 'analyse*', 'performance*', "mesure d'audience", 'mesure de frequentation', 'mesure*', 'audience'],
    marketing: ['publicit*', 'marketing', 'ciblage', 'cible*', 'reseaux sociaux', 'reciblage', 'tracage', 'pistage'],
    unknown: ['non classe*', 'non categorise*', 'en attente'],
  },
  negations: ['non', 'pas', 'ne sont pas', 'aucun', 'sans'],
  duration: {
    units: {
      second: ['seconde', 'secondes'],
      minute: ['minute', 'minutes', 'mn'],
      hour: ['heure', 'heures'],
      day: ['j', 'jr', 'jrs', 'jour', 'jours'],
      week: ['sem', 'semaine', 'semaines'],
      month: ['mois'],
      year: ['an', 'ans', 'annee', 'annees'],
    },
    numbers: [['un', 'une'], ['deux'], ['trois'], ['quatre'], ['cinq'], ['six'], ['sept'], ['huit'], ['neuf'], ['dix'], ['onze'], ['douze'], ['treize']],
    session: ['session*', 'fermeture du navigateur', 'fermeture de votre navigateur', 'temps de la visite'],
    persistent: ['persistant*', 'permanent*', 'illimite*', 'indetermine*', 'jamais', "pas d'expiration", 'sans limite', "jusqu'a suppression", "jusqu'a effacement", "jusqu'a sa suppression", "jusqu'a leur suppression", "n'expire pas"],
  },
  party: {
    first: ['premiere partie', 'interne', '=propre', '=proprietaire', 'premier niveau'],
    third: ['tierce partie', 'partie tierce', 'cookie tiers', 'cookies tiers', '=tiers', '=tierce', '=externe'],
  },
  storage: ['stockage local', 'stockage de session', 'stockage web', 'stockage html local', 'stockage html'],
  anonymised: ['anonym*'],
  startingWith: ['commencant par', 'commence par', 'commencent par', 'debutant par', 'debute par'],
  and: ['et', 'ou'],
  andMore: ['etc', 'entre autres', 'par exemple', 'notamment', 'et autres'],
  usesNone: [
    "n'utilise pas de cookie*", "n'utilise aucun cookie*", "n'utilisons pas de cookie*", "n'utilisons aucun cookie*", "n'emploie pas de cookie*", "n'emploie aucun cookie*", "ne depose pas de cookie*",
    'ne depose aucun cookie*', 'ne deposons pas de cookie*', 'ne deposons aucun cookie*', "aucun cookie n'est depose", "aucun cookie n'est utilise", "n'installe aucun cookie*", "n'installe pas de cookie*", 'ne pose aucun cookie*', 'ne pose pas de cookie*',
  ],
};
