import { defineLexicon, list, pairs } from '../define-lexicon.ts';

export default defineLexicon({
  language: 'lv',
  topic: list('sīkdat*, sīkfail*, jūsu privātum*, jūsu piekrišan*, izsekošanas tehnoloģij*'),
  topicHints: list(
    'personisk* informācij*, privātum*, piekrišan*, partner*, personas dat*, reklām*, analīz*, analītisk*, statistik*, mārketing*, izsekoš*, iestatījum*, pakalpojum*, personaliz*, leģitīm*',
  ),
  uses: list('vāc*, apstrād*, izmanto*, lieto*, piekrī*, saglab*'),
  accept: [
    ...list(
      'pieņemt, pieņemu, piekrist, piekrītu, apstiprināt visas, atļaut, atļauju, akceptēt, pieņemt visu, pieņemt visas, pieņemt visus, pieņemt visas sīkdatnes, pieņemt visus sīkfailus, pieņemt sīkdatnes, pieņemt sīkfailus, pieņemu visas, piekrītu visām, piekrītu visam, piekrist visām, piekrist visam, piekrītu visām sīkdatnēm, piekrist visām sīkdatnēm, piekrītu sīkdatnēm, piekrist sīkdatnēm, atļaut visas, atļaut visu, atļaut visus, atļaut visas sīkdatnes, atļaut sīkdatnes, apstiprināt visu, es piekrītu, es pieņemu, piekrist un aizvērt, piekrītu un turpināt, izvēlēties visas, ieslēgt visas, akceptēt visas, =lieliski, =protams, =nav problēmu, =der, =tālāk, =uz vietni, jā visām, jā piekrītu visām, ieslēgt sīkdatnes',
    ),
    ...list('=jā, =labi, =sapratu, =turpināt, =skaidrs, =saprotu, =visas, =jā piekrītu'),
  ],
  reject: [
    ...list(
      'noraidīt, noraidu, atteikt, atteikties, atsakos, aizliegt, nepieņemt, nepieņemu, nepiekrītu, nepiekrist, neatļaut, liegt, noraidīt visas, noraidīt visu, noraidīt visus, noraidīt visas sīkdatnes, noraidīt sīkdatnes, noraidīt sīkfailus, noraidīt neobligātās, noraidīt papildu, atteikt visas, atteikties no visām, atteikties no visa, atteikties no sīkdatnēm, atteikties no visām sīkdatnēm, aizliegt visas, es nepiekrītu, bloķēt visas, izslēgt visas, turpināt bez piekrišanas, turpināt nepiekrītot, bez piekrišanas, nepiekrītot, bez sīkdatnēm, =nē paldies, =vēlāk, =varbūt vēlāk, =nekad, =izlaist, =labāk nē, =minimums, =nevēlos, =bloķēt, bez izsekošanas, nevēlos sīkdatnes, noraidīt pārējās, tikai nepieciešamo, nedodu piekrišanu',
    ),
    ...pairs(
      'tikai, vienīgi, pieņemt tikai, piekrist tikai, piekrītu tikai, atļaut tikai, apstiprināt tikai, izmantot tikai',
      'nepieciešamās, nepieciešamās sīkdatnes, nepieciešamos, nepieciešamajām, nepieciešamajām sīkdatnēm, obligātās, obligātās sīkdatnes, obligātajām, obligātajām sīkdatnēm, būtiskās, tehniskās, stingri nepieciešamās, funkcionālās',
    ),
    ...list('pieņemt nepieciešamās, pieņemt obligātās, atļaut nepieciešamās, =nē, =ne tagad, =nepieciešamās sīkdatnes'),
  ],
  withdraw: list('atsaukt, atsaukt piekrišanu, atsaukt savu piekrišanu, atsaukt manu piekrišanu, atsaucu piekrišanu'),
  settings: list(
    'iestatījumi, sīkdatņu iestatījumi, sīkfailu iestatījumi, mainīt iestatījumus, pārvaldīt, pārvaldīt sīkdatnes, pārvaldīt iestatījumus, pārvaldīt izvēli, pārvaldīt sīkfailus, pielāgot, pielāgot iestatījumus, pielāgot izvēli, pielāgot sīkdatnes, izvēlēties, izvēlēties sīkdatnes, ļaujiet man izvēlēties, izvēles, opcijas, vairāk opciju, vairāk iespēju, rādīt detaļas, rādīt informāciju, detaļas, konfigurēt, preferences, mainīt izvēli, mana izvēle, privātuma iestatījumi, uzstādījumi, sīkdatņu uzstādījumi, iespējas, =mainīt, =vairāk, =papildu, =detalizēti, vēlos izvēlēties, izvēlēšos pats, papildu iestatījumi, rādīt iestatījumus, atvērt iestatījumus',
  ),
  save: list(
    'saglabāt, saglabāt iestatījumus, saglabāt izvēli, saglabāt izvēles, saglabāt manu izvēli, saglabāt un aizvērt, saglabāt izmaiņas, apstiprināt, apstiprināt izvēli, apstiprināt izvēlētās, apstiprināt manu izvēli, apstiprināt atlasītās, pieņemt izvēlētās, pieņemt atlasītās, pieņemt atlasīto, piekrist izvēlētajām, atļaut izvēlētās, atļaut atlasītās, atļaut izvēli, lietot, =gatavs, =pabeigt, =sūtīt, =atjaunināt, apstiprināt iestatījumus, pieņemt iestatījumus, piemērot iestatījumus, turpināt ar izvēlētajām, tikai izvēlētās, atjaunināt iestatījumus',
  ),
  close: list('=aizvērt, aizvērt logu, aizvērt paziņojumu, paslēpt, =atpakaļ'),
  policy: list(
    'sīkdatņu politika, sīkfailu politika, sīkdatņu lietošanas politika, privātuma politika, uzzināt vairāk, lasīt vairāk, vairāk informācijas, plašāka informācija, papildu informācija, par sīkdatnēm, noteikumi, mūsu partneri, datu aizsardzība',
  ),
  pay: list('abonēt, abonements, maksāt, pirkt, bez reklāmām'),
  necessary: list(
    'nepieciešam*, obligāt*, būtisk*, vienmēr aktīvas, vienmēr aktīvs, vienmēr aktīva, vienmēr ieslēgts, vienmēr ieslēgtas, tehnisk*, nevar izslēgt',
  ),
  selection: list('izvēlēt*, atlasīt*, izvēli, izvēle, izvēles, manu izvēli'),
  only: list('tikai, vienīgi'),
  negations: list('ne, nē, bez, nekad'),
  decoys: list(
    'jaunumi e pastā, jaunumu vēstul*, atlaide, atlaižu kods, pieslēgties, reģistrēties, parole, 18 gadi, jūsu vecums, dzimšanas datums, izvēlieties valodu, jūsu valoda, jūsu valsts, vajadzīga palīdzība, tērzēšana, mūsu lietotne, paziņojumi, aptauja',
  ),
});
