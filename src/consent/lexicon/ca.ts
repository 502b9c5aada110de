import { defineLexicon, list, pairs } from '../define-lexicon.ts';

export default defineLexicon({
  language: 'ca',
  topic: list(
    'galetes, galeta, la teva privacitat, la vostra privacitat, el teu consentiment, el vostre consentiment, tecnologies de seguiment',
  ),
  topicHints: list(
    'privacitat, consentiment, socis, dades personals, informació personal, publicitat, anuncis, analític*, anàlisi, estadístic*, màrqueting, seguiment, personalitz*, preferències, navegació, serveis, interès legítim',
  ),
  measures: list('analitzar les visites, anàlisi web, mesurar les visites, comptar les visites, analítica web'),
  uses: list('recopil*, recoll*, process*, tract*, fem servir, utilitz*, empr*, accept*, consent*'),
  accept: [
    ...list(
      'acceptar, accepto, accepta, acceptar tot, acceptar totes, accepta tot, accepta totes, accepta ho tot, acceptar ho tot, accepta les totes, accepto totes, acceptar galetes, acceptar les galetes, accepta les galetes, accepta galetes, accepto les galetes, acceptar totes les galetes, accepta totes les galetes, accepto totes les galetes, acceptar les cookies, acceptar cookies, accepta cookies, acceptar totes les cookies, accepta totes les cookies, permetre, permet, permet totes, permet ho tot, permetre totes, permetre tot, permet totes les galetes, permetre totes les galetes, autoritzar, autoritza, consentir, hi estic d acord, estic d acord, hi dono el meu consentiment, acceptar i tancar, accepta i tanca, accepta i continua, acceptar i continuar, activa totes, activar totes, seleccionar tot, selecciona totes, =perfecte, =és clar, =genial, =cap problema, =em sembla bé, =molt bé, =anar al web, sí a tot, sí a totes, activa les galetes',
    ),
    ...list('=sí, =d acord, =entesos, =entès, =continuar, =continua, =ho entenc, =endavant, =totes, =sí accepto'),
  ],
  reject: [
    ...list(
      'rebutjar, rebutjo, rebutja, refusar, refusa, refuso, denegar, denega, rebutjar tot, rebutjar totes, rebutja tot, rebutja totes, rebutja ho tot, rebutjar ho tot, rebutja les totes, rebutjar galetes, rebutjar les galetes, rebutja les galetes, rebutja galetes, rebutjar totes les galetes, rebutja totes les galetes, rebutjar les galetes opcionals, rebutja opcionals, rebutjar cookies, rebutja cookies, rebutjar totes les cookies, refusar totes, refusar tot, denega totes, denegar totes, denega totes les galetes, denegar ho tot, no accepto, no acceptar, no accepta, no permetre, no permetis, no hi estic d acord, no consentir, desactiva totes, desactivar totes, bloqueja totes, continuar sense acceptar, continua sense acceptar, seguir sense acceptar, navegar sense acceptar, sense acceptar, sense consentiment, sense galetes, =no gràcies, =salta, =més tard, =mai, =mínim, =no vull, =bloqueja, =millor no, sense seguiment, no vull galetes, rebutja la resta, només l essencial, només el necessari, només l imprescindible, no dono el meu consentiment, strictament necessàries',
    ),
    ...pairs(
      'només, únicament, accepta només, acceptar només, permet només, permetre només, utilitza només, usa només, accepto només',
      'necessàries, les necessàries, galetes necessàries, les galetes necessàries, essencials, les essencials, galetes essencials, les galetes essencials, tècniques, galetes tècniques, les imprescindibles, estrictament necessàries, les obligatòries, funcionals, cookies necessàries, les cookies necessàries',
    ),
    ...list('accepta les necessàries, acceptar necessàries, accepta galetes necessàries, =no, =ara no, =cap, =galetes necessàries'),
  ],
  withdraw: list(
    'retira el consentiment, retirar el consentiment, retira el meu consentiment, retirar el meu consentiment, revoca el consentiment, revocar el consentiment',
  ),
  settings: list(
    'configurar, configura, configuració, configuració de galetes, configuració de les galetes, configuració de cookies, configurar galetes, configura les galetes, configurar cookies, configura galetes, preferències, preferències de galetes, preferències de cookies, gestionar, gestiona, gestionar galetes, gestiona galetes, gestiona les galetes, gestionar preferències, gestiona les preferències, gestionar les galetes, gestió de galetes, gestiona el consentiment, personalitzar, personalitza, personalitza galetes, ajustaments, paràmetres, opcions, més opcions, altres opcions, triar, tria, escull, escollir, escull les galetes, deixa m triar, mostra detalls, mostra els detalls, veure detalls, mostra finalitats, les meves opcions, ajustar, ajusta, canvia la configuració, modificar preferències, =modifica, =més, =avançat, =detalls, =editar, vull triar, trio jo, configuració avançada, veure configuració, veure preferències, canvia preferències',
  ),
  save: list(
    'desar, desa, guardar, guarda, desa preferències, desa les preferències, desar preferències, desa la configuració, desar la configuració, desa la selecció, desa la meva selecció, desar selecció, desa els canvis, desa i tanca, desar i tancar, desa i surt, guardar preferències, guarda preferències, guardar configuració, guardar selecció, confirmar, confirma, confirmar selecció, confirma la selecció, confirma les meves opcions, accepta la selecció, acceptar selecció, acceptar la selecció, accepta les seleccionades, acceptar seleccionades, permet la selecció, permet les seleccionades, aplicar, aplica, =fet, =enviar, =envia, =finalitza, =actualitza, confirma la configuració, accepta la configuració, aplica la configuració, continua amb la selecció, només seleccionades, actualitza preferències, valida, valida la selecció',
  ),
  close: list('=tancar, =tanca, tanca la finestra, tanca el bàner, amaga, =enrere, =torna'),
  policy: list(
    'política de galetes, política de cookies, política de privacitat, avís de galetes, avís legal, més informació, més info, saber ne més, llegir més, llegeix més, informació sobre galetes, condicions d ús, els nostres socis, protecció de dades, veure més',
  ),
  pay: list('subscriure s, subscriu te, subscripció, subscriure m, pagar, paga, comprar, sense publicitat'),
  necessary: list(
    'necessàri*, essencial*, imprescindible*, obligatòri*, tècniques, sempre actives, sempre activa, sempre actiu, sempre activat, sempre activades, no es poden desactivar, estrictament, requerid*',
  ),
  selection: list('escollid*, selecció, seleccionad*, triades, escollides, les meves opcions'),
  only: list('només, únicament'),
  negations: list('no, sense, mai, cap'),
  decoys: list(
    'butlletí, newsletter, descompte, codi promocional, inicia sessió, iniciar sessió, contrasenya, registra t, majoria d edat, 18 anys, la teva edat, data de naixement, tria l idioma, selecciona l idioma, el teu idioma, necessites ajuda, xat, la nostra app, notificacions, enquesta',
  ),
});
