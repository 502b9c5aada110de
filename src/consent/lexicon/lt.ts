import { defineLexicon, list, pairs } from '../define-lexicon.ts';

export default defineLexicon({
  language: 'lt',
  topic: list('slapuk*, jūsų privatum*, jūsų sutikim*, sekimo technologij*'),
  topicHints: list(
    'asmenin* informacij*, asmenin* duomen*, privatum*, sutikim*, partneri*, asmens duomen*, reklam*, analiz*, analitin*, statisti*, rinkodar*, sekim*, nustatym*, paslaug*, personaliz*, pritaiky*, teisėt* interes*',
  ),
  uses: list('renka*, tvarko*, naudoja*, naudojame, naudojam*, sutink*, išsaugo*'),
  accept: [
    ...list(
      'sutinku, sutikti, priimti, priimu, leisti, leidžiu, patvirtinti visus, priimti visus, priimti viską, priimu visus, priimti visus slapukus, priimti slapukus, sutikti su visais, sutinku su visais, sutikti su visais slapukais, sutinku su visais slapukais, sutikti su slapukais, sutinku su slapukais, sutinku su viskuo, sutikti su viskuo, leisti visus, leisti viską, leisti visus slapukus, leisti slapukus, įjungti visus, pasirinkti visus, pažymėti visus, aš sutinku, sutikti ir uždaryti, sutinku ir tęsti, priimti ir tęsti, =puiku, =žinoma, =jokių problemų, =tinka, =toliau, =į svetainę, taip visiems, taip sutinku su visais, įjungti slapukus',
    ),
    ...list('=taip, =gerai, =supratau, =tęsti, =suprantu, =aišku, =taip sutinku, =visi'),
  ],
  reject: [
    ...list(
      'atmesti, atmetu, atsisakyti, atsisakau, nesutinku, nesutikti, neleisti, drausti, uždrausti, nepriimti, atmesti visus, atmesti viską, atmesti visus slapukus, atmesti slapukus, atmesti nebūtinus, atmesti neprivalomus, atsisakyti visų, atsisakyti visų slapukų, atsisakyti slapukų, atsisakyti nebūtinų, neleisti visų, blokuoti visus, išjungti visus, aš nesutinku, tęsti nesutikus, tęsti be sutikimo, tęsti nepriimant, tęsti nesutinkant, be sutikimo, nesutikus, be slapukų, =ne ačiū, =vėliau, =galbūt vėliau, =niekada, =praleisti, =verčiau ne, =minimum, =nenoriu, =blokuoti, be sekimo, nenoriu slapukų, atmesti kitus, tik tai kas būtina, nesutinku su visais, neduodu sutikimo',
    ),
    ...pairs(
      'tik, vien, priimti tik, sutinku tik su, sutikti tik su, leisti tik, naudoti tik, patvirtinti tik',
      'būtini, būtini slapukai, būtinus, būtinus slapukus, būtinais, būtinais slapukais, būtinuosius, būtinuosius slapukus, būtinaisiais, privalomi, privalomus, privalomus slapukus, privalomais, reikalingus, techniniai, funkciniai, griežtai būtini',
    ),
    ...list('priimti būtinus, priimti būtinus slapukus, leisti būtinus, sutinku su būtinais, =ne, =ne dabar, =būtini slapukai'),
  ],
  withdraw: list('atšaukti, atšaukti sutikimą, atšaukti savo sutikimą, atšaukiu sutikimą'),
  settings: list(
    'nustatymai, slapukų nustatymai, keisti nustatymus, pakeisti nustatymus, tvarkyti, tvarkyti slapukus, tvarkyti nustatymus, valdyti, valdyti slapukus, valdyti nustatymus, valdyti parinktis, valdyti pasirinkimus, tinkinti, pritaikyti, pritaikyti nustatymus, individualizuoti, pasirinkti, pasirinkti slapukus, leiskite man pasirinkti, parinktys, daugiau parinkčių, daugiau pasirinkimų, rodyti informaciją, rodyti detales, išsamiau nustatyti, konfigūruoti, nuostatos, slapukų nuostatos, mano pasirinkimai, suasmeninti, suasmeninkite, privatumo nustatymai, koreguoti, peržiūrėti nustatymus, =keisti, =daugiau, =išplėstiniai, =detaliau, noriu pasirinkti, pasirinksiu pats, išplėstiniai nustatymai, rodyti nustatymus, atidaryti nustatymus',
  ),
  save: list(
    'išsaugoti, išsaugoti nustatymus, išsaugoti pasirinkimą, išsaugoti pasirinkimus, išsaugoti mano pasirinkimus, išsaugoti mano pasirinkimą, išsaugoti ir uždaryti, išsaugoti pakeitimus, išsaugoti parinktis, patvirtinti, patvirtinti pasirinkimą, patvirtinti pasirinkimus, patvirtinti mano pasirinkimus, patvirtinti pasirinktus, priimti pasirinktus, priimti pasirinktus slapukus, sutikti su pasirinktais, sutinku su pasirinktais, leisti pasirinktus, leisti pasirinkimą, taikyti, saugoti, =baigti, =atlikta, =siųsti, =atnaujinti, patvirtinti nustatymus, priimti nustatymus, taikyti nustatymus, tęsti su pasirinktais, tik pasirinktus, atnaujinti nustatymus',
  ),
  close: list('=uždaryti, uždaryti langą, uždaryti pranešimą, slėpti, paslėpti, =atgal'),
  policy: list(
    'slapukų politika, privatumo politika, slapukų naudojimo taisyklės, sužinoti daugiau, sužinokite daugiau, skaityti daugiau, daugiau informacijos, plačiau, apie slapukus, taisyklės, mūsų partneriai, duomenų apsauga',
  ),
  pay: list('prenumeruoti, prenumerata, mokėti, pirkti, be reklamos, be reklamų'),
  necessary: list(
    'būtin*, privalom*, reikaling*, visada aktyvūs, visada aktyvus, visada aktyvi, visada įjungta, visada įjungti, techniniai, negalima išjungti, visuomet aktyvūs',
  ),
  selection: list('pasirinkt*, pasirinkimą, pasirinkimus, pasirinkimai, pažymėt*'),
  only: list('tik, vien'),
  negations: list('ne, be, niekada, nėra'),
  decoys: list(
    'naujienlaišk*, nuolaida, nuolaidos kod*, prisijungti, registruotis, slaptažodis, 18 metų, jūsų amžius, gimimo data, pasirinkite kalbą, jūsų kalba, jūsų šalis, reikia pagalbos, pokalbis, mūsų programėlė, pranešimai, apklausa',
  ),
});
