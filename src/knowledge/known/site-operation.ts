import { family, type KnownCookie } from './family.ts';

const CLOUDFLARE = 'https://developers.cloudflare.com/fundamentals/reference/policies-compliances/cloudflare-cookies/';
const DJANGO = 'https://docs.djangoproject.com/en/stable/ref/settings/';

/**
 * Sessions, security, load balancing and interface preferences (the exemptions of WP29 Opinion
 * 04/2012 §3). A framework's default name is `generic`: anyone may use it, and public lists call
 * `sessionid` a marketing cookie of Instagram.
 */
export const siteOperation: readonly KnownCookie[] = [
  ...family({ provider: 'Django session', category: 'necessary', generic: true, source: DJANGO }, { sessionid: '2 weeks' }),
  ...family({ provider: 'Django CSRF protection', category: 'necessary', generic: true, source: DJANGO }, { csrftoken: '1 year' }),
  ...family({ provider: 'Django language choice', category: 'functional', source: DJANGO }, { django_language: 'session' }),
  ...family({ provider: 'Django messages', category: 'necessary', generic: true, source: DJANGO }, { messages: 'session' }),
  ...family(
    { provider: 'PHP session', category: 'necessary', source: 'https://www.php.net/manual/en/session.configuration.php' },
    { PHPSESSID: 'session' },
  ),
  ...family(
    { provider: 'Java servlet session', category: 'necessary', source: 'https://jakarta.ee/specifications/servlet/' },
    { JSESSIONID: 'session', '__Host-JSESSIONID': 'session' },
  ),
  ...family(
    { provider: 'ASP.NET', category: 'necessary', source: 'https://learn.microsoft.com/aspnet/core/fundamentals/app-state' },
    {
      'ASP.NET_SessionId': 'session',
      '.AspNetCore.Session': 'session',
      '.AspNetCore.Antiforgery.*': 'session',
      '.AspNetCore.Cookies*': null,
      __RequestVerificationToken: 'session',
      '__RequestVerificationToken*': 'session',
      'ASPSESSIONID*': 'session',
    },
  ),
  ...family(
    { provider: 'Laravel', category: 'necessary', source: 'https://laravel.com/docs/csrf' },
    { laravel_session: '2 hours', 'XSRF-TOKEN': '2 hours' },
  ),
  ...family(
    { provider: 'Express session', category: 'necessary', source: 'https://expressjs.com/en/resources/middleware/session.html' },
    { 'connect.sid': 'session' },
  ),
  ...family(
    { provider: 'WordPress', category: 'necessary', source: 'https://developer.wordpress.org/advanced-administration/wordpress/cookies/' },
    { 'wordpress_logged_in_*': '14 days', 'wordpress_sec_*': '14 days', wordpress_test_cookie: 'session', 'wp-settings-*': '1 year' },
  ),
  ...family(
    { provider: 'WooCommerce', category: 'necessary', source: 'https://woocommerce.com/document/woocommerce-cookies/' },
    { woocommerce_cart_hash: 'session', woocommerce_items_in_cart: 'session', 'wp_woocommerce_session_*': '2 days' },
  ),
  ...family(
    { provider: 'Next.js Auth.js', category: 'necessary', source: 'https://authjs.dev' },
    { '__Host-next-auth.csrf-token': 'session', 'next-auth.session-token': '30 days', '__Secure-next-auth.session-token': '30 days' },
  ),
  ...family(
    { provider: 'Cloudflare', category: 'necessary', source: CLOUDFLARE },
    {
      __cf_bm: '30 minutes',
      _cfuvid: 'session',
      cf_clearance: null,
      __cflb: '23 hours',
      __cfruid: 'session',
      'cf_chl_*': null,
      __cfwaitingroom: null,
    },
  ),
  ...family(
    {
      provider: 'AWS Elastic Load Balancing',
      category: 'necessary',
      source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/sticky-sessions.html',
    },
    {
      AWSALB: '7 days',
      AWSALBCORS: '7 days',
      AWSALBTG: '7 days',
      AWSALBTGCORS: '7 days',
      AWSELB: null,
      AWSELBCORS: null,
      'AWSALBAPP-*': null,
    },
  ),
  ...family(
    { provider: 'AWS WAF', category: 'necessary', source: 'https://docs.aws.amazon.com/waf/latest/developerguide/waf-tokens.html' },
    { 'aws-waf-token': '4 days' },
  ),
  ...family(
    { provider: 'F5 BIG-IP', category: 'necessary', source: 'https://my.f5.com/manage/s/article/K6917' },
    { 'BIGipServer*': 'session', 'TS01*': 'session', 'F5_ST*': null },
  ),
  ...family(
    { provider: 'Azure', category: 'necessary', source: 'https://learn.microsoft.com/azure/app-service/' },
    {
      ARRAffinity: 'session',
      ARRAffinitySameSite: 'session',
      ApplicationGatewayAffinity: 'session',
      ApplicationGatewayAffinityCORS: 'session',
      ASLBSA: 'session',
      ASLBSACORS: 'session',
    },
  ),
  ...family(
    { provider: 'Google Cloud Load Balancing', category: 'necessary', source: 'https://cloud.google.com/load-balancing/docs/https' },
    { GCLB: null },
  ),
  ...family({ provider: 'HAProxy', category: 'necessary', generic: true, source: 'https://docs.haproxy.org' }, { SERVERID: 'session' }),
  ...family(
    { provider: 'Akamai Bot Manager', category: 'necessary', source: 'https://techdocs.akamai.com/bot-manager' },
    { ak_bmsc: '2 hours', bm_sz: '4 hours', bm_sv: '2 hours', _abck: '1 year' },
  ),
  ...family(
    { provider: 'Imperva', category: 'necessary', source: 'https://docs.imperva.com' },
    { 'incap_ses_*': 'session', 'visid_incap_*': '1 year', 'nlbi_*': 'session' },
  ),
  ...family({ provider: 'DataDome', category: 'necessary', source: 'https://docs.datadome.co' }, { datadome: '1 year' }),
  ...family(
    { provider: 'Google reCAPTCHA', category: 'necessary', mixed: true, source: 'https://policies.google.com/technologies/cookies' },
    { _GRECAPTCHA: '6 months' },
  ),
  ...family(
    { provider: 'Stripe', category: 'necessary', mixed: true, source: 'https://stripe.com/legal/cookies-policy' },
    { __stripe_mid: '1 year', __stripe_sid: '30 minutes' },
  ),
  ...family(
    { provider: 'Intercom', category: 'functional', mixed: true, source: 'https://www.intercom.com/help/en/articles/2361922' },
    { 'intercom-id-*': '9 months', 'intercom-session-*': '1 week', 'intercom-device-id-*': '9 months' },
  ),
  ...family({ provider: 'Crisp', category: 'functional', mixed: true, source: 'https://help.crisp.chat' }, { 'crisp-client*': '6 months' }),
  ...family({ provider: 'Zendesk', category: 'functional', mixed: true, source: 'https://support.zendesk.com' }, { __zlcmid: '1 year' }),
  ...family(
    { provider: 'a session', category: 'necessary', generic: true, source: 'common practice' },
    { session: null, session_id: null, sid: null, '_session*': null, '__Host-session*': null, 'csrf*': null, '_csrf*': null, xsrf: null },
  ),
  ...family(
    { provider: 'a language or display preference', category: 'functional', generic: true, source: 'common practice' },
    { lang: null, language: null, locale: null, i18n: null, theme: null, currency: null, timezone: null },
  ),
];
