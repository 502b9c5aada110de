import { defineLexicon, list, pairs } from '../define-lexicon.ts';

export default defineLexicon({
  language: 'it',
  topic: list(
    'la tua privacy, la vostra privacy, il tuo consenso, il vostro consenso, tecnologie di tracciamento, tracciatori, strumenti di tracciamento',
  ),
  topicHints: list(
    'privacy, riservatezza, consenso, partner, dati personali, informazioni personali, vostre informazioni, tue informazioni, pubblicità, annunci, analisi, statistic*, personalizza*, navigazione, preferenze, tracciamento, profilazione, interesse legittimo, terze parti',
  ),
  measures: list('analizzare le visite, misurare le visite, contare le visite, analisi web, misurare il pubblico'),
  uses: list('raccogli*, elabor*, tratt*, usa, usiamo, utilizz*, uso, accett*, acconsent*, impieg*, archivi*'),
  accept: [
    ...list(
      'accetta, accetto, accettare, accetta tutto, accetta tutti, accetta tutte, accetto tutto, accetto tutti, accettare tutto, accettare tutti, accetta tutti i cookie, accetta i cookie, accetta cookie, accetto i cookie, accettare tutti i cookie, accettare i cookie, accetta e chiudi, accetta e continua, accetta e prosegui, accetto e continuo, consenti, consenti tutto, consenti tutti, consenti tutti i cookie, consento, acconsento, acconsenti, permetti, permetti tutti, autorizza, autorizza tutti, abilita tutti, abilita tutto, attiva tutti, attiva tutto, approva, concordo, sono d accordo, seleziona tutto, seleziona tutti, va bene così, dai il consenso, presta il consenso, =approvo, =perfetto, =certo, =certamente, =ottimo, =volentieri, =nessun problema, =per me va bene, =sta bene, =compreso, =avanti, =vai al sito, =procedi, =sì grazie, do il consenso, do il mio consenso, presto il consenso, acconsento a tutto, approva tutti, approva tutto, abilita i cookie, sì a tutto, sì a tutti, spunta tutti, accetta e naviga',
    ),
    ...list('=sì, =va bene, =ho capito, =continua, =capito, =d accordo, =prosegui, =certo, =sì accetto, =tutti, =tutti i cookie'),
  ],
  reject: [
    ...list(
      'rifiuta, rifiuto, rifiutare, rifiuta tutto, rifiuta tutti, rifiuta tutte, rifiuto tutto, rifiutare tutto, rifiutare tutti, rifiuta i cookie, rifiuta cookie, rifiuta tutti i cookie, rifiutare tutti i cookie, rifiutare i cookie, rifiuta e chiudi, rifiuta e continua, rifiuta opzionali, rifiuta i non necessari, nega, nega tutto, nega tutti, negare, blocca, blocca tutti, blocca i cookie, declina, respingi, non accetto, non accettare, non acconsento, non consentire, non consento, non permettere, non sono d accordo, disabilita tutti, disabilita tutto, disattiva tutti, disattiva tutto, continua senza accettare, prosegui senza accettare, continuare senza accettare, chiudi senza accettare, naviga senza accettare, chiudi e rifiuta, senza accettare, senza consenso, senza cookie, opponiti, =no grazie, nessun cookie, =nego il consenso, =preferisco di no, =declino, =salta, =ignora, =mai, =più tardi, =forse più tardi, =meglio di no, =blocca, =non voglio, =al minimo, lo stretto necessario, il minimo indispensabile, solo il minimo, blocca cookie, blocca tutti i cookie, rifiuta il resto, rifiuta il consenso, nega il consenso, non do il consenso, nessun tracciamento, senza tracciamento, senza tracciare, non autorizzo, non autorizzare, deseleziona tutti, deseleziona tutto, no ai cookie, non voglio cookie, solo quelli necessari, solo quelli essenziali, mantieni solo i necessari, solo gli indispensabili',
    ),
    ...pairs(
      'solo, soltanto, solamente, unicamente, accetta solo, accetta soltanto, usa solo, consenti solo, accettare solo',
      'necessari, i necessari, cookie necessari, i cookie necessari, essenziali, gli essenziali, cookie essenziali, i cookie essenziali, tecnici, cookie tecnici, i cookie tecnici, strettamente necessari, indispensabili, quelli necessari, obbligatori, funzionali',
    ),
    ...list(
      'accetta necessari, accetta i necessari, accetta cookie necessari, accetta cookie tecnici, cookie necessari soltanto, =no, =non ora, =nessuno',
    ),
  ],
  polite: list('grazie, per favore, per me, così'),
  withdraw: list(
    'revoca, revoca consenso, revoca il consenso, revocare il consenso, revoca il mio consenso, ritira il consenso, ritira consenso, ritirare il consenso, annulla il consenso',
  ),
  settings: list(
    'impostazioni, impostazioni cookie, impostazioni dei cookie, impostazioni privacy, modifica impostazioni, preferenze, preferenze cookie, preferenze sui cookie, gestisci, gestisci cookie, gestisci i cookie, gestisci preferenze, gestisci le preferenze, gestisci opzioni, gestisci consenso, gestione cookie, gestione dei cookie, gestisci le tue preferenze, personalizza, personalizza cookie, personalizzare, configura, configurare, configura cookie, opzioni, altre opzioni, più opzioni, scegli, scegli i cookie, scegli quali, scegli tu, lasciami scegliere, lasciatemi scegliere, mostra dettagli, mostra preferenze, visualizza preferenze, mostra finalità, scopri di più e personalizza, cambia preferenze, le mie scelte, imposta preferenze, modifica preferenze, rivedi le tue preferenze, =dettagli, =scelgo io, =decido io, =configurazione, =pannello di controllo, =modifica, =cambia, =di più, =mostra di più, =altro, =avanzate, =seleziona, =regola, voglio scegliere, fammi scegliere, seleziona i cookie, seleziona cookie, scegli le preferenze, impostazioni avanzate, opzioni avanzate, centro preferenze, aggiorna le preferenze sui cookie, vedi dettagli, vedi preferenze, vedi impostazioni, mostra impostazioni, personalizzazione, personalizza la scelta, personalizza le preferenze',
  ),
  save: list(
    '=termina, =completa, salva, salvare, salva preferenze, salva le preferenze, salva impostazioni, salva le impostazioni, salva scelte, salva le mie scelte, salva selezione, salva ed esci, salva e chiudi, salva e continua, salva modifiche, conferma, conferma scelte, conferma le mie scelte, conferma selezione, conferma preferenze, conferma le preferenze, accetta selezionati, accetta i selezionati, accetta selezione, accetta la selezione, accettare selezionato, consenti selezione, consenti selezionati, accetta cookie selezionati, applica, applica scelte, invia preferenze, memorizza, =invia, =fatto, =fine, =termina, =registra, =aggiorna, =convalida, continua con la selezione, prosegui con la selezione, usa la selezione, mantieni la selezione, aggiorna preferenze, aggiorna le preferenze, accetta impostazioni, accetta le impostazioni, accetta preferenze, accetta le preferenze, conferma impostazioni, conferma le impostazioni, conferma la scelta, conferma le mie preferenze, salva scelta, salva la scelta, registra le scelte, memorizza preferenze, memorizza le scelte, salva configurazione, applica selezione, applica la selezione, applica impostazioni',
  ),
  close: list('=chiudi, =chiudere, chiudi banner, chiudi finestra, chiudi avviso, nascondi, =indietro, =torna indietro'),
  policy: list(
    'cookie policy, politica sui cookie, politica dei cookie, informativa cookie, informativa sui cookie, informativa privacy, informativa sulla privacy, informativa estesa, informativa, privacy policy, maggiori informazioni, ulteriori informazioni, più informazioni, per saperne di più, scopri di più, leggi di più, leggi tutto, note legali, termini e condizioni, i nostri partner, elenco dei partner, protezione dei dati',
  ),
  pay: list('abbonati, abbonarsi, abbonamento, abbonarmi, pagare, paga, acquista, senza pubblicità, sottoscrivi'),
  necessary: list(
    'necessari*, essenzial*, tecnici, indispensabil*, obbligatori*, sempre attivi, sempre attivo, sempre attiva, sempre abilitato, sempre abilitati, richiest*, non possono essere disattivati, strettamente',
  ),
  selection: list('selezione, selezionat*, scelti, scelte, le mie scelte, le preferenze'),
  only: list('solo, soltanto, solamente, unicamente'),
  negations: list('non, senza, mai, nessun, no'),
  decoys: list(
    'newsletter, sconto, codice sconto, iscriviti, registrati, accedi, password, maggiorenne, 18 anni, la tua età, data di nascita, scegli la lingua, seleziona la lingua, la tua lingua, il tuo paese, serve aiuto, hai bisogno di aiuto, chat, la nostra app, notifiche, sondaggio',
  ),
});
