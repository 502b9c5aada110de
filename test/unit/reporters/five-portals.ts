import type { Report } from '../../../src/model/report.ts';
import type { CookieRow, Finding } from '../../../src/model/verdict.ts';
import { aCookie, aFinding, anEntry, aReport, aVerdict, byHttp, byScript, seen } from './builder.ts';

const DAY = 86_400;

function odsCookies(domain: string, withBanner: boolean): CookieRow[] {
  const cookies = [
    aCookie({
      name: 'csrftoken',
      domain,
      httpOnly: false,
      lifetimeSeconds: 364 * DAY,
      seen: seen('no-choice:bmi accept:bamri reject:bamri'),
      setters: [byHttp(`https://${domain}/explore/`)],
      declaration: { status: 'declared', entry: anEntry({ name: 'csrftoken' }), why: 'same name' },
    }),
    aCookie({
      name: 'django_language',
      domain,
      httpOnly: false,
      lifetimeSeconds: 365 * DAY,
      setters: [byHttp(`https://${domain}/`)],
      declaration: { status: 'declared', entry: anEntry({ name: 'django_language' }), why: 'same name' },
    }),
    aCookie({ domain, setters: [byHttp(`https://${domain}/`)] }),
  ];
  if (withBanner) {
    cookies.push(
      aCookie({
        name: 'cookies_preferences',
        domain,
        httpOnly: false,
        lifetimeSeconds: 182 * DAY,
        seen: seen('accept:ari reject:ari'),
        setters: [byScript(`https://${domain}/static/js/cookie-consent.min.js`, 41)],
        declaration: { status: 'declared', entry: anEntry({ name: 'cookies_preferences' }), why: 'same name' },
      }),
    );
  }
  return cookies;
}

function matomo(name: string, lifetimeSeconds: number): CookieRow {
  return aCookie({
    name,
    domain: 'jmorel.opendatasoft.com',
    httpOnly: false,
    lifetimeSeconds,
    setters: [byScript('https://stats.matomo-cloud.example/matomo.js', 12)],
    declaration: { status: 'undeclared', near: [] },
    classification: {
      category: 'statistics',
      basis: 'known-cookie',
      confidence: 'exact',
      provider: 'Matomo',
      note: 'audience measurement',
    },
    needsConsent: 'yes',
    needsConsentWhy: 'statistics; the policy does not say that they are anonymised',
  });
}

const undeclared = (cookie: CookieRow, over: Partial<Finding> = {}): Finding =>
  aFinding({
    rule: 'cookie/undeclared',
    message: `${cookie.name} (${cookie.domain}) is set, and no entry of the policy covers it`,
    reason:
      'A visitor must be told of every cookie: ePrivacy Directive art. 5(3), GDPR art. 13. The nearest entries of the list differ in name.',
    fix: 'Add the cookie to the policy, with provider, purpose and lifetime, or stop setting it',
    cookie,
    evidence: [
      {
        pointer: '/scenarios/0/events/4',
        label: 'no-choice, before: written by https://stats.matomo-cloud.example/matomo.js:12 after 240 ms',
      },
      { pointer: '/scenarios/0/phases/0/jar/3', label: 'no-choice, before: in the jar at the end of the phase' },
    ],
    ...over,
  });

const id = matomo('_pk_id.7.1fff', 393 * DAY);
const ses = matomo('_pk_ses.7.1fff', 1800);
const ad = aCookie({
  name: 'uid',
  domain: 'adnet.example',
  hostOnly: false,
  party: 'third',
  sameSite: 'None',
  lifetimeSeconds: 400 * DAY,
  seen: seen('accept:ari'),
  sentTo: ['px.adnet.example'],
  setters: [byHttp('https://px.adnet.example/collect/pixel.gif?id=31337')],
  declaration: { status: 'undeclared', near: [] },
  classification: { category: 'marketing', basis: 'company', confidence: 'majority', provider: 'AdNet', note: 'an advertising company' },
  needsConsent: 'yes',
  needsConsentWhy: 'marketing',
});
const ga = aCookie({
  name: '_ga',
  domain: 'mtran.my.opendatasoft.com',
  hostOnly: false,
  httpOnly: false,
  lifetimeSeconds: 730 * DAY,
  seen: seen('accept:ari reject:ari'),
  setters: [byScript('https://www.googletagmanager.com/gtag/js', 388), byScript('https://mtran.my.opendatasoft.com/static/app.js', 9)],
  declaration: { status: 'undeclared', near: [] },
  needsConsent: 'yes',
});

