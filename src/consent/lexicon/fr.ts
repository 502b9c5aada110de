import { defineLexicon, list } from '../define-lexicon.ts';

export default defineLexicon({
  language: 'fr',
  topic: list(
    'rgpd, traceur*, temoins de connexion, votre consentement, vos choix de cookies, respect de votre vie privee, respectons votre vie privee, donnees vous concernant, choix de confidentialite',
  ),
  topicHints: list(
    "vie privee, consentement, partenaires, donnees personnelles, informations personnelles, vos donnees, donnees a caractere personnel, mesure d'audience, publicite, publicites, personnalise, personnalises, navigation, confidentialite, interet legitime, preferences, statistiques",
  ),
  uses: list('collect*, trait*, recueill*, utilis*, dépos*, emploi*, accept*, consent*, autoris*, recour*, fait usage, stock*'),
  accept: list(
    "accepter, tout accepter, accepter tout, accepter et fermer, accepter et continuer, tout accepter et fermer, tout accepter et continuer, accepter les cookies, accepter tous les cookies, accepter tous, j'accepte, j'accepte tout, j'accepte les cookies, autoriser, tout autoriser, autoriser tout, autoriser tous les cookies, autoriser les cookies, tout activer, activer tout, activer tous, consentir, je consens, consentir a tout, approuver, tout selectionner, oui pour tout, donner mon accord, =oui, =ok, =ok pour moi, =d'accord, =je suis d'accord, =compris, =j'ai compris, =continuer, =parfait, =ok tout accepter, =c'est ok, =ca me va, =activé, =autorisé, =tous les cookies",
  ),
  reject: list(
    "refuser, tout refuser, refuser tout, refuser tous, refuser et fermer, refuser et continuer, refuser les cookies, refuser tous les cookies, je refuse, je refuse tout, rejeter, tout rejeter, rejeter tout, rejeter les cookies, decliner, interdire, tout interdire, interdire tous les cookies, tout desactiver, desactiver tout, desactiver tous, s'opposer, s'opposer a tout, tout bloquer, tout decocher, continuer sans accepter, continuer sans consentir, continuer sans accord, poursuivre sans accepter, fermer sans accepter, naviguer sans accepter, acceder sans accepter, sans accepter, sans consentir, ne pas accepter, je n'accepte pas, ne pas autoriser, ne pas consentir, pas d'accord, =non merci, uniquement necessaires, uniquement les cookies necessaires, cookies necessaires uniquement, necessaires uniquement, seulement les cookies necessaires, seulement necessaires, accepter uniquement les cookies necessaires, accepter uniquement les necessaires, accepter uniquement les essentiels, accepter les cookies necessaires, autoriser uniquement les cookies necessaires, uniquement les cookies essentiels, cookies essentiels uniquement, essentiels uniquement, uniquement essentiels, strictement necessaires uniquement, uniquement les cookies strictement necessaires, garder uniquement les cookies necessaires, aucun cookie, sans cookies, =non, =pas maintenant, =aucun, =désactivé, =interdit",
  ),
  settings: list(
    "parametres, parametres des cookies, parametrer, parametrer les cookies, parametrer mes choix, parametrage, personnaliser, personnaliser mes choix, personnaliser les cookies, preferences, mes preferences, preferences des cookies, preferences cookies, gerer, gerer les cookies, gerer mes cookies, gerer mes choix, gerer mes preferences, gerer les preferences, gerer vos preferences, gerer le consentement, gestion des cookies, choisir, je choisis, choisir les cookies, configurer, configurer les cookies, reglages, regler, plus d'options, options, autres options, voir les options, voir les preferences, modifier mes choix, modifier, definir mes preferences, mes choix, en detail, afficher les finalites, voir les finalites, afficher les details, choix des cookies",
  ),
  save: list(
    'sauvegarder, sauvegarder mes choix, sauvegarder les preferences, sauvegarder mes preferences, sauvegarder et fermer, enregistrer, enregistrer mes choix, enregistrer les choix, enregistrer mes preferences, enregistrer les preferences, enregistrer et fermer, enregistrer et continuer, enregistrer la selection, enregistrer les parametres, valider, valider mes choix, valider mes preferences, valider la selection, valider les choix, confirmer, confirmer mes choix, confirmer la selection, accepter la selection, accepter ma selection, accepter mes choix, autoriser la selection, appliquer, appliquer mes choix, conserver mes choix, terminer, envoyer mes choix, continuer avec ma selection, soumettre',
  ),
  close: list(
    '=fermer, =×, =x, fermer la fenetre, fermer le bandeau, fermer la banniere, fermer ce message, masquer, fermer la modale, fermer le panneau',
  ),
  policy: list(
    "charte des cookies, charte cookies, politique de cookies, politique des cookies, politique cookies, politique relative aux cookies, politique en matiere de cookies, politique de confidentialite, politique de protection des donnees, en savoir plus, plus d'informations, plus d'infos, lire la suite, mentions legales, protection des donnees, conditions generales, nos partenaires, voir nos partenaires, liste des partenaires, a propos des cookies, donnees personnelles",
  ),
  pay: list("s'abonner, abonnez vous, je m'abonne, abonner, abonnement, m'abonner, payer, acheter, sans publicité, sans pub"),
  necessary: list(
    'nécessaire*, essentiel*, indispensable*, obligatoire*, toujours actif, toujours actifs, toujours active, toujours activé, toujours activés, toujours activée, requis, technique*, ne peuvent pas être désactivés, ne peut être désactivé',
  ),
  selection: list('sélection, sélectionné*, choisi*, ma sélection, mes choix, mes préférences, la sélection'),
  only: list('uniquement, seulement, que les, que des, juste, exclusivement'),
  negations: list('ne, pas, sans, jamais, aucun, non'),
  decoys: list(
    "newsletter, infolettre, lettre d'information, s'abonner a la lettre, s'inscrire, inscrivez-vous, inscription, code promo, reduction, se connecter, connectez-vous, connexion a votre compte, mot de passe, 18 ans, votre age, majeur, majeure, date de naissance, choisissez votre langue, votre langue, votre pays, besoin d'aide, discuter avec, demarrer la conversation, une question, notre application, notifications, enquete, questionnaire",
  ),
});
