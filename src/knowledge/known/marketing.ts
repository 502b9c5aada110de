import { family, type KnownCookie } from './family.ts';

const GOOGLE = 'https://policies.google.com/technologies/cookies';
const LINKEDIN = 'https://www.linkedin.com/legal/l/cookie-table';
const MICROSOFT_ADS = 'https://help.ads.microsoft.com/#apex/ads/en/53056/2';
const META = 'https://www.facebook.com/privacy/policies/cookies';
const TIKTOK = 'https://ads.tiktok.com/help/article/using-cookies-with-tiktok-pixel';

/**
 * Advertising and cross-site recognition. Short or common names (`IDE`, `fr`, `uid`) stand with the
 * domain of their maker: a first-party cookie of the same name is another cookie.
 */
export const marketing: readonly KnownCookie[] = [
  ...family(
    { provider: 'Google Ads', category: 'marketing', source: GOOGLE },
    {
      _gcl_au: '90 days',
      _gcl_aw: '90 days',
      _gcl_dc: '90 days',
      _gcl_gs: '90 days',
      '_gac_*': '90 days',
      __gads: '13 months',
      __gpi: '13 months',
    },
  ),
  ...family(
    { provider: 'Google DoubleClick', category: 'marketing', domains: ['doubleclick.net'], source: GOOGLE },
    { IDE: '13 months', DSID: '2 weeks', test_cookie: '15 minutes', id: null, ar_debug: '90 days', receive_cookie_deprecation: '6 months' },
  ),
  ...family(
    { provider: 'Google', category: 'marketing', mixed: true, domains: ['google.com'], source: GOOGLE },
    { NID: '6 months', '1P_JAR': '30 days', ANID: '13 months', AEC: '6 months' },
  ),
  ...family(
    { provider: 'YouTube', category: 'marketing', domains: ['youtube.com', 'youtube-nocookie.com'], source: GOOGLE },
    {
      YSC: 'session',
      VISITOR_INFO1_LIVE: '180 days',
      VISITOR_PRIVACY_METADATA: '180 days',
      '__Secure-ROLLOUT_TOKEN': '180 days',
      '__Secure-YEC': '13 months',
    },
  ),
  ...family({ provider: 'Meta (Facebook)', category: 'marketing', source: META }, { _fbp: '90 days', _fbc: '90 days' }),
  ...family(
    { provider: 'Meta (Facebook)', category: 'marketing', domains: ['facebook.com'], source: META },
    { fr: '90 days', datr: '400 days', sb: '400 days' },
  ),
  ...family(
    { provider: 'LinkedIn', category: 'marketing', source: LINKEDIN },
    { li_fat_id: '30 days', li_giant: '7 days', ln_or: '1 day' },
  ),
  ...family(
    { provider: 'LinkedIn', category: 'marketing', domains: ['linkedin.com'], source: LINKEDIN },
    {
      bcookie: '1 year',
      bscookie: '1 year',
      lidc: '24 hours',
      li_sugr: '90 days',
      UserMatchHistory: '30 days',
      AnalyticsSyncHistory: '30 days',
    },
  ),
  ...family(
    { provider: 'Microsoft Advertising', category: 'marketing', source: MICROSOFT_ADS },
    { _uetsid: '1 day', _uetvid: '13 months', _uetmsclkid: '90 days' },
  ),
  ...family(
    { provider: 'Microsoft Advertising', category: 'marketing', domains: ['bing.com', 'clarity.ms'], source: MICROSOFT_ADS },
    { MUID: '13 months', MR: '7 days', ANONCHK: '10 minutes', SRM_B: '13 months', MSPTC: '13 months' },
  ),
  ...family(
    { provider: 'TikTok', category: 'marketing', source: TIKTOK },
    { _ttp: '13 months', _tt_enable_cookie: '13 months', ttclid: '90 days' },
  ),
  ...family(
    { provider: 'Criteo', category: 'marketing', source: 'https://www.criteo.com/privacy/' },
    { cto_bundle: '13 months', cto_bidid: '13 months', cto_optout: '5 years' },
  ),
  ...family(
    { provider: 'Criteo', category: 'marketing', domains: ['criteo.com'], source: 'https://www.criteo.com/privacy/' },
    { uid: '13 months' },
  ),
  ...family(
    { provider: 'Xandr (AppNexus)', category: 'marketing', domains: ['adnxs.com'], source: 'https://docs.xandr.com' },
    { uuid2: '3 months', anj: '3 months', sess: '1 day', XANDR_PANID: '3 months', icu: '3 months' },
  ),
  ...family(
    {
      provider: 'X (Twitter)',
      category: 'marketing',
      domains: ['twitter.com', 'x.com', 't.co'],
      source: 'https://help.x.com/rules-and-policies/x-cookies',
    },
    { personalization_id: '2 years', guest_id: '2 years', guest_id_ads: '2 years', guest_id_marketing: '2 years', muc_ads: '2 years' },
  ),
  ...family(
    { provider: 'Pinterest', category: 'marketing', source: 'https://developers.pinterest.com/docs/' },
    { _pin_unauth: '1 year', _pinterest_ct_ua: '1 year', _derived_epik: '1 year' },
  ),
  ...family(
    { provider: 'Snap', category: 'marketing', source: 'https://businesshelp.snapchat.com' },
    { _scid: '13 months', _scid_r: '13 months', _sctr: '13 months' },
  ),
  ...family({ provider: 'Reddit', category: 'marketing', source: 'https://business.reddithelp.com' }, { _rdt_uuid: '90 days' }),
  ...family(
    { provider: 'Taboola', category: 'marketing', domains: ['taboola.com'], source: 'https://www.taboola.com/policies/cookie-policy' },
    { t_gid: '1 year', t_pt_gid: '1 year' },
  ),
  ...family(
    { provider: 'The Trade Desk', category: 'marketing', domains: ['adsrvr.org'], source: 'https://www.thetradedesk.com/us/privacy' },
    { TDID: '1 year', TDCPM: '1 year' },
  ),
  ...family(
    { provider: 'Adform', category: 'marketing', domains: ['adform.net'], source: 'https://site.adform.com/privacy-center/' },
    { uid: '60 days', C: '30 days' },
  ),
  ...family(
    {
      provider: 'HubSpot',
      category: 'marketing',
      source: 'https://knowledge.hubspot.com/privacy-and-consent/what-cookies-does-hubspot-set-in-a-visitor-s-browser',
    },
    { hubspotutk: '6 months', __hstc: '6 months', __hssc: '30 minutes', __hssrc: 'session' },
  ),
  ...family(
    // `visitor_id` is a name that others use too.
    { provider: 'Salesforce Pardot', category: 'marketing', mixed: true, source: 'https://help.salesforce.com' },
    { 'visitor_id*': '1 year', 'lpv*': '30 minutes' },
  ),
  ...family(
    { provider: 'Marketo', category: 'marketing', source: 'https://experienceleague.adobe.com/docs/marketo/' },
    { _mkto_trk: '2 years' },
  ),
  ...family(
    { provider: 'Mautic', category: 'marketing', source: 'https://docs.mautic.org/' },
    { mautic_device_id: '1 year', mtc_id: 'session', mtc_sid: 'session' },
  ),
  ...family(
    { provider: 'OptinMonster', category: 'marketing', source: 'https://optinmonster.com/docs/' },
    { omappvp: '11 years', 'omSeen-*': '30 days' },
  ),
];
