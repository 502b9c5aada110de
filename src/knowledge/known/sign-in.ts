import { family, type KnownCookie } from './family.ts';

/** Sessions of learning platforms, sign-in services and content systems: they keep a visitor logged in. */
export const signIn: readonly KnownCookie[] = [
  ...family({ provider: 'Moodle', category: 'necessary', source: 'https://docs.moodle.org/en/Cookies' }, { 'MoodleSession*': 'session' }),
  ...family({ provider: 'Moodle', category: 'functional', source: 'https://docs.moodle.org/en/Cookies' }, { 'MOODLEID1_*': '60 days' }),
  ...family(
    { provider: 'SimpleSAMLphp', category: 'necessary', source: 'https://simplesamlphp.org/docs/stable/' },
    { SimpleSAML: 'session', SimpleSAMLAuthToken: 'session', SimpleSAMLSessionID: 'session' },
  ),
  ...family(
    { provider: 'Shibboleth', category: 'necessary', source: 'https://shibboleth.atlassian.net/wiki/spaces/SP3/' },
    { '_shibsession_*': 'session', '_shibstate_*': 'session', shib_idp_session: 'session', shib_idp_session_ss: 'session' },
  ),
  ...family(
    { provider: 'ASP.NET', category: 'necessary', source: 'https://learn.microsoft.com/aspnet/identity/' },
    { '.AspNet.ApplicationCookie': '14 days', '.ASPXAUTH': 'session' },
  ),
  ...family(
    { provider: 'Supabase', category: 'necessary', source: 'https://supabase.com/docs/guides/auth/sessions' },
    { 'sb-access-token': '1 hour', 'sb-refresh-token': null, 'sb-*-auth-token*': null },
  ),
  ...family(
    { provider: 'Clerk', category: 'necessary', source: 'https://clerk.com/docs/guides/how-clerk-works/overview' },
    { '__client_uat*': null, __clerk_db_jwt: null },
  ),
  ...family(
    { provider: 'Ory Kratos', category: 'necessary', source: 'https://www.ory.sh/docs/kratos/session-management/overview' },
    { ory_kratos_session: null },
  ),
  ...family(
    { provider: 'Craft CMS', category: 'necessary', source: 'https://craftcms.com/docs/5.x/reference/config/general.html' },
    { CraftSessionId: 'session' },
  ),
  ...family(
    { provider: 'Magento 1', category: 'necessary', generic: true, source: 'https://experienceleague.adobe.com/docs/commerce.html' },
    { frontend: '1 hour', frontend_cid: '1 hour' },
  ),
  ...family(
    {
      provider: 'OpenStreetMap',
      category: 'functional',
      domains: ['openstreetmap.org'],
      source: 'https://wiki.osmfoundation.org/wiki/Privacy_Policy',
    },
    { _osm_session: 'session' },
  ),
];
