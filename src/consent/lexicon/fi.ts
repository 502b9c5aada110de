import { defineLexicon, list, pairs } from '../define-lexicon.ts';

export default defineLexicon({
  language: 'fi',
  topic: list('eväste*, evästei*, yksityisyytesi, yksityisyyttäsi, suostumuksesi, seurantatekniik*'),
  topicHints: list(
    'henkilökohtais*, tietosuoja*, yksityisyy*, suostumu*, kumppan*, henkilötie*, mainon*, mainok*, analytiik*, tilasto*, kohdenn*, seuran*, asetuk*, palvelu*, oikeutettu etu',
  ),
  measures: list('mitata käyntejä, analysoida käyntejä, kävijätilasto, kävijämittaus'),
  uses: list('kerä*, käsittel*, käyt*, hyödynn*, tallen*, hyväksy*, suostu*'),
  accept: [
    ...list(
      'hyväksy, hyväksyn, hyväksyä, salli, sallin, suostun, hyväksy kaikki, hyväksyä kaikki, hyväksyn kaikki, hyväksy kaikki evästeet, hyväksyn kaikki evästeet, hyväksy evästeet, hyväksyn evästeet, hyväksy ja sulje, hyväksy ja jatka, salli kaikki, salli kaikki evästeet, salli evästeet, sallin kaikki, sallin kaikki evästeet, anna suostumus, annan suostumukseni, suostun kaikkiin, valitse kaikki, ota kaikki käyttöön, aktivoi kaikki, kaikki evästeet, käy, =sopii, =se sopii, =sopii minulle, =ok selvä, =hienoa, =jatka sivustolle, =tietysti, =ei haittaa, =hyvä, =käy hyvin, kyllä kaikille, hyväksyn kaiken, salli seuranta',
    ),
    ...list('=kyllä, =selvä, =ymmärrän, =jatka, =ymmärretty, =joo, =kaikki, =kyllä kiitos, =okei'),
  ],
  reject: [
    ...list(
      'hylkää, hylkään, kiellä, kieltäydy, kieltäydyn, estä, torju, hylkää kaikki, hylkään kaikki, hylkää kaikki evästeet, hylkää evästeet, hylkää valinnaiset, hylkää valinnaiset evästeet, hylkää ei välttämättömät, kiellä kaikki, kiellä kaikki evästeet, kiellä evästeet, kiellä valinnaiset, kieltäydy kaikista, estä kaikki, estä evästeet, en hyväksy, en salli, en suostu, älä hyväksy, älä salli, poista kaikki käytöstä, jatka hyväksymättä, jatka ilman hyväksyntää, jatka ilman suostumusta, jatka ilman evästeitä, jatka ilman, hyväksymättä, ilman suostumusta, ilman hyväksyntää, ilman evästeitä, ei evästeitä, =ei kiitos, =ohita, =myöhemmin, =ehkä myöhemmin, =ei koskaan, =mieluummin ei, =en halua, =vähintään, en halua evästeitä, vain välttämättömin, vain tarpeellinen, vain pakollinen, hylkää loput, kieltäydyn evästeistä, kieltäydy evästeistä, älä käytä evästeitä, poista käytöstä, poista kaikki valinnat, salli pakolliset',
    ),
    ...pairs(
      'vain, ainoastaan, hyväksy vain, hyväksyn vain, salli vain, sallin vain, käytä vain, hyväksy ainoastaan',
      'välttämättömät, välttämättömät evästeet, välttämättömiä, välttämättömiä evästeitä, pakolliset, pakolliset evästeet, pakollisia, tarpeelliset, tarpeelliset evästeet, toiminnalliset, tekniset',
    ),
    ...list(
      'hyväksy välttämättömät, hyväksy välttämättömät evästeet, salli välttämättömät, vain välttämätön, =ei, =ei nyt, =ei mitään, =välttämättömät evästeet',
    ),
  ],
  polite: list('kiitos, minulle'),
  withdraw: list('peruuta suostumus, peru suostumus, peruuta suostumukseni, perun suostumukseni, peruutan suostumukseni'),
  settings: list(
    'asetukset, evästeasetukset, evästeiden asetukset, muuta asetuksia, muokkaa asetuksia, hallitse, hallitse asetuksia, hallitse evästeitä, hallinnoi, hallinnoi evästeitä, hallitse suostumusta, hallitse valintoja, mukauta, muokkaa, muokkaa valintoja, muokkaa evästeasetuksia, mukauta asetuksia, valitse, valitse evästeet, valitse itse, anna minun valita, vaihtoehdot, lisää vaihtoehtoja, lisäasetukset, näytä tiedot, näytä asetukset, näytä tarkoitukset, konfiguroida, määritä, määritä evästeet, personoi, omat valinnat, tietosuoja asetukset, tietosuoja-asetukset, yksityisyysasetukset, muuta evästeasetuksia, avaa asetukset, =muuta, =lisää, =näytä lisää, =tiedot, =yksityiskohdat, haluan valita, valitsen itse, näytä yksityiskohdat, muuta valintoja, tarkenna, asetuksiin, avaa evästeasetukset, evästevalinnat',
  ),
  save: list(
    '=valmis, tallenna, tallenna asetukset, tallenna valinnat, tallenna valinta, tallenna valintani, tallenna ja sulje, tallenna ja jatka, tallenna muutokset, tallenna omat valinnat, vahvista, vahvista valinnat, vahvista valintani, vahvista valinta, hyväksy valitut, hyväksy valitut evästeet, hyväksy valinnat, hyväksy valinta, salli valitut, salli valinta, salli valinnat, käytä valittuja, käytä asetuksia, =valmis, =lähetä, =päivitä, =käytä, vahvista asetukset, hyväksy asetukset, jatka valituilla, vain valitut, päivitä asetukset, päivitä valinnat, tallenna evästeasetukset, hyväksyn valitut, sallin valitut',
  ),
  close: list('=sulje, sulje ikkuna, sulje ilmoitus, sulje banneri, piilota, =takaisin'),
  policy: list(
    'evästekäytäntö, evästekäytännöt, evästeseloste, tietosuojaseloste, tietosuojakäytäntö, tietosuoja, lue lisää, lisätietoja, lisätietoa, tietoa evästeistä, käyttöehdot, kumppanimme, lisätiedot',
  ),
  pay: list('tilaa, tilaus, tilaajaksi, maksa, osta, ilman mainoksia'),
  necessary: list(
    'välttämätön, välttämättöm*, pakolli*, tarpeelli*, aina aktiivinen, aina aktiiviset, aina käytössä, aina päällä, vaaditaan, vaadittu, vaaditut, ei voi poistaa käytöstä, tekniset',
  ),
  selection: list('valitut, valittu, valinnat, valinta, valintani, valituille'),
  only: list('vain, ainoastaan'),
  negations: list('ei, en, älä, ilman, emme'),
  decoys: list(
    'uutiskirje, alennus, alennuskoodi, kirjaudu, kirjaudu sisään, rekisteröidy, salasana, 18 vuotta, ikäsi, täysi ikäinen, syntymäaika, valitse kieli, kielesi, maasi, tarvitsetko apua, chat, sovelluksemme, ilmoitukset, kysely',
  ),
});
