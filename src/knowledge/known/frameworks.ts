import { family, type KnownCookie } from './family.ts';

/** Sessions and settings of content management systems, shops and web frameworks. */
export const frameworks: readonly KnownCookie[] = [
  ...family(
    { provider: 'Drupal', category: 'necessary', source: 'https://www.drupal.org/docs' },
    { 'SSESS*': '23 days', 'Drupal.visitor.*': null, has_js: 'session', 'Drupal.toolbar.collapsed': null },
  ),
  ...family(
    { provider: 'TYPO3', category: 'necessary', source: 'https://docs.typo3.org' },
    { fe_typo_user: 'session', be_typo_user: 'session', be_lastLoginProvider: '90 days' },
  ),
  ...family(
    { provider: 'Joomla', category: 'necessary', source: 'https://docs.joomla.org' },
    { joomla_user_state: null, 'joomla_remember_me_*': '60 days' },
  ),
  ...family(
    { provider: 'PrestaShop', category: 'necessary', source: 'https://devdocs.prestashop-project.org' },
    { 'PrestaShop-*': '20 days' },
  ),
  ...family(
    {
      provider: 'Adobe Commerce (Magento)',
      category: 'necessary',
      source: 'https://experienceleague.adobe.com/docs/commerce-admin/start/compliance/privacy/compliance-cookie-law.html',
    },
    {
      form_key: 'session',
      'mage-cache-storage': 'session',
      'mage-cache-storage-section-invalidation': 'session',
      'mage-cache-sessid': 'session',
      'mage-messages': '1 year',
      product_data_storage: null,
      recently_viewed_product: null,
      recently_viewed_product_previous: null,
      recently_compared_product: null,
      recently_compared_product_previous: null,
      private_content_version: '10 years',
      section_data_ids: 'session',
      'mage-translation-storage': null,
      'mage-translation-file-version': null,
      'X-Magento-Vary': 'session',
      user_allowed_save_cookie: '1 year',
      'mage-banners-cache-storage': 'session',
    },
  ),
  ...family(
    { provider: 'Shopify', category: 'necessary', generic: true, source: 'https://www.shopify.com/legal/cookies' },
    { cart_ts: '2 weeks', cart_currency: '2 weeks' },
  ),
  ...family(
    { provider: 'Shopify', category: 'necessary', source: 'https://www.shopify.com/legal/cookies' },
    {
      cart_sig: '2 weeks',
      checkout_token: '1 year',
      _secure_session_id: '24 hours',
      secure_customer_sig: '1 year',
      storefront_digest: '2 years',
      _shopify_essential: '1 year',
      _cmp_a: '1 day',
      _tracking_consent: '1 year',
      shopify_pay_redirect: '1 hour',
    },
  ),
  ...family(
    { provider: 'Shopify', category: 'statistics', source: 'https://www.shopify.com/legal/cookies' },
    {
      _shopify_y: '1 year',
      _shopify_s: '30 minutes',
      _landing_page: '2 weeks',
      _orig_referrer: '2 weeks',
      _shopify_sa_t: '30 minutes',
      _shopify_sa_p: '30 minutes',
      _shopify_ga: 'session',
    },
  ),
  ...family(
    { provider: 'Wix', category: 'necessary', source: 'https://support.wix.com/en/article/cookies-and-your-wix-site' },
    {
      svSession: '2 years',
      bSession: '30 minutes',
      'ssr-caching': '1 minute',
      'server-session-bind': 'session',
      smSession: null,
      TSb20ba2: null,
    },
  ),
  ...family(
    { provider: 'Squarespace', category: 'necessary', source: 'https://support.squarespace.com/hc/en-us/articles/360001264507' },
    {
      ss_i18n: null,
      ss_cookieAllowed: '30 days',
      SS_ANALYTICS_ID: null,
      ss_performanceCookiesAllowed: '30 days',
      ss_marketingCookiesAllowed: '30 days',
      hasCart: '2 weeks',
      SiteUserInfo: '3 years',
      SiteUserSecureAuthToken: '3 years',
    },
  ),
  ...family(
    { provider: 'Squarespace', category: 'statistics', source: 'https://support.squarespace.com/hc/en-us/articles/360001264507' },
    { ss_cvr: '2 years', ss_cvt: '30 minutes', ss_cpvisit: '2 years', ss_cid: '2 years', ss_cvisit: '30 minutes' },
  ),
  ...family(
    { provider: 'Symfony', category: 'necessary', generic: true, source: 'https://symfony.com/doc/current/session.html' },
    { REMEMBERME: '1 year' },
  ),
  ...family(
    { provider: 'CodeIgniter', category: 'necessary', source: 'https://codeigniter.com/user_guide/libraries/sessions.html' },
    { ci_session: '2 hours', csrf_cookie_name: null },
  ),
  ...family({ provider: 'CakePHP', category: 'necessary', source: 'https://book.cakephp.org' }, { CAKEPHP: '4 hours' }),
  ...family(
    { provider: 'Yii', category: 'necessary', source: 'https://www.yiiframework.com/doc/guide' },
    { '_csrf-frontend': 'session', 'advanced-frontend': 'session' },
  ),
  ...family(
    { provider: 'Ruby on Rails', category: 'necessary', source: 'https://guides.rubyonrails.org/security.html' },
    { remember_user_token: '2 weeks' },
  ),
  ...family(
    { provider: 'Spring Security', category: 'necessary', source: 'https://docs.spring.io/spring-security/reference/' },
    { JSESSIONIDSSO: 'session' },
  ),
  ...family(
    { provider: 'a remembered log-in', category: 'necessary', generic: true, source: 'https://docs.spring.io/spring-security/reference/' },
    {
      'remember-me': '2 weeks',
      remember_me: null,
      rememberme: null,
      auth_token: null,
      access_token: null,
      refresh_token: null,
      token: null,
      jwt: null,
    },
  ),
  ...family(
    { provider: 'ColdFusion', category: 'necessary', source: 'https://helpx.adobe.com/coldfusion/' },
    { CFID: '30 years', CFTOKEN: '30 years', CFGLOBALS: null },
  ),
  ...family(
    { provider: 'Liferay', category: 'necessary', source: 'https://learn.liferay.com' },
    { COOKIE_SUPPORT: '1 year', GUEST_LANGUAGE_ID: '1 year', 'LFR_SESSION_STATE_*': 'session' },
  ),
  ...family(
    { provider: 'WordPress', category: 'functional', source: 'https://wordpress.org/documentation/article/wordpress-cookies/' },
    {
      'comment_author_*': '347 days',
      'comment_author_email_*': '347 days',
      'comment_author_url_*': '347 days',
      'wp-postpass_*': '10 days',
      'wp-settings-time-*': '1 year',
      wp_lang: 'session',
    },
  ),
  ...family(
    { provider: 'Polylang', category: 'functional', source: 'https://polylang.pro/doc/is-polylang-compatible-with-the-eu-cookie-law/' },
    { pll_language: '1 year' },
  ),
  ...family(
    { provider: 'WPML', category: 'functional', source: 'https://wpml.org/documentation/support/browser-cookies-stored-wpml/' },
    { wp_wpml_current_language: '24 hours', 'wp-wpml_current_language': '24 hours', 'wp-wpml_current_admin_language_*': '24 hours' },
  ),
  ...family(
    { provider: 'Wordfence', category: 'necessary', source: 'https://www.wordfence.com/help/general-data-protection-regulation/' },
    { 'wfwaf-authcookie-*': '12 hours', 'wf_loginalerted_*': '24 hours', wfCBLBypass: '24 hours', wordfence_verifiedHuman: '1 day' },
  ),
  ...family(
    { provider: 'WooCommerce', category: 'statistics', source: 'https://woocommerce.com/document/order-attribution-tracking/' },
    {
      sbjs_migrations: null,
      sbjs_current_add: null,
      sbjs_first_add: null,
      sbjs_current: null,
      sbjs_first: null,
      sbjs_udata: null,
      sbjs_session: '30 minutes',
    },
  ),
  ...family({ provider: 'Nuxt i18n', category: 'functional', source: 'https://i18n.nuxtjs.org' }, { i18n_redirected: '1 year' }),
  ...family(
    { provider: 'Next.js', category: 'functional', source: 'https://nextjs.org/docs' },
    { NEXT_LOCALE: null, __prerender_bypass: 'session', __next_preview_data: 'session' },
  ),
  ...family(
    { provider: 'MediaWiki', category: 'necessary', source: 'https://www.mediawiki.org/wiki/Manual:$wgCookiePrefix' },
    { 'WMF-Last-Access': '32 days', 'WMF-Last-Access-Global': '32 days' },
  ),
  ...family(
    { provider: 'Keycloak', category: 'necessary', source: 'https://www.keycloak.org/docs/' },
    { KEYCLOAK_IDENTITY: 'session', KEYCLOAK_SESSION: 'session', KC_RESTART: 'session' },
  ),
  ...family(
    { provider: 'Keycloak', category: 'necessary', generic: true, source: 'https://www.keycloak.org/docs/' },
    { AUTH_SESSION_ID: 'session' },
  ),
  ...family(
    { provider: 'Auth0', category: 'necessary', source: 'https://auth0.com/docs/manage-users/cookies' },
    { auth0: '3 days', auth0_compat: '3 days', did_compat: '1 year', 'auth0.is.authenticated': '1 day' },
  ),
  ...family(
    { provider: 'a basket', category: 'necessary', generic: true, source: 'common practice' },
    { cart: null, basket: null, cart_id: null, cart_token: null },
  ),
];
