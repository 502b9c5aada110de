import { defineLexicon, list, pairs } from '../define-lexicon.ts';

export default defineLexicon({
  language: 'da',
  topic: list('dit privatliv, dit samtykke, privatlivets fred, sporingsteknologier'),
  topicHints: list(
    'personlige oplysninger, privatliv*, samtykke*, partner*, personoplysninger, persondata, annonce*, reklame*, markedsføring*, analyse*, statistik*, sporing, tilpas*, indstillinger, tjenester, legitim interesse',
  ),
  measures: list('måle besøg, analysere besøg, webanalyse, besøgsstatistik'),
  uses: list('indsaml*, behandl*, brug*, anvend*, benytt*, accepter*, samtykk*, gemmer'),
  accept: [
    ...list(
      'accepter, accepterer, acceptér, acceptere, godkend, godkender, tillad, tillade, samtykke, giv samtykke, jeg accepterer, jeg giver samtykke, accepter alle, accepter alt, acceptér alle, accepter alle cookies, acceptér alle cookies, accepter cookies, accepter og luk, accepter og fortsæt, godkend alle, godkend alle cookies, godkend cookies, tillad alle, tillad alle cookies, tillad cookies, tillad alt, samtyk til alle, samtykke til alle, vælg alle, aktiver alle, ja til alle, enig, jeg er enig, =det er fint, =fint, =ja det er fint, =ok til alle, =ok til alle cookies, =det er i orden, =i orden, =fint med mig, =selvfølgelig, =gå videre, =videre, =til hjemmesiden, =super, =klart, =javist, ok til cookies, ja til cookies, ja til alle cookies, slå alle til, vælg alle og accepter, jeg siger ja',
    ),
    ...list('=ja, =ja tak, =forstået, =fortsæt, =det er ok, =det er okay, =det er i orden, =alle, =helt fint, =i orden, =jeg forstår'),
  ],
  reject: [
    ...list(
      'afvis, afvise, afslå, nægt, afvis alle, afvis alt, afvis alle cookies, afvis cookies, afvis valgfrie, afvis valgfrie cookies, afvis ikke nødvendige, afvis unødvendige, afvis og luk, afslå alle, nægt alle, jeg accepterer ikke, accepter ikke, accepterer ikke, tillad ikke, godkend ikke, fravælg alle, deaktiver alle, bloker alle, fortsæt uden at acceptere, fortsæt uden accept, fortsæt uden samtykke, uden at acceptere, uden accept, uden samtykke, ingen cookies, =nej tak, sig nej, =fravælg, =ok til nødvendige, =ok til nødvendige cookies, =spring over, =senere, =måske senere, =aldrig, =helst ikke, =bloker, =minimum, =det nødvendige, ok kun til nødvendige, ok kun til nødvendige cookies, nej til cookies, nej til alle, uden cookies, fortsæt uden cookies, jeg vil ikke have cookies, jeg vil ikke, slå alle fra, jeg samtykker ikke, afvis valgfri, afvis resten, fravælg cookies, fravælg alle cookies, tillad nødvendige, kun de mest nødvendige',
    ),
    ...pairs(
      'kun, accepter kun, acceptér kun, tillad kun, godkend kun, brug kun, anvend kun',
      'nødvendige, nødvendige cookies, strengt nødvendige, teknisk nødvendige, de nødvendige, det nødvendige, funktionelle, påkrævede, obligatoriske',
    ),
    ...list(
      'accepter nødvendige, accepter nødvendige cookies, tillad nødvendige, godkend nødvendige, =nej, =ikke nu, =ingen, =nødvendige cookies',
    ),
  ],
  polite: list('tak, for mig, mange tak'),
  withdraw: list('træk samtykke tilbage, træk mit samtykke tilbage, træk samtykket tilbage, tilbagekald samtykke, tilbagetræk samtykke'),
  settings: list(
    'indstillinger, cookieindstillinger, cookie indstillinger, indstillinger for cookies, rediger indstillinger, skift indstillinger, ændr indstillinger, administrer, administrer cookies, administrer indstillinger, administrer præferencer, administrer samtykke, administrer valg, præferencer, tilpas, tilpas indstillinger, tilpas cookies, tilpas valg, vælg, vælg selv, vælg cookies, lad mig vælge, muligheder, flere muligheder, flere valgmuligheder, konfigurer, vis detaljer, detaljer, vis formål, mine valg, håndter cookies, håndtér cookies, privatlivsindstillinger, =ændre, =rediger, =mere, =vis mere, =avanceret, =detaljer, =vælg selv, jeg vil vælge, jeg vil selv vælge, lad mig bestemme, indstil cookies, cookievalg, træf et valg, avancerede indstillinger',
  ),
  save: list(
    '=færdig, =afslut, gem, gem indstillinger, gem valg, gem mit valg, gem mine valg, gem præferencer, gem og luk, gem og fortsæt, gem ændringer, bekræft, bekræft valg, bekræft mine valg, bekræft mit valg, accepter valgte, acceptér valgte, accepter udvalgte, tillad valgte, tillad udvalgte, tillad valg, godkend valgte, godkend udvalgte, accepter valg, anvend, anvend valg, opdater indstillinger, =opdater, =færdig, =send, =ok til valgte, ok til valgte cookies, ok til de valgte, gem cookieindstillinger, gem mine indstillinger, bekræft indstillinger, accepter indstillinger, fortsæt med valgte, fortsæt med mine valg, kun valgte, kun de valgte, opdater valg, opdater samtykke, anvend indstillinger',
  ),
  close: list('=luk, luk vindue, luk banner, luk besked, skjul, =tilbage'),
  policy: list(
    'cookiepolitik, cookie politik, privatlivspolitik, persondatapolitik, fortrolighedspolitik, læs mere, mere information, mere info, flere oplysninger, om cookies, vores partnere, vilkår, databeskyttelse, cookiedeklaration',
  ),
  pay: list('abonner, abonnement, betal, køb, uden annoncer, uden reklamer, bliv medlem'),
  necessary: list(
    'nødvendig*, påkrævet, påkrævede, obligatorisk*, altid aktiv, altid aktive, altid slået til, altid aktiveret, altid tændt, teknisk nødvendig*, kan ikke slås fra, kan ikke deaktiveres',
  ),
  selection: list('valgte, udvalgte, valg, markerede, mine valg'),
  only: list('kun, udelukkende'),
  negations: list('ikke, uden, aldrig, ingen, nej'),
  decoys: list(
    'nyhedsbrev, rabat, rabatkode, log ind, log på, opret konto, adgangskode, 18 år, din alder, fødselsdato, vælg sprog, dit sprog, dit land, brug for hjælp, chat, vores app, notifikationer, undersøgelse',
  ),
});
