import type { PolicyLanguage } from './language.ts';

export const de: PolicyLanguage = {
  tag: 'de',
  common: ['der', 'die', 'das', 'und', 'ist', 'sind', 'wir', 'sie', 'ein', 'eine', 'nicht', 'mit', 'fur', 'auf', 'werden', 'von', 'den'],
  columns: {
    name: ['name des cookies', 'cookie-name*', 'cookiename*', 'cookie name*', 'bezeichnung', 'name*', '=cookie', '=cookies'],
    provider: ['anbieter*', 'dienstanbieter', 'diensteanbieter', 'herausgeber', 'unternehmen', 'gesetzt von', '=dienst', '=quelle', 'herkunft', 'verantwortlicher'],
    functionAndLocation: ['funktion und ort'],
    purpose: ['zweck*', 'beschreibung', 'verwendung*', 'verwendungszweck', 'funktion', 'erklarung', 'nutzen'],
    duration: ['speicherdauer', 'laufzeit', 'dauer', 'gultigkeit*', 'ablauf', 'lebensdauer', 'ablaufzeit', 'haltbarkeit', 'speicherfrist', 'aufbewahrung*'],
    category: ['kategorie*', 'gruppe', 'klasse'],
    type: ['typ', 'art', 'cookie-typ', 'cookietyp', 'art des cookies'],
    party: ['erst- oder drittanbieter', 'partei'],
    domain: ['domain*', 'domane', 'host'],
  },
  categories: {
    necessary: ['notwendig*', 'erforderlich*', 'essenziell*', 'essentiell*', 'technisch*', 'unbedingt', 'immer aktiv'],
    functional: ['funktional*', 'funktionell*', 'funktionale*', 'praferenz*', 'komfort*', 'einstellung*', 'personalisier*', 'funktions-cookies'],
    statistics: ['statisti*', 'analy*', 'leistung*', 'messung*', 'reichweite*', 'webanalyse*', 'performance*'],
    marketing: ['marketing*', 'werb*', 'targeting*', 'soziale medien', 'social media', 'tracking*'],
    unknown: ['nicht klassifiziert*', 'unklassifiziert*', 'nicht kategorisiert*'],
  },
  negations: ['nicht', 'kein', 'keine', 'ohne'],
  duration: {
    units: {
      second: ['sek', 'sekunde', 'sekunden'],
      minute: ['minute', 'minuten'],
      hour: ['std', 'stunde', 'stunden'],
      day: ['tag', 'tage', 'tagen'],
      week: ['woche', 'wochen'],
      month: ['monat', 'monate', 'monaten'],
      year: ['jahr', 'jahre', 'jahren'],
    },
    numbers: [['ein', 'eine', 'einem', 'einen', 'eins'], ['zwei'], ['drei'], ['vier'], ['funf'], ['sechs'], ['sieben'], ['acht'], ['neun'], ['zehn'], ['elf'], ['zwolf'], ['dreizehn']],
    session: ['sitzung*', 'browsersitzung', 'session*', 'schliessen des browsers', 'browser geschlossen', 'schliessen des fensters', 'ende der sitzung'],
    persistent: ['dauerhaft*', 'bestandig*', 'persistent*', 'permanent*', 'unbegrenzt*', 'unbefristet*', 'nie', 'bis zur loschung', 'bis sie geloscht', 'bis loschung', 'bis zum loschen', 'kein ablauf'],
  },
  party: {
    first: ['erstanbieter*', '=eigene', '=eigen'],
    third: ['drittanbieter*', 'dritte', '=extern'],
  },
  storage: ['lokaler speicher', 'localstorage', 'local storage', 'sitzungsspeicher', 'html local storage', 'lokaler html-speicher', 'html-speicher', 'lokale speicherung'],
  anonymised: ['anonym*'],
  startingWith: ['beginnend mit', 'beginnen mit', 'beginnt mit', 'anfangend mit'],
  and: ['und', 'oder'],
  andMore: ['usw', 'u.a.', 'unter anderem', 'etc', 'z.b.', 'zum beispiel'],
  usesNone: ['verwendet keine cookies', 'verwenden keine cookies', 'nutzt keine cookies', 'nutzen keine cookies', 'setzt keine cookies', 'setzen keine cookies', 'keine cookies verwendet', 'keine cookies gesetzt', 'keinerlei cookies'],
};
