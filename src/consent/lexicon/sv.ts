import { defineLexicon, list, pairs } from '../define-lexicon.ts';

export default defineLexicon({
  language: 'sv',
  topic: list('kakor, kakorna, kakinställningar, din integritet, ditt samtycke, spårningsteknik, spårningstekniker'),
  topicHints: list(
    'personliga uppgifter, integritet*, samtycke*, partner*, personuppgifter, personlig information, annons*, reklam, analys*, statistik*, spårning, anpassa*, surf*, inställningar, tjänster, berättigat intresse',
  ),
  measures: list('mäta besök, analysera besök, webbanalys, besöksstatistik'),
  uses: list('samlar, samla, behandl*, använd*, lagra*, accepter*, godkänn*, samtyck*'),
  accept: [
    ...list(
      'acceptera, accepterar, godkänn, godkänna, tillåt, tillåta, samtyck, samtycker, jag accepterar, jag godkänner, jag samtycker, jag samtycker till alla, acceptera alla, acceptera allt, acceptera alla cookies, acceptera alla kakor, acceptera cookies, acceptera kakor, acceptera och fortsätt, acceptera och stäng, godkänn alla, godkänn allt, godkänn alla cookies, godkänn alla kakor, godkänn cookies, godkänn kakor, godkänn och stäng, tillåt alla, tillåt alla cookies, tillåt alla kakor, tillåt cookies, tillåt kakor, samtyck till alla, aktivera alla, markera alla, välj alla, ja jag godkänner, det är ok, =det låter bra, =ok till alla, =ok till alla kakor, =ok till alla cookies, =det går bra, =inga problem, =gå vidare, =till webbplatsen, =klart, =visst, =självklart, =kör, =jag är med, ok till kakor, ok till cookies, ja till alla, ja till kakor, ge samtycke, jag ger samtycke, slå på alla, tillåt allt, använd alla',
    ),
    ...list('=ja, =jag förstår, =fortsätt, =förstått, =uppfattat, =ja tack, =okej, =det är okej, =det är bra, =alla'),
  ],
  reject: [
    ...list(
      'avvisa, neka, avböj, avslå, förneka, avvisa alla, avvisa allt, avvisa cookies, avvisa kakor, avvisa alla cookies, avvisa alla kakor, avvisa valfria cookies, avvisa valfria kakor, avvisa icke nödvändiga, neka alla, neka allt, neka cookies, neka alla cookies, neka alla kakor, neka kakor, avböj alla, avböj alla cookies, avböj cookies, tacka nej, tacka nej till alla, jag accepterar inte, acceptera inte, godkänn inte, godkänner inte, tillåt inte, samtycker inte, inaktivera alla, stäng av alla, blockera alla, fortsätt utan att acceptera, fortsätt utan att godkänna, fortsätt utan samtycke, utan att acceptera, utan att godkänna, utan samtycke, inga kakor, inga cookies, =nej tack, =ej nu, =avstå, =jag avböjer, =jag nekar, =avvisar, =nekar, =hoppa över, =senare, =kanske senare, =aldrig, =blockera, =helst inte, =minimum, =det nödvändiga, fortsätt utan kakor, fortsätt utan cookies, utan kakor, utan cookies, ok till nödvändiga, ok till nödvändiga kakor, ok till nödvändiga cookies, bara det nödvändigaste, endast det nödvändigaste, jag vill inte ha kakor, jag vill inte, nej till kakor, nej till alla, neka icke nödvändiga, neka valfria, jag samtycker inte, jag godkänner inte, slå av alla, avmarkera alla, nödvändiga kakor, tillåt nödvändiga, tillåt nödvändiga kakor',
    ),
    ...pairs(
      'endast, bara, enbart, acceptera endast, acceptera bara, godkänn endast, godkänn bara, tillåt endast, tillåt bara, använd endast, använd bara',
      'nödvändiga, nödvändiga cookies, nödvändiga kakor, nödvändigt, strikt nödvändiga, obligatoriska, obligatoriska kakor, funktionella, tekniskt nödvändiga, de nödvändiga, det nödvändiga',
    ),
    ...list(
      'acceptera nödvändiga, acceptera nödvändiga cookies, acceptera nödvändiga kakor, godkänn nödvändiga, godkänn nödvändiga kakor, =nej, =inte nu, =inga, =nödvändiga kakor, =nödvändiga cookies',
    ),
  ],
  polite: list('tack, för mig'),
  withdraw: list(
    'återkalla, återkalla samtycke, återkalla mitt samtycke, dra tillbaka samtycke, dra tillbaka mitt samtycke, ta tillbaka samtycke',
  ),
  settings: list(
    'inställningar, cookieinställningar, inställningar för cookies, inställningar för kakor, kakinställningar, ändra inställningar, hantera inställningar, hantera, hantera cookies, hantera kakor, hantera val, hantera samtycke, hantera preferenser, anpassa, anpassa inställningar, anpassa cookies, anpassa kakor, anpassa val, alternativ, fler alternativ, visa alternativ, välj, välj cookies, välj kakor, välj själv, låt mig välja, konfigurera, preferenser, visa detaljer, visa syften, mina val, gör egna val, personifiera, mer val, fler val, sekretessinställningar, =ändra, =redigera, =mer, =visa mer, =avancerat, =detaljer, =välj vilka, jag vill välja, låt mig bestämma, ställ in, ställ in kakor, ställ in cookies, kakalternativ, cookieval, gör ett val, gör egna inställningar, avancerade inställningar, hantera inställningar för kakor, ändra val',
  ),
  save: list(
    '=klar, =slutför, spara, spara inställningar, spara val, spara mina val, spara mitt val, spara urval, spara och stäng, spara och fortsätt, spara ändringar, spara preferenser, bekräfta, bekräfta val, bekräfta mina val, bekräfta mitt val, bekräfta urval, acceptera valda, acceptera urval, godkänn valda, godkänn val, godkänn urval, godkänn valda cookies, godkänn valda kakor, tillåt urval, tillåt val, tillåt valda, använd valda, tillämpa, =klar, =klart spara, =skicka, =uppdatera, =slutför, spara mina inställningar, bekräfta inställningar, godkänn inställningar, acceptera inställningar, använd inställningar, fortsätt med valda, fortsätt med mina val, endast valda, bara valda, uppdatera inställningar, uppdatera val, tillämpa val, ok till valda, ok till valda kakor',
  ),
  close: list('=stäng, =stänga, stäng fönster, stäng fönstret, stäng banner, stäng meddelandet, dölj, =tillbaka'),
  policy: list(
    'cookiepolicy, cookie policy, kakpolicy, integritetspolicy, personuppgiftspolicy, läs mer, mer information, mer info, om cookies, om kakor, våra partner, villkor, dataskydd, dataskyddspolicy',
  ),
  pay: list('prenumerera, prenumeration, betala, köp, utan annonser, reklamfritt'),
  necessary: list(
    'nödvändig*, obligatorisk*, alltid aktiv, alltid aktiva, alltid aktiverade, alltid på, krävs, tekniskt nödvändig*, kan inte stängas av, kan inte inaktiveras',
  ),
  selection: list('valda, val, urval, markerade, mina val, valt'),
  only: list('endast, bara, enbart'),
  negations: list('inte, ej, utan, aldrig, inga, nej'),
  decoys: list(
    'nyhetsbrev, rabatt, rabattkod, logga in, registrera dig, lösenord, 18 år, din ålder, födelsedatum, välj språk, ditt språk, ditt land, behöver du hjälp, chatta, vår app, aviseringar, undersökning',
  ),
});
