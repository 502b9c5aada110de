import { defineLexicon, list, pairs } from '../define-lexicon.ts';

export default defineLexicon({
  language: 'sk',
  topic: list('súbory cookie, vaše súkromie, váš súhlas, sledovacie technológie'),
  topicHints: list(
    'súkromi*, súhlas*, partner*, osobné údaje, osobné informácie, osobných údajov, reklam*, analýz*, analytick*, štatisti*, marketing*, sledovani*, personaliz*, nastaveni*, preferenci*, oprávnený záujem, služieb',
  ),
  measures: list('merať návštevnosť, analyzovať návštevnosť, meranie návštevnosti'),
  uses: list('zhromažď*, spracov*, spracúv*, používa*, využíva*, súhlas*, ukladá*'),
  accept: [
    ...list(
      'prijať, prijímam, akceptovať, akceptujem, súhlasím, súhlasiť, povoliť, povoľujem, prijať všetko, prijať všetky, prijať všetky cookies, prijať všetky súbory cookie, prijať cookies, prijímam všetky, akceptovať všetko, akceptovať všetky, akceptovať všetky cookies, akceptovať cookies, akceptujem všetky, súhlasím so všetkým, súhlasím so všetkými, súhlasím s cookies, súhlasiť so všetkým, povoliť všetko, povoliť všetky, povoliť všetky cookies, povoliť všetky súbory cookie, povoľte všetky súbory cookie, povoliť cookies, prijať a zavrieť, prijať a pokračovať, súhlasím a pokračovať, udeliť súhlas, udeľujem súhlas, vybrať všetko, zapnúť všetky, aktivovať všetko, =super, =samozrejme, =žiadny problém, =na web, =jasné, =v poriadku, =fajn, áno všetkým, áno súhlasím so všetkým, zapnúť cookies',
    ),
    ...list('=áno, =rozumiem, =pokračovať, =v poriadku, =dobre, =áno súhlasím, =beriem na vedomie, =jasné, =všetky'),
  ],
  reject: [
    ...list(
      'odmietnuť, odmietam, zamietnuť, zakázať, nesúhlasím, nesúhlasiť, nepovoliť, neprijať, neprijímam, odmietnuť všetko, odmietnuť všetky, odmietnuť všetky cookies, odmietnuť všetky súbory cookie, odmietnuť cookies, odmietnuť voliteľné, odmietnuť nepovinné, odmietam všetky, odmietam všetko, odmietam cookies, zamietnuť všetko, zamietnuť všetky, zakázať všetko, zakázať všetky, zakázať všetky cookies, vypnúť všetky, blokovať všetky, pokračovať bez súhlasu, pokračovať bez prijatia, pokračovať bez cookies, bez súhlasu, bez prijatia, zavrieť bez súhlasu, žiadne cookies, =nie ďakujem, =preskočiť, =neskôr, =možno neskôr, =nikdy, =minimum, =nechcem, =blokovať, =radšej nie, bez sledovania, bez cookies, nechcem cookies, odmietnuť ostatné, len to najnutnejšie, iba to najnutnejšie, nedávam súhlas, neudeliť súhlas, zrušiť všetko',
    ),
    ...pairs(
      'iba, len, prijať iba, prijať len, povoliť iba, povoliť len, súhlasím iba s, súhlasím len s, použiť iba, používať len, akceptovať iba, akceptovať len',
      'nevyhnutné, nevyhnutné cookies, nevyhnutné súbory cookie, nutné, potrebné, potrebné cookies, nevyhnutne potrebné, technické, základné, povinné, nevyhnutnými, potrebnými',
    ),
    ...list('prijať nevyhnutné, povoliť nevyhnutné, prijať potrebné, =nie, =teraz nie, =žiadne, =nevyhnutné cookies'),
  ],
  withdraw: list('odvolať, odvolať súhlas, odvolať svoj súhlas, odvolávam súhlas, zrušiť súhlas, odvolanie súhlasu, stiahnuť súhlas'),
  settings: list(
    'nastavenia, nastavenie, nastavenia cookies, nastavenie cookies, nastavenia súborov cookie, nastaviť, nastaviť cookies, podrobné nastavenia, vlastné nastavenia, upraviť nastavenia, zmeniť nastavenia, spravovať, spravovať cookies, spravovať nastavenia, spravovať preferencie, spravovať súhlas, správa cookies, prispôsobiť, prispôsobiť nastavenia, prispôsobiť cookies, upraviť, upraviť preferencie, vybrať, vybrať cookies, chcem si vybrať, možnosti, viac možností, ďalšie možnosti, predvoľby, preferencie, zobraziť podrobnosti, zobraziť detaily, podrobnosti, zobraziť účely, moje voľby, konfigurovať, zvoliť, individuálne nastavenia, =zmeniť, =pokročilé, =detaily, vyberiem si, vlastný výber, pokročilé nastavenia, zobraziť nastavenia, zobraziť cookies',
  ),
  save: list(
    '=dokončiť, =hotovo, uložiť, uložiť nastavenia, uložiť nastavenie, uložiť voľby, uložiť výber, uložiť môj výber, uložiť moje voľby, uložiť preferencie, uložiť predvoľby, uložiť a zavrieť, uložiť zmeny, potvrdiť, potvrdiť výber, potvrdiť voľby, potvrdiť moje voľby, potvrdiť môj výber, prijať vybrané, prijať výber, povoliť vybrané, povoliť výber, akceptovať vybrané, súhlasím s vybranými, použiť, =hotovo, =odoslať, =dokončiť, =aktualizovať, potvrdiť nastavenia, prijať nastavenia, použiť nastavenia, pokračovať s vybranými, iba vybrané, len vybrané, aktualizovať nastavenia, uložiť súhlas',
  ),
  close: list('=zatvoriť, =zavrieť, zatvoriť okno, zavrieť okno, zatvoriť lištu, skryť, =späť'),
  policy: list(
    'zásady cookies, zásady používania cookies, zásady používania súborov cookie, zásady ochrany osobných údajov, ochrana osobných údajov, ochrana súkromia, viac informácií, ďalšie informácie, zistiť viac, dozvedieť sa viac, čítať viac, o cookies, podmienky, naši partneri, viac',
  ),
  pay: list('predplatiť, predplatné, zaplatiť, kúpiť, bez reklám'),
  necessary: list(
    'nevyhnutn*, nutn*, potrebn*, technick*, povinn*, vyžadovan*, vždy aktívne, vždy aktívny, vždy zapnuté, vždy povolené, nie je možné vypnúť, nemožno vypnúť, základné',
  ),
  selection: list('vybran*, výber, zvolen*, moje voľby, voľby'),
  only: list('iba, len'),
  negations: list('nie, bez, nikdy, žiadne'),
  decoys: list(
    'newsletter, novinky e mailom, zľava, zľavový kód, prihlásiť, prihlásiť sa, registrovať, heslo, 18 rokov, váš vek, dátum narodenia, vyberte jazyk, zvoľte jazyk, váš jazyk, vaša krajina, potrebujete pomoc, chat, naša aplikácia, upozornenia, dotazník',
  ),
});
