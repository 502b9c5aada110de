import { defineLexicon, list, pairs } from '../define-lexicon.ts';

export default defineLexicon({
  language: 'sl',
  topic: list('piškotk*, vaša zasebnost, vašo zasebnost, vaše soglasje, vašo privolitev, sledilne tehnologije'),
  topicHints: list(
    'osebne informacije, zasebnost*, soglasj*, privolit*, partner*, osebne podatke, osebnih podatkov, oglas*, analiz*, analitičn*, statisti*, trženj*, sledenj*, prilagod*, nastavitv*, storit*, zakoniti interes',
  ),
  uses: list('zbir*, obdel*, uporablja*, strinjate, soglaša*, shranjuj*'),
  accept: [
    ...list(
      'sprejmi, sprejmem, sprejemam, sprejeti, strinjam se, se strinjam, dovoli, dovolim, dovoljujem, omogoči vse, potrdi vse, sprejmi vse, sprejmem vse, sprejemam vse, sprejmi vse piškotke, sprejmem vse piškotke, sprejmi piškotke, sprejmem piškotke, sprejemam piškotke, strinjam se z vsemi, strinjam se z vsem, strinjam se s piškotki, dovoli vse, dovoli vse piškotke, dovolim vse, dovolim vse piškotke, dovoli piškotke, sprejmi in zapri, sprejmi in nadaljuj, soglašam, soglašam z vsemi, vklopi vse, izberi vse, privolim, dajem soglasje, =super, =seveda, =ni problema, =odlično, =na stran, =jasno, =prav, da za vse, da sprejmem, omogoči piškotke',
    ),
    ...list('=da, =v redu, =razumem, =nadaljuj, =razumel sem, =seveda, =da strinjam se, =vsi piškotki, =vredu'),
  ],
  reject: [
    ...list(
      'zavrni, zavrnem, zavračam, zavrniti, ne dovoli, ne dovolim, ne strinjam se, se ne strinjam, ne sprejmem, ne sprejmi, ne sprejemam, ne soglašam, prepovej, onemogoči vse, blokiraj, zavrni vse, zavrnem vse, zavračam vse, zavrni vse piškotke, zavrnem vse piškotke, zavrni piškotke, zavrnem piškotke, zavrni neobvezne, zavrni neobvezne piškotke, zavrni izbirne, ne dovoli vseh, izklopi vse, blokiraj vse, nadaljuj brez sprejetja, nadaljuj brez soglasja, nadaljuj brez privolitve, nadaljuj brez strinjanja, nadaljuj brez, brez sprejetja, brez soglasja, brez privolitve, brez piškotkov, =ne hvala, =preskoči, =kasneje, =morda kasneje, =nikoli, =minimum, =ne želim, =blokiraj, =raje ne, brez sledenja, ne želim piškotkov, zavrni ostale, samo najnujnejše, samo nujno, ne dajem soglasja',
    ),
    ...pairs(
      'samo, le, zgolj, sprejmi samo, sprejmi le, sprejmem samo, sprejmem le, dovoli samo, dovoli le, dovolim samo, uporabi samo, uporabi le',
      'nujne, nujne piškotke, nujni, nujni piškotki, nujno potrebne, nujno potrebni, nujno potrebne piškotke, potrebne, potrebne piškotke, obvezne, obvezne piškotke, obvezni, osnovne, tehnične',
    ),
    ...list('sprejmi nujne, sprejmi nujne piškotke, dovoli nujne, sprejmi potrebne, =ne, =ne zdaj, =nobenega, =nujni piškotki'),
  ],
  withdraw: list(
    'prekliči privolitev, preklic privolitve, prekličem privolitev, umakni soglasje, umik soglasja, prekliči soglasje, preklic soglasja',
  ),
  settings: list(
    'nastavitve, nastavitve piškotkov, nastavi, nastavi piškotke, spremeni nastavitve, upravljaj, upravljaj piškotke, upravljaj nastavitve, upravljaj soglasje, upravljanje piškotkov, upravljanje nastavitev, prilagodi, prilagodi nastavitve, prilagodi piškotke, prilagodi izbiro, izberi, izberi piškotke, dovoli mi izbiro, naj izberem, možnosti, več možnosti, več nastavitev, dodatne možnosti, prikaži podrobnosti, podrobnosti, prikaži namene, moje izbire, uredi, uredi nastavitve, uredi piškotke, personaliziraj, konfiguriraj, nastavitve zasebnosti, izbira piškotkov, po meri, =spremeni, =napredno, =podrobno, želim izbrati, izberi sam, napredne nastavitve, prikaži nastavitve, odpri nastavitve',
  ),
  save: list(
    'shrani, shrani nastavitve, shrani izbiro, shrani mojo izbiro, shrani moje izbire, shrani izbrane, shrani in zapri, shrani spremembe, shrani in nadaljuj, potrdi, potrdi izbiro, potrdi mojo izbiro, potrdi moje izbire, potrdi izbrane, sprejmi izbrane, sprejmem izbrane, sprejmi izbiro, dovoli izbrane, dovoli izbor, dovoli izbiro, dovolim izbrane, uporabi izbrane, uporabi, =končano, =pošlji, =zaključi, =posodobi, potrdi nastavitve, sprejmi nastavitve, uporabi nastavitve, nadaljuj z izbranimi, samo izbrane, posodobi nastavitve',
  ),
  close: list('=zapri, zapri okno, zapri obvestilo, skrij, =nazaj'),
  policy: list(
    'pravilnik o piškotkih, politika piškotkov, politika zasebnosti, pravilnik o zasebnosti, več informacij, več o piškotkih, o piškotkih, preberi več, preberite več, izvedite več, izvedi več, pogoji uporabe, naši partnerji, varstvo podatkov, varstvo osebnih podatkov, več',
  ),
  pay: list('naročnina, naroči se, plačaj, kupi, brez oglasov'),
  necessary: list(
    'nujn*, potreben, potrebn*, obvezn*, tehničn*, vedno aktivni, vedno aktivno, vedno aktiven, vedno vklopljeno, vedno vklopljeni, vedno omogočeno, vedno omogočeni, ni mogoče izklopiti, osnovni',
  ),
  selection: list('izbran*, izbiro, izbira, izbor, moje izbire'),
  only: list('samo, le, zgolj'),
  negations: list('ne, brez, nikoli, niso'),
  decoys: list(
    'licenco, licenca, licence, pogoji uporabe podatkov, e novice, novičke, prijava na novice, popust, koda za popust, prijava v račun, prijavi se, registracija, geslo, 18 let, vaša starost, polnoleten, datum rojstva, izberite jezik, vaš jezik, vaša država, potrebujete pomoč, klepet, naša aplikacija, obvestila, anketa',
  ),
});
