/** Small pages with one kind of banner each; `choose(value)` keeps the choice and hides the banner. */

const FILL =
  '<header><nav><a href="/plain">Home</a> <a href="/data">Data</a></nav></header><main><h1>Open data</h1><p>Find the data of the city.</p></main>';
const BAR = 'position:fixed;left:0;right:0;bottom:0;background:#fff;padding:20px;z-index:1000';
const MODAL = 'position:fixed;left:20%;right:20%;top:10%;background:#fff;padding:20px;border:1px solid;z-index:1000';

const script = (name: string, code: string): string => `<script>
  const NAME = ${JSON.stringify(name)};
  const keep = (value) => { document.cookie = NAME + '=' + encodeURIComponent(value) + '; path=/; max-age=9999'; };
  const banner = () => document.getElementById('b');
  const choose = (value) => { keep(value); banner().remove(); };
  if (document.cookie.includes(NAME + '=')) banner()?.remove();
  ${code}
</script>`;

function page(banner: string, name = 'consent', code = '', language = 'en'): string {
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>t</title></head><body>${FILL}${banner}<footer><a href="/policy">Cookie policy</a></footer>${script(name, code)}</body></html>`;
}

const enBar = (accept = "choose('accepted')", reject = "choose('rejected')", style = BAR): string =>
  `<div id="b" style="${style}"><p>We use cookies to measure how this site is used.</p><a href="/policy">Cookie policy</a>
   <button onclick="${accept}">Accept all</button> <button onclick="${reject}">Reject all</button> <button>Manage cookies</button></div>`;

const SLIDER = `<style>.s input{position:absolute;opacity:0;width:0;height:0}.s i{display:inline-block;width:44px;height:22px;background:#aaa;border-radius:11px}.s input:checked+i{background:#08f}</style>`;

const layers = (preticked: boolean, first: string): string =>
  page(
    `<div id="b" style="${MODAL}"><div id="one"><p>This website uses cookies and similar trackers for statistics and advertising.</p>${first}<button onclick="document.getElementById('one').hidden=true;setTimeout(()=>{document.getElementById('two').hidden=false},150)">Customise</button></div>
     <div id="two" hidden><h2>Cookie settings</h2>${SLIDER}
       <p><label class="s"><input type="checkbox" checked disabled><i></i> Strictly necessary</label></p>
       <p><label class="s"><input type="checkbox" id="an" ${preticked ? 'checked' : ''}><i></i> Analytics</label></p>
       <p><label class="s"><input type="checkbox" id="ma" ${preticked ? 'checked' : ''}><i></i> Marketing</label></p>
       <button onclick="choose(JSON.stringify({necessary:true,analytics:document.getElementById('an').checked,marketing:document.getElementById('ma').checked}))">Save my choices</button></div></div>`,
    'cookie_prefs',
  );

export const pages: Record<string, string> = {
  plain: page(''),
  policy: page(''),
  'en-bar': page(enBar()),
  'fr-modal': page(
    `<div id="b" role="dialog" aria-modal="true" style="${MODAL}"><h2>Respect de votre vie privée</h2><p>Avec votre accord, nos partenaires et nous utilisons des traceurs.</p><button onclick="choose('accepte')">J’accepte</button><button onclick="choose('refuse')">Je refuse</button><button>Paramétrer mes choix</button></div>`,
    'choix_cookies',
    '',
    'fr',
  ),
  'fr-link': page(
    `<div id="b" style="${MODAL}"><a href="#" onclick="choose('non');return false">Continuer sans accepter →</a><p>Nous utilisons des cookies pour mesurer l’audience.</p><button>Personnaliser</button><button onclick="choose('oui')">Accepter &amp; Fermer</button></div>`,
    'consentement',
    '',
    'fr',
  ),
  ods: page(
    `<div id="b" style="position:fixed;inset:0;background:#0008;z-index:99"><div class="ods-modal" style="margin:5% auto;width:600px;background:#fff;padding:20px">${SLIDER}<h2>Gestion de vos préférences sur les cookies</h2>
     <p>Certaines fonctionnalités de ce site s’appuient sur des services proposés par des sites tiers.</p>
     <h3>Cookies strictement nécessaires</h3><span>Toujours actif</span>
     <h3>Cookies de statistiques</h3><label class="s" for="matomo">Mesure d’audience (Matomo)</label><span class="s"><input type="checkbox" id="matomo"><i onclick="document.getElementById('matomo').click()"></i></span> <span>Inactif</span>
     <p><a href="/policy">Consulter la charte des cookies</a></p>
     <button onclick="choose(JSON.stringify({functional_cookies:true,ga:false,matomo:document.getElementById('matomo').checked,xiti:false,at:false,timestamp:Date.now()}))">Sauvegarder mes choix</button></div></div>`,
    'cookies_preferences',
    '',
    'fr',
  ),
  layers: layers(
    false,
    `<button onclick="choose(JSON.stringify({necessary:true,analytics:true,marketing:true}))">Allow all cookies</button>`,
  ),
  'layers-preticked-no-reject': layers(
    true,
    `<button onclick="choose(JSON.stringify({necessary:true,analytics:true,marketing:true}))">Got it</button>`,
  ),
  'silent-layer': page(
    `<div id="b"><div id="one" style="${BAR}"><p>This portal uses cookies.</p><button onclick="choose('statistics:1,marketing:1')">Accept</button><a href="#" role="button" onclick="document.getElementById('one').hidden=true;document.getElementById('two').showModal();return false">More options</a></div>
     <dialog id="two"><h2>Statistics</h2><button role="switch" aria-checked="true" aria-label="Statistics" style="width:40px;height:20px" onclick="this.setAttribute('aria-checked', String(this.getAttribute('aria-checked') !== 'true'))"></button><h2>Marketing</h2><button role="switch" aria-checked="true" aria-label="Marketing" style="width:40px;height:20px" onclick="this.setAttribute('aria-checked', String(this.getAttribute('aria-checked') !== 'true'))"></button>
     <button onclick="choose([...document.querySelectorAll('[role=switch]')].map((s) => s.getAttribute('aria-label').toLowerCase() + ':' + (s.ariaChecked === 'true' ? 1 : 0)).join(','))">Save and exit</button></dialog></div>`,
    'cookie_choice',
  ),
  'reject-then-save': page(
    `<div id="b" style="${MODAL}"><p>We use cookies for analytics.</p><label><input type="checkbox" id="an" checked> Analytics</label><button onclick="document.getElementById('an').checked=false">Reject all</button><button onclick="choose(document.getElementById('an').checked?'accepted':'rejected')">Save</button></div>`,
  ),
  fading: page(enBar(undefined, "keep('rejected');banner().style.transition='opacity 600ms';banner().style.opacity=0")),
  shadow: page(
    '<my-thing id="b"></my-thing>',
    'consent',
    `if (banner()) { const root = banner().attachShadow({mode:'open'}); root.innerHTML = ${JSON.stringify(`<section style="${BAR}"><p>Cookies help us to improve this portal.</p><slot></slot><button id="y">Agree</button><button id="n">Disagree</button></section>`)}; root.getElementById('y').onclick = () => choose('accepted'); root.getElementById('n').onclick = () => choose('rejected'); }`,
  ),
  dialog: page(
    `<dialog id="b"><form method="dialog"><p>May we use cookies for statistics?</p><button value="accepted">Yes</button><button value="rejected">No, thanks</button></form></dialog>`,
    'consent',
    `if (banner()) { banner().showModal(); banner().addEventListener('close', () => choose(banner().returnValue)); }`,
  ),
  frame: page(
    `<iframe id="b" src="/frame-inner" style="position:fixed;left:0;bottom:0;width:100%;height:180px;border:0;background:#fff"></iframe><iframe loading="lazy" src="/plain" style="position:absolute;top:9000px"></iframe>`,
    'consent',
    `addEventListener('message', (event) => choose(event.data));`,
  ),
  'frame-inner': `<!doctype html><html lang="en"><body><p>We and our partners store cookies on your device.</p><button onclick="parent.postMessage('accepted','*')">Accept</button><button onclick="parent.postMessage('rejected','*')">Decline</button></body></html>`,
  reloads: page(enBar("keep('accepted');location.reload()", "keep('rejected');location.reload()")),
  late: page(
    '',
    'consent',
    `if (!document.cookie.includes('consent=')) { document.documentElement.dataset.pending = '1'; setTimeout(() => { document.body.insertAdjacentHTML('beforeend', ${JSON.stringify(enBar())}); delete document.documentElement.dataset.pending; }, 3000); }`,
  ),
  'after-scroll': page(
    '<div style="height:3000px"></div>',
    'consent',
    `if (!document.cookie.includes('consent=')) addEventListener('scroll', () => { if (!banner()) document.body.insertAdjacentHTML('beforeend', ${JSON.stringify(enBar())}); });`,
  ),
  'in-flow': page('<div style="height:1500px"></div>').replace(
    '<body>',
    `<body>${enBar(undefined, undefined, 'background:#eee;padding:10px')}`,
  ),
  thanks: page(
    enBar(
      "keep('accepted')",
      "keep('rejected');banner().innerHTML='<p>Thank you, your cookie choice has been saved and you can change it at any time.</p><button>Close</button>'",
    ),
  ),
  spans: page(
    `<div id="b" style="${BAR}">We care about privacy. Our partners use tracking for analytics. <span style="cursor:pointer" onclick="choose('accepted')">OK</span> <span style="cursor:pointer" onclick="choose('rejected')">Refuse</span></div>`,
  ),
  hostile: page(
    enBar(),
    'consent',
    `Element.prototype.getBoundingClientRect = () => ({}); Element.prototype.checkVisibility = () => false; window.getComputedStyle = () => { throw new Error('no'); }; document.createElement = () => null;`,
  ),
  early: page(enBar(undefined, "if (window.ready) choose('rejected'); else window.ready = true")),
  'hidden-twin': page(
    `<div id="b" style="${BAR}"><p>We use cookies to measure how this site is used.</p><div style="display:none"><button class="n">Reject all</button></div><button onclick="choose('accepted')">Accept all</button><button class="n" onclick="choose('rejected')">Reject all</button></div>`,
  ),
  'local-storage': page(
    `<div id="b" style="${BAR}"><p>We use cookies to measure how this site is used.</p><button onclick="localStorage.setItem('cookie-consent','{&quot;analytics&quot;:false}');banner().remove()">Decline</button></div>`,
  ),
  complianz: page(
    `<div id="cmplz-cookiebanner-container"><div id="b" class="cmplz-cookiebanner" style="${BAR}"><p>We use cookies to optimise our website.</p><button class="cmplz-accept" onclick="keep('allow');choose('allow')">Accept</button><button class="cmplz-deny" onclick="choose('deny')">Deny</button></div></div>`,
    'cmplz_marketing',
  ),

  'nothing-stored': page(enBar('banner().remove()', 'banner().remove()')),
  contradiction: page(enBar("choose('accepted')", "choose('accepted')")),
  'tracker-only': page(enBar("document.cookie='_ga=GA1.1.1234567890.1700000000';banner().remove()")),
  'no-reject': page(
    `<div id="b" style="${BAR}"><p>By using this site you accept our cookies.</p><button onclick="choose('1')">OK</button></div>`,
  ),
  'unknown-words': page(
    `<div id="b" style="${BAR}"><p>We use cookies and trackers, baked by your browser for us and for others.</p><button>Bananas</button><button>Pears</button></div>`,
  ),
  stuck: page(enBar("keep('accepted')")),
  returns: page(
    `<div id="b" style="${BAR}"><p>We use cookies to measure how this site is used.</p><button onclick="document.cookie='cookie_choice=rejected';banner().style.display='none'">Reject all</button></div>`,
    'never',
  ),

  newsletter: page(
    `<div role="dialog" style="${MODAL}"><h2>Subscribe to our newsletter</h2><p>Get 10% off your first order. By subscribing you accept our privacy and cookie policy.</p><input type="email"><button onclick="choose('x')">Subscribe</button><button>No thanks</button></div>`,
  ),
  'age-gate': page(
    `<div role="dialog" style="${MODAL}"><h2>Are you over 18?</h2><p>You must be of legal age. This site uses cookies to remember your answer.</p><button onclick="keep('x')">Yes</button><button>No</button></div>`,
  ),
  login: page(
    `<div role="dialog" style="${MODAL}"><h2>Sign in</h2><p>Signing in sets a cookie, see our privacy policy.</p><input><input type="password"><button onclick="keep('x')">Continue</button></div>`,
  ),
  language: page(
    `<div role="dialog" style="${MODAL}"><h2>Choose your language</h2><p>We keep it in a cookie.</p><button onclick="keep('x')">English</button><button>Français</button></div>`,
  ),
  chat: page(
    `<div style="position:fixed;right:10px;bottom:10px;background:#fff;padding:10px"><p>Need help? Chat with us. The chat uses cookies to know you again.</p><button onclick="keep('x')">Start chat</button></div>`,
  ),
  'footer-link': page('<footer><a href="/policy">Cookies</a> <button>Gestion des cookies</button></footer>'),
  article: page(
    '<article><h2>How to bake cookies</h2><p>Cookies, cookies, cookies. We love cookies and you will too: accept all cookies that you are given.</p><button onclick="keep(1)">Save recipe</button></article><div style="height:2000px"></div>',
  ),
  'reopen-button': page(
    `<button style="position:fixed;left:10px;bottom:10px">Cookie settings</button><div style="position:fixed;right:10px;bottom:10px"><button>Cookies</button></div>`,
  ),
  'video-placeholder': page(
    '<div style="height:600px"></div><iframe src="/video-inner" style="width:400px;height:300px"></iframe><div style="height:2000px"></div>',
  ),
  'video-inner':
    '<!doctype html><html lang="en"><body><p>This video uses cookies of a third party.</p><button>Accept</button></body></html>',
};
