import type { Profile } from '../../rules/profile.ts';

/** The common ground of the European Union; other profiles say only what they change. */
export const eu: Profile = {
  id: 'eu',
  title: 'European Union',
  grounds: ['ePrivacy Directive art. 5(3)', 'GDPR', 'CJEU Planet49 C-673/17', 'WP29 Opinion 04/2012'],
  severities: {},
  anonymisedStatisticsExempt: true,
  // 397 days: no thirteen calendar months are longer.
  lifetimeLimit: { seconds: 397 * 86_400, words: '13 months' },
  exemptStatisticsOverLimit: 'warning',
  overDeclaredFactor: 1.5,
  overDeclaredSeconds: 86_400,
};
