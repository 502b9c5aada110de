import { defineLexicon, list } from '../define-lexicon.ts';

export default defineLexicon({
  language: 'mt',
  topic: list('il privatezza tiegħek, il kunsens tiegħek, teknoloġiji ta traċċar, kukis'),
  topicHints: list(
    'privatezza, kunsens, sħab, imsieħba, data personali, dejta personali, reklamar, reklami, analiżi, analitiċi, statistika, statistiċi, kummerċjalizzazzjoni, traċċar, preferenzi, servizzi, settings, interess leġittimu',
  ),
  uses: list('juża*, tuża, nużaw, naqblu, taqbel, taċċetta'),
  accept: [
    ...list(
      'aċċetta, naċċetta, naqbel, ippermetti, nippermetti, agħti kunsens, aċċetta kollox, aċċetta kollha, aċċettahom kollha, aċċetta l cookies, aċċetta l cookies kollha, aċċetta cookies, aċċetta l kukis, aċċetta l kukis kollha, naċċetta kollox, naċċetta l cookies, naċċetta l cookies kollha, naċċettahom kollha, ippermetti kollox, ippermetti kollha, ippermetti l cookies kollha, ippermetti l cookies, naqbel ma kollox, naqbel ma kollha, aċċetta u agħlaq, aċċetta u kompli, agħżel kollox, ixgħel kollox, =perfett, =ovvjament, =l ebda problema, =mela, =orrajt, iva għal kollox, iva naċċetta',
    ),
    ...list('=iva, =tajjeb, =fhimt, =kompli, =nifhem, =sewwa, =kollha'),
  ],
  reject: [
    ...list(
      'irrifjuta, nirrifjuta, irrifjutahom, iċħad, niċħad, ma naċċettax, ma naqbilx, taċċettax, tippermettix, irrifjuta kollox, irrifjuta kollha, irrifjutahom kollha, irrifjuta l cookies, irrifjuta l cookies kollha, irrifjuta cookies, irrifjuta l kukis kollha, nirrifjuta kollox, nirrifjuta l cookies, nirrifjuta l cookies kollha, iċħad kollox, iċħad kollha, iċħad il cookies kollha, iċħad il cookies, itfi kollox, kompli mingħajr ma taċċetta, kompli mingħajr ma naċċetta, kompli mingħajr kunsens, mingħajr ma taċċetta, mingħajr kunsens, mingħajr cookies, =le grazzi, =aktar tard, =qatt, =aqbeż, =aħjar le, =minimu, =ma rridx, =ibblokka, mingħajr traċċar, ma rridx cookies, irrifjuta l bqija',
    ),
    ...list(
      'neċessarji biss, dawk neċessarji biss, cookies neċessarji biss, il cookies neċessarji biss, aċċetta biss dawk neċessarji, aċċetta biss il cookies neċessarji, aċċetta dawk neċessarji biss, aċċetta l cookies neċessarji biss, uża biss cookies neċessarji, essenzjali biss, dawk essenzjali biss, cookies essenzjali biss, aċċetta biss dawk essenzjali, strettament neċessarji biss, biss dawk neċessarji, biss cookies neċessarji, biss il cookies neċessarji, ippermetti biss dawk neċessarji, =le, =mhux issa, =xejn',
    ),
  ],
  withdraw: list('irtira l kunsens, irtira l kunsens tiegħi, irtirar tal kunsens'),
  settings: list(
    'settings tal cookies, is settings tal cookies, issettjar, issettjar tal cookies, ibdel is settings, ibdel l issettjar, immaniġġja, immaniġġja l cookies, immaniġġja l preferenzi, immaniġġja l għażliet, immaniġġa, immaniġġa l cookies, ġestixxi, ġestixxi l cookies, ġestixxi l preferenzi, ippersonalizza, personalizza, preferenzi, preferenzi tal cookies, il preferenzi tal cookies, għażliet, aktar għażliet, iktar għażliet, l għażliet tiegħi, agħżel, agħżel il cookies, ħallini nagħżel, ikkonfigura, uri d dettalji, dettalji, konfigurazzjoni',
  ),
  save: list(
    'issejvja, issejvja l preferenzi, issejvja l għażliet, issejvja l għażliet tiegħi, issejvja s settings, issejvja u agħlaq, issejvja l issettjar, ħażen, aħżen, aħżen il preferenzi, erfa, ikkonferma, ikkonferma l għażliet, ikkonferma l għażliet tiegħi, ikkonferma l għażla, ikkonferma l preferenzi, aċċetta l magħżula, aċċetta dawk magħżula, aċċetta l għażla, ippermetti l għażla, ippermetti dawk magħżula, applika',
  ),
  close: list('=agħlaq, agħlaq it tieqa, aħbi, =lura'),
  policy: list(
    'politika tal cookies, il politika tal cookies, politika dwar il cookies, politika tal privatezza, politika ta privatezza, avviż ta privatezza, avviż dwar il cookies, aktar informazzjoni, iktar informazzjoni, sir af aktar, sir af iktar, aqra aktar, aqra iktar, dwar il cookies, termini u kundizzjonijiet, is sħab tagħna, protezzjoni tad data',
  ),
  pay: list('abbona, abbonament, ħallas, ixtri, mingħajr reklami'),
  necessary: list(
    'neċessarj*, essenzjal*, obbligatorj*, meħtieġ*, dejjem attivi, dejjem attiv, dejjem mixgħul, dejjem mixgħula, ma jistgħux jintfew',
  ),
  selection: list('magħżul*, għażla, l għażla, għażliet, l għażliet'),
  only: list('biss'),
  negations: list('ma, mhux, mingħajr, qatt, le'),
  decoys: list(
    'newsletter, skont, kodiċi ta skont, idħol, illoggja, irreġistra, password, 18 il sena, l età tiegħek, data tat twelid, agħżel il lingwa, il lingwa tiegħek, għandek bżonn għajnuna, chat, l app tagħna, notifiki, stħarriġ',
  ),
});
