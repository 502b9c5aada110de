import type { ObservedCookie } from '../context.ts';
import { noList } from '../cookie-finding.ts';
import { defineRule, type FindingDraft } from '../define.ts';
import type { Profile } from '../profile.ts';
import { cookieName, keyOf, lifetimeWords } from '../wording.ts';

function compare(cookie: ObservedCookie, declared: number, profile: Profile): FindingDraft[] {
  const longest = cookie.lifetimes[0];
  if (longest === undefined) return [];
  const evidence = [{ pointer: longest.pointer, label: longest.atLeast ? 'expiry in the jar' : 'the write' }];
  const base = { cookie: keyOf(cookie), evidence, review: !cookie.sightings.some((sighting) => sighting.proved) };
  const declaredWords = lifetimeWords(declared);
  if (longest.seconds === null) {
    // Shorter than declared harms nobody; only a list that says days or more is worth a word.
    if (declared < profile.overDeclaredSeconds) return [];
    return [
      {
        ...base,
        severity: 'note',
        message: `${cookieName(cookie.row)} is declared to last ${declaredWords} and was set for the session`,
        reason: 'the policy does not say what is done',
      },
    ];
  }
  const over = longest.seconds - declared >= profile.overDeclaredSeconds && longest.seconds > declared * profile.overDeclaredFactor;
  if (!over) return [];
  const words = `${longest.atLeast ? 'at least ' : ''}${lifetimeWords(longest.seconds)}`;
  return [
    {
      ...base,
      message: `${cookieName(cookie.row)} is declared to last ${declaredWords} and was set for ${words}`,
      reason: 'visitors must be told how long a cookie is kept',
    },
  ];
}

export default defineRule({
  id: 'cookie/lifetime-over-declared',
  title: 'A cookie lives longer than declared',
  severity: 'warning',
  explanation:
    'Compares the lifetime of the raw write (the jar caps it at 400 days) with the declared one: more than 1.5 times and at least a day over, or persistent where a session is declared. A session where days are declared is a note.',
  ground: ['GDPR art. 13(2)(a)', 'CJEU Planet49 C-673/17', 'Bollinger et al. 2022, B6'],
  fix: 'Shorten the lifetime of the cookie, or declare the real one.',
  needs: ['browser', 'policy'],
  evaluate: (context) => {
    const cannotTell = noList(context);
    if (cannotTell !== null) return { findings: [], cannotTell };
    const stated = context.policy?.entries.some((entry) => entry.lifetimeSeconds !== null) ?? false;
    if (!stated) return { findings: [], notApplicable: 'the policy states no lifetimes' };
    return {
      findings: context.cookies.flatMap((cookie) => {
        const declared = cookie.entry === null ? undefined : context.policy?.entries[cookie.entry]?.lifetimeSeconds;
        return declared === undefined || declared === null ? [] : compare(cookie, declared, context.profile);
      }),
    };
  },
});
