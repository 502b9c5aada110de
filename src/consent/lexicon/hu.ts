import { defineLexicon, list, pairs } from '../define-lexicon.ts';

export default defineLexicon({
  language: 'hu',
  topic: list('süti*, sütik*, az ön adatvédelme, adatvédelmi beállítás*, az ön hozzájárulása, hozzájárulásodat, nyomkövető technológi*'),
  topicHints: list(
    'személyes információ*, adatvédel*, hozzájárul*, partner*, személyes adat*, hirdetés*, reklám*, elemz*, analitik*, statisztik*, marketing*, nyomkövet*, személyre szab*, beállítás*, szolgáltatás*, jogos érdek, magánszfér*',
  ),
  measures: list('látogatások mérése, látogatottság mérése, látogatottsági statisztika'),
  uses: list('gyűjt*, feldolgoz*, kezel*, használ*, alkalmaz*, elfogad*, hozzájárul*, tárol*'),
  accept: [
    ...list(
      'elfogad, fogadja el, fogadjon el, fogadd el, fogadj el, fogadjon el mindent, fogadja el mindet, fogadja el mind, fogadj el mindent, fogadd el mindet, fogadja el az összeset, fogadja el az összes sütit, fogadja el a sütiket, elfogadom, elfogadás, elfogadja, elfogadása, engedélyez, engedélyezem, engedélyezés, engedélyezése, hozzájárulok, beleegyezem, egyetértek, megengedem, összes elfogadása, mind elfogadása, mindent elfogad, mindet elfogad, mindent elfogadok, mindet elfogadom, mindent elfogadom, elfogadom mindet, elfogadom mindent, elfogadom az összeset, az összes elfogadása, összes süti elfogadása, minden süti elfogadása, az összes süti elfogadása, sütik elfogadása, elfogadom a sütiket, elfogadom a cookie kat, minden cookie elfogadása, összes cookie elfogadása, mind elfogad, összes engedélyezése, mindent engedélyez, mindet engedélyezem, az összes engedélyezése, összes süti engedélyezése, minden süti engedélyezése, elfogadom és bezárom, elfogadom és folytatom, összes kijelölése, fogadj el mindent, =rendben van, =jó, =oké, =tovább, =tovább az oldalra, =persze, =természetesen, =jöhet, =mehet, =szuper, =egyetértek, igen mindet, igen elfogadom, jöhetnek a sütik',
    ),
    ...list('=igen, =rendben, =értem, =megértettem, =folytatás, =oké, =tovább, =jól van, =mindet, =tudomásul veszem'),
  ],
  reject: [
    ...list(
      'elutasít, elutasítom, elutasítás, elutasítása, letiltás, letiltom, megtagad, megtagadom, nem fogadom el, nem engedélyezem, nem járulok hozzá, nem egyezem bele, nem értek egyet, tiltás, összes elutasítása, mind elutasítása, mindent elutasít, mindet elutasít, mindent elutasítok, mindet elutasítom, az összes elutasítása, összes süti elutasítása, minden süti elutasítása, sütik elutasítása, elutasítom a sütiket, elutasítom mindet, elutasítom az összeset, opcionális sütik elutasítása, minden opcionális cookie elutasítása, nem szükséges sütik elutasítása, összes letiltása, mindent letilt, elutasít minden, folytatás elfogadás nélkül, továbblépés elfogadás nélkül, folytatás hozzájárulás nélkül, elfogadás nélkül, hozzájárulás nélkül, sütik nélkül, =nem köszönöm, =visszautasítás, =visszautasítom, =később, =talán később, =soha, =kihagyás, =inkább nem, =minimum, =nem kérem, =nem szeretném, =letiltás, =tiltás, visszautasít, összes visszautasítása, csak ami szükséges, csak ami feltétlenül szükséges, nem kérek sütiket, folytatás sütik nélkül, sütik letiltása, minimális sütik, többi elutasítása, követés nélkül, a többi elutasítása',
    ),
    ...pairs(
      'csak, kizárólag, elfogadom csak',
      'a szükséges, a szükségesek, a szükséges sütik, a szükségeseket, szükséges, szükségesek, szükséges sütik, szükséges cookie k, az elengedhetetlen, az elengedhetetlenek, elengedhetetlen sütik, a feltétlenül szükséges, a feltétlenül szükségesek, a feltétlenül szükséges sütik, a kötelező, kötelező sütik, a kötelezők, a legszükségesebbek, a funkcionális',
    ),
    ...list(
      'csak a szükségesek elfogadása, csak a szükséges sütik elfogadása, csak a szükségesek engedélyezése, csak a szükségeseket fogadom el, szükséges sütik elfogadása, szükségesek elfogadása, =nem, =most nem, =egyiket sem, =szükséges sütik',
    ),
  ],
  polite: list('köszönöm, köszi, kérem, nekem'),
  withdraw: list(
    'visszavonás, visszavonom, hozzájárulás visszavonása, hozzájárulásom visszavonása, visszavonom a hozzájárulásomat, visszavonom a hozzájárulást',
  ),
  settings: list(
    'beállítások, süti beállítások, sütibeállítások, cookie beállítások, beállítások módosítása, beállítások kezelése, beállítások megváltoztatása, beállítások testreszabása, kezelés, sütik kezelése, cookie k kezelése, preferenciák kezelése, hozzájárulás kezelése, testreszabás, testreszabom, személyre szabás, személyre szabom, testre szabom, választás, sütik kiválasztása, választok, hadd válasszak, lehetőségek, további lehetőségek, opciók, további opciók, részletek, részletek megjelenítése, részletes beállítások, célok megjelenítése, preferenciák, konfigurálás, konfigurálni, konfigurálja a cookie kat, egyéni beállítások, módosítás, adatvédelmi beállítások, beállítom, további beállítások, =módosítom, =több, =továbbiak, =haladó, =részletesen, =választok, magam választok, hadd döntsek, süti választás, speciális beállítások, sütik testreszabása, beállítások megnyitása, beállítások megtekintése',
  ),
  save: list(
    '=befejezés, =befejezem, =kész, mentés, mentem, beállítások mentése, beállítások elmentése, választás mentése, kiválasztás mentése, választásom mentése, kijelöltek mentése, mentés és bezárás, mentés és kilépés, mentés és folytatás, módosítások mentése, preferenciák mentése, megerősítés, megerősítem, választás megerősítése, választásaim megerősítése, kiválasztottak elfogadása, kijelöltek elfogadása, kiválasztás elfogadása, a kiválasztottak elfogadása, kiválasztottat elfogad, kijelöltek engedélyezése, kiválasztottak engedélyezése, kiválasztás engedélyezése, alkalmaz, alkalmazás, jóváhagyás, =kész, =küldés, =elküldés, =frissítés, =rögzítés, beállítások megerősítése, beállítások elfogadása, beállítások alkalmazása, folytatás a kiválasztottakkal, csak a kiválasztottak, beállítások frissítése, választás alkalmazása, választásaim mentése, választások mentése, döntés mentése',
  ),
  close: list('=bezár, =bezárás, =bezárom, ablak bezárása, sáv bezárása, elrejtés, =vissza'),
  policy: list(
    'süti szabályzat, sütiszabályzat, cookie szabályzat, cookie tájékoztató, süti tájékoztató, adatvédelmi szabályzat, adatvédelmi tájékoztató, adatvédelmi irányelvek, adatvédelmi nyilatkozat, adatkezelési tájékoztató, további információ, további információk, bővebben, tudjon meg többet, több információ, részletesebben, partnereink, felhasználási feltételek, adatvédelem',
  ),
  pay: list('előfizet, előfizetek, előfizetés, fizetés, vásárlás, reklámmentes, hirdetésmentes'),
  necessary: list(
    'szükség*, elengedhetetlen*, kötelező*, nélkülözhetetlen*, mindig aktív, mindig bekapcsolva, mindig engedélyezve, nem kapcsolható ki, nem tilthatók le, legszükségesebb*, alapvető*',
  ),
  selection: list('kiválaszt*, kijelölt*, választás, választásaim, választásom'),
  only: list('csak, kizárólag'),
  negations: list('nem, ne, nélkül, soha, sem'),
  decoys: list(
    'hírlevél, kedvezmény, kuponkód, bejelentkezés, belépés, regisztráció, jelszó, 18 év, elmúltam 18, életkor, születési dátum, válasszon nyelvet, nyelv kiválasztása, segíthetünk, csevegés, alkalmazásunk, értesítések, kérdőív',
  ),
});
