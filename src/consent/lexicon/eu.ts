import { defineLexicon, list } from '../define-lexicon.ts';

export default defineLexicon({
  language: 'eu',
  topic: list('cookieak, cookieen, cookie fitxategi*, zure pribatutasuna, zure baimena, zure adostasuna, jarraipen teknologi*'),
  topicHints: list(
    'pribatutasun*, baimen*, adostasun*, bazkide*, datu pertsonal*, publizitate*, iragarki*, analisi*, analitik*, estatistik*, marketin*, jarraipen*, pertsonalizat*, hobespen*, ezarpen*, zerbitzu*, nabigazio*, interes legitimo',
  ),
  uses: list('erabiltzen, erabil*, onartzen, onartu'),
  accept: [
    ...list(
      'onartu, onartzen dut, onartzen ditut, onartzea, ados nago, baimendu, baimentzen dut, baimena eman, utzi, onartu denak, onartu guztiak, onartu dena, onartu guztia, denak onartu, guztiak onartu, dena onartu, guztia onartu, onartu cookieak, cookieak onartu, onartu cookie guztiak, cookie guztiak onartu, cookie guztiak onartzen ditut, onartzen ditut cookieak, guztiak onartzen ditut, denak onartzen ditut, baimendu denak, baimendu guztiak, denak baimendu, guztiak baimendu, cookie guztiak baimendu, baimendu cookie guztiak, baimendu cookieak, onartu eta itxi, onartu eta jarraitu, aukeratu denak, hautatu guztiak, denak hautatu, aktibatu denak, gaitu guztiak, =primeran, =noski, =arazorik ez, =ongi, =oso ondo, =webgunera, bai guztiei, bai onartzen dut',
    ),
    ...list('=bai, =ados, =ulertuta, =ulertu dut, =jarraitu, =ulertzen dut, =aurrera, =denak, =guztiak'),
  ],
  reject: [
    ...list(
      'baztertu, baztertzen ditut, ukatu, errefusatu, ez onartu, ez ditut onartzen, ez dut onartzen, ez nago ados, ez baimendu, baztertu denak, baztertu guztiak, baztertu dena, denak baztertu, guztiak baztertu, dena baztertu, guztia baztertu, baztertu cookieak, cookieak baztertu, baztertu cookie guztiak, cookie guztiak baztertu, baztertu aukerakoak, ukatu denak, ukatu guztiak, denak ukatu, guztiak ukatu, cookie guztiak ukatu, ukatu cookieak, errefusatu denak, errefusatu guztiak, guztiak errefusatu, denak errefusatu, cookieak errefusatu, desgaitu guztiak, desaktibatu denak, blokeatu denak, jarraitu onartu gabe, onartu gabe jarraitu, jarraitu baimenik gabe, onartu gabe, baimenik gabe, cookierik gabe, =ez eskerrik asko, =ez mila esker, =geroago, =inoiz ez, =saltatu, =hobe ez, =gutxienekoa, =ez dut nahi, =blokeatu, jarraipenik gabe, ez dut cookierik nahi, gainerakoak baztertu, beharrezkoa bakarrik, ez dut baimenik ematen',
    ),
    ...list(
      'beharrezkoak bakarrik, beharrezkoak soilik, beharrezko cookieak bakarrik, beharrezko cookieak soilik, bakarrik beharrezkoak, soilik beharrezkoak, soilik beharrezko cookieak, bakarrik beharrezko cookieak, onartu beharrezkoak bakarrik, onartu beharrezkoak soilik, onartu soilik beharrezkoak, onartu bakarrik beharrezkoak, onartu beharrezkoak, beharrezkoak onartu, beharrezkoak bakarrik onartu, beharrezkoak soilik onartu, beharrezko cookieak bakarrik onartu, onartu beharrezko cookieak bakarrik, ezinbestekoak bakarrik, ezinbestekoak soilik, ezinbesteko cookieak soilik, ezinbesteko cookieak bakarrik, onartu ezinbestekoak bakarrik, baimendu beharrezkoak soilik, teknikoak soilik, teknikoak bakarrik, =ez, =orain ez, =bat ere ez, =beharrezko cookieak',
    ),
  ],
  withdraw: list(
    'baimena kendu, kendu baimena, nire baimena kendu, adostasuna kendu, kendu adostasuna, baimena atzera bota, adostasuna atzera bota',
  ),
  settings: list(
    'ezarpenak, cookieen ezarpenak, cookie ezarpenak, ezarpenak aldatu, ezarpenak kudeatu, aldatu ezarpenak, konfiguratu, konfigurazioa, cookieen konfigurazioa, cookieak konfiguratu, konfiguratu cookieak, kudeatu, kudeatu cookieak, cookieak kudeatu, cookieen kudeaketa, kudeatu hobespenak, hobespenak kudeatu, hobespenak, cookieen hobespenak, lehentasunak, pertsonalizatu, egokitu, aukerak, aukera gehiago, beste aukera batzuk, aukeratu, hautatu, aukeratu cookieak, utzi aukeratzen, erakutsi xehetasunak, ikusi xehetasunak, xehetasunak, helburuak erakutsi, nire aukerak, doitu, pribatutasun ezarpenak',
  ),
  save: list(
    'gorde, gorde hobespenak, hobespenak gorde, gorde ezarpenak, ezarpenak gorde, gorde aukerak, aukerak gorde, gorde hautaketa, hautaketa gorde, aukeraketa gorde, gorde aukeraketa, gorde nire aukerak, nire aukerak gorde, gorde eta itxi, gorde aldaketak, gorde konfigurazioa, konfigurazioa gorde, berretsi, berretsi aukerak, berretsi hautaketa, berretsi nire aukerak, hautaketa berretsi, aukerak berretsi, onartu hautatutakoak, hautatutakoak onartu, onartu hautaketa, onartu aukeratutakoak, aukeratutakoak onartu, hautaketa onartu, baimendu hautaketa, baimendu hautatutakoak, aplikatu, bidali',
  ),
  close: list('=itxi, leihoa itxi, oharra itxi, ezkutatu, =atzera'),
  policy: list(
    'cookieen politika, cookie politika, cookie en politika, pribatutasun politika, lege oharra, informazio gehiago, gehiago jakin, irakurri gehiago, gehiago irakurri, gehiago, cookieei buruz, erabilera baldintzak, gure bazkideak, datuen babesa',
  ),
  pay: list('harpidetu, harpidetza, ordaindu, erosi, publizitaterik gabe, iragarkirik gabe'),
  necessary: list(
    'beharrezko*, ezinbesteko*, derrigorrezko*, nahitaezko*, beti aktibo, beti aktibatuta, beti gaituta, teknikoak, ezin dira desgaitu, ezin dira desaktibatu',
  ),
  selection: list('hautatutako*, hautaketa, aukeratutako*, aukeraketa, nire aukerak'),
  only: list('bakarrik, soilik'),
  negations: list('ez, gabe, inoiz, bat ere'),
  decoys: list(
    'buletina, newsletter, deskontua, deskontu kodea, saioa hasi, hasi saioa, erregistratu, pasahitza, 18 urte, zure adina, adinez nagusi, jaioteguna, aukeratu hizkuntza, zure hizkuntza, laguntza behar, txata, gure aplikazioa, jakinarazpenak, inkesta',
  ),
});
