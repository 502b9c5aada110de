import { defineLexicon, list, pairs } from '../define-lexicon.ts';

export default defineLexicon({
  language: 'is',
  topic: list('vafrakök*, vafrakak*, fótspor, persónuvernd þín, samþykki þitt'),
  topicHints: list(
    'persónuvernd*, samþykki*, persónuupplýsing*, samstarfsaðil*, auglýsing*, greining*, tölfræði*, markaðs*, rekja, stillingar, þjónust*, vefmæling*',
  ),
  uses: list('nota*, notar, notum, notkun, samþykk*, vista*'),
  accept: [
    ...list(
      'samþykkja, samþykki, samþykkja allt, samþykkja alla, samþykkja allar, samþykkja öll, samþykkja allar vafrakökur, samþykkja vafrakökur, samþykkja allar kökur, samþykkja kökur, ég samþykki, ég samþykki allt, leyfa, leyfa allt, leyfa allar, leyfa allar vafrakökur, leyfa vafrakökur, leyfa allar kökur, heimila, heimila allt, heimila allar, samþykkja og loka, samþykkja og halda áfram, virkja allt, velja allt, =frábært, =auðvitað, =ekkert mál, =fínt, =áfram á vef, já við öllum, kveikja á öllum',
    ),
    ...list('=já, =já takk, =í lagi, =ég skil, =skil, =halda áfram, =áfram, =allt í lagi'),
  ],
  reject: [
    ...list(
      'hafna, hafna öllu, hafna öllum, hafna allt, hafna vafrakökum, hafna öllum vafrakökum, hafna kökum, hafna öllum kökum, hafna valkvæðum, neita, neita öllu, neita öllum, synja, ekki samþykkja, ég samþykki ekki, samþykki ekki, leyfa ekki, ekki leyfa, afþakka, afþakka allt, banna, banna allt, loka á allt, halda áfram án samþykkis, halda áfram án þess að samþykkja, án samþykkis, án þess að samþykkja, engar vafrakökur, engar kökur, =nei takk, =sleppa, =seinna, =kannski seinna, =aldrei, =helst ekki, =lágmark, =vil ekki, án rakningar, vil ekki vafrakökur, hafna öðrum, aðeins það nauðsynlega, bara nauðsynlegar, gef ekki samþykki',
    ),
    ...pairs(
      'aðeins, bara, eingöngu, einungis, samþykkja aðeins, samþykkja bara, samþykkja eingöngu, leyfa aðeins, leyfa eingöngu, nota aðeins',
      'nauðsynlegar, nauðsynlegar vafrakökur, nauðsynlegar kökur, nauðsynlegt, nauðsynleg, þær nauðsynlegu, það nauðsynlega, nauðsynlegu',
    ),
    ...list(
      'samþykkja nauðsynlegar, leyfa nauðsynlegar, samþykkja nauðsynlegar vafrakökur, =nei, =ekki núna, =engar, =nauðsynlegar vafrakökur',
    ),
  ],
  withdraw: list('afturkalla, afturkalla samþykki, afturkalla samþykki mitt, draga samþykki til baka'),
  settings: list(
    'stillingar, vafrakökustillingar, stillingar fyrir vafrakökur, stillingar á vafrakökum, kökustillingar, breyta stillingum, stilla, stilla vafrakökur, sérsníða, sérsníða stillingar, aðlaga, velja, velja vafrakökur, leyfðu mér að velja, valkostir, fleiri valkostir, stjórna vafrakökum, stjórna stillingum, sýna nánar, skoða stillingar, nánari stillingar, kjörstillingar, umsjón með vafrakökum, persónuverndarstillingar',
  ),
  save: list(
    'vista, vista stillingar, vista val, vista valið, vista mitt val, vista og loka, vista breytingar, vista mínar stillingar, staðfesta, staðfesta val, staðfesta valið, staðfesta mitt val, samþykkja valdar, samþykkja valið, samþykkja valið, leyfa valdar, leyfa valið, samþykkja val, geyma',
  ),
  close: list('=loka, loka glugga, loka borða, fela, =til baka'),
  policy: list(
    'persónuverndarstefna, vafrakökustefna, stefna um vafrakökur, nánar, lesa meira, frekari upplýsingar, meiri upplýsingar, nánari upplýsingar, um vafrakökur, skilmálar, sjá nánar',
  ),
  pay: list('áskrift, gerast áskrifandi, greiða, borga, kaupa, án auglýsinga'),
  necessary: list(
    'nauðsynleg*, alltaf virkar, alltaf virkt, alltaf virk, alltaf virkur, alltaf kveikt, ávallt virkar, skylda, skyldu, ekki er hægt að slökkva',
  ),
  selection: list('valdar, valið, val, valin, mitt val'),
  only: list('aðeins, bara, eingöngu, einungis'),
  negations: list('ekki, án, aldrei, engar, nei'),
  decoys: list(
    'fréttabréf, póstlisti, afsláttur, afsláttarkóði, innskráning, skrá inn, skráðu þig, lykilorð, 18 ára, aldur þinn, fæðingardagur, veldu tungumál, þitt tungumál, þarftu aðstoð, spjall, netspjall, appið okkar, tilkynningar, könnun',
  ),
});