/** The five stories of the fixture portals, told by hand. */
export const fivePortals: Report = aReport(
  [
    aVerdict({
      url: 'https://smartbump.opendatasoft.com/',
      verdict: 'inconclusive',
      reasons: ['1 finding is for review: the text of the policy is cut off'],
      banner: { found: false, driver: null, facts: null },
      policy: {
        status: 'read',
        source: 'policies/smartbump.txt',
        format: 'text',
        completeness: 'incomplete',
        reason: 'the text ends in the middle of a word ("Opend")',
        entries: [anEntry(), anEntry({ name: 'django_language' })],
      },
      scenarios: [
        { name: 'no-choice', outcome: 'done', verified: true, reason: null, pages: 3 },
        { name: 'accept', outcome: 'absent', verified: false, reason: null, pages: 3 },
        { name: 'reject', outcome: 'absent', verified: false, reason: null, pages: 3 },
      ],
      cookies: odsCookies('smartbump.opendatasoft.com', false).map((cookie) =>
        cookie.name === 'csrftoken'
          ? {
              ...cookie,
              seen: seen('no-choice:bi accept:b reject:b'),
              declaration: { status: 'undeclared', near: [{ name: 'CSRFToken', why: 'differs in case' }] },
            }
          : { ...cookie, seen: seen('no-choice:bi accept:b reject:b') },
      ),
      rules: [
        { id: 'cookie/undeclared', outcome: 'cant-tell', reason: 'the list of the policy is incomplete' },
        { id: 'cookie/pre-consent', outcome: 'passed', reason: null },
        { id: 'cookie/after-reject', outcome: 'not-applicable', reason: 'there is no banner' },
      ],
      findings: [
        aFinding({
          rule: 'cookie/undeclared',
          review: true,
          message: 'csrftoken is set, and the part of the policy that could be read does not list it',
          reason: 'The policy text is cut off, so what it does not list may stand in the part that is missing',
          fix: 'Give the audit the whole policy text, or add the cookie to it',
          cookie: aCookie({ name: 'csrftoken', domain: 'smartbump.opendatasoft.com' }),
          evidence: [
            { pointer: '/scenarios/0/events/1', label: 'no-choice, before: Set-Cookie of https://smartbump.opendatasoft.com/explore/' },
          ],
        }),
      ],
    }),
    aVerdict({
      url: 'https://jmorel.opendatasoft.com/',
      verdict: 'violations',
      reasons: ['cookie/pre-consent failed 2 times', 'cookie/undeclared failed 2 times'],
      cookies: [...odsCookies('jmorel.opendatasoft.com', true), id, ses],
      rules: [
        { id: 'cookie/undeclared', outcome: 'failed', reason: null },
        { id: 'cookie/pre-consent', outcome: 'failed', reason: null },
        { id: 'cookie/after-reject', outcome: 'passed', reason: null },
        { id: 'policy/incomplete', outcome: 'failed', reason: null },
      ],
      findings: [
        undeclared(id),
        undeclared(ses),
        aFinding({ cookie: id }),
        aFinding({ cookie: ses, message: '_pk_ses.7.1fff is set before any choice was made' }),
        aFinding({
          rule: 'policy/incomplete',
          severity: 'warning',
          message: '4 entries of the policy state no lifetime',
          reason: 'GDPR art. 13(2)(a) asks for the storage period',
          fix: 'State the lifetime of each cookie',
          scenario: null,
          phase: null,
          subject: 'lifetime',
          evidence: [{ pointer: '/policyPage', label: 'https://jmorel.opendatasoft.com/terms/cookies-policy/' }],
        }),
      ],
    }),
    aVerdict({
      url: 'https://bfortune.opendatasoft.com/',
      verdict: 'violations',
      reasons: ['cookie/undeclared failed'],
      cookies: [...odsCookies('bfortune.opendatasoft.com', true), ad],
      findings: [
        undeclared(ad, {
          scenario: 'accept',
          phase: 'after',
          evidence: [
            {
              pointer: '/scenarios/1/events/9',
              label:
                'accept, after: Set-Cookie of https://px.adnet.example/collect/pixel.gif?id=31337&ref=https%3A%2F%2Fbfortune.opendatasoft.com%2Fexplore%2F%3Fsort%3Dmodified&session=0123456789',
            },
          ],
        }),
      ],
    }),
    aVerdict({
      url: 'https://mtran.my.opendatasoft.com/',
      verdict: 'violations',
      reasons: ['cookie/after-reject failed'],
      banner: {
        found: true,
        driver: 'scripted',
        facts: {
          text: 'Nous utilisons des cookies',
          frame: 'https://mtran.my.opendatasoft.com/',
          language: 'fr',
          cmp: 'Opendatasoft',
          controls: [],
        },
      },
      cookies: [...odsCookies('mtran.my.opendatasoft.com', true), ga],
      findings: [
        aFinding({
          rule: 'cookie/after-reject',
          message: '_ga is still set after the visitor refused',
          reason:
            'The refusal was proved (banner gone, choice stored, banner stays away), yet a statistics cookie is written after it, on reload and on inner pages',
          fix: 'Load Google Analytics only where cookies_preferences says "ga": true',
          cookie: ga,
          scenario: 'reject',
          phase: 'after',
          evidence: [
            { pointer: '/scenarios/2/events/7', label: 'reject, after: written by https://www.googletagmanager.com/gtag/js:388' },
            { pointer: '/scenarios/2/phases/2/jar/4', label: 'reject, reload: in the jar' },
          ],
        }),
        aFinding({
          rule: 'policy/unobserved',
          severity: 'note',
          message: 'sessionid is declared and was not seen',
          reason: '3 pages in 3 scenarios were visited; a log-in was not',
          fix: 'Nothing, if it is set at log-in only',
          scenario: null,
          phase: null,
          evidence: [],
        }),
      ],
    }),
    aVerdict({
      url: 'https://dashboard.paris/',
      verdict: 'inconclusive',
      reasons: ['The portal could not be visited: dns: dashboard.paris has no address (net::ERR_NAME_NOT_RESOLVED)'],
      banner: { found: null, driver: null, facts: null },
      policy: { status: 'missing', source: null, format: null, completeness: null, reason: 'no page could be opened', entries: [] },
      scenarios: [
        { name: 'no-choice', outcome: 'failed', verified: false, reason: 'dns: dashboard.paris has no address', pages: 0 },
        { name: 'accept', outcome: 'failed', verified: false, reason: 'dns: dashboard.paris has no address', pages: 0 },
        { name: 'reject', outcome: 'failed', verified: false, reason: 'dns: dashboard.paris has no address', pages: 0 },
      ],
      notObserved: ['everything: the start page could not be opened'],
      rules: [{ id: 'cookie/undeclared', outcome: 'cant-tell', reason: 'nothing was observed' }],
    }),
  ],
  { gate: { failOn: 'error', allowInconclusive: false, exitCode: 1, reason: '6 errors in 3 portals' } },
);
