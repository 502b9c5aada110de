import { defineLexicon, list } from '../define-lexicon.ts';

export default defineLexicon({
  language: 'ga',
  topic: list('fianán, fianáin, fhianán, fhianáin, bhfianán, bhfianáin, do phríobháideachas, do thoiliú, teicneolaíochtaí rianaithe'),
  topicHints: list(
    'príobháid*, phríobháid*, toiliú, thoiliú, comhpháirtí*, sonraí pearsanta, fógraíocht*, anailís*, staidreamh, margaíocht*, rianú, socruithe, seirbhís*, roghanna, leas dlisteanach',
  ),
  uses: list('úsáid*, nglac*, toil*'),
  accept: [
    ...list(
      'glac, glacaim, glac leis, glac leo, aontaím, aontaigh, ceadaigh, ceadaím, toilím, glac le gach, glac le gach ceann, glac leis na fianáin, glac le fianáin, glac le gach fianán, glac leis na fianáin go léir, glac leo go léir, glac leo uile, glac le huile, glacaim le gach fianán, glacaim leis, glacaim leo, glacaim leis na fianáin, ceadaigh gach, ceadaigh gach fianán, ceadaigh gach ceann, ceadaigh fianáin, ceadaigh iad uile, ceadaigh uile, aontaím leis, aontaím le gach ceann, glac agus lean ar aghaidh, glac agus dún, roghnaigh uile, roghnaigh gach ceann, =go breá, =cinnte, =gan fadhb, =ar aghaidh, =iontach',
    ),
    ...list('=ceart go leor, =tuigim, =lean ar aghaidh, =tá go maith, =maith go leor, =tá sin ceart go leor'),
  ],
  reject: [
    ...list(
      'diúltaigh, diúltaím, diúltaigh do, ná glac, ní ghlacaim, ní aontaím, ná ceadaigh, ní cheadaím, dícheadaigh, diúltaigh do gach, diúltaigh do gach ceann, diúltaigh do gach fianán, diúltaigh do fhianáin, diúltaigh do na fianáin, diúltaigh dóibh, diúltaigh dóibh uile, diúltaigh dóibh go léir, diúltaigh uile, diúltaím do gach ceann, diúltaím do gach fianán, diúltaím do fhianáin, diúltaím dóibh, diúltaigh d fhianáin roghnacha, lean ar aghaidh gan glacadh, lean ar aghaidh gan toiliú, lean ort gan glacadh, gan glacadh, gan toiliú, gan fianáin, =níos déanaí, =ná bac leis, =choíche, =íosmhéid, =níl uaim, =bac, gan rianú, níl fianáin uaim, diúltaigh don chuid eile',
    ),
    ...list(
      'fianáin riachtanacha amháin, fianáin riachtanacha amhain, riachtanach amháin, riachtanacha amháin, glac le fianáin riachtanacha amháin, glac le fianáin riachtanacha, glac leis na fianáin riachtanacha amháin, glac leis na cinn riachtanacha amháin, úsáid fianáin riachtanacha amháin, ceadaigh fianáin riachtanacha amháin, ceadaigh riachtanach amháin, na cinn riachtanacha amháin, glac le riachtanacha amháin, =ní ghlacaim leo, =ní anois, =ceann ar bith',
    ),
  ],
  withdraw: list('tarraing siar toiliú, tarraing siar mo thoiliú, aistarraing toiliú, cúlghair toiliú, cúlghair mo thoiliú'),
  settings: list(
    'socruithe, socruithe fianán, socruithe na bhfianán, socruithe fianáin, athraigh socruithe, athraigh na socruithe, bainistigh, bainistigh fianáin, bainistigh socruithe, bainistigh roghanna, bainistigh do roghanna, bainistigh sainroghanna, bainistiú fianán, saincheap, saincheap socruithe, roghanna, roghanna fianán, tuilleadh roghanna, níos mó roghanna, roghnaigh, roghnaigh fianáin, lig dom roghnú, cumraigh, sainroghanna, sainroghanna fianán, taispeáin sonraí, mo roghanna, pearsantaigh, socruithe príobháideachais',
  ),
  save: list(
    'sábháil, sábháil socruithe, sábháil roghanna, sábháil mo roghanna, sábháil sainroghanna, sábháil agus dún, sábháil na socruithe, sábháil mo rogha, deimhnigh, deimhnigh roghanna, deimhnigh mo roghanna, glac leis an rogha, glac leis na cinn roghnaithe, ceadaigh an rogha, ceadaigh roghnaithe, cuir i bhfeidhm',
  ),
  close: list('=dún, dún an fhuinneog, folaigh, =ar ais'),
  policy: list(
    'beartas fianán, beartas na bhfianán, beartas príobháideachais, polasaí fianán, polasaí príobháideachais, ráiteas príobháideachais, tuilleadh eolais, tuilleadh faisnéise, breis eolais, níos mó eolais, léigh tuilleadh, faoi fhianáin, maidir le fianáin, téarmaí, cosaint sonraí, ár gcomhpháirtithe',
  ),
  pay: list('síntiús, liostáil le haghaidh síntiúis, íoc, ceannaigh, gan fógraí'),
  necessary: list(
    'riachtana*, éigeantach*, gníomhach i gcónaí, i gcónaí gníomhach, i gcónaí ar siúl, ar siúl i gcónaí, fíor riachtanach, ní féidir iad a mhúchadh',
  ),
  selection: list('roghnaithe, rogha, an rogha, mo roghanna'),
  only: list('amháin'),
  negations: list('ná, ní, gan, níl'),
  decoys: list(
    'nuachtlitir, lascaine, logáil isteach, sínigh isteach, cláraigh, pasfhocal, 18 mbliana, d aois, dáta breithe, roghnaigh teanga, do theanga, cabhair uait, comhrá, ár n aip, fógraí brú, suirbhé',
  ),
});
