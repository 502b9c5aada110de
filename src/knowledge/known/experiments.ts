import { family, type KnownCookie } from './family.ts';

/** Tests of variants and personalised pages: they measure, or choose what is shown; the purpose that weighs most is named. */
export const experiments: readonly KnownCookie[] = [
  ...family(
    { provider: 'VWO', category: 'statistics', source: 'https://help.vwo.com/hc/en-us/articles/360033738693' },
    {
      _vwo_uuid: '1 year',
      _vwo_uuid_v2: '1 year',
      _vwo_ds: '90 days',
      _vwo_sn: '30 minutes',
      _vis_opt_s: '100 days',
      _vis_opt_test_cookie: 'session',
      '_vis_opt_exp_*': '100 days',
      _vwo_referrer: '15 seconds',
    },
  ),
  ...family(
    {
      provider: 'Optimizely',
      category: 'statistics',
      mixed: true,
      source: 'https://support.optimizely.com/hc/en-us/articles/4410284326413',
    },
    {
      optimizelyEndUserId: '6 months',
      optimizelyOptOut: '10 years',
      optimizelyRumLB: 'session',
      optimizelyBuckets: '10 years',
      optimizelySegments: '10 years',
    },
  ),
  ...family(
    { provider: 'Kameleoon', category: 'statistics', mixed: true, source: 'https://help.kameleoon.com' },
    { kameleoonVisitorCode: '380 days', kameleoonTrackings: '380 days' },
  ),
  ...family(
    {
      provider: 'Adobe Target',
      category: 'marketing',
      mixed: true,
      source: 'https://experienceleague.adobe.com/docs/core-services/interface/data-collection/cookies/target.html',
    },
    { mbox: '2 years', mboxEdgeCluster: '30 minutes', at_check: 'session' },
  ),
  ...family(
    { provider: 'Dynamic Yield', category: 'functional', mixed: true, source: 'https://support.dynamicyield.com' },
    { _dyid: '1 year', _dyjsession: 'session', _dy_geo: null, '_dy_*': null, _dycnst: null },
  ),
  ...family(
    { provider: 'Convert', category: 'statistics', source: 'https://support.convert.com' },
    { _conv_v: '6 months', _conv_s: '20 minutes', _conv_r: '6 months' },
  ),
];
