import { defineLexicon, list, pairs } from '../define-lexicon.ts';

export default defineLexicon({
  language: 'nl',
  topic: list('uw privacy, je privacy, uw toestemming, jouw privacy, je toestemming'),
  topicHints: list(
    'privacy*, toestemming, partners, persoonsgegevens, persoonlijke gegevens, persoonlijke informatie, advertenties, analyse*, statistiek*, tracking, voorkeuren, gepersonaliseerde, surfgedrag, diensten, gerechtvaardigd belang',
  ),
  measures: list('bezoeken meten, bezoek meten, bezoeken analyseren, bezoeken tellen, webanalyse, web analyse'),
  uses: list('verzamel*, verwerk*, gebruik*, plaats*, maakt gebruik, accepte*, akkoord, toestemming, bewaar*, opslaan'),
  accept: [
    ...list(
      'accepteren, accepteer, aanvaarden, aanvaard, akkoord, toestaan, sta toe, goedkeuren, toestemmen, ik accepteer, ik ga akkoord, akkoord gaan, ja ik ga akkoord, alles accepteren, alle accepteren, accepteer alles, accepteer alle, accepteer alle cookies, alle cookies accepteren, cookies accepteren, accepteer cookies, alles aanvaarden, alle cookies aanvaarden, alles toestaan, alle cookies toestaan, sta alle cookies toe, sta alles toe, cookies toestaan, accepteren en doorgaan, accepteren en sluiten, akkoord en doorgaan, akkoord en sluiten, alles goedkeuren, dat is oké, alles selecteren, ja accepteren, toestemming geven, ik stem toe, alles inschakelen, =is goed, =dat is goed, =ik snap het, =ga door, =geen probleem, =mee eens, =ik ben het ermee eens, =eens, =oke, =top, =uitstekend, =natuurlijk, =ga verder, =naar de site, =snap ik, =vind ik goed, =vind ik prima, =duidelijk, =laat maar komen, ik stem in, instemmen, instemmen met alles, stem in, alles aanzetten, alle aanzetten, alles aanvinken, alles activeren, alle cookies gebruiken, ja tegen cookies, ja tegen alles, geef toestemming, ik geef toestemming, akkoord met alles, akkoord met alle cookies, ik vind het goed, cookies zijn prima',
    ),
    ...list('=ja, =prima, =begrepen, =ik begrijp het, =doorgaan, =verder, =goed, =ja graag, =helemaal goed, =oké'),
  ],
  reject: [
    ...list(
      'weigeren, weiger, afwijzen, wijs af, wijs alles af, alles weigeren, alle weigeren, weiger alles, weiger alle, weiger alle cookies, alle cookies weigeren, cookies weigeren, weiger cookies, alles afwijzen, alle cookies afwijzen, ik weiger, niet accepteren, niet akkoord, ik ga niet akkoord, niet toestaan, verwerpen, verbieden, alles uitschakelen, doorgaan zonder accepteren, doorgaan zonder te accepteren, verder zonder accepteren, verder zonder te accepteren, doorgaan zonder akkoord te gaan, zonder accepteren, zonder te accepteren, zonder toestemming, zonder cookies, geen cookies, liever niet, liever geen cookies, =nee bedankt, =nee dank je, niet noodzakelijke weigeren, optionele cookies weigeren, bezwaar maken, =strikt noodzakelijk, =nu niet, =niet nu, =minimaal, =het minimum, =overslaan, =later, =misschien later, =nooit, =blokkeren, =niet toestaan, =ik wil niet, =nee dank u, =alleen functioneel, alles blokkeren, alle blokkeren, alles uitzetten, alle uitzetten, alles uitvinken, minimale cookies, alleen minimale cookies, alleen het hoognodige, alleen wat nodig is, alleen nodige cookies, alleen nodig, ik wil geen cookies, geen tracking, zonder tracking, geen toestemming, geen toestemming geven, rest weigeren, cookies blokkeren, cookies uitschakelen, alleen technische cookies, technische cookies alleen, niet instemmen, ik stem niet in',
    ),
    ...pairs(
      'alleen, enkel, uitsluitend',
      'noodzakelijk, noodzakelijke, noodzakelijke cookies, noodzakelijke cookies accepteren, noodzakelijke accepteren, functionele, functionele cookies, essentiële, essentiële cookies, strikt noodzakelijk, strikt noodzakelijke, strikt noodzakelijke cookies, vereiste, basis, het noodzakelijke',
    ),
    ...list(
      'accepteer alleen noodzakelijke, accepteer alleen noodzakelijke cookies, noodzakelijke cookies accepteren, =nee, =niet nu, =geen, =noodzakelijke cookies',
    ),
  ],
  polite: list('bedankt, dank je, dank u, graag, alstublieft, alsjeblieft, voor mij, hoor, met alles'),
  withdraw: list(
    'intrekken, toestemming intrekken, mijn toestemming intrekken, trek toestemming in, trek mijn toestemming in, toestemming herroepen, keuze herzien',
  ),
  settings: list(
    'instellingen, cookie instellingen, cookies instellen, instellingen aanpassen, instellingen wijzigen, instellingen beheren, voorkeuren, voorkeuren aanpassen, voorkeuren instellen, voorkeuren beheren, voorkeuren wijzigen, cookievoorkeuren, cookie voorkeuren, cookie instellingen aanpassen, cookieinstellingen, aanpassen, personaliseer, personaliseren, beheren, beheer cookies, cookies beheren, beheer opties, opties, meer opties, kiezen, zelf kiezen, zelf instellen, laat me kiezen, configureren, details tonen, toon details, details weergeven, mijn keuzes, pas aan, stel in, zelf bepalen, cookies aanpassen, doeleinden tonen, privacy instellingen, privacyinstellingen, =kies zelf, =wijzigen, =wijzig, =bewerken, =meer, =meer tonen, =geavanceerd, =selecteren, =aangepast, =maatwerk, maak een keuze, maak je keuze, maak uw keuze, kies cookies, kies je cookies, kies uw cookies, kies voorkeuren, selecteer cookies, ik wil kiezen, ik kies zelf, ik bepaal zelf, bepaal zelf, cookie opties, geavanceerde instellingen, wijzig instellingen, wijzig voorkeuren, pas voorkeuren aan, pas instellingen aan, stel voorkeuren in, bekijk instellingen, bekijk voorkeuren, toon instellingen, instellingen tonen, instellingen bekijken, verander instellingen, cookies bekijken',
  ),
  save: list(
    '=voltooien, =klaar, =afronden, opslaan, bewaren, keuze opslaan, keuzes opslaan, mijn keuze opslaan, mijn keuzes opslaan, voorkeuren opslaan, instellingen opslaan, selectie opslaan, selectie accepteren, selectie toestaan, selectie bevestigen, geselecteerde accepteren, geselecteerde toestaan, geselecteerde cookies accepteren, opslaan en sluiten, opslaan en doorgaan, opslaan en afsluiten, bevestigen, bevestig, bevestig mijn keuzes, keuze bevestigen, mijn keuzes bevestigen, toepassen, wijzigingen opslaan, sla op, voorkeuren bewaren, bewaar voorkeuren, =verzenden, =klaar, =gereed, =versturen, =voltooien, =bijwerken, sla voorkeuren op, sla instellingen op, sla keuzes op, sla mijn keuze op, bewaar instellingen, bewaar mijn keuze, bewaar mijn keuzes, bewaar keuze, bewaar selectie, instellingen bewaren, keuze bewaren, keuzes bewaren, alleen geselecteerde, alleen geselecteerde cookies, instellingen accepteren, instellingen bevestigen, instellingen toepassen, voorkeuren accepteren, voorkeuren bevestigen, voorkeuren toepassen, doorgaan met selectie, doorgaan met mijn keuze, verder met selectie, verder met mijn keuze, bevestig keuze, bevestig keuzes, bevestig selectie, bevestig voorkeuren, pas toe, keuze toepassen, keuzes bevestigen, voorkeuren bijwerken, mijn voorkeuren bewaren, onthoud mijn keuze',
  ),
  close: list('=sluit, =sluiten, banner sluiten, venster sluiten, melding sluiten, verbergen, =terug, =ga terug'),
  policy: list(
    'cookiebeleid, cookie beleid, privacybeleid, privacyverklaring, cookieverklaring, cookie statement, privacy statement, meer informatie, meer info, lees meer, meer weten, meer lezen, voorwaarden, onze partners, over cookies, gegevensbescherming, disclaimer',
  ),
  pay: list('abonneren, abonneer, abonnement, betalen, betaal, kopen, zonder advertenties, lid worden'),
  necessary: list(
    'noodzakelijk*, vereist*, essentie*, functionele cookies, altijd actief, altijd aan, altijd ingeschakeld, verplicht*, kunnen niet worden uitgeschakeld, altijd nodig, strikt nodig, minimaal, cookies die nodig zijn',
  ),
  selection: list('selectie, geselecteerd*, gekozen, mijn keuze*, mijn voorkeuren'),
  only: list('alleen, enkel, uitsluitend, slechts'),
  negations: list('niet, geen, zonder, nooit, nee'),
  decoys: list(
    'nieuwsbrief, korting, kortingscode, aanmelden, inloggen, wachtwoord, 18 jaar, je leeftijd, uw leeftijd, geboortedatum, kies je taal, kies uw taal, uw land, hulp nodig, chat, onze app, meldingen, enquête',
  ),
});
