import { defineLexicon, list } from '../define-lexicon.ts';

export default defineLexicon({
  language: 'cy',
  topic: list('cwci, cwcis, gwci, gwcis, chwcis, nghwcis, eich preifatrwydd, eich cydsyniad, technolegau olrhain'),
  topicHints: list(
    'preifatrwydd, phreifatrwydd, breifatrwydd, cydsyni*, chydsyni*, gydsyni*, caniatâd, ganiatâd, partneriaid, phartneriaid, data personol, hysbyseb*, dadansoddeg, dadansoddi, ystadegau, marchnata, olrhain, gosodiadau, dewisiadau, buddiant dilys, gwella ein gwefan',
  ),
  uses: list('defnyddi*, ddefnyddi*, derbyn*, cydsyni*, storio, gosod'),
  accept: [
    ...list(
      'derbyn, derbyniaf, derbyn pob, derbyn y cyfan, derbyn popeth, derbyn pob un, derbyn cwcis, derbyn y cwcis, derbyn pob cwci, derbyn yr holl gwcis, derbyn cwcis ychwanegol, derbyn cwcis dewisol, derbyn cwcis dadansoddeg, derbyn a pharhau, derbyn a chau, rwy n derbyn, rwyf yn derbyn, dw i n derbyn, cytuno, cytunaf, rwy n cytuno, rwyf yn cytuno, dw i n cytuno, cytuno i bob cwci, cytuno a pharhau, caniatáu, caniatáu pob, caniatáu pob cwci, caniatáu cwcis, caniatáu r cyfan, caniatáu popeth, galluogi pob cwci, galluogi popeth, rwy n cydsynio, cydsynio, dewis popeth',
    ),
    ...list('=iawn, =deall, =rwy n deall, =dw i n deall, =parhau, =iawn deall, =o r gorau, =ydw'),
  ],
  reject: [
    ...list(
      'gwrthod, gwrthodaf, gwrthod pob, gwrthod y cyfan, gwrthod popeth, gwrthod pob un, gwrthod cwcis, gwrthod y cwcis, gwrthod pob cwci, gwrthod yr holl gwcis, gwrthod cwcis ychwanegol, gwrthod cwcis dewisol, gwrthod cwcis dadansoddeg, gwrthod a chau, rwy n gwrthod, dw i n gwrthod, peidio â derbyn, peidiwch â derbyn, ddim yn derbyn, anghytuno, nid wyf yn cytuno, dw i ddim yn cytuno, dim cwcis, parhau heb dderbyn, parhau heb gydsynio, analluogi pob cwci, analluogi popeth, =dim diolch, =nid nawr',
    ),
    ...list(
      'cwcis hanfodol yn unig, cwcis angenrheidiol yn unig, rhai hanfodol yn unig, hanfodol yn unig, angenrheidiol yn unig, dim ond cwcis hanfodol, dim ond cwcis angenrheidiol, dim ond rhai hanfodol, derbyn cwcis hanfodol yn unig, derbyn cwcis angenrheidiol yn unig, derbyn dim ond cwcis hanfodol, defnyddio cwcis hanfodol yn unig, caniatáu cwcis hanfodol yn unig',
    ),
  ],
  withdraw: list('tynnu cydsyniad yn ôl, tynnu fy nghydsyniad yn ôl, tynnu n ôl, dileu cydsyniad, dileu fy nghydsyniad'),
  settings: list(
    'gosodiadau, gosodiadau cwcis, gosodiadau r cwcis, gosodiadau preifatrwydd, newid gosodiadau, newid y gosodiadau, newid fy ngosodiadau, newid gosodiadau cwcis, newid eich gosodiadau cwcis, rheoli cwcis, rheoli gosodiadau, rheoli dewisiadau, rheoli fy newisiadau, dewisiadau, dewisiadau cwcis, dewis cwcis, dewis pa gwcis, gosod dewisiadau, gosod dewisiadau cwcis, mwy o ddewisiadau, addasu, personoli, gadael i mi ddewis, dangos manylion',
  ),
  save: list(
    'cadw, cadw gosodiadau, cadw r gosodiadau, cadw fy ngosodiadau, cadw newidiadau, cadw dewisiadau, cadw fy newisiadau, cadw fy newis, cadw a chau, cadw gosodiadau cwcis, cadarnhau, cadarnhau dewisiadau, cadarnhau fy newisiadau, derbyn y rhai a ddewiswyd, caniatáu r rhai a ddewiswyd',
  ),
  close: list('=cau, =cuddio, cuddio r neges, cuddio r neges hon, cuddio r neges cwcis, cau r neges'),
  policy: list(
    'polisi cwcis, ein polisi cwcis, polisi preifatrwydd, hysbysiad preifatrwydd, datganiad preifatrwydd, mwy o wybodaeth, rhagor o wybodaeth, dysgu mwy, darllen mwy, gweld cwcis, am gwcis, ynglŷn â chwcis, sut rydym yn defnyddio cwcis, telerau, diogelu data',
  ),
  pay: list('tanysgrifi*, talu, prynu, heb hysbysebion'),
  necessary: list('hanfodol, angenrheidiol, gwbl hanfodol, gwbl angenrheidiol, ymlaen bob amser, bob amser ymlaen, gweithredol bob amser'),
  selection: list('dewiswyd, detholiad, fy newis'),
  only: list('yn unig, dim ond'),
  negations: list('peidio, peidiwch, ddim, nid'),
  decoys: list(
    'cylchlythyr, gostyngiad, mewngofnodi, cofrestru, cyfrinair, 18 oed, dyddiad geni, dewiswch iaith, eich iaith, angen help, sgwrsio, ein ap, arolwg',
  ),
});
