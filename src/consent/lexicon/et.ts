import { defineLexicon, list, pairs } from '../define-lexicon.ts';

export default defineLexicon({
  language: 'et',
  topic: list('küpsis*, teie privaatsus, sinu privaatsus, teie nõusolek, sinu nõusolek, jälgimistehnoloogia*'),
  topicHints: list(
    'isiklik*, privaatsus*, nõusolek*, partner*, isikuandme*, reklaam*, analüüs*, analüütik*, statistik*, turundus*, jälgimi*, eelistus*, isikupärast*, seaded, teenus*, õigustatud huvi',
  ),
  uses: list('kogu*, töötle*, kasuta*, salvesta*, nõustu*'),
  accept: [
    ...list(
      'nõustu, nõustun, luban, luba, aktsepteeri, aktsepteerin, nõustu kõigiga, nõustun kõigiga, nõustu kõikidega, nõustun kõikidega, nõustu kõigi küpsistega, nõustun kõigi küpsistega, nõustu küpsistega, nõustun küpsistega, nõustu kõigi rakendustega, luba kõik, luban kõik, luba kõik küpsised, luban kõik küpsised, luba küpsised, aktsepteeri kõik, aktsepteeri kõik küpsised, aktsepteeri küpsised, nõustu ja sulge, nõustu ja jätka, olen nõus, annan nõusoleku, vali kõik, lülita kõik sisse, =super, =muidugi, =pole probleemi, =sobib, =edasi, =edasi lehele, jah kõigile, jah nõustun, lülita küpsised sisse',
    ),
    ...list('=jah, =sain aru, =selge, =jätka, =mõistan, =jätkan, =hästi, =kõik'),
  ],
  reject: [
    ...list(
      'keeldu, keeldun, keela, keelan, lükka tagasi, lükkan tagasi, ei nõustu, ma ei nõustu, ei ole nõus, pole nõus, ei luba, ära luba, ära nõustu, keeldu kõigist, keeldun kõigist, keeldu kõikidest, keela kõik, keelan kõik, keela kõik küpsised, keela kõik rakendused, keela küpsised, keeldu küpsistest, keeldun küpsistest, keeldu valikulistest, lükka kõik tagasi, lükka küpsised tagasi, lükka tagasi kõik, blokeeri kõik, loobu, loobun, jätka nõustumata, jätka ilma nõusolekuta, jätka ilma, ilma nõusolekuta, ilma nõustumata, nõustumata, ilma küpsisteta, =ei aitäh, =ei tänan, =hiljem, =võib olla hiljem, =mitte kunagi, =jäta vahele, =pigem mitte, =miinimum, =ei soovi, =blokeeri, ilma jälgimiseta, ma ei soovi küpsiseid, keeldu ülejäänutest, ainult hädavajalik, ainult vajalik, ei anna nõusolekut',
    ),
    ...pairs(
      'ainult, üksnes, vaid, luba ainult, luban ainult, nõustu ainult, nõustun ainult, aktsepteeri ainult, kasuta ainult',
      'vajalikud, vajalikud küpsised, vajalike, vajalike küpsistega, vajalikega, hädavajalikud, hädavajalikud küpsised, hädavajalikke, kohustuslikud, kohustuslikud küpsised, vajalikke, vajalikke küpsiseid, funktsionaalsed',
    ),
    ...list('luba vajalikud, luba vajalikud küpsised, nõustu vajalikega, =ei, =mitte praegu, =vajalikud küpsised'),
  ],
  withdraw: list('võta nõusolek tagasi, võtan nõusoleku tagasi, tühista nõusolek, tühistan nõusoleku, nõusoleku tagasivõtmine'),
  settings: list(
    'seaded, sätted, küpsiste seaded, küpsiste sätted, küpsiseseaded, muuda seadeid, halda, halda küpsiseid, halda seadeid, halda eelistusi, halda nõusolekut, kohanda, kohanda seadeid, kohanda valikuid, eelistused, küpsiste eelistused, vali, valin ise, vali küpsised, lase mul valida, valikud, rohkem valikuid, seadistada, seadista, seadistada küpsiseid, seadista küpsiseid, näita üksikasju, kuva üksikasjad, üksikasjad, isikupärasta, minu valikud, privaatsusseaded, muuda eelistusi, täpsemad seaded, =muuda, =rohkem, =täpsemalt, soovin valida, täpsemad valikud, näita seadeid, ava seaded',
  ),
  save: list(
    'salvesta, salvesta seaded, salvesta valik, salvesta valikud, salvesta minu valikud, salvesta eelistused, salvesta ja sulge, salvesta muudatused, kinnita, kinnita valik, kinnita valikud, kinnita minu valikud, nõustu valitutega, nõustun valitutega, luba valitud, luba valik, luban valitud, aktsepteeri valitud, rakenda, =valmis, =saada, =lõpeta, =uuenda, kinnita seaded, nõustu seadetega, rakenda seaded, jätka valitutega, ainult valitud, uuenda eelistusi',
  ),
  close: list('=sulge, sulge aken, sulge teade, sulge bänner, peida, =tagasi'),
  policy: list(
    'küpsiste poliitika, küpsisepoliitika, küpsiste kasutamise tingimused, privaatsuspoliitika, privaatsustingimused, loe lisaks, loe edasi, rohkem infot, lisainfo, lisateave, rohkem teavet, loe rohkem, tingimused, andmekaitse, andmekaitsetingimused',
  ),
  pay: list('telli, tellimus, maksa, osta, reklaamivaba, ilma reklaamita'),
  necessary: list(
    'vajalik*, hädavajalik*, kohustuslik*, alati aktiivne, alati aktiivsed, alati sees, alati lubatud, nõutav*, ei saa välja lülitada, ei saa keelata',
  ),
  selection: list('valitud, valitutega, valik, valikud, minu valikud'),
  only: list('ainult, üksnes, vaid'),
  negations: list('ei, ära, ilma, mitte'),
  decoys: list(
    'uudiskiri, uudiskirja, allahindlus, sooduskood, logi sisse, registreeru, parool, 18 aastat, teie vanus, sinu vanus, sünniaeg, vali keel, teie keel, teie riik, vajad abi, vajate abi, vestlus, meie rakendus, teavitused, küsitlus',
  ),
});
