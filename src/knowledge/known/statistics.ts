import { family, type KnownCookie } from './family.ts';

/** Audience measurement. `mayBeAnonymised` only for tools that document a consent-exempt set-up. */
export const statistics: readonly KnownCookie[] = [
  ...family(
    { provider: 'Google Analytics', category: 'statistics', source: 'https://support.google.com/analytics/answer/11397207' },
    { _ga: '2 years', '_ga_*': '2 years' },
  ),
  ...family(
    {
      provider: 'Google Analytics',
      category: 'statistics',
      source: 'https://developers.google.com/analytics/devguides/collection/analyticsjs/cookie-usage',
    },
    {
      _gid: '24 hours',
      _gat: '1 minute',
      '_gat_*': '1 minute',
      __utma: '2 years',
      __utmb: '30 minutes',
      __utmc: 'session',
      __utmt: '10 minutes',
      '__utmt_*': '10 minutes',
      __utmv: '2 years',
      __utmz: '6 months',
      _gaexp: '90 days',
      _opt_expid: '10 seconds',
    },
  ),
  ...family(
    { provider: 'Matomo', category: 'statistics', mayBeAnonymised: true, source: 'https://matomo.org/faq/general/faq_146/' },
    {
      '_pk_id.*': '13 months',
      '_pk_ses.*': '30 minutes',
      '_pk_ref.*': '6 months',
      '_pk_cvar.*': '30 minutes',
      '_pk_hsr.*': '30 minutes',
      '_pk_testcookie.*': 'deleted at once',
      '_pk_uid*': '13 months',
      '_pk_*': null,
    },
  ),
  ...family(
    {
      provider: 'Piano Analytics',
      category: 'statistics',
      mayBeAnonymised: true,
      source: 'https://developers.piano.io/analytics/data-collection/general/cookie-storage/',
    },
    { _pcid: '13 months', _pctx: '13 months', pa_user: '13 months', pa_vid: '13 months', pa_uid: '13 months' },
  ),
  ...family(
    {
      provider: 'AT Internet (XiTi)',
      category: 'statistics',
      mayBeAnonymised: true,
      source: 'https://developers.piano.io/analytics/data-collection/general/cookie-storage/',
    },
    {
      atuserid: '13 months',
      atidvisitor: '13 months',
      atreman: '30 days',
      atredir: '30 seconds',
      atsession: '30 minutes',
      idrxvr: '13 months',
      atidx: '13 months',
      xtvrn: '30 days',
      'xtan*': '6 months',
      'xtant*': '6 months',
      'xtref*': 'session',
    },
  ),
  ...family(
    // Four letters that other tools may choose as well.
    {
      provider: 'AT Internet (XiTi)',
      category: 'statistics',
      mixed: true,
      mayBeAnonymised: true,
      source: 'https://developers.piano.io/analytics/data-collection/general/cookie-storage/',
    },
    { atid: '13 months' },
  ),
  ...family(
    {
      provider: 'Eulerian',
      category: 'statistics',
      mayBeAnonymised: true,
      source: 'https://doc.eulerian.com/p/WijZuvqwsFKoQB/What-is-important-to-know-about-Eulerian-Cookies',
    },
    { etuix: '13 months', '_etuix*': '13 months' },
  ),
  ...family(
    {
      provider: 'Microsoft Clarity',
      category: 'statistics',
      source: 'https://learn.microsoft.com/clarity/setup-and-installation/clarity-cookies',
    },
    { _clck: '1 year', _clsk: '1 day' },
  ),
  ...family(
    {
      provider: 'Microsoft Clarity',
      category: 'statistics',
      domains: ['clarity.ms'],
      source: 'https://learn.microsoft.com/clarity/setup-and-installation/clarity-cookies',
    },
    { CLID: '1 year', SM: 'session' },
  ),
  ...family(
    { provider: 'Hotjar', category: 'statistics', source: 'https://help.hotjar.com/hc/en-us/articles/6952777582999' },
    {
      '_hjSessionUser_*': '365 days',
      '_hjSession_*': '30 minutes',
      _hjid: '365 days',
      _hjFirstSeen: '30 minutes',
      '_hjIncludedInSessionSample*': '2 minutes',
      _hjAbsoluteSessionInProgress: '30 minutes',
      _hjTLDTest: 'session',
      '_hj*': null,
    },
  ),
  ...family(
    {
      provider: 'Adobe Analytics',
      category: 'statistics',
      source: 'https://experienceleague.adobe.com/docs/core-services/interface/data-collection/cookies/analytics.html',
    },
    { s_vi: '2 years', s_fid: '2 years', 's_vi_*': '2 years', 'AMCV_*': '2 years' },
  ),
  ...family(
    { provider: 'Mixpanel', category: 'statistics', source: 'https://docs.mixpanel.com/docs/privacy/end-user-data-management' },
    { 'mp_*_mixpanel': '1 year' },
  ),
  ...family(
    {
      provider: 'Amplitude',
      category: 'statistics',
      source: 'https://amplitude.com/docs/sdks/analytics/browser/cookies-and-consent-management',
    },
    { 'amplitude_id_*': '10 years', 'AMP_*': '1 year', 'AMP_MKTG_*': '1 year' },
  ),
  ...family(
    { provider: 'ContentSquare', category: 'statistics', source: 'https://docs.contentsquare.com/en/web/compatibility/cookies/' },
    { _cs_id: '13 months', _cs_s: '30 minutes', _cs_c: '13 months' },
  ),
  ...family(
    { provider: 'AB Tasty', category: 'statistics', source: 'https://docs.abtasty.com' },
    { ABTasty: '13 months', ABTastySession: '30 minutes' },
  ),
  ...family({ provider: 'PostHog', category: 'statistics', source: 'https://posthog.com/docs/libraries/js' }, { 'ph_*_posthog': '1 year' }),
  ...family(
    {
      provider: 'Segment',
      category: 'statistics',
      mixed: true,
      source: 'https://segment.com/docs/connections/sources/catalog/libraries/website/javascript/cookie-validity-update/',
    },
    { ajs_anonymous_id: '1 year', ajs_user_id: '1 year' },
  ),
  ...family(
    { provider: 'Vimeo', category: 'statistics', domains: ['vimeo.com'], source: 'https://vimeo.com/cookie_policy' },
    { vuid: '400 days' },
  ),
];
