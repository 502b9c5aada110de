import { family, type KnownCookie } from './family.ts';

/** Audience measurement and behaviour tools beside the large ones of `statistics.ts`. */
export const analyticsTools: readonly KnownCookie[] = [
  ...family(
    {
      provider: 'Piwik PRO',
      category: 'statistics',
      mayBeAnonymised: true,
      source: 'https://help.piwik.pro/support/privacy/cookies-created-for-visitors/',
    },
    {
      'ppms_privacy_*': '12 months',
      stg_last_interaction: '365 days',
      stg_returning_visitor: '365 days',
      stg_traffic_source_priority: '30 minutes',
      stg_externalReferrer: 'session',
    },
  ),
  ...family({ provider: 'Mouseflow', category: 'statistics', source: 'https://help.mouseflow.com' }, { mf_user: '90 days' }),
  ...family(
    { provider: 'Crazy Egg', category: 'statistics', source: 'https://help.crazyegg.com' },
    { '_ce.s': '1 year', '_ce.gtld': 'session', cebs: 'session', cebsp_: 'session', '_ce.clock_data': '1 day', '_ce.clock_event': '1 day' },
  ),
  ...family(
    { provider: 'FullStory', category: 'statistics', source: 'https://help.fullstory.com/hc/en-us/articles/360020829513' },
    { fs_uid: '1 year', fs_lua: '30 minutes' },
  ),
  ...family(
    { provider: 'Heap', category: 'statistics', source: 'https://developers.heap.io' },
    { '_hp2_id.*': '13 months', '_hp2_ses_props.*': '30 minutes', '_hp2_props.*': '13 months', '_hp2_hld*': 'session' },
  ),
  ...family({ provider: 'Smartlook', category: 'statistics', source: 'https://help.smartlook.com' }, { 'SL_C_*': '13 months' }),
  ...family(
    { provider: 'Lucky Orange', category: 'statistics', source: 'https://help.luckyorange.com' },
    { _lo_uid: '2 years', _lo_v: '1 year', __lotl: '180 days', _lorid: '10 minutes' },
  ),
  ...family(
    { provider: 'Inspectlet', category: 'statistics', source: 'https://www.inspectlet.com/legal' },
    {
      __insp_wid: null,
      __insp_slim: null,
      __insp_nv: null,
      __insp_targlpu: null,
      __insp_targlpt: null,
      __insp_norec_sess: null,
      '__insp_*': null,
    },
  ),
  ...family(
    { provider: 'Yandex Metrica', category: 'statistics', source: 'https://yandex.com/support/metrica/general/cookie-usage.html' },
    { _ym_uid: '1 year', _ym_d: '1 year', _ym_isad: '2 days', '_ym_visorc*': '30 minutes', _ym_hostIndex: '1 day', '_ym_*': null },
  ),
  ...family(
    {
      provider: 'Yandex',
      category: 'statistics',
      domains: ['yandex.ru', 'yandex.com'],
      source: 'https://yandex.com/support/metrica/general/cookie-usage.html',
    },
    { yandexuid: '1 year', yuidss: '1 year', ymex: '1 year' },
  ),
  ...family(
    {
      provider: 'etracker',
      category: 'statistics',
      mayBeAnonymised: true,
      source: 'https://www.etracker.com/en/docs/integration-setup-2/tracking-code-sdks/tracking-code-integration/used-cookies/',
    },
    {
      _et_coid: '2 years',
      et_oi_v2: '2 years',
      et_oip: '50 years',
      et_allow_cookies: '16 months',
      BT_ctst: 'session',
      BT_sdc: 'session',
      BT_pdc: '1 year',
      et_scroll_depth: 'session',
    },
  ),
  ...family(
    { provider: 'econda', category: 'statistics', source: 'https://docs.econda.de' },
    { 'emos_jcsid*': 'session', 'emos_jcvid*': '2 years' },
  ),
  ...family(
    { provider: 'Siteimprove', category: 'statistics', source: 'https://help.siteimprove.com' },
    { nmstat: '1000 days', szcookiechoice: null },
  ),
  ...family(
    { provider: 'Gemius', category: 'statistics', source: 'https://www.gemius.com/cookie-policy.html' },
    { __gfp_64b: '13 months', __gfp_s_64b: 'session', Gdyn: '13 months' },
  ),
  ...family(
    {
      provider: 'New Relic',
      category: 'statistics',
      domains: ['nr-data.net'],
      source: 'https://docs.newrelic.com/docs/browser/browser-monitoring/page-load-timing-resources/new-relic-cookies-used-browser/',
    },
    { JSESSIONID: 'session' },
  ),
  ...family(
    {
      provider: 'Dynatrace',
      category: 'statistics',
      mixed: true,
      source: 'https://docs.dynatrace.com/docs/manage/data-privacy-and-security/data-privacy/cookies',
    },
    {
      rxVisitor: 'session',
      rxvt: 'session',
      dtCookie: 'session',
      dtLatC: 'session',
      dtPC: 'session',
      dtSa: 'session',
      'dtCookie*': 'session',
    },
  ),
  ...family(
    { provider: 'Datadog RUM', category: 'statistics', mixed: true, source: 'https://docs.datadoghq.com/real_user_monitoring/' },
    { _dd_s: '15 minutes' },
  ),
  ...family(
    {
      provider: 'Azure Application Insights',
      category: 'statistics',
      source: 'https://learn.microsoft.com/azure/azure-monitor/app/javascript-sdk',
    },
    { ai_user: '1 year', ai_session: '30 minutes', ai_authUser: null },
  ),
  ...family(
    {
      provider: 'Adobe Experience Cloud',
      category: 'statistics',
      source: 'https://experienceleague.adobe.com/docs/core-services/interface/data-collection/cookies/',
    },
    {
      s_cc: 'session',
      s_sq: 'session',
      s_ppv: 'session',
      s_nr: null,
      'AMCVS_*': 'session',
      'kndctr_*_identity': '13 months',
      'kndctr_*_cluster': '30 minutes',
      s_ecid: '2 years',
    },
  ),
  ...family(
    { provider: 'Snowplow', category: 'statistics', source: 'https://docs.snowplow.io/docs/sources/trackers/javascript-trackers/' },
    { '_sp_id.*': '2 years', '_sp_ses.*': '30 minutes' },
  ),
  ...family(
    { provider: 'Kissmetrics', category: 'statistics', source: 'https://support.kissmetrics.io' },
    { km_ai: '5 years', km_lv: '5 years', km_vs: '30 minutes', km_ni: '5 years', km_uq: null, kvcd: 'session' },
  ),
  ...family(
    { provider: 'Chartbeat', category: 'statistics', source: 'https://docs.chartbeat.com' },
    { _cb_ls: '13 months', _chartbeat2: '13 months', _cb_svref: '30 minutes', _v__chartbeat3: '13 months' },
  ),
  ...family(
    { provider: 'Parse.ly', category: 'statistics', source: 'https://docs.parse.ly' },
    { _parsely_visitor: '13 months', _parsely_session: '30 minutes', _parsely_slot_click: '3 seconds' },
  ),
  ...family({ provider: 'Countly', category: 'statistics', source: 'https://support.countly.com' }, { cly_id: null }),
  ...family({ provider: 'Woopra', category: 'statistics', source: 'https://docs.woopra.com' }, { wooTracker: '2 years', wooMeta: null }),
  ...family(
    { provider: 'Mapp Intelligence (Webtrekk)', category: 'statistics', mayBeAnonymised: true, source: 'https://docs.mapp.com/' },
    { wt3_eid: '6 months', wt3_sid: 'session', 'wteid_*': '6 months', 'wtsid_*': 'session' },
  ),
  ...family(
    { provider: 'Siteimprove', category: 'statistics', source: 'https://help.siteimprove.com/support/solutions/articles/80000448553' },
    { siteimproveses: 'session' },
  ),
  ...family(
    {
      provider: 'Segment',
      category: 'statistics',
      source: 'https://segment.com/docs/connections/sources/catalog/libraries/website/javascript/',
    },
    { ajs_group_id: '1 year' },
  ),
  ...family(
    { provider: 'Oracle Infinity', category: 'statistics', source: 'https://www.oracle.com/legal/privacy/' },
    { ORA_FPC: '2 years' },
  ),
  ...family(
    {
      provider: 'Google Analytics',
      category: 'statistics',
      source: 'https://developers.google.com/analytics/devguides/collection/analyticsjs/cookie-usage',
    },
    { '_dc_gtm_*': '1 minute' },
  ),
];
