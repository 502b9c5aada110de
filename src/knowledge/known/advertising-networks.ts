import { family, type KnownCookie } from './family.ts';

/** Advertising exchanges and data companies; names are bound to their domains, since most are short. */
export const advertisingNetworks: readonly KnownCookie[] = [
  ...family(
    { provider: 'Outbrain', category: 'marketing', domains: ['outbrain.com'], source: 'https://www.outbrain.com/privacy/cookies/' },
    { obuid: '3 months', _ofcap_DOC: '14 days' },
  ),
  ...family(
    {
      provider: 'PubMatic',
      category: 'marketing',
      domains: ['pubmatic.com'],
      source: 'https://pubmatic.com/legal/platform-cookie-policy/',
    },
    {
      KADUSERCOOKIE: '90 days',
      'KRTBCOOKIE_*': '90 days',
      PugT: '30 days',
      chkChromeAb67Sec: null,
      PUBMDCID: '90 days',
      SyncRTB3: null,
      DPSync3: null,
    },
  ),
  ...family(
    {
      provider: 'Magnite (Rubicon)',
      category: 'marketing',
      domains: ['rubiconproject.com'],
      source: 'https://www.magnite.com/legal/cookie-policy/',
    },
    { khaos: '1 year', audit: '1 year', 'receive-cookie-deprecation': '1 year' },
  ),
  ...family(
    { provider: 'OpenX', category: 'marketing', domains: ['openx.net'], source: 'https://www.openx.com/privacy-center/' },
    { i: '1 year', pd: '15 days' },
  ),
  ...family(
    { provider: 'Index Exchange', category: 'marketing', domains: ['casalemedia.com'], source: 'https://www.indexexchange.com/privacy/' },
    { CMID: '1 year', CMPS: '90 days', CMPRO: '90 days' },
  ),
  ...family(
    { provider: 'Lotame', category: 'marketing', domains: ['crwdcntrl.net'], source: 'https://www.lotame.com/privacy/' },
    { _cc_id: '9 months', _cc_cc: '9 months', _cc_aud: '9 months', _cc_dc: '9 months' },
  ),
  ...family({ provider: 'Quantcast', category: 'marketing', source: 'https://www.quantcast.com/privacy/' }, { __qca: '13 months' }),
  ...family(
    {
      provider: 'comScore',
      category: 'marketing',
      domains: ['scorecardresearch.com'],
      source: 'https://www.scorecardresearch.com/privacy.aspx',
    },
    { UID: '13 months', UIDR: '13 months', XID: '13 months' },
  ),
  ...family(
    {
      provider: 'Adobe Audience Manager',
      category: 'marketing',
      domains: ['demdex.net'],
      source: 'https://experienceleague.adobe.com/docs/core-services/interface/data-collection/cookies/audience-manager.html',
    },
    { demdex: '180 days', dextp: '180 days', dpm: '180 days' },
  ),
  ...family(
    { provider: 'AdRoll', category: 'marketing', source: 'https://help.adroll.com' },
    { __adroll_fpc: '1 year', __ar_v4: '1 year', __adroll: '13 months', __adroll_shared: '13 months', __adroll_consent: '13 months' },
  ),
  ...family(
    { provider: 'RTB House', category: 'marketing', domains: ['creativecdn.com'], source: 'https://www.rtbhouse.com/privacy-center/' },
    { u: '1 year', g: '1 year', c: '1 year', ts: '1 year' },
  ),
  ...family(
    { provider: 'Bidswitch', category: 'marketing', domains: ['bidswitch.net'], source: 'https://www.bidswitch.com/privacy-policy/' },
    { tuuid: '1 year', tuuid_lu: '1 year', c: '1 year' },
  ),
  ...family(
    { provider: 'Teads', category: 'marketing', domains: ['teads.tv'], source: 'https://www.teads.com/privacy-policy/' },
    { tt_viewer: '1 year', tt_bluekai: null, tt_exelate: null },
  ),
  ...family(
    {
      provider: 'Amazon Advertising',
      category: 'marketing',
      domains: ['amazon-adsystem.com'],
      source: 'https://www.amazon.com/privacyprefs',
    },
    { 'ad-id': '7 months', 'ad-privacy': '5 years' },
  ),
  ...family(
    { provider: 'ID5', category: 'marketing', domains: ['id5-sync.com'], source: 'https://id5.io/platform-privacy-policy/' },
    { id5: '90 days', '3pi': '90 days', cf: null, cip: null, cnac: null, car: null },
  ),
  ...family(
    { provider: 'Yahoo', category: 'marketing', domains: ['yahoo.com', 'analytics.yahoo.com'], source: 'https://legal.yahoo.com' },
    { A3: '1 year', A1: '1 year', A1S: 'session', GUC: null, IDSYNC: '1 year' },
  ),
  ...family(
    {
      provider: 'Google (signed-in)',
      category: 'marketing',
      mixed: true,
      domains: ['google.com', 'youtube.com'],
      source: 'https://policies.google.com/technologies/cookies',
    },
    {
      SID: '2 years',
      HSID: '2 years',
      SSID: '2 years',
      APISID: '2 years',
      SAPISID: '2 years',
      SIDCC: '1 year',
      '__Secure-1PSID': '2 years',
      '__Secure-3PSID': '2 years',
      '__Secure-1PAPISID': '2 years',
      '__Secure-3PAPISID': '2 years',
      LOGIN_INFO: '2 years',
      OTZ: '1 month',
      DV: '1 day',
    },
  ),
  ...family(
    { provider: 'Google AdSense', category: 'marketing', source: 'https://policies.google.com/technologies/cookies' },
    {
      __eoi: '6 months',
      FPLC: '20 hours',
      FPAU: '90 days',
      FPGCLAW: '90 days',
      FPGCLDC: '90 days',
      _gcl_gb: '90 days',
      _gcl_ag: '90 days',
      _gcl_ha: '90 days',
      __gsas: '90 days',
    },
  ),
  ...family(
    {
      provider: 'Google Analytics (server-side tagging)',
      category: 'statistics',
      source: 'https://developers.google.com/tag-platform/tag-manager/server-side',
    },
    { FPID: '2 years' },
  ),
  ...family(
    { provider: 'Klaviyo', category: 'marketing', source: 'https://help.klaviyo.com' },
    { __kla_id: '2 years', __kla_off: null, __kla_viewed: null },
  ),
  ...family(
    { provider: 'ActiveCampaign', category: 'marketing', source: 'https://help.activecampaign.com' },
    { ac_enable_tracking: '30 days', 'prism_*': '30 days' },
  ),
  ...family({ provider: 'Brevo', category: 'marketing', source: 'https://help.brevo.com' }, { sib_cuid: '6 months', 'uuid_sib*': null }),
  ...family(
    { provider: 'Leadfeeder (Dealfront)', category: 'marketing', source: 'https://help.dealfront.com' },
    { _lfa: '2 years', _lfa_test_cookie_stored: 'session', _lfa_expiry: null },
  ),
  ...family(
    { provider: '6sense', category: 'marketing', source: 'https://support.6sense.com' },
    { _an_uid: '7 days', _gd_visitor: '2 years', _gd_session: '4 hours', _gd_svisitor: '2 years', '6suuid': '2 years' },
  ),
  ...family(
    { provider: 'Pinterest', category: 'marketing', domains: ['pinterest.com'], source: 'https://policy.pinterest.com/en/cookies' },
    { _pinterest_sess: '1 year', _auth: '1 year', ar_debug: '1 year' },
  ),
  ...family(
    { provider: 'Impact', category: 'marketing', source: 'https://help.impact.com' },
    { IR_gbd: 'session', 'IR_*': null, IR_PI: '1 year' },
  ),
  ...family(
    { provider: 'Awin', category: 'marketing', source: 'https://www.awin.com/gb/privacy' },
    { '_aw_m_*': '1 year', _aw_j: null, '_aw_sn_*': '1 year', AWSESS: 'session' },
  ),
];
