import type { PolicyLanguage } from './language.ts';

export const nl: PolicyLanguage = {
  tag: 'nl',
  common: ['de', 'het', 'een', 'en', 'van', 'wij', 'uw', 'u', 'niet', 'met', 'voor', 'op', 'zijn', 'wordt', 'worden', 'deze', 'dat'],
  columns: {
    name: ['naam van de cookie', 'cookienaam', 'cookie naam', 'naam*', '=cookie', '=cookies'],
    provider: ['aanbieder*', 'leverancier*', 'uitgever*', 'partij', 'bedrijf', 'geplaatst door', 'herkomst', '=dienst'],
    functionAndLocation: ['functie en locatie'],
    purpose: ['doel*', 'omschrijving', 'beschrijving', 'functie', 'gebruik', 'toelichting', 'waarvoor'],
    duration: ['bewaartermijn*', 'bewaarduur', 'duur', 'looptijd', 'geldigheid*', 'vervalt', 'vervaldatum', 'levensduur', 'verloopt', 'termijn'],
    category: ['categorie*', 'groep'],
    type: ['type', 'soort*'],
    party: ['eerste of derde partij'],
    domain: ['domein*', 'host'],
  },
  categories: {
    necessary: ['noodzakelijk*', 'essentie*', 'technisch*', 'vereiste', 'verplicht*', 'altijd actief', 'onmisbaar', 'onmisbare'],
    functional: ['functione*', 'voorkeur*', 'personalis*'],
    statistics: ['statisti*', 'analyti*', 'analyse*', 'prestatie*', 'meten'],
    marketing: ['marketing*', 'adverten*', 'reclame', 'tracking*', 'social media', 'sociale media'],
    unknown: ['niet geclassificeerd*', 'niet-geclassificeerd*', 'ongeclassificeerd*'],
  },
  negations: ['niet', 'geen', 'zonder'],
  duration: {
    units: {
      second: ['seconde', 'seconden'],
      minute: ['minuut', 'minuten'],
      hour: ['uur', 'uren'],
      day: ['dag', 'dagen'],
      week: ['week', 'weken'],
      month: ['maand', 'maanden'],
      year: ['jaar', 'jaren'],
    },
    numbers: [['een'], ['twee'], ['drie'], ['vier'], ['vijf'], ['zes'], ['zeven'], ['acht'], ['negen'], ['tien'], ['elf'], ['twaalf'], ['dertien']],
    session: ['sessie*', 'sluiten van de browser', 'sluiten van uw browser', 'gebruikerssessie'],
    persistent: ['permanent*', 'persistent*', 'onbeperkt*', 'onbepaald*', 'nooit', 'tot verwijdering', 'tot u ze verwijdert', 'totdat u', 'tot deze wordt verwijderd'],
  },
  party: {
    first: ['eerste partij', '=eigen'],
    third: ['derde partij', 'derden', '=extern'],
  },
  storage: ['lokale opslag', 'sessieopslag', 'html lokale opslag', 'html-opslag', 'lokale html-opslag'],
  anonymised: ['anoniem*', 'geanonimiseerd*'],
  startingWith: ['beginnend met', 'die beginnen met', 'begint met'],
  and: ['en', 'of'],
  andMore: ['enz', 'o.a.', 'onder andere', 'etc', 'bijvoorbeeld'],
  usesNone: ['gebruikt geen cookies', 'gebruiken geen cookies', 'plaatst geen cookies', 'plaatsen geen cookies', 'maakt geen gebruik van cookies', 'geen cookies geplaatst', 'geen cookies gebruikt'],
};
