import { defineLexicon, list, pairs } from '../define-lexicon.ts';

export default defineLexicon({
  language: 'cs',
  topic: list('soubory cookie, vaše soukromí, tvoje soukromí, váš souhlas, sledovací technologie'),
  topicHints: list(
    'soukromí, souhlas*, partner*, osobní údaje, osobní informace, osobních údajů, reklam*, analýz*, analytick*, statisti*, marketing*, sledování, personaliz*, nastavení, preferenc*, oprávněný zájem, služeb',
  ),
  measures: list('měřit návštěvnost, analyzovat návštěvnost, měření návštěvnosti, analýza návštěvnosti'),
  uses: list('shromažď*, zpracov*, použív*, využív*, souhlas*, ukládá*'),
  accept: [
    ...list(
      'přijmout, přijímám, přijmi, souhlasím, souhlasit, povolit, povoluji, akceptovat, akceptuji, přijmout vše, přijmout všechny, přijmout všechno, přijmout všechny cookies, přijmout všechny soubory cookie, přijmout cookies, přijímám vše, přijímám všechny, přijímám cookies, souhlasím se vším, souhlasím se všemi, souhlasím s cookies, souhlasit se vším, souhlasím a pokračovat, souhlasit a zavřít, přijmout a zavřít, přijmout a pokračovat, povolit vše, povolit všechny, povolit všechno, povolit všechny cookies, povolit všechny soubory cookie, povolit cookies, akceptovat vše, akceptovat všechny, akceptovat cookies, udělit souhlas, uděluji souhlas, vybrat vše, zapnout vše, aktivovat vše, schválit vše, potvrdit vše, souhlasím se všemi cookies, =super, =pokračovat na web, =dál, =přejít na web, =jasně, =samozřejmě, =fajn, =okej, =jo, =beru, ano přijmout vše, ano souhlasím se vším, ano všem, zapnout cookies',
    ),
    ...list('=ano, =rozumím, =pokračovat, =v pořádku, =dobře, =beru na vědomí, =jasně, =ano souhlasím, =chápu, =všechny'),
  ],
  reject: [
    ...list(
      'odmítnout, odmítám, odmítni, zamítnout, zakázat, nesouhlasím, nesouhlasit, nepovolit, nepovoluji, nepřijímám, nepřijmout, odmítnout vše, odmítnout všechny, odmítnout všechno, odmítnout všechny cookies, odmítnout všechny soubory cookie, odmítnout cookies, odmítnout volitelné, odmítnout nepovinné, odmítnout nepotřebné, odmítám vše, odmítám všechny, odmítám cookies, zamítnout vše, zakázat vše, zakázat všechny, zakázat všechny cookies, zakázat cookies, vypnout vše, blokovat vše, pokračovat bez souhlasu, pokračovat bez přijetí, pokračovat bez přijetí cookies, pokračovat bez cookies, zavřít bez souhlasu, bez souhlasu, bez přijetí, bez přijetí cookies, žádné cookies, =ne děkuji, nechci cookies, =přeskočit, =později, =možná později, =nikdy, =raději ne, =radši ne, =minimum, =nechci, =zakázat, jen to nejnutnější, pouze to nejnutnější, nejnutnější, bez cookies, bez sledování, nechci sledování, odmítnout ostatní, odmítnout zbytek, nedávám souhlas, neudělit souhlas, neuděluji souhlas, odmítnout souhlas, zrušit vše, odznačit vše, blokovat, blokovat cookies',
    ),
    ...pairs(
      'pouze, jen, jenom, přijmout pouze, přijmout jen, povolit pouze, povolit jen, souhlasím pouze s, použít pouze, používat pouze, akceptovat pouze',
      'nezbytné, nezbytné cookies, nezbytné soubory cookie, nutné, nutné cookies, nezbytně nutné, nezbytně nutné cookies, technické, technické cookies, technicky nutné, základní, povinné, nezbytnými, nutnými, to nezbytné',
    ),
    ...list(
      'přijmout nezbytné, povolit nezbytné, přijmout nutné, povolit nutné, =ne, =teď ne, =žádné, =nezbytné cookies, =nezbytně nutné, =nutné cookies',
    ),
  ],
  polite: list('děkuji, díky, prosím, pro mě'),
  withdraw: list('odvolat, odvolat souhlas, odvolat svůj souhlas, odvolávám souhlas, zrušit souhlas, odvolání souhlasu, vzít souhlas zpět'),
  settings: list(
    'nastavení, nastavení cookies, nastavení cookie, nastavení souborů cookie, nastavit, nastavit cookies, nastavit preference, podrobné nastavení, vlastní nastavení, upravit nastavení, změnit nastavení, spravovat, spravovat cookies, spravovat nastavení, spravovat preference, spravovat souhlas, správa cookies, přizpůsobit, přizpůsobit nastavení, přizpůsobit cookies, upravit, upravit preference, upravit cookies, vybrat, vybrat cookies, nechte mě vybrat, chci si vybrat, možnosti, více možností, další možnosti, předvolby, předvolby cookies, preference, zobrazit podrobnosti, zobrazit detaily, podrobnosti, zobrazit účely, moje volby, konfigurovat, nastavení soukromí, zvolit, individuální nastavení, =změnit, =zobrazit více, =pokročilé, =detaily, =podrobně, =vyberu si, chci vybrat, vyberu sám, vybrat si, vlastní výběr, vlastní volba, pokročilé nastavení, přejít do nastavení, detailní nastavení, zobrazit nastavení, zobrazit cookies',
  ),
  save: list(
    '=dokončit, =hotovo, uložit, uložit nastavení, uložit volby, uložit výběr, uložit můj výběr, uložit moje volby, uložit preference, uložit předvolby, uložit a zavřít, uložit změny, uložit a pokračovat, potvrdit, potvrdit výběr, potvrdit volby, potvrdit moje volby, potvrdit můj výběr, potvrdit nastavení, přijmout vybrané, přijmout výběr, přijmout zvolené, povolit vybrané, povolit výběr, povolit zvolené, souhlasím s vybranými, akceptovat vybrané, použít, =hotovo, =odeslat, =dokončit, =aktualizovat, uložit cookies, uložit souhlas, uložit vybrané, potvrdit preference, potvrdit vybrané, pokračovat s vybranými, pouze vybrané, jen vybrané, aktualizovat nastavení, použít nastavení, použít výběr, přijmout nastavení, uložit a přijmout',
  ),
  close: list('=zavřít, zavřít okno, zavřít lištu, zavřít upozornění, skrýt, =zpět'),
  policy: list(
    'zásady cookies, zásady používání cookies, zásady používání souborů cookie, zásady ochrany osobních údajů, ochrana osobních údajů, ochrana soukromí, více informací, další informace, zjistit více, dozvědět se více, číst více, o cookies, podmínky, naši partneři, seznam partnerů, více',
  ),
  pay: list('předplatit, předplatné, zaplatit, koupit, bez reklam'),
  necessary: list(
    'nezbytn*, nutn*, technick*, povinn*, vyžadován*, vždy aktivní, vždy aktivní, vždy zapnuto, vždy povoleno, vždy povolené, nelze vypnout, základní, vždy vyžadováno',
  ),
  selection: list('vybran*, výběr, zvolen*, moje volby, volby'),
  only: list('pouze, jen, jenom'),
  negations: list('ne, bez, nikdy, žádné'),
  decoys: list(
    'newsletter, novinky e mailem, sleva, slevový kód, přihlásit, přihlásit se, registrovat, heslo, 18 let, váš věk, plnoletý, datum narození, vyberte jazyk, zvolte jazyk, váš jazyk, vaše země, potřebujete pomoc, chat, naše aplikace, oznámení, dotazník',
  ),
});
