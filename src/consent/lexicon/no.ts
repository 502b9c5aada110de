import { defineLexicon, list, pairs } from '../define-lexicon.ts';

export default defineLexicon({
  language: 'no',
  topic: list(
    'informasjonskapsl*, informasjonskapsel, kapslar, ditt personvern, personvernet ditt, ditt samtykke, samtykket ditt, sporingsteknologi*',
  ),
  topicHints: list(
    'personlige opplysninger, personlig informasjon, personlige opplysningar, personvern*, samtykk*, partner*, personopplysninger, personopplysningar, annonse*, reklame, markedsføring*, analyse*, statistikk*, sporing, tilpass*, innstillinger, innstillingar, tjenester, berettiget interesse',
  ),
  measures: list('måle besøk, analysere besøk, webanalyse, besøksstatistikk'),
  uses: list('samler, samle, behandl*, bruk*, nytt*, benytt*, aksepter*, godtar, godtek, samtykk*, lagr*'),
  accept: [
    ...list(
      'godta, godtar, godtek, aksepter, akseptere, aksepterer, tillat, tillate, godkjenn, samtykk, samtykker, jeg godtar, jeg aksepterer, jeg samtykker, eg godtek, eg samtykkjer, godta alle, godta alt, godta alle informasjonskapsler, godta alle informasjonskapslar, godta alle cookies, godta informasjonskapsler, godta cookies, godta og lukk, godta og fortsett, aksepter alle, aksepter alt, aksepter alle informasjonskapsler, aksepter alle cookies, tillat alle, tillat alt, tillat alle informasjonskapsler, tillat alle cookies, godkjenn alle, samtykk til alle, gi samtykke, velg alle, aktiver alle, vel alle, ja til alle, enig, =det er fint, =fint, =helt greit, =gå videre, =videre, =ok for meg, =selvfølgelig, =klart, =supert, =til nettstedet, =det går bra, ja til alle informasjonskapsler, ja til cookies, ja til informasjonskapsler, slå på alle, ok til alle',
    ),
    ...list('=ja, =ja takk, =jeg forstår, =forstått, =fortsett, =det er greit, =greit, =den er grei, =alle, =eg forstår, =hald fram'),
  ],
  reject: [
    ...list(
      'avvis, avslå, avslår, nekt, avvis alle, avvis alt, avvis alle informasjonskapsler, avvis informasjonskapsler, avvis cookies, avvis valgfrie, avvis valfrie, avslå alle, avslå alt, avslå alle valgfrie, nekt alle, nekt alt, nekt alle informasjonskapsler, ikke tillat, ikkje tillat, ikke godta, godta ikke, godtar ikke, aksepterer ikke, samtykker ikke, jeg godtar ikke, deaktiver alle, slå av alle, blokker alle, fortsett uten å godta, fortsett uten å akseptere, fortsett uten samtykke, uten å godta, uten å akseptere, uten samtykke, utan samtykke, utan å godta, hald fram utan å godta, ingen informasjonskapsler, ingen cookies, =nei takk, =hopp over, =senere, =kanskje senere, =aldri, =helst ikke, =blokker, =minimum, =det nødvendige, =jeg avslår, nei til cookies, nei til alle, nei til informasjonskapsler, uten cookies, uten informasjonskapsler, fortsett uten informasjonskapsler, fortsett uten cookies, jeg vil ikke, jeg vil ikke ha, slå av, jeg samtykker ikke, avvis resten, bare det nødvendige, bare det aller nødvendigste, kun det aller nødvendigste, ok til nødvendige, tillat nødvendige informasjonskapsler',
    ),
    ...pairs(
      'kun, bare, berre, godta kun, godta bare, godta berre, tillat kun, tillat bare, tillat berre, aksepter kun, aksepter bare, bruk kun, bruk bare',
      'nødvendige, nødvendige informasjonskapsler, nødvendige informasjonskapslar, nødvendige cookies, strengt nødvendige, det nødvendige, de nødvendige, dei nødvendige, funksjonelle, påkrevde, teknisk nødvendige',
    ),
    ...list(
      'godta nødvendige, godta nødvendige informasjonskapsler, tillat nødvendige, aksepter nødvendige, =nei, =ikke nå, =ikkje no, =ingen, =nødvendige informasjonskapsler',
    ),
  ],
  polite: list('takk, for meg'),
  withdraw: list('trekk tilbake, trekk tilbake samtykke, trekk tilbake samtykket, trekk samtykket tilbake, trekk tilbake mitt samtykke'),
  settings: list(
    'innstillinger, innstillingar, informasjonskapselinnstillinger, innstillinger for informasjonskapsler, cookie innstillinger, cookieinnstillinger, endre innstillinger, endre innstillingar, administrer, administrer informasjonskapsler, administrer cookies, administrer innstillinger, administrer preferanser, administrer samtykke, administrer valg, preferanser, tilpass, tilpass innstillinger, tilpass valg, velg, velg selv, velg informasjonskapsler, la meg velge, vel sjølv, lat meg velje, alternativer, flere alternativer, flere valg, fleire val, konfigurer, vis detaljer, detaljer, vis formål, mine valg, mine val, personaliser, personverninnstillinger, personvernvalg, =endre, =rediger, =mer, =vis mer, =avansert, =jeg vil velge, velg hvilke, still inn, ta et valg, avanserte innstillinger, gå til innstillinger, endre valg',
  ),
  save: list(
    '=ferdig, =fullfør, lagre, lagre innstillinger, lagre innstillingar, lagre valg, lagre val, lagre mine valg, lagre mine val, lagre valgene, lagre preferanser, lagre og lukk, lagre og fortsett, lagre endringer, bekreft, bekreft valg, bekreft mine valg, stadfest, stadfest val, godta valgte, godta utvalgte, godta valde, godta utvalg, tillat valgte, tillat utvalg, tillat utvalgte, tillat valg, aksepter valgte, bruk valgte, bruk, =ferdig, =send, =oppdater, lagre mine innstillinger, bekreft innstillinger, godta innstillinger, fortsett med valgte, fortsett med mine valg, kun valgte, bare valgte, oppdater innstillinger, oppdater valg, bruk innstillinger, lagre utvalg, godta valgene, bekreft valgene',
  ),
  close: list('=lukk, =steng, lukk vindu, lukk vinduet, lukk banner, skjul, =tilbake'),
  policy: list(
    'personvernerklæring, personvernregler, personvern, informasjonskapselpolicy, retningslinjer for informasjonskapsler, cookie erklæring, les mer, les meir, mer informasjon, meir informasjon, mer info, om informasjonskapsler, om informasjonskapslar, våre partnere, våre samarbeidspartnere, vilkår',
  ),
  pay: list('abonner, abonnement, betal, kjøp, uten annonser, uten reklame, bli medlem'),
  necessary: list(
    'nødvendig*, påkrevd*, obligatorisk*, alltid aktiv, alltid aktive, alltid på, alltid aktivert, teknisk nødvendig*, kan ikke slås av, kan ikkje slåast av, kan ikke deaktiveres',
  ),
  selection: list('valgte, valde, utvalgte, utvalg, utval, valg, val, mine valg'),
  only: list('kun, bare, berre'),
  negations: list('ikke, ikkje, uten, utan, aldri, ingen, nei'),
  decoys: list(
    'nyhetsbrev, nyheitsbrev, rabatt, rabattkode, logg inn, registrer deg, passord, 18 år, din alder, alderen din, fødselsdato, velg språk, vel språk, ditt språk, ditt land, trenger du hjelp, treng du hjelp, chat, vår app, varsler, undersøkelse',
  ),
});
