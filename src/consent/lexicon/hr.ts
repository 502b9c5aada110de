import { defineLexicon, list, pairs } from '../define-lexicon.ts';

export default defineLexicon({
  language: 'hr',
  topic: list('kolačić*, vaša privatnost, vašu privatnost, vaš pristanak, vašu privolu, tehnologije praćenja'),
  topicHints: list(
    'osobne informacije, privatnost*, pristan*, privol*, suglasnost*, partner*, osobne podatke, osobne informacije, osobnih podataka, oglas*, analiz*, analitičk*, statisti*, marketin*, praćenj*, prilago*, postavk*, uslug*, legitimni interes',
  ),
  uses: list('prikuplj*, obrađ*, koristi*, upotreb*, slažete, pristaj*, prihvaća*'),
  accept: [
    ...list(
      'prihvati, prihvaćam, prihvatiti, slažem se, pristajem, dopusti, dopuštam, dozvoli, dozvoljavam, omogući sve, prihvati sve, prihvaćam sve, prihvati sve kolačiće, prihvaćam sve kolačiće, prihvati kolačiće, prihvaćam kolačiće, prihvatite sve, prihvatite sve kolačiće, slažem se sa svim, slažem se sa svima, dopusti sve, dopusti sve kolačiće, dopusti kolačiće, dozvoli sve, dozvoli sve kolačiće, dozvoli kolačiće, prihvati i zatvori, prihvati i nastavi, prihvaćam i nastavljam, odaberi sve, uključi sve, dajem privolu, dajem pristanak, suglasan sam, =super, =naravno, =nema problema, =odlično, =na stranicu, =vrijedi, =jasno, da za sve, da prihvaćam, omogući kolačiće',
    ),
    ...list('=da, =u redu, =razumijem, =nastavi, =shvaćam, =može, =da slažem se, =svi kolačići'),
  ],
  reject: [
    ...list(
      'odbij, odbijam, odbiti, odbaci, zanijeci, zabrani, ne prihvaćam, ne prihvati, ne slažem se, ne pristajem, ne dopusti, ne dopuštam, ne dozvoli, ne dozvoljavam, odbij sve, odbijam sve, odbij sve kolačiće, odbijam sve kolačiće, odbij kolačiće, odbijam kolačiće, odbij neobavezne, odbij neobavezne kolačiće, odbij nepotrebne, odbaci sve, zabrani sve, onemogući sve, isključi sve, blokiraj sve, nastavi bez prihvaćanja, nastavi bez pristanka, nastavi bez privole, nastavi bez kolačića, bez prihvaćanja, bez pristanka, bez privole, bez kolačića, =ne hvala, =preskoči, =kasnije, =možda kasnije, =nikad, =minimum, =ne želim, =blokiraj, =radije ne, bez praćenja, ne želim kolačiće, odbij ostale, samo ono nužno, samo najnužnije, ne dajem pristanak, ne dajem privolu, nastavi bez',
    ),
    ...pairs(
      'samo, isključivo, prihvati samo, prihvaćam samo, dopusti samo, dozvoli samo, koristi samo',
      'nužne, nužne kolačiće, nužni, nužni kolačići, neophodne, neophodne kolačiće, neophodni, neophodni kolačići, nužno potrebne, obavezne, obavezne kolačiće, obavezni, potrebne, tehničke, osnovne, strogo nužni, strogo nužne',
    ),
    ...list(
      'prihvati nužne, prihvati nužne kolačiće, prihvaćam nužne, dopusti nužne, prihvati neophodne, =ne, =ne sada, =nijedan, =nužni kolačići',
    ),
  ],
  withdraw: list(
    'povuci privolu, povucite privolu, povuci pristanak, povucite pristanak, povlačim privolu, povlačenje privole, opozovi privolu, opoziv privole',
  ),
  settings: list(
    'postavke, postavke kolačića, promijeni postavke, izmijeni postavke, upravljaj, upravljaj kolačićima, upravljaj postavkama, upravljajte postavkama, upravljaj pristankom, upravljanje kolačićima, prilagodi, prilagodi postavke, prilagodi kolačiće, prilagodi odabir, odaberi, odaberi kolačiće, dopusti mi odabir, želim odabrati, opcije, više opcija, ostale opcije, mogućnosti, prikaži detalje, prikaži pojedinosti, detalji, pojedinosti, prikaži svrhe, moj odabir, moji izbori, uredi, uredi postavke, personaliziraj, konfiguriraj, postavke privatnosti, izbornik kolačića, preferencije, =promijeni, =više, =napredno, =detaljno, odaberi sam, napredne postavke, prikaži postavke, otvori postavke, promijeni odabir',
  ),
  save: list(
    'spremi, spremi postavke, spremi odabir, spremi moj odabir, spremi izbor, spremi moje izbore, spremi i zatvori, spremi promjene, spremi i nastavi, spremi odabrano, sačuvaj, sačuvaj postavke, potvrdi, potvrdi odabir, potvrdi moj odabir, potvrdi izbor, potvrdi moje izbore, prihvati odabrane, prihvati odabrano, prihvaćam odabrane, prihvati odabir, dopusti odabrane, dopusti odabir, dozvoli odabrane, dozvoli odabir, primijeni, =gotovo, =pošalji, =završi, =ažuriraj, potvrdi postavke, prihvati postavke, primijeni postavke, nastavi s odabranim, samo odabrane, ažuriraj postavke, ažuriraj odabir',
  ),
  close: list('=zatvori, zatvori prozor, zatvori obavijest, sakrij, =natrag'),
  policy: list(
    'pravila o kolačićima, politika kolačića, politika privatnosti, pravila privatnosti, izjava o privatnosti, više informacija, saznaj više, saznajte više, pročitaj više, pročitajte više, o kolačićima, uvjeti korištenja, naši partneri, zaštita podataka, zaštita osobnih podataka',
  ),
  pay: list('pretplati se, pretplata, pretplatu, plati, kupi, bez oglasa'),
  necessary: list(
    'nužn*, neophodn*, obavezn*, potrebn*, tehničk*, uvijek aktivno, uvijek aktivni, uvijek aktivan, uvijek uključeno, uvijek uključeni, uvijek omogućeno, obvezn*, ne mogu se isključiti, ne može se isključiti',
  ),
  selection: list('odabran*, odabir, izbor, izabran*, moje izbore'),
  only: list('samo, isključivo'),
  negations: list('ne, bez, nikada, nisu'),
  decoys: list(
    'newsletter, bilten, popust, kod za popust, prijavi se, prijava, registriraj se, lozinka, 18 godina, vaša dob, punoljetan, datum rođenja, odaberite jezik, vaš jezik, vaša država, trebate pomoć, chat, naša aplikacija, obavijesti, anketa',
  ),
});
