import { defineLexicon, list, pairs } from '../define-lexicon.ts';

export default defineLexicon({
  language: 'ro',
  topic: list(
    'module cookie, modulele cookie, fișiere cookie, confidențialitatea dvs, confidențialitatea ta, confidențialitatea dumneavoastră, consimțământul tău, consimțământul dvs, tehnologii de urmărire',
  ),
  topicHints: list(
    'informațiile dumneavoastră, informațiile dvs, informații personale, confidențialit*, consimțământ*, partener*, date personale, informații personale, datele personale, date cu caracter personal, publicit*, reclame*, analiz*, analitic*, statistic*, marketing*, urmărire, personaliz*, preferinț*, servici*, interes legitim, navigare',
  ),
  measures: list('analiza vizitele, măsura vizitele, statistici de vizitare'),
  uses: list('colect*, prelucr*, proces*, folos*, utiliz*, accept*, de acord, stoc*'),
  accept: [
    ...list(
      'accept, acceptă, acceptați, acceptare, acceptarea, accepta, sunt de acord, permite, permit, permiteți, autorizează, consimt, îmi dau acordul, accept toate, accept tot, acceptă toate, acceptă tot, acceptați toate, acceptați tot, accepta totul, acceptă totul, accept toate cookie urile, acceptă toate cookie urile, acceptați toate cookie urile, acceptați toate modulele cookie, acceptă cookies, accept cookies, accept cookie urile, acceptă cookie urile, acceptați le pe toate, permite toate, permite tot, permiteți toate, permite toate cookie urile, permiteți toate cookie urile, permite cookie urile, sunt de acord cu toate, accept și continui, acceptă și continuă, acceptă și închide, selectează tot, selectează toate, activează toate, activează tot, de acord cu toate, aprob, aprobă toate, =sigur, =desigur, =perfect, =în regulă, =e în regulă, =bine, =mai departe, =către site, =nicio problemă, =super, da pentru toate, da accept, bifează toate',
    ),
    ...list('=da, =de acord, =am înțeles, =continuă, =înțeleg, =bine, =continuați, =în regulă, =da sunt de acord, =toate'),
  ],
  reject: [
    ...list(
      'respinge, resping, respingeți, refuz, refuză, refuzați, refuza, renunță, interzice, nu accept, nu sunt de acord, nu permite, nu permit, nu acceptați, nu consimt, respinge toate, respinge tot, resping toate, respingeți toate, respingeți tot, respinge toate cookie urile, respingeți toate cookie urile, respinge cookie urile, resping cookie urile, respinge opționale, respinge cele opționale, respinge neesențiale, refuz toate, refuz tot, refuză toate, refuză tot, refuzați toate, refuzați tot, refuză toate cookie urile, refuz cookie urile, refuzați toate modulele cookie, dezactivează toate, blochează toate, interzice toate, continuă fără acceptare, continuă fără a accepta, continuă fără să accepți, continuați fără a accepta, continuă fără acord, continuă fără consimțământ, fără acceptare, fără a accepta, fără acord, fără consimțământ, fără cookie uri, =nu mulțumesc, =resping, =mai târziu, =poate mai târziu, =niciodată, =sari, =omite, =ignoră, =mai bine nu, =minim, =nu vreau, =blochează, strictul necesar, doar strictul necesar, doar ce este necesar, fără cookies, fără urmărire, nu vreau cookie uri, blochează cookie urile, refuză restul, respinge restul, debifează toate',
    ),
    ...pairs(
      'doar, numai, accept doar, acceptă doar, acceptați doar, accept numai, acceptă numai, acceptați numai, permite doar, folosește doar',
      'necesare, cele necesare, cookie uri necesare, cookie urile necesare, esențiale, cele esențiale, cookie urile esențiale, strict necesare, cele strict necesare, cookie urile strict necesare, obligatorii, cele obligatorii, tehnice, funcționale',
    ),
    ...list('accept necesare, acceptă cele necesare, acceptă necesare, =nu, =nu acum, =niciunul, =strict necesare, =cookie uri necesare'),
  ],
  polite: list('mulțumesc, mersi, vă rog, te rog, pentru mine'),
  withdraw: list(
    'retrage, retrag, retrage consimțământul, retrageți consimțământul, retrag consimțământul, retragerea consimțământului, revocă consimțământul, revocați consimțământul, retrage acordul, retrag acordul',
  ),
  settings: list(
    'setări, setări cookie, setări cookies, setările cookie, setări cookie uri, setări module cookie, setări de confidențialitate, modifică setările, schimbă setările, modificați setările, gestionează, gestionează cookie urile, gestionează preferințele, gestionează opțiunile, gestionați, gestionați preferințele, gestionați cookie urile, gestionați setările, gestionare cookie uri, administrează, administrați preferințele, administrare cookie uri, personalizează, personalizați, personalizare, preferințe, preferințe cookie, preferințe cookies, opțiuni, mai multe opțiuni, alte opțiuni, alege, alegeți, aleg, lasă mă să aleg, alege cookie urile, configurează, configurați, configurare, arată detalii, afișează detalii, vezi detalii, detalii, arată scopurile, opțiunile mele, ajustează, modifică preferințele, =modifică, =mai mult, =mai multe, =avansat, =editează, =detalii, vreau să aleg, aleg eu, decid eu, setări avansate, opțiuni avansate, vezi setările, vezi preferințele',
  ),
  save: list(
    'salvează, salvez, salvez alegerea, salvez alegerile, salvez preferințele, salvez setările, salvez opțiunile, salvez selecția, salvați, salvare, salvează preferințele, salvează setările, salvează opțiunile, salvează alegerile, salvează selecția, salvați setările, salvați preferințele, salvează și închide, salvează modificările, salvează alegerea, confirmă, confirmați, confirm, confirmă alegerile, confirmă selecția, confirmă alegerile mele, confirmă opțiunile, confirmați selecția, acceptă selecția, accept selecția, acceptă selectate, accept cele selectate, acceptă cele selectate, acceptați selecția, permite selecția, permite selectate, aplică, aplicați, continuă cu selecția, =gata, =trimite, =finalizează, =actualizează, confirmă setările, confirmă preferințele, acceptă setările, acceptă preferințele, doar cele selectate, actualizează preferințele, aplică selecția, aplică setările, salvează și acceptă',
  ),
  close: list('=închide, =închideți, închide fereastra, închide bannerul, ascunde, =înapoi'),
  policy: list(
    'politica cookie, politica cookies, politica de cookie uri, politica de cookies, politica privind cookie urile, politică de confidențialitate, politica de confidențialitate, mai multe informații, află mai multe, aflați mai multe, detalii suplimentare, citește mai mult, citiți mai mult, termeni și condiții, partenerii noștri, despre cookie uri, protecția datelor, notă de informare',
  ),
  pay: list('abonează te, abonare, abonament, mă abonez, plătește, plătesc, cumpără, fără reclame'),
  necessary: list(
    'necesar*, esențial*, obligatori*, tehnice, întotdeauna active, întotdeauna activ, întotdeauna activă, mereu active, mereu activ, mereu activate, nu pot fi dezactivate, strict, indispensabil*',
  ),
  selection: list('selecți*, selectat*, alese, alegerile, alegerea'),
  only: list('doar, numai'),
  negations: list('nu, fără, niciodată, niciun'),
  decoys: list(
    'newsletter, buletin informativ, reducere, cod de reducere, autentificare, conectează te, înregistrează te, parola, 18 ani, vârsta ta, vârsta dvs, data nașterii, alege limba, selectează limba, limba ta, țara ta, ai nevoie de ajutor, chat, aplicația noastră, notificări, sondaj',
  ),
});
