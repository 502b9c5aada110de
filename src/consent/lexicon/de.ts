import { defineLexicon, list, pairs } from '../define-lexicon.ts';

export default defineLexicon({
  language: 'de',
  topic: list(
    'dsgvo, ihre privatsphäre, deine privatsphäre, ihre einwilligung, deine einwilligung, tracking technologien, datenschutzeinstellungen, privatsphäre einstellungen',
  ),
  topicHints: list(
    'datenschutz*, einwilligung*, zustimmung*, partner*, personenbezogene*, persönliche daten, persönliche informationen, persönlichen daten, privatsphäre*, werbung, anzeigen, analyse*, statistik*, tracking, personalisier*, dienste*, einstellungen, widerruf*, berechtigtes interesse',
  ),
  measures: list(
    'besuche messen, besuche zählen, zugriffe analysieren, besuche analysieren, webanalyse, web analyse, besucherstatistik, reichweitenmessung',
  ),
  uses: list(
    'sammel*, sammeln, verarbeit*, erheb*, verwend*, nutz*, benutz*, einsatz, setzt, setzen, speicher*, akzeptier*, zustimm*, einverstanden, einwillig*',
  ),
  accept: [
    ...list(
      'akzeptieren, akzeptiere, annehmen, zustimmen, einwilligen, erlauben, zulassen, einverstanden, zustimmung erteilen, ich stimme zu, ich bin einverstanden, ich akzeptiere, stimme zu, allen zustimmen, allem zustimmen, alle akzeptieren, alles akzeptieren, alle annehmen, alle zulassen, alle erlauben, alles erlauben, alles zulassen, alle auswählen, alle aktivieren, aktivieren, zustimmen und weiter, zustimmen und schließen, akzeptieren und schließen, akzeptieren und weiter, alle cookies akzeptieren, alle cookies zulassen, alle cookies erlauben, alle cookies annehmen, cookies akzeptieren, cookies zulassen, cookies erlauben, erlaube alle cookies, akzeptiere alle, akzeptiere alle cookies, das ist ok, ja ich stimme zu, ich willige ein, alle einstellungen akzeptieren, alle bestätigen, allen diensten zustimmen, =geht klar, =klar, =na klar, =passt so, =passt für mich, =ist in ordnung, =ist ok, =ist okay, =geht in ordnung, =ok für mich, =okay für mich, =ja klar, =ich bin dabei, =bin dabei, =gern, =sehr gern, =von mir aus, =super, =perfekt, =akzeptiert, =freigeben, =fortfahren, =weitersurfen, =einverstanden weiter, =kein problem, =meinetwegen, =los geht s, =zur website, =zur seite, =ja bitte, =ja einverstanden, =verstanden und akzeptiert, ich stimme allen zu, ich stimme allem zu, ich stimme der verwendung zu, stimme allen zu, alles auswählen und bestätigen, alle auswählen und bestätigen, alle auswählen und speichern, alle auswählen speichern, alles auswählen und speichern, cookies sind ok, mit allen cookies, weiter mit allen cookies, zustimmung geben, einwilligung geben, einwilligung erteilen, alle freigeben, alles freigeben, alle übernehmen, schließen und akzeptieren, alle einschalten, alle cookies aktivieren, alle cookies zulassen und fortfahren, alle ankreuzen, ja zu cookies, ich mag cookies, her mit den cookies, tracking erlauben, optionale akzeptieren, alle cookies verwenden, zustimmung zu allen',
    ),
    ...list(
      '=ja, =in ordnung, =verstanden, =alles klar, =weiter, =ich habe verstanden, =gerne, =okay, =ja gerne, =passt, =an, =ein, =aktiviert, =erlaubt, =alle, =alle cookies',
    ),
  ],
  reject: [
    ...list(
      'ablehnen, alle ablehnen, alles ablehnen, verweigern, widersprechen, allen widersprechen, ich lehne ab, lehne ab, cookies ablehnen, alle cookies ablehnen, optionale ablehnen, optionale cookies ablehnen, nicht notwendige ablehnen, ablehnen und schließen, ablehnen und weiter, nicht akzeptieren, nicht zustimmen, nicht einverstanden, stimme nicht zu, nicht erlauben, nicht zulassen, zustimmung verweigern, einwilligung verweigern, ohne zustimmung, ohne einwilligung, ohne einverständnis, weiter ohne, fortfahren ohne, weiter ohne einwilligung, weiter ohne zustimmung, weiter ohne zu akzeptieren, ohne akzeptieren fortfahren, ohne zustimmung fortfahren, ohne zu akzeptieren, alle deaktivieren, deaktivieren, alle abwählen, verbieten, verbiete alle cookies, alle verbieten, alle einstellungen ablehnen, blockieren, alle blockieren, keine cookies, =nicht jetzt, =auf keinen fall, =ich möchte nicht, =ich möchte das nicht, =will ich nicht, =später, =vielleicht später, =abwählen, =widerspruch, =minimal, =minimum, =das nötigste, =nur basis, =standard, =untersagen, =überspringen, =nein ablehnen, =kein interesse, =niemals, =sperren, ohne cookies, ohne cookies fortfahren, ohne tracking, ohne tracking fortfahren, ich lehne alle ab, ich lehne alles ab, keine optionalen cookies, keine optionalen, alles abwählen, auf das notwendige beschränken, auf notwendige beschränken, basis cookies, nur basis cookies, das notwendigste, das minimum, nur minimum, alle untersagen, cookies untersagen, cookies verbieten, cookies blockieren, alle cookies blockieren, rest ablehnen, den rest ablehnen, alles andere ablehnen, zustimmung ablehnen, einwilligung ablehnen, nur was nötig ist, nur was notwendig ist, nein zu cookies, ich möchte keine cookies, nicht akzeptiert, nicht erlaubt',
    ),
    ...pairs(
      'nur',
      'notwendige, notwendige cookies, notwendige akzeptieren, notwendige cookies akzeptieren, notwendige cookies zulassen, notwendige cookies verwenden, essenzielle, essenzielle cookies, essenzielle cookies akzeptieren, erforderliche, erforderliche cookies, erforderliche cookies akzeptieren, technisch notwendige, technisch notwendige cookies, technisch erforderliche, funktionale, funktionale cookies, das nötigste, das notwendigste, unbedingt erforderliche',
    ),
    ...list(
      'notwendige akzeptieren, notwendige cookies akzeptieren, mit notwendigen fortfahren, mit erforderlichen cookies fortfahren, ausschließlich notwendige, lediglich notwendige, essenzielle akzeptieren, =nein, =nein danke, =jetzt nicht, =keine, =lieber nicht, =aus, =deaktiviert, =verboten',
    ),
  ],
  polite: list('danke, bitte, für mich, vielen dank, so, mit allem, mit allen, für alle'),
  withdraw: list(
    'widerrufen, Einwilligung widerrufen, Zustimmung widerrufen, meine Einwilligung widerrufen, Cookie-Einwilligung widerrufen, Cookie-Zustimmung widerrufen, Einwilligung zurückziehen, Zustimmung zurückziehen, Einwilligung zurücknehmen, Auswahl zurücksetzen, Entscheidung widerrufen',
  ),
  settings: list(
    'einstellungen, cookie einstellungen, cookies einstellen, einstellungen verwalten, einstellungen ändern, einstellungen anpassen, individuelle einstellungen, individuelle datenschutzeinstellungen, privatsphäre einstellungen, datenschutz einstellungen, datenschutzeinstellungen, anpassen, personalisieren, verwalten, cookies verwalten, auswählen, auswahl anpassen, konfigurieren, cookies konfigurieren, optionen, weitere optionen, mehr optionen, optionen verwalten, präferenzen, präferenzen verwalten, details anzeigen, details, zwecke anzeigen, lassen sie mich wählen, selbst auswählen, selbst entscheiden, individuell, individuell einstellen, cookieeinstellungen, mehr einstellungen, weitere einstellungen, cookie präferenzen, =erweitert, =individuelle auswahl, =eigene auswahl, =selbst wählen, =ich wähle selbst, =cookie auswahl, =konfiguration, =cookie manager, =benutzerdefiniert, =bearbeiten, =ändern, =mehr, =mehr anzeigen, =mehr details, =genauer, =wählen, auswahl treffen, auswahl ändern, auswahl anzeigen, lass mich wählen, lass mich auswählen, lasst mich wählen, ich möchte wählen, ich will wählen, ich möchte auswählen, genauer einstellen, einzeln auswählen, einzeln einstellen, einzeln entscheiden, erweiterte optionen, erweiterte einstellungen, privatsphäre optionen, datenschutzoptionen, cookie optionen, cookie details, cookies ansehen, cookies anzeigen, details ansehen, details einblenden, einwilligungen verwalten, zustimmung verwalten, dienste verwalten, dienste anzeigen, zu den einstellungen, individualisieren, anpassungen vornehmen, auswahl bearbeiten, individuell auswählen, einstellungen öffnen',
  ),
  save: list(
    '=fertig, =abschließen, =fertigstellen, speichern, auswahl speichern, einstellungen speichern, speichern und schließen, speichern und weiter, auswahl bestätigen, auswahl akzeptieren, auswahl erlauben, auswahl übernehmen, auswahl zulassen, ausgewählte akzeptieren, ausgewählte erlauben, ausgewählte cookies akzeptieren, ausgewählte zulassen, ausgewählten zustimmen, meine auswahl bestätigen, meine auswahl speichern, bestätigen, übernehmen, präferenzen speichern, änderungen speichern, anwenden, aktuelle auswahl, mit auswahl fortfahren, absenden, =fertig, =sichern, =senden, =abschließen, =merken, =erledigt, einstellungen übernehmen, einstellungen bestätigen, einstellungen sichern, einstellungen akzeptieren, meine einstellungen speichern, cookie einstellungen speichern, cookie einstellungen übernehmen, einstellungen merken, nur ausgewählte cookies, nur ausgewählte, mit dieser auswahl fortfahren, mit dieser auswahl weiter, mit ausgewählten fortfahren, präferenzen bestätigen, präferenzen übernehmen, auswahl sichern, auswahl merken, auswahl senden, auswahl anwenden, meine auswahl übernehmen, so speichern, weiter mit auswahl, weiter mit meiner auswahl, konfiguration speichern, übernehmen und schließen, speichern und akzeptieren, speichern und fortfahren, speichern und beenden',
  ),
  close: list('=schließen, =schliessen, banner schließen, fenster schließen, dialog schließen, hinweis schließen, ausblenden, =zurück'),
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
