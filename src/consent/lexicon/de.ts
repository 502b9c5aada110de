import { defineLexicon, list, pairs } from '../define-lexicon.ts';

export default defineLexicon({
  language: 'de',
  topic: list(
    'dsgvo, ihre privatsphäre, deine privatsphäre, ihre einwilligung, deine einwilligung, tracking technologien, datenschutzeinstellungen, privatsphäre einstellungen',
  ),
  topicHints: list(
    'datenschutz*, einwilligung*, zustimmung*, partner*, personenbezogene*, persönliche daten, persönliche informationen, persönlichen daten, privatsphäre*, werbung, anzeigen, analyse*, statistik*, tracking, personalisier*, dienste*, einstellungen, widerruf*, berechtigtes interesse',
  ),
  uses: list(
    'sammel*, sammeln, verarbeit*, erheb*, verwend*, nutz*, benutz*, einsatz, setzt, setzen, speicher*, akzeptier*, zustimm*, einverstanden, einwillig*',
  ),
  accept: [
    ...list(
      'akzeptieren, akzeptiere, annehmen, zustimmen, einwilligen, erlauben, zulassen, einverstanden, zustimmung erteilen, ich stimme zu, ich bin einverstanden, ich akzeptiere, stimme zu, allen zustimmen, allem zustimmen, alle akzeptieren, alles akzeptieren, alle annehmen, alle zulassen, alle erlauben, alles erlauben, alles zulassen, alle auswählen, alle aktivieren, aktivieren, zustimmen und weiter, zustimmen und schließen, akzeptieren und schließen, akzeptieren und weiter, alle cookies akzeptieren, alle cookies zulassen, alle cookies erlauben, alle cookies annehmen, cookies akzeptieren, cookies zulassen, cookies erlauben, erlaube alle cookies, akzeptiere alle, akzeptiere alle cookies, das ist ok, ja ich stimme zu, ich willige ein, alle einstellungen akzeptieren, alle bestätigen, allen diensten zustimmen',
    ),
    ...list(
      '=ja, =in ordnung, =verstanden, =alles klar, =weiter, =ich habe verstanden, =gerne, =okay, =ja gerne, =passt, =an, =ein, =aktiviert, =erlaubt, =alle, =alle cookies',
    ),
  ],
  reject: [
    ...list(
      'ablehnen, alle ablehnen, alles ablehnen, verweigern, widersprechen, allen widersprechen, ich lehne ab, lehne ab, cookies ablehnen, alle cookies ablehnen, optionale ablehnen, optionale cookies ablehnen, nicht notwendige ablehnen, ablehnen und schließen, ablehnen und weiter, nicht akzeptieren, nicht zustimmen, nicht einverstanden, stimme nicht zu, nicht erlauben, nicht zulassen, zustimmung verweigern, einwilligung verweigern, ohne zustimmung, ohne einwilligung, ohne einverständnis, weiter ohne, fortfahren ohne, weiter ohne einwilligung, weiter ohne zustimmung, weiter ohne zu akzeptieren, ohne akzeptieren fortfahren, ohne zustimmung fortfahren, ohne zu akzeptieren, alle deaktivieren, deaktivieren, alle abwählen, verbieten, verbiete alle cookies, alle verbieten, alle einstellungen ablehnen, blockieren, alle blockieren, keine cookies',
    ),
    ...pairs(
      'nur',
      'notwendige, notwendige cookies, notwendige akzeptieren, notwendige cookies akzeptieren, notwendige cookies zulassen, notwendige cookies verwenden, essenzielle, essenzielle cookies, essenzielle cookies akzeptieren, erforderliche, erforderliche cookies, erforderliche cookies akzeptieren, technisch notwendige, technisch notwendige cookies, technisch erforderliche, funktionale, funktionale cookies, das nötigste, das notwendigste, unbedingt erforderliche',
    ),
    ...list(
      'notwendige akzeptieren, notwendige cookies akzeptieren, mit notwendigen fortfahren, mit erforderlichen cookies fortfahren, ausschließlich notwendige, lediglich notwendige, essenzielle akzeptieren, =nein, =nein danke, =jetzt nicht, =keine, =lieber nicht, =aus, =deaktiviert, =verboten',
    ),
  ],
  settings: list(
    'einstellungen, cookie einstellungen, cookies einstellen, einstellungen verwalten, einstellungen ändern, einstellungen anpassen, individuelle einstellungen, individuelle datenschutzeinstellungen, privatsphäre einstellungen, datenschutz einstellungen, datenschutzeinstellungen, anpassen, personalisieren, verwalten, cookies verwalten, auswählen, auswahl anpassen, konfigurieren, cookies konfigurieren, optionen, weitere optionen, mehr optionen, optionen verwalten, präferenzen, präferenzen verwalten, details anzeigen, details, zwecke anzeigen, lassen sie mich wählen, selbst auswählen, selbst entscheiden, individuell, individuell einstellen, cookieeinstellungen, mehr einstellungen, weitere einstellungen, cookie präferenzen',
  ),
  save: list(
    'speichern, auswahl speichern, einstellungen speichern, speichern und schließen, speichern und weiter, auswahl bestätigen, auswahl akzeptieren, auswahl erlauben, auswahl übernehmen, auswahl zulassen, ausgewählte akzeptieren, ausgewählte erlauben, ausgewählte cookies akzeptieren, ausgewählte zulassen, ausgewählten zustimmen, meine auswahl bestätigen, meine auswahl speichern, bestätigen, übernehmen, präferenzen speichern, änderungen speichern, anwenden, aktuelle auswahl, mit auswahl fortfahren, absenden',
  ),
  close: list('=schließen, =schliessen, banner schließen, fenster schließen, dialog schließen, hinweis schließen, ausblenden'),
  policy: list(
    'cookie richtlinie, cookie richtlinien, datenschutzerklärung, datenschutzbestimmungen, datenschutzhinweise, datenschutz, impressum, mehr erfahren, mehr informationen, weitere informationen, mehr infos, weitere infos, nutzungsbedingungen, agb, unsere partner, liste der partner, über cookies, cookie hinweise, cookie erklärung',
  ),
  pay: list('abonnieren, abo, abonnement, bezahlen, zahlen, kaufen, werbefrei, ohne werbung, pur abo'),
  necessary: list(
    'notwendig*, erforderlich*, essenziell*, essentiell*, technisch notwendig*, immer aktiv, immer an, stets aktiv, immer aktiviert, unbedingt, zwingend*, verpflichtend*, kann nicht deaktiviert werden, können nicht deaktiviert werden, nötigste',
  ),
  selection: list('auswahl, ausgewählt*, gewählt*, meine auswahl, getroffene'),
  only: list('nur, ausschließlich, lediglich, bloß'),
  negations: list('nicht, kein, keine, keinen, ohne, nie, niemals, nein'),
  decoys: list(
    'newsletter, rabatt, gutschein, anmelden, registrieren, passwort, einloggen, 18 jahre, ihr alter, dein alter, volljährig, geburtsdatum, sprache wählen, ihre sprache, ihr land, brauchen sie hilfe, chat, unsere app, benachrichtigungen, umfrage',
  ),
});
