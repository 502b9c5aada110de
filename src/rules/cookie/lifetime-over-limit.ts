import type { Severity } from '../../model/verdict.ts';
import type { ObservedCookie, RuleContext } from '../context.ts';
import { defineRule } from '../define.ts';
import { cookieName, keyOf, lifetimeWords } from '../wording.ts';

/** How heavy an overlong lifetime is: null for cookies that the limit does not speak of. */
function weight(cookie: ObservedCookie, context: RuleContext): { severity?: Severity; why: string } | null {
  if (cookie.row.needsConsent === 'yes') return { why: cookie.row.needsConsentWhy };
  if (cookie.row.needsConsent === 'review') return { severity: 'note', why: `only if it needs consent: ${cookie.row.needsConsentWhy}` };
  const entry = cookie.entry === null ? undefined : context.policy?.entries[cookie.entry];
  const statistics = entry?.category === 'statistics' || cookie.row.classification.category === 'statistics';
  return statistics
    ? { severity: context.profile.exemptStatisticsOverLimit, why: 'the lifetime is a condition of the exemption of anonymised statistics' }
    : null;
}

export default defineRule({
  id: 'cookie/lifetime-over-limit',
  title: 'A cookie lives longer than regulators recommend',
  severity: 'warning',
  explanation:
    'Compares the lifetime of the raw write with the longest that the profile allows: 13 months in the `eu` profile. Cookies that are exempt as necessary are left alone; for exempt statistics the limit is a condition of the exemption.',
  ground: ['GDPR art. 5(1)(e)', 'CNIL 2020-091 (m)'],
  fix: 'Shorten the lifetime of the cookie to 13 months or less.',
  needs: ['browser'],
  evaluate: (context) => {
    const limit = context.profile.lifetimeLimit;
    if (limit === null) return { findings: [], notApplicable: `the profile ${context.profile.id} sets no limit` };
    const findings = context.cookies.flatMap((cookie) => {
      const longest = cookie.lifetimes[0];
      const heavy = weight(cookie, context);
      if (longest === undefined || longest.seconds === null || longest.seconds <= limit.seconds || heavy === null) return [];
      return [
        {
          ...(heavy.severity === undefined ? {} : { severity: heavy.severity }),
          review: !cookie.sightings.some((sighting) => sighting.proved),
          message: `${cookieName(cookie.row)} was set for ${longest.atLeast ? 'at least ' : ''}${lifetimeWords(longest.seconds)}, longer than ${limit.words}`,
          reason: heavy.why,
          cookie: keyOf(cookie),
          evidence: [{ pointer: longest.pointer, label: longest.atLeast ? 'expiry in the jar' : 'the write' }],
        },
      ];
    });
    return { findings };
  },
});
