import type { Severity } from '../../model/verdict.ts';
import type { ObservedCookie, RuleContext, Sighting } from '../context.ts';
import { defineRule, type FindingDraft } from '../define.ts';
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

const DAY = 86_400;

/**
 * The write by which a reload gave a kept cookie a new lifetime: what a visitor's next visit does as well.
 * The exemption of audience measurement asks that the lifetime is not prolonged then (CNIL 2020-091 (m)).
 */
function renewal({ sightings }: ObservedCookie): Sighting | undefined {
  return sightings.find(
    (sighting) =>
      sighting.how === 'set' &&
      sighting.phase === 'reload' &&
      sighting.proved &&
      (sighting.event?.lifetimeSeconds ?? 0) > DAY &&
      sightings.some(
        ({ how, scenario, phaseIndex }) => how === 'jar' && scenario === sighting.scenario && phaseIndex < sighting.phaseIndex,
      ),
  );
}

/** Whether the cookie is kept as exempt statistics, or may be: only of those is a renewal known to matter. */
function restsOnExemption(cookie: ObservedCookie, context: RuleContext): boolean {
  const entry = cookie.entry === null ? undefined : context.policy?.entries[cookie.entry];
  const statistics = entry?.category === 'statistics' || cookie.row.classification.category === 'statistics';
  return statistics && cookie.row.needsConsent !== 'yes';
}

function renewed(cookie: ObservedCookie, words: string, context: RuleContext): FindingDraft[] {
  const again = restsOnExemption(cookie, context) ? renewal(cookie) : undefined;
  if (again === undefined) return [];
  const review = cookie.row.needsConsent === 'review';
  return [
    {
      severity: review ? 'note' : context.profile.exemptStatisticsOverLimit,
      review,
      message: `${cookieName(cookie.row)} is set again for ${lifetimeWords(again.event?.lifetimeSeconds ?? null)} at a reload, so ${words} begin anew at each visit`,
      reason: `a lifetime that is not prolonged is a condition of the exemption of anonymised statistics${review ? `; ${cookie.row.needsConsentWhy}` : ''}`,
      cookie: keyOf(cookie),
      scenario: again.scenario,
      phase: again.phase,
      evidence: [{ pointer: again.pointer, label: 'the write at the reload' }],
    },
  ];
}

export default defineRule({
  id: 'cookie/lifetime-over-limit',
  title: 'A cookie lives longer than regulators recommend',
  severity: 'warning',
  explanation:
    'Compares the lifetime of the raw write with the longest that the profile allows: 13 months in the `eu` profile. Cookies that are exempt as necessary are left alone; for exempt statistics the limit is a condition of the exemption, and so is that a later visit does not prolong it: a reload that sets such a cookie again is told.',
  ground: ['GDPR art. 5(1)(e)', 'CNIL 2020-091 (m)'],
  fix: 'Shorten the lifetime of the cookie to 13 months or less.',
  needs: ['browser'],
  evaluate: (context) => {
    const limit = context.profile.lifetimeLimit;
    if (limit === null) return { findings: [], notApplicable: `the profile ${context.profile.id} sets no limit` };
    const findings = context.cookies.flatMap((cookie) => {
      const longest = cookie.lifetimes[0];
      const heavy = weight(cookie, context);
      if (longest === undefined || longest.seconds === null || longest.seconds <= limit.seconds || heavy === null)
        return renewed(cookie, limit.words, context);
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
