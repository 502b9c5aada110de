import type { PolicyLanguage } from './language.ts';

export const it: PolicyLanguage = {
  tag: 'it',
  common: ['il', 'lo', 'gli', 'della', 'di', 'che', 'sono', 'con', 'per', 'una', 'del', 'questo', 'nel', 'dei', 'alla', 'non'],
  columns: {
    name: ['nome del cookie', 'nome cookie', 'nome*', '=cookie', '=cookies', 'denominazione', '=identificativo'],
    provider: ['fornitore*', 'titolare', 'societa', 'azienda', 'gestore', 'emittente', 'terza parte', 'provenienza', '=servizio'],
    functionAndLocation: ['funzione e posizione'],
    purpose: ['scopo', 'finalita', 'descrizione', 'funzione', 'utilizzo', 'uso'],
    duration: ['durata', 'scadenza', 'conservazione', 'validita', 'periodo*', 'persistenza'],
    category: ['categoria*', 'classificazione'],
    type: ['tipo*', 'tipologia', 'natura'],
    party: ['prima o terza parte', 'prima/terza parte'],
    domain: ['dominio', 'host'],
  },
  categories: {
    necessary: ['necessari*', 'essenzial*', 'tecnic*', 'indispensabil*', 'obbligatori*', 'sempre attiv*'],
    functional: ['funzional*', 'preferenz*', 'personalizz*'],
    statistics: ['statistic*', 'analitic*', 'analisi', 'prestazion*', 'misurazion*'],
    marketing: ['marketing', 'pubblicit*', 'profilazione', 'social', 'tracciamento'],
    unknown: ['non classificat*', 'non categorizzat*', 'in attesa'],
  },
  negations: ['non', 'nessun', 'senza'],
  duration: {
    units: {
      second: ['secondo', 'secondi'],
      minute: ['minuto', 'minuti'],
      hour: ['ora', 'ore'],
      day: ['gg', 'giorno', 'giorni'],
      week: ['settimana', 'settimane'],
      month: ['mese', 'mesi'],
      year: ['anno', 'anni'],
    },
    numbers: [['un', 'uno', 'una'], ['due'], ['tre'], ['quattro'], ['cinque'], ['sei'], ['sette'], ['otto'], ['nove'], ['dieci'], ['undici'], ['dodici'], ['tredici']],
    session: ['sessione*', 'chiusura del browser', 'sessioni'],
    persistent: ['persistente*', 'persistenti', 'permanente*', 'illimitat*', 'mai', 'fino alla cancellazione', 'fino a cancellazione', 'fino alla rimozione'],
  },
  party: {
    first: ['prima parte', '=proprio', '=propri', '=proprietario'],
    third: ['terza parte', 'terze parti', '=terzi'],
  },
  storage: ['archiviazione locale', 'memoria locale', 'archiviazione locale html', 'archiviazione html'],
  anonymised: ['anonim*'],
  startingWith: ['che iniziano con', 'che inizia con', 'che iniziano per', 'che cominciano con'],
  and: ['e', 'ed', 'o'],
  andMore: ['ecc', 'eccetera', 'tra gli altri', 'ad esempio'],
  usesNone: ['non utilizza cookie', 'non utilizziamo cookie', 'non usa cookie', 'non usiamo cookie', 'non installa cookie', 'non utilizza alcun cookie', 'nessun cookie viene'],
};
