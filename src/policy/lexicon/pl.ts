import type { PolicyLanguage } from './language.ts';

export const pl: PolicyLanguage = {
  tag: 'pl',
  common: ['na', 'sie', 'jest', 'nie', 'oraz', 'przez', 'ktore', 'dla', 'jak', 'lub', 'strony', 'moze', 'sa', 'ze', 'tych', 'pliki'],
  columns: {
    name: ['nazwa pliku cookie', 'nazwa cookie', 'nazwa ciasteczka', 'nazwa*', '=ciasteczko', '=plik cookie', '=pliki cookie', '=cookie', '=cookies'],
    provider: ['dostawca*', 'uslugodawca*', 'podmiot*', 'wydawca*', 'administrator', 'firma', '=usluga', '=zrodlo', 'dostawcy'],
    purpose: ['cel*', 'opis*', 'przeznaczenie', 'funkcja', 'zastosowanie', 'po co'],
    duration: ['okres przechowywania', 'czas przechowywania', 'okres waznosci', 'waznosc*', 'czas trwania', 'czas zycia', 'wygasa*', 'wygasniecie', 'data wygasniecia', 'okres', 'trwalosc'],
    category: ['kategoria', 'kategorie', 'grupa'],
    type: ['typ', 'rodzaj*'],
    party: ['wlasne lub zewnetrzne'],
    domain: ['domena', 'domeny', 'host'],
  },
  categories: {
    necessary: ['niezbedn*', 'konieczn*', 'techniczn*', 'wymagan*', 'podstawow*', 'zawsze aktywn*'],
    functional: ['funkcjonaln*', 'preferencj*', 'personaliz*'],
    statistics: ['statysty*', 'analitycz*', 'wydajnosc*', 'analityk*'],
    marketing: ['marketing*', 'reklam*', 'spolecznosciow*', 'sledzac*', 'targetuj*'],
    unknown: ['niesklasyfikowan*', 'nieskategoryzowan*', 'nieklasyfikowan*'],
  },
  negations: ['nie', 'bez', 'zadne', 'zadnych'],
  duration: {
    units: {
      second: ['sekunda', 'sekundy', 'sekund', 'sek'],
      minute: ['minuta', 'minuty', 'minut', 'minute'],
      hour: ['godzina', 'godziny', 'godzin', 'godz', 'godzine'],
      day: ['dzien', 'dni', 'dnia'],
      week: ['tydzien', 'tygodnie', 'tygodni', 'tygodnia'],
      month: ['miesiac', 'miesiace', 'miesiecy', 'miesiaca', 'mies'],
      year: ['rok', 'roku', 'lata', 'lat'],
    },
    numbers: [['jeden', 'jedna', 'jedno'], ['dwa', 'dwie'], ['trzy'], ['cztery'], ['piec'], ['szesc'], ['siedem'], ['osiem'], ['dziewiec'], ['dziesiec'], ['jedenascie'], ['dwanascie'], ['trzynascie']],
    session: ['sesja', 'sesji', 'sesyjn*', 'zamkniecia przegladarki', 'zamkniecie przegladarki', 'zamknieciu przegladarki'],
    persistent: ['staly', 'stale', 'trwaly', 'trwale', 'bezterminow*', 'nieograniczon*', 'nigdy', 'do usuniecia', 'do czasu usuniecia'],
  },
  party: {
    first: ['=wlasne', '=wlasny', 'wlasne pliki', 'pierwszej strony', '=wewnetrzne'],
    third: ['podmiotow trzecich', 'stron trzecich', 'strony trzeciej', '=zewnetrzne', '=zewnetrzny'],
  },
  storage: ['pamiec lokalna', 'pamieci lokalnej'],
  anonymised: ['anonimow*', 'zanonimizowan*'],
  startingWith: ['zaczynajace sie od', 'zaczynajacy sie od', 'rozpoczynajace sie od'],
  and: ['i', 'oraz', 'lub'],
  andMore: ['itp', 'itd', 'm.in', 'miedzy innymi', 'na przyklad', 'np'],
  usesNone: ['nie uzywa plikow cookie*', 'nie uzywamy plikow cookie*', 'nie korzysta z plikow cookie*', 'nie korzystamy z plikow cookie*', 'nie stosujemy plikow cookie*', 'nie wykorzystuje plikow cookie*'],
};
