import { family, type KnownCookie } from './family.ts';

const choice = (provider: string, source: string, names: Readonly<Record<string, string | null>>): KnownCookie[] =>
  family({ provider, category: 'necessary', source }, names);

/** Cookies that keep the visitor's consent choice: exempt, since without them the choice is asked again (CNIL 2020-091 art. 5). */
export const consentChoice: readonly KnownCookie[] = [
  ...choice('Opendatasoft consent choice', 'https://userguide.opendatasoft.com', { cookies_preferences: '6 months' }),
  ...choice('OneTrust', 'https://my.onetrust.com', {
    OptanonConsent: '1 year',
    OptanonAlertBoxClosed: '1 year',
    eupubconsent: '1 year',
    'eupubconsent-v2': '1 year',
    OTGPPConsent: '1 year',
  }),
  ...choice('Cookiebot', 'https://www.cookiebot.com/en/cookie-declaration/', {
    CookieConsent: '1 year',
    CookieConsentBulkTicket: '1 year',
  }),
  ...choice('IAB TCF consent tool', 'https://github.com/InteractiveAdvertisingBureau/GDPR-Transparency-and-Consent-Framework', {
    euconsent: '13 months',
    'euconsent-v2': '13 months',
    addtl_consent: '13 months',
    usprivacy: '13 months',
  }),
  ...choice('Didomi', 'https://developers.didomi.io', { didomi_token: '1 year' }),
  ...choice('Axeptio', 'https://support.axeptio.eu', {
    axeptio_cookies: '6 months',
    axeptio_authorized_vendors: '6 months',
    axeptio_all_vendors: '6 months',
  }),
  ...choice('tarteaucitron', 'https://tarteaucitron.io', { tarteaucitron: '1 year' }),
  ...choice('Complianz', 'https://complianz.io', { 'cmplz_*': '1 year' }),
  ...choice('Klaro', 'https://klaro.org/docs/', { klaro: '120 days' }),
  ...choice('Orejime', 'https://github.com/boscop-fr/orejime', { orejime: '1 year' }),
  ...choice('CookieYes', 'https://www.cookieyes.com', {
    'cookieyes-consent': '1 year',
    'cookielawinfo-checkbox-*': '11 months',
    viewed_cookie_policy: '11 months',
    CookieLawInfoConsent: '1 year',
  }),
  ...choice('Borlabs Cookie', 'https://borlabs.io', { 'borlabs-cookie': '1 year' }),
  ...choice('Iubenda', 'https://www.iubenda.com/en/help/', { '_iub_cs-*': '1 year' }),
  ...choice('Cookie Information', 'https://cookieinformation.com', { CookieInformationConsent: '1 year' }),
  ...choice('Termly', 'https://termly.io', { TERMLY_API_CACHE: null }),
  ...choice('Osano cookie consent', 'https://www.osano.com/cookieconsent/documentation/', {
    cookieconsent_status: '1 year',
    osano_consentmanager: '1 year',
    osano_consentmanager_uuid: '1 year',
  }),
  ...choice('vanilla-cookieconsent', 'https://cookieconsent.orestbida.com', { cc_cookie: '6 months' }),
  ...choice('Commanders Act', 'https://doc.commandersact.com', {
    TC_PRIVACY: '13 months',
    TC_PRIVACY_CENTER: '13 months',
    'tc_privacy*': '13 months',
  }),
  ...choice('Usercentrics', 'https://docs.usercentrics.com', { uc_user_interaction: '1 year' }),
  ...choice('TrustArc', 'https://trustarc.com', {
    notice_preferences: '13 months',
    notice_gdpr_prefs: '13 months',
    cmapi_cookie_privacy: '13 months',
  }),
  ...choice('Piano consent persistence', 'https://developers.piano.io/analytics/data-collection/general/cookie-storage/', {
    _pprv: '13 months',
    pa_privacy: '13 months',
    atauthority: '13 months',
  }),
  ...choice('Matomo consent and opt-out', 'https://matomo.org/faq/general/faq_146/', {
    mtm_consent: '30 years',
    mtm_consent_removed: '30 years',
    mtm_cookie_consent: '30 years',
    matomo_ignore: '30 years',
    piwik_ignore: '30 years',
  }),
  ...family(
    {
      provider: 'LinkedIn consent choice',
      category: 'necessary',
      domains: ['linkedin.com'],
      source: 'https://www.linkedin.com/legal/l/cookie-table',
    },
    { li_gc: '6 months' },
  ),
  ...family(
    {
      provider: 'Google consent choice',
      category: 'necessary',
      domains: ['google.com', 'youtube.com'],
      source: 'https://policies.google.com/technologies/cookies',
    },
    { SOCS: '13 months', CONSENT: '2 years' },
  ),
  ...family(
    { provider: 'a consent choice', category: 'necessary', generic: true, source: 'common practice' },
    {
      'cookie-consent': null,
      cookie_consent: null,
      cookieconsent: null,
      'cookie-preferences': null,
      cookie_preferences: null,
      consent: null,
      gdpr: null,
      hasConsent: null,
    },
  ),
  ...family(
    { provider: 'Drupal EU Cookie Compliance', category: 'necessary', source: 'https://www.drupal.org/project/eu_cookie_compliance' },
    { 'cookie-agreed': '100 days', 'cookie-agreed-version': '100 days', 'cookie-agreed-categories': '100 days' },
  ),
  ...family(
    { provider: 'Real Cookie Banner', category: 'necessary', source: 'https://devowl.io/wordpress-real-cookie-banner/' },
    { 'real_cookie_banner*': '1 year' },
  ),
  ...family(
    { provider: 'GDPR Cookie Compliance (Moove)', category: 'necessary', source: 'https://wordpress.org/plugins/gdpr-cookie-compliance/' },
    { moove_gdpr_popup: '1 year' },
  ),
  ...family({ provider: 'Cookie-Script', category: 'necessary', source: 'https://cookie-script.com/' }, { CookieScriptConsent: '1 month' }),
  ...family(
    { provider: 'Cookie Notice (Hu-manity)', category: 'necessary', source: 'https://wordpress.org/plugins/cookie-notice/' },
    { 'hu-consent': null },
  ),
  ...family(
    { provider: 'Civic Cookie Control', category: 'necessary', source: 'https://www.civicuk.com/cookie-control/documentation' },
    { CookieControl: '90 days' },
  ),
  ...family({ provider: 'CookieHub', category: 'necessary', source: 'https://www.cookiehub.com/' }, { cookiehub: '1 year' }),
  ...family({ provider: 'Sourcepoint', category: 'necessary', source: 'https://docs.sourcepoint.com/' }, { consentUUID: '1 year' }),
  ...family(
    { provider: 'consentmanager', category: 'necessary', source: 'https://help.consentmanager.net/' },
    { '__cmpcc*': '1 year', '__cmpconsent*': '1 year', '__cmpcpc*': '1 year', '__cmpcvc*': '1 year' },
  ),
  ...family(
    { provider: 'Google Privacy & messaging', category: 'necessary', source: 'https://business.safety.google/adscookies/' },
    { FCCDCF: '13 months', FCNEC: '13 months' },
  ),
];
