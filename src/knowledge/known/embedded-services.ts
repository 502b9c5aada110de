import { family, type KnownCookie } from './family.ts';

/** Chat, video, maps, forms and payments that a page embeds. */
export const embeddedServices: readonly KnownCookie[] = [
  ...family(
    { provider: 'Tawk.to', category: 'functional', mixed: true, source: 'https://help.tawk.to' },
    { twk_uuid: null, 'twk_uuid_*': '6 months', TawkConnectionTime: 'session', twk_idm_key: 'session', 'twk_token_*': null },
  ),
  ...family(
    { provider: 'LiveChat', category: 'functional', mixed: true, source: 'https://www.livechat.com/help/' },
    {
      __lc_cid: '2 years',
      __lc_cst: '2 years',
      __lc2_cid: '2 years',
      __lc2_cst: '2 years',
      __livechat: null,
      __oauth_redirect_detector: null,
    },
  ),
  ...family(
    { provider: 'Drift', category: 'functional', mixed: true, source: 'https://gethelp.drift.com' },
    { driftt_aid: '2 years', drift_aid: '2 years', drift_campaign_refresh: '30 minutes', driftt_sid: 'session', drift_eid: null },
  ),
  ...family(
    { provider: 'Olark', category: 'functional', mixed: true, source: 'https://www.olark.com/help/' },
    {
      wcsid: 'session',
      hblid: '2 years',
      _okbk: 'session',
      _oklv: 'session',
      olfsk: '2 years',
      _okdetect: 'session',
      _okac: 'session',
      _okla: 'session',
      _okgid: 'session',
    },
  ),
  ...family(
    { provider: 'Freshchat', category: 'functional', mixed: true, source: 'https://support.freshchat.com' },
    { fc_widget_open: null, _fw_crm_v: '1 year' },
  ),
  ...family(
    { provider: 'Userlike', category: 'functional', mixed: true, source: 'https://docs.userlike.com' },
    { 'uslk_umm_*': '1 year', uslk_e: null, uslk_s: null },
  ),
  ...family(
    {
      provider: 'Zendesk Chat',
      category: 'functional',
      mixed: true,
      domains: ['zopim.com', 'zendesk.com'],
      source: 'https://support.zendesk.com',
    },
    {
      __zlcid: null,
      __zlcprivacy: null,
      _zendesk_session: '8 hours',
      _zendesk_shared_session: '8 hours',
      _zendesk_authenticated: null,
      _help_center_session: 'session',
      _zendesk_cookie: null,
    },
  ),
  ...family(
    {
      provider: 'HubSpot',
      category: 'functional',
      mixed: true,
      source: 'https://knowledge.hubspot.com/privacy-and-consent/what-cookies-does-hubspot-set-in-a-visitor-s-browser',
    },
    {
      messagesUtk: '6 months',
      'hs-messages-is-open': '30 minutes',
      'hs-messages-hide-welcome-message': '1 day',
      __hs_gpc_banner_dismiss: '180 days',
      hs_ab_test: 'session',
      hs_langswitcher_choice: '2 years',
      __hs_initial_opt_in: '7 days',
    },
  ),
  ...family(
    {
      provider: 'HubSpot consent choice',
      category: 'necessary',
      source: 'https://knowledge.hubspot.com/privacy-and-consent/what-cookies-does-hubspot-set-in-a-visitor-s-browser',
    },
    { __hs_opt_out: '6 months', __hs_do_not_track: '6 months', __hs_cookie_cat_pref: '6 months', __hs_notify_banner_dismiss: '180 days' },
  ),
  ...family(
    { provider: 'Vimeo', category: 'functional', mixed: true, domains: ['vimeo.com'], source: 'https://vimeo.com/cookie_policy' },
    { player: '1 year', vimeo_gdpr_optin: null, sync_active: null, _abexps: '1 year' },
  ),
  ...family(
    {
      provider: 'Dailymotion',
      category: 'marketing',
      mixed: true,
      domains: ['dailymotion.com'],
      source: 'https://legal.dailymotion.com/en/cookie-policy/',
    },
    { ts: '13 months', v1st: '13 months', usprivacy: '13 months', dmvk: 'session', damd: null },
  ),
  ...family(
    {
      provider: 'YouTube player settings',
      category: 'functional',
      domains: ['youtube.com', 'youtube-nocookie.com'],
      source: 'https://policies.google.com/technologies/cookies',
    },
    { PREF: '8 months', wide: null },
  ),
  ...family(
    { provider: 'Wistia', category: 'statistics', mixed: true, source: 'https://support.wistia.com' },
    { wistia: null, 'wistia-http2-push-disabled': null },
  ),
  ...family(
    {
      provider: 'Spotify',
      category: 'marketing',
      mixed: true,
      domains: ['spotify.com'],
      source: 'https://www.spotify.com/legal/cookies-policy/',
    },
    { sp_t: '1 year', sp_landing: '1 day', sp_adid: '1 year' },
  ),
  ...family(
    {
      provider: 'SoundCloud',
      category: 'statistics',
      mixed: true,
      domains: ['soundcloud.com'],
      source: 'https://soundcloud.com/pages/cookies',
    },
    { sc_anonymous_id: '10 years' },
  ),
  ...family(
    {
      provider: 'OpenStreetMap',
      category: 'statistics',
      domains: ['openstreetmap.org'],
      source: 'https://wiki.osmfoundation.org/wiki/Privacy_Policy',
    },
    { _osm_totp_token: '1 hour', _osm_location: '10 years', _osm_welcome: null },
  ),
  ...family(
    {
      provider: 'PayPal',
      category: 'necessary',
      mixed: true,
      domains: ['paypal.com'],
      source: 'https://www.paypal.com/us/legalhub/cookie-full',
    },
    {
      ts_c: '3 years',
      tsrce: '3 days',
      'x-pp-s': 'session',
      enforce_policy: '1 year',
      LANG: null,
      l7_az: '30 minutes',
      nsid: 'session',
      cookie_check: null,
    },
  ),
  ...family(
    {
      provider: 'Stripe',
      category: 'necessary',
      mixed: true,
      domains: ['stripe.com', 'stripe.network'],
      source: 'https://stripe.com/legal/cookies-policy',
    },
    { m: '400 days', nsr: null, __stripe_orig_props: '1 year' },
  ),
  ...family(
    {
      provider: 'Klarna',
      category: 'necessary',
      mixed: true,
      domains: ['klarna.com'],
      source: 'https://www.klarna.com/international/privacy-policy/',
    },
    { ku1_vid: null, ku1_sid: null },
  ),
  ...family(
    { provider: 'Braintree', category: 'necessary', mixed: true, source: 'https://developer.paypal.com/braintree/docs' },
    { '_braintree_*': null },
  ),
  ...family(
    {
      provider: 'Calendly',
      category: 'functional',
      mixed: true,
      domains: ['calendly.com'],
      source: 'https://calendly.com/legal/cookie-policy',
    },
    { _calendly_session: '21 days' },
  ),
  ...family(
    { provider: 'Typeform', category: 'statistics', mixed: true, domains: ['typeform.com'], source: 'https://help.typeform.com' },
    { attribution_user_id: '1 year', tf_respondent_cc: '6 months', rl_anonymous_id: '1 year' },
  ),
  ...family(
    { provider: 'Disqus', category: 'marketing', mixed: true, domains: ['disqus.com'], source: 'https://help.disqus.com' },
    { disqus_unique: '1 year', zeta_ssp_user_id: '1 year' },
  ),
  ...family(
    { provider: 'AddThis', category: 'marketing', source: 'https://www.oracle.com/legal/privacy/addthis-privacy-policy/' },
    { __atuvc: '13 months', __atuvs: '30 minutes', __atssc: null },
  ),
];
