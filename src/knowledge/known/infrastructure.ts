import { family, type KnownCookie } from './family.ts';

/** Load balancers, caches, firewalls and bot protection beside those of `site-operation.ts`. */
export const infrastructure: readonly KnownCookie[] = [
  ...family(
    { provider: 'Citrix NetScaler', category: 'necessary', source: 'https://docs.netscaler.com' },
    { 'NSC_*': 'session', citrix_ns_id: 'session', citrix_ns_id_wlf: 'session' },
  ),
  ...family(
    { provider: 'Radware', category: 'necessary', source: 'https://support.radware.com' },
    {
      rdwr_session: 'session',
      __uzma: '6 months',
      __uzmb: '6 months',
      __uzmc: '6 months',
      __uzmd: '6 months',
      __uzme: '6 months',
      __uzmf: '6 months',
    },
  ),
  ...family(
    { provider: 'Barracuda', category: 'necessary', source: 'https://campus.barracuda.com' },
    { BNI_persistence: 'session', 'BNES_*': 'session', barra_counter_session: 'session', BNI__BARRACUDA_LB_COOKIE: 'session' },
  ),
  ...family(
    { provider: 'FortiWeb', category: 'necessary', source: 'https://docs.fortinet.com' },
    { cookiesession1: '1 year', FORTIWAFSID: 'session' },
  ),
  ...family({ provider: 'Sucuri', category: 'necessary', source: 'https://docs.sucuri.net' }, { 'sucuri_cloudproxy_uuid_*': '24 hours' }),
  ...family(
    { provider: 'Imperva', category: 'necessary', source: 'https://docs.imperva.com' },
    { reese84: '1 month', ___utmvc: '20 seconds', 'incap_sh_*': null },
  ),
  ...family(
    { provider: 'Kasada', category: 'necessary', source: 'https://www.kasada.io' },
    { KP_UIDz: '24 hours', 'KP_UIDz-ssn': '24 hours' },
  ),
  ...family(
    { provider: 'HUMAN (PerimeterX)', category: 'necessary', source: 'https://docs.humansecurity.com' },
    {
      _px: '5 minutes',
      _px2: '5 minutes',
      _px3: '5 minutes',
      _pxhd: '1 year',
      _pxvid: '1 year',
      _pxff_cc: null,
      _pxde: null,
      _pxttld: null,
    },
  ),
  ...family(
    { provider: 'Akamai', category: 'necessary', source: 'https://techdocs.akamai.com' },
    { AKA_A2: '1 hour', bm_mi: '2 hours', 'akavpau_*': null, bm_so: null, bm_lso: null, sbsd: null },
  ),
  ...family(
    {
      provider: 'Cloudflare',
      category: 'necessary',
      source: 'https://developers.cloudflare.com/fundamentals/reference/policies-compliances/cloudflare-cookies/',
    },
    { __cfduid: '30 days', __cfseq: null, cf_ob_info: '1 minute', cf_use_ob: '1 minute', __cfzcrt: null },
  ),
  ...family(
    {
      provider: 'Cloudflare Access',
      category: 'necessary',
      source: 'https://developers.cloudflare.com/cloudflare-one/identity/authorization-cookie/',
    },
    { CF_Authorization: '24 hours', CF_AppSession: '24 hours', CF_Session: null },
  ),
  ...family({ provider: 'Varnish or Fastly affinity', category: 'necessary', source: 'https://docs.fastly.com' }, { fastly_geo: null }),
  ...family(
    { provider: 'Traefik', category: 'necessary', source: 'https://doc.traefik.io/traefik/routing/services/#sticky-sessions' },
    { _traefik_backend: 'session' },
  ),
  ...family(
    {
      provider: 'Kubernetes ingress',
      category: 'necessary',
      source: 'https://kubernetes.github.io/ingress-nginx/examples/affinity/cookie/',
    },
    { INGRESSCOOKIE: 'session' },
  ),
  ...family({ provider: 'OVHcloud load balancing', category: 'necessary', source: 'https://help.ovhcloud.com' }, { cluster_session: null }),
  ...family(
    { provider: 'Queue-it', category: 'necessary', source: 'https://queue-it.com' },
    { 'QueueITAccepted-*': '20 minutes', 'Queue-it-token': null, 'Queue-it-*': null },
  ),
  ...family(
    {
      provider: 'Friendly Captcha and hCaptcha',
      category: 'necessary',
      domains: ['hcaptcha.com'],
      source: 'https://www.hcaptcha.com/privacy',
    },
    { hc_accessibility: '1 day', hmt_id: '30 days' },
  ),
];
